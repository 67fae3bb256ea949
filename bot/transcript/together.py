"""Several recordings as one: their texts under headings, their times one after the other. Pure."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.transcript.escape import clean, is_blank, one_line
from bot.transcript.layout import Body
from bot.transcript.models import Segment, Transcript, join_texts, tell_times

_LONGEST_HEADING = 120
_LEAST_LENGTH_S = 1.0


@dataclass(frozen=True, slots=True)
class Spoken:
    """One recording: who speaks (None: unknown), its transcript, and how long it is in seconds."""

    author: str | None
    transcript: Transcript
    length_s: float


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


def join(recordings: Sequence[Spoken]) -> Transcript:
    """The recordings as one transcript: each begins where the one before it ends, its author is the speaker.

    A recording without times becomes one segment that lasts as long as itself.
    """
    segments: list[Segment] = []
    offset_s = 0.0
    for one in recordings:
        own = one.transcript.segments if tell_times(one.transcript.segments) else _whole(one)
        ends = [segment.end_s for segment in own if segment.has_end]
        segments.extend(_moved(segment, offset_s, one.author) for segment in own)
        offset_s += max(one.length_s, max(ends, default=0.0), _LEAST_LENGTH_S)
    text = "\n\n".join(one.transcript.text for one in recordings if not one.transcript.is_empty)
    return Transcript(text=text, segments=tuple(segments), duration_s=offset_s)


def _whole(one: Spoken) -> tuple[Segment, ...]:
    text = one.transcript.text
    if is_blank(text):
        text = join_texts(segment.text for segment in one.transcript.segments)
    return () if is_blank(text) else (Segment(0.0, max(one.length_s, _LEAST_LENGTH_S), text),)


def _moved(segment: Segment, offset_s: float, author: str | None) -> Segment:
    start_s = max(segment.start_s, 0.0) + offset_s if segment.has_start else math.nan
    end_s = max(segment.end_s, 0.0) + offset_s if segment.has_end else start_s
    return replace(segment, start_s=start_s, end_s=end_s, speaker=author or segment.speaker)
