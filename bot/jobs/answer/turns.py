"""Whose turn it is to be answered where several answers of a chat wait: in its messages' order, alone or together.

`holder_of` says which waits for which, and `plan` what to say next in a group: both are pure.
`AnswerOrder` delivers by them, and by what `pace.py` keeps in the store.
"""

import logging
from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from time import monotonic

from bot.clock import Clock
from bot.jobs.answer.joint_answer import JointAnswer
from bot.jobs.answer.pace import WINDOW_S, Batches, Pace
from bot.jobs.events import Ready
from bot.jobs.record import FIRST, Job, JobState
from bot.jobs.repository import Jobs
from bot.telegram.troubles import ChatUnwritableError, RateLimitedError

log = logging.getLogger(__name__)

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

_TURN_S = 0.5
"""When to try for the turn again where who has it does not see who has become ready meanwhile."""

_TURN_LASTS_S = 10.0
"""After so long others get their turn."""

_LOOK_AGAIN_S = 5.0
BATCH_HOLD_S = 900.0
"""After so long a batch is answered with what is ready of it; the rest follows."""

Alone = Callable[[Job], Awaitable[None]]


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
    return job.state is JobState.DELIVERING and any(part != FIRST for part in job.answer.parts)


def _is_joined(one: Job, other: Job) -> bool:
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
        return Plan(again_at=said[0] + timedelta(seconds=WINDOW_S))
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


@dataclass(slots=True, kw_only=True)
class AnswerOrder:
    """Delivers a chat's ready jobs in their order, one step at a time for each chat."""

    jobs: Jobs
    pace: Pace
    batches: Batches
    together: JointAnswer
    clock: Clock

    async def deliver(self, job: Job, alone: Alone) -> datetime | None:
        """Deliver the job, with others where that is its way; returns when to try again.

        `job` has its transcript kept, or a failure.
        """
        chat_id = job.origin.chat_id
        is_single = not job.origin.is_shared and job.sent.batch is None
        if not is_single:
            job = await self._marked_ready(job)
        elif job.kind != "transcript" or await self.jobs.open_ids(chat_id) == [job.id]:
            # Nobody else is there to speak, or it is no answer among the others: why a file did not come.
            await alone(job)
            return None
        async with self.pace.turn(job) as answered:
            if answered is not None:
                deliver = self._in_group if job.origin.is_shared else self._one_by_one if is_single else self._in_batch
                return await deliver(job, alone, answered)
        return self.clock() + timedelta(seconds=SPOKEN_FOR_S if is_single else _TURN_S)

    async def _marked_ready(self, job: Job) -> Job:
        """Whoever has the turn delivers it with the others."""
        return job if job.answer.ready_at is not None else await self.jobs.apply(job.id, Ready()) or job

    async def _in_group(self, job: Job, alone: Alone, answered: set[str]) -> datetime | None:
        if job.answer.replaces:
            await alone(job)  # it takes the place of a message that stands there
            return None
        left = set[str]()
        while await self._is_open(job):
            now = self.clock()
            jobs = await self._others_with(job)
            waiting = _waiting(_without(left, jobs), left, now)
            step = plan(waiting, await self.pace.said(job.origin.chat_id, now), now)
            chosen = [j for j in jobs if j.id in step.ids]
            if not chosen:
                return step.again_at or now + timedelta(seconds=_LOOK_AGAIN_S)
            for _ in range(2 if step.together else 1):
                await self.pace.note(job.origin.chat_id, now)
            if step.together:
                await self.together.send(chosen)
            elif not await self._sent(chosen[0], job, alone):
                left.add(chosen[0].id)
            answered.update(step.ids)
        return None

    async def _one_by_one(self, job: Job, alone: Alone, gone: set[str]) -> datetime | None:
        """In a private chat. Whatever else is ready comes in the same turn, for a while."""
        began_s = monotonic()
        while job.id not in gone or monotonic() - began_s < _TURN_LASTS_S:
            now, jobs = self.clock(), await self._others_with(job)
            left = [j for j in jobs if j.id not in gone and j.sent.batch is None]
            may_wait = any(j.id != job.id and j.state is JobState.DELIVERING and not _is_ready(j) for j in left)
            here = {job.id, *(await self.pace.waiting(job.origin.chat_id) if may_wait else ())}
            ready = [j for j in left if j.id in here or _is_ready(j)]
            if (one := _free(ready, jobs, gone, now)) is None:
                return None if job.id in gone else await self._held(job, jobs)
            # Nobody else speaks meanwhile: one reading serves all that were ready then.
            while one is not None:
                gone.add(one.id)
                goes_on = await self._sent(one, job, alone) and monotonic() - began_s < _TURN_LASTS_S
                one = _free(ready, jobs, gone, now) if goes_on else None
        return None

    async def _held(self, job: Job, jobs: Sequence[Job]) -> datetime:
        """Leave it to whoever has the turn after the one that it waits for; returns when to see whether that came."""
        await self._marked_ready(job)
        again_s = _TURN_S if any(is_begun(one) for one in jobs) else SPOKEN_FOR_S
        return self.clock() + timedelta(seconds=again_s)

    async def _sent(self, one: Job, mine: Job, alone: Alone) -> bool:
        """Send one by itself; what goes wrong with another's is for its own step, and False."""
        try:
            await alone(one)
        except (RateLimitedError, ChatUnwritableError):
            raise
        except Exception as error:
            if one.id == mine.id:
                raise
            log.info("Left to its own step (%s): %s", type(error).__name__, one.id)
            return False
        return True

    async def _others_with(self, job: Job) -> list[Job]:
        """The transcripts of its chat and topic that may be answered now, in their order; its own is among them."""
        found = [j for j in await self.jobs.open_in_chat(job.origin.chat_id) if j.kind == "transcript"]
        here = (j for j in found if j.origin.topic == job.origin.topic or not j.origin.is_shared)
        return sorted((j for j in here if j.id == job.id or j.waits_for != "chat"), key=answer_order)

    async def _is_open(self, job: Job) -> bool:
        current = await self.jobs.get(job.id)
        return current is not None and current.state is JobState.DELIVERING

    async def _in_batch(self, job: Job, alone: Alone, answered: set[str]) -> datetime | None:
        now = self.clock()
        chat_id, batch = job.origin.chat_id, job.sent.batch or ""
        until = await self.batches.open_until(chat_id, batch, now)
        if until is not None:
            return until
        jobs = await self._others_with(job)
        members = [j for j in jobs if j.sent.batch == batch]
        ready = [j for j in members if _is_ready(j)]
        since = min((j.answer.ready_at for j in ready if j.answer.ready_at is not None), default=now)
        if len(ready) < len(members) and now < since + timedelta(seconds=BATCH_HOLD_S):
            return now + timedelta(seconds=_LOOK_AGAIN_S)
        if ready and not any(is_begun(j) for j in ready) and holder_of(ready[0], jobs, now) is not None:
            return await self._held(job, jobs)
        answered.update(j.id for j in ready)
        await self.batches.close(chat_id, batch)
        if len(ready) == 1:
            await alone(ready[0])
        elif ready:
            await self.together.send(ready)
        return None


def _is_ready(job: Job) -> bool:
    return job.answer.ready_at is not None and job.state is JobState.DELIVERING


def _free(ready: Sequence[Job], jobs: Sequence[Job], gone: Collection[str], now: datetime) -> Job | None:
    """The first of those that are ready and not `gone` that waits for nobody."""
    others = _without(gone, jobs)
    return next((j for j in ready if j.id not in gone and holder_of(j, others, now) is None), None)


def _without(gone: Collection[str], jobs: Sequence[Job]) -> list[Job]:
    """Those that have not been sent in this turn; what was begun and went wrong is still there."""
    return [job for job in jobs if job.id not in gone or is_begun(job)]


def _waiting(jobs: Sequence[Job], left: Collection[str], now: datetime) -> list[Waiting]:
    """The jobs of a group as a plan sees them, but for those `left` to their own steps."""
    found, free = list[Waiting](), set[str]()
    for job in jobs:
        is_held = _is_ready(job) and holder_of(job, _without(free, jobs), now) is not None
        if _is_ready(job) and not is_held:
            free.add(job.id)
        if job.id not in left and not job.answer.replaces:
            ready_since = job.answer.ready_at if _is_ready(job) else None
            found.append(Waiting(job.id, ready_since, holds_others=job.wait.parked is None, is_held=is_held))
    return found
