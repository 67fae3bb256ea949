"""A step went wrong: what that means for its job, and when to try again."""

import logging
from datetime import datetime, timedelta
from typing import Protocol

from bot.errors import new_error_id
from bot.jobs import trouble
from bot.jobs.clock import Clock
from bot.jobs.journal import fields
from bot.jobs.schedule import backoff
from bot.polyglotvoice.errors import NotFound, Refused
from bot.store.accounts import Accounts
from bot.store.jobs import Jobs
from bot.store.records import Failure, Job, JobState, Parked
from bot.store.slots import Slots

log = logging.getLogger(__name__)

DUE_WITHIN_S = 20.0
_UNKNOWN_TASK = (NotFound, Refused)
"""What an account says of another account's task."""

_PATIENT_CAP_S = 300.0
_UNTOLD_REST_S = 5.0
_FULL_S = 30.0
"""When to ask for a slot again by itself; asking costs no request."""


class Another(Protocol):
    """What another key changes."""

    async def submit_afresh(self, job: Job) -> bool: ...


class Transitions(Protocol):
    """What may become of a job."""

    @property
    def rekey(self) -> Another: ...

    jobs: Jobs
    accounts: Accounts
    slots: Slots
    clock: Clock

    async def park(self, job_id: str, parked: Parked) -> None: ...
    async def park_for_key(self, job_id: str) -> None: ...
    async def key_died(self, job: Job) -> None: ...
    async def fail(self, job_id: str, failure: Failure) -> None: ...
    async def end_chat(self, chat_id: int) -> None: ...
    async def move_chat(self, old: int, new: int) -> None: ...


class Settle:
    """Turns errors into transitions."""

    def __init__(self, life: Transitions) -> None:
        self._life = life

    async def settle(self, job: Job, error: Exception) -> datetime | None:  # noqa: C901 - one case a verdict
        """What the error means for the job; returns when to try the step again."""
        life, verdict = self._life, trouble.read(error)
        match verdict:
            case trouble.Pause(until):
                await self._put_off(job, until)
                return until
            case trouble.Moved(chat_id):
                await life.move_chat(job.origin.chat_id, chat_id)
            case trouble.Gone():
                await life.end_chat(job.origin.chat_id)
            case trouble.DeadKey():
                await self._no_task_made(job)
                await life.key_died(job)
            case trouble.NoKey():
                await life.park_for_key(job.id)
            case trouble.Rest():
                await self._no_task_made(job)
                return await self._rest(job, verdict)
            case trouble.Fail(failure):
                if not (job.is_rekeyed and isinstance(error, _UNKNOWN_TASK) and await life.rekey.submit_afresh(job)):
                    await life.fail(job.id, failure)
                    # A failed delivery is told by the same step, run again.
                    return life.clock() if job.state is JobState.DELIVERING else None
            case trouble.Again():
                return await self._try_again(job, verdict)
            case None:
                error_id = new_error_id()
                log.error("Unforeseen error %s", error_id, exc_info=error, extra=fields(job))
                return await self._try_again(job, trouble.unforeseen(error_id))
        return None

    async def _put_off(self, job: Job, until: datetime) -> None:
        # What was not sent leaves nothing to look for; and nobody needs to pick the job up before.
        await self._no_task_made(job)
        await self._life.jobs.expect(job.id, until + timedelta(seconds=DUE_WITHIN_S))

    async def _no_task_made(self, job: Job) -> None:
        def clear(current: Job) -> Job | None:
            if _may_have_begun(current, job, maybe_done=False) == current.upload_began:
                return None
            return current.model_copy(update={"upload_began": False})

        await self._life.jobs.change(job.id, clear)

    async def _try_again(self, job: Job, verdict: trouble.Again) -> datetime | None:
        troubles, is_made = job.troubles + 1, job.task_id is not None
        if not verdict.bears(troubles, is_made=is_made):
            await self._life.fail(job.id, verdict.otherwise)
            return None
        wait_s = backoff(troubles, cap_s=_PATIENT_CAP_S) if is_made else backoff(troubles)
        until = self._life.clock() + timedelta(seconds=wait_s)
        log.info("Trying again (%s), trouble %d", verdict.otherwise.sentence, troubles, extra=fields(job))

        def note(current: Job) -> Job | None:
            if current.state is not job.state and current.state is not JobState.SUBMITTING:
                return None
            began = _may_have_begun(current, job, maybe_done=verdict.maybe_done)
            return current.model_copy(update={"troubles": troubles, "upload_began": began})

        await self._life.jobs.change(job.id, note, due_at=until + timedelta(seconds=DUE_WITHIN_S))
        return until

    async def _rest(self, job: Job, verdict: trouble.Rest) -> datetime:
        """Park the job until its account may go on; the account's gate has noted until when."""
        life, now = self._life, self._life.clock()
        current = await life.jobs.get(job.id) or job
        if verdict.scope == "concurrent":
            place = None
            if job.kind == "transcript":
                place = await life.slots.refused(current.account_id or "", job.id, job.created_at, now)
            await life.park(job.id, Parked(reason="slot", place=place))
            return now + timedelta(seconds=_FULL_S)
        state = await life.accounts.state(current.account_id or "", now)
        until = state.rests_until or verdict.until or now + timedelta(seconds=_UNTOLD_REST_S)
        await life.park(job.id, Parked(reason="limit", until=until))
        return until


def _may_have_begun(current: Job, before: Job, *, maybe_done: bool) -> bool:
    # An attempt that the service provably turned down leaves nothing to look for.
    return maybe_done if current.attempts > before.attempts else current.upload_began
