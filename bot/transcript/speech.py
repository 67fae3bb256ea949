"""What was said: a text and, where the service gives them, its segments; who speaks there, and several as one."""

import json
import math
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NoReturn, Self

from bot.transcript.escape import is_blank, one_line

MAX_JSON_BYTES = 64 * 1024 * 1024
_FIELDS = frozenset({"text", "segments", "language", "duration_s"})
_MORE_FIELDS = frozenset({"translations", "summary", "names"})
# Longer than any recording (some 115 days): a time beyond it is a slip in its unit.
_MAX_MOMENT_S = 10_000_000.0
# Thai, Lao, Tibetan, Burmese, Khmer, kana and Han, with their marks, put no space between words.
_SPACELESS = re.compile(
    "[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u3000-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\uff00-\uff9f\U00020000-\U0003ffff]"
)
_LONGEST_NAME = 64
_LEAST_LENGTH_S = 1.0
_CLINGS = re.compile(r"""[.,!?;:…।؟،%)\]}»”’]+|n?['’]\w{1,3}""")


class BrokenTranscriptError(ValueError):
    """Stored bytes are no transcript in the form known here. Permanent; never quotes what it read."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of speech; times in seconds from the beginning of the recording.

    Nothing is promised of the times: they may be NaN (unknown), inverted or overlapping. Spaces at the ends of
    `text` tell how it joins its neighbours (`join_texts`).
    """

    start_s: float
    end_s: float
    text: str = field(repr=False)
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
    """What was said. `segments` may be missing, and `text` empty where only they carry it.

    `translations` are (language, text), the language empty where nobody names it. `names` are those that people gave
    to its speakers.
    """

    text: str = field(repr=False)
    segments: tuple[Segment, ...] = field(default=(), repr=False)
    language: str | None = None
    duration_s: float | None = None
    translations: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    summary: str = field(default="", repr=False)
    names: tuple[str, ...] = field(default=(), repr=False)

    @property
    def words(self) -> int:
        """How many words it has, as whitespace divides them."""
        if not is_blank(self.text):
            return len(self.text.split())
        return sum(len(segment.text.split()) for segment in self.segments)

    @property
    def is_empty(self) -> bool:
        """Whether nobody would see anything of it."""
        beside = (self.summary, *(text for _, text in self.translations))
        return all(map(is_blank, (self.text, *beside))) and all(is_blank(segment.text) for segment in self.segments)

    @property
    def is_timed(self) -> bool:
        """Whether every segment that says something stands in time, with its end."""
        said = [segment for segment in self.segments if segment.text.strip()]
        return tell_times(said) and all(segment.has_start and segment.has_end for segment in said)

    def to_json(self) -> bytes:
        """The transcript in its stored form; a time that is no finite number is stored as null."""
        form: dict[str, object] = {
            "text": self.text,
            "segments": [[_finite(s.start_s), _finite(s.end_s), s.text, s.speaker] for s in self.segments],
            "language": self.language,
            "duration_s": None if self.duration_s is None else _finite(self.duration_s),
        }
        if self.translations or self.summary:
            form |= {"translations": [list(one) for one in self.translations], "summary": self.summary}
        if self.names:
            form["names"] = list(self.names)
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
        if not isinstance(form, dict) or form.keys() - _MORE_FIELDS != _FIELDS:
            raise BrokenTranscriptError("not a stored transcript")
        duration_s = form["duration_s"]
        return cls(
            text=_text(form["text"]),
            segments=_segments(form["segments"]),
            language=_text_or_none(form["language"]),
            duration_s=None if duration_s is None else _seconds(duration_s),
            translations=_translations(form.get("translations", [])),
            summary=_text(form.get("summary", "")),
            names=_names(form.get("names", [])),
        )


@dataclass(frozen=True, slots=True)
class Spoken:
    """One recording: who speaks (None: unknown), its transcript, and how long it is in seconds."""

    author: str | None
    transcript: Transcript
    length_s: float


def join_texts(texts: Iterable[str]) -> str:
    """Pieces of speech as one text, with spaces where their writing wants them.

    Pieces that bring spaces of their own (" Hel", "lo") keep just those, unless they are whole phrases.
    """
    pieces = [text for text in texts if text]
    is_spaced = any(text[0].isspace() or text[-1].isspace() for text in pieces)
    are_tokens = is_spaced and not any(len(text.split()) > 1 for text in pieces)
    joined, before = [], ""
    for text in pieces:
        bare = text.strip()
        if before and bare:
            is_apart = before[-1].isspace() or text[0].isspace()
            if is_apart or not (are_tokens or _touch(before[-1], bare)):
                joined.append(" ")
        joined.append(bare)
        before = text if bare else f"{before} " if before else ""
    return "".join(joined)


def tell_times(segments: Sequence[Segment]) -> bool:
    """Whether starts are known: several that all begin at once come from a service that has no times."""
    starts = {segment.start_s for segment in segments if segment.has_start}
    return len(starts) > 1 or (len(starts) == 1 and len(segments) == 1)


def speakers_of(transcript: Transcript) -> tuple[str, ...]:
    """The speakers' names in the order in which they first say something."""
    said = (speaker_of(segment) for segment in transcript.segments if not is_blank(segment.text))
    return tuple(dict.fromkeys(filter(None, said)))


def renamed(transcript: Transcript, speaker: str, name: str) -> Transcript:
    """The transcript in which this speaker has another name; as it is where nobody is called so."""
    if speaker not in speakers_of(transcript):
        return transcript
    names = dict.fromkeys((*(one for one in transcript.names if one != speaker), name))
    return replace(_called(transcript, {speaker: name}), names=tuple(names))


def with_names_of(former: Transcript, transcript: Transcript) -> Transcript:
    """The transcript with the names that people gave in an earlier one of the same recording.

    Each goes to the speaker who has most of the time that was that person's; one that fits nobody is gone.
    """
    shared = _shared_s(former.segments, transcript.segments)
    whole: dict[str, float] = defaultdict(float)
    calls: dict[str, str] = {}
    for (name, _), seconds in shared.items():
        whole[name] += seconds
    for (name, speaker), seconds in sorted(shared.items(), key=lambda one: -one[1]):
        is_free = speaker not in calls and name not in calls.values()
        if name in former.names and is_free and seconds > whole[name] / 2:
            calls[speaker] = name
    return replace(_called(transcript, calls), names=tuple(calls.values()))


def speaker_of(segment: Segment) -> str:
    """The speaker's name on one line and of sensible length; empty where there is none."""
    name = re.sub(r"\s*:$", "", one_line(segment.speaker)) if segment.speaker else ""
    if not name or is_blank(name):
        return ""
    return name if len(name) <= _LONGEST_NAME else name[:_LONGEST_NAME].rstrip() + "…"


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


def _touch(before: str, text: str) -> bool:
    if _SPACELESS.match(before) or _SPACELESS.match(text):
        return True
    return before in "([{«“" or _CLINGS.fullmatch(text) is not None


def _called(transcript: Transcript, names: Mapping[str, str]) -> Transcript:
    segments = (replace(s, speaker=names.get(speaker_of(s), s.speaker)) for s in transcript.segments)
    return replace(transcript, segments=tuple(segments))


def _shared_s(before: Iterable[Segment], after: Iterable[Segment]) -> Mapping[tuple[str, str], float]:
    """How long each speaker of one version speaks while each of the other does; who speaks meanwhile may overlap."""
    found: dict[tuple[str, str], float] = defaultdict(float)
    later, first = _by_start(after), 0
    for one in _by_start(before):
        while first < len(later) and later[first].end_s <= one.start_s:
            first += 1
        for at in range(first, len(later)):
            other = later[at]
            if other.start_s >= one.end_s:
                break
            overlap_s = min(one.end_s, other.end_s) - max(one.start_s, other.start_s)
            found[speaker_of(one), speaker_of(other)] += max(overlap_s, 0.0)
    return found


def _by_start(segments: Iterable[Segment]) -> list[Segment]:
    timed = (s for s in segments if s.has_start and s.has_end and speaker_of(s) and not is_blank(s.text))
    return sorted(timed, key=lambda segment: segment.start_s)


def _whole(one: Spoken) -> tuple[Segment, ...]:
    text = one.transcript.text
    if is_blank(text):
        text = join_texts(segment.text for segment in one.transcript.segments)
    return () if is_blank(text) else (Segment(0.0, max(one.length_s, _LEAST_LENGTH_S), text),)


def _moved(segment: Segment, offset_s: float, author: str | None) -> Segment:
    start_s = max(segment.start_s, 0.0) + offset_s if segment.has_start else math.nan
    end_s = max(segment.end_s, 0.0) + offset_s if segment.has_end else start_s
    return replace(segment, start_s=start_s, end_s=end_s, speaker=author or segment.speaker)


def _is_moment(seconds: float) -> bool:
    return math.isfinite(seconds) and seconds <= _MAX_MOMENT_S


def _finite(seconds: float) -> float | None:
    return seconds if math.isfinite(seconds) else None


def _segments(value: object) -> tuple[Segment, ...]:
    if not isinstance(value, list):
        raise BrokenTranscriptError("segments are no list")
    return tuple(map(_segment, value))


def _translations(value: object) -> tuple[tuple[str, str], ...]:
    if not isinstance(value, list):
        raise BrokenTranscriptError("translations are no list")
    if not all(isinstance(one, list) and len(one) == 2 for one in value):
        raise BrokenTranscriptError("a translation has another shape")
    return tuple((_text(language), _text(text)) for language, text in value)


def _names(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise BrokenTranscriptError("names are no list")
    return tuple(map(_text, value))


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
