"""When each account's watched tasks are looked at next, and who does it: a round is taken by one process at a time."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.store import keys
from bot.store.client import RedisClient

# A round that is taken comes up again when its time for it is over. Answers when the next one is due, then each
# account with the time that its round was planned for.
_TAKE = """
local due = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', ARGV[1], 'WITHSCORES', 'LIMIT', 0, ARGV[3])
for n = 1, #due, 2 do redis.call('ZADD', KEYS[1], ARGV[2], due[n]) end
local next = redis.call('ZRANGE', KEYS[1], 0, 0, 'WITHSCORES')
return {next[2] or '', unpack(due)}
"""

# Unless it was planned anew meanwhile.
_DROP = """
local at = redis.call('ZSCORE', KEYS[1], ARGV[1])
if at and tonumber(at) >= tonumber(ARGV[2]) then redis.call('ZREM', KEYS[1], ARGV[1]) end
return 0
"""

_HOLD = """
for n = 1, #ARGV, 3 do
  local at = redis.call('ZSCORE', KEYS[1], ARGV[n])
  if at and tonumber(at) == tonumber(ARGV[n + 1]) then redis.call('ZADD', KEYS[1], ARGV[n + 2], ARGV[n]) end
end
return 0
"""


@dataclass(frozen=True, slots=True)
class Round:
    """One account's round, due since `at`."""

    account_id: str
    at: datetime


class RoundBook:
    """The plan of all accounts' rounds."""

    def __init__(self, redis: RedisClient) -> None:
        self._redis = redis
        self._take = redis.register_script(_TAKE)
        self._drop = redis.register_script(_DROP)
        self._hold = redis.register_script(_HOLD)

    async def plan(self, account_id: str, at: datetime, expected: Iterable[tuple[str, datetime]] = ()) -> None:
        """Have the account's round made then, unless it is planned for earlier.

        `expected` puts off, in the same round trip, by when the next steps of these jobs are expected to have run.
        """
        moments = {job_id: due_at.timestamp() for job_id, due_at in expected}
        if not moments:
            await self._redis.zadd(keys.ROUNDS, {account_id: at.timestamp()}, lt=True)
            return
        async with self._redis.pipeline(transaction=False) as pipe:
            pipe.zadd(keys.ROUNDS, {account_id: at.timestamp()}, lt=True)
            pipe.zadd(keys.OPEN_JOBS, moments, xx=True)
            await pipe.execute()

    async def take(self, now: datetime, until: datetime, limit: int) -> tuple[list[Round], datetime | None]:
        """At most so many of the rounds that are due, longest due first, and when the next one is.

        They are nobody else's until then, unless something is planned for earlier.
        """
        soonest, *found = await self._take(keys=[keys.ROUNDS], args=[now.timestamp(), until.timestamp(), limit])
        rounds = [
            Round(account_id.decode(), _moment(at)) for account_id, at in zip(found[::2], found[1::2], strict=True)
        ]
        return rounds, _moment(soonest) if soonest else None

    async def drop(self, account_id: str, taken_until: datetime) -> None:
        """The account has nothing to be looked at, unless a round was planned since this one was taken."""
        await self._drop(keys=[keys.ROUNDS], args=[account_id, taken_until.timestamp()])

    async def hold(self, taken: Mapping[str, datetime], until: datetime) -> None:
        """Rounds taken until those times are still being made: nobody else's until then, unless planned anew."""
        args: list[str | float] = []
        for account_id, taken_until in taken.items():
            args += [account_id, taken_until.timestamp(), until.timestamp()]
        await self._hold(keys=[keys.ROUNDS], args=args)

    async def next_round(self, account_id: str) -> datetime | None:
        """When the account's next round is planned; None when it is not."""
        [at] = await self._redis.zmscore(keys.ROUNDS, [account_id])
        return None if at is None else datetime.fromtimestamp(at, UTC)


def _moment(stored: bytes) -> datetime:
    return datetime.fromtimestamp(float(stored), UTC)
