"""Deliver: the text, then the subtitles, then the text as a file where it was too long; part by part."""

from datetime import datetime, timedelta

from bot.jobs.answer.answer_order import Queue
from bot.jobs.answer.guest_answer import GuestAnswers
from bot.jobs.answer.parts import compose, place_of, wants_subtitles
from bot.jobs.answer.results import Results
from bot.jobs.answer.sending import AnswerParts
from bot.jobs.lifecycle import WATCH, Life
from bot.jobs.record import Job, JobState
from bot.jobs.waiting import Succession
from bot.polyglotvoice.errors import NotReady
from bot.telegram.callbacks import JobAction, job_data
from bot.telegram.send import Button, Sender
from bot.transcript.models import Transcript
from bot.transcript.render import Style

_TEXT, _SRT, _TXT, _SENTENCE = "text", "srt", "txt", "sentence"
_NOT_READY_DELAY_S = 2.0


class Deliver:
    """The step from delivering to done or failed."""

    def __init__(
        self, *, life: Life, results: Results, sender: Sender, parts: AnswerParts, queue: Queue, guests: GuestAnswers
    ) -> None:
        self._life = life
        self._results = results
        self._sender = sender
        self._queue = queue
        self._guests = guests
        self._parts = parts
        self._succession = Succession(life)

    async def step(self, job_id: str) -> datetime | None:
        """Run the step; returns when to run it again."""
        return await self._life.run(job_id, (JobState.DELIVERING,), self._deliver)

    async def _deliver(self, job: Job) -> datetime | None:
        transcript = None
        if job.failure is None:
            try:
                transcript = await self._results.transcript(job)
            except NotReady:
                await self._back_to_watching(job)
                return None
        if job.origin.inline_message_id is not None:
            await self._guests.deliver(job)
            return None
        if job.origin.is_shared or job.burst is not None:
            return await self._queue.deliver(job, self._alone)
        if (again_at := await self._succession.wait(job)) is not None:
            return again_at
        await self._alone(job, transcript)
        return None

    async def _alone(self, job: Job, transcript: Transcript | None = None) -> None:
        if job.failure is not None:
            await self._say_failure(job)
            return
        transcript = transcript or await self._results.transcript(job)
        choices = await self._life.chats.choices(job.origin.chat_id)
        parts = compose(job, transcript, Style(choices.style), self._life.texts(job))
        place, stem = place_of(job), parts.stem
        await self._parts.part(job, _TEXT, lambda: self._sender.text(place, parts.html, parts.rows))
        if wants_subtitles(choices, job, transcript) and _SRT not in job.delivered:
            subtitles = await self._results.subtitles(job, transcript, choices)
            if subtitles:
                await self._parts.file(job, _SRT, place, subtitles, f"{stem}.srt")
        if parts.txt:
            await self._parts.long_text(job, _TXT, place, parts.txt, f"{stem}.txt")
        await self._parts.end(job, JobState.DONE)

    async def _say_failure(self, job: Job) -> None:
        texts, failure = self._life.texts(job), job.failure
        if failure is None:
            return
        rows = [[Button(texts.plain("button.again"), data=job_data(JobAction.AGAIN, job.id))]] if failure.again else []
        html = texts.say(failure.sentence, **failure.values)
        await self._parts.part(job, _SENTENCE, lambda: self._sender.text(place_of(job), html, rows))
        await self._parts.end(job, JobState.FAILED)

    async def _back_to_watching(self, job: Job) -> None:
        now = self._life.clock()
        look_at = now + timedelta(seconds=_NOT_READY_DELAY_S)

        def watch(current: Job) -> Job | None:
            if current.state is not JobState.DELIVERING:
                return None
            return current.model_copy(
                update={"state": JobState.WATCHING, "parked": None, "troubles": current.troubles + 1}
            )

        if await self._life.jobs.change(job.id, watch, due_at=look_at) and job.account_id is not None:
            await self._life.accounts.watch(job.account_id, job.id, look_at)
            await self._life.engine.at(WATCH, job.account_id, look_at)
