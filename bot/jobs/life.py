"""The transitions that every step shares: park, fail, retry, and telling the person."""

import hashlib
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Protocol

from bot.errors import new_error_id
from bot.i18n import Catalogue, Texts
from bot.jobs import trouble
from bot.jobs.engine import Engine
from bot.jobs.group.marks import Marks
from bot.jobs.journal import Event, Journal, fields
from bot.jobs.progress import status_buttons, status_text
from bot.jobs.schedule import backoff
from bot.store.accounts import Accounts
from bot.store.chats import Chats
from bot.store.jobs import Jobs
from bot.store.records import Failure, Job, JobState, Parked
from bot.store.transcripts import Transcripts
from bot.telegram.send import Place, Sender
from bot.telegram.status import StatusLine

log = logging.getLogger(__name__)

SUBMIT, WATCH, DELIVER, FETCH = "submit", "watch", "deliver", "fetch"
MAX_TROUBLES = 10
_MAX_UNKNOWN_TROUBLES = 3
_DELIVER_WITHIN_S = 6 * 3600.0
DUE_WITHIN_S = 20.0
_KEY_NOTICE_S = 12 * 3600


class Clock(Protocol):
    """The time in UTC; handed in so that tests can move it."""

    def __call__(self) -> datetime: ...


class Life:
    """What may happen to a job at any step. Each transition is written before anybody is told."""

    def __init__(
        self,
        *,
        jobs: Jobs,
        accounts: Accounts,
        chats: Chats,
        transcripts: Transcripts,
        engine: Engine,
        sender: Sender,
        catalogue: Catalogue,
        clock: Clock,
        journal: Journal,
        marks: Marks,
    ) -> None:
        self.jobs = jobs
        self.accounts = accounts
        self.chats = chats
        self.transcripts = transcripts
        self.engine = engine
        self.sender = sender
        self.clock = clock
        self.journal = journal
        self._marks = marks
        self._status = StatusLine(sender)
        self._catalogue = catalogue

    def texts(self, job: Job) -> Texts:
        """The sentences in the job's language."""
        return self._catalogue.texts(job.language)

    async def run(
        self, job_id: str, states: tuple[JobState, ...], step: Callable[[Job], Awaitable[datetime | None]]
    ) -> datetime | None:
        """Run one step of a job in one of `states`; returns when to run it again, None when not."""
        job = await self.jobs.get(job_id)
        if job is None or job.state not in states:
            return None
        now = self.clock()
        if now > job.deadline_at and job.parked is None:
            await self.fail(job_id, Failure(sentence="failed.timeout"))
            return None
        if (until := await self._must_wait(job, now)) is not None:
            return until if until > now else None
        if job.parked is not None:
            job = await self.jobs.change(job_id, _unparked) or job
        try:
            return await step(job)
        except Exception as error:  # noqa: BLE001 - every error becomes a verdict; unknown ones get an id
            return await self.settle(job, error)

    async def _must_wait(self, job: Job, now: datetime) -> datetime | None:
        # A time in the past says: parked without a time.
        if job.account_id is None or job.failure is not None:
            return None
        state = await self.accounts.state(job.account_id, now)
        if state.is_dead:
            await self.park_for_key(job.id)
            return now
        if state.rests_until is not None:
            await self.park(job.id, Parked(reason="limit", until=state.rests_until))
        return state.rests_until

    async def settle(self, job: Job, error: Exception) -> datetime | None:
        """Turn an error into what it means for the job; returns when to try the step again."""
        now = self.clock()
        verdict = trouble.read(error)
        match verdict:
            case trouble.Pause(until):
                return until
            case trouble.Gone():
                await self.end_quietly(job)
            case trouble.DeadKey():
                await self._no_task_made(job)
                await self.key_died(job)
            case trouble.NoKey():
                await self.park_for_key(job.id)
            case trouble.Rest():
                await self._no_task_made(job)
                return await self._rest(job, verdict, now)
            case trouble.Fail(failure):
                await self.fail(job.id, failure)
            case trouble.Again(otherwise, maybe_done):
                return await self._try_again(job, otherwise, maybe_done, MAX_TROUBLES)
            case None:
                error_id = new_error_id()
                log.error("Unforeseen error %s", error_id, exc_info=error, extra=fields(job))
                failure = Failure(sentence="failed.unknown", values={"id": error_id})
                return await self._try_again(job, failure, True, _MAX_UNKNOWN_TROUBLES)
        return None

    async def _no_task_made(self, job: Job) -> None:
        def clear(current: Job) -> Job | None:
            if _may_have_begun(current, job, maybe_done=False) == current.upload_began:
                return None
            return current.model_copy(update={"upload_began": False})

        await self.jobs.change(job.id, clear)

    async def _try_again(self, job: Job, otherwise: Failure, maybe_done: bool, most: int) -> datetime | None:
        troubles = job.troubles + 1
        if troubles > most:
            await self.fail(job.id, otherwise)
            return None
        until = self.clock() + timedelta(seconds=backoff(troubles))
        log.info("Trying again (%s), trouble %d", otherwise.sentence, troubles, extra=fields(job))

        def note(current: Job) -> Job | None:
            if current.state is not job.state and current.state is not JobState.SUBMITTING:
                return None
            began = _may_have_begun(current, job, maybe_done=maybe_done)
            return current.model_copy(update={"troubles": troubles, "upload_began": began})

        await self.jobs.change(job.id, note, due_at=until + timedelta(seconds=DUE_WITHIN_S))
        return until

    async def _rest(self, job: Job, verdict: trouble.Rest, now: datetime) -> datetime:
        until = verdict.until
        if until is None:
            count = await self.accounts.count_burst(job.account_id or "")
            until = now + timedelta(seconds=backoff(count, base_s=5.0, cap_s=300.0))
        if verdict.scope == "concurrent":
            await self.park(job.id, Parked(reason="slot", until=until))
            return until
        if job.account_id is not None:
            await self.accounts.rest(job.account_id, until)
        await self.park(job.id, Parked(reason="limit", until=until))
        return until

    async def park(self, job_id: str, parked: Parked) -> None:
        """Let the job wait, with its reason on show; its deadline moves along."""

        def wait(job: Job) -> Job | None:
            if job.state.is_end or job.parked == parked:
                return None
            until = parked.until or self.clock()
            deadline = max(job.deadline_at, until + timedelta(seconds=_DELIVER_WITHIN_S))
            return job.model_copy(update={"parked": parked, "deadline_at": deadline})

        due = (parked.until or self.clock() + timedelta(days=1)) + timedelta(seconds=DUE_WITHIN_S)
        job = await self.jobs.change(job_id, wait, due_at=due)
        if job is not None:
            self.journal.note(Event.PARKED, job, parked.reason)
            await self.show_status(job)

    async def park_for_key(self, job_id: str) -> None:
        """Let the job wait for a key."""
        await self.park(job_id, Parked(reason="key"))

    async def key_died(self, job: Job) -> None:
        """The service refused the key: park the job, tell the chat once."""
        if job.account_id is not None:
            await self.accounts.mark_dead(job.account_id)
        await self.park_for_key(job.id)
        if await self.chats.first_notice(job.origin.chat_id, "dead_key", _KEY_NOTICE_S):
            texts = self.texts(job)
            sentence = "group.key_died" if job.origin.is_shared else "key.died"
            await self.sender.text(Place(job.origin.chat_id), texts.say(sentence))

    async def fail(self, job_id: str, failure: Failure) -> None:
        """End the job with a sentence: it is delivered like a result, so that it can't get lost."""
        now = self.clock()

        def give_up(job: Job) -> Job | None:
            if job.state.is_end:
                return None
            if job.failure is not None:
                return job.ended(JobState.FAILED, job.failure)
            moved = job.moved(JobState.DELIVERING, now=now, within_s=_DELIVER_WITHIN_S)
            return moved.model_copy(update={"failure": failure, "delivered": ()})

        job = await self.jobs.change(job_id, give_up, due_at=now + timedelta(seconds=DUE_WITHIN_S))
        if job is not None and not job.state.is_end:
            self.journal.note(Event.FAILED, job, failure.sentence)
            await self.engine.soon(DELIVER, job_id)

    async def end_quietly(self, job: Job) -> None:
        """Nobody can be told: the chat is gone."""
        ended = await self.jobs.change(job.id, lambda j: None if j.state.is_end else j.ended(JobState.CANCELLED))
        if ended is not None:
            self.journal.note(Event.CANCELLED, ended, "the chat is gone")

    async def show_status(self, job: Job) -> None:
        """Bring the status message up to date, or send it when there is none yet; in a group, react."""
        if not job.speaks_for_burst:
            return
        if job.origin.is_shared:
            await self._marks.show(job)
            return
        texts = self.texts(job)
        html, rows = status_text(job, texts, self.clock()), status_buttons(job, texts)
        origin = job.origin
        shown = hashlib.sha256(html.encode()).hexdigest()[:12]
        if job.status_message_id is not None:
            if job.status_shown != shown:
                await self._status.change(origin.chat_id, job.status_message_id, html, rows)
                seen = {"status_shown": shown}
                await self.jobs.change(job.id, lambda j: None if j.state.is_end else j.model_copy(update=seen))
            return
        place = Place(origin.chat_id, origin.message_id, origin.thread_id)
        message_id = await self._status.show(place, html, rows)
        if message_id is None:
            return
        update = {"status_message_id": message_id, "status_shown": shown}
        kept = await self.jobs.change(job.id, lambda j: None if j.state.is_end else j.model_copy(update=update))
        if kept is None:
            await self._status.remove(origin.chat_id, message_id)

    async def remove_status(self, job: Job) -> None:
        """Take the status message away; in a group, react to how it ended."""
        if job.origin.is_shared:
            await self._marks.end(job)
        if job.status_message_id is not None:
            await self._status.remove(job.origin.chat_id, job.status_message_id)

    async def go_on(self, job: Job) -> None:
        """Add the step that the job's state calls for."""
        if (step := step_of(job)) is not None:
            await self.engine.soon(step, job.id)
        elif job.state is JobState.WATCHING and job.account_id is not None:
            now = self.clock()
            await self.accounts.watch(job.account_id, job.id, now)
            await self.engine.at(WATCH, job.account_id, now)


def step_of(job: Job) -> str | None:
    """The step that a job's state calls for; None where it is the account's watcher, or nothing."""
    if job.state is JobState.DELIVERING:
        return DELIVER
    if job.state in (JobState.ACCEPTED, JobState.SUBMITTING):
        return SUBMIT if job.kind == "transcript" else FETCH
    return None


def _may_have_begun(current: Job, before: Job, *, maybe_done: bool) -> bool:
    # An attempt that the service provably turned down leaves nothing to look for.
    return maybe_done if current.attempts > before.attempts else current.upload_began


def _unparked(job: Job) -> Job | None:
    return None if job.state.is_end else job.model_copy(update={"parked": None})
