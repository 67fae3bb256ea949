"""Values that are known only to lie between two others, filled in. Pure.

Where the service does not say when a task ended, all that is known is between which two looks. The middle of that
span is a poor guess, since spans are wide where looks are rare: a bell curve over the logarithms, fitted to all spans
(expectation and maximisation), tells where in each span its value lies.
"""

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist, fmean

_ROUNDS = 8
_LEAST_SPREAD = 0.02
_SMALLEST = 1e-3
_GOLDEN = (math.sqrt(5) - 1) / 2
_ROOT_TAU = math.sqrt(2 * math.pi)


@dataclass(frozen=True, slots=True)
class Span:
    """A positive value between `low` (may be 0) and `high`; the same where it is known."""

    low: float
    high: float

    @property
    def is_known(self) -> bool:
        """Whether nothing needs to be filled in."""
        return self.high - self.low <= _SMALLEST * self.high

    @property
    def middle(self) -> float:
        """Half way."""
        return max(_SMALLEST, (self.low + self.high) / 2)


def filled(spans: Sequence[Span]) -> list[float]:
    """A value for each span, in order; together they spread as the fitted curve does within each span."""
    if all(span.is_known for span in spans):
        return [span.middle for span in spans]
    curve = _fitted(spans)
    # The golden ratio's multiples spread evenly however many are taken of them.
    places = (n * _GOLDEN % 1.0 for n in itertools.count(1))
    return [span.middle if span.is_known else math.exp(_place(span, curve, next(places))) for span in spans]


def _fitted(spans: Sequence[Span]) -> NormalDist:
    logs = [math.log(span.middle) for span in spans]
    middle = fmean(logs)
    spread = max(_LEAST_SPREAD, math.sqrt(fmean((value - middle) ** 2 for value in logs)))
    for _ in range(_ROUNDS):
        means, squares = [], []
        for span, value in zip(spans, logs, strict=True):
            mean, variance = (value, 0.0) if span.is_known else _within(span, middle, spread)
            means.append(mean)
            squares.append(variance + mean * mean)
        middle = fmean(means)
        spread = max(_LEAST_SPREAD, math.sqrt(max(0.0, fmean(squares) - middle * middle)))
    return NormalDist(middle, spread)


def _edges(span: Span) -> tuple[float, float]:
    return (math.log(span.low) if span.low > 0 else -math.inf), math.log(max(span.high, _SMALLEST))


def _within(span: Span, middle: float, spread: float) -> tuple[float, float]:
    """Mean and variance of a bell curve cut to a span."""
    low, high = (max(-12.0, min(12.0, (edge - middle) / spread)) for edge in _edges(span))
    mass = _below(high) - _below(low)
    if mass < 1e-9:
        edge = _edges(span)[0] if low > 0 else _edges(span)[1]
        return edge, 0.0
    at_low, at_high = _density(low), _density(high)
    shift = (at_low - at_high) / mass
    variance = 1 + (low * at_low - high * at_high) / mass - shift * shift
    return middle + spread * shift, spread * spread * max(0.0, variance)


def _place(span: Span, curve: NormalDist, share: float) -> float:
    low, high = _edges(span)
    below = curve.cdf(low) if span.low > 0 else 0.0
    target = below + (curve.cdf(high) - below) * share
    if not 1e-9 < target < 1 - 1e-9:
        return math.log(span.middle)
    return min(high, max(low, curve.inv_cdf(target)))


def _density(at: float) -> float:
    return math.exp(-at * at / 2) / _ROOT_TAU


def _below(at: float) -> float:
    return (1 + math.erf(at / math.sqrt(2))) / 2
