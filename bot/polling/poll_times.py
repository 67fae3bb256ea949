"""The checks of one task that cost least: requests and seconds of delay, weighed. Pure.

How long a task will take is known as a distribution: the lengths of earlier ones, scaled to this one. A list
of check times then has an expected number of checks and an expected delay, and dynamic programming finds the
list whose sum of both is least.
"""

import bisect
import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass

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
