"""What a finished transcript looks like in a chat: the message and its files. Pure.

Whose recording it is and from when, in one line. Pure.
"""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.chats.store import Choices
from bot.jobs.answer.bar import bar
from bot.jobs.media import address_of, file_stem, own_name, title_of
from bot.jobs.record import Job
from bot.telegram.outgoing import Place, Rows
from bot.texts.catalogue import Html, Texts
from bot.transcript.escape import clean, is_blank, one_line
from bot.transcript.layout import Body, lay_out
from bot.transcript.models import Transcript
from bot.transcript.render import Style, as_html, body_as_txt, render_body
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
    begin, end = texts.isolates
    text, when = f"{text} · {begin}", f"{texts.date(moment)} UTC"
    return Body(text + when + end, (), ((len(text), len(text) + len(when), int(moment.timestamp())),))


def header(job: Job, texts: Texts) -> Html | None:
    """The line above a text; None above a note of one's own, which the answer replies to."""
    if not (job.origin.is_forwarded or own_name(job) or job.sent.url is not None):
        return None
    line = heading(job, texts)
    return Html(as_html(replace(line, bold=((0, len(line.text)),))))


LONG_S = 300.0
"""From this length on a recording is long, for those who want subtitles of long ones only."""

_LANGUAGE_CODE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,2}")


@dataclass(frozen=True, slots=True)
class Parts:
    """`html` and `rows` of the message, and the whole text as a file; no bytes where the message holds it all.

    `more` are `more_files`.
    """

    html: str
    rows: Rows
    txt: bytes
    stem: str
    more: Sequence[tuple[str, str, bytes]] = ()


def digest_of(html: str) -> str:
    """What tells a text from another without holding it."""
    return hashlib.sha256(html.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def style_of(job: Job, choices: Choices) -> Style:
    """What the job's text is put into: what its people chose for it, else for the chat."""
    return Style(job.answer.style or choices.style)


def compose(job: Job, transcript: Transcript, style: Style, texts: Texts) -> Parts:
    """The parts of a transcript in a style."""
    stem = file_stem(job)
    rows = bar(job, transcript, style, texts)
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
