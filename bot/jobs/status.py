"""What a person sees while a job is under way: one status message in private, reactions where several read.

Best effort: a status that can't be shown costs the answer nothing.
"""

import hashlib
import logging
import math
from collections.abc import Awaitable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from bot.accounts.keyring import Keyring
from bot.accounts.plan_limits import Payer, limit_said
from bot.chats.store import Chats
from bot.clock import Clock
from bot.jobs.events import StatusShown
from bot.jobs.media import title_of
from bot.jobs.record import Job, JobState, Parked
from bot.jobs.repository import Jobs
from bot.polyglotvoice.models import SITE
from bot.telegram.callbacks import JobAction, job_data
from bot.telegram.messages import DONE, FAILED, SEEN, Reactions, Sender
from bot.telegram.outgoing import Button, Place
from bot.telegram.troubles import ChatUnwritableError, MessageGoneError, TelegramTroubleError
from bot.texts.catalogue import Catalogue, Html, Texts

log = logging.getLogger(__name__)

_Sent = TypeVar("_Sent")
_LEAST_LEFT_S, _LEFT_STEP_S = 5.0, 10.0

_BUDGETS = {
    "people-day": "budget-spent-day", "people-month": "budget-spent-month",
    "groups-day": "budget-spent-group-day", "groups-month": "budget-spent-group-month",
}  # fmt: skip
_DELETED = "deleted"
"""Stands for what the status says once somebody has deleted it: who does so wants no more of it."""

_LEAST_WAIT_S = 60.0
_OUTAGE_TOLD_S = 2 * 86_400
_ENDINGS = {JobState.DONE: DONE, JobState.FAILED: FAILED, JobState.CANCELLED: None}


def status_text(job: Job, texts: Texts, now: datetime, payer: Payer | None = None) -> Html:
    """One honest line: a percentage only where the service gives one, else the time that has passed.

    For a link, what is behind it stands above. `payer` is whose plan's limit it may wait for.
    """
    payer = payer or Payer("group" if job.origin.is_shared else "own")
    status = _status_line(job, texts, now, payer)
    if job.sent.url is None or job.kind != "transcript" or job.answer.explains_key:
        return status
    about = title_of(job)
    if job.task.length_s:
        return texts.say("status-link-length", title=about, length=texts.duration(job.task.length_s), status=status)
    return texts.say("status-link", title=about, status=status)


def held_text(parked: Parked, texts: Texts, now: datetime) -> Html:
    """What an operator's pause or budget makes wait."""
    if parked.reason == "budget":
        sentence = _BUDGETS.get(parked.note or "", "budget-spent-day")
        return texts.say(sentence, when=texts.moment(parked.until or now))
    since = texts.moment(parked.since or now)
    return texts.say("status-paused-why" if parked.note else "status-paused", since=since, reason=parked.note or "")


def place_of(job: Job) -> Place:
    """Where the job's status and its answer go: a reply to what was sent."""
    origin = job.origin
    return Place(origin.chat_id, origin.message_id or None, origin.thread_id, origin.direct_topic_id)


async def payer_of(job: Job, keyring: Keyring) -> Payer | None:
    """Whose plan's limit the job waits for; None where it waits for none."""
    return await keyring.payer(job.origin.chat_id) if job.waits_for == "limit" else None


def status_buttons(job: Job, texts: Texts) -> list[list[Button]]:
    """Cancel, while there is something to cancel."""
    if job.state.is_end:
        return []
    cancel = Button(texts.plain("button-cancel"), data=job_data(JobAction.CANCEL, job.id))
    if job.answer.explains_key and job.waits_for == "key":
        return [[Button(texts.plain("button-site"), url=SITE)], [cancel]]
    return [[cancel]]


@dataclass(slots=True, kw_only=True)
class JobStatus:
    """Shows how a job stands: in a message of its own, and by reactions where several people read.

    There 👀 says that a message is seen, 👌 or 👎 that it is answered; nothing does where the chat allows no reactions.
    """

    jobs: Jobs
    sender: Sender
    reactions: Reactions
    chats: Chats
    catalogue: Catalogue
    keyring: Keyring
    clock: Clock

    async def show(self, job: Job) -> None:
        """Bring the status up to date, or send it when there is none yet. Raises ChatUnwritableError."""
        if not job.speaks_for_batch or job.origin.inline_message_id is not None:
            return
        await (self._show_reaction(job) if job.origin.is_shared else self._show_message(job))

    async def remove(self, job: Job) -> None:
        """Take the status message away; where several people read, react to how it ended."""
        ending = _ENDINGS.get(job.state)
        if job.origin.is_shared and job.state in _ENDINGS and (ending or job.answer.status_shown == SEEN):
            await self._react(job, ending)
        if job.answer.status_message_id is not None and job.answer.status_shown != _DELETED:
            await self._take_away(job, job.answer.status_message_id)

    async def _take_away(self, job: Job, message_id: int) -> None:
        """Delete it, or say that it is over: Telegram deletes no message that is older than two days."""
        chat_id, texts = job.origin.chat_id, self.catalogue.texts(job.language)
        if not await self._try(self.sender.delete(chat_id, message_id)):
            over = texts.say("cancel-done" if job.state is JobState.CANCELLED else "status-over")
            await self._try(self.sender.edit(chat_id, message_id, over))

    async def _show_message(self, job: Job) -> None:
        texts = self.catalogue.texts(job.language)
        html, rows = await self._said(job, texts), status_buttons(job, texts)
        shown, stands = hashlib.sha256(html.encode()).hexdigest()[:12], job.answer.status_message_id
        if stands is not None:
            if job.answer.status_shown not in (shown, _DELETED):
                edit = _is_there(self.sender.edit(job.origin.chat_id, stands, html, rows))
                is_deleted = await self._try(edit, may_be_gone=True) is False
                await self.jobs.apply(job.id, StatusShown(_DELETED if is_deleted else shown))
            return
        message_id = await self._try(self.sender.text(place_of(job), html, rows, silent=True), may_be_gone=True)
        if message_id is None or await self.jobs.apply(job.id, StatusShown(shown, message_id)) is not None:
            return
        # It has ended, or another step was quicker: then that one's message says what is true now.
        await self._try(self.sender.delete(job.origin.chat_id, message_id))
        current = await self.jobs.get(job.id)
        if current is not None and not current.state.is_end and current.answer.status_message_id is not None:
            await self._show_message(current)

    async def _show_reaction(self, job: Job) -> None:
        """React once; what makes everybody wait, a limit, an outage or a pause, is told once."""
        if job.answer.status_shown != SEEN and not job.state.is_end and await self._react(job, SEEN):
            await self.jobs.apply(job.id, StatusShown(SEEN))
        parked = job.wait.parked
        if parked is None:
            return
        if parked.reason in ("limit", "budget") and parked.until is not None:
            wait_s = (parked.until - self.clock()).total_seconds()
            if wait_s >= _LEAST_WAIT_S:
                await self._tell_once(job, f"limit:{int(parked.until.timestamp())}", int(wait_s))
        since = parked.since if parked.reason == "pause" else parked.outage_at
        if since is not None:
            await self._tell_once(job, f"{parked.reason}:{int(since.timestamp())}", _OUTAGE_TOLD_S)

    async def _tell_once(self, job: Job, kind: str, for_s: int) -> None:
        """Say it in a message that goes when this job ends, since it is not true any more then."""
        if not await self.chats.first_notice(job.origin.chat_id, kind, for_s):
            return
        before, said = job.answer.status_message_id, await self._said(job, self.catalogue.texts(job.language))
        told = self.sender.text(place_of(job), said, silent=True, instead_of=before)
        if (message_id := await self._try(told, may_be_gone=True)) is None:
            return
        if await self.jobs.apply(job.id, StatusShown(SEEN, message_id, before)) is None:
            await self._try(self.sender.delete(job.origin.chat_id, message_id))

    async def _react(self, job: Job, emoji: str | None) -> bool:
        # After a move to a supergroup it answers no message that is still known.
        message_id = job.origin.message_id
        return bool(message_id) and await self.reactions.set(job.origin.chat_id, message_id, emoji)

    async def _said(self, job: Job, texts: Texts) -> Html:
        return status_text(job, texts, self.clock(), await payer_of(job, self.keyring))

    async def _try(self, call: Awaitable[_Sent], *, may_be_gone: bool = False) -> _Sent | None:
        """A flood or an outage only makes the status stale."""
        try:
            return await call
        except TelegramTroubleError as error:
            if may_be_gone and isinstance(error, ChatUnwritableError):
                raise
            log.info("Status not brought up to date: %s", error)
            return None


async def _is_there(edit: Awaitable[None]) -> bool:
    """Whether there is still a message to edit; raises what else goes wrong."""
    try:
        await edit
    except MessageGoneError:
        return False
    return True


def _status_line(job: Job, texts: Texts, now: datetime, payer: Payer) -> Html:
    if job.wait.parked is not None:
        return _parked_text(job, texts, now, payer)
    if job.state is JobState.ACCEPTED:
        return texts.say("status-accepted")
    if job.state is JobState.SUBMITTING and job.kind != "transcript":
        return _fetching_text(job, texts)
    if job.state is JobState.SUBMITTING:
        return texts.say("status-submitting")
    if job.state is JobState.DELIVERING:
        return texts.say("status-delivering")
    return _time_text(job, texts, (now - (job.task.submitted_at or job.created_at)).total_seconds())


def _time_text(job: Job, texts: Texts, elapsed_s: float) -> Html:
    """How much is done, where the service tells it, and how long it takes yet, where the pace is known.

    Else how long it has taken.
    """
    percent = None if job.task.progress is None else int(job.task.progress * 100)
    left_s = (job.task.expected_s or 0.0) - elapsed_s
    if left_s >= _LEAST_LEFT_S:
        # It stands there until the next check: nobody should count the seconds.
        left = texts.duration(math.ceil(left_s / _LEFT_STEP_S) * _LEFT_STEP_S)
        if percent is None:
            return texts.say("status-left", left=left)
        return texts.say("status-percent-left", percent=percent, left=left)
    if percent is not None:
        return texts.say("status-percent", percent=percent)
    if elapsed_s < 5:
        return texts.say("status-transcribing")
    return texts.say("status-elapsed", elapsed=texts.duration(elapsed_s))


def _fetching_text(job: Job, texts: Texts) -> Html:
    if job.task.progress is not None:
        return texts.say("fetch-percent", percent=int(job.task.progress * 100))
    if job.kind == "export":
        return texts.say("export-under-way")
    return texts.say("fetch-converting" if job.kind == "convert" else "fetch-under-way")


def _parked_text(job: Job, texts: Texts, now: datetime, payer: Payer) -> Html:
    parked = job.wait.parked
    if parked is None or parked.reason == "key":
        return texts.say("status-key-steps" if job.answer.explains_key else "status-parked-key")
    if parked.reason == "chat":
        return texts.say("status-parked-chat")
    if parked.reason == "service":
        sentence = "status-parked-uploads" if parked.only_uploads else "status-parked-service"
        return texts.say(sentence, since=texts.hour(parked.outage_at or now))
    if parked.reason in ("pause", "budget"):
        return held_text(parked, texts, now)
    if parked.reason == "slot" and parked.place is not None:
        return texts.say("status-parked-place", place=parked.place)
    if parked.until is None:
        return texts.say("status-parked")
    if parked.reason == "slot":
        return texts.say("status-parked-slot")
    return limit_said(parked.scope, parked.until, payer, texts, now)
