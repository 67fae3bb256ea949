"""What several steps do with a job: let it wait, end it, let it go on, also with another key. Written, then told."""

import logging
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.accounts.keyring import Keyring
from bot.accounts.state import Accounts, AccountState
from bot.accounts.watchlist import Watchlist
from bot.chats.notices import Notices
from bot.chats.store import Chats, Unwritable
from bot.clock import Clock
from bot.engine import DELIVER, DUE_WITHIN_S, FETCH, SUBMIT, WATCH, Engine
from bot.jobs.events import AccountChanged, Cancelled, Failed, Finished, LastAsk, Park, ResultNotReady, TaskUnknown
from bot.jobs.journal import Journal, Moment, fields
from bot.jobs.record import Failure, Job, JobState, Parked
from bot.jobs.repository import Jobs
from bot.jobs.status import JobStatus
from bot.polyglotvoice.models import ApiKey
from bot.telegram.troubles import ChatUnwritableError, UnwritableReason

log = logging.getLogger(__name__)

KEY_CHECK_S = 600.0
"""How often a job that waits for a key is looked at; a new key lets it go on at once."""

OUTBOX_CHECK_S = 3600.0
"""How often a job that waits for its chat is looked at; where nobody would tell of the end, one of them tries then."""

_FIRST_TRY_S = 5.0
_TOLD = (UnwritableReason.BLOCKED, UnwritableReason.REMOVED, UnwritableReason.DEACTIVATED)
"""Telegram tells when these end (my_chat_member), or they never do: no send finds it out."""

OF_OUTAGES = frozenset({"failed-service", "failed-timeout", "failed-telegram", "failed-download"})
"""What people read who can't help it: `/retry` brings it back."""

_EXPIRED = {
    "key": "failed-no-key", "service": "failed-service", "minutes": "failed-minutes-silent",
    "attempts": "failed-attempts-silent",
}  # fmt: skip


@dataclass(slots=True, kw_only=True)
class JobLifecycle:
    """The transitions that every step shares."""

    jobs: Jobs
    watchlist: Watchlist
    engine: Engine
    journal: Journal
    status: JobStatus
    chats: Chats
    clock: Clock
    _unwritable: set[int] = field(default_factory=set, init=False)

    async def park(self, job_id: str, parked: Parked, account_id: str | None = None) -> None:
        """Let the job wait, with its reason on show; its deadline moves along.

        `account_id` is whom it waits for: a job that goes on with another account meanwhile is left alone.
        """
        due_at = (parked.until or self.clock() + timedelta(seconds=KEY_CHECK_S)) + timedelta(seconds=DUE_WITHIN_S)
        job = await self.jobs.apply(job_id, Park(parked, account_id), due_at)
        if job is not None:
            self.journal.note(Moment.PARKED, job, parked.reason)
            if parked.reason != "chat":
                await self.show_status(job)

    async def park_for_service(self, job: Job, since: datetime, *, only_uploads: bool = False) -> None:
        """Let the job wait for a service that does not answer since then, for as long as such a wait may last."""
        waits_since = max(since, job.created_at)
        parked = Parked(reason="service", since=waits_since, outage_at=since, only_uploads=only_uploads)
        await self.park(job.id, parked)

    async def fail(self, job_id: str, failure: Failure) -> None:
        """End the job with a sentence: it is delivered like a result, so that it can't get lost."""
        job = await self.jobs.apply(job_id, Failed(failure), self.jobs.due_soon())
        if job is not None and not job.state.is_end:
            self.journal.note(Moment.FAILED, job, failure.sentence)
            if failure.again:
                await self.jobs.note_failed(job)
            await self.engine.soon(DELIVER, job_id)

    async def expire(self, job: Job) -> None:
        """The job's time is over: it ends with a sentence that says what it waited for.

        Of a task that was watched the result is asked for once more before that. What waited for its chat goes quietly.
        """
        if job.waits_for == "chat":
            await self.end_quietly(job)
            return
        may_ask = job.waits_for not in ("key", "service")
        if may_ask and await self.jobs.apply(job.id, LastAsk(), self.jobs.due_soon()) is not None:
            await self.engine.soon(DELIVER, job.id)
            return
        scope = None if job.wait.parked is None else job.wait.parked.scope
        await self.fail(job.id, Failure(sentence=_EXPIRED.get(scope or job.waits_for or "", "failed-timeout")))

    async def end_quietly(self, job: Job) -> None:
        """Nobody can be told: its chat did not come back in time, or the message that it was to change is gone."""
        ended = await self.jobs.apply(job.id, Cancelled())
        if ended is None:
            return
        self.journal.note(Moment.CANCELLED, ended, "nobody can be told")
        if await self.chats.unwritable(job.origin.chat_id) is None:
            await self.status.remove(ended)

    async def note_unwritable(self, chat_id: int, reason: UnwritableReason) -> None:
        """The chat can't be written to: what is to be delivered there waits, and nothing new is uploaded for it."""
        now, before = self.clock(), await self.chats.unwritable(chat_id)
        tries = 1 + (before.tries if before is not None else 0)
        gap_s = min(OUTBOX_CHECK_S, _FIRST_TRY_S * 2 ** min(tries - 1, 20))
        noted = Unwritable(reason=reason, since=before.since if before is not None else now, tries=tries)
        if reason not in _TOLD:
            sign_at, try_at = (now + timedelta(seconds=s) for s in (gap_s, OUTBOX_CHECK_S))
            noted = noted.model_copy(update={"sign_at": sign_at, "try_at": try_at})
        if before is None or before.reason != reason:
            log.info("The chat can't be written to (%s): what is for it waits", reason, extra={"chat": chat_id})
        self._unwritable.add(chat_id)
        await self.chats.note_unwritable(chat_id, noted)

    async def held_for_chat(self, job: Job) -> datetime | None:
        """Until when the job waits because its chat can't be written to; None where it may go on.

        One that is to be delivered may find out whether the chat can be written to again, when it is time for that.
        """
        if job.origin.inline_message_id is not None:
            return None
        noted, parked = await self.chats.unwritable(job.origin.chat_id), job.wait.parked
        if noted is None:
            # What is offered by a button waits for it.
            until = parked.until if parked is not None and parked.reason == "chat" else None
            return until if until is not None and until > self.clock() else None
        now = self.clock()
        if job.state is JobState.DELIVERING and noted.try_at is not None and noted.try_at <= now:
            again_at = now + timedelta(seconds=OUTBOX_CHECK_S)
            await self.chats.plan_try(job.origin.chat_id, noted, again_at)
            # Its record tells that its answer, if it goes, opens the chat for the others.
            await self.hold_for_chat(job, again_at)
            return None
        return await self.hold_for_chat(job, now + timedelta(seconds=OUTBOX_CHECK_S))

    async def hold_for_chat(self, job: Job, until: datetime | None = None) -> datetime:
        """Let the job wait for its chat: until then, or (None) as long as it may; returns until when."""
        parked = job.wait.parked
        since = parked.since if parked is not None and parked.reason == "chat" else None
        ends_at = (since or self.clock()) + timedelta(seconds=self.jobs.deadlines.chat_s)
        until = ends_at if until is None else min(until, ends_at)
        await self.park(job.id, Parked(reason="chat", until=until))
        return until

    async def show_status(self, job: Job) -> None:
        """Bring the status up to date; in a chat that can't be written to nothing is tried."""
        chat_id = job.origin.chat_id
        if chat_id in self._unwritable:
            if await self.chats.unwritable(chat_id) is not None:
                return
            self._unwritable.discard(chat_id)
        try:
            await self.status.show(job)
        except ChatUnwritableError as error:
            await self.note_unwritable(chat_id, error.reason)

    async def finished(self, job_id: str, finished: Finished) -> Job | None:
        """Its task has ended well: deliver it. None where the job waits for that task no more."""
        job = await self.jobs.apply(job_id, finished, self.jobs.due_soon())
        if job is not None:
            self.journal.note(Moment.FINISHED, job)
            await self.engine.soon(DELIVER, job_id)
        return job

    async def watch_again(self, job: Job, delay: timedelta) -> None:
        """The result is not there yet: ask after the task again."""
        check_at = self.clock() + delay
        if await self.jobs.apply(job.id, ResultNotReady(), check_at) and job.task.account_id is not None:
            await self.watchlist.watch(job.task.account_id, job.id, check_at)
            await self.engine.no_later(WATCH, job.task.account_id, check_at)

    async def go_on(self, job: Job) -> None:
        """Run the step that the job's state calls for, whatever it was planned to wait for."""
        if (step := step_of(job)) is not None:
            await self.engine.now(step, job.id)
        elif job.state is JobState.WATCHING and job.task.account_id is not None:
            await self.watchlist.watch(job.task.account_id, job.id, self.clock())
            await self.engine.now(WATCH, job.task.account_id)


def step_of(job: Job) -> str | None:
    """The step that a job's state calls for; None where it is the account's watcher, or nothing."""
    if job.state is JobState.DELIVERING:
        return DELIVER
    if job.state in (JobState.ACCEPTED, JobState.SUBMITTING):
        return SUBMIT if job.kind == "transcript" else FETCH
    return None


@dataclass(slots=True, kw_only=True)
class AccountChange:
    """Lets jobs wait for a key, and go on with the one that their chat has."""

    lifecycle: JobLifecycle
    jobs: Jobs
    accounts: Accounts
    watchlist: Watchlist
    keyring: Keyring
    notices: Notices
    clock: Clock

    async def park_for_key(self, job_id: str) -> None:
        """Park the job for a key, unless its chat has another one meanwhile: then it goes on with that."""
        job = await self.jobs.get(job_id)
        if job is None or job.state.is_end:
            return
        key = await self.working_key(job)
        if key is not None and key.id != job.task.account_id:
            await self.go_on(job, key)
        else:
            await self.lifecycle.park(job_id, Parked(reason="key"))

    async def key_died(self, job: Job, account_id: str | None = None) -> None:
        """The service refused the key of this account (the job's own): park the job, tell the chat once."""
        before = await self.jobs.get(job.id) or job
        account_id = account_id or before.task.account_id or ""
        await self.park_for_key(job.id)
        current = await self.jobs.get(job.id)
        if current is None or current.waits_for != "key":
            return
        sentence = "group-key-died" if job.origin.is_shared else "key-died"
        if self.keyring.is_operators(account_id):
            sentence = "operator-key-died"
        await self.notices.once(job.origin.chat_id, dead_key_notice(account_id), sentence, job.language)

    async def resume(self, job: Job) -> bool:
        """Let a job that waits for a key go on if its chat has a working one; returns whether."""
        if job.waits_for != "key":
            return False
        key = await self.working_key(job)
        return key is not None and await self.go_on(job, key)

    async def resume_in(self, chat_id: int) -> None:
        """Let what waits for a key in a chat go on, where there is one now."""
        for job in await self.jobs.open_in_chat(chat_id):
            await self.resume(job)

    async def go_on(self, job: Job, key: ApiKey) -> bool:
        """Let the job go on with this key, its task too where the account knows it; False when it has ended."""
        changed = await self.jobs.apply(job.id, AccountChanged(key.id), self.jobs.due_soon())
        if changed is None:
            return False
        if job.task.account_id not in (None, key.id):
            await self.watchlist.unwatch(job.task.account_id or "", job.id)
        log.info("Goes on with another key", extra=fields(changed))
        await self.lifecycle.go_on(changed)
        await self.lifecycle.show_status(changed)
        return True

    async def revive(self, chat_id: int, key: ApiKey) -> None:
        """The key was tried and works: it is called again, and its end may be told again, in all chats that have it."""
        was_dead = (await self.accounts.state(key.id, self.clock())).is_dead
        await self.accounts.revive(key.id)
        await self.notices.clear(chat_id, dead_key_notice(key.id))
        await self.notices.key_came(chat_id)
        if not was_dead:
            return
        async for job in self.jobs.all_open():
            if job.origin.chat_id != chat_id and await self.resume(job):
                await self.notices.clear(job.origin.chat_id, dead_key_notice(key.id))

    async def resume_chat(self, chat_id: int, key: ApiKey) -> int:
        """Let every job of the chat go on with this key; returns how many waited for that."""
        waiting, rests = 0, not (await self.accounts.state(key.id, self.clock())).may_be_called
        for job in await self.jobs.open_in_chat(chat_id):
            is_anothers = job.task.account_id not in (None, key.id)
            waits = job.waits_for == "key" or (job.waits_for == "limit" and not rests)
            if not (waits or is_anothers):
                continue
            state = await self.accounts.state(job.task.account_id or "", self.clock())
            waiting += await self.go_on(job, key) and (waits or (is_anothers and state.is_dead))
        return waiting

    async def hold(self, job: Job, account_id: str, state: AccountState, now: datetime) -> datetime | None:
        """Park a job whose account may not be called; None where it may.

        Returns until when; `now` where only another key lets it go on.
        """
        if state.is_dead:
            await self.key_died(job, account_id)
            return now
        if state.rests_until is not None:
            parked = Parked(reason="limit", until=state.rests_until, scope=state.scope)
            await self.lifecycle.park(job.id, parked, account_id)
        return state.rests_until

    async def submit_again(self, job: Job) -> bool:
        """The new key is of another account, which does not know the task: hand the file over again."""
        changed = await self.jobs.apply(job.id, TaskUnknown())
        if changed is None:
            return False
        log.info("The task is of another account: submitting again", extra=fields(changed))
        await self.lifecycle.go_on(changed)
        return True

    async def working_key(self, job: Job) -> ApiKey | None:
        """The key that serves the job's chat; None where there is none, or it was refused."""
        key = await self.keyring.for_chat(job.origin.chat_id)
        if key is None and job.sent.is_trial:
            key = self.keyring.operators
        if key is None or (await self.accounts.state(key.id, self.clock())).is_dead:
            return None
        return key


def dead_key_notice(account_id: str) -> str:
    """The kind of the notice that this key is refused: each key's end is told once in a chat."""
    return f"dead_key:{account_id}"
