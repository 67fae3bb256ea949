"""A job's progress in a group: a reaction on the message, and words only where they are needed."""

from collections.abc import Callable
from datetime import datetime

from bot.i18n import Catalogue
from bot.jobs.progress import status_text
from bot.store.chats import Chats
from bot.store.jobs import Jobs
from bot.store.records import Job, JobState
from bot.telegram.messages import DONE, FAILED, SEEN, Reactions, Sender
from bot.telegram.outgoing import Place

_LEAST_WAIT_S = 60.0
_ENDINGS = {JobState.DONE: DONE, JobState.FAILED: FAILED, JobState.CANCELLED: None}


class Marks:
    """👀 when a message is seen, 👌 or 👎 when it is answered; nothing where the chat allows no reactions."""

    def __init__(
        self,
        *,
        reactions: Reactions,
        jobs: Jobs,
        chats: Chats,
        sender: Sender,
        catalogue: Catalogue,
        clock: Callable[[], datetime],
    ) -> None:
        self._reactions = reactions
        self._jobs = jobs
        self._chats = chats
        self._sender = sender
        self._catalogue = catalogue
        self._clock = clock

    async def show(self, job: Job) -> None:
        """React once; a limit that makes everybody wait is told once, with its time."""
        if job.status_shown != SEEN and not job.state.is_end and await self._react(job, SEEN):
            seen = {"status_shown": SEEN}
            await self._jobs.change(job.id, lambda j: None if j.state.is_end else j.model_copy(update=seen))
        parked = job.parked
        if parked is not None and parked.reason == "limit" and parked.until is not None:
            await self._tell_limit(job, parked.until)

    async def end(self, job: Job) -> None:
        """React to how it ended."""
        if job.state in _ENDINGS and (_ENDINGS[job.state] or job.status_shown == SEEN):
            await self._react(job, _ENDINGS[job.state])

    async def _tell_limit(self, job: Job, until: datetime) -> None:
        wait_s = (until - self._clock()).total_seconds()
        if wait_s >= _LEAST_WAIT_S and await self._chats.first_notice(job.origin.chat_id, "limit", int(wait_s)):
            place = Place(job.origin.chat_id, job.origin.message_id or None, job.origin.thread_id)
            texts = self._catalogue.texts(job.language)
            await self._sender.text(place, status_text(job, texts, self._clock()), silent=True)

    async def _react(self, job: Job, emoji: str | None) -> bool:
        # After a move to a supergroup it answers no message that is still known.
        message_id = job.origin.message_id
        return bool(message_id) and await self._reactions.set(job.origin.chat_id, message_id, emoji)
