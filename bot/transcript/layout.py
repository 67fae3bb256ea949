"""A transcript as people read it: in a style, with others below it, and as one message with the rest in a file."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from bot.transcript.escape import clean, escape, is_blank, one_line, shown_units, utf16_len
from bot.transcript.speech import Segment, Transcript, join_texts, speaker_of, speakers_of, tell_times
from bot.transcript.split import SENTENCE_END, CutPlace, find_cut, fit, split

_TIMED_ENOUGH = 120
_TIMED_LONGEST = 400
PAUSE_S = 1.5
_LONGEST_BLOCK = 600
_PARAGRAPH = 400
_PARAGRAPH_BEFORE_PAUSE = 200
_SHORTEST_LAST = 100
_WORD = re.compile(r"\S+")
_ENDED = re.compile(r"""[.!?…؟।。！？｡]["'»”’」』）】)\]]*\Z""")

# "г. Москва", "Dr. No": a full stop behind one or two letters is more often an abbreviation's.
_ABBREVIATED = re.compile(r"(?<!\w)[^\W\d]{1,2}\.$")

_LONGEST_HEADING = 120
# Bot API, sendMessage: 1-4096 characters after entities parsing, counted in UTF-16 units.
MAX_MESSAGE_UNITS = 4096
_FOLD_OVER_UNITS = 700
_FOLD_OVER_LINES = 12
_LEAST_ROOM_UNITS = 16
_MORE = "…"


class Style(StrEnum):
    """How a transcript is laid out."""

    PLAIN = "plain"
    TIMED = "timed"
    SPEAKERS = "speakers"


@dataclass(frozen=True, slots=True)
class Body:
    """Clean text; `bold` holds (start, end) indices into it, in order.

    `moments` are (start, end, epoch in s): there it tells a time that each reader may see in their own zone.
    """

    text: str
    bold: tuple[tuple[int, int], ...] = ()
    moments: tuple[tuple[int, int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Rendered:
    """`html` for one message; `whole` is false where it is only the first part of the transcript."""

    whole: bool
    html: str


def lay_out(transcript: Transcript, style: Style) -> Body:
    """The transcript in a style; plain where its segments lack what the style shows.

    The two rich styles show the text of the segments, the plain one `Transcript.text`.
    """
    segments = [segment for segment in transcript.segments if not is_blank(segment.text)]
    if style is Style.TIMED and tell_times(segments):
        return Body("\n".join(_timed(segments)))
    if style is Style.SPEAKERS and any(map(speaker_of, segments)):
        return _by_speakers(segments)
    text = clean(transcript.text)
    if is_blank(text):
        text = _joined(segments)
    return Body(with_paragraphs(text, segments))


def styles_of(transcript: Transcript) -> tuple[Style, ...]:
    """The styles in which the transcript reads differently; plain is always the first."""
    segments = [segment for segment in transcript.segments if not is_blank(segment.text)]
    styles = [Style.PLAIN]
    if tell_times(segments) and sum(1 for _ in _timed(segments)) > 1:
        styles.append(Style.TIMED)
    if len(speakers_of(transcript)) > 1:
        styles.append(Style.SPEAKERS)
    return tuple(styles)


def time_code(seconds: float) -> str:
    """`m:ss`, or `h:mm:ss` from an hour on.

    Telegram's clients find these forms by themselves (TDLib, find_media_timestamps: two digits of seconds, hours
    of at most two, no word character beside) and let them be tapped where the message, or the one that it replies
    to, holds a voice or video note, an audio or video file, or a link with such a preview.
    """
    minutes, second = divmod(int(max(seconds, 0.0)), 60)
    hour, minute = divmod(minutes, 60)
    return f"{hour}:{minute:02d}:{second:02d}" if hour else f"{minute}:{second:02d}"


def with_paragraphs(text: str, segments: Sequence[Segment] = ()) -> str:
    """Break a clean text of more than 600 characters at sentence ends, rather where the speaker paused.

    A text that has line breaks of its own stays as it is. Pauses are known only where the segments carry
    the same text.
    """
    if len(text) <= _LONGEST_BLOCK or "\n" in text:
        return text
    ends = set(_sentence_ends(text))
    pauses = set(_pauses(text, segments))
    paragraphs: list[str] = []
    start = 0
    for at in sorted(ends | pauses):
        wanted = _PARAGRAPH_BEFORE_PAUSE if at in ends and at in pauses else _PARAGRAPH
        if at - start >= wanted and len(text) - at >= _SHORTEST_LAST:
            paragraphs.append(text[start:at].strip())
            start = at
    return "\n\n".join([*paragraphs, text[start:].strip()])


def ends_sentence(text: str) -> bool:
    return _ENDED.search(text[-8:]) is not None


def stack(parts: Sequence[tuple[str | Body, Body]]) -> Body:
    """Texts below each other, each under its heading in bold; a heading that is a text is made one line."""
    text = ""
    bold: list[tuple[int, int]] = []
    moments: list[tuple[int, int, int]] = []
    for heading, body in parts:
        if text:
            text += "\n\n"
        title = Body(one_line(heading)[:_LONGEST_HEADING]) if isinstance(heading, str) else heading
        if not is_blank(title.text):
            bold.append((len(text), len(text) + len(title.text)))
            moments.extend((len(text) + first, len(text) + last, at_s) for first, last, at_s in title.moments)
            text += f"{title.text}\n"
        bold.extend((len(text) + first, len(text) + last) for first, last in body.bold)
        text += body.text
    return Body(text, tuple(bold), tuple(moments))


def beside(body: Body, more: Sequence[tuple[str, str]]) -> Body:
    """A text with others below it, each under its heading: its summary, its translations."""
    return stack([("", body), *((heading, Body(clean(text))) for heading, text in more if not is_blank(text))])


def render_body(
    body: Body, *, header: str | None = None, footer: str | None = None, max_units: int = MAX_MESSAGE_UNITS,
    fold_over_units: int = _FOLD_OVER_UNITS
) -> Rendered:  # fmt: skip
    """A text as the HTML of one message of at most `max_units` UTF-16 units once parsed.

    `header` and `footer` are HTML already, stand on lines of their own and count. The text is folded when it
    has more than `fold_over_units` units or twelve lines. An empty one becomes "…", so that the message never is.
    Raises ValueError when header and footer leave no room for text.
    """
    around = sum(shown_units(html) + 1 for html in (header, footer) if html)
    room = max_units - around
    if room < _LEAST_ROOM_UNITS:
        raise ValueError("header and footer leave no room for the text")
    units = utf16_len(body.text)
    whole = units <= room
    if not whole:
        body = _preview(body, room)
    html = as_html(body) or _MORE
    if not whole or units > fold_over_units or body.text.count("\n") >= _FOLD_OVER_LINES:
        html = f"<blockquote expandable>{html}</blockquote>"
    return Rendered(whole, "\n".join(part for part in (header, html, footer) if part))


def body_as_txt(body: Body) -> bytes:
    r"""The whole text as a file: UTF-8 without BOM, lines ended by `\n`; no bytes when empty."""
    return f"{body.text}\n".encode() if body.text else b""


def further_messages(text: str) -> list[str]:
    """The text as further messages, folded, where no file may follow: whole, since a preview may end anywhere."""
    return [f"<blockquote expandable>{escape(part)}</blockquote>" for part in split(text, MAX_MESSAGE_UNITS)]


def as_html(body: Body) -> str:
    """The text with its bold places and moments. A moment may stand within a bold place, and nowhere across one."""
    tags = [
        (at, order, tag) for span in body.bold for at, order, tag in zip(span, (2, 1), ("<b>", "</b>"), strict=True)
    ]
    for first, last, epoch_s in body.moments:
        # Bot API 9.5, "Date-time entity formatting": a short date and a short time, as the reader's own clock has them.
        tags += [(first, 3, f'<tg-time unix="{epoch_s}" format="dt">'), (last, 0, "</tg-time>")]
    pieces: list[str] = []
    at = 0
    for place, _, tag in sorted(tags):
        pieces += (escape(body.text[at:place]), tag)
        at = place
    return "".join([*pieces, escape(body.text[at:])])


def _preview(body: Body, room: int) -> Body:
    more = f" {_MORE}"
    end, place = find_cut(body.text, 0, fit(body.text, 0, room - len(more)))
    shown = body.text[:end].rstrip()
    bold = tuple((first, min(last, len(shown))) for first, last in body.bold if first < len(shown))
    moments = tuple(moment for moment in body.moments if moment[1] <= len(shown))
    return Body(shown + (more if place <= CutPlace.SENTENCE else _MORE), bold, moments)


def _timed(segments: Sequence[Segment]) -> Iterable[str]:
    block: list[Segment] = []
    length = 0
    for segment in segments:
        if block and _closes(block, segment, length):
            yield _timed_line(block)
            block, length = [], 0
        block.append(segment)
        length += len(segment.text) + 1
    if block:
        yield _timed_line(block)


def _closes(block: Sequence[Segment], following: Segment, length: int) -> bool:
    if not following.has_start:
        return False
    last = block[-1]
    if not block[0].has_start or length >= _TIMED_LONGEST or following.start_s - last.end_s >= PAUSE_S:
        return True
    return length >= _TIMED_ENOUGH and ends_sentence(last.text.rstrip())


def _timed_line(block: Sequence[Segment]) -> str:
    text = _joined(block)
    return f"{time_code(block[0].start_s)} {text}" if block[0].has_start else text


def _by_speakers(segments: Sequence[Segment]) -> Body:
    pieces: list[str] = []
    bold: list[tuple[int, int]] = []
    at = 0
    for name, run in groupby(segments, key=speaker_of):
        said = list(run)
        piece = with_paragraphs(_joined(said), said)
        if name:
            bold.append((at, at + len(name) + 1))
            piece = f"{name}: {piece}"
        pieces.append(piece)
        at += len(piece) + 2
    return Body("\n\n".join(pieces), tuple(bold))


def _joined(segments: Iterable[Segment]) -> str:
    return one_line(join_texts([segment.text for segment in segments]))


def _sentence_ends(text: str) -> Iterable[int]:
    for match in SENTENCE_END.finditer(text):
        at = match.end()
        following = text[at : at + 2].lstrip()[:1]
        if not following.islower() and not _ABBREVIATED.search(text, max(0, at - 4), at):
            yield at


def _pauses(text: str, segments: Sequence[Segment]) -> Iterable[int]:
    # Positions are carried from the segments to the text by counting what is not whitespace.
    bare = ["".join(clean(segment.text).split()) for segment in segments]
    if not bare or "".join(bare) != "".join(text.split()):
        return
    words = _WORD.finditer(text)
    counted, word_end, seen = 0, 0, 0
    for part, segment, following in zip(bare, segments, segments[1:], strict=False):
        counted += len(part)
        while seen < counted and (word := next(words, None)) is not None:
            seen += word.end() - word.start()
            word_end = word.end()
        if seen == counted and counted and _paused(segment, following):
            yield word_end


def _paused(segment: Segment, following: Segment) -> bool:
    # An end before its start is missing, not early.
    return segment.end_s >= segment.start_s and following.start_s - segment.end_s >= PAUSE_S
