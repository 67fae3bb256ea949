"""Watch: one watcher for each account, which asks for what is due and no more, and plans when to ask next."""

import asyncio
import math
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from bot.accounts.circuit_breaker import CircuitBreaker, ServiceAway
from bot.accounts.keyring import Keyring
from bot.accounts.watchlist import DueChecks, PlannedCheck, StatusCheck, Watchlist
from bot.clock import Clock
from bot.jobs.repository import Jobs
from bot.polling.schedule import BROKEN, CROWD_FROM, LIST_FROM, LIST_GAP_S, OF_OTHERS, ListUse
from bot.polling.watch import AccountHold, CheckPlanner, Outcomes
from bot.polyglotvoice.errors import ApiError, Broken, NotFound, Refused
from bot.polyglotvoice.http import ApiClient
from bot.polyglotvoice.models import ApiKey, Phase, Task

_CLAIM_S = 20.0
"""A check under way is nobody else's for so long; after a crash it is made again then."""

_SPACED_FROM = 3
_AT_ONCE = 16
"""Checks by id of one account at the same time."""


@dataclass(slots=True)
class PollResult:
    """What a round's checks led to.

    `soonest` is when the account's next check is due, where that is known; `ended`: tasks are watched no more.
    `shown` are those whose status is brought up to date in the end.
    """

    soonest: datetime | None = None
    ended: bool = False
    trouble: bool = False
    shown: list[tuple[StatusCheck, Task]] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class StatusChecks:
    """Asks the service after the tasks that are due, by one list where that tells more than a call for each.

    `on_check` hears by how many seconds a request that asks after tasks goes out later than planned.
    """

    client: ApiClient
    jobs: Jobs
    watchlist: Watchlist
    outcomes: Outcomes
    planner: CheckPlanner
    on_check: Callable[[float], None]
    _lists: ListUse = field(default_factory=ListUse, init=False)

    async def show(self, account_id: str, result: PollResult) -> None:
        """Bring the status of those up to date that a round has chosen for it."""
        for check, task in result.shown:
            await self.outcomes.show(account_id, check, task)

    async def make(self, key: ApiKey, due: DueChecks) -> PollResult:
        """Check what is due, hand on what has ended, and plan the next checks."""
        now = self.jobs.clock()
        checks = await self._known(key.id, due.checks, now)
        if not checks:
            return PollResult(ended=True)
        # A list call tells of the account's other tasks for nothing.
        shared = [check for check in checks if not check.watched.unlisted]
        by_list = bool(shared) and len(shared) + len(due.others) >= LIST_FROM and self._lists.helps(key.id, now)
        shared += due.others
        if by_list and (again_at := _put_off(checks, shared, due.listed_at, now)) is not None:
            planned = {check.job_id: PlannedCheck(again_at, check.watched) for check in checks}
            return PollResult(soonest=await self.watchlist.plan(key.id, planned))
        self.on_check(max(0.0, now.timestamp() - min(check.due_at for check in checks)))
        listed: Mapping[str, Task] | None = None
        if by_list:
            if (listed := await self._list(key, checks, shared)) is None:
                return PollResult(trouble=True)
            shows_ours = any(check.watched.task_id in listed for check in shared)
            self._lists.note(key.id, 0 if shows_ours else OF_OTHERS, self.jobs.clock())
        return await self._see(key, (*checks, *due.others), listed)

    async def _known(self, account_id: str, due: Sequence[StatusCheck], now: datetime) -> list[StatusCheck]:
        """The checks that are due and still have to be made."""
        now_s, found = now.timestamp(), []
        for check in due:
            is_known = now_s <= check.watched.deadline_at
            known = check if is_known else await self.outcomes.by_record(account_id, check, now)
            if known is not None:
                found.append(known)
        return found

    async def _list(
        self, key: ApiKey, checks: Sequence[StatusCheck], shared: Sequence[StatusCheck]
    ) -> Mapping[str, Task] | None:
        """What the first page of the account's tasks tells of ours; None when it went wrong."""
        wanted = frozenset(check.watched.task_id for check in shared)
        try:
            async with asyncio.timeout(self.jobs.deadlines.check_s):
                return await self.client.states(key, wanted)
        except (NotFound, Refused):
            return {}  # no list for us: each task is asked for by its id
        except (ApiError, TimeoutError) as error:
            if isinstance(error, Broken | TimeoutError) and not isinstance(error, ServiceAway):
                self._lists.note(key.id, BROKEN, self.jobs.clock())
            if isinstance(error, Broken) and error.was_granted:
                return {}
            for check in checks:
                await self.outcomes.trouble(key.id, check, error)
            return None

    async def _see(self, key: ApiKey, checks: Sequence[StatusCheck], listed: Mapping[str, Task] | None) -> PollResult:
        """What became of each task, by the list where it shows it, else by its id."""
        running, crowd, ends, asked, now = [], [], [], [], self.jobs.clock()
        gate, result = asyncio.Semaphore(_AT_ONCE), PollResult()
        is_crowd = listed is not None and len(checks) >= CROWD_FROM
        for check in checks:
            if (task := _told(check, listed)) is None:
                if check.due_at < math.inf:
                    asked.append(self._ask(key, check if listed is None else check.not_on(listed), gate, result))
            elif self.outcomes.has_ended(check, task, now):
                ends.append(self.outcomes.ended(key.id, check, task, now))
            elif is_crowd and not check.hinted:
                crowd.append(self._noted(check, task, result, now))
            else:
                still = await self.outcomes.still_running(check, task, now)
                running.append(self._noted(still, task, result, now))
        result.ended = bool(ends)
        first = [await ask for ask in asked[:1]]  # a key that died or a limit is met by one call, not by all
        await asyncio.gather(*ends)
        running += [check for check in (*first, *await asyncio.gather(*asked[1:])) if check is not None]
        if running or crowd:
            result.soonest = await self.planner.again(key, running, crowd)
        return result

    def _noted(self, check: StatusCheck, task: Task, result: PollResult, now: datetime) -> StatusCheck:
        if self.outcomes.may_show(check, now):
            result.shown.append((check, task))
        return check

    async def _ask(
        self, key: ApiKey, check: StatusCheck, gate: asyncio.Semaphore, result: PollResult
    ) -> StatusCheck | None:
        async with gate:
            if not await self.outcomes.is_wanted(key.id, check):
                result.ended = True
                return None
            try:
                async with asyncio.timeout(self.jobs.deadlines.check_s):
                    task = await self.client.task(key, check.watched.task_id)
            except Exception as error:  # noqa: BLE001 - settled as any step's error is
                result.trouble = True
                await self.outcomes.trouble(key.id, check, error)
                return None
            now = self.jobs.clock()
            if not self.outcomes.has_ended(check, task, now):
                return self._noted(await self.outcomes.still_running(check, task, now), task, result, now)
            result.ended = True
            await self.outcomes.ended(key.id, check, task, now)
            return None


@dataclass(slots=True, kw_only=True)
class Poll:
    """The step from watching to delivering, for all jobs of one account at once."""

    checks: StatusChecks
    watchlist: Watchlist
    keyring: Keyring
    breaker: CircuitBreaker
    hold: AccountHold
    clock: Clock
    on_ended: Callable[[str], Awaitable[None]]

    async def step(self, account_id: str) -> datetime | None:
        """Make the checks that are due; returns when the next one is, None when nothing is watched."""
        if (away := await self.breaker.service_away()) is not None:
            return await self.hold.service(account_id, away.since)
        now = self.clock()
        due = await self.watchlist.take_due(account_id, now, now + timedelta(seconds=_CLAIM_S))
        result = PollResult()
        if not due.state.may_be_called:
            await self.hold.all(account_id, due.state)
        elif due.checks:
            key = await self.keyring.for_account(account_id)
            if key is None:
                await self.hold.keyless(account_id, due.checks)
            else:
                with self.breaker.with_state(account_id, due.state):
                    result = await self.checks.make(key, due)
                if result.trouble:
                    result.soonest = None
                    await self.hold.all(account_id, await self.breaker.state(account_id))
        soonest = result.soonest
        if soonest is None and (due.watched > len(due.checks) or result.trouble or not result.ended):
            soonest = await self.watchlist.soonest(account_id)
        await self.checks.show(account_id, result)
        if result.ended and due.state.has_slots:
            await self.on_ended(account_id)
        return soonest


def _put_off(
    checks: Sequence[StatusCheck], shared: Sequence[StatusCheck], listed_at: float, now: datetime
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


def _told(check: StatusCheck, listed: Mapping[str, Task] | None) -> Task | None:
    """What the list says of the task; None where that is not enough: of a failure the reason matters."""
    task = None if listed is None else listed.get(check.watched.task_id)
    return None if task is None or (task.phase is Phase.FAILED and not task.error) else task
