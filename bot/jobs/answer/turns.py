"""Whose turn it is to be answered where several answers of a chat wait.

`holder_of` says which waits for which, and `plan` what to say next in a group: both are pure. Who speaks, how much was
said in a group lately, and the short window in which recordings of one go find each other, are kept in the store.
"""

import asyncio
import secrets
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.clock import Clock
from bot.concurrency import end
from bot.jobs.record import FIRST, Job, JobState
from bot.store import keys
from bot.store.client import RedisClient, Value
from bot.store.lease import Lease

SOON_S = 30.0
"""One that is expected within so long is waited for by what was sent after it."""

HELD_S = 60.0
"""So long an answer that is ready waits at most, and one that is overdue by more is waited for no longer."""

_USUAL_S, _USUAL_SHARE = 15.0, 0.2
"""How long a task takes where its pace is not known: so many seconds, and such a part of the recording's length."""

MOST_A_MINUTE = 15
"""Telegram allows some 20 messages a minute in a group (core.telegram.org/bots/faq); the rest is for
what people ask."""

CROWD, GATHER_S = 4, 10.0
"""From so many recordings under way at once in a group, what is ready waits so long for the others, to come as one."""

SPOKEN_FOR_S = 2.0
"""When to look again where another answer is being sent."""

_WINDOW_S = 60.0

# ARGV: now, the window's beginning, a name that nothing else has.
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


def holder_of(job: Job, jobs: Sequence[Job], now: datetime) -> Job | None:
    """Which of a chat's open jobs, in their order, a `job` that is ready waits for; None: it may be sent.

    One of which a part has been sent is waited for until its end, wherever it stands; an earlier one while it comes
    soon. What waits for something itself, takes long or was asked for again holds nobody, nor does the batch that it
    is part of, nor what repeats it.
    """
    if is_begun(job):
        return None
    if (begun := next((one for one in jobs if is_begun(one) and not _is_joined(one, job)), None)) is not None:
        return begun
    if now >= (job.answer.ready_at or now) + timedelta(seconds=HELD_S):
        return None
    coming, later = list[Job](), list[Job]()
    for one in jobs:
        if answer_order(one) < answer_order(job):
            repeats_later = one.wait.duplicate_of in {other.id for other in later}
            (coming if _comes_soon(one, now) and not repeats_later else later).append(one)
    passed = {job.sent.batch, *(one.sent.batch for one in later)} - {None}
    return next((one for one in coming if one.sent.batch not in passed), None)


def is_begun(job: Job) -> bool:
    """Whether a part of its answer has been sent, and not all."""
    return job.state is JobState.DELIVERING and any(part != FIRST for part in job.answer.parts)


def _is_joined(one: Job, other: Job) -> bool:
    """Whether one message answers both."""
    return bool(one.answer.joint) and one.answer.joint == other.answer.joint


def _comes_soon(job: Job, now: datetime) -> bool:
    """Whether it is being fetched or sent, or will be soon. A flood at Telegram holds a whole chat, and parks none."""
    if job.wait.parked is not None or job.answer.replaces:
        return False
    if job.state is JobState.DELIVERING or job.wait.duplicate_of is not None:
        return True
    usual_s = SOON_S if job.task.length_s is None else _USUAL_S + _USUAL_SHARE * job.task.length_s
    passed_s = 0.0 if job.task.submitted_at is None else (now - job.task.submitted_at).total_seconds()
    return -HELD_S <= (job.task.expected_s or usual_s) - passed_s <= SOON_S


def answer_order(job: Job) -> tuple[int, str]:
    """What answers are ordered by: the message, and the number of the thing in it."""
    return job.origin.message_id, job.id


@dataclass(frozen=True, slots=True)
class Waiting:
    """One job of a group, in the order of its message. `ready_since` None: its answer is not there yet.

    `is_held`: it waits for an earlier one. `holds_others`: it is worth gathering for.
    """

    id: str
    ready_since: datetime | None
    holds_others: bool = True
    is_held: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """`ids` to answer now, in one message if `together`; none: look again at `again_at`."""

    ids: tuple[str, ...] = ()
    together: bool = False
    again_at: datetime | None = None


def plan(waiting: Sequence[Waiting], said: Sequence[datetime], now: datetime) -> Plan:
    """What to say next in a group, given when the bot spoke in the last minute.

    Few recordings are answered each as soon as it is its turn. In a crowd what is ready waits up to `GATHER_S` for the
    others, after the last message too, and then comes as one.
    """
    ready = [job for job in waiting if job.ready_since is not None]
    if not ready:
        return Plan()
    left = MOST_A_MINUTE - len(said)
    if left <= 0:
        return Plan(again_at=said[0] + timedelta(seconds=_WINDOW_S))
    free = [job.id for job in ready if not job.is_held]
    if not free:
        return Plan(again_at=now + timedelta(seconds=SPOKEN_FOR_S))
    if len(waiting) < CROWD and left > len(ready):
        return Plan((free[0],))
    if len(waiting) >= CROWD and (until := _gathered_at(waiting, ready, said)) and now < until:
        return Plan(again_at=until)
    return Plan(tuple(free), together=len(free) > 1)


def _gathered_at(waiting: Sequence[Waiting], ready: Sequence[Waiting], said: Sequence[datetime]) -> datetime | None:
    if not any(job.ready_since is None and job.holds_others for job in waiting):
        return None
    first = min(job.ready_since for job in ready if job.ready_since is not None)
    return max([first, *said[-1:]]) + timedelta(seconds=GATHER_S)


class Pace:
    """Whose turn it is to speak in a chat, and how much was said in a group lately; shared by all processes."""

    def __init__(self, redis: RedisClient) -> None:
        self._redis = redis
        self._note = redis.register_script(_NOTE)

    @asynccontextmanager
    async def turn(self, chat_id: int) -> AsyncIterator[bool]:
        """The chat's turn to speak, for as long as the block runs; False while somebody else has it."""
        lease = Lease(self._redis, keys.speaking(chat_id), secrets.token_hex(8))
        if not await lease.take():
            yield False
            return
        keeping = asyncio.create_task(lease.keep(), name="turn to speak")
        try:
            yield True
        finally:
            await end(keeping)
            await lease.release()

    async def note(self, chat_id: int, now: datetime) -> None:
        """Count one message that was sent to the chat."""
        stamp = now.timestamp()
        args: list[Value] = [stamp, stamp - _WINDOW_S, secrets.token_hex(8)]
        await self._note(keys=[keys.said(chat_id)], args=args)

    async def said(self, chat_id: int, now: datetime) -> list[datetime]:
        """When each message of the last minute was sent, oldest first."""
        since = now - timedelta(seconds=_WINDOW_S)
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
            self._clock().timestamp(), message_id, int(written_at.timestamp()), _JOIN_WITHIN_S, _SAME_GO_S,
            _REMEMBERED_S,
        ]  # fmt: skip
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
