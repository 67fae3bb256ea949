"""Another style for a transcript that stands in a chat already, at no cost.

One recording of several, and the subtitles of a group's answer: sent when somebody asks for them.
"""

from enum import Enum, auto

from bot.chats.store import Chats
from bot.jobs.answer.parts import compose, confirm_row, more_files, place_of, result_row, wants_subtitles
from bot.jobs.answer.results import Results, made_of
from bot.jobs.media import file_stem
from bot.jobs.record import Job, JobState
from bot.jobs.repository import Jobs
from bot.jobs.transitions import PartSent
from bot.telegram.errors import FilesForbiddenError, RefusedError
from bot.telegram.messages import Sender
from bot.texts.catalogue import Catalogue, Texts
from bot.transcript.models import Transcript
from bot.transcript.render import Style


class SentAgain(Enum):
    """What became of it."""

    SENT = auto()
    FORGOTTEN = auto()
    """The transcript is kept for some days only."""
    NO_FILES = auto()
    """The chat lets the bot send no files."""


class Restyle:
    """Changes how results look, from the transcripts that are kept."""

    def __init__(self, *, jobs: Jobs, results: Results, sender: Sender, chats: Chats, catalogue: Catalogue) -> None:
        self._jobs = jobs
        self._chats = chats
        self._catalogue = catalogue
        self._results = results
        self._sender = sender

    async def job(self, job_id: str) -> Job | None:
        """The job behind a result."""
        return await self._jobs.get(job_id)

    async def show(self, job: Job, message_id: int, style: Style, texts: Texts) -> bool:
        """Put the transcript into the style; False where it is no longer kept.

        What outgrows a message comes as a file, once for each style.
        """
        transcript = await self._results.kept(job)
        if transcript is None:
            return False
        parts = await made_of(transcript, lambda: compose(job, transcript, style, texts))
        try:
            await self._sender.edit(job.origin.chat_id, message_id, parts.html, parts.rows)
        except RefusedError:
            # Deleted meanwhile, or Telegram lets it be edited no more.
            await self._sender.text(place_of(job), parts.html, parts.rows)
        part = f"txt {style}"
        if parts.txt and part not in job.answer.parts:
            await self._jobs.apply(job.id, PartSent(part, is_late=True))
            await self._sender.document(place_of(job), parts.txt, f"{parts.stem}.txt")
        return True

    async def ask_again(self, job: Job, message_id: int, style: Style, requests: int, texts: Texts) -> None:
        """Ask under the result whether to make it again, at that price."""
        await self._sender.buttons(job.origin.chat_id, message_id, [confirm_row(job, style, requests, texts)])

    async def ask_no_more(self, job: Job, message_id: int, style: Style, texts: Texts) -> None:
        """Put the usual buttons back."""
        transcript = await self._results.kept(job)
        rows = []
        if transcript is not None:
            rows = [await made_of(transcript, lambda: result_row(job, transcript, style, texts))]
        await self._sender.buttons(job.origin.chat_id, message_id, rows)

    async def whole(self, job_id: str) -> SentAgain:
        """The recording's own text and files, as a reply to it."""
        found = await self._find(job_id)
        if found is None:
            return SentAgain.FORGOTTEN
        job, transcript = found
        choices = await self._chats.choices(job.origin.chat_id)
        style, texts, place = Style(choices.style), self._catalogue.texts(job.language), place_of(job)
        parts = await made_of(transcript, lambda: compose(job, transcript, style, texts))
        await self._sender.text(place, parts.html, parts.rows)
        if wants_subtitles(choices, job, transcript):
            await self._subtitles(job, transcript)
        elif parts.txt:
            await self._more(job, transcript)
        if parts.txt:
            await self._sender.document(place, parts.txt, f"{parts.stem}.txt")
        return SentAgain.SENT

    async def subtitles(self, job_id: str) -> SentAgain:
        """The recording's .srt, and what the service made besides, as a reply to it."""
        found = await self._find(job_id)
        try:
            return SentAgain.FORGOTTEN if found is None or not await self._subtitles(*found) else SentAgain.SENT
        except FilesForbiddenError:
            return SentAgain.NO_FILES

    async def _find(self, job_id: str) -> tuple[Job, Transcript] | None:
        job = await self._jobs.get(job_id)
        if job is None or job.state is not JobState.DONE:
            return None
        transcript = await self._results.kept(job)
        return None if transcript is None else (job, transcript)

    async def _subtitles(self, job: Job, transcript: Transcript) -> bool:
        choices = await self._chats.choices(job.origin.chat_id)
        subtitles = await self._results.subtitles(job, transcript, choices)
        if subtitles:
            await self._sender.document(place_of(job), subtitles, f"{file_stem(job)}.srt")
        return await self._more(job, transcript) or bool(subtitles)

    async def _more(self, job: Job, transcript: Transcript) -> bool:
        """Send the files of what the service made besides; False where that is nothing."""
        files = more_files(transcript, file_stem(job))
        for _, name, content in files:
            await self._sender.document(place_of(job), content, name)
        return bool(files)
