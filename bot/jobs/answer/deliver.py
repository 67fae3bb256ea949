"""Deliver: the text, then the subtitles, what the service made besides, the text as a file where it was too long."""

import asyncio
import json
import logging
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.chats.store import Chats, Choices
from bot.clock import backoff
from bot.jobs.answer.guest_answer import GuestAnswers
from bot.jobs.answer.joint_answer import JointAnswer
from bot.jobs.answer.parts import compose, digest_of, style_of, wants_subtitles
from bot.jobs.answer.results import Results, made_of
from bot.jobs.answer.sending import AnswerParts
from bot.jobs.answer.turns import AnswerOrder
from bot.jobs.lifecycle import JobLifecycle
from bot.jobs.media import file_stem, untagged
from bot.jobs.record import FIRST, Failure, Job, JobState, split_job_id
from bot.jobs.repository import Jobs
from bot.jobs.status import place_of
from bot.jobs.step_runner import StepRunner
from bot.polyglotvoice.errors import NotReady
from bot.store.lately import Renewals
from bot.telegram.callbacks import JobAction, job_data
from bot.telegram.messages import Sender
from bot.telegram.outgoing import Button
from bot.texts.catalogue import Catalogue, Html, Texts
from bot.transcript.changes import Changes, changes
from bot.transcript.exports import KINDS
from bot.transcript.layout import Style, lay_out
from bot.transcript.speech import Transcript

log = logging.getLogger(__name__)

_TEXT, _SRT, _TXT, _SENTENCE, _CHANGES = "text", "srt", "txt", "sentence", "changes"
_FIRST_S = 90 * 86_400
_NOT_READY_CAP_S = 300.0
_MOST_REFUSED = 30
"""Some two hours of asking."""

_MOST_REFUSED_LOOKUP = 3
"""Of an old task, out of the history, that is no longer worth waiting for."""


def former_notice(job: Job) -> str:
    """Under which name the text of before is noted while a job is done again."""
    return f"former:{split_job_id(job.id)[1]}"


def changes_said(found: Changes | None, lost: Sequence[str], texts: Texts) -> Html:
    """What became of a text that was made again, in a few words; `lost` are names that nobody has any more."""
    if found is None:
        said = [texts.say("changes-untold")]
    elif not found.words:
        said = [texts.say("changes-none")]
    else:
        said = [texts.say("changes-some", n=found.words, of=found.of)]
    shown = [
        texts.say("changes-replaced" if before and after else "changes-added" if after else "changes-dropped",
                  before=before, after=after)
        for before, after in (() if found is None else found.shown)
    ]  # fmt: skip
    gone = [texts.say("changes-names", names=", ".join(lost))] if lost else []
    return Html("\n".join((*said, *shown, *gone)))


@dataclass(slots=True, kw_only=True)
class SingleAnswer:
    """Sends the answer of one job by itself, and ends it."""

    results: Results
    sender: Sender
    parts: AnswerParts
    chats: Chats
    catalogue: Catalogue
    together: JointAnswer
    _marked: Renewals = field(default_factory=Renewals, init=False)

    async def send(self, job: Job, transcript: Transcript | None = None) -> None:
        """Send the transcript (read where it is not handed in) and its files, or why there is none."""
        if (failure := job.answer.failure) is not None:
            await self._say_failure(job, failure)
            return
        transcript = transcript or await self.results.transcript(job)
        choices, texts = await self.chats.choices(job.origin.chat_id), self.catalogue.texts(job.language)
        job = await self._marked_first(job)
        parts = await made_of(transcript, lambda: compose(job, transcript, style_of(job, choices), texts))
        place, stem, before = place_of(job), parts.stem, job.answer.messages.get(_TEXT)
        shown, is_message = digest_of(parts.html), True
        if before is not None and shown == job.answer.shown:
            await self.parts.mark(job, _TEXT)  # what stands there says just this, and Telegram refuses such an edit
        else:
            is_message = await self.parts.text(job, _TEXT, place, parts, as_file=_TXT, before=before, shown=shown)
        if wants_subtitles(choices, job, transcript) and _SRT not in job.answer.parts:
            subtitles = await self.results.file(job, transcript, _SRT, choices, texts)
            goes_on = parts.more or parts.txt or job.answer.replaces or job.answer.joint or not is_message
            ends = None if goes_on else JobState.DONE
            if subtitles and await self.parts.file(job, _SRT, place, subtitles, f"{stem}.srt", ends=ends) and ends:
                return
        gets_files = bool(parts.txt) or wants_subtitles(choices, job, transcript)
        for part, name, content in parts.more if gets_files else ():
            await self.parts.file(job, part, place, content, name)
        if parts.txt and is_message:
            await self.parts.long_text(job, _TXT, place, parts.txt, f"{stem}.txt")
        if job.answer.replaces:
            await self._replace_files(job, transcript, choices, texts)
            await self._say_changes(job, transcript, before, texts)
        await self.together.renew(job)
        await self.parts.end(job, JobState.DONE)

    async def _marked_first(self, job: Job) -> Job:
        """The chat's first answer is marked: it shows where the settings are."""
        is_new = not job.origin.is_shared and not job.answer.parts and not job.answer.messages
        asks = is_new and self._marked.is_time(str(job.origin.chat_id))
        if asks and await self.chats.first_notice(job.origin.chat_id, FIRST, _FIRST_S):
            return await self.parts.mark(job, FIRST)
        return job

    async def _replace_files(self, job: Job, transcript: Transcript, choices: Choices, texts: Texts) -> None:
        """Whatever files of the former text stand in the chat, those of the new one take their places."""
        for kind in KINDS:
            if kind in job.answer.messages and kind not in job.answer.parts:
                made = await self.results.file(job, transcript, kind, choices, texts)
                if made:
                    await self.parts.file(job, kind, place_of(job), made, f"{file_stem(job)}.{kind}")

    async def _say_changes(self, job: Job, transcript: Transcript, stands: int | None, texts: Texts) -> None:
        """What is other in a text that was made again, or that it answers what its message says by now."""
        place, is_silent = replace(place_of(job), reply_to=stands), job.origin.is_shared
        if job.task.former_id is None:
            html = texts.say("edit-replaced")
            await self.parts.aside(job, _CHANGES, lambda: self.sender.text(place, html, silent=is_silent))
            return
        noted = await self.chats.unsaid(job.origin.chat_id, former_notice(job))
        former, *names = (None,) if noted is None else json.loads(noted)
        text = lay_out(transcript, Style.PLAIN).text
        found = None if former is None else await asyncio.to_thread(changes, former, text)
        html = changes_said(found, [name for name in names if name not in transcript.names], texts)
        await self.parts.aside(job, _CHANGES, lambda: self.sender.text(place, html, silent=is_silent))
        await self.chats.clear_notice(job.origin.chat_id, former_notice(job))

    async def _say_failure(self, job: Job, failure: Failure) -> None:
        texts = self.catalogue.texts(job.language)
        rows = [[Button(texts.plain("button-again"), data=job_data(JobAction.AGAIN, job.id))]] if failure.again else []
        html = texts.say(failure.sentence, **failure.values)
        await self.parts.aside(job, _SENTENCE, lambda: self.sender.text(place_of(job), html, rows))
        await self.parts.end(job, JobState.FAILED)


@dataclass(slots=True, kw_only=True)
class Deliver:
    """The step from delivering to done or failed."""

    runner: StepRunner
    lifecycle: JobLifecycle
    jobs: Jobs
    results: Results
    alone: SingleAnswer
    order: AnswerOrder
    guests: GuestAnswers

    async def step(self, job_id: str) -> datetime | None:
        return await self.runner.run(job_id, (JobState.DELIVERING,), self._deliver)

    async def _deliver(self, job: Job) -> datetime | None:
        try:
            return await self._answer(job)
        except NotReady as error:
            await self._not_ready(job, error)
            return None

    async def _answer(self, job: Job) -> datetime | None:
        is_single, transcript = not job.origin.is_shared and job.sent.batch is None, None
        # One that waits only for its turn has its transcript kept.
        if job.answer.failure is None and not (is_single and job.answer.ready_at is not None):
            transcript = await self.results.transcript(job)
        if job.origin.inline_message_id is not None:
            await self.guests.deliver(job)
            return None
        # Its transcript is kept by now, for /find too.
        if (until := await self.lifecycle.held_for_chat(job)) is not None:
            return until
        return await self.order.deliver(job, lambda one: self.alone.send(one, transcript if one.id == job.id else None))

    async def _not_ready(self, job: Job, error: NotReady) -> None:
        """Look again later. What is told no for good ends one day: with its time over, or after many refusals."""
        refused = job.task.results_refused + 1
        if job.task.asked_last:
            await self.lifecycle.fail(job.id, Failure(sentence="failed-timeout"))
        elif refused >= (_MOST_REFUSED if job.task.submitted_at is not None else _MOST_REFUSED_LOOKUP):
            reason = untagged(error.detail)
            sentence = "failed-withheld" if reason else "failed-withheld-silent"
            await self.lifecycle.fail(job.id, Failure(sentence=sentence, values={"reason": reason} if reason else {}))
        else:
            await self.lifecycle.watch_again(job, timedelta(seconds=backoff(refused, cap_s=_NOT_READY_CAP_S)))
