"""What a person sees while a job is under way: one status message in private, reactions where several read.

Best effort: a status that can't be shown costs the answer nothing.
"""

import hashlib
import logging
from collections.abc import Awaitable
from datetime import UTC, datetime
from typing import TypeVar

from bot.chats.store import Chats
from bot.clock import Clock
from bot.jobs.media import title_of
from bot.jobs.record import Job, JobState
from bot.jobs.repository import Jobs
from bot.jobs.transitions import StatusShown
from bot.telegram.callbacks import JobAction, job_data
from bot.telegram.errors import ChatUnwritableError, TelegramTroubleError
from bot.telegram.messages import DONE, FAILED, SEEN, Reactions, Sender
from bot.telegram.outgoing import Button, Place
from bot.texts.catalogue import Catalogue, Html, Texts

log = logging.getLogger(__name__)

_Sent = TypeVar("_Sent")
_BEGUN_MIN = 10
_LIMITS = {
    "day": ("status-parked-day", "status-parked-day-here"),
    "month": ("status-parked-month", "status-parked-month-here"),
    "other": ("status-parked-until", "status-parked-until-here"),
}


def status_text(job: Job, texts: Texts, now: datetime) -> Html:
    """One honest line: a percentage only where the service gives one, else the time that has passed.

    For a link, what is behind it stands above.
    """
    status = _status_line(job, texts, now)
    if job.sent.url is None or job.kind != "transcript" or job.answer.explains_key:
        return status
    about = title_of(job)
    if job.task.length_s:
        return texts.say("status-link-length", title=about, length=texts.duration(job.task.length_s), status=status)
    return texts.say("status-link", title=about, status=status)


def _status_line(job: Job, texts: Texts, now: datetime) -> Html:
    if job.wait.parked is not None:
        return _parked_text(job, texts, now)
    if job.state is JobState.ACCEPTED:
        return texts.say("status-accepted")
    if job.state is JobState.SUBMITTING and job.kind != "transcript":
        return _fetching_text(job, texts)
    if job.state is JobState.SUBMITTING:
        return texts.say("status-submitting")
    if job.state is JobState.DELIVERING:
        return texts.say("status-delivering")
    if job.task.progress is not None:
        return texts.say("status-percent", percent=int(job.task.progress * 100))
    elapsed_s = (now - (job.task.submitted_at or job.created_at)).total_seconds()
    if elapsed_s < 5:
        return texts.say("status-transcribing")
    return texts.say("status-elapsed", elapsed=texts.duration(elapsed_s))


def _fetching_text(job: Job, texts: Texts) -> Html:
    if job.task.progress is not None:
        return texts.say("fetch-percent", percent=int(job.task.progress * 100))
    return texts.say("fetch-converting" if job.kind == "convert" else "fetch-under-way")


def _parked_text(job: Job, texts: Texts, now: datetime) -> Html:
    parked = job.wait.parked
    if parked is None or parked.reason == "key":
        return texts.say("status-key-steps" if job.answer.explains_key else "status-parked-key")
    if parked.reason == "chat":
        return texts.say("status-parked-chat")
    if parked.reason == "service":
        return texts.say("status-parked-service", since=texts.hour(parked.outage_at or now))
    if parked.reason == "slot" and parked.place is not None:
        return texts.say("status-parked-place", place=parked.place)
    if parked.until is None:
        return texts.say("status-parked")
    wait_s = max(1.0, (parked.until - now).total_seconds())
    if parked.reason == "slot":
        return texts.say("status-parked-slot")
    if wait_s < 3600:
        return texts.say("status-parked-limit", wait=texts.duration(wait_s))
    shared, here = _LIMITS[period_until(parked.until)]
    sentence = shared if job.origin.is_shared else here
    return texts.say(sentence, when=texts.moment(parked.until))


def period_until(moment: datetime) -> str:
    """Which limit rests until then: a `day`'s or a `month`'s, which begin in UTC (api.md), or an `other` one."""
    begun = moment.astimezone(UTC)
    if begun.hour or begun.minute >= _BEGUN_MIN:
        return "other"
    return "month" if begun.day == 1 else "day"


def status_buttons(job: Job, texts: Texts) -> list[list[Button]]:
    """Cancel, while there is something to cancel."""
    if job.state.is_end:
        return []
    return [[Button(texts.plain("button-cancel"), data=job_data(JobAction.CANCEL, job.id))]]


_LEAST_WAIT_S = 60.0
_OUTAGE_TOLD_S = 2 * 86_400
_ENDINGS = {JobState.DONE: DONE, JobState.FAILED: FAILED, JobState.CANCELLED: None}


class ReactionStatus:
    """👀 when a message is seen, 👌 or 👎 when it is answered; nothing where the chat allows no reactions."""

    def __init__(
        self,
        *,
        reactions: Reactions,
        jobs: Jobs,
        chats: Chats,
        sender: Sender,
        catalogue: Catalogue,
        clock: Clock,
    ) -> None:
        self._reactions = reactions
        self._jobs = jobs
        self._chats = chats
        self._sender = sender
        self._catalogue = catalogue
        self._clock = clock

    async def show(self, job: Job) -> None:
        """React once; a limit that makes everybody wait is told once, with its time."""
        if job.answer.status_shown != SEEN and not job.state.is_end and await self._react(job, SEEN):
            await self._jobs.apply(job.id, StatusShown(SEEN))
        parked = job.wait.parked
        if parked is not None and parked.reason == "limit" and parked.until is not None:
            await self._tell_limit(job, parked.until)
        if parked is not None and parked.outage_at is not None:
            outage = f"service:{int(parked.outage_at.timestamp())}"
            if await self._chats.first_notice(job.origin.chat_id, outage, _OUTAGE_TOLD_S):
                await self._tell(job)

    async def end(self, job: Job) -> None:
        """React to how it ended."""
        if job.state in _ENDINGS and (_ENDINGS[job.state] or job.answer.status_shown == SEEN):
            await self._react(job, _ENDINGS[job.state])

    async def _tell_limit(self, job: Job, until: datetime) -> None:
        wait_s = (until - self._clock()).total_seconds()
        if wait_s >= _LEAST_WAIT_S and await self._chats.first_notice(job.origin.chat_id, "limit", int(wait_s)):
            await self._tell(job)

    async def _tell(self, job: Job) -> None:
        place = Place(job.origin.chat_id, job.origin.message_id or None, job.origin.thread_id)
        texts = self._catalogue.texts(job.language)
        await self._sender.text(place, status_text(job, texts, self._clock()), silent=True)

    async def _react(self, job: Job, emoji: str | None) -> bool:
        # After a move to a supergroup it answers no message that is still known.
        message_id = job.origin.message_id
        return bool(message_id) and await self._reactions.set(job.origin.chat_id, message_id, emoji)


class JobStatus:
    """Shows how a job stands: in a message of its own, and by reactions where several people read."""

    def __init__(
        self, *, jobs: Jobs, sender: Sender, reactions: ReactionStatus, catalogue: Catalogue, clock: Clock
    ) -> None:
        self._jobs = jobs
        self._sender = sender
        self._reactions = reactions
        self._catalogue = catalogue
        self._clock = clock

    async def show(self, job: Job) -> None:
        """Bring the status up to date, or send it when there is none yet. Raises ChatUnwritableError."""
        if not job.speaks_for_batch or job.origin.inline_message_id is not None:
            return
        await (self._reactions.show(job) if job.origin.is_shared else self._show_message(job))

    async def _show_message(self, job: Job) -> None:
        texts = self._catalogue.texts(job.language)
        html, rows = status_text(job, texts, self._clock()), status_buttons(job, texts)
        shown, stands = hashlib.sha256(html.encode()).hexdigest()[:12], job.answer.status_message_id
        if stands is not None:
            if job.answer.status_shown != shown:
                await self._try(self._sender.edit(job.origin.chat_id, stands, html, rows), may_be_gone=True)
                await self._jobs.apply(job.id, StatusShown(shown))
            return
        place = Place(job.origin.chat_id, job.origin.message_id or None, job.origin.thread_id)
        message_id = await self._try(self._sender.text(place, html, rows, silent=True), may_be_gone=True)
        if message_id is not None and await self._jobs.apply(job.id, StatusShown(shown, message_id)) is None:
            await self._try(self._sender.delete(job.origin.chat_id, message_id))

    async def remove(self, job: Job) -> None:
        """Take the status message away; where several people read, react to how it ended."""
        if job.origin.is_shared:
            await self._reactions.end(job)
        if job.answer.status_message_id is not None:
            await self._try(self._sender.delete(job.origin.chat_id, job.answer.status_message_id))

    async def _try(self, call: Awaitable[_Sent], *, may_be_gone: bool = False) -> _Sent | None:
        """A flood or an outage only makes the status stale."""
        try:
            return await call
        except TelegramTroubleError as error:
            if may_be_gone and isinstance(error, ChatUnwritableError):
                raise
            log.info("Status not brought up to date: %s", error)
            return None
