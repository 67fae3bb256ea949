"""When to look: never early, never in a burst, and late by a fixed share at most."""

import math
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.accounts.state import slowdown_of
from bot.clock import backoff
from bot.polling.forecast import SECONDS_A_CHECK
from bot.polling.schedule import (
    FIRST_CHECK_S,
    GROWTH,
    LIST_GAP_S,
    LONGEST_GAP_S,
    THRONG_GAP_S,
    THRONG_GAP_S_A_TASK,
    Coalescing,
    ScheduledTask,
    after_hint,
    next_list,
    next_look,
)

START = datetime(2026, 1, 31, 12, tzinfo=UTC)


def looks_until(duration_s: float) -> tuple[int, float]:
    """How many looks a task of this length costs, and how late its end is seen."""
    now, checks = START, 0
    while True:
        now = next_look(ScheduledTask(START, checks), now)
        checks += 1
        elapsed_s = (now - START).total_seconds()
        if elapsed_s >= duration_s:
            return checks, elapsed_s - duration_s


@given(st.floats(0, 20_000), st.integers(0, 300))
def test_the_next_look_is_in_the_future_and_at_most_the_longest_gap_away(passed_s: float, checks: int) -> None:
    now = START + timedelta(seconds=passed_s)
    planned = next_look(ScheduledTask(START, checks), now)
    assert planned > now
    planned_again = next_look(ScheduledTask(START, checks), planned)
    assert (planned_again - planned).total_seconds() <= LONGEST_GAP_S + 1e-3


@given(st.floats(0.01, 7200))
def test_an_end_is_seen_late_by_half_of_the_tasks_own_length_at_most(duration_s: float) -> None:
    _, late_s = looks_until(duration_s)
    assert late_s <= max(FIRST_CHECK_S, duration_s * (GROWTH - 1)) + 1e-3
    assert late_s <= LONGEST_GAP_S + 1e-3


def test_looks_grow_slowly_with_length() -> None:
    assert [looks_until(s)[0] for s in (0.5, 2, 8, 60)] == [1, 2, 6, 11]


def test_a_shared_list_call_keeps_its_distance_and_comes_less_often_where_little_ends() -> None:
    def wait_s(count: int, passed_s: float) -> float:
        now = START + timedelta(seconds=passed_s)
        return (next_list([ScheduledTask(START, 0)] * count, now) - now).total_seconds()

    assert wait_s(10, 3) == LIST_GAP_S
    assert wait_s(50, 5) == THRONG_GAP_S
    assert LIST_GAP_S < wait_s(4, 60) < wait_s(4, 240) <= LONGEST_GAP_S


@given(st.lists(st.floats(0, 20_000), min_size=1, max_size=80), st.sampled_from([1.0, 2.5, 8.0]))
def test_lists_stand_as_far_apart_as_all_tasks_together_are_worth(passed_s: list[float], slowdown: float) -> None:
    tasks = [ScheduledTask(START - timedelta(seconds=s), 0) for s in passed_s]
    rate = sum(1 / max(2 * FIRST_CHECK_S, (START - task.submitted_at).total_seconds()) for task in tasks)
    gap_s = math.sqrt(2 * SECONDS_A_CHECK * slowdown / rate)
    shortest_s = max(LIST_GAP_S, min(THRONG_GAP_S, THRONG_GAP_S_A_TASK * len(tasks)))
    longest_s = LONGEST_GAP_S if slowdown == 1 else 120.0
    wait_s = (next_list(tasks, START, slowdown) - START).total_seconds()
    assert wait_s == pytest.approx(min(longest_s, max(shortest_s, gap_s)), abs=1e-5)


@given(st.integers(0, 2000), st.integers(0, 1000))
def test_thrift_grows_as_the_limit_nears_and_is_bounded(spent: int, limit: int) -> None:
    assert 1.0 <= slowdown_of(spent, limit) <= 8.0
    assert slowdown_of(spent, limit) <= slowdown_of(spent + 1, limit)
    if limit and spent <= limit * 0.7:
        assert slowdown_of(spent, limit) == 1.0


def test_thrift_stretches_every_wait() -> None:
    now = START + timedelta(seconds=20)
    task = ScheduledTask(START, 7)
    calm, thrifty = next_look(task, now), next_look(task, now, 8.0)
    assert thrifty - now >= 3 * (calm - now)
    assert next_list([task] * 5, now, 8.0) > next_list([task] * 5, now)


@given(st.integers(1, 10_000))
def test_backing_off_is_bounded(troubles: int) -> None:
    assert 2.0 <= backoff(troubles) <= 60.0


@given(st.integers(0, 300), st.booleans())
def test_a_task_from_before_the_clock_was_set_back_is_looked_at_soon(checks: int, hinted: bool) -> None:
    task = ScheduledTask(START + timedelta(hours=1), checks, hinted=hinted)
    assert START < next_look(task, START) <= START + timedelta(seconds=15)
    assert after_hint(START + timedelta(hours=1), 3, START) <= START + timedelta(seconds=60)


@given(st.lists(st.floats(0, 20), min_size=1, max_size=120))
def test_lists_of_busy_accounts_meet_at_quarters_of_a_second_near_their_time(after_s: list[float]) -> None:
    together = Coalescing()
    for wait_s in after_s:
        at = START + timedelta(seconds=wait_s)
        moved_to = together.near(at, START)
        assert abs((moved_to - at).total_seconds()) <= 0.375
        assert moved_to.microsecond % 250_000 == 0


def test_those_that_once_came_all_at_once_spread_again() -> None:
    together, places = Coalescing(), [START] * 200
    for _ in range(4):
        places = [together.near(at + timedelta(seconds=THRONG_GAP_S), at) for at in places]
    assert max(Counter(places).values()) <= 32
