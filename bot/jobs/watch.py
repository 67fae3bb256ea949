"""Watch: one watcher for each account, which asks for what is due and no more."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta

from bot.jobs.accountgate import AccountGate
from bot.jobs.engine import Engine
from bot.jobs.experience import Experience
from bot.jobs.keyring import Keyring
from bot.jobs.life import Life
from bot.jobs.lists import Lists
from bot.jobs.nextlooks import Made, NextLooks
from bot.jobs.queueing import Queueing
from bot.jobs.rounds import Rounds
from bot.jobs.schedule import CROWD_FROM, LIST_FROM, LIST_GAP_S
from bot.jobs.sight import Look, Sight, facts_of
from bot.jobs.speech import Speech
from bot.jobs.thrift import Thrift
from bot.polyglotvoice.client import ApiClient
from bot.polyglotvoice.errors import ApiError, Broken, NotFound, Refused
from bot.polyglotvoice.models import ApiKey, Phase, Task
from bot.store.looks import AccountState, Due, Facts, Planned, Taken
from bot.store.records import JobState, Parked

_CLAIM_S = 20.0
"""A look under way is nobody else's for so long; after a crash it is made again then."""

_SPACED_FROM = 3
_AT_ONCE = 16
"""Looks by id of one account at the same time."""


class Watch:
    """The step from watching to delivering, for all jobs of one account at once.

    `on_look` hears by how many seconds a request that asks after tasks goes out later than planned.
    """

    def __init__(
        self, *, life: Life, keyring: Keyring, engine: Engine, client: ApiClient, experience: Experience,
        thrift: Thrift, speech: Speech, queueing: Queueing, rounds: Rounds, gate: AccountGate,
        on_look: Callable[[float], None],
    ) -> None:  # fmt: skip
        self._queueing = queueing
        self._rounds = rounds
        self._gate = gate
        self._on_look = on_look
        self._life = life
        self._keyring = keyring
        self._client = client
        self._next_looks = NextLooks(accounts=life.accounts, experience=experience, thrift=thrift, clock=life.clock)
        self._sight = Sight(life=life, engine=engine, experience=experience, speech=speech)
        self._lists = Lists(life.clock)

    async def step(self, account_id: str) -> datetime | None:
        """A round that somebody wants at once."""
        await self.round(account_id)
        return None

    async def round(self, account_id: str) -> datetime | None:
        """Make the looks that are due and plan the next round; returns when that is, None when nothing is watched."""
        life = self._life
        now = life.clock()
        taken = await life.accounts.take_due(account_id, now, now + timedelta(seconds=_CLAIM_S))
        made = Made()
        if not taken.state.may_be_called:
            await self._wait(account_id, taken.state)
        elif taken.due:
            key = await self._keyring.for_account(account_id)
            if key is None:
                await self._park(account_id, taken.due)
            else:
                with self._gate.knowing(account_id, taken.state):
                    made = await self._look(key, taken)
                if made.trouble:
                    made.soonest = None
                    await self._wait(account_id, await life.accounts.state(account_id, life.clock()))
        soonest = made.soonest or await life.accounts.next_look(account_id)
        if soonest is not None:
            await self._rounds.plan(account_id, soonest, made.expected)
        for look, task in made.shown:
            await self._sight.show(account_id, look, task)
        if made.ended:
            await self._queueing.move_up(account_id)
        return soonest

    async def _wait(self, account_id: str, state: AccountState) -> None:
        """While the account may not be called, all whose tasks it watches read that, not only who met it."""
        if state.may_be_called:
            return
        life = self._life
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

    async def _park(self, account_id: str, due: Sequence[Due]) -> None:
        for look in due:
            await self._life.accounts.unwatch(account_id, look.job_id)
            await self._life.park_for_key(look.job_id)

    async def _look(self, key: ApiKey, taken: Taken) -> Made:
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
                return Made(soonest=await self._life.accounts.plan(key.id, planned))
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
            self._on_look(max(0.0, self._life.clock().timestamp() - soonest))

    async def _known(self, account_id: str, taken: Taken) -> list[Look]:
        """The looks that are due and still have to be made."""
        now, found = self._life.clock(), []
        for due in taken.due:
            facts = due.facts
            if facts is None or now.timestamp() > facts.deadline_at:
                facts = await self._from_record(account_id, due, now)
            if facts is not None:
                found.append(Look(due.job_id, facts, due.hinted, due_at=due.at, listed_at=taken.listed_at))
        return found

    async def _from_record(self, account_id: str, due: Due, now: datetime) -> Facts | None:
        """What the job's record says of its task; None where there is no look to make."""
        job = await self._life.jobs.get(due.job_id)
        if job is None or job.state is not JobState.WATCHING or job.account_id != account_id:
            await self._life.accounts.unwatch(account_id, due.job_id)
            return None
        if now > job.deadline_at:
            await self._life.accounts.unwatch(account_id, due.job_id)
            await self._life.expire(job)
            return None
        return facts_of(job)

    def _put_off(self, looks: Sequence[Look], shared: Sequence[Look], listed_at: float) -> datetime | None:
        """Keep list calls for several tasks apart: until when to wait where this one comes too soon after the last."""
        if len(shared) < _SPACED_FROM or any(look.hinted for look in looks):
            return None
        last = max(listed_at, *(look.facts.seen_at if look.facts.looks else 0.0 for look in shared))
        wait_s = last + LIST_GAP_S - self._life.clock().timestamp()
        # A last time that lies ahead was told by a clock that has been set back since: it keeps nobody waiting.
        if not LIST_GAP_S / 10 <= wait_s <= LIST_GAP_S:
            return None
        return datetime.fromtimestamp(last, UTC) + timedelta(seconds=LIST_GAP_S)

    async def _list(self, key: ApiKey, looks: Sequence[Look], shared: Sequence[Look]) -> Mapping[str, Task] | None:
        """What the first page of the account's tasks tells of ours; None when it went wrong."""
        wanted = frozenset(look.facts.task_id for look in shared)
        try:
            async with asyncio.timeout(self._life.deadlines.look_s):
                return await self._client.states(key, wanted)
        except (NotFound, Refused):
            return {}  # no list for us: each task is asked for by its id
        except (ApiError, TimeoutError) as error:
            if isinstance(error, Broken | TimeoutError):
                self._lists.broke(key.id)
            for look in looks:
                await self._sight.trouble(key.id, look, error)
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
            elif self._sight.has_ended(look, task):
                ends.append(self._sight.ended(key.id, look, task))
            elif is_crowd and not look.hinted:
                made.crowd.append(self._noted(look, task, made))
            else:
                running.append(self._noted(await self._sight.still_running(look, task), task, made))
        made.ended = bool(ends)
        first = [await ask for ask in asked[:1]]  # a key that died or a limit is met by one call, not by all
        await asyncio.gather(*ends)
        running += [look for look in (*first, *await asyncio.gather(*asked[1:])) if look is not None]
        if running or made.crowd:
            await self._next_looks.plan(key, running, made)
        return made

    def _noted(self, look: Look, task: Task, made: Made) -> Look:
        if self._sight.may_show(look):
            made.shown.append((look, task))
        return look

    async def _ask(self, key: ApiKey, look: Look, gate: asyncio.Semaphore, made: Made) -> Look | None:
        async with gate:
            if not await self._sight.is_wanted(key.id, look):
                made.ended = True
                return None
            try:
                async with asyncio.timeout(self._life.deadlines.look_s):
                    task = await self._client.task(key, look.facts.task_id)
            except Exception as error:  # noqa: BLE001 - settled as any step's error is
                made.trouble = True
                await self._sight.trouble(key.id, look, error)
                return None
            if not self._sight.has_ended(look, task):
                return self._noted(await self._sight.still_running(look, task), task, made)
            made.ended = True
            await self._sight.ended(key.id, look, task)
            return None


def _told(look: Look, listed: Mapping[str, Task] | None) -> Task | None:
    """What the list says of the task; None where that is not enough: of a failure the reason matters."""
    task = None if listed is None else listed.get(look.facts.task_id)
    return None if task is None or (task.phase is Phase.FAILED and not task.error) else task
