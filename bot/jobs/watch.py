"""Watch: one watcher for each account, which asks for what is due and no more."""

import asyncio
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta

from bot.jobs.clock import Clock
from bot.jobs.engine import Engine
from bot.jobs.experience import Experience
from bot.jobs.keyring import Keyring
from bot.jobs.life import DUE_WITHIN_S, Life
from bot.jobs.queueing import Queueing
from bot.jobs.rounds import plan_round
from bot.jobs.schedule import CROWD_FROM, LIST_FROM, LIST_GAP_S, Watched, after_hint, next_list, next_look
from bot.jobs.sight import Look, Sight, facts_of
from bot.jobs.speech import Speech
from bot.jobs.thrift import Thrift
from bot.polyglotvoice.client import Client
from bot.polyglotvoice.errors import ApiError
from bot.polyglotvoice.models import ApiKey, Phase, Task
from bot.store.records import JobState, Parked
from bot.store.watches import Due, Planned

_CLAIM_S = 20.0
"""A look under way is nobody else's for so long; after a crash it is made again then."""

_SPACED_FROM = 3
_AT_ONCE = 16
"""Looks by id of one account at the same time."""

_BLIND_AFTER = 2
_BLIND_FOR = timedelta(hours=1)


class Watch:
    """The step from watching to delivering, for all jobs of one account at once."""

    def __init__(
        self, *, life: Life, keyring: Keyring, engine: Engine, client: Client, experience: Experience, thrift: Thrift,
        speech: Speech, queueing: Queueing,
    ) -> None:  # fmt: skip
        self._queueing = queueing
        self._life = life
        self._keyring = keyring
        self._engine = engine
        self._client = client
        self._experience = experience
        self._thrift = thrift
        self._sight = Sight(life=life, engine=engine, experience=experience, speech=speech)
        self._lists = _Lists(life.clock)

    async def step(self, account_id: str) -> datetime | None:
        """Make the looks that are due and plan the next ones."""
        life = self._life
        now = life.clock()
        ended = False
        if not await self._must_wait(account_id):
            due, watched = await life.accounts.take_due(account_id, now, now + timedelta(seconds=_CLAIM_S))
            if due:
                key = await self._keyring.for_account(account_id)
                if key is None:
                    await self._park(account_id, due)
                else:
                    await self._look(key, due, watched)
                    ended = len(await life.accounts.watched(account_id)) < watched
                    await self._must_wait(account_id)
        await plan_round(life.accounts, self._engine, account_id)
        if ended:
            await self._queueing.move_up(account_id)
        return None

    async def _must_wait(self, account_id: str) -> bool:
        """Whether the account may not be called; then all whose tasks it watches read that, not only who met it."""
        life = self._life
        state = await life.accounts.state(account_id, life.clock())
        if not state.is_dead and state.rests_until is None:
            return False
        kept = await life.accounts.facts(account_id)
        for job_id, look_at in await life.accounts.watched(account_id):
            job = await life.jobs.get(job_id)
            if state.is_dead or job is None or job.state is not JobState.WATCHING:
                await life.accounts.unwatch(account_id, job_id)
            if job is None or job.state is not JobState.WATCHING or job.account_id != account_id:
                continue
            if state.is_dead:
                await life.key_died(job)
            elif state.rests_until is not None:
                again_at = max(look_at, state.rests_until)
                planned = Planned(again_at, kept.get(job_id) or facts_of(job), hinted_at=again_at)
                await life.accounts.plan(account_id, {job_id: planned})
                await life.park(job_id, Parked(reason="limit", until=state.rests_until))
        return True

    async def _park(self, account_id: str, due: Sequence[Due]) -> None:
        for look in due:
            await self._life.accounts.unwatch(account_id, look.job_id)
            await self._life.park_for_key(look.job_id)

    async def _look(self, key: ApiKey, due: Sequence[Due], watched: int) -> None:
        found = [await self._known(key.id, look) for look in due]
        looks = [look for look in found if look is not None]
        others = await self._others(key.id, looks) if looks and watched > len(due) else []
        shared = [look for look in (*looks, *others) if not look.facts.unlisted]
        listed: Mapping[str, Task] | None = None
        if len(shared) >= LIST_FROM and any(not look.facts.unlisted for look in looks) and self._lists.help(key.id):
            if await self._put_off(key.id, looks, shared):
                return
            listed = await self._list(key, looks)
            if listed is None:
                return
            self._lists.note(key.id, shows_ours=any(look.facts.task_id in listed for look in shared))
        await self._plan_next(key, await self._see((*looks, *others), listed, key))

    async def _known(self, account_id: str, due: Due) -> Look | None:
        """The look with its facts, from the job's record where they are not kept; None where there is none to make."""
        facts, now = due.facts, self._life.clock()
        if facts is None or now.timestamp() > facts.deadline_at:
            job = await self._life.jobs.get(due.job_id)
            if job is None or job.state is not JobState.WATCHING or job.account_id != account_id:
                await self._life.accounts.unwatch(account_id, due.job_id)
                return None
            if now > job.deadline_at:
                await self._life.accounts.unwatch(account_id, due.job_id)
                await self._life.expire(job)
                return None
            facts = facts_of(job)
        return Look(due.job_id, facts, hinted=due.hinted)

    async def _others(self, account_id: str, due: Sequence[Look]) -> list[Look]:
        """The account's other tasks: a list call tells of them for nothing."""
        taken = {look.job_id for look in due}
        kept = await self._life.accounts.facts(account_id)
        return [
            Look(job_id, facts, is_due=False)
            for job_id, facts in kept.items()
            if job_id not in taken and not facts.unlisted
        ]

    async def _put_off(self, account_id: str, looks: Sequence[Look], shared: Sequence[Look]) -> bool:
        """Keep list calls for several tasks apart; whether this one comes too soon after the last."""
        if len(shared) < _SPACED_FROM or any(look.hinted for look in looks):
            return False
        last = max(look.facts.seen_at if look.facts.looks else 0.0 for look in shared)
        again_at = datetime.fromtimestamp(last, UTC) + timedelta(seconds=LIST_GAP_S)
        now = self._life.clock()
        wait_s = (again_at - now).total_seconds()
        # A last time that lies ahead was told by a clock that has been set back since: it keeps nobody waiting.
        if not LIST_GAP_S / 10 <= wait_s <= LIST_GAP_S:
            return False
        await self._life.accounts.plan(account_id, {look.job_id: Planned(again_at, look.facts) for look in looks})
        return True

    async def _list(self, key: ApiKey, looks: Sequence[Look]) -> Mapping[str, Task] | None:
        """The first page of the account's tasks; None when it went wrong. What it tells no status of is not in it."""
        try:
            async with asyncio.timeout(self._life.deadlines.look_s):
                page = await self._client.list_tasks(key)
        except (ApiError, TimeoutError) as error:
            for look in looks:
                await self._sight.trouble(key.id, look, error)
            return None
        return {task.id: task for task in page.tasks if task.status}

    async def _see(self, looks: Sequence[Look], listed: Mapping[str, Task] | None, key: ApiKey) -> list[Look]:
        """What became of each task, by the list where it shows it, else by its id; those that still run."""
        told = [(look, task) for look in looks if (task := _told(look, listed)) is not None]
        named = {look.job_id for look, _ in told}
        gate = asyncio.Semaphore(_AT_ONCE)
        asked = [
            self._ask(key, look if listed is None else look.not_on(listed), gate)
            for look in looks
            if look.is_due and look.job_id not in named
        ]
        first = [await ask for ask in asked[:1]]  # a key that died or a limit is met by one call, not by all
        seen = [*(self._sight.tell(key.id, look, task) for look, task in told), *asked[1:]]
        return [look for look in (*first, *await asyncio.gather(*seen)) if look is not None]

    async def _ask(self, key: ApiKey, look: Look, gate: asyncio.Semaphore) -> Look | None:
        async with gate:
            if not await self._sight.is_wanted(key.id, look):
                return None
            try:
                async with asyncio.timeout(self._life.deadlines.look_s):
                    task = await self._client.task(key, look.facts.task_id)
            except Exception as error:  # noqa: BLE001 - settled as any step's error is
                await self._sight.trouble(key.id, look, error)
                return None
            return await self._sight.tell(key.id, look, task)

    async def _plan_next(self, key: ApiKey, running: Sequence[Look]) -> None:
        if not running:
            return
        now, thrift = self._life.clock(), await self._thrift.of(key)
        watched = [await self._experience.watched(key.id, look.facts) for look in running]
        shared = [task for look, task in zip(running, watched, strict=True) if not look.facts.unlisted]
        together = next_list(shared, now, thrift) if len(shared) >= CROWD_FROM else None
        planned = {
            look.job_id: Planned(
                _time_of(look, task, together, now, thrift),
                look.facts,
                hinted_at=after_hint(look.facts.last_seen_at, look.facts.hints, now),
            )
            for look, task in zip(running, watched, strict=True)
        }
        await self._life.accounts.plan(key.id, planned)
        due_at = {job_id: look.at + timedelta(seconds=DUE_WITHIN_S) for job_id, look in planned.items()}
        await self._life.jobs.expect_all(due_at)


def _told(look: Look, listed: Mapping[str, Task] | None) -> Task | None:
    """What the list says of the task; None where that is not enough: of a failure the reason matters."""
    task = None if listed is None else listed.get(look.facts.task_id)
    return None if task is None or (task.phase is Phase.FAILED and not task.error) else task


def _time_of(look: Look, task: Watched, together: datetime | None, now: datetime, thrift: float) -> datetime:
    return next_look(task, now, thrift) if together is None or look.facts.unlisted else together


class _Lists:
    """Whether the account's list is worth asking: not for an hour after it twice showed none of our tasks."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._blind: dict[str, tuple[int, datetime]] = {}

    def help(self, account_id: str) -> bool:
        misses, last_at = self._blind.get(account_id, (0, self._clock()))
        return misses < _BLIND_AFTER or self._clock() - last_at > _BLIND_FOR

    def note(self, account_id: str, *, shows_ours: bool) -> None:
        misses, _ = self._blind.pop(account_id, (0, None))
        if not shows_ours:
            self._blind[account_id] = (misses + 1, self._clock())
