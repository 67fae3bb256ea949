"""Jobs that wait for a slot: their account's plan lets only so many tasks run at once.

An upload that is refused has cost a request and its whole way, so while an account is known to be full its jobs
wait here, and go on when one of its tasks ends.
"""

from datetime import datetime, timedelta

from bot.jobs.engine import Engine
from bot.jobs.life import SUBMIT, Life
from bot.polyglotvoice.models import ApiKey
from bot.store.records import Job, JobState, Parked

_CLAIM_S = 900.0
_MOST_TOLD = 10
"""So many read it when their place changes."""

_LOOK_S = 30.0
_LOOKED_AT_MOST_S = 600.0


class Queueing:
    """Lets jobs submit in their order, as far as their account has slots."""

    def __init__(self, *, life: Life, engine: Engine) -> None:
        self._life = life
        self._engine = engine

    async def wait(self, job: Job, key: ApiKey) -> datetime | None:
        """None where the job may submit now; else it is parked, and this is when to ask again at the latest."""
        life, now = self._life, self._life.clock()
        place = await life.slots.take(key.id, job.id, job.created_at, now, now + timedelta(seconds=_CLAIM_S))
        if place == 0:
            return None
        await life.park(job.id, Parked(reason="slot", place=place))
        return now + look_again(place)

    async def granted(self, key: ApiKey, job_id: str) -> None:
        """The job's task runs now: the others move up."""
        if await self._life.slots.granted(key.id, job_id):
            await self.move_up(key.id)

    async def move_up(self, account_id: str) -> None:
        """A task has ended, or the queue has changed: let the first ones ask, tell the next ones their places."""
        life, place = self._life, 0
        for job_id in await life.slots.waiting(account_id, _MOST_TOLD):
            job = await life.jobs.get(job_id)
            if job is None or job.state not in (JobState.ACCEPTED, JobState.SUBMITTING):
                await life.slots.leave(account_id, job_id)
                continue
            place += 1
            if job.parked is not None and job.parked.reason == "slot":
                await life.park(job_id, Parked(reason="slot", place=place))
            await self._engine.now(SUBMIT, job_id)


def look_again(place: int) -> timedelta:
    """When a job in this place asks again by itself; a task's end lets it ask at once."""
    return timedelta(seconds=min(_LOOKED_AT_MOST_S, _LOOK_S * place))
