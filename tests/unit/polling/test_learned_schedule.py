"""What is learned from past tasks, and what it saves: simulated on synthetic services, seeded, so exact."""

from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.polling.forecast import (
    ENOUGH,
    SHORTEST_STEP_S,
    WINDOW,
    Observation,
    Span,
    build,
    filled,
    fit,
    missed_share,
    observe,
)
from tests.bench.laws import mixed_lengths, voice_notes
from tests.bench.simulation import by_checks, by_clock, by_last_check, learn, poll_every, share

NOW = datetime(2026, 1, 31, tzinfo=UTC)
COUNT = 1200

durations = st.lists(st.floats(0.05, 4000), min_size=1, max_size=40).map(sorted)


@pytest.mark.parametrize("tell", [by_clock, by_checks])
def test_voice_notes_cost_few_looks_and_are_seen_soon(tell: object) -> None:
    found = learn(voice_notes, COUNT, tell, skip=WINDOW)  # type: ignore[arg-type]
    assert found.requests <= 1.75
    assert found.late_s <= 1.2
    assert found.late_p95_s <= 3.0
    assert found.requests <= 0.6 * poll_every(4, voice_notes, COUNT).requests


@pytest.mark.parametrize("tell", [by_clock, by_checks])
def test_mixed_lengths_up_to_an_hour_cost_a_fifth_of_naive_polls(tell: object) -> None:
    found = learn(mixed_lengths, COUNT, tell, skip=WINDOW)  # type: ignore[arg-type]
    assert found.requests <= 4.6
    assert found.late_s <= 3.4
    assert found.requests <= 0.25 * poll_every(4, mixed_lengths, COUNT).requests


def test_ten_in_flight_on_a_key_share_their_calls() -> None:
    found = share(mixed_lengths, 10, COUNT)
    assert found.requests <= 1.6
    assert found.late_s <= 2.6


def test_learning_from_the_look_that_saw_the_end_would_drift() -> None:
    trap, right = learn(voice_notes, COUNT, by_last_check), learn(voice_notes, COUNT, by_checks)
    assert trap.late_s > 3 * right.late_s


def test_nothing_is_believed_before_there_are_enough_observations() -> None:
    rng = Random(1)
    seen = [Observation(d.length_s, d.duration_s, d.duration_s) for d in (voice_notes(rng) for _ in range(ENOUGH))]
    assert fit(seen[:-1]) is None
    assert fit(seen) is not None


def test_a_fitted_law_knows_how_length_counts() -> None:
    rng = Random(2)
    drawn = [mixed_lengths(rng) for _ in range(WINDOW)]
    forecast = fit([Observation(d.length_s, d.duration_s, d.duration_s) for d in drawn])
    assert forecast is not None
    assert forecast.base_s == pytest.approx(3, abs=1.0)
    assert forecast.per_second == pytest.approx(0.13 * 1.046, rel=0.1)


def test_when_the_services_pace_changes_older_tasks_are_forgotten() -> None:
    rng = Random(3)
    drawn = [voice_notes(rng) for _ in range(WINDOW)]
    slow = [Observation(d.length_s, 5 * d.duration_s, 5 * d.duration_s) for d in drawn]
    quick = [Observation(d.length_s, d.duration_s, d.duration_s) for d in drawn]
    assert fit([*quick[:12], *slow]) is None
    forecast = fit([*quick[:80], *slow])
    assert forecast is not None
    assert forecast.scale_s(12) < 12


@given(durations)
def test_a_ladder_rises_in_steps_and_ends_where_every_known_task_has_ended(known: list[float]) -> None:
    times = build(known)
    assert all(b - a >= SHORTEST_STEP_S - 1e-6 for a, b in zip((0.0, *times.times), times.times[:-1], strict=False))
    assert times.times[-1] >= known[-1]
    assert times.alive[-1] == 0


@given(durations, st.floats(0, 10_000))
def test_after_any_moment_there_is_another_look_and_the_wait_is_bounded(known: list[float], elapsed_s: float) -> None:
    times = build(known)
    following_s = times.after(elapsed_s)
    assert elapsed_s < following_s
    longest_s = max(times.longest_gap_s, known[-1] / 700 + 1) if elapsed_s >= times.times[0] else known[-1] + 13
    assert following_s - elapsed_s <= longest_s + SHORTEST_STEP_S
    assert times.ending(elapsed_s) >= 0


def test_an_end_lies_between_two_looks_whatever_the_services_clock_says() -> None:
    def seen(finished_after_s: float | None, created_after_s: float | None = None) -> Observation:
        def moment(after_s: float | None) -> datetime | None:
            return None if after_s is None else NOW + timedelta(seconds=after_s)

        return observe(
            submitted_at=NOW, last_seen_at=NOW + timedelta(seconds=4), seen_ended_at=NOW + timedelta(seconds=7),
            created_at=moment(created_after_s), finished_at=moment(finished_after_s),
        )  # fmt: skip

    assert (seen(None).low_s, seen(None).high_s) == (4, 7)
    assert (seen(5).low_s, seen(5).high_s) == (5, 5)
    an_hour_wrong = seen(3605, 3600)
    assert (an_hour_wrong.low_s, an_hour_wrong.high_s) == (5, 5)
    assert (seen(3605).low_s, seen(3605).high_s) == (4, 7)
    assert (seen(8).low_s, seen(8).high_s) == (7, 7)


@given(st.lists(st.tuples(st.floats(0, 100), st.floats(0, 100)).map(sorted), min_size=1, max_size=30))
def test_what_is_filled_in_lies_within_its_span(pairs: list[list[float]]) -> None:
    spans = [Span(low, high) for low, high in pairs]
    for value, span in zip(filled(spans), spans, strict=True):
        assert value > 0
        assert span.low - 1e-2 <= value <= max(span.high, 1e-3) + 1e-2


def test_hints_count_as_reliable_only_after_several_and_while_they_keep_coming() -> None:
    hit, miss = Observation(1, 2, 3, hinted=True), Observation(1, 2, 3)
    assert missed_share([hit] * 5) == 1.0
    assert missed_share([hit] * 20) == 0.5 / 21
    assert missed_share([hit, miss] * 20) == 0.5
    assert missed_share([*[miss] * 20, *[hit] * 10]) == 1.0


def test_where_hints_never_fail_no_look_comes_before_one_and_a_lost_one_is_soon_noticed() -> None:
    def first_look_s(*, hinted: bool) -> float:
        durations = [4 + n / 10 for n in range(ENOUGH)]
        forecast = fit([Observation(None, d, d, hinted=hinted) for d in Random(3).sample(durations, len(durations))])
        assert forecast is not None
        return forecast.times(None).after(0.0)

    assert first_look_s(hinted=False) < 6.9 < 1.1 * 6.9 < first_look_s(hinted=True) < 1.5 * 6.9
