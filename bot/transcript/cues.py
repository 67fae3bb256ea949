"""When each subtitle is on screen: in order, never two at once, whatever times the segments have."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

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
