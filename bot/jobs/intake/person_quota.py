"""How much one person may ask for where somebody else's key pays: the operator's, or a group's.

What each person has asked for lately where somebody else pays: ids of jobs, and when.
"""

from dataclasses import dataclass
from datetime import datetime

from bot.accounts.keyring import Keyring
from bot.jobs.record import Origin
from bot.jobs.repository import Jobs
from bot.polyglotvoice.models import ApiKey
from bot.store import keys
from bot.store.client import RedisClient
from bot.texts.errors import ExplainedError

# Both limits are checked and the job is entered in one go: twenty messages at once are no way around.
_ENTER = """
redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', ARGV[3])
if not redis.call('ZSCORE', KEYS[2], ARGV[1]) then
  if tonumber(ARGV[4]) > 0 and redis.call('ZCARD', KEYS[1]) >= tonumber(ARGV[4]) then return 1 end
  if tonumber(ARGV[5]) > 0 and redis.call('ZCARD', KEYS[2]) >= tonumber(ARGV[5]) then return 2 end
end
for n = 1, 2 do
  redis.call('ZADD', KEYS[n], 'NX', ARGV[2], ARGV[1])
  redis.call('EXPIRE', KEYS[n], ARGV[6])
end
return 0
"""


class People:
    """Each person's jobs under way and of the last hour."""

    def __init__(self, redis: RedisClient) -> None:
        self._redis = redis
        self._enter = redis.register_script(_ENTER)

    async def enter(self, user_id: int, job_id: str, now: datetime, *, at_once: int, per_hour: int) -> int:
        """Enter a job, once: 0 where it may be, 1 where too many are under way, 2 for the hour. 0 is no limit."""
        hour_ago = now.timestamp() - 3600
        args: list[str | float] = [
            job_id,
            now.timestamp(),
            hour_ago,
            at_once,
            per_hour,
            keys.PERSON_TTL_S,
        ]
        return int(await self._enter(keys=[keys.person_jobs(user_id), keys.person_hour(user_id)], args=args))

    async def under_way(self, user_id: int) -> list[tuple[str, float]]:
        """The ids that were entered and not taken out, each with when (epoch s)."""
        found = await self._redis.zrange(keys.person_jobs(user_id), 0, -1, withscores=True)
        return [(job_id.decode(), at) for job_id, at in found]

    async def ended(self, user_id: int, job_id: str) -> None:
        """The job is under way no more; it still counts for its hour."""
        await self._redis.zrem(keys.person_jobs(user_id), job_id)

    async def forget(self, user_id: int) -> None:
        """Forget the person."""
        await self._redis.delete(keys.person_jobs(user_id))
        await self._redis.delete(keys.person_hour(user_id))


_RECORD_WITHIN_S = 60.0


@dataclass(frozen=True, slots=True)
class Limits:
    """Jobs of one person under way, and begun within an hour; 0 is no limit. `exempt` are user ids."""

    at_once: int
    per_hour: int
    exempt: frozenset[int] = frozenset()


class PersonQuota:
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
            raise ExplainedError("person-at-once", permanent=True, n=self._limits.at_once)
        if verdict == 2:
            raise ExplainedError("person-per-hour", permanent=True, n=self._limits.per_hour)

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
