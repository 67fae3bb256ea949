"""What a finished transcript looks like in a chat: the message, its buttons, its files. Pure.

Whose recording it is and from when, in one line. Pure.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.chats.store import Choices
from bot.jobs.media import address_of, file_stem, own_name, title_of
from bot.jobs.record import Job
from bot.telegram.callbacks import JobAction, job_data
from bot.telegram.outgoing import Button, Place
from bot.texts.catalogue import Html, Texts
from bot.transcript.escape import clean, is_blank, one_line
from bot.transcript.layout import Body, lay_out
from bot.transcript.models import Transcript
from bot.transcript.render import Style, as_html, body_as_txt, render_body, styles_of
from bot.transcript.together import beside, stack


def heading(job: Job, texts: Texts, number: int | None = None) -> Body:
    """What the recording is, whose and from when, in one line; numbered where several stand together."""
    title, author = title_of(job), job.origin.author
    pieces = [title if number is None else f"{number}. {title}"]
    if job.task.title and job.sent.url is not None:
        pieces.append(address_of(job.sent.url))
    if author and not title.startswith(author) and (job.origin.is_forwarded or number is not None):
        pieces.append(one_line(author))
    text = " · ".join(pieces)
    if not job.origin.is_forwarded and number is None:
        return Body(text)
    moment = job.origin.written_at or job.created_at
    text, when = f"{text} · ", f"{texts.date(moment)} UTC"
    return Body(text + when, (), ((len(text), len(text) + len(when), int(moment.timestamp())),))


def header(job: Job, texts: Texts) -> Html | None:
    """The line above a text; None above a note of one's own, which the answer replies to."""
    if not (job.origin.is_forwarded or own_name(job) or job.sent.url is not None):
        return None
    line = heading(job, texts)
    return Html(as_html(replace(line, bold=((0, len(line.text)),))))


LONG_S = 300.0
"""From this length on a recording is long, for those who want subtitles of long ones only."""

_LANGUAGE_CODE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,2}")
_STYLE_BUTTONS = {
    Style.PLAIN: "button-style-plain",
    Style.TIMED: "button-style-timed",
    Style.SPEAKERS: "button-style-speakers",
}


@dataclass(frozen=True, slots=True)
class Parts:
    """`html` and `rows` of the message, and the whole text as a file; no bytes where the message holds it all.

    `more` are `more_files`.
    """

    html: str
    rows: Sequence[Sequence[Button]]
    txt: bytes
    stem: str
    more: Sequence[tuple[str, str, bytes]] = ()


def compose(job: Job, transcript: Transcript, style: Style, texts: Texts) -> Parts:
    """The parts of a transcript in a style."""
    stem = file_stem(job)
    rows = [result_row(job, transcript, style, texts)]
    above = header(job, texts)
    if transcript.is_empty:
        said = texts.say("result-empty")
        return Parts(f"{above}\n{said}" if above else said, rows, b"", stem)
    body = laid_out(transcript, style, texts)
    shown = render_body(body, header=above)
    return Parts(shown.html, rows, b"" if shown.whole else body_as_txt(body), stem, more_files(transcript, stem))


def laid_out(transcript: Transcript, style: Style, texts: Texts) -> Body:
    """The text in a style, with what the service made of it besides: its summary, its translations."""
    more = [(texts.plain("result-summary"), transcript.summary)]
    for language, text in transcript.translations:
        heading = texts.plain("result-translation-to", language=language) if language else ""
        more.append((heading or texts.plain("result-translation"), text))
    return beside(lay_out(transcript, style), more)


def more_files(transcript: Transcript, stem: str) -> list[tuple[str, str, bytes]]:
    """What the service made besides as files, each a part's name, the file's, and its content.

    Translations are one file, named after the language where it is one alone.
    """
    told = [(language, text) for language, text in transcript.translations if not is_blank(text)]
    body = stack([("" if len(told) == 1 else language, Body(clean(text))) for language, text in told])
    kind = told[0][0] if len(told) == 1 and _LANGUAGE_CODE.fullmatch(told[0][0]) else "translation"
    made = [("translation", kind, body), ("summary", "summary", Body(clean(transcript.summary)))]
    return [(part, f"{stem}.{kind}.txt", body_as_txt(text)) for part, kind, text in made if not is_blank(text.text)]


def result_row(job: Job, transcript: Transcript, style: Style, texts: Texts) -> list[Button]:
    """The one row under a result: the next style, where there is another, and what to do when it is wrong."""
    wrong = "button-redo" if job.answer.same_as else "button-wrong"
    row = [Button(texts.plain(wrong), data=job_data(JobAction.WRONG, job.id, style))]
    if (following := _next_style(transcript, style)) is not None:
        label = _STYLE_BUTTONS[following]
        row.insert(0, Button(texts.plain(label), data=job_data(JobAction.STYLE, job.id, following)))
    if job.origin.is_shared and not transcript.is_empty:
        row.insert(0, Button(texts.plain("button-srt"), data=job_data(JobAction.SUBTITLES, job.id)))
    return row


def confirm_row(job: Job, style: Style, requests: int, texts: Texts) -> list[Button]:
    """The row that asks before a transcript is made again: what it costs, and the way back."""
    return [
        Button(texts.plain("button-redo-for", n=requests), data=job_data(JobAction.REDO, job.id, style)),
        Button(texts.plain("button-back"), data=job_data(JobAction.BACK, job.id, style)),
    ]


def place_of(job: Job) -> Place:
    """Where the job's answer goes: a reply to what was sent."""
    return Place(job.origin.chat_id, job.origin.message_id or None, job.origin.thread_id)


def wants_subtitles(choices: Choices, job: Job, transcript: Transcript) -> bool:
    """Whether the chat wants an .srt of this transcript."""
    if transcript.is_empty or choices.srt == "never":
        return False
    return choices.srt == "always" or length_s(job, transcript) >= LONG_S


def length_s(job: Job, transcript: Transcript) -> float:
    """How long the recording is, by the best that is known of it."""
    ends = [segment.end_s for segment in transcript.segments if segment.has_end]
    return max(transcript.duration_s or 0.0, job.task.length_s or 0.0, max(ends, default=0.0))


def _next_style(transcript: Transcript, style: Style) -> Style | None:
    offered = styles_of(transcript)
    if len(offered) == 1 and style is Style.PLAIN:
        return None
    return offered[(offered.index(style) + 1) % len(offered)] if style in offered else offered[0]
