"""Deliver: the text, then the subtitles, what the service made besides, the text as a file where it was too long."""

from datetime import datetime, timedelta

from bot.chats.store import Chats
from bot.clock import backoff
from bot.jobs.answer.answer_order import AnswerOrder
from bot.jobs.answer.guest_answer import GuestAnswers
from bot.jobs.answer.parts import compose, place_of, wants_subtitles
from bot.jobs.answer.results import Results, made_of
from bot.jobs.answer.sending import AnswerParts
from bot.jobs.duplicates import wait_for_earlier_links
from bot.jobs.lifecycle import JobLifecycle
from bot.jobs.media import untagged
from bot.jobs.record import Failure, Job, JobState
from bot.jobs.repository import Jobs
from bot.jobs.step_runner import StepRunner
from bot.polyglotvoice.errors import NotReady
from bot.telegram.callbacks import JobAction, job_data
from bot.telegram.messages import Sender
from bot.telegram.outgoing import Button
from bot.texts.catalogue import Catalogue
from bot.transcript.models import Transcript
from bot.transcript.render import Style

_TEXT, _SRT, _TXT, _SENTENCE = "text", "srt", "txt", "sentence"
_NOT_READY_CAP_S = 300.0
_MOST_REFUSED = 30
"""Some two hours of asking."""
_MOST_REFUSED_LOOKUP = 3
"""Of an old task, out of the history, that is no longer worth waiting for."""


class SingleAnswer:
    """Sends the answer of one job by itself, and ends it."""

    def __init__(
        self, *, results: Results, sender: Sender, parts: AnswerParts, chats: Chats, catalogue: Catalogue
    ) -> None:
        self._results = results
        self._sender = sender
        self._parts = parts
        self._chats = chats
        self._catalogue = catalogue

    async def send(self, job: Job, transcript: Transcript | None = None) -> None:
        """Send the transcript (read where it is not handed in) and its files, or why there is none."""
        if job.answer.failure is not None:
            await self._say_failure(job)
            return
        transcript = transcript or await self._results.transcript(job)
        choices = await self._chats.choices(job.origin.chat_id)
        style, texts = Style(choices.style), self._catalogue.texts(job.language)
        parts = await made_of(transcript, lambda: compose(job, transcript, style, texts))
        place, stem = place_of(job), parts.stem
        await self._parts.part(job, _TEXT, lambda: self._sender.text(place, parts.html, parts.rows))
        if wants_subtitles(choices, job, transcript) and _SRT not in job.answer.parts:
            subtitles = await self._results.subtitles(job, transcript, choices)
            if subtitles:
                await self._parts.file(job, _SRT, place, subtitles, f"{stem}.srt")
        gets_files = bool(parts.txt) or wants_subtitles(choices, job, transcript)
        for part, name, content in parts.more if gets_files else ():
            await self._parts.file(job, part, place, content, name)
        if parts.txt:
            await self._parts.long_text(job, _TXT, place, parts.txt, f"{stem}.txt")
        await self._parts.end(job, JobState.DONE)

    async def _say_failure(self, job: Job) -> None:
        texts, failure = self._catalogue.texts(job.language), job.answer.failure
        if failure is None:
            return
        rows = [[Button(texts.plain("button-again"), data=job_data(JobAction.AGAIN, job.id))]] if failure.again else []
        html = texts.say(failure.sentence, **failure.values)
        await self._parts.part(job, _SENTENCE, lambda: self._sender.text(place_of(job), html, rows))
        await self._parts.end(job, JobState.FAILED)


class Deliver:
    """The step from delivering to done or failed."""

    def __init__(
        self, *, runner: StepRunner, lifecycle: JobLifecycle, jobs: Jobs, results: Results, alone: SingleAnswer,
        order: AnswerOrder, guests: GuestAnswers,
    ) -> None:  # fmt: skip
        self._runner = runner
        self._lifecycle = lifecycle
        self._jobs = jobs
        self._results = results
        self._alone = alone
        self._order = order
        self._guests = guests

    async def step(self, job_id: str) -> datetime | None:
        """Run the step; returns when to run it again."""
        return await self._runner.run(job_id, (JobState.DELIVERING,), self._deliver)

    async def _deliver(self, job: Job) -> datetime | None:
        transcript = None
        if job.answer.failure is None:
            try:
                transcript = await self._results.transcript(job)
            except NotReady as error:
                await self._not_ready(job, error)
                return None
        if job.origin.inline_message_id is not None:
            await self._guests.deliver(job)
            return None
        # Its transcript is kept by now, for /find too.
        if (until := await self._lifecycle.held_for_chat(job)) is not None:
            return until
        if job.origin.is_shared or job.sent.batch is not None:
            return await self._order.deliver(job, self._alone.send)
        if (again_at := await wait_for_earlier_links(self._jobs, job)) is not None:
            return again_at
        await self._alone.send(job, transcript)
        return None

    async def _not_ready(self, job: Job, error: NotReady) -> None:
        """Look again later. What is told no for good ends one day: with its time over, or after many refusals."""
        refused = job.task.results_refused + 1
        if job.task.asked_last:
            await self._lifecycle.fail(job.id, Failure(sentence="failed-timeout"))
        elif refused >= (_MOST_REFUSED if job.task.submitted_at is not None else _MOST_REFUSED_LOOKUP):
            reason = untagged(error.detail)
            sentence = "failed-withheld" if reason else "failed-withheld-silent"
            await self._lifecycle.fail(job.id, Failure(sentence=sentence, values={"reason": reason} if reason else {}))
        else:
            await self._lifecycle.watch_again(job, timedelta(seconds=backoff(refused, cap_s=_NOT_READY_CAP_S)))
