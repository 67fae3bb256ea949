"""One recording of several, and the subtitles of a group's answer: sent when somebody asks for them."""

from enum import Enum, auto

from bot.jobs.life import Life
from bot.jobs.parts import compose, place_of, wants_subtitles
from bot.jobs.results import Results
from bot.store.records import Job, JobState
from bot.telegram.errors import FilesForbiddenError
from bot.telegram.messages import Sender
from bot.transcript.models import Transcript
from bot.transcript.render import Style


class Sent(Enum):
    """What became of it."""

    SENT = auto()
    FORGOTTEN = auto()
    """The transcript is kept for some days only."""
    NO_FILES = auto()
    """The chat lets the bot send no files."""


class Singles:
    """Sends again what is kept; each job is looked up within the chat that asks."""

    def __init__(self, *, life: Life, results: Results, sender: Sender) -> None:
        self._life = life
        self._results = results
        self._sender = sender

    async def whole(self, job_id: str) -> Sent:
        """The recording's own text and files, as a reply to it."""
        found = await self._find(job_id)
        if found is None:
            return Sent.FORGOTTEN
        job, transcript = found
        choices = await self._life.chats.choices(job.origin.chat_id)
        parts, place = compose(job, transcript, Style(choices.style), self._life.texts(job)), place_of(job)
        await self._sender.text(place, parts.html, parts.rows)
        if wants_subtitles(choices, job, transcript):
            await self._subtitles(job, transcript)
        if parts.txt:
            await self._sender.document(place, parts.txt, f"{parts.stem}.txt")
        return Sent.SENT

    async def subtitles(self, job_id: str) -> Sent:
        """The recording's .srt, as a reply to it."""
        found = await self._find(job_id)
        try:
            return Sent.FORGOTTEN if found is None or not await self._subtitles(*found) else Sent.SENT
        except FilesForbiddenError:
            return Sent.NO_FILES

    async def _find(self, job_id: str) -> tuple[Job, Transcript] | None:
        job = await self._life.jobs.get(job_id)
        if job is None or job.state is not JobState.DONE:
            return None
        transcript = await self._results.kept(job)
        return None if transcript is None else (job, transcript)

    async def _subtitles(self, job: Job, transcript: Transcript) -> bool:
        choices = await self._life.chats.choices(job.origin.chat_id)
        subtitles = await self._results.subtitles(job, transcript, choices)
        if subtitles:
            parts = compose(job, transcript, Style.PLAIN, self._life.texts(job))
            await self._sender.document(place_of(job), subtitles, f"{parts.stem}.srt")
        return bool(subtitles)
