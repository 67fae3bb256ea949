"""Answers that wait for each other: those of a group, and those of recordings that were sent in one go."""

import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta

from bot.jobs.compilation import Compilation
from bot.jobs.group.plan import Plan, Waiting, plan
from bot.jobs.life import Life
from bot.store.bursts import Bursts
from bot.store.pace import Pace
from bot.store.records import Job, JobState
from bot.telegram.errors import ChatUnwritableError, RateLimitedError, TelegramTroubleError

log = logging.getLogger(__name__)

Alone = Callable[[Job], Awaitable[None]]

_TURN_S = 0.5
_LOOK_AGAIN_S = 5.0
BURST_HOLD_S = 900.0
"""After so long a burst is answered with what is ready of it; the rest follows."""


class Queue:
    """Delivers a chat's ready jobs in their order, one step at a time for each chat."""

    def __init__(self, *, life: Life, pace: Pace, bursts: Bursts, compilation: Compilation) -> None:
        self._life = life
        self._pace = pace
        self._bursts = bursts
        self._compilation = compilation

    async def deliver(self, job: Job, alone: Alone) -> datetime | None:
        """Deliver the job, with others where that is its way; returns when to try again.

        `job` has its transcript kept, or a failure. `alone` sends one job by itself.
        """
        chat_id = job.origin.chat_id
        if job.ready_at is None:
            now = self._life.clock()
            job = await self._life.jobs.change(job.id, lambda j: j.model_copy(update={"ready_at": now})) or job
        token = await self._pace.take_turn(chat_id)
        if token is None:
            return self._life.clock() + timedelta(seconds=_TURN_S)
        try:
            if job.origin.is_shared:
                return await self._in_group(job, alone)
            return await self._in_burst(job, alone)
        finally:
            await self._pace.end_turn(chat_id, token)

    async def _in_group(self, job: Job, alone: Alone) -> datetime | None:
        while await self._is_open(job):
            jobs = await self._neighbours(job)
            now = self._life.clock()
            step = plan([_waiting(j) for j in jobs], await self._pace.said(job.origin.chat_id, now), now)
            if not step.ids:
                return step.again_at or now + timedelta(seconds=_LOOK_AGAIN_S)
            await self._say(step, jobs, job, alone)
        return None

    async def _say(self, step: Plan, jobs: Sequence[Job], mine: Job, alone: Alone) -> None:
        chosen = [j for j in jobs if j.id in step.ids]
        if step.together:
            await self._compilation.send(chosen)
            for _ in range(2):
                await self._pace.note(mine.origin.chat_id, self._life.clock())
            return
        for one in chosen:
            await self._pace.note(one.origin.chat_id, self._life.clock())
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

    async def _neighbours(self, job: Job) -> list[Job]:
        found = await self._life.jobs.open_in_chat(job.origin.chat_id)
        same_topic = [j for j in found if j.origin.thread_id == job.origin.thread_id]
        return sorted(same_topic, key=_order)

    async def _is_open(self, job: Job) -> bool:
        current = await self._life.jobs.get(job.id)
        return current is not None and current.state is JobState.DELIVERING

    async def _in_burst(self, job: Job, alone: Alone) -> datetime | None:
        now = self._life.clock()
        chat_id, burst = job.origin.chat_id, job.burst or ""
        until = await self._bursts.open_until(chat_id, burst, now)
        if until is not None:
            return until
        members = sorted((j for j in await self._life.jobs.open_in_chat(chat_id) if j.burst == job.burst), key=_order)
        ready = [j for j in members if j.ready_at is not None and j.state is JobState.DELIVERING]
        since = min((j.ready_at for j in ready if j.ready_at is not None), default=now)
        if len(ready) < len(members) and now < since + timedelta(seconds=BURST_HOLD_S):
            return now + timedelta(seconds=_LOOK_AGAIN_S)
        await self._bursts.close(chat_id, burst)
        if len(ready) == 1:
            await alone(ready[0])
        elif ready:
            await self._compilation.send(ready)
        return None


def _order(job: Job) -> tuple[int, str]:
    return job.origin.message_id, job.id


def _waiting(job: Job) -> Waiting:
    ready_since = job.ready_at if job.state is JobState.DELIVERING else None
    return Waiting(job.id, ready_since, holds_others=job.parked is None)
