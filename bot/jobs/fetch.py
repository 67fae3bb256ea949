"""Fetch: one file from the service into the chat, piped: a task's source, a result, a conversion."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from datetime import datetime, timedelta

from bot.errors import ExplainedError
from bot.jobs import trouble
from bot.jobs.cardview import oversize_rows
from bot.jobs.files import Files, Fresh
from bot.jobs.journal import Event
from bot.jobs.keyring import Keyring, NoKeyError
from bot.jobs.life import DUE_WITHIN_S, Life
from bot.jobs.listing import Listing
from bot.jobs.parts import place_of
from bot.jobs.shapes import shape_of
from bot.jobs.taskhandles import TaskHandles
from bot.polyglotvoice.models import ApiKey
from bot.store.records import Failure, Job, JobState
from bot.telegram.errors import RefusedError, UploadTooBigError
from bot.telegram.messages import Sender
from bot.telegram.outgoing import Outgoing
from bot.telegram.uploads import TelegramUploads

_WITHIN_S = 3 * 3600.0
_AT_ONCE = 20
_BUSY_DELAY_S = 1.0
_STATUS_EVERY_S = 4.0
_STATUS_TIMEOUT_S = 3.0
_MOST_TROUBLES = 3
"""Each try is a request that counts, and a conversion is made anew each time."""
_AS_DOCUMENT = "as document"


class _OversizeError(Exception):
    """More than Telegram takes; `size` in bytes where it is known."""

    def __init__(self, size: int | None) -> None:
        super().__init__()
        self.size = size


class Fetch:
    """The step of jobs that bring a file: from accepted to done."""

    def __init__(
        self,
        *,
        life: Life,
        keyring: Keyring,
        files: Files,
        uploads: TelegramUploads,
        sender: Sender,
        handles: TaskHandles,
    ) -> None:
        self._life = life
        self._keyring = keyring
        self._files = files
        self._uploads = uploads
        self._sender = sender
        self._handles = handles
        self._under_way = 0

    async def step(self, job_id: str) -> datetime | None:
        """Run the step; returns when to run it again."""
        if self._under_way >= _AT_ONCE:
            # Waiting inside the step would take a worker's place from quicker ones.
            return self._life.clock() + timedelta(seconds=_BUSY_DELAY_S)
        self._under_way += 1
        try:
            return await self._life.run(job_id, (JobState.ACCEPTED, JobState.SUBMITTING), self._fetch)
        finally:
            self._under_way -= 1

    async def _fetch(self, job: Job) -> datetime | None:
        key = await self._keyring.for_chat(job.origin.chat_id)
        if key is None:
            raise NoKeyError
        if job.account_id != key.id and (await self._life.accounts.state(key.id, self._life.clock())).is_dead:
            await self._life.park_for_key(job.id)
            return None
        begun = await self._begin(job, key)
        if begun is None:
            return None
        await self._life.show_status(begun)
        try:
            async with self._files.open(key, begun) as fresh:
                await self._pipe(begun, fresh)
        except _OversizeError as error:
            await self._say_oversize(begun, error.size)
            return None
        except RefusedError:
            return await self._otherwise(begun)
        except Exception as error:
            verdict = trouble.read(error)
            if isinstance(verdict, trouble.Again) and begun.troubles >= _MOST_TROUBLES:
                await self._life.fail(begun.id, verdict.otherwise)
                return None
            raise
        await self._end(begun)
        return None

    async def _begin(self, job: Job, key: ApiKey) -> Job | None:
        now = self._life.clock()

        def begin(current: Job) -> Job | None:
            if current.state is JobState.ACCEPTED:
                current = current.moved(JobState.SUBMITTING, now=now, within_s=_WITHIN_S)
            elif current.state is not JobState.SUBMITTING:
                return None
            return current.model_copy(update={"account_id": key.id, "progress": None})

        return await self._life.jobs.change(job.id, begin, due_at=now + timedelta(seconds=DUE_WITHIN_S))

    async def _pipe(self, job: Job, fresh: Fresh) -> None:
        if fresh.size is not None and fresh.size > self._uploads.max_bytes:
            raise _OversizeError(fresh.size)
        first = await anext(fresh.chunks, b"")
        if not first:
            raise ExplainedError("fetch.empty", permanent=True)
        shape = "document" if _AS_DOCUMENT in job.delivered else shape_of(fresh.name, fresh.content_type, first)
        outgoing = Outgoing(fresh.name, shape, _led_by(first, fresh.chunks), fresh.duration_s)
        ticker = _Ticker(self._life, job, fresh.size)
        try:
            await self._uploads.send(place_of(job), outgoing, ticker.tick)
        except UploadTooBigError:
            raise _OversizeError(fresh.size) from None

    async def _say_oversize(self, job: Job, size: int | None) -> None:
        """Say why the file can't come, and offer what can: its sound alone, smaller."""
        texts, most = self._life.texts(job), self._uploads.max_bytes
        said = texts.size(size) if size is not None else texts.plain("fetch.over", limit=texts.size(most))
        sentence = "source.too_big" if job.kind == "source" else "fetch.too_big"
        html = texts.say(sentence, size=said, limit=texts.size(most))
        task = Listing(id=job.task_id or "", title=job.title or "", length_s=job.length_s)
        handle = await self._handles.give(job.origin.chat_id, task)
        rows = oversize_rows(handle, texts) if job.kind == "source" else []
        await self._sender.text(place_of(job), html, rows)
        failure = Failure(sentence="fetch.too_big", values={"size": said, "limit": texts.size(most)}, again=False)
        await self._end(job, failure)

    async def _otherwise(self, job: Job) -> datetime | None:
        """Telegram did not take it as what it is: some people refuse voice messages, some files lie."""
        if _AS_DOCUMENT in job.delivered:
            await self._life.fail(job.id, Failure(sentence="fetch.refused", again=False))
            return None
        update = {"delivered": (*job.delivered, _AS_DOCUMENT)}
        await self._life.jobs.change(job.id, lambda j: None if j.state.is_end else j.model_copy(update=update))
        return self._life.clock()

    async def _end(self, job: Job, failure: Failure | None = None) -> None:
        state = JobState.DONE if failure is None else JobState.FAILED
        done = await self._life.jobs.change(job.id, lambda j: None if j.state.is_end else j.ended(state, failure))
        if done is None:
            return  # whoever ended it takes its status away
        await self._life.remove_status(done)
        self._life.journal.note(Event.DELIVERED if failure is None else Event.EXPLAINED, done)


class _Ticker:
    """Shows how far a transfer is, now and then; a status that can't be shown holds nothing up for long."""

    def __init__(self, life: Life, job: Job, size: int | None) -> None:
        self._life = life
        self._job = job
        self._size = size
        self._last = life.clock()

    async def tick(self, sent: int) -> None:
        now = self._life.clock()
        if not self._size or (now - self._last).total_seconds() < _STATUS_EVERY_S:
            return
        self._last = now
        update = {"progress": min(1.0, sent / self._size)}
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_STATUS_TIMEOUT_S):
                after = await self._life.jobs.change(
                    self._job.id, lambda j: None if j.state.is_end else j.model_copy(update=update)
                )
                if after is not None:
                    await self._life.show_status(after)


async def _led_by(first: bytes, rest: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    yield first
    async for chunk in rest:
        yield chunk
