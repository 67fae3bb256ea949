"""An account's slots: how many tasks its plan lets run at once, and the jobs that wait for one.

The plan's number is nowhere stated (api.md), so it is learned from refusals: as many as were under way when
one more was too many. What is learned holds for an hour; every five minutes one more than that is tried.
"""

from collections.abc import Callable
from datetime import datetime
from functools import lru_cache

from bot.store import keys
from bot.store.client import RedisClient

_KNOWN_S = 3600
_PROBE_S = 300
_BACKOFF_S = (30, 300)
"""First and longest wait where no task of ours runs: then others hold the slots, and nobody tells when one ends."""

_TAKE = """
local now = tonumber(ARGV[2])
local known = redis.call('HMGET', KEYS[4], 'slots', 'slots_until', 'slots_full_until', 'slots_probe_at')
local function go()
  redis.call('ZREM', KEYS[1], ARGV[1])
  redis.call('ZADD', KEYS[2], ARGV[3], ARGV[1])
  return 0
end
if not known[1] or now > tonumber(known[2] or 0) then return go() end
redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', now)
redis.call('ZADD', KEYS[1], 'NX', ARGV[4], ARGV[1])
local rank = redis.call('ZRANK', KEYS[1], ARGV[1])
local ours = redis.call('ZCARD', KEYS[3]) + redis.call('ZCARD', KEYS[2])
if redis.call('ZSCORE', KEYS[2], ARGV[1]) then ours = ours - 1 end
if now >= tonumber(known[3] or 0) then
  if rank < math.max(1, tonumber(known[1])) - ours then return go() end
  if rank == 0 and now >= tonumber(known[4] or 0) then
    redis.call('HSET', KEYS[4], 'slots_probe_at', now + tonumber(ARGV[5]))
    return go()
  end
end
return rank + 1
"""

_REFUSED = """
local now = tonumber(ARGV[2])
redis.call('ZREM', KEYS[2], ARGV[1])
redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', now)
local ours = redis.call('ZCARD', KEYS[3]) + redis.call('ZCARD', KEYS[2])
local full_until, times = 0, 0
if ours == 0 then
  times = redis.call('HINCRBY', KEYS[4], 'slots_fulls', 1)
  full_until = now + math.min(tonumber(ARGV[6]), tonumber(ARGV[5]) * 2 ^ math.min(times - 1, 10))
end
redis.call('HSET', KEYS[4], 'slots', ours, 'slots_until', now + tonumber(ARGV[4]), 'slots_fulls', times,
  'slots_full_until', full_until, 'slots_probe_at', now + tonumber(ARGV[7]))
redis.call('ZADD', KEYS[1], 'NX', ARGV[3], ARGV[1])
return redis.call('ZRANK', KEYS[1], ARGV[1]) + 1
"""

_GRANTED = """
if redis.call('ZREM', KEYS[2], ARGV[1]) == 0 then redis.call('ZREM', KEYS[1], ARGV[1]) end
local slots = redis.call('HGET', KEYS[4], 'slots')
if not slots then return 0 end
local ours = redis.call('ZCARD', KEYS[3]) + redis.call('ZCARD', KEYS[2])
if ours > tonumber(slots) then redis.call('HSET', KEYS[4], 'slots', ours) end
redis.call('HDEL', KEYS[4], 'slots_fulls', 'slots_full_until')
return redis.call('ZCARD', KEYS[1])
"""


class ConcurrencySlots:
    """Takes and gives back the slots of accounts. A place is counted from 1.

    `changed` hears of an account whose number of slots became known.
    """

    def __init__(self, redis: RedisClient, changed: Callable[[str], None]) -> None:
        self._redis = redis
        self._changed = changed
        self._take = redis.register_script(_TAKE)
        self._refused = redis.register_script(_REFUSED)
        self._granted = redis.register_script(_GRANTED)

    async def take(self, account_id: str, job_id: str, joined: datetime, now: datetime, until: datetime) -> int:
        """0: the job may submit, its claim holds until `until`. Else its place among those that wait."""
        args: list[str | float] = [job_id, now.timestamp(), until.timestamp(), joined.timestamp(), _PROBE_S]
        return int(await self._take(keys=_names(account_id), args=args))

    async def claim(self, account_id: str, job_id: str, until: datetime) -> None:
        """The job submits, its claim holds until then: of an account of which no limit is known."""
        await self._redis.zadd(keys.slots(account_id, "uploading"), {job_id: until.timestamp()})

    async def refused(self, account_id: str, job_id: str, joined: datetime, now: datetime) -> int:
        """The service has no slot left; returns the job's place among those that wait."""
        args: list[str | float] = [job_id, now.timestamp(), joined.timestamp(), _KNOWN_S, *_BACKOFF_S, _PROBE_S]
        place = int(await self._refused(keys=_names(account_id), args=args))
        self._changed(account_id)
        return place

    async def granted(self, account_id: str, job_id: str) -> int:
        """The job's task was made, and is watched; returns how many jobs wait."""
        return int(await self._granted(keys=_names(account_id), args=[job_id]))

    async def drop(self, account_id: str, job_id: str) -> None:
        """Give the job's claim back: it did not submit after all."""
        await self._redis.zrem(keys.slots(account_id, "uploading"), job_id)

    async def leave(self, account_id: str, job_id: str) -> None:
        """The job neither submits nor waits any more."""
        waiting, uploading, *_ = _names(account_id)
        await self._redis.zrem(waiting, job_id)
        await self._redis.zrem(uploading, job_id)

    async def waiting(self, account_id: str, most: int) -> list[str]:
        found = await self._redis.zrange(keys.slots(account_id, "waiting"), 0, most - 1, withscores=True)
        return [job_id.decode() for job_id, _ in found]


@lru_cache(maxsize=1024)
def _names(account_id: str) -> tuple[str, str, str, str]:
    """Jobs that wait, those that upload, tasks that are watched, the account."""
    return (
        keys.slots(account_id, "waiting"),
        keys.slots(account_id, "uploading"),
        keys.watching(account_id),
        keys.account(account_id),
    )
