"""Watch: one watcher for each account, which asks for what is due and no more, and plans when to ask next."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from bot.accounts.circuit_breaker import CircuitBreaker, ServiceAway
from bot.accounts.keyring import Keyring
from bot.accounts.state import AccountState, Slowdown
from bot.accounts.watchlist import Crowd, DueCheck, DueChecks, PlannedCheck, WatchedTask, Watchlist
from bot.clock import Clock
from bot.engine import DUE_WITHIN_S
from bot.jobs.lifecycle import AccountChange, JobLifecycle
from bot.jobs.record import Job, JobState, Parked
from bot.jobs.repository import Jobs
from bot.jobs.step_runner import asks_service_again
from bot.polling.schedule import (
    CROWD_FROM,
    LIST_FROM,
    LIST_GAP_S,
    THRONG_FROM,
    Coalescing,
    LearnedForecasts,
    after_hint,
    next_list,
    next_look,
)
from bot.polling.watch import Outcomes, StatusCheck, watched_task
from bot.polyglotvoice.errors import ApiError, Broken, NotFound, Refused
from bot.polyglotvoice.http import ApiClient
from bot.polyglotvoice.models import ApiKey, Phase, Task

_BLIND_AT = 4
OF_OTHERS, BROKEN = 2, 1
"""How much it counts when a list shows none of our tasks, and when it can't be read, which may pass."""

_BLIND_FOR = timedelta(hours=1)
_CLAIM_S = 20.0
"""A check under way is nobody else's for so long; after a crash it is made again then."""

_SPACED_FROM = 3
_AT_ONCE = 16
"""Checks by id of one account at the same time."""

_EXPECTED_AHEAD_S = 20.0
"""The reconciler need not be told at every check that the next one is planned."""


@dataclass(slots=True)
class PollResult:
    """What a round's checks led to.

    `soonest` is when the account's next check is due, where that is known; `ended`: tasks are watched no more.
    `crowd` holds those that a list told of with many others, and that still run. `expected` is by when the next
    steps of these jobs are expected to have run, `shown` those whose status is brought up to date in the end.
    """

    soonest: datetime | None = None
    ended: bool = False
    trouble: bool = False
    crowd: list[StatusCheck] = field(default_factory=list)
    shown: list[tuple[StatusCheck, Task]] = field(default_factory=list)
    expected: dict[str, datetime] = field(default_factory=dict)

    def plan(self, check: StatusCheck, at: datetime, now: datetime, *, is_seen: bool = False) -> PlannedCheck:
        """The check's next one; the reconciler hears of it now and then. `is_seen`: it was seen to run just now."""
        watched, due_s = check.watched, at.timestamp() + DUE_WITHIN_S
        if watched.expected_at < due_s:
            due_s += _EXPECTED_AHEAD_S
            self.expected[check.job_id] = datetime.fromtimestamp(due_s, UTC)
        else:
            due_s = watched.expected_at
        seen_at = now.timestamp() if is_seen else watched.seen_at
        watched = replace(watched, checks=watched.checks + is_seen, seen_at=seen_at, expected_at=due_s)
        return PlannedCheck(at, watched, hinted_at=after_hint(watched.last_seen_at, watched.hints, now))


class ListUse:
    """An account's list is not asked for an hour after it twice showed none of our tasks, or broke four times."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._blind: dict[str, tuple[int, datetime]] = {}

    def help(self, account_id: str) -> bool:
        """Whether the list may tell of our tasks."""
        misses, last_at = self._blind.get(account_id, (0, self._clock()))
        return misses < _BLIND_AT or self._clock() - last_at > _BLIND_FOR

    def note(self, account_id: str, misses: int) -> None:
        """Remember how much it counts against it that it did not; 0: it did."""
        before, _ = self._blind.pop(account_id, (0, None))
        if misses:
            self._blind[account_id] = (before + misses, self._clock())


class CheckPlanner:
    """Plans by what is known of the account's tasks: one by one, or for many of them together."""

    def __init__(self, *, watchlist: Watchlist, forecasts: LearnedForecasts, slowdown: Slowdown, clock: Clock) -> None:
        self._watchlist = watchlist
        self._forecasts = forecasts
        self._slowdown = slowdown
        self._clock = clock
        self._coalescing = Coalescing()

    async def plan(self, key: ApiKey, running: Sequence[StatusCheck], result: PollResult) -> None:
        """Plan a check of each of these, and of those of the round's crowd."""
        now, slowdown = self._clock(), await self._slowdown.of(key)
        checks = [*running, *result.crowd]
        tasks = await self._forecasts.scheduled(key.id, [check.watched for check in checks], now)
        shared = [task for check, task in zip(checks, tasks, strict=True) if not check.watched.unlisted]
        together = next_list(shared, now, slowdown) if len(shared) >= CROWD_FROM else None
        if together is not None and len(shared) >= THRONG_FROM:
            together = self._coalescing.near(together, now)
        planned: dict[str, PlannedCheck] = {}
        for check, task in zip(running, tasks, strict=False):
            at = next_look(task, now, slowdown) if together is None or check.watched.unlisted else together
            planned[check.job_id] = result.plan(check, at, now)
        unchanged = []
        for check, task in zip(result.crowd, tasks[len(running) :], strict=True):
            at = together or next_look(task, now, slowdown)
            # What is kept of one in a crowd is written now and then, not at every check.
            if together is not None and check.watched.expected_at >= at.timestamp() + DUE_WITHIN_S:
                unchanged.append(check.job_id)
            else:
                planned[check.job_id] = result.plan(check, at, now, is_seen=True)
        crowd = Crowd(unchanged, together, now) if together is not None and unchanged else None
        result.soonest = await self._watchlist.plan(key.id, planned, crowd)


class StatusChecks:
    """Asks the service after the tasks that are due, by one list where that tells more than a call for each.

    `on_check` hears by how many seconds a request that asks after tasks goes out later than planned.
    """

    def __init__(
        self, *, client: ApiClient, jobs: Jobs, lifecycle: JobLifecycle, watchlist: Watchlist, outcomes: Outcomes,
        planner: CheckPlanner, on_check: Callable[[float], None],
    ) -> None:  # fmt: skip
        self._client = client
        self._jobs = jobs
        self._lifecycle = lifecycle
        self._watchlist = watchlist
        self._outcomes = outcomes
        self._planner = planner
        self._on_check = on_check
        self._lists = ListUse(jobs.clock)

    async def show(self, account_id: str, result: PollResult) -> None:
        """Bring the status of those up to date that a round has chosen for it."""
        for check, task in result.shown:
            await self._outcomes.show(account_id, check, task)

    async def make(self, key: ApiKey, due: DueChecks) -> PollResult:
        """Check what is due, hand on what has ended, and plan the next checks."""
        now = self._jobs.clock()
        checks = await self._known(key.id, due, now)
        if not checks:
            return PollResult(ended=True)
        # A list call tells of the account's other tasks for nothing.
        others = [
            StatusCheck(job_id, watched, is_due=False, listed_at=due.listed_at)
            for job_id, watched in due.others.items()
            if not watched.unlisted
        ]
        shared = [check for check in (*checks, *others) if not check.watched.unlisted]
        has_listed = any(not check.watched.unlisted for check in checks)
        by_list = len(shared) >= LIST_FROM and has_listed and self._lists.help(key.id)
        if by_list and (again_at := self._put_off(checks, shared, due.listed_at, now)) is not None:
            planned = {check.job_id: PlannedCheck(again_at, check.watched) for check in checks}
            return PollResult(soonest=await self._watchlist.plan(key.id, planned))
        soonest = min((check.due_at for check in checks if check.due_at is not None), default=None)
        if soonest is not None:
            self._on_check(max(0.0, now.timestamp() - soonest))
        listed: Mapping[str, Task] | None = None
        if by_list:
            if (listed := await self._list(key, checks, shared)) is None:
                return PollResult(trouble=True)
            shows_ours = any(check.watched.task_id in listed for check in shared)
            self._lists.note(key.id, 0 if shows_ours else OF_OTHERS)
        return await self._see(key, (*checks, *others), listed)

    async def _known(self, account_id: str, due: DueChecks, now: datetime) -> list[StatusCheck]:
        """The checks that are due and still have to be made."""
        found = []
        for check in due.checks:
            watched = check.watched
            if watched is None or now.timestamp() > watched.deadline_at:
                watched = await self._from_record(account_id, check, now)
            if watched is not None:
                found.append(StatusCheck(check.job_id, watched, check.hinted, due_at=check.at, listed_at=due.listed_at))
        return found

    async def _from_record(self, account_id: str, check: DueCheck, now: datetime) -> WatchedTask | None:
        """What the job's record says of its task; None where there is no check to make."""
        job = await self._jobs.get(check.job_id)
        if job is None or job.state is not JobState.WATCHING or job.task.account_id != account_id:
            await self._watchlist.unwatch(account_id, check.job_id)
            return None
        if now > job.wait.deadline_at:
            await self._watchlist.unwatch(account_id, check.job_id)
            await self._lifecycle.expire(job)
            return None
        return watched_task(job)

    def _put_off(
        self, checks: Sequence[StatusCheck], shared: Sequence[StatusCheck], listed_at: float, now: datetime
    ) -> datetime | None:
        """Keep list calls for several tasks apart: until when to wait where this one comes too soon after the last."""
        if len(shared) < _SPACED_FROM or any(check.hinted for check in checks):
            return None
        last = max(listed_at, *(check.watched.seen_at if check.watched.checks else 0.0 for check in shared))
        wait_s = last + LIST_GAP_S - now.timestamp()
        # A last time that lies ahead was told by a clock that has been set back since: it keeps nobody waiting.
        if not LIST_GAP_S / 10 <= wait_s <= LIST_GAP_S:
            return None
        return datetime.fromtimestamp(last, UTC) + timedelta(seconds=LIST_GAP_S)

    async def _list(
        self, key: ApiKey, checks: Sequence[StatusCheck], shared: Sequence[StatusCheck]
    ) -> Mapping[str, Task] | None:
        """What the first page of the account's tasks tells of ours; None when it went wrong."""
        wanted = frozenset(check.watched.task_id for check in shared)
        try:
            async with asyncio.timeout(self._jobs.deadlines.check_s):
                return await self._client.states(key, wanted)
        except (NotFound, Refused):
            return {}  # no list for us: each task is asked for by its id
        except (ApiError, TimeoutError) as error:
            if isinstance(error, Broken | TimeoutError) and not isinstance(error, ServiceAway):
                self._lists.note(key.id, BROKEN)
            if isinstance(error, Broken) and error.was_granted:
                return {}
            for check in checks:
                await self._outcomes.trouble(key.id, check, error)
            return None

    async def _see(self, key: ApiKey, checks: Sequence[StatusCheck], listed: Mapping[str, Task] | None) -> PollResult:
        """What became of each task, by the list where it shows it, else by its id."""
        running, ends, asked, now = [], [], [], self._jobs.clock()
        gate, result = asyncio.Semaphore(_AT_ONCE), PollResult()
        is_crowd = listed is not None and len(checks) >= CROWD_FROM
        for check in checks:
            if (task := _told(check, listed)) is None:
                if check.is_due:
                    asked.append(self._ask(key, check if listed is None else check.not_on(listed), gate, result))
            elif self._outcomes.has_ended(check, task, now):
                ends.append(self._outcomes.ended(key.id, check, task, now))
            elif is_crowd and not check.hinted:
                result.crowd.append(self._noted(check, task, result, now))
            else:
                still = await self._outcomes.still_running(check, task, now)
                running.append(self._noted(still, task, result, now))
        result.ended = bool(ends)
        first = [await ask for ask in asked[:1]]  # a key that died or a limit is met by one call, not by all
        await asyncio.gather(*ends)
        running += [check for check in (*first, *await asyncio.gather(*asked[1:])) if check is not None]
        if running or result.crowd:
            await self._planner.plan(key, running, result)
        return result

    def _noted(self, check: StatusCheck, task: Task, result: PollResult, now: datetime) -> StatusCheck:
        if self._outcomes.may_show(check, now):
            result.shown.append((check, task))
        return check

    async def _ask(
        self, key: ApiKey, check: StatusCheck, gate: asyncio.Semaphore, result: PollResult
    ) -> StatusCheck | None:
        async with gate:
            if not await self._outcomes.is_wanted(key.id, check):
                result.ended = True
                return None
            try:
                async with asyncio.timeout(self._jobs.deadlines.check_s):
                    task = await self._client.task(key, check.watched.task_id)
            except Exception as error:  # noqa: BLE001 - settled as any step's error is
                result.trouble = True
                await self._outcomes.trouble(key.id, check, error)
                return None
            now = self._jobs.clock()
            if not self._outcomes.has_ended(check, task, now):
                return self._noted(await self._outcomes.still_running(check, task, now), task, result, now)
            result.ended = True
            await self._outcomes.ended(key.id, check, task, now)
            return None


class AccountHold:
    """Lets the jobs of an account wait that may not be called."""

    def __init__(
        self, *, jobs: Jobs, lifecycle: JobLifecycle, account_change: AccountChange, watchlist: Watchlist
    ) -> None:
        self._jobs = jobs
        self._lifecycle = lifecycle
        self._account_change = account_change
        self._watchlist = watchlist

    async def all(self, account_id: str, state: AccountState) -> None:
        """While the account may not be called, all whose tasks it watches read that, not only who met it."""
        if state.may_be_called:
            return
        async for job, check_at, watched in self._waiting(account_id):
            if state.is_dead:
                await self._watchlist.unwatch(account_id, job.id)
                await self._account_change.key_died(job)
            elif state.rests_until is not None:
                again_at = max(check_at, state.rests_until)
                await self._watchlist.plan(account_id, {job.id: PlannedCheck(again_at, watched, hinted_at=again_at)})
                parked = Parked(reason="limit", until=state.rests_until, scope=state.scope)
                await self._lifecycle.park(job.id, parked)

    async def service(self, account_id: str, since: datetime) -> datetime | None:
        """While the service does not answer nothing is asked; returns when to see, None when nothing is watched."""
        found, again_at = None, asks_service_again(since, self._jobs.clock())
        async for job, _, watched in self._waiting(account_id):
            found = again_at
            await self._watchlist.plan(account_id, {job.id: PlannedCheck(again_at, watched)})
            await self._lifecycle.park_for_service(job, since)
        return found

    async def _waiting(self, account_id: str) -> AsyncIterator[tuple[Job, datetime, WatchedTask]]:
        """The jobs that wait for tasks of the account, with each one's next check; what waits no more is let go."""
        kept = await self._watchlist.tasks(account_id)
        for job_id, check_at in await self._watchlist.times(account_id):
            job = await self._jobs.get(job_id)
            if job is None or job.state is not JobState.WATCHING or job.task.account_id != account_id:
                await self._watchlist.unwatch(account_id, job_id)
            else:
                yield job, check_at, kept.get(job_id) or watched_task(job)

    async def keyless(self, account_id: str, checks: Sequence[DueCheck]) -> None:
        """The account's key is here no more: these jobs wait for one."""
        for check in checks:
            await self._watchlist.unwatch(account_id, check.job_id)
            await self._account_change.park_for_key(check.job_id)


class Poll:
    """The step from watching to delivering, for all jobs of one account at once."""

    def __init__(
        self, *, checks: StatusChecks, watchlist: Watchlist, keyring: Keyring, breaker: CircuitBreaker,
        hold: AccountHold, jobs: Jobs, on_ended: Callable[[str], Awaitable[None]],
    ) -> None:  # fmt: skip
        self._checks = checks
        self._watchlist = watchlist
        self._keyring = keyring
        self._breaker = breaker
        self._hold = hold
        self._jobs = jobs
        self._on_ended = on_ended

    async def step(self, account_id: str) -> datetime | None:
        """Make the checks that are due; returns when the next one is, None when nothing is watched."""
        if (away := await self._breaker.service_away()) is not None:
            return await self._hold.service(account_id, away.since)
        now = self._jobs.clock()
        due = await self._watchlist.take_due(account_id, now, now + timedelta(seconds=_CLAIM_S))
        result = PollResult()
        if not due.state.may_be_called:
            await self._hold.all(account_id, due.state)
        elif due.checks:
            key = await self._keyring.for_account(account_id)
            if key is None:
                await self._hold.keyless(account_id, due.checks)
            else:
                with self._breaker.with_state(account_id, due.state):
                    result = await self._checks.make(key, due)
                if result.trouble:
                    result.soonest = None
                    await self._hold.all(account_id, await self._breaker.state(account_id))
        soonest = result.soonest
        if soonest is None and (due.watched > len(due.checks) or result.trouble or not result.ended):
            soonest = await self._watchlist.soonest(account_id)
        if result.expected:
            await self._jobs.expect(result.expected)
        await self._checks.show(account_id, result)
        if result.ended and due.state.has_slots:
            await self._on_ended(account_id)
        return soonest


def _told(check: StatusCheck, listed: Mapping[str, Task] | None) -> Task | None:
    """What the list says of the task; None where that is not enough: of a failure the reason matters."""
    task = None if listed is None else listed.get(check.watched.task_id)
    return None if task is None or (task.phase is Phase.FAILED and not task.error) else task
