"""What people do with their jobs: cancel them, have them done again, bring back what failed.

In an outage people bring back their own chat's, operators all chats', and the rest as well. What the service has a task
of is gone on with, and what may have been uploaded is looked for: nothing is paid twice.
"""

import asyncio
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from math import ceil

from bot.accounts.keyring import Keyring
from bot.accounts.watchlist import Watchlist
from bot.chats.store import Chats, KnownChats
from bot.engine import DELIVER, FETCH, SUBMIT, Engine
from bot.jobs.answer.deliver import former_notice
from bot.jobs.answer.parts import Price, length_s, wants_subtitles
from bot.jobs.answer.results import Results, makes_subtitles
from bot.jobs.budgets import PersonQuota
from bot.jobs.events import BroughtBack, Cancelled, Redone
from bot.jobs.journal import Journal, Moment
from bot.jobs.lifecycle import OF_OUTAGES, JobLifecycle
from bot.jobs.record import Job, JobState
from bot.jobs.repository import Jobs
from bot.jobs.status import JobStatus
from bot.jobs.submit.speech_language import Speech
from bot.jobs.submit.submit import SlotQueue
from bot.jobs.transitions import transition
from bot.telegram.files import TelegramFiles
from bot.telegram.troubles import FileGoneError, FileTooBigError, TelegramTroubleError
from bot.texts.catalogue import Catalogue, Texts
from bot.texts.explained import ExplainedError
from bot.transcript.layout import Style, lay_out
from bot.transcript.speech import Transcript

_ASK_TIMEOUT_S = 5.0
_LONGEST_FORMER = 100_000
_FORMER_S = 86_400

LONGEST = timedelta(days=30)
_ENDED_BADLY = ("failed-task", "failed-withheld")
"""There a task is to be made anew; all else goes on where it was."""

_THEIRS = ("failed-no-key", "failed-minutes", "failed-attempts", "failed-plan", "failed-link")
"""What nobody but its people can mend; their button is below it."""

_SPAN = re.compile(r"(\d{1,4})\s?([^\W\d].*)", re.DOTALL)
_UNITS_S = {"heard-minutes": 60, "heard-hours": 3600, "heard-days": 86_400}


@dataclass(slots=True, kw_only=True)
class JobActions:
    """Takes orders about jobs that exist; each order names a job of the chat that gives it."""

    lifecycle: JobLifecycle
    jobs: Jobs
    watchlist: Watchlist
    engine: Engine
    status: JobStatus
    journal: Journal
    slot_queue: SlotQueue

    async def open_jobs(self, chat_id: int) -> list[Job]:
        """What the chat has under way, oldest first."""
        return await self.jobs.open_in_chat(chat_id)

    async def people_of(self, job_id: str) -> frozenset[int]:
        """Who asked for the job and who speaks in it; nobody where that is unknown, or the job forgotten."""
        job = await self.jobs.get(job_id)
        people = () if job is None else (job.origin.user_id, job.origin.speaker_id)
        return frozenset(person for person in people if person is not None)

    async def cancel_batch(self, job: Job) -> None:
        for other in await self.open_jobs(job.origin.chat_id):
            if job.sent.batch is not None and other.sent.batch == job.sent.batch:
                await self.cancel(other.id)

    async def cancel_all(self, chat_id: int) -> int:
        """Stop whatever the chat has under way; returns how many jobs that were."""
        return sum([await self.cancel(job.id) is not None for job in await self.open_jobs(chat_id)])

    async def cancel(self, job_id: str) -> Job | None:
        """Stop a job in whatever state; returns it as it was, or None when it had ended already.

        The service has no call to stop a task, so one that runs there runs on (`runs_on`); nothing of it is sent,
        unless the same file comes again.
        """
        found: list[Job] = []

        def stop(job: Job) -> Job | None:
            found[:] = [job]
            return transition(job, Cancelled(), self.jobs.now())

        job = await self.jobs.change(job_id, stop)
        if job is None:
            return None
        self.journal.note(Moment.CANCELLED, job)
        for step in (SUBMIT, FETCH, DELIVER):
            await self.engine.cancel(step, job_id)
        if job.task.account_id is not None and job.task.id is not None:
            await self.watchlist.unwatch(job.task.account_id, job_id)
        elif job.task.account_id is not None:
            await self.slot_queue.left(job.task.account_id, job_id)
        await self.status.remove(job)
        return found[0]

    async def ended(self, job_id: str) -> Job | None:
        """The job where it has ended; None where it is under way or forgotten."""
        job = await self.jobs.get(job_id)
        return job if job is not None and job.state.is_end else None

    async def redo(self, job_id: str, language: str | None = None) -> Job | None:
        """Do an ended job again, as a new task; returns what it was, None when it is under way or forgotten."""
        before = await self.jobs.get(job_id)
        return before if await self._reopen(job_id, Redone(language)) else None

    async def bring_back(self, job_id: str) -> bool:
        """Let a job go on that failed in an outage; whether it could."""
        return await self._reopen(job_id, BroughtBack())

    async def _reopen(self, job_id: str, event: Redone | BroughtBack) -> bool:
        job = await self.jobs.reopen(job_id, event, self.jobs.due_soon())
        if job is not None:
            self.journal.note(Moment.REDONE, job)
            await self.lifecycle.go_on(job)
            await self.lifecycle.show_status(job)
        return job is not None


def runs_on(stopped: Job) -> bool:
    """Whether the service has, or may have, a task of what was stopped here: it counts, and can't be stopped there."""
    began = stopped.task.upload_began or stopped.task.id is not None
    return stopped.kind == "transcript" and began and stopped.answer.failure is None and stopped.answer.same_as is None


@dataclass(slots=True, kw_only=True)
class Redo:
    """Tells the price of doing a job again, and does it."""

    chats: Chats
    results: Results
    actions: JobActions
    files: TelegramFiles
    speech: Speech
    quota: PersonQuota
    keyring: Keyring

    async def price(self, job: Job) -> Price | None:
        """About what it takes; None where neither Telegram nor the service has the recording."""
        transcript = await self.results.kept(job)
        downloads = await self._downloads(job, transcript)
        is_gone = job.sent.url is None and await self._is_gone(job)
        if is_gone and (job.task.id or job.task.former_id) is None:
            return None
        length = job.task.length_s if transcript is None else length_s(job, transcript)
        minutes = ceil(length / 60) if length else None
        return Price(price_of(job, downloads=downloads, from_service=is_gone), minutes)

    async def languages(self, texts: Texts) -> dict[str, str]:
        """The languages that the service can be asked for, each with its name; none where it has shown no field."""
        return await self.speech.languages(texts)

    async def start(self, job_id: str, user_id: int, tap: str, language: str | None = None) -> Job | None:
        """Do the job again; returns what it was, None where it is under way or forgotten.

        It is counted as what the one who tapped asks for. Raises ExplainedError (permanent) where that is too much.
        """
        job = await self.actions.ended(job_id)
        if job is None:
            return None
        key = await self.keyring.for_chat(job.origin.chat_id)
        asked = job.origin.model_copy(update={"user_id": user_id, "writer_id": None})
        await self.quota.admit(asked, job_id, None if key is None else key.id, tap=tap)
        await self._note_former(job)
        return await self.actions.redo(job_id, language)

    async def _note_former(self, job: Job) -> None:
        """Keep what the text was and who is named there, to say afterwards what has changed."""
        await self.results.take_over(job)
        chat_id, notice = job.origin.chat_id, former_notice(job)
        await self.chats.clear_notice(chat_id, notice)
        transcript = await self.results.kept(job)
        if transcript is not None:
            text = lay_out(transcript, Style.PLAIN).text
            former = [text if len(text) <= _LONGEST_FORMER else None, *transcript.names]
            await self.chats.note(chat_id, notice, json.dumps(former).encode(), _FORMER_S)

    async def _downloads(self, job: Job, transcript: Transcript | None) -> int:
        choices = await self.chats.choices(job.origin.chat_id)
        if transcript is None:
            return int(choices.srt != "never" and choices.srt_from == "service")
        return int(wants_subtitles(choices, job, transcript) and not makes_subtitles(transcript, choices))

    async def _is_gone(self, job: Job) -> bool:
        if job.sent.media is None:
            return True
        try:
            async with asyncio.timeout(_ASK_TIMEOUT_S):
                await self.files.find(job.sent.media.file_id)
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
    begins = 2 if job.sent.url is not None or from_service else 1
    return begins + max(1, job.task.checks) + 1 + downloads


def span_of(words: str, catalogue: Catalogue) -> timedelta | None:
    """A span of time as people write it, `3h` or `30 мин`, no longer than records are kept; None for other words."""
    found = _SPAN.fullmatch(words.strip())
    units = [] if found is None else [s for key, s in _UNITS_S.items() if catalogue.hears_only([key], found[2])]
    return min(LONGEST, timedelta(seconds=int(found[1]) * units[0])) if found is not None and units else None


@dataclass(slots=True, kw_only=True)
class Retry:
    """Finds what failed and lets it go on."""

    jobs: Jobs
    actions: JobActions
    quota: PersonQuota
    keyring: Keyring
    known: KnownChats

    async def of_chat(self, chat_id: int, user_id: int) -> int:
        """Bring back what failed in the chat, as this person asks; returns how many that are.

        Raises ExplainedError (permanent) where none may be under way any more.
        """
        key, brought = await self.keyring.for_chat(chat_id), 0
        for job in await self._failed_in([chat_id], LONGEST, everything=False):
            asked = job.origin.model_copy(update={"user_id": user_id, "writer_id": None})
            try:
                await self.quota.admit(asked, job.id, None if key is None else key.id, tap="retry")
            except ExplainedError:
                if not brought:
                    raise
                break
            brought += await self.actions.bring_back(job.id)
        return brought

    async def count(self, span: timedelta) -> tuple[int, int, int]:
        """How many recordings failed in an outage within the span, in how many chats; and how many otherwise."""
        failed = await self._failed_in(await self.known.all(), span, everything=True)
        of_outages = [job for job in failed if _failed_in_outage(job)]
        return len(of_outages), len({job.origin.chat_id for job in of_outages}), len(failed) - len(of_outages)

    async def of_all(self, span: timedelta, *, everything: bool) -> int:
        """Bring those of outages back, or everything; returns how many that are."""
        failed = await self._failed_in(await self.known.all(), span, everything=everything)
        return sum([await self._bring_back(job) for job in failed])

    async def _bring_back(self, job: Job) -> bool:
        if job.answer.failure is not None and job.answer.failure.sentence.startswith(_ENDED_BADLY):
            return await self.actions.redo(job.id) is not None
        return await self.actions.bring_back(job.id)

    async def _failed_in(self, chat_ids: Iterable[int], span: timedelta, *, everything: bool) -> list[Job]:
        """What failed since then, oldest first; what goes on, has its answer, or failed otherwise since is left out."""
        ids = await self.jobs.failed_in(chat_ids, self.jobs.clock() - span)
        is_meant = _failed if everything else _failed_in_outage
        failed = [job async for job in self.jobs.each(ids) if is_meant(job)]
        return sorted(failed, key=lambda job: (job.created_at, job.id))


def _failed(job: Job) -> bool:
    failure = job.answer.failure
    return job.state is JobState.FAILED and failure is not None and not failure.sentence.startswith(_THEIRS)


def _failed_in_outage(job: Job) -> bool:
    return _failed(job) and job.answer.failure is not None and job.answer.failure.sentence in OF_OUTAGES
