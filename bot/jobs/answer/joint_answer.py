"""Several answers in one message: in order, each under its author and time, as a file too where it is long."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.chats.store import Chats, Choices
from bot.jobs.answer.parts import LONG_S, heading, laid_out, length_s, place_of
from bot.jobs.answer.results import Results, made_of
from bot.jobs.answer.sending import AnswerParts
from bot.jobs.media import file_stem
from bot.jobs.record import Job, JobState
from bot.telegram.callbacks import JobAction, job_data
from bot.telegram.messages import Sender
from bot.telegram.outgoing import Button, Rows
from bot.texts.catalogue import Catalogue, Texts
from bot.transcript import srt
from bot.transcript.escape import clean
from bot.transcript.layout import Body
from bot.transcript.models import Transcript
from bot.transcript.render import Style, body_as_txt, render_body
from bot.transcript.together import Spoken, join, stack

_TEXT, _SRT, _TXT = "text", "srt", "txt"
_BUTTONS_A_ROW = 2
_MOST_BUTTONS = 40
_MARKUP = re.compile(r"</?(?:b|i|code)>")
_NOTHING = Transcript(text="")


@dataclass(frozen=True, slots=True)
class _Entry:
    job: Job
    transcript: Transcript
    instead: str

    async def body(self, style: Style, texts: Texts) -> Body:
        if self.transcript.is_empty:
            return Body(clean(self.instead))
        return await made_of(self.transcript, lambda: laid_out(self.transcript, style, texts))


class JointAnswer:
    """Sends several ready jobs of one chat as one answer, and ends them."""

    def __init__(
        self, *, results: Results, sender: Sender, parts: AnswerParts, chats: Chats, catalogue: Catalogue
    ) -> None:
        self._chats = chats
        self._catalogue = catalogue
        self._results = results
        self._sender = sender
        self._parts = parts

    async def send(self, jobs: Sequence[Job]) -> None:
        """Send the jobs together; the first one's record holds which parts have gone."""
        first = jobs[0]
        texts = self._catalogue.texts(first.language)
        entries = [await self._entry(job, texts) for job in jobs]
        choices = await self._chats.choices(first.origin.chat_id)
        is_shared = first.origin.is_shared
        parts = [
            (heading(e.job, texts, number), await e.body(Style(choices.style), texts))
            for number, e in enumerate(entries, start=1)
        ]
        body = stack(parts)
        shown = render_body(body)
        place, stem = place_of(first), file_stem(first)
        rows = [] if is_shared else _rows(entries, texts)
        await self._parts.part(first, _TEXT, lambda: self._sender.text(place, shown.html, rows))
        subtitles = b"" if is_shared else await _subtitles(entries, choices)
        if subtitles:
            await self._parts.file(first, _SRT, place, subtitles, f"{stem}.srt")
        if not shown.whole:
            await self._parts.long_text(first, _TXT, place, body_as_txt(body), f"{stem}.txt")
        # The first one is the last to end: until then its record tells a restart what has gone already.
        for job in [*jobs[1:], first]:
            await self._parts.end(job, JobState.FAILED if job.answer.failure is not None else JobState.DONE)

    async def _entry(self, job: Job, texts: Texts) -> _Entry:
        if job.answer.failure is not None:
            said = texts.plain(job.answer.failure.sentence, **job.answer.failure.values)
            return _Entry(job, _NOTHING, _MARKUP.sub("", said))
        return _Entry(job, await self._results.transcript(job), texts.plain("result-empty"))


async def _subtitles(entries: Sequence[_Entry], choices: Choices) -> bytes:
    spoken = [Spoken(e.job.origin.author, e.transcript, length_s(e.job, e.transcript)) for e in entries]
    whole_s = sum(one.length_s for one in spoken)
    if choices.srt == "never" or (choices.srt == "long" and whole_s < LONG_S):
        return b""
    joined = join(spoken)
    return await made_of(joined, lambda: srt.build(joined.segments, speakers=True).encode())


def _rows(entries: Sequence[_Entry], texts: Texts) -> Rows:
    buttons = [
        Button(
            _label(number, entry, texts),
            data=job_data(JobAction.AGAIN if entry.job.answer.failure else JobAction.ONE, entry.job.id),
        )
        for number, entry in enumerate(entries, start=1)
        if entry.job.answer.failure is None or entry.job.answer.failure.again
    ][:_MOST_BUTTONS]
    return [buttons[at : at + _BUTTONS_A_ROW] for at in range(0, len(buttons), _BUTTONS_A_ROW)]


def _label(number: int, entry: _Entry, texts: Texts) -> str:
    if entry.job.answer.failure is not None:
        return texts.plain("forward-again", n=number)
    author = entry.job.origin.author or texts.plain("forward-somebody")
    return texts.plain("forward-one", n=number, author=author[:24])
