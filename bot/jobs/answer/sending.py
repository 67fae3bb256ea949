"""The last moments of a job: each part sent once, then its end."""

import asyncio
import logging
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from weakref import WeakValueDictionary

from bot.jobs.answer.outbox import Outbox
from bot.jobs.answer.parts import TOGETHER, Parts, file_rows
from bot.jobs.events import Ended, PartSent
from bot.jobs.journal import Journal, Moment, fields
from bot.jobs.record import FIRST, Failure, Job, JobState
from bot.jobs.repository import Jobs
from bot.jobs.status import JobStatus, place_of
from bot.telegram.messages import Sender
from bot.telegram.outgoing import Place
from bot.telegram.troubles import ChatUnwritableError, FilesForbiddenError, RefusedError, UnwritableReason
from bot.texts.catalogue import Catalogue
from bot.texts.explained import new_error_id
from bot.transcript.layout import further_messages

log = logging.getLogger(__name__)

_MISSING = "missing"
Send = Callable[[], Awaitable[int]]
_CODE = re.compile(r"[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+")
_HELD_ANEW_AFTER = timedelta(minutes=10)
"""The job holds its file from its beginning: as long as the transcript is kept, but for so much."""


@dataclass(slots=True, kw_only=True)
class AnswerParts:
    """Sends the parts of an answer and closes the record."""

    jobs: Jobs
    sender: Sender
    status: JobStatus
    journal: Journal
    outbox: Outbox
    catalogue: Catalogue
    _turns: WeakValueDictionary[str, asyncio.Lock] = field(default_factory=WeakValueDictionary, init=False)
    _sent: dict[tuple[str, str], int] = field(default_factory=dict, init=False)
    """What this process knows better than the record: the message of a part, by the job's upload tag and its name.

    A job that is done again has another tag, and knows nothing of what was sent before.
    """
    _missing: dict[str, dict[str, RefusedError]] = field(default_factory=dict, init=False)
    """What Telegram refused in this try, and why, by the job's upload tag and the part's name."""

    async def part(
        self, job: Job, name: str, send: Send, *, ends: JobState | None = None, shown: str | None = None
    ) -> None:
        """Send one part unless it was sent, and record it at once; with the last one the job `ends` so.

        A crash between the two is the one moment that may repeat a part: Telegram has no idempotent send.
        """
        known = job.upload_tag, name
        # One step at a time sends parts of a job: another job's may do so where they are answered together.
        async with self._turns.setdefault(job.id, asyncio.Lock()):
            current = await self.jobs.get_lately(job.id)
            if current is None or current.state is not JobState.DELIVERING or name in current.answer.parts:
                if ends is not None:
                    await self._closed(job, Ended(ends, only_delivering=True))
                return
            if (message_id := self._sent.get(known)) is None:
                message_id = self._sent[known] = await send()
            part = PartSent(name, message_id=message_id, shown=shown)
            event = part if ends is None else Ended(ends, only_delivering=True, part=part)
            after = await self.jobs.apply(job.id, event)
            self._sent.pop(known, None)
        if ends is not None and after is not None:
            await self._ended(after)
        if current.waits_for == "chat":
            await self.outbox.opened(job.origin.chat_id, but=job.id)

    async def mark(self, job: Job, name: str) -> Job:
        """Note something of the answer that is no message of its own; returns the job as it is then."""
        return await self.jobs.apply(job.id, PartSent(name)) or job

    async def aside(self, job: Job, name: str, send: Send) -> None:
        """Send what only goes with an answer: where Telegram refuses it, the answer stands without."""
        try:
            await self.part(job, name, send)
        except RefusedError as error:
            log.warning("Left out (%s): %s", name, _why(error), extra=fields(job))

    async def text(
        self, job: Job, name: str, place: Place, made: Parts, *, as_file: str, before: int | None = None,
        shown: str | None = None,
    ) -> bool:  # fmt: skip
        """Send the text, or put it in the place of the message `before`.

        False where Telegram takes no message of it: then it has come in another form, as the part `as_file`, or `end`
        tells that it has not.
        """
        self._missing.pop(job.upload_tag, None)
        if as_file in job.answer.parts and name not in job.answer.parts:
            await self.mark(job, name)
            return False
        send = partial(self.sender.text, place, made.html, made.rows, instead_of=before)
        try:
            await self.part(job, name, send, shown=shown)
        except RefusedError as error:
            log.warning("Telegram takes no message of a text: %s", _why(error), extra=fields(job))
            if await self.long_text(job, as_file, place, made.whole_txt, f"{made.stem}.txt"):
                await self.mark(job, name)
            return False
        return True

    async def file(
        self, job: Job, name: str, place: Place, data: bytes, file_name: str, *, ends: JobState | None = None
    ) -> bool:
        """Send a file as a part, or replace what stands there of it; False where it can't come.

        A chat that takes no files says so where it is asked; of any other refusal `end` tells.
        """
        try:
            await self.part(job, name, self._document(job, name, place, data, file_name), ends=ends)
        except FilesForbiddenError:
            return False
        except RefusedError as error:
            self._missed(job, name, error)
            return False
        return True

    async def long_text(self, job: Job, name: str, place: Place, txt: bytes, file_name: str) -> bool:
        """The whole of a text as a file, else as further messages; False where neither comes, of which `end` tells."""
        try:
            await self.part(job, name, self._document(job, name, place, txt, file_name))
        except RefusedError as error:
            log.info("A text goes as messages: %s", _why(error), extra=fields(job))
        else:
            return True
        try:
            for number, html in enumerate(further_messages(txt.decode()), start=1):
                await self.part(job, f"{name} {number}", partial(self.sender.text, place, html))
        except RefusedError as error:
            self._missed(job, name, error)
            return False
        return True

    def _document(self, job: Job, name: str, place: Place, data: bytes, file_name: str) -> Send:
        return partial(self.sender.document, place, data, file_name, instead_of=job.answer.messages.get(name))

    def _missed(self, job: Job, name: str, error: RefusedError) -> None:
        self._missing.setdefault(job.upload_tag, {})[name] = error

    async def say_missing(self, job: Job) -> None:
        """Tell which parts Telegram refused, with a button for each; none of it is lost.

        Raises ChatUnwritableError where Telegram takes nothing at all of the answer, not even this.
        """
        if not (missing := self._missing.pop(job.upload_tag, None)):
            return
        error_id, texts = new_error_id(), self.catalogue.texts(job.language)
        why = ", ".join(f"{name}: {_why(error)}" for name, error in missing.items())
        log.error("Telegram refused parts of an answer (%s), error %s", why, error_id, extra=fields(job))
        of = TOGETHER if all(name.startswith(TOGETHER) for name in missing) else ""
        rows = file_rows(job, [name.split()[-1] for name in missing], texts, of)[:-1]
        files = ", ".join(button.text for row in rows for button in row)
        html = texts.say("answer-refused", files=files, id=error_id)
        send = partial(self.sender.text, place_of(job), html, rows, silent=job.origin.is_shared)
        try:
            await self.part(job, _MISSING, send)
        except RefusedError:
            current = await self.jobs.get(job.id)
            if current is not None and not {*current.answer.parts} - {FIRST}:
                raise ChatUnwritableError(UnwritableReason.MUTED) from None

    async def end(self, job: Job, state: JobState) -> None:
        """Close the record of a job that was delivered, and take the status away; tells first what did not come."""
        await self.say_missing(job)
        await self._closed(job, Ended(state, only_delivering=True))

    async def close(self, job: Job, failure: Failure | None = None) -> None:
        """Close the record of a job that brought a file, or could not."""
        await self._closed(job, Ended(JobState.DONE if failure is None else JobState.FAILED, failure))

    async def _closed(self, job: Job, end: Ended) -> None:
        if (done := await self.jobs.apply(job.id, end)) is not None:  # whoever ended it takes its status away
            await self._ended(done)

    async def _ended(self, done: Job) -> None:
        is_new = done.wait.duplicate_of is None and self.jobs.clock() - done.created_at < _HELD_ANEW_AFTER
        is_sent = done.sent.url is not None or (done.sent.media is not None and not is_new)
        if is_sent and done.kind == "transcript" and done.state is JobState.DONE:
            await self.jobs.take_content(done)
        await self.status.remove(done)
        self.journal.note(Moment.DELIVERED if done.state is JobState.DONE else Moment.EXPLAINED, done)


def _why(error: RefusedError) -> str:
    """A refusal for the log: its kind, and Telegram's code for it. Any other word may quote what was sent."""
    code = _CODE.search(str(error))
    return type(error).__name__ if code is None else f"{type(error).__name__} {code[0]}"
