"""The last moments of a job: each part sent once, then its end."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from weakref import WeakValueDictionary

from bot.jobs.answer.outbox import Outbox
from bot.jobs.events import Ended, PartSent
from bot.jobs.journal import Journal, Moment
from bot.jobs.record import Failure, Job, JobState
from bot.jobs.repository import Jobs
from bot.jobs.status import JobStatus
from bot.telegram.messages import Sender
from bot.telegram.outgoing import Place
from bot.telegram.troubles import FilesForbiddenError
from bot.transcript.layout import further_messages

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
    _turns: WeakValueDictionary[str, asyncio.Lock] = field(default_factory=WeakValueDictionary, init=False)
    _sent: dict[tuple[str, str], int] = field(default_factory=dict, init=False)
    """What this process knows better than the record: the message of a part, by the job's upload tag and its name.

    A job that is done again has another tag, and knows nothing of what was sent before.
    """

    async def part(
        self, job: Job, name: str, send: Callable[[], Awaitable[int]], *, ends: JobState | None = None,
        shown: str | None = None,
    ) -> None:  # fmt: skip
        """Send one part unless it was sent, and record it at once; with the last one the job `ends` so.

        A crash between the two is the one moment that may repeat a part: Telegram has no idempotent send.
        """
        known = job.upload_tag, name
        # One step at a time sends parts of a job: another job's may do so where they are answered together.
        async with self._turns.setdefault(job.id, asyncio.Lock()):
            current = await self.jobs.get_lately(job.id)
            if current is None or current.state is not JobState.DELIVERING or name in current.answer.parts:
                if ends is not None:
                    await self.end(job, ends)
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

    async def file(
        self, job: Job, name: str, place: Place, data: bytes, file_name: str, *, ends: JobState | None = None
    ) -> bool:
        """Send a file as a part, or replace what stands there of it; False where the chat takes no files."""
        before = job.answer.messages.get(name)
        try:
            send = partial(self.sender.document, place, data, file_name, instead_of=before)
            await self.part(job, name, send, ends=ends)
        except FilesForbiddenError:
            return False
        return True

    async def long_text(self, job: Job, name: str, place: Place, txt: bytes, file_name: str) -> None:
        """The whole of a text whose beginning stands in the message: as a file, else as further messages."""
        if await self.file(job, name, place, txt, file_name):
            return
        for number, html in enumerate(further_messages(txt.decode()), start=1):
            await self.part(job, f"{name} {number}", lambda html=html: self.sender.text(place, html))  # type: ignore[misc]

    async def end(self, job: Job, state: JobState) -> None:
        """Close the record of a job that was delivered, and take the status away."""
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
