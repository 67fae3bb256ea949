"""The last moments of a job: each part sent once, then its end."""

from collections.abc import Awaitable, Callable

from bot.jobs.journal import Event
from bot.jobs.life import Life
from bot.store.records import Job, JobState


class Ending:
    """Sends the parts of an answer and closes the record."""

    def __init__(self, life: Life) -> None:
        self._life = life

    async def part(self, job: Job, name: str, send: Callable[[], Awaitable[int]]) -> None:
        """Send one part unless it was sent, and record it at once.

        A crash between the two is the one moment that may repeat a part: Telegram has no idempotent send.
        """
        current = await self._life.jobs.get(job.id)
        if current is None or current.state is not JobState.DELIVERING or name in current.delivered:
            return
        await send()
        await self._life.jobs.change(
            job.id,
            lambda j: j.model_copy(update={"delivered": (*j.delivered, name), "troubles": 0}),
        )

    async def end(self, job: Job, state: JobState) -> None:
        """Close the record and take the status away."""
        done = await self._life.jobs.change(
            job.id,
            lambda j: j.ended(state, j.failure) if j.state is JobState.DELIVERING else None,
        )
        if done is not None and state is JobState.DONE:
            await self._life.jobs.remember_file(done)
        await self._life.remove_status(done or await self._life.jobs.get(job.id) or job)
        if done is not None:
            self._life.journal.note(Event.DELIVERED if state is JobState.DONE else Event.EXPLAINED, done)
