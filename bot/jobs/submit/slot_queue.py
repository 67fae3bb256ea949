"""Jobs that wait for a slot: their account's plan lets only so many tasks run at once.

An upload that is refused has cost a request and its whole way, so while an account is known to be full its jobs
wait here, and go on when one of its tasks ends.
"""

from datetime import datetime, timedelta

from bot.accounts.slots import ConcurrencySlots
from bot.accounts.state import Accounts
from bot.clock import Clock
from bot.engine import SUBMIT, Engine
from bot.jobs.lifecycle import JobLifecycle
from bot.jobs.record import Job, JobState, Parked
from bot.jobs.repository import Jobs
from bot.polyglotvoice.models import ApiKey

_CLAIM_S = 900.0
_MOST_TOLD = 10
"""So many read it when their place changes."""

_LOOK_S = 30.0
_LOOKED_AT_MOST_S = 600.0


class SlotQueue:
    """Lets jobs submit in their order, as far as their account has slots."""

    def __init__(
        self, *, slots: ConcurrencySlots, accounts: Accounts, jobs: Jobs, lifecycle: JobLifecycle, engine: Engine,
        clock: Clock,
    ) -> None:  # fmt: skip
        self._accounts = accounts
        self._slots = slots
        self._jobs = jobs
        self._lifecycle = lifecycle
        self._engine = engine
        self._clock = clock

    async def wait(self, job: Job, key: ApiKey) -> datetime | None:
        """None where the job may submit now; else it is parked, and this is when to ask again at the latest."""
        now = self._clock()
        place = await self._take(job, key)
        # Who ended in some other way than by having their turn must not stand before the others for ever.
        while place > 1 and await self._first_is_gone(key.id):
            place = await self._take(job, key)
        if place == 0:
            return None
        await self._lifecycle.park(job.id, Parked(reason="slot", place=place), key.id)
        return now + look_again(place)

    async def granted(self, key: ApiKey, job_id: str) -> None:
        """The job's task runs now: the others move up."""
        if await self._slots.granted(key.id, job_id):
            await self.move_up(key.id)

    async def drop(self, account_id: str, job_id: str) -> None:
        """The job may not submit after all: its slot is free again, its place in the queue stays."""
        await self._slots.drop(account_id, job_id)

    async def left(self, account_id: str, job_id: str) -> None:
        """The job was stopped before it had a task: its slot, or its place, is the others'."""
        await self._slots.leave(account_id, job_id)
        await self.move_up(account_id)

    async def move_up(self, account_id: str) -> None:
        """A task has ended, or the queue has changed: let the first ones ask, tell the next ones their places."""
        place = 0
        for job_id in await self._slots.waiting(account_id, _MOST_TOLD):
            job = await self._waiting(account_id, job_id)
            if job is None:
                continue
            place += 1
            if job.wait.parked is not None and job.wait.parked.reason == "slot":
                await self._lifecycle.park(job_id, Parked(reason="slot", place=place), account_id)
            await self._engine.now(SUBMIT, job_id)

    async def _take(self, job: Job, key: ApiKey) -> int:
        now = self._clock()
        until, parked = now + timedelta(seconds=_CLAIM_S), job.wait.parked
        is_known = self._slots.is_limited(key.id) or (await self._accounts.state(key.id, now)).has_slots
        if (parked is None or parked.reason != "slot") and not is_known:
            await self._slots.claim(key.id, job.id, until)
            return 0
        return await self._slots.take(key.id, job.id, job.created_at, now, until)

    async def _first_is_gone(self, account_id: str) -> bool:
        first = await self._slots.waiting(account_id, 1)
        return bool(first) and await self._waiting(account_id, first[0]) is None

    async def _waiting(self, account_id: str, job_id: str) -> Job | None:
        """The job, where it waits for a slot of this account; one that does not leaves the queue."""
        job = await self._jobs.get(job_id)
        is_to_submit = job is not None and job.state in (JobState.ACCEPTED, JobState.SUBMITTING)
        if job is not None and is_to_submit and job.task.account_id in (None, account_id):
            return job
        await self._slots.leave(account_id, job_id)
        return None


def look_again(place: int) -> timedelta:
    """When a job in this place asks again by itself; a task's end lets it ask at once."""
    return timedelta(seconds=min(_LOOKED_AT_MOST_S, _LOOK_S * place))
