"""From a message to its jobs: what is asked for becomes a record before anything else happens."""

import contextlib
from dataclasses import dataclass
from datetime import timedelta

from bot.accounts.keyring import Keyring
from bot.accounts.state import Accounts
from bot.chats.store import Chats
from bot.engine import DELIVER, DUE_WITHIN_S, SUBMIT, Engine
from bot.jobs.budgets import PersonQuota
from bot.jobs.duplicates import Duplicates
from bot.jobs.events import Failed, Replaced
from bot.jobs.intake.trial import Trial
from bot.jobs.journal import Journal, Moment
from bot.jobs.lifecycle import JobLifecycle
from bot.jobs.media import check_media
from bot.jobs.record import Answer, Failure, Job, JobState, Media, Origin, Parked, Sent, ServiceTask, Wait, job_id_of
from bot.jobs.repository import Jobs
from bot.jobs.submit.links import NameResolver, NamesBusyError, refuse_private
from bot.jobs.transitions import Now, parked, transition
from bot.polyglotvoice.models import ApiKey
from bot.texts.explained import ExplainedError

_VOICE = ("voice", "video_note")
_KEY_STEPS_S = 3600
_KEYLESS_NOTICE_S = 3600
MOST_KEYLESS = 50
"""So many recordings of a chat are kept until it has a key."""


@dataclass(frozen=True, slots=True)
class Post:
    """A message of a channel."""

    channel_id: int
    message_id: int


@dataclass(frozen=True, slots=True)
class Request:
    """One thing to transcribe: either a file or a link; `item` numbers the things of one message.

    `batch` names the recordings that were sent in one go with it. `tag` stands in the job's id in place of the
    message, for what is no message of the chat. `replaces` is the job whose answer this one's takes the place of.
    """

    origin: Origin
    language: str
    media: Media | None = None
    url: str | None = None
    item: int = 0
    batch: str | None = None
    tag: str | None = None
    replaces: str | None = None

    @property
    def job_id(self) -> str:
        if self.tag is not None:
            return f"{self.origin.chat_id}:{self.tag}"
        return job_id_of(self.origin.chat_id, self.origin.message_id, self.item)


@dataclass(frozen=True, slots=True)
class Wanted:
    """One thing to transcribe, as it stands in a message: a file or a link.

    `spoken_in` is the group that the recording was made in, where it is not the one that it is asked for in. `copy_of`
    is the channel's post that Telegram put into its discussion group. `replaces` is the job whose answer its own takes
    the place of.
    """

    origin: Origin
    media: Media | None = None
    url: str | None = None
    item: int = 0
    spoken_in: int | None = None
    copy_of: Post | None = None
    replaces: str | None = None

    @property
    def is_voice(self) -> bool:
        """A voice or video note; everything else counts as a file."""
        return self.media is not None and self.media.kind in _VOICE

    def request(self, language: str, *, origin: Origin | None = None, batch: str | None = None) -> Request:
        """What is asked for by it, or elsewhere; only files are of a `batch`."""
        return Request(
            origin=origin or self.origin, language=language, media=self.media, url=self.url, item=self.item,
            batch=None if self.media is None else batch, replaces=self.replaces,
        )  # fmt: skip


@dataclass(slots=True, kw_only=True)
class Admission:
    """Whether and how a new job begins: which key serves it, what its person may still ask for, what it waits for."""

    jobs: Jobs
    keyring: Keyring
    accounts: Accounts
    chats: Chats
    person_quota: PersonQuota
    names: NameResolver
    trial: Trial

    async def key(self, chat_id: int) -> ApiKey | None:
        return await self.keyring.for_chat(chat_id)

    async def trial_key(self, request: Request) -> ApiKey | None:
        """The operator's key, where it may serve this one request of a chat without a key."""
        if request.media is None or request.tag is not None:
            return None
        return await self.trial.take(request.origin, request.media, request.job_id)

    async def begun(self, job: Job) -> None:
        """Tell whose key serves a trial."""
        if job.sent.is_trial and job.wait.duplicate_of is None:
            await self.trial.tell(job)

    async def check_link(self, url: str, origin: Origin) -> None:
        """Raise ExplainedError (permanent) for a link that may not be handed on; it is checked again when it is."""
        with contextlib.suppress(NamesBusyError):
            await refuse_private(url, self.names, origin)

    async def admit(self, job: Job, key: ApiKey | None, now: Now) -> Job | None:
        """The job as it should begin; None where its chat keeps as much as it may without a key, and knows that.

        Raises ExplainedError (permanent) where its person, or its chat without a key, has asked for too much.
        """
        if job.state is JobState.DELIVERING:
            return job
        if key is None and await self.jobs.count_open_in(job.origin.chat_id) >= MOST_KEYLESS:
            if await self.chats.first_notice(job.origin.chat_id, "keyless", _KEYLESS_NOTICE_S):
                raise ExplainedError("chat-keyless", permanent=True, n=MOST_KEYLESS)
            return None
        await self.person_quota.admit(job.origin, job.id, None if key is None else key.id)
        if key is None:
            if await self.chats.first_notice(job.origin.chat_id, "key_steps", _KEY_STEPS_S):
                return job.with_(answer={"explains_key": True})
            return job
        if job.wait.duplicate_of is not None:
            return job
        # Where its account must be called and may not be yet, it waits from the start.
        until = (await self.accounts.state(key.id, now.at)).rests_until
        if until is None:
            return job
        return parked(job, Parked(reason="limit", since=now.at, until=until), key.id, now)


@dataclass(slots=True, kw_only=True)
class Intake:
    """Makes a job of each request, once for each message and item."""

    jobs: Jobs
    lifecycle: JobLifecycle
    journal: Journal
    duplicates: Duplicates
    admission: Admission
    engine: Engine
    max_download_bytes: int | None

    async def accept(self, request: Request) -> Job | None:
        """Write the job, show that it was seen, and start it; None when it exists already.

        Raises ExplainedError (permanent) for what can't be served; then no job is made. Without a key the
        job is kept and waits for one.
        """
        if request.media is not None:
            check_media(request.media, self.max_download_bytes)
        if request.url is not None:
            await self.admission.check_link(request.url, request.origin)
        now = self.jobs.now()
        key = await self.admission.key(request.origin.chat_id)
        is_trial = key is None and (key := await self.admission.trial_key(request)) is not None
        job = _new_job(request, now, has_key=key is not None, is_trial=is_trial)
        job = await self.duplicates.met(job)
        if key is None and await self.jobs.is_kept(job.id):
            # The same message again: it was taken in, however much the chat keeps by now.
            return await self._go_on_with(job.id)
        admitted = await self.admission.admit(job, key, now)
        if admitted is None:
            return None
        job = admitted if request.replaces is None else await self._instead_of(request.replaces, admitted)
        begins_at = (job.wait.parked.until if job.wait.parked is not None else None) or now.at
        most = MOST_KEYLESS if key is None and job.state is JobState.ACCEPTED else 0
        due_at = begins_at + timedelta(seconds=DUE_WITHIN_S)
        if not await self.jobs.create(job, due_at, most_open=most):
            return await self._go_on_with(job.id)
        self.journal.note(Moment.ACCEPTED, job)
        await self._begin(job)
        await self.admission.begun(job)
        return job

    async def _instead_of(self, earlier_id: str, job: Job) -> Job:
        """The job with the messages that the earlier one's answer stands in."""
        found = dict[str, int]()

        def take(earlier: Job) -> Job | None:
            found.clear()
            found.update(earlier.answer.messages)
            return transition(earlier, Replaced(is_taken=True), self.jobs.now())

        if await self.jobs.change(earlier_id, take) is None:
            return job
        await self.duplicates.taken_out(earlier_id)
        return job.with_(answer={"messages": found, "replaces": True})

    async def _begin(self, job: Job) -> None:
        if job.state is JobState.DELIVERING:
            await self.engine.soon(DELIVER, job.id)
            return
        if job.wait.parked is None:
            await self.engine.soon(SUBMIT, job.id)
        elif job.wait.parked.until is not None:
            await self.engine.at(SUBMIT, job.id, job.wait.parked.until)
            self.journal.note(Moment.PARKED, job, job.wait.parked.reason)
        await self.lifecycle.show_status(job)

    async def decline(self, request: Request, error: ExplainedError) -> None:
        """Answer what can't be served with its sentence, in its turn among the things of its message."""
        now = self.jobs.now()
        failure = Failure(sentence=error.sentence, values=error.values, again=False)
        job = transition(_new_job(request, now, has_key=True), Failed(failure), now)
        if job is None:
            return
        if await self.jobs.create(job, due_at=self.jobs.due_soon()):
            self.journal.note(Moment.FAILED, job, error.sentence)
        await self.engine.soon(DELIVER, job.id)

    async def _go_on_with(self, job_id: str) -> Job | None:
        # The same message again: after a crash between the record and its first step, or a redelivery.
        existing = await self.jobs.get(job_id)
        if existing is None or existing.state is not JobState.ACCEPTED:
            return None
        if existing.wait.parked is None:
            await self.engine.soon(SUBMIT, job_id)
        if existing.answer.status_message_id is None:
            await self.lifecycle.show_status(existing)
        return existing


def _new_job(request: Request, now: Now, *, has_key: bool, is_trial: bool = False) -> Job:
    if (request.media is None) == (request.url is None):
        raise ExplainedError("media-nothing", permanent=True)
    within_s = now.deadlines.submit_s if has_key else now.deadlines.key_s
    parked = None if has_key else Parked(reason="key", since=now.at)
    return Job(
        id=request.job_id,
        origin=request.origin,
        language=request.language,
        created_at=now.at,
        sent=Sent(media=request.media, url=request.url, batch=request.batch, is_trial=is_trial),
        task=ServiceTask(length_s=request.media.duration_s if request.media is not None else None),
        answer=Answer(),
        wait=Wait(deadline_at=now.at + timedelta(seconds=within_s), parked=parked),
    )
