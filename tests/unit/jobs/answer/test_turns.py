"""What is said next where several answers wait."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.jobs.answer.turns import CROWD, HOLD_S, MOST_A_MINUTE, Plan, Waiting, plan

NOW = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)


def ready(name: str, s_ago: float = 0.0) -> Waiting:
    return Waiting(name, NOW - timedelta(seconds=s_ago))


def running(name: str, *, holds: bool = True) -> Waiting:
    return Waiting(name, None, holds_others=holds)


def test_few_are_answered_each_as_soon_as_it_is_ready() -> None:
    assert plan([running("1"), ready("2"), running("3")], [], NOW) == Plan(("2",))


def test_in_a_crowd_the_ready_ones_wait_for_the_others_for_a_while() -> None:
    crowd = [running("1"), *(ready(str(n), 2) for n in range(2, CROWD + 2))]
    assert plan(crowd, [], NOW) == Plan(again_at=NOW + timedelta(seconds=HOLD_S - 2))
    late = [running("1"), *(ready(str(n), HOLD_S) for n in range(2, CROWD + 2))]
    assert plan(late, [], NOW) == Plan(tuple(str(n) for n in range(2, CROWD + 2)), together=True)


def test_what_waits_for_a_key_or_a_limit_holds_nobody_up() -> None:
    crowd = [running("1", holds=False), *(ready(str(n)) for n in range(2, CROWD + 2))]
    assert plan(crowd, [], NOW).together


def test_a_spent_minute_is_waited_out_and_then_answered_together() -> None:
    said = [NOW - timedelta(seconds=50 - n) for n in range(MOST_A_MINUTE)]
    assert plan([ready("1")], said, NOW) == Plan(again_at=NOW + timedelta(seconds=10))
    assert plan([ready("1"), ready("2")], said[1:], NOW) == Plan(("1", "2"), together=True)


waiting = st.lists(
    st.builds(
        Waiting,
        st.uuids().map(str),
        st.none() | st.integers(0, 100).map(lambda s: NOW - timedelta(seconds=s)),
        st.booleans(),
    ),
    max_size=40,
)
spoken = st.lists(st.integers(0, 59), max_size=30).map(
    lambda ages: [NOW - timedelta(seconds=age) for age in sorted(ages, reverse=True)]
)


@given(waiting, spoken)
def test_only_ready_ones_are_answered_in_their_order_and_within_the_limit(
    jobs: list[Waiting], said: list[datetime]
) -> None:
    step = plan(jobs, said, NOW)
    order = [job.id for job in jobs if job.ready_since is not None]
    assert [name for name in order if name in step.ids] == list(step.ids)
    if step.ids:
        assert len(said) < MOST_A_MINUTE
    elif order:
        assert step.again_at is not None
        assert step.again_at > NOW
    assert step.together == (len(step.ids) > 1)
