"""What people order of a task or a file: its text, a file of it, word when it is done, all of it again."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, auto

from bot.jobs.answer.results import Results
from bot.jobs.budgets import PersonQuota
from bot.jobs.journal import Journal, Moment
from bot.jobs.lifecycle import JobLifecycle
from bot.jobs.media import check_media
from bot.jobs.query import Inquiry
from bot.jobs.record import Job, JobKind, JobState, Media, Origin, Parked, ServiceTask, Wait, job_id_of
from bot.jobs.repository import Jobs
from bot.library.listing import Listing

_SUBTITLES = "srt"
_REQUESTS_OF_A_FILE = 4
"""An upload, a look, the text, the subtitles; a link is checked first, a source fetched."""


class Placed(Enum):
    """What became of an order."""

    STARTED = auto()
    UNDER_WAY = auto()
    """The same is being worked on already."""
    DONE = auto()
    """It was ordered before, and has ended."""


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
    """Makes a job of each order, once for each tap.

    Raises InquiryError where the chat has no working key, ExplainedError (permanent) where its person asks for too much
    of a key that is not theirs.
    """

    def __init__(
        self, *, jobs: Jobs, lifecycle: JobLifecycle, journal: Journal, quota: PersonQuota, inquiry: Inquiry,
        results: Results, max_download_bytes: int | None,
    ) -> None:  # fmt: skip
        self._jobs = jobs
        self._lifecycle = lifecycle
        self._journal = journal
        self._quota = quota
        self._inquiry = inquiry
        self._results = results
        self._max_download_bytes = max_download_bytes

    async def text(self, customer: Customer, task: Listing) -> Placed:
        """The transcript: one request, or none where it is kept here."""
        key = await self._inquiry.key(customer.origin.chat_id)
        own = await self._jobs.of_task(customer.origin.chat_id, task.id)
        is_kept = own is not None and await self._results.kept(own) is not None
        # The subtitles have a button of their own on the card.
        answer: dict[str, object] = {"parts": (_SUBTITLES,)}
        if own is not None and is_kept:
            answer["same_as"] = own.transcript_id
        sent = {} if own is None else {"media": own.sent.media, "url": own.sent.url}
        job = self._job(customer, task, JobState.DELIVERING).with_(
            sent=sent, task={"id": task.id, "account_id": key.id}, answer=answer
        )
        placed = await self._place(job)
        if own is None:
            await self._jobs.remember_task(job)
        return placed

    async def file(self, customer: Customer, task: Listing, kind: JobKind, wanted: str | None = None) -> Placed:
        """The source, or the download `wanted`."""
        key = await self._inquiry.key(customer.origin.chat_id)
        job = self._job(customer, task)
        task_of_it = {"id": task.id, "account_id": key.id}
        return await self._place(job.with_(kind=kind, task=task_of_it, sent={"wanted": wanted}))

    async def converted_source(self, customer: Customer, task: Listing, wanted: str) -> Placed:
        key = await self._inquiry.key(customer.origin.chat_id)
        job, sent = self._job(customer, task), {"from_task_id": task.id, "wanted": wanted}
        return await self._place(job.with_(kind="convert", sent=sent, task={"account_id": key.id}))

    async def converted(self, customer: Customer, media: Media, wanted: str) -> Placed:
        """A file of the chat in another format; without a key it waits for one. Raises ExplainedError (permanent)."""
        check_media(media, self._max_download_bytes)
        key = await self._inquiry.any_key(customer.origin.chat_id)
        job = self._job(customer, None).with_(
            kind="convert",
            sent={"media": media, "wanted": wanted},
            task={"length_s": media.duration_s, "account_id": None if key is None else key.id},
            wait={"parked": Parked(reason="key") if key is None else None},
        )
        return await self._place(job)

    async def adopt(self, customer: Customer, task: Listing) -> Placed:
        """Word when a running task is done: it becomes a job of this chat, wherever it was made."""
        key = await self._inquiry.key(customer.origin.chat_id)
        own = await self._jobs.of_task(customer.origin.chat_id, task.id)
        if own is not None and not own.state.is_end:
            return Placed.UNDER_WAY
        made = {"id": task.id, "account_id": key.id, "submitted_at": self._jobs.clock()}
        job = self._job(customer, task, JobState.WATCHING).with_(task=made)
        placed = await self._place(job)
        await self._jobs.remember_task(job)
        return placed

    async def again(self, customer: Customer, task: Listing) -> Placed:
        """A new task of the same media: from this chat's file or link, else from the source that the service keeps."""
        key = await self._inquiry.key(customer.origin.chat_id)
        own = await self._jobs.of_task(customer.origin.chat_id, task.id)
        job = self._job(customer, task).with_(task={"account_id": key.id})
        if own is not None and (own.sent.media is not None or own.sent.url is not None):
            return await self._place(job.with_(sent={"media": own.sent.media, "url": own.sent.url}))
        return await self._place(job.with_(sent={"from_task_id": task.id}))

    async def export(self, customer: Customer, title: str, since: datetime | None, of_chat: int | None) -> Placed:
        """A chat's transcripts that are kept since then (None: all) as one zip of this title, for no request.

        `of_chat`: the group whose they are, where the customer takes them along in private.
        """
        sent = {"wanted": None if since is None else since.isoformat(), "of_chat": of_chat}
        return await self._place(self._job(customer, Listing(id="", title=title)).with_(kind="export", sent=sent))

    async def cost_of_again(self, chat_id: int, task: Listing) -> int:
        """About how many requests `again` takes."""
        own = await self._jobs.of_task(chat_id, task.id)
        is_at_hand = own is not None and own.sent.media is not None
        return _REQUESTS_OF_A_FILE if is_at_hand else _REQUESTS_OF_A_FILE + 1

    def _job(self, customer: Customer, task: Listing | None, state: JobState = JobState.ACCEPTED) -> Job:
        origin, now = customer.origin, self._jobs.now()
        return Job(
            id=job_id_of(origin.chat_id, origin.message_id, customer.item), origin=origin,
            language=customer.language, state=state, created_at=now.at,
            task=ServiceTask() if task is None else ServiceTask(title=task.title, length_s=task.length_s),
            wait=Wait(deadline_at=now.at + timedelta(seconds=now.deadlines.of_state(state))),
        )  # fmt: skip

    async def _place(self, job: Job) -> Placed:
        # A redelivered tap is the very job, which goes on.
        others = [other for other in await self._jobs.open_in_chat(job.origin.chat_id) if other.id != job.id]
        if _subject(job) in map(_subject, others):
            return Placed.UNDER_WAY
        if job.answer.same_as is None and job.kind != "export":
            await self._quota.admit(job.origin, job.id, job.task.account_id)
        if not await self._jobs.create(job, due_at=self._jobs.due_soon()):
            # The same tap again: after a crash between the record and its first step, or a redelivery.
            wanted, job = job.sent.wanted, await self._jobs.get(job.id) or job
            if job.state.is_end or job.sent.wanted != wanted:
                return Placed.DONE if job.state.is_end else Placed.UNDER_WAY
        else:
            self._journal.note(Moment.ACCEPTED, job)
        # The status comes first: the step looks for it, and would show a second one.
        if job.answer.status_message_id is None and job.state is not JobState.DELIVERING and not job.state.is_end:
            await self._lifecycle.show_status(job)
        if job.wait.parked is None:
            await self._lifecycle.go_on(job)
        return Placed.STARTED


def _subject(job: Job) -> tuple[object, ...]:
    media = None if job.sent.media is None else job.sent.media.file_unique_id
    is_text = job.state is JobState.DELIVERING and job.kind == "transcript"
    sent = job.sent
    return job.kind, job.task.id, sent.from_task_id, sent.wanted, sent.of_chat, media, is_text, sent.url
