"""A task that is watched: put on its account's list when it was made, and what each check of it means for its job."""

import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from bot.accounts.state import AccountState, Slowdown
from bot.accounts.watchlist import Crowd, PlannedCheck, StatusCheck, WatchedTask, Watchlist
from bot.engine import DUE_WITHIN_S, WATCH, Engine
from bot.jobs.events import Checked, Finished, TaskMade
from bot.jobs.journal import Journal, Moment
from bot.jobs.lifecycle import AccountChange, JobLifecycle
from bot.jobs.media import untagged
from bot.jobs.record import Failure, Job, JobState
from bot.jobs.repository import Jobs
from bot.jobs.step_runner import StepRunner, asks_service_again
from bot.polling.forecast import observe
from bot.polling.schedule import (
    CROWD_FROM,
    THRONG_FROM,
    Coalescing,
    LearnedForecasts,
    after_hint,
    next_list,
    next_look,
    source_kind,
)
from bot.polyglotvoice.errors import NotFound
from bot.polyglotvoice.models import ApiKey, Phase, Task

_STATUS_EVERY_S = 4.0
_MAY_BE_UNKNOWN_S = 30.0
"""A service may take a moment to know a task that it has just made."""

_VAGUE_S, _VAGUE_PART = 20.0, 0.5
"""After so long, and such a part of the recording's length, a word that is not known may well mean the end."""

_MOST_ASKED = 4
"""So often a result is asked for early, each time after a word, or an end, that was not there before."""

_STATUSES_A_SECOND = 5
"""Progress shown by one process: Telegram takes some 30 messages a second in all, and results come first."""

_LONG_S = 10.0
_EXPECTED_AHEAD_S = 20.0
"""The reconciler need not be told at every check that the next one is planned."""


@dataclass(slots=True, kw_only=True)
class Outcomes:
    """Hands on what checks found."""

    runner: StepRunner
    lifecycle: JobLifecycle
    jobs: Jobs
    journal: Journal
    watchlist: Watchlist
    forecasts: LearnedForecasts
    on_task: Callable[[Task], Awaitable[None]]
    _shown: tuple[int, int] = field(default=(0, 0), init=False)

    async def by_record(self, account_id: str, check: StatusCheck, now: datetime) -> StatusCheck | None:
        """The check by what the job's record says of its task; None where there is none to make."""
        job = await _waiting_job(self.jobs, self.watchlist, account_id, check.job_id)
        if job is None:
            return None
        if now > job.wait.deadline_at:
            await self.watchlist.unwatch(account_id, check.job_id)
            await self.lifecycle.expire(job)
            return None
        return replace(check, watched=watched_task(job))

    async def is_wanted(self, account_id: str, check: StatusCheck) -> bool:
        """Whether the job still waits for this task; asked before a request is spent on it alone."""
        # Who ends it elsewhere ends the watch as well: what is remembered here is as good as what is read.
        task_id = check.watched.task_id
        if await self.jobs.get_if(check.job_id, lambda job: job.waits_for_task(account_id, task_id)) is not None:
            return True
        await self.watchlist.unwatch(account_id, check.job_id)
        return False

    async def ended(self, account_id: str, check: StatusCheck, task: Task, now: datetime) -> None:
        """Hand on a task that has ended, well or badly, as was seen `now`."""
        await self.on_task(task)
        if task.phase is Phase.FAILED:
            await self.watchlist.unwatch(account_id, check.job_id)
            reason = untagged(task.error)
            sentence = "failed-task" if reason else "failed-task-silent"
            await self.lifecycle.fail(
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
        after = await self.lifecycle.finished(check.job_id, finished)
        await self.watchlist.unwatch(account_id, check.job_id)
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
        await self.forecasts.note(account_id, watched, seen)

    async def still_running(self, check: StatusCheck, task: Task, now: datetime) -> StatusCheck:
        """The check with what is known now."""
        watched, hints = check.watched, check.watched.hints + int(check.hinted)
        after = replace(watched, checks=watched.checks + 1, seen_at=now.timestamp(), hints=hints)
        await self.on_task(task)
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
        [scheduled] = await self.forecasts.scheduled(account_id, [watched], self.jobs.clock())
        seen = Checked(account_id, watched.task_id, watched.checks, task.progress, scheduled.expected_s)
        job = await self.jobs.apply(check.job_id, seen)
        if job is not None:
            self.journal.note(Moment.CHECKED, job)
            await self.lifecycle.show_status(job)

    async def trouble(self, account_id: str, check: StatusCheck, error: Exception) -> None:
        """A check that went wrong: when to check again, if ever."""
        now = self.jobs.clock()
        job = await self.jobs.get(check.job_id)
        again_at: datetime | None = None
        if job is not None and job.waits_for_task(account_id, check.watched.task_id):
            young = not job.task.account_changed and now.timestamp() - check.watched.submitted_at < _MAY_BE_UNKNOWN_S
            if isinstance(error, NotFound) and young:
                again_at = now + timedelta(seconds=3)
            else:
                again_at = await self.runner.settle(job, error)
        if again_at is None:
            await self.watchlist.unwatch(account_id, check.job_id)
        else:
            await self.watchlist.plan(account_id, {check.job_id: PlannedCheck(again_at, check.watched)})


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


@dataclass(slots=True, kw_only=True)
class CheckPlanner:
    """Plans when each task is asked after: a new one, and again after each check."""

    jobs: Jobs
    lifecycle: JobLifecycle
    journal: Journal
    watchlist: Watchlist
    forecasts: LearnedForecasts
    slowdown: Slowdown
    engine: Engine
    _coalescing: Coalescing = field(default_factory=Coalescing, init=False)

    async def begin(self, job_id: str, key: ApiKey, task_id: str) -> bool:
        """Record the task and plan the first check of it; False where the job has moved on meanwhile."""
        now = self.jobs.clock()
        job = await self.jobs.apply(job_id, TaskMade(key.id, task_id))
        if job is None:
            return False
        self.journal.note(Moment.SUBMITTED, job)
        watched = watched_task(job)
        [scheduled] = await self.forecasts.scheduled(key.id, [watched], now)
        first_check = next_look(scheduled, now)
        await self.jobs.remember_task(job, first_check + timedelta(seconds=DUE_WITHIN_S))
        await self.watchlist.begin_watch(key.id, job_id, first_check, watched)
        await self.engine.no_later(WATCH, key.id, first_check)
        # The first check of a long one comes late: until then this is all that can be said.
        if (scheduled.expected_s or 0.0) >= _LONG_S:
            job = await self.jobs.apply(job_id, Checked(key.id, task_id, 0, None, scheduled.expected_s))
            if job is not None:
                await self.lifecycle.show_status(job)
        return True

    async def again(self, key: ApiKey, running: Sequence[StatusCheck], crowd: Sequence[StatusCheck]) -> datetime | None:
        """Plan the next check of each: by its own time, or many together. A list told of the `crowd` just now.

        Returns when the account's soonest check is due.
        """
        now, slowdown = self.jobs.clock(), await self.slowdown.of(key)
        checks = [*running, *crowd]
        tasks = await self.forecasts.scheduled(key.id, [check.watched for check in checks], now)
        shared = [task for check, task in zip(checks, tasks, strict=True) if not check.watched.unlisted]
        together = next_list(shared, now, slowdown) if len(shared) >= CROWD_FROM else None
        if together is not None and len(shared) >= THRONG_FROM:
            together = self._coalescing.near(together, now)
        planned: dict[str, PlannedCheck] = {}
        expected: dict[str, datetime] = {}
        for check, task in zip(running, tasks, strict=False):
            at = next_look(task, now, slowdown) if together is None or check.watched.unlisted else together
            planned[check.job_id] = _planned(check, at, now, expected)
        unchanged = []
        for check, task in zip(crowd, tasks[len(running) :], strict=True):
            at = together or next_look(task, now, slowdown)
            # What is kept of one in a crowd is written now and then, not at every check.
            if together is not None and check.watched.expected_at >= at.timestamp() + DUE_WITHIN_S:
                unchanged.append(check.job_id)
            else:
                planned[check.job_id] = _planned(check, at, now, expected, is_seen=True)
        listed = Crowd(unchanged, together, now) if together is not None and unchanged else None
        soonest = await self.watchlist.plan(key.id, planned, listed)
        if expected:
            await self.jobs.expect(expected)
        return soonest


def _planned(
    check: StatusCheck, at: datetime, now: datetime, expected: dict[str, datetime], *, is_seen: bool = False
) -> PlannedCheck:
    """The check's next one; the reconciler hears of it now and then. `is_seen`: the task was seen to run just now."""
    watched, due_s = check.watched, at.timestamp() + DUE_WITHIN_S
    if watched.expected_at < due_s:
        due_s += _EXPECTED_AHEAD_S
        expected[check.job_id] = _moment(due_s)
    else:
        due_s = watched.expected_at
    seen_at = now.timestamp() if is_seen else watched.seen_at
    watched = replace(watched, checks=watched.checks + is_seen, seen_at=seen_at, expected_at=due_s)
    return PlannedCheck(at, watched, hinted_at=after_hint(watched.last_seen_at, watched.hints, now))


@dataclass(slots=True, kw_only=True)
class AccountHold:
    """Lets the jobs of an account wait that may not be called."""

    jobs: Jobs
    lifecycle: JobLifecycle
    account_change: AccountChange
    watchlist: Watchlist

    async def all(self, account_id: str, state: AccountState) -> None:
        """While the account may not be called, all whose tasks it watches read that, not only who met it."""
        if state.may_be_called:
            return
        async for job, check_at, watched in self._waiting(account_id):
            if state.is_dead:
                await self.watchlist.unwatch(account_id, job.id)
            elif state.rests_until is not None:
                again_at = max(check_at, state.rests_until)
                await self.watchlist.plan(account_id, {job.id: PlannedCheck(again_at, watched, hinted_at=again_at)})
            await self.account_change.hold(job, account_id, state, self.jobs.clock())

    async def service(self, account_id: str, since: datetime) -> datetime | None:
        """While the service does not answer nothing is asked; returns when to see, None when nothing is watched."""
        found, again_at = None, asks_service_again(since, self.jobs.clock())
        async for job, _, watched in self._waiting(account_id):
            found = again_at
            await self.watchlist.plan(account_id, {job.id: PlannedCheck(again_at, watched)})
            await self.lifecycle.park_for_service(job, since)
        return found

    async def keyless(self, account_id: str, checks: Sequence[StatusCheck]) -> None:
        """The account's key is here no more: these jobs wait for one."""
        for check in checks:
            await self.watchlist.unwatch(account_id, check.job_id)
            await self.account_change.park_for_key(check.job_id)

    async def _waiting(self, account_id: str) -> AsyncIterator[tuple[Job, datetime, WatchedTask]]:
        """The jobs that wait for tasks of the account, with each one's next check."""
        kept = await self.watchlist.tasks(account_id)
        for job_id, check_at in await self.watchlist.times(account_id):
            if (job := await _waiting_job(self.jobs, self.watchlist, account_id, job_id)) is not None:
                yield job, check_at, kept.get(job_id) or watched_task(job)


async def _waiting_job(jobs: Jobs, watchlist: Watchlist, account_id: str, job_id: str) -> Job | None:
    """The job, where it waits for a task of the account; what waits no more is watched no more."""
    job = await jobs.get(job_id)
    if job is not None and job.state is JobState.WATCHING and job.task.account_id == account_id:
        return job
    await watchlist.unwatch(account_id, job_id)
    return None


def _moment(epoch_s: float) -> datetime:
    return datetime.fromtimestamp(epoch_s, UTC)
