"""Words in a transcript: found by their beginnings, shown in their sentence. Pure."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from bot.transcript.escape import clean, is_blank, one_line
from bot.transcript.models import Transcript
from bot.transcript.split import SENTENCE_END

_MOST_WORDS = 10
_LONGEST_WORD = 64
_SHOWN = 220
_BEFORE = 60
_MORE = "…"
_WORD = re.compile(r"\w+")
# Scripts that put no space between words: there a word may begin anywhere.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff]")


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence with words that were looked for; `marks` holds their (start, end) in it, in order.

    `start_s` is where in the recording it is said, None where the transcript has no times.
    """

    text: str
    marks: tuple[tuple[int, int], ...]
    start_s: float | None = None


class Query:
    """The words that somebody looks for; letter case and the dots of ё do not count."""

    def __init__(self, said: str) -> None:
        words = dict.fromkeys(word[:_LONGEST_WORD] for word in _WORD.findall(_folded(_composed(said))))
        self._patterns = [_pattern(word) for word in list(words)[:_MOST_WORDS]]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to look for."""
        return not self._patterns

    def find(self, transcript: Transcript) -> Passage | None:
        """The sentence that holds most of the words; None unless the transcript holds all of them."""
        text, starts, times = _text_with_times(transcript)
        folded = _folded(text)
        found = [[match.span() for match in pattern.finditer(folded)] for pattern in self._patterns]
        if self.is_empty or not all(found):
            return None
        first, last = _best_sentence(text, found)
        marks = sorted(span for spans in found for span in spans if first <= span[0] < last)
        number = bisect_right(starts, marks[0][0]) - 1
        return _passage(text, first, last, marks, times[number] if number >= 0 else None)


def _pattern(word: str) -> re.Pattern[str]:
    begins = "" if _UNSPACED.match(word) else r"(?<!\w)"
    ends = "" if _UNSPACED.match(word) else r"\w*+"
    return re.compile(begins + re.escape(word) + ends)


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _folded(text: str) -> str:
    """The text in lower case with ё as е, character for character, so that places in it stay what they are."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return lower.replace("ё", "е")


def _text_with_times(transcript: Transcript) -> tuple[str, list[int], list[float | None]]:
    """The text that is searched, where in it each segment begins, and when."""
    segments = [(_composed(text), s) for s in transcript.segments if not is_blank(text := one_line(s.text))]
    if not segments:
        return _composed(clean(transcript.text)), [], []
    starts = list(accumulate((len(text) + 1 for text, _ in segments), initial=0))[:-1]
    times = [segment.start_s if segment.has_start else None for _, segment in segments]
    return " ".join(text for text, _ in segments), starts, times


def _best_sentence(text: str, found: Sequence[Sequence[tuple[int, int]]]) -> tuple[int, int]:
    edges = sorted({0, len(text), *(m.end() for m in SENTENCE_END.finditer(text)), *_line_ends(text)})
    words: dict[int, set[int]] = {}
    for word, spans in enumerate(found):
        for start, _ in spans:
            words.setdefault(bisect_right(edges, start) - 1, set()).add(word)
    best = max(words, key=lambda sentence: (len(words[sentence]), -sentence))
    return edges[best], edges[best + 1] if best + 1 < len(edges) else len(text)


def _line_ends(text: str) -> list[int]:
    return [match.end() for match in re.finditer("\n+", text)]


def _passage(text: str, first: int, last: int, marks: Sequence[tuple[int, int]], start_s: float | None) -> Passage:
    while first < last and text[first].isspace():
        first += 1
    head = tail = ""
    if last - first > _SHOWN:
        begin = max(first, min(marks[0][0] - _BEFORE, last - _SHOWN))
        if begin > first:
            begin = _next_word(text, begin, marks[0][0])
            head = _MORE
        if begin + _SHOWN < last:
            last, tail = begin + _SHOWN, _MORE
        first = begin
    shown = text[first:last].rstrip().replace("\n", " ")
    placed = tuple(
        (max(start, first) - first + len(head), min(end - first, len(shown)) + len(head))
        for start, end in marks
        if first <= start < first + len(shown)
    )
    return Passage(head + shown + tail, placed, start_s)


def _next_word(text: str, begin: int, limit: int) -> int:
    at = text.find(" ", begin, limit)
    return at + 1 if at >= 0 else begin
