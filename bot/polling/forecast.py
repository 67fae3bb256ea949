"""What past tasks tell of the next one, and the checks of it that cost least. Pure.

A task of media length L takes about (a + b·L)·R seconds: `a` and `b` are fitted to the account's last tasks of one
kind, and R's distribution is what remains. Where the service does not say when a task ended, all that is known is
between which two checks. The middle of that span is a poor guess, since spans are wide where checks are rare: a bell
curve over the logarithms, fitted to all spans (expectation and maximisation), tells where in each its value lies.

A list of check times then has an expected number of checks and an expected delay; dynamic programming finds the one
whose sum of both, requests and seconds weighed, is least.
"""

import bisect
import itertools
import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from statistics import NormalDist, fmean

_CENSORED_ROUNDS = 8
_LEAST_SPREAD = 0.02
_SMALLEST = 1e-3
_GOLDEN = (math.sqrt(5) - 1) / 2
_ROOT_TAU = math.sqrt(2 * math.pi)
ENOUGH = 30
"""From so many observations on they are trusted."""

WINDOW = 300
_SHORTER = (150, 75, ENOUGH)
"""Where the service's pace has changed, older tasks tell nothing: so many of the last ones are asked instead."""

_RECENT = (12, 40)
_FAR = 2.6
"""About one even draw in a hundred strays by so many times its usual spread."""

_ROUNDS = 3
_MOST_OF_THEM = 0.75
_SHORTEST_S = 0.05
_SLACK_S = 2.0
_SCALE_STEP = math.log(1.1)
_HINTS_FROM = 8
_HINTED_GAP_S = 60.0
_RELIABLE = 0.1
_HINT_MARGIN = 1.3
"""Where hardly a hint is lost, checks wait past the longest time known, so that they never come before a hint."""

SECONDS_A_CHECK = 0.9
"""How much longer a person would rather wait than pay for one more check."""

SHORTEST_STEP_S = 0.5
LONGEST_GAP_S = 12.0
_TAIL_GROWTH = 1.15
_COARSEST_S = 2.0
_FINEST_S = 0.25
_POINTS = 48
_MOST_POINTS = 1500


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
        return max(_SMALLEST, (self.low + self.high) / 2)


@dataclass(frozen=True, slots=True)
class Observation:
    """One ended task: its media's length, and the times between which it ended, all in seconds.

    `low_s` and `high_s` are the same where the service told. `hinted`: a hint led to the check that found the end.
    """

    length_s: float | None
    low_s: float
    high_s: float
    hinted: bool = False


@dataclass(frozen=True, slots=True)
class PollTimes:
    """Times of checks in seconds after the task's submission, rising. `alive` is the share still running at each.

    `opens_s` is when the first task of its kind might end.
    """

    times: tuple[float, ...]
    alive: tuple[float, ...]
    opens_s: float
    longest_gap_s: float = LONGEST_GAP_S

    def after(self, elapsed_s: float) -> float:
        """The first time that is not just now; past the last one, steps that grow slowly with the time passed."""
        at = bisect.bisect_right(self.times, elapsed_s + SHORTEST_STEP_S / 2)
        if at < len(self.times):
            return self.times[at]
        step_s = elapsed_s * (_TAIL_GROWTH - 1)
        return elapsed_s + min(self.longest_gap_s, max(2 * SHORTEST_STEP_S, step_s))

    def ending(self, elapsed_s: float) -> float:
        """The chance, per second, that a task which still runs ends now; 0 before any could."""
        if elapsed_s < self.opens_s:
            return 0.0
        at = bisect.bisect_right(self.times, elapsed_s)
        if at >= len(self.times):
            return 1.0 / max(2 * SHORTEST_STEP_S, elapsed_s / 2)
        before = self.alive[at - 1] if at else 1.0
        began_s = self.times[at - 1] if at else self.opens_s
        if before <= 0:
            return 0.0
        return (before - self.alive[at]) / before / max(SHORTEST_STEP_S, self.times[at] - began_s)


@dataclass(frozen=True, slots=True)
class Forecast:
    """A fitted forecast. `missed` is the share of ends that came without a hint."""

    base_s: float
    per_second: float
    ratios: tuple[float, ...]
    missed: float = 1.0
    _times: dict[int, PollTimes] = field(default_factory=dict, compare=False, repr=False)

    def scale_s(self, length_s: float | None) -> float:
        """How long a task of this length takes, in the middle."""
        return self.base_s + self.per_second * (length_s or 0.0)

    def expected_s(self, length_s: float | None) -> float:
        """How long a task of this length takes, as most of them do: what is said of it seldom proves too little."""
        return self.scale_s(length_s) * self.ratios[int(_MOST_OF_THEM * (len(self.ratios) - 1))]

    def times(self, length_s: float | None) -> PollTimes:
        """The checks of a task of this length; made once for each tenth of length."""
        bucket = round(math.log(max(_SHORTEST_S, self.scale_s(length_s))) / _SCALE_STEP)
        found = self._times.get(bucket)
        if found is None:
            scale_s = math.exp(bucket * _SCALE_STEP)
            gap_s = LONGEST_GAP_S if self.missed >= 1 else _HINTED_GAP_S
            margin = _HINT_MARGIN if self.missed <= _RELIABLE else 1.0
            durations = [ratio * scale_s * margin for ratio in self.ratios]
            found = self._times[bucket] = build(
                durations, seconds_a_check=SECONDS_A_CHECK / self.missed, longest_gap_s=gap_s
            )
        return found


def filled(spans: Sequence[Span]) -> list[float]:
    """A value for each span, in order; together they spread as the fitted curve does within each span."""
    if all(span.is_known for span in spans):
        return [span.middle for span in spans]
    curve = _fitted_spans(spans)
    # The golden ratio's multiples spread evenly however many are taken of them.
    places = (n * _GOLDEN % 1.0 for n in itertools.count(1))
    return [span.middle if span.is_known else math.exp(_place(span, curve, next(places))) for span in spans]


def observe(
    *, submitted_at: datetime, last_seen_at: datetime, seen_ended_at: datetime, length_s: float | None = None,
    created_at: datetime | None = None, finished_at: datetime | None = None, hinted: bool = False,
) -> Observation:  # fmt: skip
    """What two checks and the service's own clock say of a task's duration.

    It ended between the check that still saw it running (or its submission) and the one that saw its end. Never is
    the second one's time taken for the end: checks follow what was learned, so each round would learn a longer time
    than the last. The service's clock counts where it fits between both checks.
    """
    low_s = max(0.0, (last_seen_at - submitted_at).total_seconds())
    high_s = max(low_s, (seen_ended_at - submitted_at).total_seconds())
    if finished_at is not None:
        # Both by the service's clock, where it gives both: then it may even be wrong.
        told_s = (finished_at - (created_at or submitted_at)).total_seconds()
        if low_s - _SLACK_S <= told_s <= high_s + _SLACK_S:
            low_s = high_s = min(high_s, max(low_s, told_s))
    return Observation(length_s, low_s, high_s, hinted)


def fit(observations: Sequence[Observation]) -> Forecast | None:
    """The forecast behind these observations, newest first; None while they are too few to tell."""
    for count in (len(observations), *(n for n in _SHORTER if n < len(observations))):
        if count < ENOUGH:
            break
        forecast, ratios = _fitted(observations[:count])
        if not _pace_changed(forecast, ratios):
            return replace(forecast, missed=missed_share(observations))
    return None


def missed_share(observations: Sequence[Observation]) -> float:
    """The share of ends that must be expected to come without a hint; 1 while hints are rare."""
    recent = observations[: WINDOW // 6]
    hits = sum(o.hinted for o in recent)
    if hits < _HINTS_FROM or hits < len(recent) / 2:
        return 1.0
    # That none was lost among a few does not say that none will be: half of one more is assumed.
    return (len(recent) - hits + 0.5) / (len(recent) + 1)


def build(
    durations: Sequence[float], *, seconds_a_check: float = SECONDS_A_CHECK, longest_gap_s: float = LONGEST_GAP_S
) -> PollTimes:
    """The best list for durations as likely as these (in seconds, sorted, at least one).

    `seconds_a_check` is how long a person would rather wait than pay for one more request. Gaps after the first
    check are bounded by `longest_gap_s`, since the next task may be like none before.
    """
    grid = _Grid.over(durations)
    costs, steps = [0.0] * len(grid.at), [len(grid.at)] * len(grid.at)
    for here in range(len(grid.at) - 2, -1, -1):
        price = (grid.whole - grid.ended[here]) * seconds_a_check
        step, cost = grid.cheapest(here, costs, longest_gap_s)
        costs[here], steps[here] = price + cost, step
    places, place = [], 0
    while place < len(grid.at) - 1:
        place = steps[place]
        places.append(place)
    alive = tuple(1 - grid.ended[place] / grid.whole for place in places)
    return PollTimes(tuple(grid.at[place] for place in places), alive, grid.at[1], longest_gap_s)


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where checks may stand, with how many durations have ended by then, and the sum of those.

    The start, then even steps from the shortest duration to past the longest.
    """

    at: Sequence[float]
    ended: Sequence[int]
    sums: Sequence[float]

    @classmethod
    def over(cls, durations: Sequence[float]) -> "_Grid":
        first, last = durations[0], durations[-1]
        step_s = min(_COARSEST_S, max(_FINEST_S, (last - first) / _POINTS))
        step_s = max(step_s, (last - first) / _MOST_POINTS)
        begins_s = max(first, SHORTEST_STEP_S)
        at = [0.0, *(begins_s + step_s * n for n in range(int((last - first) / step_s) + 2))]
        ended = [bisect.bisect_right(durations, moment) for moment in at]
        sums = list(itertools.accumulate(durations, initial=0.0))
        return cls(at, ended, [sums[count] for count in ended])

    @property
    def whole(self) -> int:
        return self.ended[-1]

    def cheapest(self, here: int, costs: Sequence[float], longest_gap_s: float) -> tuple[int, float]:
        """The next place for a check after `here`, and what it costs from there on in checks and delay."""
        best, best_cost = here + 1, math.inf
        gap_s = longest_gap_s if here else math.inf
        for there in range(here + 1, len(self.at)):
            wait_s = self.at[there] - self.at[here]
            if wait_s > gap_s and there > here + 1:
                break
            if wait_s < SHORTEST_STEP_S and there + 1 < len(self.at):
                continue
            seen = self.ended[there] - self.ended[here]
            cost = self.at[there] * seen - (self.sums[there] - self.sums[here]) + costs[there]
            if cost < best_cost:
                best, best_cost = there, cost
        return best, best_cost


def _fitted_spans(spans: Sequence[Span]) -> NormalDist:
    logs = [math.log(span.middle) for span in spans]
    middle = fmean(logs)
    spread = max(_LEAST_SPREAD, math.sqrt(fmean((value - middle) ** 2 for value in logs)))
    for _ in range(_CENSORED_ROUNDS):
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


def _fitted(observations: Sequence[Observation]) -> tuple[Forecast, Sequence[float]]:
    """A forecast, and the ratios in their order."""
    lengths = [o.length_s or 0.0 for o in observations]
    durations = [max(_SHORTEST_S, (o.low_s + o.high_s) / 2) for o in observations]
    for _ in range(_ROUNDS):
        base_s, per_second = _line(lengths, durations)
        scales = [base_s + per_second * length for length in lengths]
        spans = [Span(o.low_s / scale, o.high_s / scale) for o, scale in zip(observations, scales, strict=True)]
        ratios = filled(spans)
        durations = [max(_SHORTEST_S, ratio * scale) for ratio, scale in zip(ratios, scales, strict=True)]
    return Forecast(base_s, per_second, tuple(sorted(ratios))), ratios


def _line(lengths: Sequence[float], durations: Sequence[float]) -> tuple[float, float]:
    """`a` and `b`; errors count by their share of the whole, so that long recordings do not outweigh short ones."""
    base_s, per_second = statistics.fmean(durations), 0.0
    for _ in range(_ROUNDS):
        weights = [1 / (base_s + per_second * length) ** 2 for length in lengths]
        total = sum(weights)
        mid_x = sum(map(float.__mul__, weights, lengths)) / total
        mid_y = sum(map(float.__mul__, weights, durations)) / total
        spread = sum(w * (x - mid_x) ** 2 for w, x in zip(weights, lengths, strict=True))
        both = sum(w * (x - mid_x) * y for w, x, y in zip(weights, lengths, durations, strict=True))
        per_second = max(0.0, both / spread) if spread > 0 else 0.0
        base_s = mid_y - per_second * mid_x
        if base_s < _SHORTEST_S:
            base_s, per_second = _SHORTEST_S, mid_y / mid_x if mid_x > 0 else 0.0
    return base_s, per_second


def _pace_changed(forecast: Forecast, ratios: Sequence[float]) -> bool:
    """Whether the last few are too short or too long, together, to come from the same distribution."""
    for few in _RECENT:
        ranks = [bisect.bisect_left(forecast.ratios, ratio) / len(forecast.ratios) for ratio in ratios[:few]]
        # A mean of even chances strays by their spread over the root of their number.
        if len(ranks) < len(forecast.ratios) and abs(statistics.fmean(ranks) - 0.5) > _FAR * 0.29 / math.sqrt(few):
            return True
    return False
