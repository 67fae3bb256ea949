"""What is said next where several answers wait, and which waits for which."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.jobs.answer.turns import (
    CROWD,
    GATHER_S,
    HELD_S,
    MOST_A_MINUTE,
    SOON_S,
    Plan,
    Waiting,
    answer_order,
    holder_of,
    plan,
)  # fmt: skip
from bot.jobs.record import FIRST, Answer, Job, JobState, Origin, Parked, Sent, ServiceTask, Wait

NOW = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)


def job(number: int, state: JobState = JobState.WATCHING, *, passed_s: float = 0.0, **more: Any) -> Job:
    """The job of a chat's `number`-th message; `more` are fields of its parts."""

    def of(part: type) -> dict[str, Any]:
        return {name: value for name, value in more.items() if name in part.model_fields}  # type: ignore[attr-defined]

    submitted_at = NOW - timedelta(seconds=passed_s)
    return Job(
        id=f"7:{number}", origin=Origin(chat_id=7, message_id=number), created_at=NOW, state=state,
        sent=Sent(**of(Sent)), task=ServiceTask(submitted_at=submitted_at, **of(ServiceTask)),
        answer=Answer(**of(Answer)), wait=Wait(deadline_at=NOW + timedelta(hours=1), **of(Wait)),
    )  # fmt: skip


def done(number: int, s_ago: float = 0.0, **more: Any) -> Job:
    return job(number, JobState.DELIVERING, ready_at=NOW - timedelta(seconds=s_ago), **more)


@pytest.mark.parametrize(
    "earlier",
    [
        job(1, length_s=10),
        job(1, JobState.SUBMITTING, length_s=10),
        job(1),  # a link of which nothing is known
        job(1, length_s=3600, expected_s=200, passed_s=180),
        job(1, length_s=10, expected_s=8, passed_s=40),
        job(1, JobState.DELIVERING),
        done(1, 1000),
        job(1, duplicate_of="7:0"),
    ],
)
def test_an_earlier_one_that_comes_soon_is_waited_for(earlier: Job) -> None:
    mine = done(2, HELD_S - 1)
    assert holder_of(mine, [earlier, mine], NOW) is earlier
    assert holder_of(mine, [earlier, mine], NOW + timedelta(seconds=1)) is None


@pytest.mark.parametrize(
    "earlier",
    [
        job(1, length_s=3600),
        job(1, length_s=3600, expected_s=200),
        job(1, length_s=10, expected_s=8, passed_s=8 + HELD_S + 1),
        *(job(1, length_s=10, parked=Parked(reason=reason)) for reason in ("key", "limit", "service", "slot")),
        job(1, JobState.DELIVERING, parked=Parked(reason="limit")),
        job(1, JobState.DELIVERING, replaces=True),
        job(3, length_s=10),
    ],
)
def test_what_takes_long_or_waits_itself_holds_nobody(earlier: Job) -> None:
    mine = done(2)
    assert holder_of(mine, sorted([earlier, mine], key=answer_order), NOW) is None


@pytest.mark.parametrize("number", [1, 3])
def test_no_answer_comes_between_the_parts_of_another_however_late(number: int) -> None:
    begun, mine = job(number, JobState.DELIVERING, parts=("text",)), done(2, 10_000)
    assert holder_of(mine, sorted([begun, mine], key=answer_order), NOW) is begun
    assert holder_of(mine, [job(number, JobState.DELIVERING, parts=(FIRST,)), mine], NOW) is None
    also = done(4, parts=("text",))
    assert holder_of(also, [begun, also], NOW) is None


def test_what_one_message_answers_does_not_wait_for_itself() -> None:
    joint = ("7:1", "7:2")
    first, second = (done(n, joint=joint, parts=("together text",) if n == 1 else ()) for n in (1, 2))
    assert holder_of(second, [first, second], NOW + timedelta(seconds=HELD_S)) is None


def test_a_batch_holds_others_while_all_of_it_comes_soon_and_never_its_own() -> None:
    short, long = job(1, length_s=10, batch="1"), job(2, length_s=3600, batch="1")
    mine = done(3)
    assert holder_of(mine, [short, mine], NOW) is short
    assert holder_of(mine, [short, long, mine], NOW) is None
    assert holder_of(done(3, batch="1"), [short, mine], NOW) is None


def test_what_repeats_a_long_one_comes_as_late() -> None:
    mine = done(3)
    assert holder_of(mine, [job(1, length_s=3600), job(2, duplicate_of="7:1"), mine], NOW) is None


some_jobs = st.builds(
    job,
    st.integers(1, 9),
    st.sampled_from([state for state in JobState if not state.is_end]),
    passed_s=st.floats(0, 400),
    length_s=st.none() | st.floats(0, 4000),
    expected_s=st.none() | st.floats(0, 400),
    ready_at=st.none() | st.integers(0, 100).map(lambda s: NOW - timedelta(seconds=s)),
    parts=st.sampled_from([(), (FIRST,), ("text",)]),
    parked=st.none() | st.sampled_from(["key", "chat"]).map(lambda reason: Parked(reason=reason)),
    batch=st.sampled_from([None, "1", "3"]),
    duplicate_of=st.none() | st.integers(1, 9).map(lambda n: f"7:{n}"),
)


@given(st.lists(some_jobs, unique_by=lambda one: one.id, min_size=1))
def test_somebody_can_always_be_answered_and_nobody_waits_for_long(found: list[Job]) -> None:
    jobs = sorted(found, key=answer_order)
    ready = [one for one in jobs if one.state is JobState.DELIVERING and one.answer.ready_at is not None]
    begun = [one for one in jobs if one.state is JobState.DELIVERING and "text" in one.answer.parts]
    for one in ready:
        holder = holder_of(one, jobs, NOW)
        assert holder is None or holder in begun or (holder.wait.parked is None and holder in jobs[: jobs.index(one)])
        if begun:
            assert (holder is None) == (one in begun)
        else:
            assert holder_of(one, jobs, NOW + timedelta(seconds=HELD_S)) is None
    assert SOON_S < HELD_S


def ready(name: str, s_ago: float = 0.0) -> Waiting:
    return Waiting(name, NOW - timedelta(seconds=s_ago))


def running(name: str, *, holds: bool = True) -> Waiting:
    return Waiting(name, None, holds_others=holds)


def test_few_are_answered_each_as_soon_as_it_is_ready() -> None:
    assert plan([running("1"), ready("2"), running("3")], [], NOW) == Plan(("2",))


def test_in_a_crowd_the_ready_ones_wait_for_the_others_for_a_while() -> None:
    crowd = [running("1"), *(ready(str(n), 2) for n in range(2, CROWD + 2))]
    assert plan(crowd, [], NOW) == Plan(again_at=NOW + timedelta(seconds=GATHER_S - 2))
    late = [running("1"), *(ready(str(n), GATHER_S) for n in range(2, CROWD + 2))]
    assert plan(late, [], NOW) == Plan(tuple(str(n) for n in range(2, CROWD + 2)), together=True)


def test_what_waits_for_a_key_or_a_limit_holds_nobody_up() -> None:
    crowd = [running("1", holds=False), *(ready(str(n)) for n in range(2, CROWD + 2))]
    assert plan(crowd, [], NOW).together


def test_who_waits_for_an_earlier_one_is_left_out() -> None:
    held = Waiting("2", NOW, is_held=True)
    assert plan([running("1"), held, ready("3")], [], NOW) == Plan(("3",))
    assert plan([running("1"), held], [], NOW).again_at is not None
    crowd = [ready("1", GATHER_S), running("2"), Waiting("3", NOW, is_held=True), ready("4"), ready("5")]
    assert plan(crowd, [], NOW) == Plan(("1", "4", "5"), together=True)


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
    order = [one.id for one in jobs if one.ready_since is not None]
    assert [name for name in order if name in step.ids] == list(step.ids)
    if step.ids:
        assert len(said) < MOST_A_MINUTE
    elif order:
        assert step.again_at is not None
        assert step.again_at > NOW
    assert step.together == (len(step.ids) > 1)
