"""The schedule against synthetic services, in no time: pure, seeded, the same figures on every machine.

`python -m tests.bench.simulation` prints requests for each task and seconds of delay, for naive polls and for the
real schedule; `tests/unit/polling/test_learned_schedule.py` holds the short form to its targets.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random
from statistics import fmean

from bot.polling.forecast import WINDOW, Forecast, Observation, fit, observe
from bot.polling.schedule import CROWD_FROM, LIST_GAP_S, ScheduledTask, next_list, next_look
from tests.bench.laws import Drawn, Law, mixed_lengths, voice_notes

START = datetime(2026, 1, 31, 12, tzinfo=UTC)
_FIT_EVERY = 60
_TASKS = 5000


@dataclass(frozen=True, slots=True)
class Figures:
    """Requests for each task, and the delay until its end was seen: mean and 95th percentile, in seconds."""

    requests: float
    late_s: float
    late_p95_s: float


def figures(requests: int, delays: Sequence[float]) -> Figures:
    """The figures of a run."""
    ordered = sorted(delays)
    return Figures(requests / len(ordered), fmean(ordered), ordered[int(0.95 * len(ordered))])


def poll_every(gap_s: float, law: Law, count: int, seed: int = 1) -> Figures:
    """The naive way: a status call right away, then one every `gap_s`."""
    rng, requests = Random(seed), 0
    delays: list[float] = []
    for _ in range(count):
        duration_s = law(rng).duration_s
        polls = 1 + -(-duration_s // gap_s)
        requests += int(polls)
        delays.append((polls - 1) * gap_s - duration_s)
    return figures(requests, delays)


Tell = Callable[[Drawn, datetime, datetime], Observation]
"""What is learned of an ended task, from the look before its end and the one that saw it."""


def by_clock(drawn: Drawn, last_seen_at: datetime, seen_ended_at: datetime) -> Observation:
    """The service says when it ended."""
    return _observed(drawn, last_seen_at, seen_ended_at, START + timedelta(seconds=drawn.duration_s))


def by_checks(drawn: Drawn, last_seen_at: datetime, seen_ended_at: datetime) -> Observation:
    """Nothing but two looks is known."""
    return _observed(drawn, last_seen_at, seen_ended_at, None)


def by_last_check(drawn: Drawn, _: datetime, seen_ended_at: datetime) -> Observation:
    """The trap: the look that saw the end is taken for it."""
    return _observed(drawn, seen_ended_at, seen_ended_at, None)


def _observed(
    drawn: Drawn, last_seen_at: datetime, seen_ended_at: datetime, finished_at: datetime | None
) -> Observation:
    return observe(
        submitted_at=START, last_seen_at=last_seen_at, seen_ended_at=seen_ended_at, length_s=drawn.length_s,
        finished_at=finished_at,
    )  # fmt: skip


@dataclass(slots=True)
class Learner:
    """What `LearnedForecasts` does, without a store."""

    observations: list[Observation] = field(default_factory=list)
    law: Forecast | None = None
    news: int = 0

    def note(self, seen: Observation) -> None:
        """Learn from an ended task."""
        self.observations.insert(0, seen)
        del self.observations[WINDOW:]
        self.news += 1
        if self.law is None or self.news >= _FIT_EVERY:
            self.law, self.news = fit(self.observations), 0


def learn(law: Law, count: int, tell: Tell = by_clock, seed: int = 1, skip: int = 0) -> Figures:
    """One task after another, the schedule learning as it goes; the first `skip` are not counted."""
    rng, learner, requests = Random(seed), Learner(), 0
    delays: list[float] = []
    for number in range(count + skip):
        drawn = law(rng)
        before, now, checks = START, START, 0
        while (now - START).total_seconds() < drawn.duration_s:
            before, now = now, next_look(ScheduledTask(START, checks, drawn.length_s, learner.law), now)
            checks += 1
        learner.note(tell(drawn, before, now))
        if number >= skip:
            requests += checks
            delays.append((now - START).total_seconds() - drawn.duration_s)
    return figures(requests, delays)


def learned_forecast(law: Law, seed: int = 5) -> Forecast:
    """What a full window of tasks teaches."""
    rng, learner = Random(seed), Learner()
    for _ in range(WINDOW):
        drawn = law(rng)
        learner.observations.insert(0, Observation(drawn.length_s, drawn.duration_s, drawn.duration_s))
    found = fit(learner.observations)
    assert found is not None
    return found


def share(law: Law, in_flight: int, count: int, seed: int = 3) -> Figures:
    """So many tasks of one key always in flight, seen by list calls as the watcher plans them."""
    rng, learned, now = Random(seed), learned_forecast(law), START
    tasks = [(START - timedelta(seconds=rng.uniform(0, 60)), law(rng)) for _ in range(in_flight)]
    requests = 0
    delays: list[float] = []
    while len(delays) < count:
        watched = [ScheduledTask(begun_at, 0, drawn.length_s, learned) for begun_at, drawn in tasks]
        now, requests = _next(watched, now), requests + 1
        for place, (begun_at, drawn) in enumerate(tasks):
            late_s = (now - begun_at).total_seconds() - drawn.duration_s
            if late_s >= 0:
                delays.append(late_s)
                tasks[place] = (now, law(rng))
    return figures(requests, delays)


def _next(watched: Sequence[ScheduledTask], now: datetime) -> datetime:
    if len(watched) >= CROWD_FROM:
        return next_list(watched, now)
    soonest = min(next_look(task, now) for task in watched)
    return soonest if len(watched) < 3 else max(soonest, now + timedelta(seconds=LIST_GAP_S))


def main() -> None:
    """Print the table."""
    rows: list[tuple[str, Figures]] = []
    for law in (voice_notes, mixed_lengths):
        name = law.__name__.replace("_", " ")
        rows += [(f"{name}: a call every {gap_s:g} s", poll_every(gap_s, law, _TASKS)) for gap_s in (2.0, 4.0, 10.0)]
        rows += [
            (f"{name}: learned from the service's clock", learn(law, _TASKS, by_clock, skip=WINDOW)),
            (f"{name}: learned from looks alone", learn(law, _TASKS, by_checks, skip=WINDOW)),
            (f"{name}: the trap, learned from the last look", learn(law, _TASKS, by_last_check, skip=WINDOW)),
        ]
    rows += [(f"mixed lengths: {k} in flight on a key", share(mixed_lengths, k, _TASKS)) for k in (2, 3, 10, 50)]
    print(f"{'':54}{'calls':>8}{'late':>8}{'p95':>8}")
    for said, found in rows:
        print(f"{said:54}{found.requests:8.2f}{found.late_s:8.2f}{found.late_p95_s:8.2f}")


if __name__ == "__main__":
    main()
