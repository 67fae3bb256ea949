"""What differs between two versions of a text, word by word. Pure."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

MOST_WORDS = 3000
"""Longer texts are not compared: it takes time by the square of their length."""

_MOST_SHOWN = 4
_LONGEST_SHOWN = 60
_EDGES = re.compile(r"^\W+|\W+$")


@dataclass(frozen=True, slots=True)
class Changes:
    """How many words are others, of so many; and some of the changes, as (before, after), either may be empty."""

    words: int
    of: int
    shown: tuple[tuple[str, str], ...] = ()


def changes(before: str, after: str) -> Changes | None:
    """What became of a text; letter case and punctuation don't count. None where it is too long to be compared."""
    old, new = before.split(), after.split()
    if max(len(old), len(new)) > MOST_WORDS:
        return None
    matcher = SequenceMatcher(None, [_bare(word) for word in old], [_bare(word) for word in new], autojunk=False)
    differ = [step for step in matcher.get_opcodes() if step[0] != "equal"]
    words = sum(max(old_end - old_at, new_end - new_at) for _, old_at, old_end, new_at, new_end in differ)
    pairs = dict.fromkeys((" ".join(old[a:b]), " ".join(new[c:d])) for _, a, b, c, d in differ)
    short = [pair for pair in pairs if max(map(len, pair)) <= _LONGEST_SHOWN]
    return Changes(words, max(len(old), len(new)), tuple(short[:_MOST_SHOWN]))


def _bare(word: str) -> str:
    return _EDGES.sub("", word).casefold()
