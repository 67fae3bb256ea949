"""What was said: a text and, where the service gives them, its segments."""

import json
import math
from dataclasses import dataclass
from typing import NoReturn, Self

from bot.transcript.escape import is_blank

MAX_JSON_BYTES = 64 * 1024 * 1024
_FIELDS = frozenset({"text", "segments", "language", "duration_s"})
# Longer than any recording (some 115 days): a time beyond it is a slip in its unit.
_MAX_MOMENT_S = 10_000_000.0


class BrokenTranscriptError(ValueError):
    """Stored bytes are no transcript in the form known here. Permanent; never quotes what it read."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of speech; times in seconds from the beginning of the recording.

    Nothing is promised of the times: a service may leave them NaN, inverted or overlapping.
    """

    start_s: float
    end_s: float
    text: str
    speaker: str | None = None

    @property
    def has_start(self) -> bool:
        """Whether `start_s` can be a moment of a recording; below zero counts as its beginning."""
        return _is_moment(self.start_s)

    @property
    def has_end(self) -> bool:
        """Whether `end_s` can be a moment of a recording; below zero counts as its beginning."""
        return _is_moment(self.end_s)


@dataclass(frozen=True, slots=True)
class Transcript:
    """What was said. `segments` may be missing, and `text` empty where only they carry it."""

    text: str
    segments: tuple[Segment, ...] = ()
    language: str | None = None
    duration_s: float | None = None

    @property
    def words(self) -> int:
        """How many words it has, as whitespace divides them."""
        if not is_blank(self.text):
            return len(self.text.split())
        return sum(len(segment.text.split()) for segment in self.segments)

    @property
    def is_empty(self) -> bool:
        """Whether nobody would see anything of it."""
        return is_blank(self.text) and all(is_blank(segment.text) for segment in self.segments)

    def to_json(self) -> bytes:
        """The transcript in its stored form; a time that is no finite number is stored as null."""
        form = {
            "text": self.text,
            "segments": [[_finite(s.start_s), _finite(s.end_s), s.text, s.speaker] for s in self.segments],
            "language": self.language,
            "duration_s": None if self.duration_s is None else _finite(self.duration_s),
        }
        encoded = json.dumps(form, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
        # Lone surrogates have no UTF-8; they pass, so that storing never fails on what a service sent.
        return encoded.encode("utf-8", "surrogatepass")

    @classmethod
    def from_json(cls, data: bytes) -> Self:
        """Read the stored form, at most `MAX_JSON_BYTES` of it; raises BrokenTranscriptError.

        A segment's time stored as null comes back as NaN.
        """
        if len(data) > MAX_JSON_BYTES:
            raise BrokenTranscriptError("larger than a transcript may be")
        try:
            form = json.loads(data.decode("utf-8", "surrogatepass"), parse_constant=_no_constant)
        except (ValueError, RecursionError):
            raise BrokenTranscriptError("not JSON") from None
        if not isinstance(form, dict) or form.keys() != _FIELDS:
            raise BrokenTranscriptError("not a stored transcript")
        duration_s = form["duration_s"]
        return cls(
            text=_text(form["text"]),
            segments=_segments(form["segments"]),
            language=_text_or_none(form["language"]),
            duration_s=None if duration_s is None else _seconds(duration_s),
        )


def _is_moment(seconds: float) -> bool:
    return math.isfinite(seconds) and seconds <= _MAX_MOMENT_S


def _finite(seconds: float) -> float | None:
    return seconds if math.isfinite(seconds) else None


def _segments(value: object) -> tuple[Segment, ...]:
    if not isinstance(value, list):
        raise BrokenTranscriptError("segments are no list")
    return tuple(map(_segment, value))


def _segment(value: object) -> Segment:
    match value:
        case [start_s, end_s, text, speaker]:
            return Segment(_seconds(start_s), _seconds(end_s), _text(text), _text_or_none(speaker))
        case _:
            raise BrokenTranscriptError("a segment has another shape")


def _seconds(value: object) -> float:
    if value is None:
        return math.nan
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise BrokenTranscriptError("a time is no number")
    try:
        seconds = float(value)
    except OverflowError:
        raise BrokenTranscriptError("a time is no number") from None
    if not math.isfinite(seconds):
        raise BrokenTranscriptError("a time is no number")
    return seconds


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise BrokenTranscriptError("a text is no string")
    return value


def _text_or_none(value: object) -> str | None:
    return None if value is None else _text(value)


def _no_constant(_name: str) -> NoReturn:
    raise BrokenTranscriptError("not JSON")
