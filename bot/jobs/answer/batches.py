"""Recordings that were sent in one go: a short window, kept in the store, in which they find each other."""

from datetime import UTC, datetime

from bot.clock import Clock
from bot.store import keys
from bot.store.client import RedisClient

WINDOW_S = 1.5
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


class Batches:
    """The latest batch of each chat. Its name is the id of its first message."""

    def __init__(self, redis: RedisClient, clock: Clock) -> None:
        self._redis = redis
        self._clock = clock
        self._join = redis.register_script(_JOIN)

    async def join(self, chat_id: int, message_id: int, written_at: datetime) -> str:
        """Put a message into the chat's open batch, or begin one; keeps it open for another `WINDOW_S`."""
        args = [self._clock().timestamp(), message_id, int(written_at.timestamp()), WINDOW_S, _SAME_GO_S, _REMEMBERED_S]
        found: bytes = await self._join(keys=[keys.open_batch(chat_id)], args=args)
        return found.decode()

    async def open_until(self, chat_id: int, batch: str, now: datetime) -> datetime | None:
        """When the batch closes; None where it has."""
        found, until = await self._redis.hmget(keys.open_batch(chat_id), ["id", "until"])
        if found is None or until is None or found.decode() != batch or float(until) <= now.timestamp():
            return None
        return datetime.fromtimestamp(float(until), UTC)

    async def close(self, chat_id: int, batch: str) -> None:
        """Let nothing join any more: it is being answered."""
        await self._redis.hset(keys.open_batch(chat_id), "closed", batch)
