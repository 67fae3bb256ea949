"""What a finished transcript looks like in a chat: the message, its buttons, its files. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.i18n import Texts
from bot.jobs.headings import header
from bot.jobs.media import stem_of
from bot.jobs.progress import AGAIN, SUBTITLES, callback
from bot.store.choices import Choices
from bot.store.records import Job
from bot.telegram.send import Button, Place
from bot.transcript.models import Transcript
from bot.transcript.render import Style, as_txt, render

LONG_S = 300.0
"""From this length on a recording is long, for those who want subtitles of long ones only."""


@dataclass(frozen=True, slots=True)
class Parts:
    """`html` and `rows` of the message, and the whole text as a file; no bytes where the message holds it all."""

    html: str
    rows: Sequence[Sequence[Button]]
    txt: bytes
    stem: str


def compose(job: Job, transcript: Transcript, style: Style, texts: Texts) -> Parts:
    """The parts of a transcript in a style."""
    stem = stem_of(job)
    rows = _rows(job, texts, with_subtitles=job.origin.is_shared and not transcript.is_empty)
    above = header(job, texts)
    if transcript.is_empty:
        said = texts.say("result.empty")
        return Parts(f"{above}\n{said}" if above else said, rows, b"", stem)
    shown = render(transcript, style, header=above)
    return Parts(shown.html, rows, b"" if shown.whole else as_txt(transcript, style), stem)


def place_of(job: Job) -> Place:
    """Where the job's answer goes: a reply to what was sent."""
    return Place(job.origin.chat_id, job.origin.message_id, job.origin.thread_id)


def wants_subtitles(choices: Choices, job: Job, transcript: Transcript) -> bool:
    """Whether the chat wants an .srt of this transcript."""
    if transcript.is_empty or choices.srt == "never":
        return False
    return choices.srt == "always" or length_s(job, transcript) >= LONG_S


def length_s(job: Job, transcript: Transcript) -> float:
    """How long the recording is, by the best that is known of it."""
    ends = [segment.end_s for segment in transcript.segments if segment.has_end]
    return max(transcript.duration_s or 0.0, job.length_s or 0.0, max(ends, default=0.0))


def _rows(job: Job, texts: Texts, *, with_subtitles: bool) -> list[list[Button]]:
    buttons: list[Button] = []
    if with_subtitles:
        buttons.append(Button(texts.plain("button.srt"), data=callback(SUBTITLES, job.id)))
    if job.same_as:
        buttons.append(Button(texts.plain("button.afresh"), data=callback(AGAIN, job.id)))
    return [buttons] if buttons else []
