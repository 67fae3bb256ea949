"""When to look: never early, never in a burst, and late by a fixed share at most."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.jobs.schedule import (
    FIRST_LOOK_S,
    GROWTH,
    LONGEST_GAP_S,
    Watched,
    backoff,
    next_look,
    with_others,
)

START = datetime(2026, 1, 31, 12, tzinfo=UTC)


def looks_until(duration_s: float) -> tuple[int, float]:
    """How many looks a task of this length costs, and how late its end is seen."""
    now, looks = START, 0
    while True:
        now = next_look(Watched(START, looks), now)
        looks += 1
        elapsed_s = (now - START).total_seconds()
        if elapsed_s >= duration_s:
            return looks, elapsed_s - duration_s


@given(st.floats(0, 20_000), st.integers(0, 300))
def test_the_next_look_is_in_the_future_and_at_most_the_longest_gap_away(passed_s: float, looks: int) -> None:
    now = START + timedelta(seconds=passed_s)
    planned = next_look(Watched(START, looks), now)
    assert planned > now
    planned_again = next_look(Watched(START, looks), planned)
    assert (planned_again - planned).total_seconds() <= LONGEST_GAP_S + 1e-3


@given(st.floats(0.01, 7200))
def test_an_end_is_seen_late_by_half_of_the_tasks_own_length_at_most(duration_s: float) -> None:
    _, late_s = looks_until(duration_s)
    assert late_s <= max(FIRST_LOOK_S, duration_s * (GROWTH - 1)) + 1e-3
    assert late_s <= LONGEST_GAP_S + 1e-3


def test_looks_grow_slowly_with_length() -> None:
    assert [looks_until(s)[0] for s in (0.5, 2, 8, 60)] == [1, 2, 6, 11]


def test_a_shared_list_call_keeps_its_distance() -> None:
    assert with_others(START, START) == START + timedelta(seconds=2)
    later = START + timedelta(seconds=9)
    assert with_others(later, START) == later


@given(st.integers(1, 10_000))
def test_backing_off_is_bounded(troubles: int) -> None:
    assert 2.0 <= backoff(troubles) <= 60.0
