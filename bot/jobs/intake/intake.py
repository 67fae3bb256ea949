"""From a message to its jobs: what is asked for becomes a record before anything else happens."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.accounts.keyring import Keyring
from bot.errors import ExplainedError
from bot.jobs.deadlines import Deadlines
from bot.jobs.engine import Engine
from bot.jobs.events import Event
from bot.jobs.intake.links import refuse_private
from bot.jobs.intake.person_quota import Allotment
from bot.jobs.lifecycle import DELIVER, DUE_WITHIN_S, SUBMIT, Life
from bot.jobs.media import check_media
from bot.jobs.record import Failure, Job, JobState, Media, Origin, Parked, job_id_of
from bot.jobs.repository import Jobs
from bot.jobs.waiting import Twins
from bot.polyglotvoice.models import ApiKey

_KEY_STEPS_S = 3600


@dataclass(frozen=True, slots=True)
class Request:
    """One thing to transcribe: either a file or a link; `item` numbers the things of one message.

    `burst` names the recordings that were sent in one go with it. `tag` stands in the job's id in place of the
    message, for what is no message of the chat.
    """

    origin: Origin
    language: str
    media: Media | None = None
    url: str | None = None
    item: int = 0
    burst: str | None = None
    tag: str | None = None

    @property
    def job_id(self) -> str:
        """The job's id, which dedupes it."""
        if self.tag is not None:
            return f"{self.origin.chat_id}:{self.tag}"
        return job_id_of(self.origin.chat_id, self.origin.message_id, self.item)


class Intake:
    """Makes a job of each request, once for each message and item."""

    def __init__(
        self,
        *,
        jobs: Jobs,
        keyring: Keyring,
        engine: Engine,
        life: Life,
        allotment: Allotment,
        max_download_bytes: int | None,
    ) -> None:
        self._allotment = allotment
        self._jobs = jobs
        self._keyring = keyring
        self._engine = engine
        self._life = life
        self._twins = Twins(life)
        self._max_download_bytes = max_download_bytes

    async def accept(self, request: Request) -> Job | None:
        """Write the job, show that it was seen, and start it; None when it exists already.

        Raises ExplainedError (permanent) for what can't be served; then no job is made. Without a key the
        job is kept and waits for one.
        """
        if request.media is not None:
            check_media(request.media, self._max_download_bytes)
        if request.url is not None:
            await refuse_private(request.url)
        now = self._life.clock()
        key = await self._keyring.for_chat(request.origin.chat_id)
        has_key = key is not None
        job = _new_job(request, now, self._life.deadlines, has_key=has_key)
        if request.media is not None:
            job = await self._twins.met(job, request.media)
        if job.state is not JobState.DELIVERING:
            await self._allotment.admit(job.origin, job.id, now, key)
        if not has_key and await self._life.chats.first_notice(job.origin.chat_id, "key_steps", _KEY_STEPS_S):
            job = job.model_copy(update={"explains_key": True})
        job = await self._resting(job, key, now)
        begins_at = (job.parked.until if job.parked is not None else None) or now
        if not await self._jobs.create(job, due_at=begins_at + timedelta(seconds=DUE_WITHIN_S)):
            return await self._go_on_with(job.id)
        self._life.journal.note(Event.ACCEPTED, job)
        await self._begin(job)
        return job

    async def _resting(self, job: Job, key: ApiKey | None, now: datetime) -> Job:
        """The job as it should begin: where its account must be called and may not be yet, it waits from the start."""
        if key is None or job.state is JobState.DELIVERING or job.twin_of is not None:
            return job
        until = (await self._life.accounts.state(key.id, now)).rests_until
        if until is None:
            return job
        return self._life.deadlines.waiting(job, Parked(reason="limit", since=now, until=until), key.id, now)

    async def _begin(self, job: Job) -> None:
        if job.state is JobState.DELIVERING:
            await self._engine.soon(DELIVER, job.id)
            return
        if job.parked is None:
            await self._engine.soon(SUBMIT, job.id)
        elif job.parked.until is not None:
            await self._engine.at(SUBMIT, job.id, job.parked.until)
            self._life.journal.note(Event.PARKED, job, job.parked.reason)
        await self._life.show_status(job)

    async def decline(self, request: Request, error: ExplainedError) -> None:
        """Answer what can't be served with its sentence, in its turn among the things of its message."""
        now = self._life.clock()
        new = _new_job(request, now, self._life.deadlines, has_key=True)
        refused = new.moved(JobState.DELIVERING, now=now, within_s=self._life.deadlines.deliver_s)
        failure = Failure(sentence=error.sentence, values=error.values, again=False)
        job = refused.model_copy(update={"failure": failure})
        if await self._jobs.create(job, due_at=now + timedelta(seconds=DUE_WITHIN_S)):
            self._life.journal.note(Event.FAILED, job, error.sentence)
        await self._engine.soon(DELIVER, job.id)

    async def _go_on_with(self, job_id: str) -> Job | None:
        # The same message again: after a crash between the record and its first step, or a redelivery.
        existing = await self._jobs.get(job_id)
        if existing is None or existing.state is not JobState.ACCEPTED:
            return None
        if existing.parked is None:
            await self._engine.soon(SUBMIT, job_id)
        if existing.status_message_id is None:
            await self._life.show_status(existing)
        return existing


def _new_job(request: Request, now: datetime, deadlines: Deadlines, *, has_key: bool) -> Job:
    if (request.media is None) == (request.url is None):
        raise ExplainedError("media.nothing", permanent=True)
    return Job(
        id=request.job_id,
        origin=request.origin,
        media=request.media,
        url=request.url,
        burst=request.burst,
        language=request.language,
        created_at=now,
        deadline_at=now + timedelta(seconds=deadlines.submit_s if has_key else deadlines.key_s),
        length_s=request.media.duration_s if request.media is not None else None,
        parked=None if has_key else Parked(reason="key", since=now),
    )
