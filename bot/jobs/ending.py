"""The last moments of a job: each part sent once, then its end."""

from collections.abc import Awaitable, Callable

from bot.jobs.journal import Event
from bot.jobs.life import Life
from bot.store.records import Job, JobState
from bot.telegram.errors import FilesForbiddenError
from bot.telegram.outgoing import Place
from bot.transcript.render import further_messages


class Ending:
    """Sends the parts of an answer and closes the record."""

    def __init__(self, life: Life) -> None:
        self._life = life

    async def part(self, job: Job, name: str, send: Callable[[], Awaitable[int]]) -> None:
        """Send one part unless it was sent, and record it at once.

        A crash between the two is the one moment that may repeat a part: Telegram has no idempotent send.
        """
        sent = self._life.sent_parts
        async with sent.turn(job):
            current = await self._life.jobs.get_lately(job.id)
            if current is None or current.state is not JobState.DELIVERING or name in current.delivered:
                return
            if not sent.has(job, name):
                await send()
                sent.add(job, name)
            await self._life.jobs.change(
                job.id,
                lambda j: j.model_copy(update={"delivered": (*j.delivered, name), "troubles": 0}),
            )
            sent.recorded(job, name)

    async def file(self, job: Job, name: str, place: Place, data: bytes, file_name: str) -> bool:
        """Send a file as a part; False where the chat takes no files."""
        try:
            await self.part(job, name, lambda: self._life.sender.document(place, data, file_name))
        except FilesForbiddenError:
            return False
        return True

    async def long_text(self, job: Job, name: str, place: Place, txt: bytes, file_name: str) -> None:
        """The whole of a text whose beginning stands in the message: as a file, else as further messages."""
        if await self.file(job, name, place, txt, file_name):
            return
        for number, html in enumerate(further_messages(txt.decode()), start=1):
            await self.part(job, f"{name} {number}", lambda html=html: self._life.sender.text(place, html))  # type: ignore[misc]

    async def end(self, job: Job, state: JobState) -> None:
        """Close the record and take the status away."""
        done = await self._life.jobs.change(
            job.id,
            lambda j: j.ended(state, j.failure) if j.state is JobState.DELIVERING else None,
        )
        if done is None:
            return  # whoever ended it takes its status away
        if done.media is not None and state is JobState.DONE:
            await self._life.jobs.take_file(done, done.media)
        await self._life.remove_status(done)
        self._life.journal.note(Event.DELIVERED if state is JobState.DONE else Event.EXPLAINED, done)
