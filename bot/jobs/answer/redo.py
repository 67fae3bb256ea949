"""What people do with their jobs: cancel them, ask for them again.

A transcript that is wrong: what making it again costs, and doing so.
"""

import asyncio
from datetime import timedelta

from aiogram import Bot

from bot.jobs.answer.parts import wants_subtitles
from bot.jobs.answer.results import Results, makes_subtitles
from bot.jobs.events import Event
from bot.jobs.lifecycle import DELIVER, DUE_WITHIN_S, FETCH, SUBMIT, Life
from bot.jobs.record import Job, JobState
from bot.jobs.submit.slot_queue import Queueing
from bot.jobs.submit.speech_language import Speech
from bot.telegram.errors import FileGoneError, FileTooBigError, TelegramTroubleError
from bot.telegram.files import open_file


class Desk:
    """Takes orders about jobs that exist; each order names a job of the chat that gives it."""

    def __init__(self, life: Life, queueing: Queueing) -> None:
        self._life = life
        self._queueing = queueing

    async def open_jobs(self, chat_id: int) -> list[Job]:
        """What the chat has under way, oldest first."""
        return await self._life.jobs.open_in_chat(chat_id)

    async def people_of(self, job_id: str) -> frozenset[int]:
        """Who asked for the job and who speaks in it; nobody where that is unknown, or the job forgotten."""
        job = await self._life.jobs.get(job_id)
        people = () if job is None else (job.origin.user_id, job.origin.speaker_id)
        return frozenset(person for person in people if person is not None)

    async def cancel_burst(self, job: Job) -> None:
        """Stop whatever was sent in one go with this job."""
        for other in await self.open_jobs(job.origin.chat_id):
            if job.burst is not None and other.burst == job.burst:
                await self.cancel(other.id)

    async def cancel(self, job_id: str) -> Job | None:
        """Stop a job in whatever state; returns it, or None when it had ended already.

        The service has no call to stop a task, so one that runs there runs on; nothing of it is sent.
        """
        life = self._life
        job = await life.jobs.change(job_id, lambda j: None if j.state.is_end else j.ended(JobState.CANCELLED))
        if job is None:
            return None
        life.journal.note(Event.CANCELLED, job)
        for step in (SUBMIT, FETCH, DELIVER):
            await life.engine.cancel(step, job_id)
        if job.account_id is not None and job.task_id is not None:
            await life.accounts.unwatch(job.account_id, job_id)
        elif job.account_id is not None:
            await self._queueing.left(job.account_id, job_id)
        await life.remove_status(job)
        return job

    async def abandon(self, job: Job) -> None:
        """End a job of a chat that the bot was removed from."""
        await self._life.end_quietly(job)
        for step in (SUBMIT, FETCH, DELIVER):
            await self._life.engine.cancel(step, job.id)

    async def again(self, job_id: str) -> Job | None:
        """Start an ended job afresh, as a new task; returns what it was, None when it is under way or forgotten."""
        life = self._life
        now = life.clock()

        before = await life.jobs.get(job_id)

        def afresh(job: Job) -> Job | None:
            if not job.state.is_end or not is_repeatable(job):
                return None
            is_file = job.kind != "transcript"
            at_hand = job.media is not None or job.url is not None
            return Job(
                id=job.id,
                kind=job.kind,
                origin=job.origin,
                media=job.media,
                url=job.url,
                from_task_id=job.from_task_id if is_file or at_hand else job.from_task_id or job.task_id,
                wanted=job.wanted,
                task_id=job.task_id if is_file else None,
                account_id=job.account_id if is_file else None,
                language=job.language,
                length_s=job.length_s,
                title=job.title,
                source_task_id=job.task_id or job.source_task_id,
                created_at=now,
                deadline_at=now + timedelta(seconds=life.deadlines.submit_s),
            )

        job = await life.jobs.reopen(job_id, afresh, due_at=now + timedelta(seconds=DUE_WITHIN_S))
        if job is None:
            return None
        life.journal.note(Event.AGAIN, job)
        await life.go_on(job)
        await life.show_status(job)
        return before


def is_repeatable(job: Job) -> bool:
    """Whether the job can be done again: from a file, a link, or the source that the service keeps."""
    return any((job.media, job.url, job.from_task_id, job.task_id))


_ASK_TIMEOUT_S = 5.0


class Afresh:
    """Tells the price of doing a job again, and does it."""

    def __init__(self, *, life: Life, results: Results, desk: Desk, bot: Bot, speech: Speech) -> None:
        self._life = life
        self._results = results
        self._speech = speech
        self._desk = desk
        self._bot = bot

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
                await open_file(self._bot, job.media.file_id)
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
