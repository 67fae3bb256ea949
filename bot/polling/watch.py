"""A task that is watched: put on its account's list when it was made, and what each check of it means for its job."""

import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from bot.accounts.watchlist import PlannedCheck, WatchedTask, Watchlist
from bot.clock import Clock
from bot.engine import DUE_WITHIN_S, WATCH, Engine
from bot.jobs.events import Checked, Finished, TaskMade
from bot.jobs.journal import Journal, Moment
from bot.jobs.lifecycle import JobLifecycle
from bot.jobs.media import untagged
from bot.jobs.record import Failure, Job
from bot.jobs.repository import Jobs
from bot.jobs.step_runner import StepRunner
from bot.polling.forecast import observe
from bot.polling.schedule import LearnedForecasts, next_look, source_kind
from bot.polyglotvoice.errors import NotFound
from bot.polyglotvoice.models import ApiKey, Phase, Task

_STATUS_EVERY_S = 4.0
_MAY_BE_UNKNOWN_S = 30.0
"""A service may take a moment to know a task that it has just made."""

_VAGUE_S, _VAGUE_PART = 20.0, 0.5
"""After so long, and such a part of the recording's length, a word that is not known may well mean the end."""

_MOST_ASKED = 4
"""So often a result is asked for early, each time after a word, or an end, that was not there before."""

_LISTED_AFTER_S = 5.0
"""A service's list may take a moment to show a task that was just made."""

_STATUSES_A_SECOND = 5
"""Progress shown by one process: Telegram takes some 30 messages a second in all, and results come first."""

_LONG_S = 10.0


@dataclass(frozen=True, slots=True)
class StatusCheck:
    """A check of one job's task, planned for `due_at` (epoch s).

    `is_due`: it is made for its own sake, not only because a list tells of it too. `listed_at` (epoch s) is when the
    account's crowd was last listed.
    """

    job_id: str
    watched: WatchedTask
    hinted: bool = False
    is_due: bool = True
    due_at: float | None = None
    listed_at: float = 0.0

    @property
    def last_seen_at(self) -> datetime:
        """When the task was last known to run: as is kept of it, or a list after it was made."""
        is_on_list = not self.watched.unlisted and self.listed_at > self.watched.submitted_at + _LISTED_AFTER_S
        return _moment(max(self.watched.seen_at, self.listed_at if is_on_list else 0.0))

    def not_on(self, listed: Mapping[str, Task]) -> "StatusCheck":
        """The check of a task that such a list may not show."""
        if self.watched.unlisted or self.watched.task_id in listed:
            return self
        return replace(self, watched=replace(self.watched, unlisted=True))


class Outcomes:
    """Hands on what checks found."""

    def __init__(
        self, *, runner: StepRunner, lifecycle: JobLifecycle, jobs: Jobs, journal: Journal, watchlist: Watchlist,
        forecasts: LearnedForecasts, on_task: Callable[[Task], Awaitable[None]],
    ) -> None:  # fmt: skip
        self._runner = runner
        self._lifecycle = lifecycle
        self._jobs = jobs
        self._journal = journal
        self._watchlist = watchlist
        self._forecasts = forecasts
        self._on_task = on_task
        self._shown: tuple[int, int] = (0, 0)

    async def is_wanted(self, account_id: str, check: StatusCheck) -> bool:
        """Whether the job still waits for this task; asked before a request is spent on it alone."""
        # Who ends it elsewhere ends the watch as well: what is remembered here is as good as what is read.
        task_id = check.watched.task_id
        if await self._jobs.get_if(check.job_id, lambda job: job.waits_for_task(account_id, task_id)) is not None:
            return True
        await self._watchlist.unwatch(account_id, check.job_id)
        return False

    async def ended(self, account_id: str, check: StatusCheck, task: Task, now: datetime) -> None:
        """Hand on a task that has ended, well or badly, as was seen `now`."""
        await self._on_task(task)
        if task.phase is Phase.FAILED:
            await self._watchlist.unwatch(account_id, check.job_id)
            reason = untagged(task.error)
            sentence = "failed-task" if reason else "failed-task-silent"
            await self._lifecycle.fail(
                check.job_id, Failure(sentence=sentence, values={"reason": reason} if reason else {})
            )
        else:
            await self._finished(account_id, check, task, now)

    @staticmethod
    def has_ended(check: StatusCheck, task: Task, now: datetime) -> bool:
        """Whether to hand the task on: it has ended, or may have, and its result was not asked for as it stands.

        It may have where all but its status says so, or a status that says nothing has stood long enough.
        """
        if task.phase is not Phase.RUNNING:
            return True
        if not (task.maybe_done or task.is_vague):
            return False
        watched = check.watched
        passed_s = now.timestamp() - watched.submitted_at
        is_vague_long = task.is_vague and passed_s > _VAGUE_S + _VAGUE_PART * (watched.length_s or 0)
        is_new = not watched.asked or (watched.asked < _MOST_ASKED and _standing(task) != watched.asked_as)
        return is_new and (task.maybe_done or is_vague_long)

    async def _finished(self, account_id: str, check: StatusCheck, task: Task, now: datetime) -> None:
        finished = Finished(account_id, check.watched.task_id, check.watched.checks + 1, _standing(task))
        after = await self._lifecycle.finished(check.job_id, finished)
        await self._watchlist.unwatch(account_id, check.job_id)
        if after is not None:
            await self._learn(account_id, check, task, now)

    async def _learn(self, account_id: str, check: StatusCheck, task: Task, now: datetime) -> None:
        watched = check.watched
        seen = observe(
            submitted_at=_moment(watched.submitted_at),
            last_seen_at=check.last_seen_at,
            seen_ended_at=now,
            length_s=watched.length_s,
            created_at=task.created_at,
            finished_at=task.finished_at,
            hinted=check.hinted,
        )
        await self._forecasts.note(account_id, watched, seen)

    async def still_running(self, check: StatusCheck, task: Task, now: datetime) -> StatusCheck:
        """The check with what is known now."""
        watched, hints = check.watched, check.watched.hints + int(check.hinted)
        after = replace(watched, checks=watched.checks + 1, seen_at=now.timestamp(), hints=hints)
        await self._on_task(task)
        return replace(check, watched=after)

    def may_show(self, check: StatusCheck, now: datetime) -> bool:
        """Whether the status of a job whose task still runs is to be shown; each yes counts."""
        if now.timestamp() - check.watched.submitted_at < _STATUS_EVERY_S:
            return False
        second = int(time.monotonic())
        self._shown = (second, self._shown[1] + 1 if self._shown[0] == second else 1)
        return self._shown[1] <= _STATUSES_A_SECOND

    async def show(self, account_id: str, check: StatusCheck, task: Task) -> None:
        watched = check.watched
        [scheduled] = await self._forecasts.scheduled(account_id, [watched], self._jobs.clock())
        seen = Checked(account_id, watched.task_id, watched.checks, task.progress, scheduled.expected_s)
        job = await self._jobs.apply(check.job_id, seen)
        if job is not None:
            self._journal.note(Moment.CHECKED, job)
            await self._lifecycle.show_status(job)

    async def trouble(self, account_id: str, check: StatusCheck, error: Exception) -> None:
        """A check that went wrong: when to check again, if ever."""
        now = self._jobs.clock()
        job = await self._jobs.get(check.job_id)
        again_at: datetime | None = None
        if job is not None and job.waits_for_task(account_id, check.watched.task_id):
            young = not job.task.account_changed and now.timestamp() - check.watched.submitted_at < _MAY_BE_UNKNOWN_S
            if isinstance(error, NotFound) and young:
                again_at = now + timedelta(seconds=3)
            else:
                again_at = await self._runner.settle(job, error)
        if again_at is None:
            await self._watchlist.unwatch(account_id, check.job_id)
        else:
            await self._watchlist.plan(account_id, {check.job_id: PlannedCheck(again_at, check.watched)})


def _standing(task: Task) -> str:
    """The service's word, and whether all else says that it is the end."""
    return f"{task.status}{'!' * task.maybe_done}"


def watched_task(job: Job) -> WatchedTask:
    """What checks must know of a job that has been submitted."""
    submitted_at = (job.task.submitted_at or job.created_at).timestamp()
    return WatchedTask(
        task_id=job.task.id or "", kind=source_kind(job), length_s=job.task.length_s, submitted_at=submitted_at,
        deadline_at=job.wait.deadline_at.timestamp(), checks=job.task.checks, seen_at=submitted_at,
        asked=job.task.results_refused, asked_as=job.task.asked_as,
    )  # fmt: skip


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
        self._journal.note(Moment.SUBMITTED, job)
        watched = watched_task(job)
        [scheduled] = await self._forecasts.scheduled(key.id, [watched], now)
        first_check = next_look(scheduled, now)
        await self._jobs.remember_task(job, first_check + timedelta(seconds=DUE_WITHIN_S))
        await self._watchlist.begin_watch(key.id, job_id, first_check, watched)
        await self._engine.no_later(WATCH, key.id, first_check)
        # The first check of a long one comes late: until then this is all that can be said.
        if (scheduled.expected_s or 0.0) >= _LONG_S:
            job = await self._jobs.apply(job_id, Checked(key.id, task_id, 0, None, scheduled.expected_s))
            if job is not None:
                await self._lifecycle.show_status(job)
        return True


def _moment(epoch_s: float) -> datetime:
    return datetime.fromtimestamp(epoch_s, UTC)
