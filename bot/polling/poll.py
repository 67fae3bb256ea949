"""Watch: one watcher for each account, which asks for what is due and no more.

Whether an account's list is worth asking.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta

from bot.accounts.circuit_breaker import CircuitBreaker, ServiceAway
from bot.accounts.keyring import Keyring
from bot.accounts.state import AccountState
from bot.accounts.watchlist import Due, Facts, Planned, Taken, Watchlist
from bot.clock import Clock
from bot.jobs.account_change import AccountChange
from bot.jobs.lifecycle import JobLifecycle
from bot.jobs.record import JobState, Parked
from bot.jobs.repository import Jobs
from bot.jobs.step_runner import asks_service_again
from bot.polling.outcome import Look, Outcomes, facts_of
from bot.polling.plan import Made, NextLooks
from bot.polling.schedule import CROWD_FROM, LIST_FROM, LIST_GAP_S
from bot.polyglotvoice.client import ApiClient
from bot.polyglotvoice.errors import ApiError, Broken, NotFound, Refused
from bot.polyglotvoice.models import ApiKey, Phase, Task

_BLIND_AT = 4
_OF_OTHERS, _BROKEN = 2, 1
"""How much it counts when a list shows none of our tasks, and when it can't be read, which may pass."""

_BLIND_FOR = timedelta(hours=1)


class ListUse:
    """An account's list is not asked for an hour after it twice showed none of our tasks, or broke four times."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._blind: dict[str, tuple[int, datetime]] = {}

    def help(self, account_id: str) -> bool:
        """Whether the list may tell of our tasks."""
        misses, last_at = self._blind.get(account_id, (0, self._clock()))
        return misses < _BLIND_AT or self._clock() - last_at > _BLIND_FOR

    def note(self, account_id: str, *, shows_ours: bool) -> None:
        """Remember whether it did."""
        if shows_ours:
            self._blind.pop(account_id, None)
        else:
            self._count(account_id, _OF_OTHERS)

    def broke(self, account_id: str) -> None:
        """It gave no usable answer."""
        self._count(account_id, _BROKEN)

    def _count(self, account_id: str, misses: int) -> None:
        before, _ = self._blind.get(account_id, (0, None))
        self._blind[account_id] = (before + misses, self._clock())


_CLAIM_S = 20.0
"""A look under way is nobody else's for so long; after a crash it is made again then."""

_SPACED_FROM = 3
_AT_ONCE = 16
"""Looks by id of one account at the same time."""


class StatusChecks:
    """Asks the service after the tasks that are due, by one list where that tells more than a call for each.

    `on_look` hears by how many seconds a request that asks after tasks goes out later than planned.
    """

    def __init__(
        self, *, client: ApiClient, jobs: Jobs, lifecycle: JobLifecycle, watchlist: Watchlist, outcomes: Outcomes,
        next_looks: NextLooks, on_look: Callable[[float], None],
    ) -> None:  # fmt: skip
        self._client = client
        self._jobs = jobs
        self._lifecycle = lifecycle
        self._watchlist = watchlist
        self._outcomes = outcomes
        self._next_looks = next_looks
        self._on_look = on_look
        self._lists = ListUse(lambda: jobs.now().at)

    async def show(self, account_id: str, made: Made) -> None:
        """Bring the status of those up to date that a round has chosen for it."""
        for look, task in made.shown:
            await self._outcomes.show(account_id, look, task)

    async def make(self, key: ApiKey, taken: Taken) -> Made:
        """Check what is due, hand on what has ended, and plan the next checks."""
        looks = await self._known(key.id, taken)
        if not looks:
            return Made(ended=True)
        # A list call tells of the account's other tasks for nothing.
        others = [
            Look(job_id, facts, is_due=False, listed_at=taken.listed_at)
            for job_id, facts in taken.others.items()
            if not facts.unlisted
        ]
        shared = [look for look in (*looks, *others) if not look.facts.unlisted]
        listed: Mapping[str, Task] | None = None
        if len(shared) >= LIST_FROM and any(not look.facts.unlisted for look in looks) and self._lists.help(key.id):
            if (again_at := self._put_off(looks, shared, taken.listed_at)) is not None:
                planned = {look.job_id: Planned(again_at, look.facts) for look in looks}
                return Made(soonest=await self._watchlist.plan(key.id, planned))
            self._note_lateness(looks)
            listed = await self._list(key, looks, shared)
            if listed is None:
                return Made(trouble=True)
            self._lists.note(key.id, shows_ours=any(look.facts.task_id in listed for look in shared))
        else:
            self._note_lateness(looks)
        return await self._see(key, (*looks, *others), listed)

    def _note_lateness(self, looks: Sequence[Look]) -> None:
        soonest = min((look.due_at for look in looks if look.due_at is not None), default=None)
        if soonest is not None:
            self._on_look(max(0.0, self._jobs.now().at.timestamp() - soonest))

    async def _known(self, account_id: str, taken: Taken) -> list[Look]:
        """The looks that are due and still have to be made."""
        now, found = self._jobs.now().at, []
        for due in taken.due:
            facts = due.facts
            if facts is None or now.timestamp() > facts.deadline_at:
                facts = await self._from_record(account_id, due, now)
            if facts is not None:
                found.append(Look(due.job_id, facts, due.hinted, due_at=due.at, listed_at=taken.listed_at))
        return found

    async def _from_record(self, account_id: str, due: Due, now: datetime) -> Facts | None:
        """What the job's record says of its task; None where there is no look to make."""
        job = await self._jobs.get(due.job_id)
        if job is None or job.state is not JobState.WATCHING or job.task.account_id != account_id:
            await self._watchlist.unwatch(account_id, due.job_id)
            return None
        if now > job.wait.deadline_at:
            await self._watchlist.unwatch(account_id, due.job_id)
            await self._lifecycle.expire(job)
            return None
        return facts_of(job)

    def _put_off(self, looks: Sequence[Look], shared: Sequence[Look], listed_at: float) -> datetime | None:
        """Keep list calls for several tasks apart: until when to wait where this one comes too soon after the last."""
        if len(shared) < _SPACED_FROM or any(look.hinted for look in looks):
            return None
        last = max(listed_at, *(look.facts.seen_at if look.facts.looks else 0.0 for look in shared))
        wait_s = last + LIST_GAP_S - self._jobs.now().at.timestamp()
        # A last time that lies ahead was told by a clock that has been set back since: it keeps nobody waiting.
        if not LIST_GAP_S / 10 <= wait_s <= LIST_GAP_S:
            return None
        return datetime.fromtimestamp(last, UTC) + timedelta(seconds=LIST_GAP_S)

    async def _list(self, key: ApiKey, looks: Sequence[Look], shared: Sequence[Look]) -> Mapping[str, Task] | None:
        """What the first page of the account's tasks tells of ours; None when it went wrong."""
        wanted = frozenset(look.facts.task_id for look in shared)
        try:
            async with asyncio.timeout(self._jobs.deadlines.look_s):
                return await self._client.states(key, wanted)
        except (NotFound, Refused):
            return {}  # no list for us: each task is asked for by its id
        except (ApiError, TimeoutError) as error:
            if isinstance(error, Broken | TimeoutError) and not isinstance(error, ServiceAway):
                self._lists.broke(key.id)
            for look in looks:
                await self._outcomes.trouble(key.id, look, error)
            return None

    async def _see(self, key: ApiKey, looks: Sequence[Look], listed: Mapping[str, Task] | None) -> Made:
        """What became of each task, by the list where it shows it, else by its id."""
        running, ends, asked = [], [], []
        gate, made = asyncio.Semaphore(_AT_ONCE), Made()
        is_crowd = listed is not None and len(looks) >= CROWD_FROM
        for look in looks:
            if (task := _told(look, listed)) is None:
                if look.is_due:
                    asked.append(self._ask(key, look if listed is None else look.not_on(listed), gate, made))
            elif self._outcomes.has_ended(look, task):
                ends.append(self._outcomes.ended(key.id, look, task))
            elif is_crowd and not look.hinted:
                made.crowd.append(self._noted(look, task, made))
            else:
                running.append(self._noted(await self._outcomes.still_running(look, task), task, made))
        made.ended = bool(ends)
        first = [await ask for ask in asked[:1]]  # a key that died or a limit is met by one call, not by all
        await asyncio.gather(*ends)
        running += [look for look in (*first, *await asyncio.gather(*asked[1:])) if look is not None]
        if running or made.crowd:
            await self._next_looks.plan(key, running, made)
        return made

    def _noted(self, look: Look, task: Task, made: Made) -> Look:
        if self._outcomes.may_show(look):
            made.shown.append((look, task))
        return look

    async def _ask(self, key: ApiKey, look: Look, gate: asyncio.Semaphore, made: Made) -> Look | None:
        async with gate:
            if not await self._outcomes.is_wanted(key.id, look):
                made.ended = True
                return None
            try:
                async with asyncio.timeout(self._jobs.deadlines.look_s):
                    task = await self._client.task(key, look.facts.task_id)
            except Exception as error:  # noqa: BLE001 - settled as any step's error is
                made.trouble = True
                await self._outcomes.trouble(key.id, look, error)
                return None
            if not self._outcomes.has_ended(look, task):
                return self._noted(await self._outcomes.still_running(look, task), task, made)
            made.ended = True
            await self._outcomes.ended(key.id, look, task)
            return None


def _told(look: Look, listed: Mapping[str, Task] | None) -> Task | None:
    """What the list says of the task; None where that is not enough: of a failure the reason matters."""
    task = None if listed is None else listed.get(look.facts.task_id)
    return None if task is None or (task.phase is Phase.FAILED and not task.error) else task


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
        kept = await self._watchlist.facts(account_id)
        for job_id, look_at in await self._watchlist.watched(account_id):
            job = await self._jobs.get(job_id)
            if state.is_dead or job is None or job.state is not JobState.WATCHING:
                await self._watchlist.unwatch(account_id, job_id)
            if job is None or job.state is not JobState.WATCHING or job.task.account_id != account_id:
                continue
            if state.is_dead:
                await self._account_change.key_died(job)
            elif state.rests_until is not None:
                again_at = max(look_at, state.rests_until)
                planned = Planned(again_at, kept.get(job_id) or facts_of(job), hinted_at=again_at)
                await self._watchlist.plan(account_id, {job_id: planned})
                await self._lifecycle.park(job_id, Parked(reason="limit", until=state.rests_until))

    async def service(self, account_id: str, since: datetime) -> datetime | None:
        """While the service does not answer nothing is asked; returns when to see, None when nothing is watched."""
        kept, again_at = await self._watchlist.facts(account_id), asks_service_again(self._jobs.now().at)
        watched = await self._watchlist.watched(account_id)
        for job_id, _ in watched:
            job = await self._jobs.get(job_id)
            if job is None or job.state is not JobState.WATCHING or job.task.account_id != account_id:
                await self._watchlist.unwatch(account_id, job_id)
                continue
            await self._watchlist.plan(account_id, {job_id: Planned(again_at, kept.get(job_id) or facts_of(job))})
            await self._lifecycle.park_for_service(job, since)
        return again_at if watched else None

    async def keyless(self, account_id: str, due: Sequence[Due]) -> None:
        """The account's key is here no more: these jobs wait for one."""
        for look in due:
            await self._watchlist.unwatch(account_id, look.job_id)
            await self._account_change.park_for_key(look.job_id)


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
        if (since := await self._breaker.service_away()) is not None:
            return await self._hold.service(account_id, since)
        now = self._jobs.now().at
        taken = await self._watchlist.take_due(account_id, now, now + timedelta(seconds=_CLAIM_S))
        made = Made()
        if not taken.state.may_be_called:
            await self._hold.all(account_id, taken.state)
        elif taken.due:
            key = await self._keyring.for_account(account_id)
            if key is None:
                await self._hold.keyless(account_id, taken.due)
            else:
                with self._breaker.knowing(account_id, taken.state):
                    made = await self._checks.make(key, taken)
                if made.trouble:
                    made.soonest = None
                    await self._hold.all(account_id, await self._breaker.state(account_id))
        soonest = made.soonest or await self._watchlist.next_look(account_id)
        if made.expected:
            await self._jobs.expect_all(made.expected)
        await self._checks.show(account_id, made)
        if made.ended:
            await self._on_ended(account_id)
        return soonest
