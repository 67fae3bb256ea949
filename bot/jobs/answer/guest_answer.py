"""The answer to a guest: the message that stands there already turns into the transcript.

The link below a guest's answer: it leads the one who asked to the files, in their own chat.
"""

from dataclasses import dataclass

from bot.chats.store import Chats
from bot.jobs.answer.parts import Parts, laid_out
from bot.jobs.answer.results import Results, made_of
from bot.jobs.answer.sending import AnswerParts
from bot.jobs.media import file_stem
from bot.jobs.record import Job, JobState, split_job_id
from bot.jobs.status import place_of
from bot.telegram.messages import GuestVoice, Sender
from bot.telegram.outgoing import Button, Place
from bot.telegram.troubles import RefusedError
from bot.texts.catalogue import Catalogue
from bot.transcript.layout import Style, body_as_txt, render_body

PREFIX = "v_"
_TEXT, _TXT, _REASON = "text", "txt", "reason"


def payload_of(job: Job) -> str:
    """The payload for a job. It names no chat: only the chat that it was made for finds anything by it."""
    return PREFIX + split_job_id(job.id)[1].replace(":", "-")


def rest_of(payload: str) -> str | None:
    """The part of the job's id that a payload stands for; None for anything else."""
    rest = payload.removeprefix(PREFIX).replace("-", ":")
    return (
        rest if rest.startswith("0:") and all(part.isascii() and part.isdigit() for part in rest.split(":")) else None
    )


@dataclass(slots=True, kw_only=True)
class GuestAnswers:
    """Delivers jobs of guest queries. No file can be sent there: a link leads the asker to it in private."""

    results: Results
    parts: AnswerParts
    chats: Chats
    catalogue: Catalogue
    voice: GuestVoice
    sender: Sender

    async def deliver(self, job: Job) -> None:
        """Edit the answer into the transcript; why there is none, which may tell of a plan, is the asker's alone."""
        texts, inline_id = self.catalogue.texts(job.language), job.origin.inline_message_id or ""
        if job.answer.failure is not None:
            said, there = texts.say(job.answer.failure.sentence, **job.answer.failure.values), texts.say("guest-failed")
            await self.parts.aside(job, _TEXT, lambda: self.voice.edit(inline_id, there))
            await self.parts.aside(job, _REASON, lambda: self.sender.text(Place(job.origin.chat_id), said))
            await self.parts.end(job, JobState.FAILED)
            return
        transcript = await self.results.transcript(job)
        choices = await self.chats.choices(job.origin.chat_id)
        body = await made_of(transcript, lambda: laid_out(transcript, Style(choices.style), texts))
        shown = render_body(body)
        html = texts.say("result-empty") if transcript.is_empty else shown.html
        link = await self.voice.link(payload_of(job))
        rows = [] if transcript.is_empty else [[Button(texts.plain("button-guest-files"), url=link)]]
        try:
            await self.parts.part(job, _TEXT, lambda: self.voice.edit(inline_id, html, rows))
        except RefusedError:
            # It can't stand there: the asker gets it in their own chat.
            made = Parts(html, rows, b"" if shown.whole else body_as_txt(body), file_stem(job))
            await self.parts.text(job, _TEXT, place_of(job), made, as_file=_TXT)
        await self.parts.end(job, JobState.DONE)
