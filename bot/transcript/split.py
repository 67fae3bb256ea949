"""Cutting a text where a reader would: at a paragraph, a sentence, a word."""

import re
import unicodedata
from enum import IntEnum

from bot.transcript.escape import utf16_len

# A mark comes first, which is soon looked for over any length; then, whether a run of marks begins with it, so that a
# text of nothing but dots is read once.
SENTENCE_END = re.compile(
    r"""[.!?…؟।。！？｡](?:"""
    r"""(?<=[.!?…؟।])(?<![.!?…؟।]{2})[.!?…؟।]*+["'»”’)\]]*+(?=\s)|"""
    r"""(?<=[。！？｡])(?<![。！？｡]{2})[。！？｡]*+["'」』”’）】]*+)"""
)
_SPACE = re.compile(r"\s*")


class CutPlace(IntEnum):
    """What a cut falls on."""

    PARAGRAPH = 1
    SENTENCE = 2
    WORD = 3
    INSIDE = 4


def split(text: str, max_units: int) -> list[str]:
    """Cut a text into parts of at most `max_units` UTF-16 units each.

    Only whitespace at the cuts is lost, and parts that hold nothing else. Raises ValueError for fewer than
    two units, which could not hold every character.
    """
    if max_units < 2:
        raise ValueError("a part must hold at least two units")
    parts: list[str] = []
    start = 0
    while start < len(text):
        end = fit(text, start, max_units)
        if end < len(text):
            end, _ = find_cut(text, start, end)
            part = text[start:end].rstrip()
        else:
            part = text[start:]
        if part.strip():
            parts.append(part)
        start = _after_space(text, end)
    return parts


def fit(text: str, start: int, max_units: int) -> int:
    """The largest end such that `text[start:end]` has at most `max_units` UTF-16 units."""
    end = min(len(text), start + max_units)
    surplus = utf16_len(text[start:end]) - max_units
    while surplus > 0:
        end -= 1
        surplus -= 2 if text[end] > "\uffff" else 1
    return end


def find_cut(text: str, start: int, limit: int) -> tuple[int, CutPlace]:
    """Where to cut in (start, limit], and what the cut falls on.

    Paragraphs and sentences count only in the second half: a part should not be left half empty for them.
    """
    middle = start + (limit - start) // 2 + 1
    for mark in ("\n\n", "\n"):
        at = text.rfind(mark, middle, limit + len(mark))
        if at > start:
            return at, CutPlace.PARAGRAPH
    ends = [match.end() for match in SENTENCE_END.finditer(text, middle - 1, limit + 1)]
    at = max((end for end in ends if end <= limit), default=start)
    if at > start and not (at < len(text) and extends(text[at])):
        return at, CutPlace.SENTENCE
    for at in range(limit, start, -1):
        if text[at : at + 1].isspace() and not extends(text[at + 1 : at + 2] or " "):
            return at, CutPlace.WORD
    return safe_boundary(text, limit, start), CutPlace.INSIDE


def _after_space(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found is not None else at


_ZWJ = "\u200d"
_MARKS = frozenset({"Mn", "Me", "Mc"})
# No cluster of a living script is longer; beyond it a cut is better than a walk through hostile text.
_LONGEST_CLUSTER = 64


def extends(character: str) -> bool:
    """Whether a character belongs to the one before it."""
    if character < "\u0300":
        return False
    return (
        character in {_ZWJ, "\u200c"}
        or "\u1160" <= character <= "\u11ff"
        or "\U0001f3fb" <= character <= "\U0001f3ff"
        or "\U000e0020" <= character <= "\U000e007f"
        or unicodedata.category(character) in _MARKS
    )


def safe_boundary(text: str, at: int, floor: int) -> int:
    """The last index in (floor, at] where a cut tears nothing; `at` itself when there is none near.

    `floor` is an index known to be such a place.
    """
    for index in range(at, max(floor, at - _LONGEST_CLUSTER), -1):
        if _is_boundary(text, index, floor):
            return index
    return at


def _is_boundary(text: str, index: int, floor: int) -> bool:
    if index >= len(text):
        return True
    before, after = text[index - 1], text[index]
    if extends(after) or before == _ZWJ:
        return False
    if not (_is_regional(before) and _is_regional(after)):
        return True
    first = index
    while first > floor and _is_regional(text[first - 1]):
        first -= 1
    return (index - first) % 2 == 0


def _is_regional(character: str) -> bool:
    # Two of them make a flag.
    return "\U0001f1e6" <= character <= "\U0001f1ff"
