"""What each person has asked for lately where somebody else pays: ids of jobs, and when."""

from datetime import datetime

from bot.store import keys
from bot.store.client import Client

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

    def __init__(self, redis: Client) -> None:
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
