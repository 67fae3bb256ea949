"""A job and its key: waiting for one, and going on with another."""

import logging
from collections.abc import Callable
from datetime import timedelta
from typing import Protocol

from bot.accounts.keyring import Keyring
from bot.accounts.state import Accounts
from bot.clock import Clock
from bot.jobs.deadlines import Deadlines
from bot.jobs.events import fields
from bot.jobs.record import Job, JobState, Parked
from bot.jobs.repository import Jobs
from bot.jobs.settle import DUE_WITHIN_S
from bot.polyglotvoice.models import ApiKey

log = logging.getLogger(__name__)


class Services(Protocol):
    """What a change of key needs."""

    jobs: Jobs
    accounts: Accounts
    keyring: Keyring
    deadlines: Deadlines
    clock: Clock

    async def park(self, job_id: str, parked: Parked) -> None: ...
    async def go_on(self, job: Job) -> None: ...
    async def show_status(self, job: Job) -> None: ...


class Rekey:
    """Lets jobs wait for a key, and go on with the one that their chat has."""

    def __init__(self, life: Services) -> None:
        self._life = life

    async def wait(self, job_id: str) -> None:
        """Park the job for a key, unless its chat has another one meanwhile: then it goes on with that."""
        life = self._life
        job = await life.jobs.get(job_id)
        if job is None or job.state.is_end:
            return
        key = await self._working_key(job)
        if key is not None and key.id != job.account_id:
            await self.go_on(job, key)
        else:
            await life.park(job_id, Parked(reason="key"))

    async def resume(self, job: Job) -> bool:
        """Let a job that waits for a key go on if its chat has a working one; returns whether."""
        if job.parked is None or job.parked.reason != "key":
            return False
        key = await self._working_key(job)
        return key is not None and await self.go_on(job, key)

    async def go_on(self, job: Job, key: ApiKey) -> bool:
        """Let the job go on with this key, its task too where the account knows it; False when it has ended."""
        life = self._life
        due_at = life.clock() + timedelta(seconds=DUE_WITHIN_S)
        changed = await life.jobs.change(job.id, self._with(key), due_at=due_at)
        if changed is None:
            return False
        if job.account_id not in (None, key.id):
            await life.accounts.unwatch(job.account_id or "", job.id)
        log.info("Goes on with another key", extra=fields(changed))
        await life.go_on(changed)
        await life.show_status(changed)
        return True

    async def submit_afresh(self, job: Job) -> bool:
        """The new key is of another account, which does not know the task: hand the file over again."""

        def afresh(current: Job) -> Job | None:
            at_hand = current.kind == "transcript" and (current.media is not None or current.url is not None)
            if current.state.is_end or not current.is_rekeyed or not at_hand or current.task_id is None:
                return None
            moved = current.moved(JobState.ACCEPTED, now=life.clock(), within_s=life.deadlines.submit_s)
            return moved.model_copy(update={"task_id": None, "upload_began": False, "is_rekeyed": False, "looks": 0})

        life = self._life
        changed = await life.jobs.change(job.id, afresh)
        if changed is None:
            return False
        log.info("The task is of another account: submitting afresh", extra=fields(changed))
        await life.go_on(changed)
        return True

    async def _working_key(self, job: Job) -> ApiKey | None:
        key = await self._life.keyring.for_chat(job.origin.chat_id)
        if key is None or (await self._life.accounts.state(key.id, self._life.clock())).is_dead:
            return None
        return key

    def _with(self, key: ApiKey) -> Callable[[Job], Job | None]:
        def with_key(job: Job) -> Job | None:
            if job.state.is_end:
                return None
            update = {
                "parked": None,
                "account_id": key.id if job.account_id is not None else None,
                "is_rekeyed": job.is_rekeyed or job.account_id not in (None, key.id),
                "troubles": 0,
                "deadline_at": self._life.deadlines.resumed(job, self._life.clock()),
            }
            return job.model_copy(update=update)

        return with_key
