"""What people order of a task or a file: its text, a file of it, word when it is done, all of it again."""

import hashlib
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum, auto

from bot.accounts.keyring import Keyring
from bot.jobs.answer.results import Results
from bot.jobs.events import Event
from bot.jobs.lifecycle import DUE_WITHIN_S, Life
from bot.jobs.media import check_media
from bot.jobs.query import Inquiry
from bot.jobs.record import Job, JobKind, JobState, Media, Origin, Parked, job_id_of
from bot.library.listing import Listing

_SUBTITLES = "srt"
_REQUESTS_OF_A_FILE = 4
"""An upload, a look, the text, the subtitles; a link is checked first, a source fetched."""


class Placed(Enum):
    """What became of an order."""

    STARTED = auto()
    UNDER_WAY = auto()
    """The same is being worked on already."""


@dataclass(frozen=True, slots=True)
class Customer:
    """Who orders: the message that the answer hangs on, the language, and the tap or message as a number."""

    origin: Origin
    language: str
    item: int = 0


def item_of(tap: str) -> int:
    """A number for a tap on a button, the same when it is delivered twice."""
    return int(hashlib.sha256(tap.encode()).hexdigest()[:12], 16)


class Orders:
    """Makes a job of each order, once for each tap. Raises InquiryError where the chat has no working key."""

    def __init__(
        self, *, life: Life, keyring: Keyring, inquiry: Inquiry, results: Results, max_download_bytes: int | None
    ) -> None:
        self._life = life
        self._keyring = keyring
        self._inquiry = inquiry
        self._results = results
        self._max_download_bytes = max_download_bytes

    async def text(self, customer: Customer, task: Listing) -> Placed:
        """The transcript: one request, or none where it is kept here."""
        key = await self._inquiry.key(customer.origin.chat_id)
        own = await self._life.jobs.of_task(customer.origin.chat_id, task.id)
        is_kept = own is not None and await self._results.kept(own) is not None
        job = self._job(customer, task, JobState.DELIVERING, self._life.deadlines.deliver_s).model_copy(
            update={
                "task_id": task.id,
                "account_id": key.id,
                "same_as": own.transcript_id if own is not None and is_kept else None,
                "media": own.media if own is not None else None,
                "url": own.url if own is not None else None,
                # The subtitles have a button of their own on the card.
                "delivered": (_SUBTITLES,),
            }
        )
        placed = await self._place(job)
        if own is None:
            await self._life.jobs.remember_task(job)
        return placed

    async def file(self, customer: Customer, task: Listing, kind: JobKind, wanted: str | None = None) -> Placed:
        """The source, or the download `wanted`."""
        key = await self._inquiry.key(customer.origin.chat_id)
        job = self._job(customer, task, JobState.ACCEPTED, self._life.deadlines.submit_s)
        update = {"kind": kind, "task_id": task.id, "account_id": key.id, "wanted": wanted}
        return await self._place(job.model_copy(update=update))

    async def converted_source(self, customer: Customer, task: Listing, wanted: str) -> Placed:
        """A task's source in another format."""
        key = await self._inquiry.key(customer.origin.chat_id)
        job = self._job(customer, task, JobState.ACCEPTED, self._life.deadlines.submit_s)
        update = {"kind": "convert", "from_task_id": task.id, "account_id": key.id, "wanted": wanted}
        return await self._place(job.model_copy(update=update))

    async def converted(self, customer: Customer, media: Media, wanted: str) -> Placed:
        """A file of the chat in another format; without a key it waits for one. Raises ExplainedError (permanent)."""
        check_media(media, self._max_download_bytes)
        key = await self._keyring.for_chat(customer.origin.chat_id)
        job = self._job(customer, None, JobState.ACCEPTED, self._life.deadlines.submit_s)
        update = {
            "kind": "convert", "media": media, "wanted": wanted, "length_s": media.duration_s,
            "account_id": None if key is None else key.id, "parked": Parked(reason="key") if key is None else None,
        }  # fmt: skip
        return await self._place(job.model_copy(update=update))

    async def adopt(self, customer: Customer, task: Listing) -> Placed:
        """Word when a running task is done: it becomes a job of this chat, wherever it was made."""
        key = await self._inquiry.key(customer.origin.chat_id)
        own = await self._life.jobs.of_task(customer.origin.chat_id, task.id)
        if own is not None and not own.state.is_end:
            return Placed.UNDER_WAY
        job = self._job(customer, task, JobState.WATCHING, self._life.deadlines.watch_s).model_copy(
            update={"task_id": task.id, "account_id": key.id, "submitted_at": self._life.clock()}
        )
        placed = await self._place(job)
        await self._life.jobs.remember_task(job)
        return placed

    async def again(self, customer: Customer, task: Listing) -> Placed:
        """A new task of the same media: from this chat's file or link, else from the source that the service keeps."""
        await self._inquiry.key(customer.origin.chat_id)
        own = await self._life.jobs.of_task(customer.origin.chat_id, task.id)
        job = self._job(customer, task, JobState.ACCEPTED, self._life.deadlines.submit_s)
        if own is not None and (own.media is not None or own.url is not None):
            return await self._place(job.model_copy(update={"media": own.media, "url": own.url}))
        return await self._place(job.model_copy(update={"from_task_id": task.id}))

    async def cost_of_again(self, chat_id: int, task: Listing) -> int:
        """About how many requests `again` takes."""
        own = await self._life.jobs.of_task(chat_id, task.id)
        is_at_hand = own is not None and own.media is not None
        return _REQUESTS_OF_A_FILE if is_at_hand else _REQUESTS_OF_A_FILE + 1

    def _job(self, customer: Customer, task: Listing | None, state: JobState, within_s: float) -> Job:
        origin, now = customer.origin, self._life.clock()
        return Job(
            id=job_id_of(origin.chat_id, origin.message_id, customer.item),
            origin=origin,
            language=customer.language,
            state=state,
            created_at=now,
            deadline_at=now + timedelta(seconds=within_s),
            title=None if task is None else task.title,
            length_s=None if task is None else task.length_s,
        )

    async def _place(self, job: Job) -> Placed:
        life = self._life
        if any(_is_same(other, job) for other in await life.jobs.open_in_chat(job.origin.chat_id)):
            return Placed.UNDER_WAY
        due_at = life.clock() + timedelta(seconds=DUE_WITHIN_S)
        if not await life.jobs.create(job, due_at=due_at):
            # The same tap again: after a crash between the record and its first step, or a redelivery.
            job = await life.jobs.get(job.id) or job
        else:
            life.journal.note(Event.ACCEPTED, job)
        # The status comes first: the step looks for it, and would show a second one.
        if job.status_message_id is None and job.state is not JobState.DELIVERING and not job.state.is_end:
            await life.show_status(job)
        if job.parked is None:
            await life.go_on(job)
        return Placed.STARTED


def _is_same(other: Job, job: Job) -> bool:
    """Whether another job already brings this; a redelivered tap is the very job, which goes on."""
    return other.id != job.id and _subject(other) == _subject(job)


def _subject(job: Job) -> tuple[object, ...]:
    media = None if job.media is None else job.media.file_unique_id
    is_text = job.state is JobState.DELIVERING and job.kind == "transcript"
    return job.kind, job.task_id, job.from_task_id, job.wanted, media, is_text, job.url
