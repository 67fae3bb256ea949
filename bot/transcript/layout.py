"""The styles of a transcript, as plain text with the places that are bold; several texts below each other."""

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby

from bot.transcript.escape import clean, is_blank, one_line
from bot.transcript.models import Segment, Transcript, join_texts, tell_times
from bot.transcript.split import SENTENCE_END

_TIMED_ENOUGH = 120
_TIMED_LONGEST = 400
_LONGEST_NAME = 64
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
_LEAST_LENGTH_S = 1.0


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
class Spoken:
    """One recording: who speaks (None: unknown), its transcript, and how long it is in seconds."""

    author: str | None
    transcript: Transcript
    length_s: float


def lay_out(transcript: Transcript, style: Style) -> Body:
    """The transcript in a style; plain where its segments lack what the style shows.

    The two rich styles show the text of the segments, the plain one `Transcript.text`.
    """
    segments = [segment for segment in transcript.segments if not is_blank(segment.text)]
    if style is Style.TIMED and _tell_times(segments):
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
    if _tell_times(segments) and sum(1 for _ in _timed(segments)) > 1:
        styles.append(Style.TIMED)
    if len(speakers_of(transcript)) > 1:
        styles.append(Style.SPEAKERS)
    return tuple(styles)


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
    """Whether a text ends where a sentence does."""
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


def _tell_times(segments: Sequence[Segment]) -> bool:
    # Several segments that all start at once come from a service that has no times.
    starts = {segment.start_s for segment in segments if segment.has_start}
    return len(starts) > 1 or (len(starts) == 1 and len(segments) == 1)


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


def _whole(one: Spoken) -> tuple[Segment, ...]:
    text = one.transcript.text
    if is_blank(text):
        text = join_texts(segment.text for segment in one.transcript.segments)
    return () if is_blank(text) else (Segment(0.0, max(one.length_s, _LEAST_LENGTH_S), text),)


def _moved(segment: Segment, offset_s: float, author: str | None) -> Segment:
    start_s = max(segment.start_s, 0.0) + offset_s if segment.has_start else math.nan
    end_s = max(segment.end_s, 0.0) + offset_s if segment.has_end else start_s
    return replace(segment, start_s=start_s, end_s=end_s, speaker=author or segment.speaker)
