"""Submit: a file or a link is handed to the service, once, when its account has a slot for it.

An account's plan lets only so many tasks run at once. An upload that is refused has cost a request and its whole way,
so while an account is known to be full its jobs wait in a queue, and go on when one of its tasks ends.
"""

import asyncio
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.accounts.keyring import Keyring
from bot.accounts.slots import ConcurrencySlots
from bot.chats.store import Choices
from bot.clock import Clock
from bot.engine import SUBMIT, Engine, FairShares, share_of
from bot.jobs.duplicates import Duplicates
from bot.jobs.events import Begun, Described, Unnamed
from bot.jobs.lifecycle import AccountChange, JobLifecycle
from bot.jobs.record import Job, JobState, Parked
from bot.jobs.repository import Jobs
from bot.jobs.step_runner import StepRunner
from bot.jobs.submit.links import LinkChecks, NameResolver, NamesBusyError, refuse_private
from bot.jobs.submit.source import Uploads
from bot.jobs.submit.speech_language import Speech
from bot.polling.watch import CheckPlanner
from bot.polyglotvoice.errors import Broken, Refused
from bot.polyglotvoice.http import ApiClient
from bot.polyglotvoice.models import ApiKey
from bot.telegram.troubles import FileCutError

_ALL, _AN_ACCOUNT, _A_CHAT, _A_PERSON = 40, 12, 8, 8
"""So many hand something over at a time, of this process' two hundred steps: slow files hold up nobody else's."""

_CLAIM_S = 900.0
_MOST_TOLD = 10
"""So many read it when their place changes."""

_LOOK_S, _LOOKED_AT_MOST_S = 30.0, 600.0
"""How often a job asks for its slot by itself, for each place before it; a task's end lets it ask at once."""

_SLOWEST_BYTES_PER_S = 32 * 1024


@dataclass(slots=True, kw_only=True)
class SlotQueue:
    """Lets jobs submit in their order, as far as their account has slots."""

    slots: ConcurrencySlots
    jobs: Jobs
    lifecycle: JobLifecycle
    engine: Engine
    clock: Clock

    async def wait(self, job: Job, account_id: str, *, is_known: bool) -> datetime | None:
        """None where the job may submit now; else it is parked, and this is when to ask again at the latest.

        `is_known`: how many tasks the account may run at once has been learned.
        """
        now = self.clock()
        until = now + timedelta(seconds=_CLAIM_S)
        if not is_known and job.waits_for != "slot":
            await self.slots.claim(account_id, job.id, until)
            return None
        place = await self.slots.take(account_id, job.id, job.created_at, now, until)
        # Who ended in some other way than by having their turn must not stand before the others for ever.
        while place > 1 and await self._first_is_gone(account_id):
            place = await self.slots.take(account_id, job.id, job.created_at, now, until)
        if place == 0:
            return None
        await self.lifecycle.park(job.id, Parked(reason="slot", place=place), account_id)
        return now + timedelta(seconds=min(_LOOKED_AT_MOST_S, _LOOK_S * place))

    async def granted(self, key: ApiKey, job_id: str) -> None:
        """The job's task runs now: the others move up."""
        if await self.slots.granted(key.id, job_id):
            await self.move_up(key.id)

    async def drop(self, account_id: str, job_id: str) -> None:
        """The job may not submit after all: its slot is free again, its place in the queue stays."""
        await self.slots.drop(account_id, job_id)

    async def left(self, account_id: str, job_id: str) -> None:
        """The job was stopped before it had a task: its slot, or its place, is the others'."""
        await self.slots.leave(account_id, job_id)
        await self.move_up(account_id)

    async def move_up(self, account_id: str) -> None:
        """A task has ended, or the queue has changed: let the first ones ask, tell the next ones their places."""
        place = 0
        for job_id in await self.slots.waiting(account_id, _MOST_TOLD):
            job = await self._waiting(account_id, job_id)
            if job is None:
                continue
            place += 1
            if job.waits_for == "slot":
                await self.lifecycle.park(job_id, Parked(reason="slot", place=place), account_id)
            await self.engine.now(SUBMIT, job_id)

    async def _first_is_gone(self, account_id: str) -> bool:
        first = await self.slots.waiting(account_id, 1)
        return bool(first) and await self._waiting(account_id, first[0]) is None

    async def _waiting(self, account_id: str, job_id: str) -> Job | None:
        """The job, where it waits for a slot of this account; one that does not leaves the queue."""
        job = await self.jobs.get(job_id)
        is_to_submit = job is not None and job.state in (JobState.ACCEPTED, JobState.SUBMITTING)
        if job is not None and is_to_submit and job.task.account_id in (None, account_id):
            return job
        await self.slots.leave(account_id, job_id)
        return None


@dataclass(slots=True, kw_only=True)
class TaskMaker:
    """Hands one job's file or link over to the service."""

    jobs: Jobs
    lifecycle: JobLifecycle
    client: ApiClient
    uploads: Uploads
    speech: Speech
    checks: LinkChecks
    names: NameResolver

    async def described(self, key: ApiKey, job: Job) -> Job | None:
        """The job with what the service says of its link, before anything is paid; None where it has moved on.

        Raises NamesBusyError, and what the client raises.
        """
        if job.sent.url is None:
            return job
        # The job may have waited for days: what the name meant then is no word on where it leads now.
        await refuse_private(job.sent.url, self.names, job.origin)
        if job.task.attempts:
            return job
        taken = await self.jobs.apply(job.id, Begun(key.id, may_make_task=False), self.jobs.due_soon())
        return None if taken is None else await self._check_link(key, taken, job.sent.url)

    async def make(self, key: ApiKey, job: Job, choices: Choices) -> str | None:
        """Make the task; returns its id, None where the job has moved on meanwhile. Raises what the client raises."""
        begun = await self.jobs.apply(job.id, Begun(key.id), self.jobs.due_soon())
        if begun is None:
            return None
        language, url = await self.speech.wanted(choices, begun.sent.language), begun.sent.url
        try:
            if url is None:
                return await self._upload(key, begun, language)
            return (await self.client.from_url(key, url, language=language)).task_id
        except Broken as error:
            if error.was_granted:
                await self.jobs.apply(job.id, Unnamed())
            raise
        except Refused as error:
            await self.speech.refused(begun.origin.chat_id, error, language)
            raise

    async def _upload(self, key: ApiKey, job: Job, language: tuple[str, str] | None) -> str:
        async with self.uploads.opened(key, job) as source:
            within_s = self.jobs.deadlines.upload_s + (source.size or 0) / _SLOWEST_BYTES_PER_S
            try:
                async with asyncio.timeout(within_s):
                    return (await self.client.upload(key, source, language=language)).task_id
            except TimeoutError:
                # Cut while it was being sent: the body was not whole, so no task was made of it.
                raise FileCutError("too slow") from None

    async def _check_link(self, key: ApiKey, job: Job, url: str) -> Job | None:
        checked = await self.checks.get(key.id, url)
        if checked is None:
            found = await self.client.validate_url(key, url)
            checked = found.title, found.duration_s
            await self.checks.put(key.id, url, *checked)
        if checked == (job.task.title, job.task.length_s):
            return job
        known = await self.jobs.apply(job.id, Described(*checked))
        if known is not None and known.answer.status_message_id is not None:
            await self.lifecycle.show_status(known)
        return known


@dataclass(slots=True, kw_only=True)
class Submit:
    """The step from accepted to watching."""

    runner: StepRunner
    keyring: Keyring
    account_change: AccountChange
    duplicates: Duplicates
    slot_queue: SlotQueue
    maker: TaskMaker
    planner: CheckPlanner
    _shares: FairShares = field(default_factory=FairShares, init=False)

    async def step(self, job_id: str) -> datetime | None:
        return await self.runner.run(job_id, (JobState.ACCEPTED, JobState.SUBMITTING), self._submit)

    async def _submit(self, job: Job) -> datetime | None:
        key, choices = await self.keyring.with_choices(job.origin.chat_id)
        if key is None and job.sent.is_trial:
            key = self.keyring.operators
        if key is None:
            await self.account_change.park_for_key(job.id)
            return None
        if (earlier := await self.duplicates.of(job)) is not None:
            return await self.duplicates.follow(job, earlier)
        if job.task.account_id != key.id:  # the job's own was asked after just before
            state, now = await self.runner.account(key.id), self.runner.jobs.clock()
            if (until := await self.account_change.hold(job, key.id, state, now)) is not None:
                return until if until > now else None
        share = share_of(job.origin.chat_id, job.origin.person_id, chat=_A_CHAT, person=_A_PERSON)
        share |= {key.id: _AN_ACCOUNT, "all": _ALL}
        if (again_at := await self._shares.wait(share, self.runner.jobs.clock)) is not None:
            return again_at
        try:
            return await self._hand_over(job, key, choices)
        finally:
            self._shares.give_back(share)

    async def _hand_over(self, job: Job, key: ApiKey, choices: Choices) -> datetime | None:
        await self.runner.check_service()
        # Read only now: who waited for a share would go by what was so before.
        state = await self.runner.account(key.id)
        # An upload that may have happened is looked for before it is paid for twice.
        task_id = await self.duplicates.left_behind(job, key)
        if task_id is None:
            if state.is_spent and (again_at := await self.runner.held_by_plan(job, key.id)) is not None:
                return again_at
            if (again_at := await self.slot_queue.wait(job, key.id, is_known=state.has_slots)) is not None:
                return again_at
            try:
                if (described := await self.maker.described(key, job)) is not None:
                    if (again_at := await self.runner.held_by_budget(described, key.id)) is not None:
                        await self.slot_queue.left(key.id, job.id)
                        return again_at
                    task_id = await self.maker.make(key, described, choices)
            except NamesBusyError as busy:
                await self.slot_queue.drop(key.id, job.id)
                return busy.until
            except Exception:
                await self.slot_queue.drop(key.id, job.id)
                raise
        if task_id is None:
            await self.slot_queue.drop(key.id, job.id)
        elif await self.planner.begin(job.id, key, task_id):
            await self.slot_queue.granted(key, job.id)
        return None
