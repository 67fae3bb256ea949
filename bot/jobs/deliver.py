"""Deliver: the text, then the subtitles, then the text as a file where it was too long; part by part."""

from datetime import datetime, timedelta

from bot.jobs.ending import Ending
from bot.jobs.guestanswers import GuestAnswers
from bot.jobs.life import WATCH, Life
from bot.jobs.names import untagged
from bot.jobs.parts import compose, place_of, wants_subtitles
from bot.jobs.progress import AGAIN, callback
from bot.jobs.queue import Queue
from bot.jobs.results import Results
from bot.jobs.schedule import backoff
from bot.jobs.succession import Succession
from bot.polyglotvoice.errors import NotReady
from bot.store.records import Failure, Job, JobState
from bot.telegram.send import Button, Sender
from bot.transcript.models import Transcript
from bot.transcript.render import Style

_TEXT, _SRT, _TXT, _SENTENCE = "text", "srt", "txt", "sentence"
_NOT_READY_CAP_S = 300.0
_MOST_REFUSED = 30
"""Some two hours of asking."""
_MOST_REFUSED_LOOKUP = 3
"""Of an old task, out of the history, that is no longer worth waiting for."""


class Deliver:
    """The step from delivering to done or failed."""

    def __init__(self, *, life: Life, results: Results, sender: Sender, queue: Queue, guests: GuestAnswers) -> None:
        self._life = life
        self._results = results
        self._sender = sender
        self._queue = queue
        self._guests = guests
        self._ending = Ending(life)
        self._succession = Succession(life)

    async def step(self, job_id: str) -> datetime | None:
        """Run the step; returns when to run it again."""
        return await self._life.run(job_id, (JobState.DELIVERING,), self._deliver)

    async def _deliver(self, job: Job) -> datetime | None:
        transcript = None
        if job.failure is None:
            try:
                transcript = await self._results.transcript(job)
            except NotReady as error:
                return await self._not_ready(job, error)
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
        await self._ending.part(job, _TEXT, lambda: self._sender.text(place, parts.html, parts.rows))
        if wants_subtitles(choices, job, transcript) and _SRT not in job.delivered:
            subtitles = await self._results.subtitles(job, transcript, choices)
            if subtitles:
                await self._ending.file(job, _SRT, place, subtitles, f"{stem}.srt")
        if parts.txt:
            await self._ending.long_text(job, _TXT, place, parts.txt, f"{stem}.txt")
        await self._ending.end(job, JobState.DONE)

    async def _say_failure(self, job: Job) -> None:
        texts, failure = self._life.texts(job), job.failure
        if failure is None:
            return
        rows = [[Button(texts.plain("button.again"), data=callback(AGAIN, job.id))]] if failure.again else []
        html = texts.say(failure.sentence, **failure.values)
        await self._ending.part(job, _SENTENCE, lambda: self._sender.text(place_of(job), html, rows))
        await self._ending.end(job, JobState.FAILED)

    async def _not_ready(self, job: Job, error: NotReady) -> datetime | None:
        """Look again later. What is told no for good ends one day: with its time over, or after many refusals."""
        # A failure is told by this very step, which has to run again for that.
        now = self._life.clock()
        if job.asked_last:
            await self._life.fail(job.id, Failure(sentence="failed.timeout"))
        elif job.results_refused + 1 >= (_MOST_REFUSED if job.submitted_at is not None else _MOST_REFUSED_LOOKUP):
            reason = untagged(error.detail)
            sentence = "failed.withheld" if reason else "failed.withheld_silent"
            await self._life.fail(job.id, Failure(sentence=sentence, values={"reason": reason} if reason else {}))
        else:
            await self._back_to_watching(job)
            return None
        return now

    async def _back_to_watching(self, job: Job) -> None:
        now, refused = self._life.clock(), job.results_refused + 1
        look_at = now + timedelta(seconds=backoff(refused, cap_s=_NOT_READY_CAP_S))

        def watch(current: Job) -> Job | None:
            if current.state is not JobState.DELIVERING:
                return None
            return current.model_copy(
                update={
                    "state": JobState.WATCHING,
                    "parked": None,
                    "troubles": current.troubles + 1,
                    "results_refused": refused,
                    "deadline_at": self._watched_until(current, now),
                }
            )

        if await self._life.jobs.change(job.id, watch, due_at=look_at) and job.account_id is not None:
            await self._life.accounts.watch(job.account_id, job.id, look_at)
            await self._life.engine.at(WATCH, job.account_id, look_at)

    def _watched_until(self, job: Job, now: datetime) -> datetime:
        """The deadline that it had while it was watched, with time for one more look."""
        within_s = max(self._life.deadlines.watch_s, 3 * (job.length_s or 0.0))
        return max((job.submitted_at or now) + timedelta(seconds=within_s), now + timedelta(seconds=_NOT_READY_CAP_S))
