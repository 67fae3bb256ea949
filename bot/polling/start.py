"""A task has been made: from now on it is asked after."""

from datetime import timedelta

from bot.accounts.watchlist import Watchlist
from bot.clock import Clock
from bot.engine import DUE_WITHIN_S, WATCH, Engine
from bot.jobs.events import Event, Journal
from bot.jobs.lifecycle import JobLifecycle
from bot.jobs.repository import Jobs
from bot.jobs.transitions import Checked, TaskMade
from bot.polling.learned import LearnedForecasts
from bot.polling.outcome import watched_task
from bot.polling.schedule import next_look
from bot.polyglotvoice.models import ApiKey

_LONG_S = 10.0


class WatchStart:
    """Puts a new task on its account's watch list."""

    def __init__(
        self, *, jobs: Jobs, lifecycle: JobLifecycle, journal: Journal, watchlist: Watchlist,
        forecasts: LearnedForecasts, engine: Engine, clock: Clock,
    ) -> None:  # fmt: skip
        self._jobs = jobs
        self._lifecycle = lifecycle
        self._journal = journal
        self._watchlist = watchlist
        self._forecasts = forecasts
        self._engine = engine
        self._clock = clock

    async def begin(self, job_id: str, key: ApiKey, task_id: str) -> bool:
        """Record the task and plan the first check of it; False where the job has moved on meanwhile."""
        now = self._clock()
        job = await self._jobs.apply(job_id, TaskMade(key.id, task_id))
        if job is None:
            return False
        self._journal.note(Event.SUBMITTED, job)
        watched = watched_task(job)
        [scheduled] = await self._forecasts.scheduled(key.id, [watched])
        first_check = next_look(scheduled, now)
        await self._jobs.remember_task(job, first_check + timedelta(seconds=DUE_WITHIN_S))
        await self._watchlist.begin_watch(key.id, job_id, first_check, watched)
        await self._engine.no_later(WATCH, key.id, first_check)
        # The first check of a long one comes late: until then this is all that can be said.
        expected_s = await self._forecasts.expected_s(key.id, watched) or 0.0
        if expected_s >= _LONG_S:
            job = await self._jobs.apply(job_id, Checked(key.id, task_id, 0, None, expected_s))
            if job is not None:
                await self._lifecycle.show_status(job)
        return True
