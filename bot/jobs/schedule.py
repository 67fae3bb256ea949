"""When to look at a task next. Pure: times in, times out.

Every look counts against the user's plan, every second of delay against their patience. Until there is
something to learn from, the wait grows with the time already passed: an answer is then late by at most a
fixed share of the task's own duration, at a cost that grows with its logarithm.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

FIRST_LOOK_S = 1.0
GROWTH = 1.5
LONGEST_GAP_S = 15.0
LIST_GAP_S = 2.0
"""Several tasks of one account are asked for together, at least this far apart (facts.md, "Polling")."""

LIST_FROM = 3
"""From so many tasks of one account in flight, one list call is cheaper than a call for each."""


@dataclass(frozen=True, slots=True)
class Watched:
    """What the schedule may know of a task: when it was submitted, how often it was looked at."""

    submitted_at: datetime
    looks: int
    length_s: float | None = None


def next_look(task: Watched, now: datetime) -> datetime:
    """The time of the next look, never before `now`.

    The n-th look stands at a fixed place on the task's own time line, so that a restart or an early look
    shifts nothing; a look that was missed is made at once.
    """
    elapsed_s = max(0.0, (now - task.submitted_at).total_seconds())
    planned_s = _ladder(task.looks)
    if planned_s <= elapsed_s:
        planned_s = elapsed_s + _gap(elapsed_s)
    return task.submitted_at + timedelta(seconds=planned_s)


def with_others(planned: datetime, last_list_at: datetime) -> datetime:
    """The time of a look that shares its list call with others, kept `LIST_GAP_S` from the last one."""
    return max(planned, last_list_at + timedelta(seconds=LIST_GAP_S))


def backoff(troubles: int, *, base_s: float = 2.0, cap_s: float = 60.0) -> float:
    """Seconds to wait after the n-th trouble in a row (n ≥ 1): doubling, bounded."""
    return float(min(cap_s, base_s * 2 ** min(troubles - 1, 10)))


def _ladder(looks: int) -> float:
    place_s = FIRST_LOOK_S
    for _ in range(min(looks, 200)):
        place_s += _gap(place_s)
    return place_s


def _gap(elapsed_s: float) -> float:
    return min(LONGEST_GAP_S, max(FIRST_LOOK_S, elapsed_s * (GROWTH - 1)))
