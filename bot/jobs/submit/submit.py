"""Submit: hand a file or a link to the service, once."""

from datetime import datetime

from bot.accounts.keyring import Keyring
from bot.chats.store import Choices
from bot.engine import FairShares, share_of
from bot.jobs.account_change import AccountChange
from bot.jobs.duplicates import Duplicates
from bot.jobs.record import Job, JobState
from bot.jobs.step_runner import StepRunner
from bot.jobs.submit.links import NamesBusyError
from bot.jobs.submit.slot_queue import SlotQueue
from bot.jobs.submit.task_maker import TaskMaker
from bot.polling.start import WatchStart
from bot.polyglotvoice.models import ApiKey

_ALL, _AN_ACCOUNT, _A_CHAT, _A_PERSON = 40, 12, 8, 8
"""So many hand something over at a time, of this process' two hundred steps: slow files hold up nobody else's."""


class Submit:
    """The step from accepted to watching."""

    def __init__(
        self, *, runner: StepRunner, keyring: Keyring, account_change: AccountChange, duplicates: Duplicates,
        slot_queue: SlotQueue, maker: TaskMaker, watch_start: WatchStart,
    ) -> None:  # fmt: skip
        self._runner = runner
        self._keyring = keyring
        self._account_change = account_change
        self._duplicates = duplicates
        self._slot_queue = slot_queue
        self._maker = maker
        self._watch_start = watch_start
        self._shares = FairShares(runner.clock)

    async def step(self, job_id: str) -> datetime | None:
        """Run the step; returns when to run it again."""
        return await self._runner.run(job_id, (JobState.ACCEPTED, JobState.SUBMITTING), self._submit)

    async def _submit(self, job: Job) -> datetime | None:
        key, choices = await self._keyring.with_choices(job.origin.chat_id)
        if key is None and job.sent.is_trial:
            key = self._keyring.operators
        if key is None:
            await self._account_change.park_for_key(job.id)
            return None
        if (earlier := await self._duplicates.of(job)) is not None:
            return await self._duplicates.follow(job, earlier)
        # Of the job's own account the state was read just before.
        if job.task.account_id != key.id and (held := await self._account_change.hold(job, key)) is not None:
            return held.until
        share = share_of(job.origin.chat_id, job.origin.person_id, chat=_A_CHAT, person=_A_PERSON)
        share |= {key.id: _AN_ACCOUNT, "all": _ALL}
        if (again_at := self._shares.take(job.id, share)) is not None:
            return again_at
        try:
            return await self._hand_over(job, key, choices)
        finally:
            self._shares.give_back(share)

    async def _hand_over(self, job: Job, key: ApiKey, choices: Choices) -> datetime | None:
        await self._runner.check_service()
        # An upload that may have happened is looked for before it is paid for twice.
        task_id = await self._duplicates.left_behind(job, key)
        if task_id is None:
            again_at = await self._runner.held_by_plan(job, key.id) or await self._slot_queue.wait(job, key)
            if again_at is not None:
                return again_at
            try:
                if (described := await self._maker.described(key, job)) is not None:
                    if (again_at := await self._runner.held_by_budget(described, key.id)) is not None:
                        await self._slot_queue.left(key.id, job.id)
                        return again_at
                    task_id = await self._maker.make(key, described, choices)
            except NamesBusyError as busy:
                await self._slot_queue.drop(key.id, job.id)
                return busy.until
            except Exception:
                await self._slot_queue.drop(key.id, job.id)
                raise
        if task_id is None:
            await self._slot_queue.drop(key.id, job.id)
        elif await self._watch_start.begin(job.id, key, task_id):
            await self._slot_queue.granted(key, job.id)
        return None
