"""Accounts of the service, named by their key's id: rest times, dead keys, watched tasks, requests."""

from dataclasses import dataclass
from datetime import UTC, datetime

from bot.store import keys
from bot.store.client import Client

# Two watchers of one account never make the same look.
_TAKE_DUE = """
local due = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', ARGV[1])
for _, id in ipairs(due) do
  redis.call('ZADD', KEYS[1], 'XX', ARGV[2], id)
  redis.call('SADD', KEYS[2], id)
end
return due
"""


@dataclass(frozen=True, slots=True)
class AccountState:
    """`rests_until` is when calls may go on (None: now); a dead key is never used again."""

    is_dead: bool
    rests_until: datetime | None


class Accounts:
    """What is known of each account; never the key itself."""

    def __init__(self, redis: Client) -> None:
        self._redis = redis
        self._take_due = redis.register_script(_TAKE_DUE)

    async def state(self, account_id: str, now: datetime) -> AccountState:
        """Whether the account may be called now."""
        dead, until = await self._redis.hmget(keys.account(account_id), ["dead", "rests_until"])
        rests_until = datetime.fromtimestamp(float(until), UTC) if until else None
        if rests_until is not None and rests_until <= now:
            rests_until = None
        return AccountState(bool(dead), rests_until)

    async def mark_dead(self, account_id: str) -> None:
        """The service refused the key: no further call with it."""
        await self._redis.hset(keys.account(account_id), "dead", 1)

    async def revive(self, account_id: str) -> None:
        """The key was tried and works."""
        await self._redis.hdel(keys.account(account_id), "dead", "rests_until", "bursts")

    async def rest(self, account_id: str, until: datetime) -> None:
        """No call of this account before `until`."""
        await self._redis.hset(keys.account(account_id), "rests_until", until.timestamp())

    async def count_burst(self, account_id: str) -> int:
        """One more 429 without a stated time in a row; returns how many."""
        return int(await self._redis.hincrby(keys.account(account_id), "bursts", 1))

    async def clear_bursts(self, account_id: str) -> None:
        """A call was answered again."""
        await self._redis.hdel(keys.account(account_id), "bursts")

    async def watch(self, account_id: str, job_id: str, look_at: datetime) -> None:
        """Have the job's task looked at then."""
        async with self._redis.pipeline(transaction=False) as pipe:
            pipe.zadd(keys.watching(account_id), {job_id: look_at.timestamp()})
            pipe.srem(keys.looking(account_id), job_id)
            await pipe.execute()

    async def unwatch(self, account_id: str, job_id: str) -> None:
        """Stop looking at the job's task."""
        async with self._redis.pipeline(transaction=False) as pipe:
            pipe.zrem(keys.watching(account_id), job_id)
            pipe.srem(keys.looking(account_id), job_id)
            await pipe.execute()

    async def take_due(self, account_id: str, now: datetime, claimed_until: datetime) -> list[str]:
        """Ids whose look is due, each taken once: they come up again at `claimed_until`, not before."""
        found = await self._take_due(
            keys=[keys.watching(account_id), keys.looking(account_id)],
            args=[now.timestamp(), claimed_until.timestamp()],
        )
        return [job_id.decode() for job_id in found]

    async def forget_looks(self, account_id: str, now: datetime) -> int:
        """Have the looks that were under way made again at once: whoever made them is dead. Returns how many."""
        lost = await self._redis.smembers(keys.looking(account_id))
        for job_id in lost:
            await self._redis.zadd(keys.watching(account_id), {job_id.decode(): now.timestamp()}, xx=True)
        await self._redis.delete(keys.looking(account_id))
        return len(lost)

    async def watched(self, account_id: str) -> list[tuple[str, datetime]]:
        """The account's watched jobs with the time of each one's next look, soonest first."""
        found = await self._redis.zrange(keys.watching(account_id), 0, -1, withscores=True)
        return [(job_id.decode(), datetime.fromtimestamp(at, UTC)) for job_id, at in found]

    async def next_look(self, account_id: str) -> datetime | None:
        """When the soonest look is due; None when nothing is watched."""
        found = await self._redis.zrange(keys.watching(account_id), 0, 0, withscores=True)
        return datetime.fromtimestamp(found[0][1], UTC) if found else None

    async def spend(self, account_id: str, endpoint: str, now: datetime, count: int = 1) -> None:
        """Count requests against the account's UTC day and month."""
        day = now.astimezone(UTC)
        async with self._redis.pipeline(transaction=False) as pipe:
            for period in (f"{day:%Y-%m-%d}", f"{day:%Y-%m}"):
                name = keys.spent(account_id, period)
                pipe.hincrby(name, endpoint, count)
                pipe.expire(name, keys.SPENT_TTL_S)
            await pipe.execute()

    async def spent(self, account_id: str, period: str) -> dict[str, int]:
        """Requests of a UTC day (`2026-01-31`) or month (`2026-01`), by endpoint."""
        found = await self._redis.hgetall(keys.spent(account_id, period))
        return {name.decode(): int(count) for name, count in found.items()}
