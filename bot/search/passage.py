"""The sentence of a transcript that is shown of it, with the words that were looked for. Pure."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.search.forms import Forms
from bot.search.match import Sought, Vocabulary, terms_of
from bot.search.words import Words, beginnings, folded, is_unspaced, said_segments, text_of, tokens
from bot.transcript.speech import Segment, Transcript, speaker_of
from bot.transcript.split import SENTENCE_END

_SHOWN = 220
_BEFORE = 60
_MORE = "…"
Span = tuple[int, int]
_Token = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence with words that were looked for; `marks` holds their (start, end) in it, in order.

    `start_s` is where in the recording it is said, None where the transcript has no times; `speaker` is who says
    it, where several do. `is_literal`: what was to stand in a row does so in just those words.
    """

    text: str
    marks: tuple[Span, ...] = ()
    start_s: float | None = None
    speaker: str = ""
    is_literal: bool = True


def passage_of(transcript: Transcript, sought: Sequence[Sought], names: frozenset[str]) -> Passage | None:
    """The sentence that holds most of what was looked for; None where some of it is not there.

    What is found in the `names` of those who speak need not be said. Where nothing else was looked for, it is the
    first sentence, of that speaker where they are told apart.
    """
    text = text_of(transcript)
    said = list(tokens(folded(text)))
    is_named = [all(words & names for words in one.words) for one in sought]
    found = [_spans(said, one.words, one.term.words[0]) for one in sought]
    if not all(spans or named for spans, named in zip(found, is_named, strict=True)):
        return None
    segments = said_segments(transcript)
    starts = beginnings([piece for piece, _ in segments])
    marked = [spans for spans in found if spans] or [[(_place_of(segments, starts, sought), 0)]]
    first, last = _best_sentence(text, marked)
    marks = sorted({span for spans in found for span in spans if first <= span[0] < last})
    number = bisect_right(starts, marks[0][0] if marks else marked[0][0][0]) - 1
    segment = segments[number][1] if number >= 0 else None
    shown, placed = _shortened(text, first, last, marks)
    return Passage(
        shown,
        placed,
        start_s=segment.start_s if segment is not None and segment.has_start and (marks or number) else None,
        speaker=speaker_of(segment) if segment is not None and len({speaker_of(s) for _, s in segments}) > 1 else "",
        is_literal=all(
            named or not one.term.is_quoted or _spans(said, [frozenset({word}) for word in one.term.words])
            for one, named in zip(sought, is_named, strict=True)
        ),
    )


def texts_with(said: str, texts: Sequence[tuple[Transcript, str | None]], forms: Forms) -> tuple[list[int], list[str]]:
    """The numbers of the texts, each with its author, that hold all that was said; else queries that find something."""
    terms, vocabulary = terms_of(said), Vocabulary(forms)
    words = [Words.of(*text) for text in texts]
    for number, one in enumerate(words):
        vocabulary.add(number, one.said | one.names, one.language)
    matches = vocabulary.look(terms)
    found = [(n, passage_of(texts[n][0], matches.sought, words[n].names)) for n in matches.numbers]
    numbers = [n for n, _ in literal_first((n, passage) for n, passage in found if passage is not None)]
    return numbers, [] if numbers else vocabulary.instead(terms)


def literal_first(found: Iterable[tuple[int, Passage]]) -> list[tuple[int, Passage]]:
    """Those with just the words that stood in quotation marks, where there are any."""
    every = list(found)
    return [(number, passage) for number, passage in every if passage.is_literal] or every


def _spans(said: Sequence[_Token], row: Sequence[frozenset[str]], word: str = "") -> list[Span]:
    """Where these words stand in a row; of words without spaces between them just where `word` does."""
    rows = zip(*(said[at:] for at in range(len(row))), strict=False)
    found = [tokens for tokens in rows if all(token in words for (token, _, _), words in zip(tokens, row, strict=True))]
    if len(row) == 1 and is_unspaced(word):
        begins = [start + token.find(word) for ((token, start, _),) in found]
        return [(start, start + len(word)) for start in begins]
    return [(tokens[0][1], tokens[-1][2]) for tokens in found]


def _place_of(segments: Sequence[tuple[str, Segment]], starts: Sequence[int], sought: Sequence[Sought]) -> int:
    """Where a speaker of whom the name was looked for begins to speak."""
    wanted = frozenset[str]().union(*(words for one in sought for words in one.words))
    for start, (_, segment) in zip(starts, segments, strict=True):
        if any(word in wanted for word, _, _ in tokens(folded(speaker_of(segment)))):
            return start
    return 0


def _best_sentence(text: str, found: Sequence[Sequence[Span]]) -> Span:
    edges = sorted({0, len(text), *(m.end() for m in SENTENCE_END.finditer(text)), *_line_ends(text)})
    terms: dict[int, set[int]] = {}
    for term, spans in enumerate(found):
        for start, _ in spans:
            terms.setdefault(bisect_right(edges, start) - 1, set()).add(term)
    best = max(terms, key=lambda sentence: (len(terms[sentence]), -sentence))
    return edges[best], edges[best + 1] if best + 1 < len(edges) else len(text)


def _line_ends(text: str) -> list[int]:
    return [match.end() for match in re.finditer("\n+", text)]


def _shortened(text: str, first: int, last: int, marks: Sequence[Span]) -> tuple[str, tuple[Span, ...]]:
    """At most so much of a long sentence, around its first mark."""
    while first < last and text[first].isspace():
        first += 1
    head = tail = ""
    if last - first > _SHOWN:
        mark = marks[0][0] if marks else first
        begin = max(first, min(mark - _BEFORE, last - _SHOWN))
        if begin > first:
            begin = _next_word(text, begin, mark)
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
    return head + shown + tail, placed


def _next_word(text: str, begin: int, limit: int) -> int:
    at = text.find(" ", begin, limit)
    return at + 1 if at >= 0 else begin
