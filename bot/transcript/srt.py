r"""Subtitles in SubRip's form, made from segments: UTF-8, `\n` throughout, which players read."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from bot.transcript.escape import is_blank, one_line
from bot.transcript.speech import Segment, join_texts, speaker_of, tell_times
from bot.transcript.split import safe_boundary

SHORTEST_MS = 100
# An end that the service does not give leaves time to read the text: some 14 characters a second.
_READING_MS_PER_CHARACTER = 70
_SHORTEST_READING_MS = 500


@dataclass(frozen=True, slots=True)
class Line:
    """What one segment says, cut into the texts that fit a screen each; `end_ms` lies behind `start_ms`.

    `is_guessed` marks an end that is only the time it takes to read.
    """

    start_ms: int
    end_ms: int
    texts: tuple[str, ...]
    is_guessed: bool = False


@dataclass(frozen=True, slots=True)
class Cue:
    """One subtitle; `start_ms` < `end_ms` ≤ the next one's `start_ms`."""

    start_ms: int
    end_ms: int
    text: str


_LINE_WIDTH = 42
_LINES = 2
_HEAD_BYTES = 4096
_WIDE_FROM = "\u1100"
# Begins only where a run of dashes does, so that a text of nothing but dashes is read once.
_ARROW = re.compile(r"(?<!-)-{2,}+>")
_HARMFUL = re.compile(r"--|[<{}\\]")
# Players read HTML-like tags and the commands of Advanced SubStation: in braces, or behind a backslash.
_COMMANDS = str.maketrans("{}\\", "()/")
_MARKUP = re.compile(r"<(?=\s*/?\s*\w)([^<>]*)>")
_FIRST_CUE = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:\d+[ \t]*\r?\n)?"
    rb"\s*\d+:\d\d:\d\d[,.]\d{1,3}[ \t]*-->[ \t]*\d+:\d\d:\d\d[,.]\d{1,3}"
)
_CLOCK = r"((?:\d+:)?\d\d?:\d\d[,.]\d{1,3})"
# Its number or name, and its times; a cue's text ends where the next head begins.
_CUE_HEAD = re.compile(rf"(?m)(?:^[^\n]*\r?\n)?^{_CLOCK}[ \t]*-->[ \t]*{_CLOCK}[^\n]*$")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<\d[\d:.]*>")


def build(segments: Iterable[Segment], *, speakers: bool = False) -> str:
    """SubRip for the segments; empty when none of them says anything, or none has a time.

    No text is lost and no start is made up: a segment without one belongs to the cue before it. Cues are in order
    and never overlap, each of at most two lines of some 42 columns. With `speakers`, a cue with which the speaker
    changes begins with the name.
    """
    return "\n".join(
        f"{number}\n{_timestamp(cue.start_ms)} --> {_timestamp(cue.end_ms)}\n{cue.text}\n"
        for number, cue in enumerate(_cues(segments, speakers), start=1)
    )


def build_vtt(segments: Iterable[Segment], *, speakers: bool = False) -> str:
    """The same as WebVTT (w3.org/TR/webvtt1)."""
    cues = [
        f"{_timestamp(cue.start_ms, '.')} --> {_timestamp(cue.end_ms, '.')}\n{_vtt_text(cue.text)}\n"
        for cue in _cues(segments, speakers)
    ]
    return "\n".join(["WEBVTT\n", *cues]) if cues else ""


def _vtt_text(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _cues(segments: Iterable[Segment], speakers: bool) -> Iterator[Cue]:
    said = [segment for segment in segments if not is_blank(segment.text)]
    if tell_times(said):
        yield from schedule(sorted(_lines(_timed(said), speakers), key=lambda line: line.start_ms))


def is_srt(data: bytes) -> bool:
    """Whether bytes begin as SubRip does. Only the head is read, in any encoding that extends ASCII."""
    return _FIRST_CUE.match(data[:_HEAD_BYTES]) is not None


def read(text: str) -> tuple[Segment, ...]:
    """The cues of SubRip or WebVTT; empty for a text that is neither."""
    if not (text.startswith("WEBVTT") or is_srt(text[:_HEAD_BYTES].encode(errors="replace"))):
        return ()
    cues = list(_CUE_HEAD.finditer(text))
    ends = [cue.start() for cue in cues[1:]] + [len(text)]
    said = ((cue, " ".join(_TAG.sub("", text[cue.end() : end]).split())) for cue, end in zip(cues, ends, strict=True))
    return tuple(Segment(_seconds(cue[1]), _seconds(cue[2]), one) for cue, one in said if one)


def _seconds(clock: str) -> float:
    seconds = 0.0
    for part in clock.replace(",", ".").split(":"):
        seconds = 60 * seconds + float(part)
    return seconds


def _timestamp(moment_ms: int, point: str = ",") -> str:
    seconds, ms = divmod(moment_ms, 1000)
    minutes, second = divmod(seconds, 60)
    hour, minute = divmod(minutes, 60)
    return f"{hour:02d}:{minute:02d}:{second:02d}{point}{ms:03d}"


def _timed(segments: Iterable[Segment]) -> Iterator[Segment]:
    """Only segments with a start; one without goes with the one before it, the first ones with the next."""
    timed: Segment | None = None
    texts: list[str] = []
    for segment in segments:
        if segment.has_start:
            if timed is not None:
                yield timed if len(texts) == 1 else replace(timed, text=join_texts(texts))
                texts = []
            timed = segment
        texts.append(segment.text)
    if timed is not None:
        yield replace(timed, text=join_texts(texts))


def _lines(segments: Iterable[Segment], speakers: bool) -> Iterator[Line]:
    last_speaker = ""
    for segment in segments:
        text = _harmless(segment.text)
        start_ms = _ms(segment.start_s)
        end_ms = _ms(segment.end_s) if segment.has_end else start_ms
        speaker = speaker_of(segment) if speakers else ""
        if speaker and speaker != last_speaker:
            text = f"{_harmless(speaker)}: {text}"
        last_speaker = speaker
        is_guessed = end_ms <= start_ms
        if is_guessed:
            end_ms = start_ms + reading_ms(text)
        yield Line(start_ms, end_ms, tuple(_screens(text)), is_guessed)


def _ms(seconds: float) -> int:
    return round(max(seconds, 0.0) * 1000)


def _harmless(text: str) -> str:
    text = one_line(text)
    if not _HARMFUL.search(text):
        return text
    return _MARKUP.sub(r"‹\1›", _ARROW.sub("→", text).translate(_COMMANDS))


def _screens(text: str) -> Iterator[str]:
    lines = list(_wrapped(text))
    for first in range(0, len(lines), _LINES):
        yield "\n".join(lines[first : first + _LINES])


def _wrapped(text: str) -> Iterator[str]:
    line, width = "", 0
    width_of = len if max(text) < _WIDE_FROM else _width
    for word in (piece for whole in text.split() for piece in _pieces(whole, width_of(whole))):
        word_width = width_of(word)
        if line and width + 1 + word_width > _LINE_WIDTH:
            yield line
            line, width = word, word_width
        else:
            width += word_width + (1 if line else 0)
            line = f"{line} {word}" if line else word
    if line:
        yield line


def _pieces(word: str, width: int) -> Sequence[str]:
    if width <= _LINE_WIDTH:
        return (word,)
    edges = [0]
    while edges[-1] < len(word):
        edges.append(_piece_end(word, edges[-1]))
    return [word[start:end] for start, end in pairwise(edges)]


def _piece_end(word: str, start: int) -> int:
    end, width = start, 0
    while end < len(word) and (width := width + _width(word[end])) <= _LINE_WIDTH:
        end += 1
    return safe_boundary(word, end, start)


def _width(text: str) -> int:
    # Columns: the wide characters of East Asia, emoji among them, take two.
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def reading_ms(text: str) -> int:
    """How long a text takes to read."""
    return max(_SHORTEST_READING_MS, len(text) * _READING_MS_PER_CHARACTER)


def schedule(lines: Sequence[Line]) -> Iterator[Cue]:
    """Cues for lines in order of their start; each text appears once.

    A line ends where the next one starts. Lines that start together share their time by the length of their
    texts. Where there is not enough time, the ones behind move until a gap gives it back.
    """
    free_from_ms = 0
    at = 0
    while at < len(lines):
        run = _starting_together(lines, at)
        at += len(run)
        start = max(free_from_ms, run[0].start_ms)
        end = _end_of(run)
        if at < len(lines):
            end = min(end, lines[at].start_ms)
        texts = [text for line in run for text in line.texts]
        free_from_ms = max(end, start + _least_ms(run, len(texts)))
        yield from _share(texts, start, free_from_ms)


def _starting_together(lines: Sequence[Line], at: int) -> Sequence[Line]:
    first, end, count = lines[at], lines[at].end_ms, at + 1
    while count < len(lines):
        start = lines[count].start_ms
        if start - first.start_ms >= SHORTEST_MS or start >= end:
            break
        end = max(end, lines[count].end_ms)
        count += 1
    return lines[at:count]


def _end_of(run: Sequence[Line]) -> int:
    known = [line.end_ms for line in run if not line.is_guessed]
    if known:
        return max(known)
    return run[0].start_ms + sum(line.end_ms - line.start_ms for line in run)


def _least_ms(run: Sequence[Line], cues: int) -> int:
    if len(run) > 1:
        return SHORTEST_MS * cues
    # A short cue may be meant (single words), so that it is not made longer than it was.
    return max(cues, min(SHORTEST_MS, run[0].end_ms - run[0].start_ms))


def _share(texts: Sequence[str], start_ms: int, end_ms: int) -> Iterable[Cue]:
    weights = list(accumulate((len(text) for text in texts), initial=0))
    # Each keeps a millisecond for itself; the rest is shared by length.
    spare = end_ms - start_ms - len(texts)
    edges = [start_ms + i + spare * weight // weights[-1] for i, weight in enumerate(weights)]
    for (start, end), text in zip(pairwise(edges), texts, strict=True):
        yield Cue(start, end, text)
