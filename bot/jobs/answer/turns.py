"""Whose turn it is to be answered where several answers wait: in a group, and of recordings that were sent in one go.

What to say next is decided by `plan`, which is pure. How much the bot has said in a group lately, and who speaks there,
is kept in the store, and so is the short window in which recordings of one go find each other.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.clock import Clock
from bot.store import keys
from bot.store.client import RedisClient, Value

MOST_A_MINUTE = 15
"""Telegram allows some 20 messages a minute in a group (core.telegram.org/bots/faq); the rest is for
what people ask."""

CROWD = 4
"""From so many recordings under way at once, answers wait for each other and come together."""

HOLD_S = 10.0
WINDOW_S = 60.0
_LEASE_S = 30

# Lets go only of one's own turn.
_RELEASE = "if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end return 0"
_NOTE = """
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', ARGV[2])
redis.call('ZADD', KEYS[1], ARGV[1], ARGV[3])
redis.call('EXPIRE', KEYS[1], 120)
return 1
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


@dataclass(frozen=True, slots=True)
class Waiting:
    """One job of the chat, in the order of its message. `ready_since` None: its answer is not there yet."""

    id: str
    ready_since: datetime | None
    holds_others: bool = True


@dataclass(frozen=True, slots=True)
class Plan:
    """`ids` to answer now, in one message if `together`; none: look again at `again_at`."""

    ids: tuple[str, ...] = ()
    together: bool = False
    again_at: datetime | None = None


def plan(waiting: Sequence[Waiting], said: Sequence[datetime], now: datetime) -> Plan:
    """What to say next, given when the bot spoke in the last minute.

    Few recordings are answered each as soon as it is ready. In a crowd what is ready waits up to `HOLD_S` for
    what was sent before it, and then comes as one message.
    """
    ready = [job for job in waiting if job.ready_since is not None]
    if not ready:
        return Plan()
    left = MOST_A_MINUTE - len(said)
    if left <= 0:
        return Plan(again_at=said[0] + timedelta(seconds=WINDOW_S))
    if len(waiting) < CROWD and left > len(ready):
        return Plan((ready[0].id,))
    if len(waiting) >= CROWD and (until := _held_until(waiting, ready)) is not None and now < until:
        return Plan(again_at=until)
    return Plan(tuple(job.id for job in ready), together=len(ready) > 1)


class Pace:
    """Turns and counts, shared by all processes."""

    def __init__(self, redis: RedisClient) -> None:
        self._redis = redis
        self._release = redis.register_script(_RELEASE)
        self._note = redis.register_script(_NOTE)

    async def take_turn(self, chat_id: int) -> str | None:
        """Take the chat's turn to speak, for half a minute at most; None while somebody else has it."""
        token = secrets.token_hex(8)
        taken = await self._redis.set(keys.speaking(chat_id), token, nx=True, ex=_LEASE_S)
        return token if taken else None

    async def end_turn(self, chat_id: int, token: str) -> None:
        """Let the next one speak."""
        await self._release(keys=[keys.speaking(chat_id)], args=[token])

    async def note(self, chat_id: int, now: datetime) -> None:
        """Count one message that was sent to the chat."""
        stamp = now.timestamp()
        args: list[Value] = [stamp, stamp - WINDOW_S, secrets.token_hex(8)]
        await self._note(keys=[keys.said(chat_id)], args=args)

    async def said(self, chat_id: int, now: datetime) -> list[datetime]:
        """When each message of the last minute was sent, oldest first."""
        since = now - timedelta(seconds=WINDOW_S)
        found = await self._redis.zrange(keys.said(chat_id), 0, -1, withscores=True)
        times = [datetime.fromtimestamp(at, UTC) for _, at in found]
        return [at for at in times if at > since]


class Batches:
    """The latest batch of each chat. Its name is the id of its first message."""

    def __init__(self, redis: RedisClient, clock: Clock) -> None:
        self._redis = redis
        self._clock = clock
        self._join = redis.register_script(_JOIN)

    async def join(self, chat_id: int, message_id: int, written_at: datetime) -> str:
        """Put a message into the chat's open batch, or begin one; keeps it open for another `_JOIN_WITHIN_S`."""
        args = [
            self._clock().timestamp(),
            message_id,
            int(written_at.timestamp()),
            _JOIN_WITHIN_S,
            _SAME_GO_S,
            _REMEMBERED_S,
        ]
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


def _held_until(waiting: Sequence[Waiting], ready: Sequence[Waiting]) -> datetime | None:
    if not any(job.ready_since is None and job.holds_others for job in waiting):
        return None
    first = min(job.ready_since for job in ready if job.ready_since is not None)
    return first + timedelta(seconds=HOLD_S)
