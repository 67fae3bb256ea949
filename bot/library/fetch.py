"""Fetch: one file into the chat, piped: a task's source, a result, a conversion, an export."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import datetime, timedelta

from bot.jobs import error_policy as policy
from bot.jobs.answer.sending import AnswerParts
from bot.jobs.events import Begun, PartSent, Transferred
from bot.jobs.lifecycle import AccountChange, JobLifecycle
from bot.jobs.media import shape_of
from bot.jobs.record import Failure, Job, JobState
from bot.jobs.repository import Jobs
from bot.jobs.status import place_of
from bot.jobs.step_runner import StepRunner
from bot.library.card import oversize_rows
from bot.library.handles import TaskHandles
from bot.library.listing import Files, Fresh, Listing
from bot.polyglotvoice.models import ApiKey
from bot.telegram.messages import Sender
from bot.telegram.outgoing import Outgoing
from bot.telegram.troubles import RefusedError, UnreachableError, UploadTooBigError
from bot.telegram.uploads import ChatUploads
from bot.texts.catalogue import Catalogue
from bot.texts.explained import ExplainedError

_AT_ONCE = 20
_BUSY_DELAY_S = 1.0
_STATUS_EVERY_S = 4.0
_STATUS_TIMEOUT_S = 3.0
_MOST_TROUBLES, _MOST_PAID_IN_VAIN = 3, 1
"""Each try is a request that counts, and a conversion is made again each time; none that Telegram does not take is more
than once."""
AS_DOCUMENT = "as document"


class OversizeError(Exception):
    """More than Telegram takes; `size` in bytes where it is known."""

    def __init__(self, size: int | None) -> None:
        super().__init__()
        self.size = size


class FileDelivery:
    """Brings an open file into a chat, in the shape that fits it."""

    def __init__(self, *, uploads: ChatUploads, sender: Sender, handles: TaskHandles, catalogue: Catalogue) -> None:
        self._uploads = uploads
        self._sender = sender
        self._handles = handles
        self._catalogue = catalogue

    async def send(self, job: Job, fresh: Fresh, tick: Callable[[int], Awaitable[None]]) -> None:
        """Send it; `tick` hears how many bytes have gone. Raises OversizeError, and what Telegram refuses."""
        if fresh.size is not None and fresh.size > self._uploads.max_bytes:
            raise OversizeError(fresh.size)
        first = await anext(fresh.chunks, b"")
        if not first:
            raise ExplainedError("fetch-empty", permanent=True)
        shape = "document" if AS_DOCUMENT in job.answer.parts else shape_of(fresh.name, fresh.content_type, first)
        outgoing = Outgoing(fresh.name, shape, _led_by(first, fresh.chunks), fresh.duration_s)
        try:
            await self._uploads.send(place_of(job), outgoing, tick)
        except UploadTooBigError:
            raise OversizeError(fresh.size) from None

    async def say_oversize(self, job: Job, size: int | None) -> Failure:
        """Say why the file can't come, and offer what can: its sound alone, smaller. Returns it as a failure."""
        texts, most = self._catalogue.texts(job.language), self._uploads.max_bytes
        said = texts.size(size) if size is not None else texts.plain("fetch-over", limit=texts.size(most))
        sentence = "source-too-big" if job.kind == "source" else "fetch-too-big"
        html = texts.say(sentence, size=said, limit=texts.size(most))
        task = Listing(id=job.task.id or "", title=job.task.title or "", length_s=job.task.length_s)
        handle = await self._handles.give(job.origin.chat_id, task)
        rows = oversize_rows(handle, texts) if job.kind == "source" else []
        await self._sender.text(place_of(job), html, rows)
        return Failure(sentence="fetch-too-big", values={"size": said, "limit": texts.size(most)}, again=False)


class Fetch:
    """The step of jobs that bring a file: from accepted to done."""

    def __init__(
        self, *, runner: StepRunner, lifecycle: JobLifecycle, account_change: AccountChange, jobs: Jobs, files: Files,
        delivery: FileDelivery, parts: AnswerParts,
    ) -> None:  # fmt: skip
        self._runner = runner
        self._lifecycle = lifecycle
        self._account_change = account_change
        self._jobs = jobs
        self._files = files
        self._delivery = delivery
        self._parts = parts
        self._under_way = 0

    async def step(self, job_id: str) -> datetime | None:
        """Run the step; returns when to run it again."""
        if self._under_way >= _AT_ONCE:
            # Waiting inside the step would take a worker's place from quicker ones.
            return self._jobs.clock() + timedelta(seconds=_BUSY_DELAY_S)
        self._under_way += 1
        try:
            return await self._runner.run(job_id, (JobState.ACCEPTED, JobState.SUBMITTING), self._fetch)
        finally:
            self._under_way -= 1

    async def _fetch(self, job: Job) -> datetime | None:
        key = None if job.kind == "export" else await self._account_change.working_key(job)
        if key is None and job.kind != "export":
            await self._account_change.park_for_key(job.id)
            return None
        if key is not None and (again_at := await self._runner.held_by_budget(job, key.id)) is not None:
            return again_at
        begin = Begun(None if key is None else key.id, may_make_task=False)
        begun = await self._jobs.apply(job.id, begin, self._jobs.due_soon())
        if begun is None:
            return None
        await self._lifecycle.show_status(begun)
        again_at = await self._send(key, begun)
        if again_at is None:
            self._files.drop(begun.id)
        return again_at

    async def _send(self, key: ApiKey | None, begun: Job) -> datetime | None:
        is_open = False
        try:
            async with self._files.open(key, begun) as fresh:
                is_open = True
                await self._delivery.send(begun, fresh, self._ticker(begun, fresh.size))
        except OversizeError as error:
            await self._parts.close(begun, await self._delivery.say_oversize(begun, error.size))
            return None
        except RefusedError:
            return await self._otherwise(begun)
        except Exception as error:
            decision = policy.read(error)
            if isinstance(decision, policy.Again) and not self._bears(begun, error, is_open=is_open):
                await self._lifecycle.fail(begun.id, decision.otherwise)
                return None
            raise
        await self._parts.close(begun)
        return None

    def _bears(self, job: Job, error: Exception, *, is_open: bool) -> bool:
        """Whether to try again: as long as it takes where the file is at hand, and only Telegram does not take it."""
        is_telegrams = is_open and isinstance(error, UnreachableError)
        if is_telegrams and self._files.has(job.id):
            return True
        return job.wait.troubles < (_MOST_PAID_IN_VAIN if is_telegrams else _MOST_TROUBLES)

    async def _otherwise(self, job: Job) -> datetime | None:
        """Telegram did not take it as what it is: some people refuse voice messages, some files lie."""
        if AS_DOCUMENT in job.answer.parts:
            is_export = job.kind == "export"
            sentence = "export-refused" if is_export else "fetch-refused"
            await self._lifecycle.fail(job.id, Failure(sentence=sentence, again=is_export))
            return None
        await self._jobs.apply(job.id, PartSent(AS_DOCUMENT))
        return self._jobs.clock()

    def _ticker(self, job: Job, size: int | None) -> Callable[[int], Awaitable[None]]:
        """Shows how far a transfer is, now and then; a status that can't be shown holds nothing up for long."""
        last = self._jobs.clock()

        async def tick(sent: int) -> None:
            nonlocal last
            now = self._jobs.clock()
            if not size or (now - last).total_seconds() < _STATUS_EVERY_S:
                return
            last = now
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(_STATUS_TIMEOUT_S):
                    after = await self._jobs.apply(job.id, Transferred(min(1.0, sent / size)))
                    if after is not None:
                        await self._lifecycle.show_status(after)

        return tick


async def _led_by(first: bytes, rest: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    yield first
    async for chunk in rest:
        yield chunk
