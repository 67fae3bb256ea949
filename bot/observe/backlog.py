"""How much is under way, read from the records: for metrics, for operators, for alarms."""

import asyncio
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.clock import Clock
from bot.engine import Depth, Engine
from bot.jobs.record import Job, JobState
from bot.jobs.repository import Jobs

_MOST_READ = 2000
"""Records read for one count; of more open jobs the rest is only counted."""

_KEPT_S = 3.0
_ANY_TIME = timedelta(days=36_500)


@dataclass(frozen=True, slots=True)
class Backlog:
    """`by_state` counts open jobs as `watching`, or `parked:limit` where they wait; `open_jobs` is all of them.

    `unread` were not looked into. `oldest_wait_s` is how long the oldest job waits for the bot itself: not for
    its task, a key or a limit.
    """

    open_jobs: int
    by_state: Mapping[str, int]
    unread: int
    oldest_wait_s: float
    depth: Depth

    @property
    def waiting(self) -> int:
        return sum(self.by_state.get(state, 0) for state in _OURS)


_OURS = (JobState.ACCEPTED.value, JobState.SUBMITTING.value, JobState.DELIVERING.value)


class BacklogReader:
    """Reads the backlog, at most once in three seconds however often it is asked."""

    def __init__(self, *, jobs: Jobs, engine: Engine, clock: Clock) -> None:
        self._jobs = jobs
        self._engine = engine
        self._clock = clock
        self._lock = asyncio.Lock()
        self._last: tuple[datetime, Backlog] | None = None

    async def read(self) -> Backlog:
        """The backlog as it stands, or stood three seconds ago; raises RedisError."""
        async with self._lock:
            now = self._clock()
            if self._last is None or (now - self._last[0]).total_seconds() >= _KEPT_S:
                self._last = (now, await self._count(now))
            return self._last[1]

    async def _count(self, now: datetime) -> Backlog:
        ids = await self._jobs.overdue(now + _ANY_TIME, limit=_MOST_READ)
        states: Counter[str] = Counter()
        oldest_wait_s = 0.0
        async for job in self._jobs.each(ids):
            if job.state.is_end:
                continue
            states[label_of(job)] += 1
            if label_of(job) in _OURS:
                # A delivering job's time with the service is not the bot's own; its last change is not kept.
                began_at = now if job.state is JobState.DELIVERING else job.created_at
                oldest_wait_s = max(oldest_wait_s, (now - began_at).total_seconds())
        open_jobs = await self._jobs.count_open() if len(ids) == _MOST_READ else sum(states.values())
        unread = max(0, open_jobs - sum(states.values()))
        return Backlog(open_jobs, dict(states), unread, oldest_wait_s, await self._engine.depth())


def label_of(job: Job) -> str:
    """A job's state in one word: why it is parked where it is."""
    return job.state.value if job.waits_for is None else f"parked:{job.waits_for}"
