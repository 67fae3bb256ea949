"""What a job becomes on each event, in each state; and what no sequence of events may lead to."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.jobs import transitions as t
from bot.jobs.deadlines import Deadlines, Now
from bot.jobs.record import Failure, Job, JobState, Media, Origin, Parked, ParkReason, Sent, ServiceTask, Wait

NOW = datetime(2026, 1, 31, 12, tzinfo=UTC)
LATER = Now(NOW + timedelta(minutes=1), Deadlines())
MEDIA = Media(kind="voice", file_id="f", file_unique_id="u")
FAILURE = Failure(sentence="failed-service")
A, S, W, D = JobState.ACCEPTED, JobState.SUBMITTING, JobState.WATCHING, JobState.DELIVERING
OPEN = (A, S, W, D)
ENDS = (JobState.DONE, JobState.FAILED, JobState.CANCELLED)


def job(state: JobState = A, **task: object) -> Job:
    known = {"account_id": "acc", "id": "task"} if state not in (A, S) else {}
    return Job(
        id="1:2", origin=Origin(chat_id=1, message_id=2), state=state, created_at=NOW, sent=Sent(media=MEDIA),
        task=ServiceTask.model_validate(known | task), wait=Wait(deadline_at=NOW + timedelta(hours=1), troubles=2),
    )  # fmt: skip


EVENTS: dict[type, t.JobEvent] = {
    type(event): event
    for event in (
        t.Begun("acc"), t.TaskMade("acc", "task"), t.Described("Talk", 60.0),
        t.Checked("acc", "task", 3, 0.4),
        t.Finished("acc", "task", 4), t.ResultNotReady(), t.LastAsk(), t.Transferred(0.5),
        t.Park(Parked(reason="limit")),
        t.Resumed(), t.Extended(NOW + timedelta(hours=2)), t.Stumbled(S, 0, 3, maybe_done=True), t.NotSent(0),
        t.Unnamed(),
        t.AccountChanged("other"), t.TaskUnknown(), t.Answered("1:1", "task", "acc"), t.Failed(FAILURE), t.Ready(),
        t.PartSent("text"), t.Restyled("timed"), t.Joined(("1:2", "1:3")), t.StatusShown("abc", 7),
        t.Ended(JobState.DONE), t.Cancelled(), t.Replaced(is_taken=True), t.Redone(), t.BroughtBack(),
    )
}  # fmt: skip

# For each event, the state that each open state becomes; a state that is missing stays as it is, unwritten.
TABLE: dict[type, dict[JobState, JobState]] = {
    t.Begun: {A: S, S: S},
    t.TaskMade: {A: W, S: W},
    t.Described: {A: A, S: S, W: W, D: D},
    t.Checked: {W: W},
    t.Finished: {W: D},
    t.ResultNotReady: {D: W},
    t.LastAsk: {W: D},
    t.Transferred: {A: A, S: S, W: W, D: D},
    t.Park: {A: A, S: S, W: W, D: D},
    t.Resumed: {A: A, S: S, W: W, D: D},
    t.Extended: {A: A, S: S, W: W, D: D},
    t.Stumbled: {S: S},
    t.NotSent: {},
    t.Unnamed: {S: S},
    t.AccountChanged: {A: A, S: S, W: W, D: D},
    t.TaskUnknown: {},
    t.Answered: {A: D, S: D},
    t.Failed: {A: D, S: D, W: D, D: D},
    t.Ready: {A: A, S: S, W: W, D: D},
    t.PartSent: {A: A, S: S, W: W, D: D},
    t.Restyled: {A: A, S: S, W: W, D: D},
    t.Joined: {A: A, S: S, W: W, D: D},
    t.StatusShown: {A: A, S: S, W: W, D: D},
    t.Ended: {A: JobState.DONE, S: JobState.DONE, W: JobState.DONE, D: JobState.DONE},
    t.Cancelled: {A: JobState.CANCELLED, S: JobState.CANCELLED, W: JobState.CANCELLED, D: JobState.CANCELLED},
    t.Replaced: {},
    t.Redone: {},
    t.BroughtBack: {},
}


def test_the_table_names_every_event() -> None:
    assert set(TABLE) == set(EVENTS) == set(t.TRANSITIONS) == set(t.JobEvent.__args__)


@pytest.mark.parametrize("state", OPEN)
@pytest.mark.parametrize("kind", sorted(TABLE, key=str))
def test_each_event_in_each_open_state(kind: type, state: JobState) -> None:
    after = t.transition(job(state), EVENTS[kind], LATER)
    assert (None if after is None else after.state) == TABLE[kind].get(state)


@pytest.mark.parametrize("state", ENDS)
@pytest.mark.parametrize("kind", sorted(set(TABLE) - {t.Replaced, t.Redone, t.BroughtBack, t.Restyled}, key=str))
def test_nothing_happens_to_a_job_that_has_ended(kind: type, state: JobState) -> None:
    assert t.transition(job(state), EVENTS[kind], LATER) is None


@pytest.mark.parametrize("state", ENDS)
def test_an_ended_job_that_is_asked_for_again_begins_as_a_new_one(state: JobState) -> None:
    ended = job(state, length_s=8.0).with_(answer={"parts": ("text",), "failure": FAILURE})
    after = t.transition(ended, t.Redone(), LATER)
    assert after is not None
    assert (after.state, after.task.id, after.task.former_id, after.task.length_s) == (A, None, "task", 8.0)
    assert (after.answer.parts, after.answer.failure, after.created_at) == ((), None, LATER.at)
    assert after.upload_tag != ended.upload_tag, "a new task gets a name of its own"


@pytest.mark.parametrize(("task_id", "state"), [("task", W), (None, A)])
def test_what_failed_in_an_outage_goes_on_with_its_task_or_the_search_for_it(
    task_id: str | None, state: JobState
) -> None:
    failed = job(JobState.FAILED, id=task_id, upload_began=True).with_(answer={"parts": ("text",), "failure": FAILURE})
    after = t.transition(failed, t.BroughtBack(), LATER)
    assert after is not None
    assert (after.state, after.task.id, after.task.upload_began, after.upload_tag) == (
        state, task_id, True, failed.upload_tag,
    )  # fmt: skip
    assert (after.answer.parts, after.answer.failure) == ((), None)
    assert after.wait.deadline_at > LATER.at
    assert t.transition(job(JobState.DONE), t.BroughtBack(), LATER) is None


def test_of_two_statuses_that_were_sent_at_once_the_first_stays() -> None:
    shown = t.transition(job(A), t.StatusShown("abc", 7), LATER)
    assert shown is not None
    assert t.transition(shown, t.StatusShown("def", 8), LATER) is None
    edited = t.transition(shown, t.StatusShown("def"), LATER)
    assert edited is not None
    assert (edited.answer.status_message_id, edited.answer.status_shown) == (7, "def")


def test_a_job_of_which_nothing_is_left_is_not_repeated() -> None:
    ended = job(JobState.FAILED, id=None).with_(sent={"media": None})
    assert t.transition(ended, t.Redone(), LATER) is None


def test_a_task_of_another_account_or_another_task_ends_nothing() -> None:
    assert t.transition(job(W), t.Finished("other", "task", 4), LATER) is None
    assert t.transition(job(W), t.Finished("acc", "another", 4), LATER) is None


def test_a_task_that_the_new_account_does_not_know_is_made_again() -> None:
    after = t.transition(job(W, account_changed=True), t.TaskUnknown(), LATER)
    assert after is not None
    assert (after.state, after.task.id, after.task.upload_began, after.task.account_changed) == (A, None, False, False)


def test_what_provably_made_no_task_leaves_nothing_to_look_for() -> None:
    begun = t.transition(job(), t.Begun("acc"), LATER)
    assert begun is not None
    assert (begun.task.upload_began, begun.task.attempts) == (True, 1)
    after = t.transition(begun, t.NotSent(0), LATER)
    assert after is not None
    assert not after.task.upload_began
    doubtful = t.transition(begun, t.Stumbled(S, 0, 1, maybe_done=True), LATER)
    assert doubtful is not None
    assert doubtful.task.upload_began


def test_who_waits_for_one_reason_waits_since_its_first_moment() -> None:
    first = t.transition(job(), t.Park(Parked(reason="slot", place=3)), LATER)
    assert first is not None
    much_later = Now(NOW + timedelta(hours=1), Deadlines())
    moved_up = t.transition(first, t.Park(Parked(reason="slot", place=2)), much_later)
    assert moved_up is not None
    assert moved_up.wait.parked == Parked(reason="slot", place=2, since=LATER.at)
    assert t.transition(moved_up, t.Park(Parked(reason="slot", place=2)), much_later) is None, "nothing new"


def test_a_job_that_goes_on_with_another_account_is_not_parked_for_the_old_one() -> None:
    assert t.transition(job(W), t.Park(Parked(reason="limit"), "old"), LATER) is None


def test_a_result_that_is_never_ready_does_not_put_off_the_end() -> None:
    found, now = job(W, submitted_at=NOW), LATER
    for minute in range(1, 3000):
        now = Now(NOW + timedelta(minutes=minute), Deadlines())
        delivering = t.transition(found, t.Finished("acc", "task", minute), now)
        assert delivering is not None
        again = t.transition(delivering, t.ResultNotReady(), now)
        assert again is not None
        found = again
        if found.wait.deadline_at <= now.at:
            break
    assert now.at - NOW <= timedelta(hours=7)


def test_a_second_failure_ends_a_job_that_could_not_tell_the_first() -> None:
    failing = t.transition(job(W), t.Failed(FAILURE), LATER)
    assert failing is not None
    ended = t.transition(failing, t.Failed(Failure(sentence="failed-timeout")), LATER)
    assert ended is not None
    assert (ended.state, ended.answer.failure) == (JobState.FAILED, FAILURE)


accounts, tasks = st.sampled_from(["acc", "other"]), st.sampled_from(["task", "task-2"])
reasons: st.SearchStrategy[ParkReason] = st.sampled_from(["key", "limit", "slot", "service", "chat"])
events = st.one_of(
    st.builds(t.Begun, accounts, st.booleans()),
    st.builds(t.TaskMade, accounts, tasks),
    st.builds(t.Checked, accounts, tasks, st.integers(0, 9), st.none() | st.floats(0, 1)),
    st.builds(t.Finished, accounts, tasks, st.integers(0, 9)),
    st.builds(t.Park, st.builds(lambda reason: Parked(reason=reason), reasons), st.none() | accounts),
    st.builds(t.Stumbled, st.sampled_from(OPEN), st.integers(0, 3), st.integers(0, 20), st.booleans()),
    st.builds(t.NotSent, st.integers(0, 3)),
    st.just(t.Unnamed()),
    st.builds(t.AccountChanged, accounts),
    st.builds(t.Answered, st.just("1:1"), st.none() | tasks, st.none() | accounts),
    st.builds(t.PartSent, st.sampled_from(["text", "srt", "txt"]), st.booleans()),
    st.builds(t.Ended, st.sampled_from(ENDS), st.none() | st.just(FAILURE), st.booleans()),
    st.sampled_from(
        [t.ResultNotReady(), t.LastAsk(), t.Resumed(), t.TaskUnknown(), t.Failed(FAILURE), t.Ready(), t.Cancelled()]
    ),
    st.just(t.Redone()),
    st.just(t.BroughtBack()),
)


@given(st.lists(events, max_size=60))
def test_no_sequence_leaves_an_open_job_without_a_deadline_or_delivers_a_part_twice(happened: list[t.JobEvent]) -> None:
    found, now = job(), LATER
    for number, event in enumerate(happened):
        now = Now(NOW + timedelta(minutes=number), Deadlines())
        after = t.transition(found, event, now)
        if after is None:
            continue
        assert not found.state.is_end or isinstance(event, t.Redone | t.BroughtBack | t.PartSent | t.Restyled), (
            "an ended job stays ended"
        )
        if not after.state.is_end:
            most = max(now.deadlines.key_s, now.deadlines.life_s)
            assert after.wait.deadline_at <= max(now.at, after.created_at) + timedelta(seconds=most)
            assert after.state is not W or after.task.id is not None, "nothing is watched without a task"
        assert len(after.answer.parts) == len(set(after.answer.parts))
        assert (after.id, after.origin, after.kind) == (found.id, found.origin, found.kind)
        assert after.sent.media == MEDIA, "what was sent is never lost"
        found = after
