"""Watch: one watcher for each account, which asks for what is due and no more."""

import asyncio
from collections.abc import Mapping
from datetime import datetime, timedelta

from bot.jobs.engine import Engine
from bot.jobs.journal import Event
from bot.jobs.keyring import Keyring
from bot.jobs.life import DELIVER, DUE_WITHIN_S, WATCH, Life
from bot.jobs.schedule import LIST_FROM, Watched, next_look, with_others
from bot.polyglotvoice.client import Client
from bot.polyglotvoice.errors import ApiError, NotFound
from bot.polyglotvoice.models import ApiKey, Phase, Task
from bot.store.records import Failure, Job, JobState

_LOOK_TIMEOUT_S = 15.0
_CLAIM_S = 20.0
"""A look under way is nobody else's for so long; after a crash it is made again then."""

_DELIVER_WITHIN_S = 6 * 3600.0
_STATUS_EVERY_S = 4.0
_MAY_BE_UNKNOWN_S = 30.0
"""A service may take a moment to know a task that it has just made."""


class Watch:
    """The step from watching to delivering, for all jobs of one account at once."""

    def __init__(self, *, life: Life, keyring: Keyring, engine: Engine, client: Client) -> None:
        self._life = life
        self._keyring = keyring
        self._engine = engine
        self._client = client

    async def step(self, account_id: str) -> datetime | None:
        """Make the looks that are due and plan the next ones."""
        life = self._life
        now = life.clock()
        state = await life.accounts.state(account_id, now)
        if state.rests_until is not None:
            return state.rests_until
        due = await life.accounts.take_due(account_id, now, now + timedelta(seconds=_CLAIM_S))
        if due:
            await self._look(account_id, due)
        await self._plan(account_id)
        return None

    async def _plan(self, account_id: str) -> None:
        # Read again after planning: a look that was added in between must not wait for a later one.
        planned: datetime | None = None
        while True:
            earliest = await self._life.accounts.next_look(account_id)
            if earliest is None or (planned is not None and planned <= earliest):
                return
            planned = earliest
            await self._engine.at(WATCH, account_id, planned)

    async def _look(self, account_id: str, due: list[str]) -> None:
        jobs = await self._still_watched(account_id, due)
        if not jobs:
            return
        key = await self._keyring.for_account(account_id)
        state = await self._life.accounts.state(account_id, self._life.clock())
        if key is None or state.is_dead:
            for job in jobs:
                await self._life.accounts.unwatch(account_id, job.id)
                await self._life.park_for_key(job.id)
            return
        listed = await self._list(key, account_id, jobs)
        if listed is None:
            return
        shared = bool(listed)
        await asyncio.gather(*(self._look_at(key, job, listed.get(job.task_id or ""), shared=shared) for job in jobs))

    async def _still_watched(self, account_id: str, ids: list[str]) -> list[Job]:
        found: list[Job] = []
        for job_id in ids:
            job = await self._life.jobs.get(job_id)
            if job is None or job.state is not JobState.WATCHING or job.account_id != account_id:
                await self._life.accounts.unwatch(account_id, job_id)
            elif self._life.clock() > job.deadline_at:
                await self._life.accounts.unwatch(account_id, job_id)
                await self._life.fail(job_id, Failure(sentence="failed.timeout"))
            else:
                found.append(job)
        return found

    async def _list(self, key: ApiKey, account_id: str, jobs: list[Job]) -> Mapping[str, Task] | None:
        """The first page of the account's tasks where that is cheaper; None when it went wrong."""
        if len(jobs) < LIST_FROM:
            return {}
        try:
            async with asyncio.timeout(_LOOK_TIMEOUT_S):
                page = await self._client.list_tasks(key)
        except (ApiError, TimeoutError) as error:
            for job in jobs:
                await self._trouble(account_id, job, error)
            return None
        return {task.id: task for task in page.tasks}

    async def _look_at(self, key: ApiKey, job: Job, listed: Task | None, *, shared: bool) -> None:
        try:
            async with asyncio.timeout(_LOOK_TIMEOUT_S):
                task = listed or await self._client.task(key, job.task_id or "")
        except Exception as error:  # noqa: BLE001 - settled as any step's error is
            await self._trouble(key.id, job, error)
            return
        if job.troubles:
            await self._life.accounts.clear_bursts(key.id)
        await self._answered(key, job, task, shared=shared)

    async def _answered(self, key: ApiKey, job: Job, task: Task, *, shared: bool) -> None:
        if task.phase is Phase.FAILED:
            await self._life.accounts.unwatch(key.id, job.id)
            reason = task.error
            sentence = "failed.task" if reason else "failed.task_silent"
            await self._life.fail(job.id, Failure(sentence=sentence, values={"reason": reason} if reason else {}))
        elif task.phase is Phase.DONE:
            await self._finished(key, job)
        else:
            await self._still_running(key, job, task, shared=shared)

    async def _finished(self, key: ApiKey, job: Job) -> None:
        now = self._life.clock()

        def deliver(current: Job) -> Job | None:
            if current.state is not JobState.WATCHING:
                return None
            moved = current.moved(JobState.DELIVERING, now=now, within_s=_DELIVER_WITHIN_S)
            return moved.model_copy(update={"looks": current.looks + 1, "progress": None})

        after = await self._life.jobs.change(job.id, deliver, due_at=now + timedelta(seconds=DUE_WITHIN_S))
        if after is not None:
            self._life.journal.note(Event.FINISHED, after)
            await self._engine.soon(DELIVER, job.id)
        await self._life.accounts.unwatch(key.id, job.id)

    async def _still_running(self, key: ApiKey, job: Job, task: Task, *, shared: bool) -> None:
        now = self._life.clock()
        looks = job.looks + 1
        planned = next_look(Watched(job.submitted_at or job.created_at, looks, job.length_s), now)
        if shared:
            planned = with_others(planned, now)

        def go_on(current: Job) -> Job | None:
            if current.state is not JobState.WATCHING:
                return None
            update = {"looks": looks, "troubles": 0, "progress": task.progress, "parked": None}
            return current.model_copy(update=update)

        after = await self._life.jobs.change(job.id, go_on, due_at=planned + timedelta(seconds=DUE_WITHIN_S))
        if after is None:
            await self._life.accounts.unwatch(key.id, job.id)
            return
        self._life.journal.note(Event.LOOKED, after)
        await self._life.accounts.watch(key.id, job.id, planned)
        if after.submitted_at is None or (now - after.submitted_at).total_seconds() >= _STATUS_EVERY_S:
            await self._life.show_status(after)

    async def _trouble(self, account_id: str, job: Job, error: Exception) -> None:
        now = self._life.clock()
        young = job.submitted_at is not None and now - job.submitted_at < timedelta(seconds=_MAY_BE_UNKNOWN_S)
        if isinstance(error, NotFound) and young:
            again_at: datetime | None = now + timedelta(seconds=3)
        else:
            again_at = await self._life.settle(job, error)
        if again_at is None:
            await self._life.accounts.unwatch(account_id, job.id)
        else:
            await self._life.accounts.watch(account_id, job.id, again_at)
