"""Where a text can be cut without tearing what a reader sees as one character.

A short form of Unicode's extended grapheme clusters (UAX #29): combining marks, emoji joined by ZWJ, skin
tones, flags, tag sequences and Hangul syllables.
"""

import unicodedata

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
