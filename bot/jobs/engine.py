"""Durable steps on docket: what is added runs, through crashes, at least once and never twice at a time.

A step's argument is an id and nothing else. Each (step, id) pair has one key in docket: adding it while it
waits or runs changes nothing, and a step that wants to run again says when by returning that time.
"""

import asyncio
import logging
import secrets
import socket
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Self
from weakref import WeakValueDictionary

from docket import CurrentExecution, Disposition, Docket, Execution, Worker
from redis.exceptions import RedisError

from bot.errors import new_error_id
from bot.jobs.cluster import SCHEMES, ClusterDocket
from bot.jobs.patientdocket import PatientDocket
from bot.jobs.reclaim import HEARTBEAT_S, MISSED_HEARTBEATS, Reclaim
from bot.store.failover import outage
from bot.tasks import end, undisturbed

log = logging.getLogger(__name__)

Step = Callable[[str], Awaitable[datetime | None]]

_REDELIVERY_TIMEOUT_S = 60.0
"""Leases are renewed four times in it: an outage of the store that is shorter takes no step away from who runs it."""

_SOON_S = 300.0
_FULL_CHECK = timedelta(milliseconds=250)
"""How soon a worker whose hands were full sees that one is free; what is added meanwhile wakes one that waits."""
_RESOLUTION = timedelta(milliseconds=250)
"""By so much a planned step may be late. Looks are planned elsewhere (`rounds.py`), and finer."""
_FAILED_STEP_DELAY_S = 15.0
_STORE_DELAY_S = 1.0
_LEFT_DELAY_S = 5.0
_MANY = 4
"""From so many steps on they are added together: that costs a round trip of its own."""

DRAIN_TIMEOUT_S = 6.0
"""Well below the redelivery timeout: while draining, docket renews no leases."""


@dataclass(frozen=True, slots=True)
class Ran:
    """One run of a step: how long after its planned time it began, how long it took, whether it raised."""

    step: str
    late_s: float
    took_s: float
    raised: bool


@dataclass(frozen=True, slots=True)
class Depth:
    """What the engine holds: steps that wait for a worker or run, and steps planned for later."""

    ready: int
    planned: int


def _unheard(_: Ran) -> None:
    pass


class Engine:
    """Adds steps and runs them. `name` prefixes docket's keys; all processes of one bot share it.

    `on_run` hears of each run of a step in this process, and must not raise.
    """

    def __init__(
        self,
        url: str,
        *,
        name: str = "pv-engine",
        concurrency: int = 100,
        drain_timeout_s: float = DRAIN_TIMEOUT_S,
        on_run: Callable[[Ran], None] = _unheard,
    ) -> None:
        separator = "&" if "?" in url else "?"
        kind: type[Docket] = ClusterDocket if url.startswith(SCHEMES) else PatientDocket
        self._docket = kind(
            name=name,
            url=f"{url}{separator}max_connections=300",
            heartbeat_interval=timedelta(seconds=HEARTBEAT_S),
            missed_heartbeats=MISSED_HEARTBEATS,
            execution_ttl=timedelta(seconds=60),
        )
        self._concurrency = concurrency
        self._drain_timeout_s = drain_timeout_s
        self._on_run = on_run
        self._under_way: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._worker_name = f"{socket.gethostname()}#{secrets.token_hex(4)}"
        self._reclaim = Reclaim(self._docket, self._worker_name, self._under_way, _REDELIVERY_TIMEOUT_S)

    @property
    def name(self) -> str:
        """This process, unlike any other on the store."""
        return self._worker_name

    async def __aenter__(self) -> Self:
        await self._docket.__aenter__()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._docket.__aexit__(None, None, None)

    def register(self, name: str, step: Step) -> None:
        """Let workers of this process run `step` under `name`."""

        async def run(subject: str, execution: Execution = CurrentExecution()) -> None:  # noqa: B008 - docket's way
            late_s = max(0.0, (datetime.now(UTC) - execution.when).total_seconds())
            began_s, raised = time.monotonic(), False
            turn = self._under_way.setdefault(execution.key, asyncio.Lock())
            try:
                async with turn:  # handed out again while it runs, a step waits, and then finds its work done
                    again_at = await step(subject)
            except RedisError as error:
                log.warning("%s: step %s of %s runs again", outage(error), name, subject)
                again_at, raised = datetime.now(UTC) + timedelta(seconds=_STORE_DELAY_S), True
            except Exception:  # the last line of defence: docket would store the exception's text
                log.exception("Step %s of %s failed, error %s", name, subject, new_error_id())
                again_at, raised = datetime.now(UTC) + timedelta(seconds=_FAILED_STEP_DELAY_S), True
            self._on_run(Ran(name, late_s, time.monotonic() - began_s, raised))
            if again_at is not None:
                await self.at(name, subject, again_at)

        run.__name__ = name
        self._docket.register(run, names=[name])

    async def _leave(self, subject: str, execution: Execution = CurrentExecution()) -> None:  # noqa: B008
        """A step that only a newer version knows: docket would drop it; it waits for a worker of that version."""
        name = execution.function_name
        if name not in self._docket.tasks:
            log.warning("Step %s is of a newer version: left to its workers", name)
            self._docket.register(self._leave, names=[name])
        await self.at(name, subject, datetime.now(UTC) + timedelta(seconds=_LEFT_DELAY_S))

    async def soon(self, step: str, subject: str) -> None:
        """Run the step as soon as a worker is free; nothing changes if it waits, is planned or runs already."""
        await self._docket.add(step, key=f"{step}:{subject}")(subject)

    async def now(self, step: str, subject: str) -> None:
        """Run the step as `soon` does, also where it was planned for later; one that runs is left alone."""
        key = f"{step}:{subject}"
        added = await self._docket.add(step, key=key)(subject)
        if added.disposition is Disposition.ALREADY_SCHEDULED:
            async with self._docket.redis() as redis:
                await redis.zadd(self._docket.queue_key, {key: datetime.now(UTC).timestamp()}, xx=True)

    async def soon_all(self, step: str, subjects: Sequence[str]) -> None:
        """Run the step for each as `soon` does; many at once take one round trip."""
        if len(subjects) < _MANY:
            for subject in subjects:
                await self.soon(step, subject)
            return
        calls = [self._docket.call(step, key=f"{step}:{subject}")(subject) for subject in subjects]
        for added in await self._docket.add_many(calls):
            if added.schedule_exception is not None:
                raise added.schedule_exception

    async def at(self, step: str, subject: str, when: datetime) -> None:
        """Run the step then, instead of when it was planned. One that runs now runs once more."""
        await self._docket.replace(step, when=when, key=f"{step}:{subject}")(subject)

    async def unless_planned(self, step: str, subject: str, when: datetime) -> None:
        """Run the step then; nothing changes if it is planned for another time, waits or runs already."""
        await self._docket.add(step, when=when, key=f"{step}:{subject}")(subject)

    async def cancel(self, step: str, subject: str) -> None:
        """Take the step back, and stop it if it runs."""
        await self._docket.cancel(f"{step}:{subject}")

    async def bring_forward(self, back_s: float) -> None:
        """Run now what was planned for the next minutes by a clock that has been set back by `back_s` since."""
        now_s = datetime.now(UTC).timestamp()
        async with self._docket.redis() as redis:
            planned = await redis.zrangebyscore(self._docket.queue_key, now_s, now_s + back_s + _SOON_S)
            if planned:
                await redis.zadd(self._docket.queue_key, dict.fromkeys(planned, now_s), xx=True)

    async def depth(self) -> Depth:
        """How much there is to do, in all processes together."""
        async with self._docket.redis() as redis:
            ready = await redis.xlen(self._docket.stream_key)
            planned = await redis.zcard(self._docket.queue_key)
        return Depth(int(ready), int(planned))

    async def work(self) -> None:
        """Run steps until cancelled; then finish what runs, for `drain_timeout_s` at most.

        What is cut short stays pending in the store and is run again by the next worker.
        """
        async with Worker(
            self._docket,
            name=self._worker_name,
            concurrency=self._concurrency,
            redelivery_timeout=timedelta(seconds=_REDELIVERY_TIMEOUT_S),
            reconnection_delay=timedelta(seconds=1),
            minimum_check_interval=_FULL_CHECK,
            scheduling_resolution=_RESOLUTION,
            fallback_task=self._leave,
        ) as worker:
            running = asyncio.create_task(worker.run_forever(), name="engine worker")
            try:
                await asyncio.shield(running)
            except asyncio.CancelledError:
                await undisturbed(_drain(running, self._drain_timeout_s))
                raise

    async def reclaim(self, *, alone: bool = False) -> int:
        """Hand on at once what nobody works on any more; returns how many steps that are.

        `alone` says that nobody else can be alive (an embedded store, at start).
        """
        return await self._reclaim.run(alone=alone)


async def _drain(running: "asyncio.Task[None]", timeout_s: float) -> None:
    running.cancel()
    done, _ = await asyncio.wait({running}, timeout=timeout_s)
    if not done:
        log.warning("Stopping with steps under way: the next start goes on with them")
        await end(running)
