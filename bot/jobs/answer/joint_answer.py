"""Several answers in one message: in order, each under its author and time, as a file too where it is long."""

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from bot.chats.store import Chats, Choices
from bot.jobs.answer.parts import LONG_S, TOGETHER, Parts, heading, laid_out, length_s
from bot.jobs.answer.results import Results, made_of
from bot.jobs.answer.sending import AnswerParts
from bot.jobs.events import Joined
from bot.jobs.media import as_stem, file_stem, title_of
from bot.jobs.record import Job, JobState
from bot.jobs.repository import Jobs
from bot.jobs.status import place_of
from bot.telegram.callbacks import JobAction, job_data
from bot.telegram.messages import Sender
from bot.telegram.outgoing import Button, Rows
from bot.telegram.troubles import RefusedError
from bot.texts.catalogue import Catalogue, Texts
from bot.transcript import srt
from bot.transcript.escape import clean, one_line
from bot.transcript.exports import KINDS, make_file
from bot.transcript.layout import Body, Style, body_as_txt, render_body, stack
from bot.transcript.speech import Spoken, Transcript, join

_TEXT, _SRT, _TXT = "text", "srt", "txt"
_BUTTONS_A_ROW = 2
_MOST_BUTTONS = 40
_MOST_NAMED = 3
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


@dataclass(slots=True, kw_only=True)
class JointAnswer:
    """Sends several ready jobs of one chat as one answer, and ends them."""

    jobs: Jobs
    results: Results
    sender: Sender
    parts: AnswerParts
    chats: Chats
    catalogue: Catalogue

    async def send(self, jobs: Sequence[Job]) -> None:
        """Send the jobs together; the first one's record holds which parts have gone."""
        first = jobs[0]
        texts, choices = self.catalogue.texts(first.language), await self.chats.choices(first.origin.chat_id)
        found = [None if job.answer.failure else await self.results.transcript(job) for job in jobs]
        entries = [_entry(job, transcript, texts) for job, transcript in zip(jobs, found, strict=True)]
        body = await _stacked(entries, Style(choices.style), texts)
        shown = render_body(body)
        place, stem = place_of(first), _stem(entries)
        rows = _rows(entries, texts)
        joined = Joined(tuple(job.id for job in jobs))
        for job in jobs[1:]:
            await self.jobs.apply(job.id, joined)
        first = await self.jobs.apply(first.id, joined) or first
        # Under the plain names an earlier version has noted what it sent.
        is_message = _TEXT in first.answer.parts
        if not is_message:
            made = Parts(shown.html, rows, b"" if shown.whole else body_as_txt(body), stem)
            is_message = await self.parts.text(first, TOGETHER, place, made, as_file=f"{TOGETHER} {_TXT}")
        subtitles = b"" if first.origin.is_shared else await _subtitles(entries, choices)
        if subtitles and _SRT not in first.answer.parts:
            await self.parts.file(first, f"{TOGETHER} {_SRT}", place, subtitles, f"{stem}.srt")
        if not shown.whole and is_message and _TXT not in first.answer.parts:
            await self.parts.long_text(first, f"{TOGETHER} {_TXT}", place, body_as_txt(body), f"{stem}.txt")
        await self.parts.say_missing(first)
        # The first one is the last to end: until then its record tells a restart what has gone already.
        for job in [*jobs[1:], first]:
            await self.parts.end(job, JobState.FAILED if job.answer.failure is not None else JobState.DONE)

    async def renew(self, job: Job) -> None:
        """Bring the answer that holds this recording up to date, and its files: a name was given, or it was redone."""
        first = await self.jobs.get(job.answer.joint[0]) if job.answer.joint else None
        if first is None or (message_id := first.answer.messages.get(TOGETHER)) is None:
            return
        texts, choices = self.catalogue.texts(first.language), await self.chats.choices(first.origin.chat_id)
        entries = await self._entries(first, texts)
        shown = render_body(await _stacked(entries, Style(choices.style), texts))
        try:
            await self.sender.edit(first.origin.chat_id, message_id, shown.html, _rows(entries, texts))
        except RefusedError:
            return  # somebody deleted it
        for kind in KINDS:
            if (stands := first.answer.messages.get(f"{TOGETHER} {kind}")) is not None:
                name, data = await self.file(first, kind)
                with suppress(RefusedError):  # what stands there stays
                    await self.sender.document(place_of(first), data, name, instead_of=stands)

    async def rows(self, first: Job, texts: Texts) -> Rows:
        """The buttons below what `first` and others were answered with."""
        return _rows(await self._entries(first, texts), texts)

    async def file(self, first: Job, kind: str) -> tuple[str, bytes]:
        """A file of all that was answered together, and its name; no bytes where nothing of it is kept any more."""
        texts, choices = self.catalogue.texts(first.language), await self.chats.choices(first.origin.chat_id)
        entries = await self._entries(first, texts)
        if all(entry.transcript.is_empty for entry in entries):
            return "", b""
        body = await _stacked(entries, Style(choices.style), texts)
        joined = join(_spoken(entries))
        title, name = _title(entries), f"{_stem(entries)}.{kind}"
        return name, await made_of(joined, lambda: make_file(kind, joined, body, title=title, speakers=True))

    async def _entries(self, first: Job, texts: Texts) -> list[_Entry]:
        """What is kept of them; one that was done again by itself has its newer text."""
        found = [job async for job in self.jobs.each(first.answer.joint)]
        kept = [(job, None if job.answer.failure else await self.results.kept(job)) for job in found]
        return [
            _entry(job, transcript, texts)
            for job, transcript in kept
            if transcript is not None or job.answer.failure is not None
        ]


def _entry(job: Job, transcript: Transcript | None, texts: Texts) -> _Entry:
    failure = job.answer.failure
    if failure is None:
        return _Entry(job, transcript or _NOTHING, texts.plain("result-empty"))
    return _Entry(job, _NOTHING, _MARKUP.sub("", texts.plain(failure.sentence, **failure.values)))


def _title(entries: Sequence[_Entry]) -> str:
    """Who speaks there, the first three by name; of nobody's recordings what the first is called."""
    people = list(dict.fromkeys(one_line(e.job.origin.author) for e in entries if e.job.origin.author))
    named = ", ".join(people[:_MOST_NAMED]) + ("…" if len(people) > _MOST_NAMED else "")
    return named or title_of(entries[0].job)


def _stem(entries: Sequence[_Entry]) -> str:
    return as_stem(_title(entries)) or file_stem(entries[0].job)


async def _stacked(entries: Sequence[_Entry], style: Style, texts: Texts) -> Body:
    return stack([(heading(e.job, texts, n), await e.body(style, texts)) for n, e in enumerate(entries, start=1)])


def _spoken(entries: Sequence[_Entry]) -> list[Spoken]:
    return [Spoken(e.job.origin.author, e.transcript, length_s(e.job, e.transcript)) for e in entries]


async def _subtitles(entries: Sequence[_Entry], choices: Choices) -> bytes:
    spoken = _spoken(entries)
    whole_s = sum(one.length_s for one in spoken)
    if choices.srt == "never" or (choices.srt == "long" and whole_s < LONG_S):
        return b""
    joined = join(spoken)
    return await made_of(joined, lambda: srt.build(joined.segments, speakers=True).encode())


def _rows(entries: Sequence[_Entry], texts: Texts) -> Rows:
    """Each recording by itself, and the files of all."""
    if not entries:
        return []
    first = entries[0].job
    files = [Button(texts.plain("button-files"), data=job_data(JobAction.FILES, first.id, TOGETHER))]
    buttons = [
        Button(
            _label(number, entry, texts),
            data=job_data(JobAction.AGAIN if entry.job.answer.failure else JobAction.ONE, entry.job.id),
        )
        for number, entry in enumerate(entries, start=1)
        if entry.job.answer.failure is None or entry.job.answer.failure.again
    ][:_MOST_BUTTONS]
    return [*(buttons[at : at + _BUTTONS_A_ROW] for at in range(0, len(buttons), _BUTTONS_A_ROW)), files]


def _label(number: int, entry: _Entry, texts: Texts) -> str:
    if entry.job.answer.failure is not None:
        return texts.plain("forward-again", n=number)
    author = entry.job.origin.author or texts.plain("forward-somebody")
    return texts.plain("forward-one", n=number, author=author[:24])
