"""What the store keeps of a chat's answers: who speaks, how much was said lately, and which recordings came in one go.

Shared by all processes.
"""

import asyncio
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from time import monotonic

from bot.clock import Clock
from bot.concurrency import end
from bot.engine import DELIVER, Engine
from bot.jobs.record import Job
from bot.store import keys
from bot.store.client import RedisClient, Value
from bot.store.lease import LEASE_S, Lease

WINDOW_S = 60.0
"""What was said within so long counts."""

# ARGV: now, the window's beginning, a name that nothing else has.
_NOTE = """
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', ARGV[2])
redis.call('ZADD', KEYS[1], ARGV[1], ARGV[3])
redis.call('EXPIRE', KEYS[1], 120)
return 1
"""

# KEYS: who speaks, who waits. ARGV: the holder's name, for how long (ms), the job that asks. A no is remembered.
_TAKE = """
local holder = redis.call('GET', KEYS[1])
if holder and holder ~= ARGV[1] then
  redis.call('SADD', KEYS[2], ARGV[3])
  redis.call('PEXPIRE', KEYS[2], 6 * ARGV[2])
  return 0
end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 1
"""

# KEYS as above. ARGV: the holder's name, then the jobs that it has answered. Answers who of the others is next.
_GIVE_BACK = """
if redis.call('GET', KEYS[1]) == ARGV[1] then
  redis.call('DEL', KEYS[1])
elseif redis.call('EXISTS', KEYS[1]) == 1 then
  return false
end
if #ARGV > 1 then redis.call('SREM', KEYS[2], unpack(ARGV, 2)) end
return redis.call('SPOP', KEYS[2])
"""

_JOIN_WITHIN_S = 1.5
_SAME_GO_S = 1
_REMEMBERED_S = 3600
# ARGV: now, message id, its date, the window. Messages of one go bear nearly the same date, so that a slow
# worker does not tear them apart.
_JOIN = """
local id, untl, date = unpack(redis.call('HMGET', KEYS[1], 'id', 'until', 'date'))
local open = id and (tonumber(untl) >= tonumber(ARGV[1]) or math.abs(tonumber(ARGV[3]) - tonumber(date)) <= ARGV[5] + 0)
if not open or redis.call('HGET', KEYS[1], 'closed') == id then
  id = ARGV[2]
  redis.call('HDEL', KEYS[1], 'closed')
end
redis.call('HSET', KEYS[1], 'id', id, 'until', ARGV[1] + ARGV[4], 'date', ARGV[3])
redis.call('EXPIRE', KEYS[1], ARGV[6])
return id
"""


class Pace:
    """Whose turn it is to speak in a chat, and how much was said in a group lately; shared by all processes."""

    def __init__(self, redis: RedisClient, engine: Engine) -> None:
        self._redis = redis
        self._engine = engine
        self._note = redis.register_script(_NOTE)
        self._take = redis.register_script(_TAKE)
        self._give_back = redis.register_script(_GIVE_BACK)

    @asynccontextmanager
    async def turn(self, job: Job) -> AsyncIterator[set[str] | None]:
        """The turn to speak in the job's chat, for as long as the block runs; None while somebody else has it.

        Whoever has it adds the jobs that it answers to the set. Of those that were told no and are not among them, the
        next one's step runs at once.
        """
        names = [keys.speaking(job.origin.chat_id), keys.wait_to_speak(job.origin.chat_id)]
        lease, asked_at = Lease(self._redis, names[0], secrets.token_hex(8)), monotonic()
        if not await self._take(keys=names, args=[lease.holder, int(LEASE_S * 1000), job.id]):
            yield None
            return
        lease.begin(asked_at)
        keeping = asyncio.create_task(lease.keep(), name="turn to speak")
        answered = set[str]()
        try:
            yield answered
        finally:
            await end(keeping)
            if (following := await self._give_back(keys=names, args=[lease.holder, *answered])) is not None:
                await self._engine.now(DELIVER, following.decode())

    async def waiting(self, chat_id: int) -> set[str]:
        """The jobs whose step was told that it is not its turn: what they have is ready."""
        return {job_id.decode() for job_id in await self._redis.smembers(keys.wait_to_speak(chat_id))}

    async def note(self, chat_id: int, now: datetime) -> None:
        stamp = now.timestamp()
        args: list[Value] = [stamp, stamp - WINDOW_S, secrets.token_hex(8)]
        await self._note(keys=[keys.said(chat_id)], args=args)

    async def said(self, chat_id: int, now: datetime) -> list[datetime]:
        """When each message of the last minute was sent, oldest first."""
        since = now - timedelta(seconds=WINDOW_S)
        found = await self._redis.zrange(keys.said(chat_id), 0, -1, withscores=True)
        times = [datetime.fromtimestamp(at, UTC) for _, at in found]
        return [at for at in times if at > since]


@dataclass(slots=True)
class Batches:
    """The latest batch of each chat. Its name is the id of its first message."""

    redis: RedisClient
    clock: Clock

    async def join(self, chat_id: int, message_id: int, written_at: datetime) -> str:
        """Put a message into the chat's open batch, or begin one; keeps it open for another `_JOIN_WITHIN_S`."""
        args = [
            self.clock().timestamp(), message_id, int(written_at.timestamp()), _JOIN_WITHIN_S, _SAME_GO_S,
            _REMEMBERED_S,
        ]  # fmt: skip
        found: bytes = await self.redis.register_script(_JOIN)(keys=[keys.open_batch(chat_id)], args=args)
        return found.decode()

    async def open_until(self, chat_id: int, batch: str, now: datetime) -> datetime | None:
        """When the batch closes; None where it has."""
        found, until = await self.redis.hmget(keys.open_batch(chat_id), ["id", "until"])
        if found is None or until is None or found.decode() != batch or float(until) <= now.timestamp():
            return None
        return datetime.fromtimestamp(float(until), UTC)

    async def close(self, chat_id: int, batch: str) -> None:
        """Let nothing join any more: it is being answered."""
        await self.redis.hset(keys.open_batch(chat_id), "closed", batch)
