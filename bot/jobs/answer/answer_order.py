"""Answers that wait for each other: those of a group, and those of recordings that were sent in one go.

What to say next where several answers wait: one by one, together, or not yet. Pure.

How much the bot has said in a group lately, and whose turn it is to speak there.
"""

import logging
import secrets
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from time import monotonic

from bot.clock import Clock
from bot.jobs.answer.batches import Batches
from bot.jobs.answer.joint_answer import JointAnswer
from bot.jobs.answer.parts import LONG_S
from bot.jobs.record import Job, JobState
from bot.jobs.repository import Jobs
from bot.jobs.transitions import Ready
from bot.store import keys
from bot.store.client import RedisClient, Value
from bot.telegram.errors import ChatUnwritableError, RateLimitedError, TelegramTroubleError

MOST_A_MINUTE = 15
"""Telegram allows some 20 messages a minute in a group (core.telegram.org/bots/faq); the rest is for
what people ask."""

CROWD = 4
"""From so many recordings under way at once, answers wait for each other and come together."""

HOLD_S = 10.0
_WINDOW_S = 60.0


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
        return Plan(again_at=said[0] + timedelta(seconds=_WINDOW_S))
    if len(waiting) < CROWD and left > len(ready):
        return Plan((ready[0].id,))
    if len(waiting) >= CROWD and (until := _held_until(waiting, ready)) is not None and now < until:
        return Plan(again_at=until)
    return Plan(tuple(job.id for job in ready), together=len(ready) > 1)


def _held_until(waiting: Sequence[Waiting], ready: Sequence[Waiting]) -> datetime | None:
    if not any(job.ready_since is None and job.holds_others for job in waiting):
        return None
    first = min(job.ready_since for job in ready if job.ready_since is not None)
    return first + timedelta(seconds=HOLD_S)


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


log = logging.getLogger(__name__)

Alone = Callable[[Job], Awaitable[None]]

_TURN_S = 0.5
_TURN_LASTS_S = 10.0
"""After so long others get their turn, before the lease ends."""
_LOOK_AGAIN_S = 5.0
BATCH_HOLD_S = 900.0
"""After so long a batch is answered with what is ready of it; the rest follows."""


class AnswerOrder:
    """Delivers a chat's ready jobs in their order, one step at a time for each chat."""

    def __init__(self, *, jobs: Jobs, pace: Pace, batches: Batches, together: JointAnswer, clock: Clock) -> None:
        self._jobs = jobs
        self._clock = clock
        self._pace = pace
        self._batches = batches
        self._together = together

    async def deliver(self, job: Job, alone: Alone) -> datetime | None:
        """Deliver the job, with others where that is its way; returns when to try again.

        `job` has its transcript kept, or a failure. `alone` sends one job by itself.
        """
        chat_id = job.origin.chat_id
        is_single = not job.origin.is_shared and job.sent.batch is None
        if not is_single:
            job = await self._marked_ready(job)
        token = await self._pace.take_turn(chat_id)
        if token is None:
            await self._marked_ready(job)
            return self._clock() + timedelta(seconds=_TURN_S)
        try:
            if job.origin.is_shared:
                return await self._in_group(job, alone)
            return await (self._in_their_order if is_single else self._in_batch)(job, alone)
        finally:
            await self._pace.end_turn(chat_id, token)

    async def _marked_ready(self, job: Job) -> Job:
        """Whoever has the turn delivers it with the others."""
        return job if job.answer.ready_at is not None else await self._jobs.apply(job.id, Ready()) or job

    async def _in_group(self, job: Job, alone: Alone) -> datetime | None:
        if job.answer.replaces:
            await alone(job)  # it takes the place of a message that stands there
            return None
        while await self._is_open(job):
            jobs = await self._neighbours(job)
            now = self._clock()
            step = plan([_waiting(j) for j in jobs], await self._pace.said(job.origin.chat_id, now), now)
            if not step.ids:
                return step.again_at or now + timedelta(seconds=_LOOK_AGAIN_S)
            await self._say(step, jobs, job, alone)
        return None

    async def _say(self, step: Plan, jobs: Sequence[Job], mine: Job, alone: Alone) -> None:
        chosen = [j for j in jobs if j.id in step.ids]
        if step.together:
            await self._together.send(chosen)
            for _ in range(2):
                await self._pace.note(mine.origin.chat_id, self._clock())
            return
        for one in chosen:
            await self._pace.note(one.origin.chat_id, self._clock())
            try:
                await alone(one)
            except (RateLimitedError, ChatUnwritableError):
                raise
            except TelegramTroubleError:
                if one.id == mine.id:
                    raise
                # Its own step settles what became of it; here it only must not block the others.
                log.info("Left to its own step: %s", one.id)
                await alone(mine)

    async def _in_their_order(self, job: Job, alone: Alone) -> datetime | None:
        """In a private chat: each as its own message, the earlier before the later, and nothing between its parts.

        A short one that was sent before is waited for a moment. Whatever else is ready comes in the same turn.
        """
        if job.kind != "transcript":
            await alone(job)  # why a file did not come has no place among the texts
            return None
        began_s = monotonic()
        until = (job.answer.ready_at or self._clock()) + timedelta(seconds=HOLD_S)
        is_sent = False
        found = await self._jobs.open_in_chat(job.origin.chat_id)
        singles = (j for j in found if j.kind == "transcript" and j.sent.batch is None and _takes_part(j, job))
        for one in sorted(singles, key=_order):
            if is_sent and monotonic() - began_s > _TURN_LASTS_S:
                return None
            if one.id == job.id:
                await alone(one)
                is_sent = True
            elif one.answer.ready_at is not None and one.state is JobState.DELIVERING:
                await self._send_too(one, alone)
            elif _is_short_and_under_way(one) and self._clock() < until:
                await self._marked_ready(job)
                return None if is_sent else until
        return None

    async def _send_too(self, one: Job, alone: Alone) -> None:
        try:
            await alone(one)
        except (RateLimitedError, ChatUnwritableError):
            raise
        except Exception as error:  # noqa: BLE001 - its own step meets it again, and settles what became of it
            log.info("Left to its own step (%s): %s", type(error).__name__, one.id)

    async def _neighbours(self, job: Job) -> list[Job]:
        found = await self._jobs.open_in_chat(job.origin.chat_id)
        same_topic = [j for j in found if j.origin.thread_id == job.origin.thread_id and _takes_part(j, job)]
        return sorted((j for j in same_topic if not j.answer.replaces), key=_order)

    async def _is_open(self, job: Job) -> bool:
        current = await self._jobs.get(job.id)
        return current is not None and current.state is JobState.DELIVERING

    async def _in_batch(self, job: Job, alone: Alone) -> datetime | None:
        now = self._clock()
        chat_id, batch = job.origin.chat_id, job.sent.batch or ""
        until = await self._batches.open_until(chat_id, batch, now)
        if until is not None:
            return until
        found = await self._jobs.open_in_chat(chat_id)
        members = sorted((j for j in found if j.sent.batch == job.sent.batch and _takes_part(j, job)), key=_order)
        ready = [j for j in members if j.answer.ready_at is not None and j.state is JobState.DELIVERING]
        since = min((j.answer.ready_at for j in ready if j.answer.ready_at is not None), default=now)
        if len(ready) < len(members) and now < since + timedelta(seconds=BATCH_HOLD_S):
            return now + timedelta(seconds=_LOOK_AGAIN_S)
        await self._batches.close(chat_id, batch)
        if len(ready) == 1:
            await alone(ready[0])
        elif ready:
            await self._together.send(ready)
        return None


def _is_short_and_under_way(job: Job) -> bool:
    """Whether it is worth waiting for: soon there, as far as can be told, and not itself waiting for something."""
    waits = job.wait.parked is not None or job.wait.duplicate_of is not None
    return not waits and (job.task.length_s or 0.0) < LONG_S


def _takes_part(other: Job, mine: Job) -> bool:
    """Whether it is answered with this one: what waits for the chat is not."""
    return other.id == mine.id or not other.waits_for_chat


def _order(job: Job) -> tuple[int, str]:
    return job.origin.message_id, job.id


def _waiting(job: Job) -> Waiting:
    ready_since = job.answer.ready_at if job.state is JobState.DELIVERING else None
    return Waiting(job.id, ready_since, holds_others=job.wait.parked is None)
