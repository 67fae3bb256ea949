"""Paragraphs for a text that came as one block. Only whitespace changes."""

import re
from collections.abc import Iterable, Sequence

from bot.transcript.escape import clean
from bot.transcript.models import Segment
from bot.transcript.split import SENTENCE_END

PAUSE_S = 1.5
_LONGEST_BLOCK = 600
_PARAGRAPH = 400
_PARAGRAPH_BEFORE_PAUSE = 200
_SHORTEST_LAST = 100
_WORD = re.compile(r"\S+")
_ENDED = re.compile(r"""[.!?…؟।。！？｡]["'»”’」』）】)\]]*\Z""")
# "г. Москва", "Dr. No": a full stop behind one or two letters is more often an abbreviation's.
_ABBREVIATED = re.compile(r"(?<!\w)[^\W\d]{1,2}\.$")


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
