"""The words of a transcript, as a search compares them. Pure."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from typing import Self

from babel import Locale

from bot.transcript.escape import clean, is_blank, one_line
from bot.transcript.speech import Segment, Transcript, speaker_of

LONGEST_WORD = 64
_VERSION = "2"
_APOSTROPHES = "'"
_ALIKE = str.maketrans("ё’ʼ", "е''")
# The ends of "Maria's" and "don't" belong to their words, and count for nothing.
# A Ukrainian word may hold one.
_WORD = re.compile(rf"[^\W_]+(?:(?<=[а-ӿ]){_APOSTROPHES}[а-ӿ]+)*(?:{_APOSTROPHES}(?:s|m|d|t|ll|re|ve)\b)?")
# What services call speakers whose names they don't know.
_LABEL = re.compile(r"(?:speaker|spk|спикер|говорящий|unknown)?[\W_]*(?:\d+|\w)?", re.IGNORECASE)
_OF_TWO_SCRIPTS = re.compile("[a-z][а-я]|[а-я][a-z]")
_LOOKED_THROUGH = 100_000
_LATIN, _CYRILLIC = "aceopxykmthb", "асеорхукмтнв"
_TO_CYRILLIC, _TO_LATIN = str.maketrans(_LATIN, _CYRILLIC), str.maketrans(_CYRILLIC, _LATIN)

# Scripts that put no space between words: there a word may begin anywhere.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff]")


@dataclass(frozen=True, slots=True)
class Words:
    """What is said in a transcript, and the names of whoever says or sent it, each word once.

    `language` is the two letters of the transcript's, empty where the service does not tell.
    """

    said: frozenset[str]
    names: frozenset[str]
    language: str = ""

    @classmethod
    def of(cls, transcript: Transcript, author: str | None) -> Self:
        speakers = {speaker_of(segment) for segment in transcript.segments}
        names = {author or "", *(name for name in speakers if not _LABEL.fullmatch(name))}
        said = _words(folded(text_of(transcript)))
        named = frozenset[str]().union(*(_words(folded(name)) for name in names))
        return cls(said, named, _code_of(transcript.language))

    def packed(self) -> bytes:
        lines = (_VERSION, self.language, " ".join(sorted(self.names)), " ".join(sorted(self.said)))
        return "\n".join(lines).encode("utf-8", "surrogatepass")

    @classmethod
    def unpacked(cls, data: bytes) -> Self | None:
        """The words as they were stored; None where another version did."""
        version, *lines = data.decode("utf-8", "surrogatepass").split("\n")
        if version != _VERSION or len(lines) != 3:
            return None
        return cls(frozenset(lines[2].split()), frozenset(lines[1].split()), lines[0])


def folded(text: str) -> str:
    """The text in lower case with ё as е and ’ as ', character for character, so that places in it stay what they are.

    A word of Cyrillic and Latin letters that look alike becomes one of either.
    """
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    lower = lower.translate(_ALIKE)
    # The search of a long text in one go would hold everybody up, in a thread too.
    spans = () if lower.isascii() else range(0, len(lower), _LOOKED_THROUGH)
    if not any(_OF_TWO_SCRIPTS.search(lower, at, at + _LOOKED_THROUGH + 1) for at in spans):
        return lower
    return _WORD.sub(lambda word: _of_one_script(word[0]), lower)


def tokens(text: str) -> Iterator[tuple[str, int, int]]:
    """Each word of a folded text, with its beginning and end."""
    for match in _WORD.finditer(text):
        yield _without_end(match[0]), match.start(), match.end()


def _without_end(word: str) -> str:
    return (word.partition(_APOSTROPHES)[0] if word[-1:].isascii() else word)[:LONGEST_WORD]


def is_unspaced(word: str) -> bool:
    """Whether it begins in a script that puts no space between words."""
    return _UNSPACED.match(word) is not None


def text_of(transcript: Transcript) -> str:
    """The text that is searched: that of the segments, where there are any."""
    segments = said_segments(transcript)
    return " ".join(text for text, _ in segments) if segments else composed(clean(transcript.text))


def said_segments(transcript: Transcript) -> list[tuple[str, Segment]]:
    """The segments that say something, each with its text on one line."""
    return [(composed(text), s) for s in transcript.segments if not is_blank(text := one_line(s.text))]


def beginnings(texts: list[str]) -> list[int]:
    """Where each of several texts begins, when they are joined by spaces."""
    return list(accumulate((len(text) + 1 for text in texts), initial=0))[:-1]


def composed(text: str) -> str:
    """The text with letters and their marks as one character each, where there is such a one."""
    return unicodedata.normalize("NFC", text)


def _code_of(language: str | None) -> str:
    """The two letters of a language that a service names by a tag, a code or its English name; empty for others."""
    said = (language or "").strip().lower()
    return _by_name().get(said) or re.split("[-_]", said)[0][:2] * (re.match("[a-z]{2}(?:$|[-_])", said) is not None)


@cache
def _by_name() -> Mapping[str, str]:
    return {name.lower(): code for code, name in Locale("en").languages.items() if len(code) == 2}


def _words(text: str) -> frozenset[str]:
    return frozenset(map(_without_end, {match[0] for match in _WORD.finditer(text)}))


def _of_one_script(word: str) -> str:
    for table in (_TO_CYRILLIC, _TO_LATIN):
        if not _OF_TWO_SCRIPTS.search(changed := word.translate(table)):
            return changed
    return word
