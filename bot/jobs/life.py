"""The transitions that every step shares: park, fail, retry, and telling the person."""

import hashlib
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from redis.exceptions import RedisError

from bot.i18n import Catalogue, Texts
from bot.jobs.clock import Clock
from bot.jobs.deadlines import Deadlines
from bot.jobs.engine import Engine
from bot.jobs.group.marks import Marks
from bot.jobs.journal import Event, Journal, fields
from bot.jobs.keyring import Keyring
from bot.jobs.notices import Notices
from bot.jobs.progress import status_buttons, status_text
from bot.jobs.rekey import Rekey
from bot.jobs.sentparts import SentParts
from bot.jobs.settle import DUE_WITHIN_S, Settle
from bot.store.accounts import Accounts
from bot.store.chats import Chats
from bot.store.jobs import Jobs
from bot.store.outages import outage
from bot.store.records import Failure, Job, JobState, Parked
from bot.store.slots import Slots
from bot.store.transcripts import Transcripts
from bot.telegram.errors import ChatGoneError
from bot.telegram.send import Place, Sender
from bot.telegram.status import StatusLine

log = logging.getLogger(__name__)

SUBMIT, WATCH, DELIVER, FETCH = "submit", "watch", "deliver", "fetch"
_STORE_DELAY_S = 2.0
KEY_CHECK_S = 600.0
"""How often a job that waits for a key is looked at; a new key lets it go on at once."""

__all__ = ["DELIVER", "DUE_WITHIN_S", "FETCH", "SUBMIT", "WATCH", "Clock", "Life", "dead_key_notice", "step_of"]


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
        keyring: Keyring,
        notices: Notices,
        slots: Slots,
        sender: Sender,
        catalogue: Catalogue,
        clock: Clock,
        journal: Journal,
        marks: Marks,
        deadlines: Deadlines | None = None,
    ) -> None:
        self.jobs = jobs
        self.accounts = accounts
        self.chats = chats
        self.transcripts = transcripts
        self.engine = engine
        self.keyring = keyring
        self.notices = notices
        self.slots = slots
        self.sender = sender
        self.clock = clock
        self.journal = journal
        self._marks = marks
        self.deadlines = deadlines or Deadlines()
        self.sent_parts = SentParts()
        self.rekey = Rekey(self)
        self._settle = Settle(self)
        self._move: Callable[[int, int], Awaitable[None]] | None = None
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
        try:
            return await self._run(job, step)
        except RedisError as error:
            # Nothing is known of the job now: neither its trouble nor anybody's.
            log.warning("%s", outage(error), extra=fields(job))
            return self.clock() + timedelta(seconds=_STORE_DELAY_S)

    async def _run(self, job: Job, step: Callable[[Job], Awaitable[datetime | None]]) -> datetime | None:
        now = self.clock()
        try:
            if now > job.deadline_at:
                await self.expire(job)
                # What tells of it may be this very step, and to add that while it runs changes nothing.
                return now if job.state is JobState.DELIVERING else None
            if (until := await self._must_wait(job, now)) is not None:
                return until if until > now else None
            # Who waits for a slot goes on waiting until it has one.
            if job.parked is not None and job.parked.reason != "slot":
                job = await self.jobs.change(job.id, self._unparked) or job
            return await step(job)
        except RedisError:
            raise
        except Exception as error:  # noqa: BLE001 - every error becomes a verdict; unknown ones get an id
            return await self.settle(job, error)

    async def _must_wait(self, job: Job, now: datetime) -> datetime | None:
        # A time in the past says: parked without a time. What is to be delivered may need no call any more.
        if job.account_id is None or job.state is JobState.DELIVERING:
            return None
        state = await self.accounts.state(job.account_id, now)
        if state.is_dead:
            await self.key_died(job)
            return now
        if state.rests_until is not None:
            await self.park(job.id, Parked(reason="limit", until=state.rests_until), job.account_id)
        return state.rests_until

    def _unparked(self, job: Job) -> Job | None:
        if job.state.is_end:
            return None
        return job.model_copy(update={"parked": None, "deadline_at": self.deadlines.resumed(job, self.clock())})

    async def settle(self, job: Job, error: Exception) -> datetime | None:
        """Turn an error into what it means for the job; returns when to try the step again."""
        return await self._settle.settle(job, error)

    async def expire(self, job: Job) -> None:
        """The job's time is over: it ends with a sentence that says what it waited for.

        A task that was watched is paid for, so that its result is asked for once more before that.
        """
        waits_for_key = job.parked is not None and job.parked.reason == "key"
        if not waits_for_key and await self._ask_once_more(job):
            return
        await self.fail(job.id, Failure(sentence="failed.no_key" if waits_for_key else "failed.timeout"))

    async def _ask_once_more(self, job: Job) -> bool:
        now = self.clock()

        def deliver(current: Job) -> Job | None:
            if current.state is not JobState.WATCHING or current.task_id is None or current.asked_last:
                return None
            moved = current.moved(JobState.DELIVERING, now=now, within_s=self.deadlines.submit_s)
            return moved.model_copy(update={"asked_last": True, "progress": None})

        after = await self.jobs.change(job.id, deliver, due_at=now + timedelta(seconds=DUE_WITHIN_S))
        if after is not None:
            await self.engine.soon(DELIVER, job.id)
        return after is not None

    async def park(self, job_id: str, parked: Parked, account_id: str | None = None) -> None:
        """Let the job wait, with its reason on show; its deadline moves along.

        `account_id` is whom it waits for: a job that goes on with another account meanwhile is left alone.
        """
        now = self.clock()

        def wait(job: Job) -> Job | None:
            was, waits_for = job.parked, account_id or job.account_id
            since = was.since if was is not None and was.reason == parked.reason else now
            waits = parked.model_copy(update={"since": since})
            if job.state.is_end or was == waits or job.account_id not in (None, waits_for):
                return None
            return self.deadlines.waiting(job, waits, waits_for, now)

        due = (parked.until or now + timedelta(seconds=KEY_CHECK_S)) + timedelta(seconds=DUE_WITHIN_S)
        job = await self.jobs.change(job_id, wait, due_at=due)
        if job is not None:
            self.journal.note(Event.PARKED, job, parked.reason)
            await self.show_status(job)

    async def park_for_key(self, job_id: str) -> None:
        """Let the job wait for a key, unless its chat has another one already."""
        await self.rekey.wait(job_id)

    async def key_died(self, job: Job, account_id: str | None = None) -> None:
        """The service refused the key of this account (the job's own): park the job, tell the chat once."""
        before = await self.jobs.get(job.id) or job
        account_id = account_id or before.account_id or ""
        await self.park_for_key(job.id)
        current = await self.jobs.get(job.id)
        if current is None or current.parked is None or current.parked.reason != "key":
            return
        sentence = "group.key_died" if job.origin.is_shared else "key.died"
        if self.keyring.is_operators(account_id):
            sentence = "operator_key.died"
        await self.notices.once(job.origin.chat_id, dead_key_notice(account_id), sentence, job.language)

    async def fail(self, job_id: str, failure: Failure) -> None:
        """End the job with a sentence: it is delivered like a result, so that it can't get lost."""
        now = self.clock()

        def give_up(job: Job) -> Job | None:
            if job.state.is_end:
                return None
            if job.failure is not None:
                return job.ended(JobState.FAILED, job.failure)
            moved = job.moved(JobState.DELIVERING, now=now, within_s=self.deadlines.deliver_s)
            return moved.model_copy(update={"failure": failure, "delivered": ()})

        job = await self.jobs.change(job_id, give_up, due_at=now + timedelta(seconds=DUE_WITHIN_S))
        if job is not None and not job.state.is_end:
            self.journal.note(Event.FAILED, job, failure.sentence)
            await self.engine.soon(DELIVER, job_id)

    async def end_quietly(self, job: Job) -> None:
        """Nobody can be told: the chat is gone."""
        ended = await self.jobs.change(job.id, lambda j: None if j.state.is_end else j.ended(JobState.CANCELLED))
        if job.account_id is not None:
            await self.accounts.unwatch(job.account_id, job.id)
        if ended is not None:
            self.journal.note(Event.CANCELLED, ended, "the chat is gone")

    async def end_chat(self, chat_id: int) -> None:
        """The bot was blocked or kicked: all that the chat has under way ends quietly."""
        for job in await self.jobs.open_in_chat(chat_id):
            await self.end_quietly(job)

    def on_move(self, move: Callable[[int, int], Awaitable[None]]) -> None:
        """Name what moves a group that has become a supergroup."""
        self._move = move

    async def move_chat(self, old: int, new: int) -> None:
        """The group has another id now."""
        if self._move is not None:
            await self._move(old, new)

    async def show_status(self, job: Job) -> None:
        """Bring the status message up to date, or send it when there is none yet; in a group, react.

        A chat that turns out to be gone ends here.
        """
        if not job.speaks_for_burst or job.origin.inline_message_id is not None:
            return
        try:
            await (self._marks.show(job) if job.origin.is_shared else self._show_status(job))
        except ChatGoneError:
            await self.end_chat(job.origin.chat_id)

    async def _show_status(self, job: Job) -> None:
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
        place = Place(origin.chat_id, origin.message_id or None, origin.thread_id)
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
        """Run the step that the job's state calls for, whatever it was planned to wait for."""
        if (step := step_of(job)) is not None:
            await self.engine.now(step, job.id)
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


def dead_key_notice(account_id: str) -> str:
    """The kind of the notice that this key is refused: each key's end is told once in a chat."""
    return f"dead_key:{account_id}"
