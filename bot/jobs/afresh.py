"""A transcript that is wrong: what making it again costs, and doing so."""

import asyncio

from bot.jobs.desk import Desk
from bot.jobs.life import Life
from bot.jobs.parts import wants_subtitles
from bot.jobs.results import Results, makes_subtitles
from bot.jobs.speech import Speech
from bot.store.records import Job
from bot.telegram.errors import FileGoneError, FileTooBigError, TelegramTroubleError
from bot.telegram.files import TelegramFiles

_ASK_TIMEOUT_S = 5.0


class Afresh:
    """Tells the price of doing a job again, and does it."""

    def __init__(self, *, life: Life, results: Results, desk: Desk, files: TelegramFiles, speech: Speech) -> None:
        self._life = life
        self._results = results
        self._speech = speech
        self._desk = desk
        self._files = files

    async def price(self, job: Job) -> int | None:
        """About how many API requests it takes; None where neither Telegram nor the service has the recording."""
        downloads = await self._downloads(job)
        if job.url is not None:
            return price_of(job, downloads=downloads, from_service=False)
        is_gone = await self._is_gone(job)
        if is_gone and (job.task_id or job.source_task_id) is None:
            return None
        return price_of(job, downloads=downloads, from_service=is_gone)

    async def may_be_the_language(self) -> bool:
        """Whether another language could be asked for, should that be what is wrong."""
        return await self._speech.can_be_pinned()

    async def start(self, job_id: str) -> bool:
        """Do the job again; False where it is under way or forgotten."""
        return await self._desk.again(job_id) is not None

    async def _downloads(self, job: Job) -> int:
        choices = await self._life.chats.choices(job.origin.chat_id)
        transcript = await self._results.kept(job)
        if transcript is None:
            return int(choices.srt != "never" and choices.srt_from == "service")
        return int(wants_subtitles(choices, job, transcript) and not makes_subtitles(transcript, choices))

    async def _is_gone(self, job: Job) -> bool:
        if job.media is None:
            return True
        try:
            async with asyncio.timeout(_ASK_TIMEOUT_S):
                await self._files.open(job.media.file_id)
        except (FileGoneError, FileTooBigError):
            return True
        except (TelegramTroubleError, TimeoutError):
            pass
        return False


def price_of(job: Job, *, downloads: int, from_service: bool) -> int:
    """Requests that a job takes from its beginning, judged by how often it was looked at the last time. Pure.

    `downloads` are the requests for its files besides its transcript.
    """
    # A link is checked and handed over, the service's own copy fetched and sent back, a file only sent.
    begins = 2 if job.url is not None or from_service else 1
    return begins + max(1, job.looks) + 1 + downloads
