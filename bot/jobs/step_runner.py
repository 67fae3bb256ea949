"""Runs one step of a job, and turns what goes wrong into what it means for the job."""

import logging
import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from redis.exceptions import RedisError

from bot.accounts.circuit_breaker import CircuitBreaker, ServiceAway
from bot.accounts.plan_limits import SPENT, Unit
from bot.accounts.slots import ConcurrencySlots
from bot.accounts.state import AccountState, SpentUnit
from bot.clock import backoff
from bot.engine import DUE_WITHIN_S, FairShares, share_of
from bot.jobs import error_policy as policy
from bot.jobs.budgets import Budgets
from bot.jobs.events import NotSent, Resumed, Stumbled
from bot.jobs.journal import fields
from bot.jobs.lifecycle import AccountChange, JobLifecycle
from bot.jobs.record import Job, JobState, Parked
from bot.jobs.repository import Jobs
from bot.polyglotvoice.errors import NotFound, Refused
from bot.store.failover import is_foreign, outage
from bot.texts.explained import new_error_id

log = logging.getLogger(__name__)

Step = Callable[[Job], Awaitable[datetime | None]]

_STORE_DELAY_S = 2.0
_UNKNOWN_TASK = (NotFound, Refused)
"""What an account says of another account's task."""

_PATIENT_CAP_S = 300.0
_UNTOLD_REST_S = 5.0
_PLAN_S = 3600.0
_UNSURE_S = 1.5
"""So long it may take until the probe has told whether the service is away or takes no uploads."""
_SERVICE_S, _LONGEST_SERVICE_S = 60.0, 600.0
_TO_BEGIN = (JobState.ACCEPTED, JobState.SUBMITTING)
_A_CHAT, _A_PERSON = 40, 50
"""Steps at a time of each in this process, which runs two hundred: the rest wait in the engine."""
_FULL_S = 30.0
"""When to ask for a slot again by itself; asking costs no request."""


@dataclass(slots=True, kw_only=True)
class StepRunner:
    """Runs steps, and decides after an error when they run again. `move_chat` moves a group to its new id."""

    lifecycle: JobLifecycle
    account_change: AccountChange
    jobs: Jobs
    breaker: CircuitBreaker
    slots: ConcurrencySlots
    budgets: Budgets
    move_chat: Callable[[int, int], Awaitable[None]]
    _shares: FairShares = field(default_factory=FairShares, init=False)

    async def run(self, job_id: str, states: tuple[JobState, ...], step: Step) -> datetime | None:
        """Run one step of a job in one of `states`; returns when to run it again, None when not."""
        # What is in time and in its state may be seconds old: no step does anything that its own change won't stop.
        now = self.jobs.clock()
        job = await self.jobs.get_if(job_id, lambda job: job.state in states and now <= job.wait.deadline_at)
        job = job or await self.jobs.get_lately(job_id)
        if job is None or job.state not in states:
            return None
        share = share_of(job.origin.chat_id, job.origin.person_id, chat=_A_CHAT, person=_A_PERSON)
        if (again_at := self._shares.take(share, now)) is not None:
            return again_at
        try:
            return await self._run(job, step, now)
        except RedisError as error:
            # Nothing is known of the job now: neither its trouble nor anybody's.
            log.warning("%s", outage(error), extra=fields(job))
            return self.jobs.clock() + timedelta(seconds=_STORE_DELAY_S)
        finally:
            self._shares.give_back(share)

    async def _run(self, job: Job, step: Step, now: datetime) -> datetime | None:
        try:
            if now > job.wait.deadline_at:
                await self.lifecycle.expire(job)
                return None
            if (until := await self._must_wait(job, now)) is not None:
                return until if until > now else None
            if await self._may_go_on(job):
                job = await self.jobs.apply(job.id, Resumed()) or job
            return await step(job)
        except RedisError as error:
            if not is_foreign(error):
                raise
            return await self.settle(job, error)
        except Exception as error:  # noqa: BLE001 - every error becomes a decision; unknown ones get an id
            return await self.settle(job, error)

    async def _may_go_on(self, job: Job) -> bool:
        parked = job.wait.parked
        # Who waits for a slot or for its chat goes on waiting until it has it.
        if parked is None or parked.reason in ("slot", "chat"):
            return False
        return parked.reason != "service" or await self._away(job) is None

    async def check_service(self) -> None:
        """Raise ServiceAway where the service is known not to answer, or to take no uploads."""
        if (away := await self.breaker.service_away(to_upload=True)) is not None:
            raise away

    async def _away(self, job: Job) -> ServiceAway | None:
        return await self.breaker.service_away(to_upload=job.is_to_upload)

    async def _must_wait(self, job: Job, now: datetime) -> datetime | None:
        # A time in the past says: parked without a time. What is to be delivered may need no call any more.
        if job.state is JobState.DELIVERING:
            return None
        # What may have been handed over is paid for, and goes on.
        goes_on = job.task.upload_began and job.kind == "transcript"
        if not goes_on and (until := await self.lifecycle.held_for_chat(job)) is not None:
            return until
        pause = None if goes_on or job.state not in _TO_BEGIN else await self.budgets.rules.pause()
        if pause is not None:
            await self.lifecycle.park(job.id, Parked(reason="pause", since=pause.since, note=pause.reason or None))
            return now
        if job.task.account_id is None:
            return None
        state = await self.breaker.state(job.task.account_id)
        until = await self.account_change.hold(job, job.task.account_id, state, now)
        if until is None and job.wait.parked is not None and job.wait.parked.scope in SPENT:
            spent = await self.breaker.spent.known(job.task.account_id)
            return None if spent is None or spent.until <= now else self._asks_plan_again(spent)
        return until

    async def settle(self, job: Job, error: Exception) -> datetime | None:
        """Turn an error into what it means for the job; returns when to try the step again."""
        decision = policy.read(error) or _unforeseen(job, error)
        if isinstance(error, TimeoutError):
            await self.breaker.timed_out()
        await self._give_back(job, decision)
        if isinstance(decision, policy.Again):
            return await self._try_again(job, decision, error)
        if isinstance(decision, policy.Fail) or (isinstance(decision, policy.PlanSpent) and not job.is_to_submit):
            is_unknown = job.task.account_changed and isinstance(error, _UNKNOWN_TASK)
            if not (is_unknown and await self.account_change.submit_again(job)):
                await self.lifecycle.fail(job.id, decision.failure)
            return None
        if isinstance(decision, policy.PROVES_UNSENT):
            await self._not_sent(job)
        return await self._wait(job, decision)

    async def _wait(self, job: Job, decision: policy.Wait) -> datetime | None:
        """Let the job wait for what is missing; returns when to try again, None where that lets it go on by itself."""
        match decision:
            case policy.Pause(until):
                await self.jobs.expect({job.id: until + timedelta(seconds=DUE_WITHIN_S)})
                return until
            case policy.Away(away):
                return await self._wait_for_service(job, away)
            case policy.Rest():
                return await self._rest(job, decision)
            case policy.PlanSpent(unit, resets_at):
                return await self._plan_spent(job, unit, resets_at)
            case policy.CantBeTold(reason) if job.origin.inline_message_id is None:
                await self.lifecycle.note_unwritable(job.origin.chat_id, reason)
                return await self.lifecycle.held_for_chat(await self.jobs.get(job.id) or job)
            case policy.CantBeTold():
                await self.lifecycle.end_quietly(job)
            case policy.Moved(chat_id):
                await self.move_chat(job.origin.chat_id, chat_id)
            case policy.DeadKey():
                await self.account_change.key_died(job)
            case policy.NoKey():
                await self.account_change.park_for_key(job.id)
        return None

    async def _not_sent(self, job: Job) -> None:
        await self.jobs.apply(job.id, NotSent(job.task.attempts))

    async def _try_again(self, job: Job, decision: policy.Again, error: Exception) -> datetime | None:
        away = await self._away(job) if decision.of_service else None
        if away is not None:
            stumbled = Stumbled(job.state, job.task.attempts, job.wait.troubles, decision.maybe_done)
            await self.jobs.apply(job.id, stumbled)
            return await self._wait_for_service(job, away)
        troubles, is_made = job.wait.troubles + 1, job.task.id is not None
        if not decision.bears(troubles, is_made=is_made):
            await self.lifecycle.fail(job.id, decision.otherwise)
            return None
        wait_s = backoff(troubles, cap_s=_PATIENT_CAP_S) if is_made else backoff(troubles)
        until = self.jobs.clock() + timedelta(seconds=wait_s)
        until = max(until, decision.not_before or until)
        log.info("Trying again after %s, trouble %d", type(error).__name__, troubles, extra=fields(job))
        stumbled = Stumbled(job.state, job.task.attempts, troubles, decision.maybe_done)
        await self.jobs.apply(job.id, stumbled, until + timedelta(seconds=DUE_WITHIN_S))
        return until

    async def _wait_for_service(self, job: Job, away: ServiceAway) -> datetime:
        if not away.is_sure:
            return self.jobs.clock() + timedelta(seconds=_UNSURE_S)
        await self.lifecycle.park_for_service(job, away.since, only_uploads=away.only_uploads)
        current = await self.jobs.get(job.id) or job
        again_at = asks_service_again(away.since, self.jobs.clock())
        return min(again_at, current.wait.deadline_at + timedelta(seconds=1))

    async def _rest(self, job: Job, decision: policy.Rest) -> datetime:
        """Park the job until its account may go on; the account's breaker has noted until when."""
        now = self.jobs.clock()
        current = await self.jobs.get(job.id) or job
        account_id = current.task.account_id or ""
        if decision.scope == "concurrent":
            place = None
            if job.kind == "transcript":
                place = await self.slots.refused(account_id, job.id, job.created_at, now)
            await self.lifecycle.park(job.id, Parked(reason="slot", place=place))
            return now + timedelta(seconds=_FULL_S)
        state = await self.breaker.state(account_id)
        until = state.rests_until or decision.until or now + timedelta(seconds=_UNTOLD_REST_S)
        scope = state.scope if state.rests_until is not None else decision.scope
        await self.lifecycle.park(job.id, Parked(reason="limit", until=until, scope=scope))
        return until

    async def _plan_spent(self, job: Job, unit: Unit, resets_at: datetime | None) -> datetime:
        account_id = (await self.jobs.get(job.id) or job).task.account_id or ""
        spent = await self.breaker.spent.note(account_id, unit, resets_at, self.jobs.clock())
        return await self._wait_for_plan(job, account_id, spent)

    async def account(self, account_id: str) -> AccountState:
        return await self.breaker.state(account_id)

    async def held_by_plan(self, job: Job, account_id: str) -> datetime | None:
        """When to try again, because minutes or attempts of the account's plan are spent; None where it may go on."""
        spent = await self.breaker.spent.holds(account_id, self.jobs.clock())
        return None if spent is None else await self._wait_for_plan(job, account_id, spent)

    async def held_by_budget(self, job: Job, account_id: str) -> datetime | None:
        """Until when the job waits, because a budget on the operator's key is spent; None where it may go on."""
        wait = await self.budgets.admit(job, account_id)
        if wait is None or wait.until is None:
            return None
        await self.lifecycle.park(job.id, wait, account_id)
        return wait.until

    async def _give_back(self, job: Job, decision: policy.Decision) -> None:
        """What surely made no task counts against no budget."""
        is_unsure = isinstance(decision, policy.Again) and decision.maybe_done
        was_begun = job.task.upload_began and not isinstance(decision, policy.Fail | policy.PlanSpent)
        if job.is_to_submit and not is_unsure and not was_begun:
            current = await self.jobs.get(job.id)
            if current is not None and current.task.id is None:
                await self.budgets.give_back(current)

    async def _wait_for_plan(self, job: Job, account_id: str, spent: SpentUnit) -> datetime:
        await self.lifecycle.park(job.id, Parked(reason="limit", until=spent.until, scope=spent.unit), account_id)
        return self._asks_plan_again(spent)

    def _asks_plan_again(self, spent: SpentUnit) -> datetime:
        # Another chat with this key may have found out meanwhile that there is something again.
        return min(spent.until, self.jobs.clock() + timedelta(seconds=_PLAN_S))


def _unforeseen(job: Job, error: Exception) -> policy.Again:
    """What becomes of an error that nobody foresaw: no waiting mends what is foreign in the store."""
    error_id = new_error_id()
    log.error("Unforeseen error %s", error_id, exc_info=error, extra=fields(job))
    return policy.unforeseen(error_id, is_lasting=is_foreign(error))


def asks_service_again(since: datetime, now: datetime) -> datetime:
    """When what waits for the service sees for itself whether it answers; its answer wakes it before."""
    longest_s = min(_LONGEST_SERVICE_S, max(_SERVICE_S, (now - since).total_seconds() / 8))
    return now + timedelta(seconds=random.uniform(0.75, 1.25) * longest_s)  # noqa: S311 - a spread
