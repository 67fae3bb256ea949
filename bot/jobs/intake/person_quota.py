"""How much one person may ask for where somebody else's key pays: the operator's, or a group's."""

from dataclasses import dataclass
from datetime import datetime

from bot.accounts.keyring import Keyring
from bot.errors import ExplainedError
from bot.jobs.intake.people import People
from bot.jobs.record import Origin
from bot.jobs.repository import Jobs
from bot.polyglotvoice.models import ApiKey

_RECORD_WITHIN_S = 60.0


@dataclass(frozen=True, slots=True)
class Limits:
    """Jobs of one person under way, and begun within an hour; 0 is no limit. `exempt` are user ids."""

    at_once: int
    per_hour: int
    exempt: frozenset[int] = frozenset()


class Allotment:
    """Holds each person to their limits."""

    def __init__(self, *, people: People, jobs: Jobs, keyring: Keyring, limits: Limits) -> None:
        self._people = people
        self._jobs = jobs
        self._keyring = keyring
        self._limits = limits

    async def admit(self, origin: Origin, job_id: str, now: datetime, key: ApiKey | None) -> None:
        """Enter the job, which `key` pays for, on its person's account.

        Raises ExplainedError (permanent) where that is full.
        """
        user_id = origin.user_id
        if user_id is None or user_id in self._limits.exempt or not self._somebody_else_pays(origin, key):
            return
        verdict = await self._enter(user_id, job_id, now)
        if verdict == 1:
            await self._tidy(user_id, now)
            verdict = await self._enter(user_id, job_id, now)
        if verdict == 1:
            raise ExplainedError("person.at_once", permanent=True, n=self._limits.at_once)
        if verdict == 2:
            raise ExplainedError("person.per_hour", permanent=True, n=self._limits.per_hour)

    def _somebody_else_pays(self, origin: Origin, key: ApiKey | None) -> bool:
        return origin.is_shared or (key is not None and self._keyring.is_operators(key.id))

    async def _enter(self, user_id: int, job_id: str, now: datetime) -> int:
        limits = self._limits
        return await self._people.enter(user_id, job_id, now, at_once=limits.at_once, per_hour=limits.per_hour)

    async def _tidy(self, user_id: int, now: datetime) -> None:
        """Jobs end in many places and say so in their records alone: they are read when it matters."""
        for job_id, entered_at in await self._people.under_way(user_id):
            job = await self._jobs.get(job_id)
            # A job is entered a moment before its record is made.
            is_gone = job is None and now.timestamp() - entered_at > _RECORD_WITHIN_S
            if is_gone or (job is not None and job.state.is_end):
                await self._people.ended(user_id, job_id)
