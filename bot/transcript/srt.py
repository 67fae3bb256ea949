r"""Subtitles in SubRip's form, made from segments: UTF-8, `\n` throughout, which players read."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import pairwise

from bot.transcript.cues import Cue, Line, reading_ms, schedule
from bot.transcript.escape import is_blank, one_line
from bot.transcript.graphemes import safe_boundary
from bot.transcript.layout import speaker_of
from bot.transcript.models import Segment

_LINE_WIDTH = 42
_LINES = 2
_HEAD_BYTES = 4096
# Begins only where a run of dashes does, so that a text of nothing but dashes is read once.
_ARROW = re.compile(r"(?<!-)-{2,}+>")
# Players read HTML-like tags and the commands of Advanced SubStation: in braces, or behind a backslash.
_COMMANDS = str.maketrans("{}\\", "()/")
_MARKUP = re.compile(r"<(?=\s*/?\s*\w)([^<>]*)>")
_FIRST_CUE = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:\d+[ \t]*\r?\n)?"
    rb"\s*\d+:\d\d:\d\d[,.]\d{1,3}[ \t]*-->[ \t]*\d+:\d\d:\d\d[,.]\d{1,3}"
)


def build(segments: Iterable[Segment], *, speakers: bool = False) -> str:
    """SubRip for the segments; empty when none of them says anything.

    No text is lost, however broken its times: cues are in order and never overlap, each of at most two lines
    of some 42 columns. With `speakers`, a cue with which the speaker changes begins with the name.
    """
    cues = schedule(sorted(_lines(segments, speakers), key=lambda line: line.start_ms))
    return "\n".join(_cue(number, cue) for number, cue in enumerate(cues, start=1))


def is_srt(data: bytes) -> bool:
    """Whether bytes begin as SubRip does. Only the head is read, in any encoding that extends ASCII."""
    return _FIRST_CUE.match(data[:_HEAD_BYTES]) is not None


def _cue(number: int, cue: Cue) -> str:
    return f"{number}\n{_timestamp(cue.start_ms)} --> {_timestamp(cue.end_ms)}\n{cue.text}\n"


def _timestamp(moment_ms: int) -> str:
    seconds, ms = divmod(moment_ms, 1000)
    minutes, second = divmod(seconds, 60)
    hour, minute = divmod(minutes, 60)
    return f"{hour:02d}:{minute:02d}:{second:02d},{ms:03d}"


def _lines(segments: Iterable[Segment], speakers: bool) -> Iterator[Line]:
    last_ms, last_speaker = 0, ""
    for segment in segments:
        text = _harmless(segment.text)
        if is_blank(text):
            continue
        # A segment without a start follows the one before it.
        start_ms = _ms(segment.start_s) if segment.has_start else last_ms
        end_ms = _ms(segment.end_s) if segment.has_end else start_ms
        speaker = speaker_of(segment) if speakers else ""
        if speaker and speaker != last_speaker:
            text = f"{_harmless(speaker)}: {text}"
        last_speaker = speaker
        is_guessed = end_ms <= start_ms
        if is_guessed:
            end_ms = start_ms + reading_ms(text)
        last_ms = start_ms if is_guessed else end_ms
        yield Line(start_ms, end_ms, tuple(_screens(text)), is_guessed)


def _ms(seconds: float) -> int:
    return round(max(seconds, 0.0) * 1000)


def _harmless(text: str) -> str:
    text = _ARROW.sub("→", one_line(text)).translate(_COMMANDS)
    return _MARKUP.sub(r"‹\1›", text)


def _screens(text: str) -> Iterator[str]:
    lines = list(_wrapped(text))
    for first in range(0, len(lines), _LINES):
        yield "\n".join(lines[first : first + _LINES])


def _wrapped(text: str) -> Iterator[str]:
    line, width = "", 0
    for word in (piece for whole in text.split() for piece in _pieces(whole)):
        word_width = _width(word)
        if line and width + 1 + word_width > _LINE_WIDTH:
            yield line
            line, width = word, word_width
        else:
            width += word_width + (1 if line else 0)
            line = f"{line} {word}" if line else word
    if line:
        yield line


def _pieces(word: str) -> Iterator[str]:
    if _width(word) <= _LINE_WIDTH:
        yield word
        return
    edges = [0]
    while edges[-1] < len(word):
        edges.append(_piece_end(word, edges[-1]))
    for start, end in pairwise(edges):
        yield word[start:end]


def _piece_end(word: str, start: int) -> int:
    end, width = start, 0
    while end < len(word) and (width := width + _width(word[end])) <= _LINE_WIDTH:
        end += 1
    return safe_boundary(word, end, start)


def _width(text: str) -> int:
    # Columns: the wide characters of East Asia, emoji among them, take two.
    if max(text) < "\u1100":
        return len(text)
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
