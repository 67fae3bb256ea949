"""What a job becomes on each event, in each state; and what no sequence of events may lead to."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.jobs import events as e
from bot.jobs import transitions as t
from bot.jobs.record import Failure, Job, JobState, Media, Origin, Parked, ParkReason, Sent, ServiceTask, Wait
from bot.jobs.transitions import Deadlines, Now

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


EVENTS: dict[type, e.JobEvent] = {
    type(event): event
    for event in (
        e.Begun("acc"), e.TaskMade("acc", "task"), e.Described("Talk", 60.0),
        e.Checked("acc", "task", 3, 0.4),
        e.Finished("acc", "task", 4), e.ResultNotReady(), e.LastAsk(), e.Transferred(0.5),
        e.Park(Parked(reason="limit")),
        e.Resumed(), e.Extended(NOW + timedelta(hours=2)), e.Stumbled(S, 0, 3, maybe_done=True), e.NotSent(0),
        e.Unnamed(),
        e.AccountChanged("other"), e.TaskUnknown(), e.Answered("1:1", "task", "acc"), e.Failed(FAILURE), e.Ready(),
        e.PartSent("text"), e.Restyled("timed"), e.Joined(("1:2", "1:3")), e.StatusShown("abc", 7),
        e.Ended(JobState.DONE), e.Cancelled(), e.Replaced(is_taken=True), e.Redone(), e.BroughtBack(),
    )
}  # fmt: skip

# For each event, the state that each open state becomes; a state that is missing stays as it is, unwritten.
TABLE: dict[type, dict[JobState, JobState]] = {
    e.Begun: {A: S, S: S},
    e.TaskMade: {A: W, S: W},
    e.Described: {A: A, S: S, W: W, D: D},
    e.Checked: {W: W},
    e.Finished: {W: D},
    e.ResultNotReady: {D: W},
    e.LastAsk: {W: D},
    e.Transferred: {A: A, S: S, W: W, D: D},
    e.Park: {A: A, S: S, W: W, D: D},
    e.Resumed: {A: A, S: S, W: W, D: D},
    e.Extended: {A: A, S: S, W: W, D: D},
    e.Stumbled: {S: S},
    e.NotSent: {},
    e.Unnamed: {S: S},
    e.AccountChanged: {A: A, S: S, W: W, D: D},
    e.TaskUnknown: {},
    e.Answered: {A: D, S: D},
    e.Failed: {A: D, S: D, W: D, D: D},
    e.Ready: {A: A, S: S, W: W, D: D},
    e.PartSent: {A: A, S: S, W: W, D: D},
    e.Restyled: {A: A, S: S, W: W, D: D},
    e.Joined: {A: A, S: S, W: W, D: D},
    e.StatusShown: {A: A, S: S, W: W, D: D},
    e.Ended: {A: JobState.DONE, S: JobState.DONE, W: JobState.DONE, D: JobState.DONE},
    e.Cancelled: {A: JobState.CANCELLED, S: JobState.CANCELLED, W: JobState.CANCELLED, D: JobState.CANCELLED},
    e.Replaced: {},
    e.Redone: {},
    e.BroughtBack: {},
}


def test_the_table_names_every_event() -> None:
    assert set(TABLE) == set(EVENTS) == set(t.TRANSITIONS) == set(e.JobEvent.__args__)


@pytest.mark.parametrize("state", OPEN)
@pytest.mark.parametrize("kind", sorted(TABLE, key=str))
def test_each_event_in_each_open_state(kind: type, state: JobState) -> None:
    after = t.transition(job(state), EVENTS[kind], LATER)
    assert (None if after is None else after.state) == TABLE[kind].get(state)


@pytest.mark.parametrize("state", ENDS)
@pytest.mark.parametrize("kind", sorted(set(TABLE) - {e.Replaced, e.Redone, e.BroughtBack, e.Restyled}, key=str))
def test_nothing_happens_to_a_job_that_has_ended(kind: type, state: JobState) -> None:
    assert t.transition(job(state), EVENTS[kind], LATER) is None


@pytest.mark.parametrize("state", ENDS)
def test_an_ended_job_that_is_asked_for_again_begins_as_a_new_one(state: JobState) -> None:
    ended = job(state, length_s=8.0).with_(answer={"parts": ("text",), "failure": FAILURE})
    after = t.transition(ended, e.Redone(), LATER)
    assert after is not None
    assert (after.state, after.task.id, after.task.former_id, after.task.length_s) == (A, None, "task", 8.0)
    assert (after.answer.parts, after.answer.failure, after.created_at) == ((), None, LATER.at)
    assert after.upload_tag != ended.upload_tag, "a new task gets a name of its own"


@pytest.mark.parametrize(("task_id", "state"), [("task", W), (None, A)])
def test_what_failed_in_an_outage_goes_on_with_its_task_or_the_search_for_it(
    task_id: str | None, state: JobState
) -> None:
    failed = job(JobState.FAILED, id=task_id, upload_began=True).with_(answer={"parts": ("text",), "failure": FAILURE})
    after = t.transition(failed, e.BroughtBack(), LATER)
    assert after is not None
    assert (after.state, after.task.id, after.task.upload_began, after.upload_tag) == (
        state, task_id, True, failed.upload_tag,
    )  # fmt: skip
    assert (after.answer.parts, after.answer.failure) == ((), None)
    assert after.wait.deadline_at > LATER.at
    assert t.transition(job(JobState.DONE), e.BroughtBack(), LATER) is None


def test_of_two_statuses_that_were_sent_at_once_the_first_stays() -> None:
    shown = t.transition(job(A), e.StatusShown("abc", 7), LATER)
    assert shown is not None
    assert t.transition(shown, e.StatusShown("def", 8), LATER) is None
    anew = t.transition(shown, e.StatusShown("def", 8, instead_of=7), LATER)
    assert anew is not None
    assert anew.answer.status_message_id == 8, "somebody deleted the first"
    edited = t.transition(shown, e.StatusShown("def"), LATER)
    assert edited is not None
    assert (edited.answer.status_message_id, edited.answer.status_shown) == (7, "def")


def test_a_job_of_which_nothing_is_left_is_not_repeated() -> None:
    ended = job(JobState.FAILED, id=None).with_(sent={"media": None})
    assert t.transition(ended, e.Redone(), LATER) is None


def test_a_task_of_another_account_or_another_task_ends_nothing() -> None:
    assert t.transition(job(W), e.Finished("other", "task", 4), LATER) is None
    assert t.transition(job(W), e.Finished("acc", "another", 4), LATER) is None


def test_a_task_that_the_new_account_does_not_know_is_made_again() -> None:
    after = t.transition(job(W, account_changed=True), e.TaskUnknown(), LATER)
    assert after is not None
    assert (after.state, after.task.id, after.task.upload_began, after.task.account_changed) == (A, None, False, False)


def test_what_provably_made_no_task_leaves_nothing_to_look_for() -> None:
    begun = t.transition(job(), e.Begun("acc"), LATER)
    assert begun is not None
    assert (begun.task.upload_began, begun.task.attempts) == (True, 1)
    after = t.transition(begun, e.NotSent(0), LATER)
    assert after is not None
    assert not after.task.upload_began
    doubtful = t.transition(begun, e.Stumbled(S, 0, 1, maybe_done=True), LATER)
    assert doubtful is not None
    assert doubtful.task.upload_began


def test_who_waits_for_one_reason_waits_since_its_first_moment() -> None:
    first = t.transition(job(), e.Park(Parked(reason="slot", place=3)), LATER)
    assert first is not None
    much_later = Now(NOW + timedelta(hours=1), Deadlines())
    moved_up = t.transition(first, e.Park(Parked(reason="slot", place=2)), much_later)
    assert moved_up is not None
    assert moved_up.wait.parked == Parked(reason="slot", place=2, since=LATER.at)
    assert t.transition(moved_up, e.Park(Parked(reason="slot", place=2)), much_later) is None, "nothing new"


def test_a_job_that_goes_on_with_another_account_is_not_parked_for_the_old_one() -> None:
    assert t.transition(job(W), e.Park(Parked(reason="limit"), "old"), LATER) is None


def test_a_result_that_is_never_ready_does_not_put_off_the_end() -> None:
    found, now = job(W, submitted_at=NOW), LATER
    for minute in range(1, 3000):
        now = Now(NOW + timedelta(minutes=minute), Deadlines())
        delivering = t.transition(found, e.Finished("acc", "task", minute), now)
        assert delivering is not None
        again = t.transition(delivering, e.ResultNotReady(), now)
        assert again is not None
        found = again
        if found.wait.deadline_at <= now.at:
            break
    assert now.at - NOW <= timedelta(hours=7)


def test_a_job_ends_with_its_last_part_in_one_change_and_only_while_it_is_delivered() -> None:
    end = e.Ended(JobState.DONE, only_delivering=True, part=e.PartSent("srt", message_id=7))
    done = t.transition(job(D), end, LATER)
    assert done is not None
    assert done.state is JobState.DONE
    assert done.answer.parts == ("srt",)
    assert done.answer.messages == {"srt": 7}
    assert t.transition(job(W), end, LATER) is None


def test_a_second_failure_ends_a_job_that_could_not_tell_the_first() -> None:
    failing = t.transition(job(W), e.Failed(FAILURE), LATER)
    assert failing is not None
    ended = t.transition(failing, e.Failed(Failure(sentence="failed-timeout")), LATER)
    assert ended is not None
    assert (ended.state, ended.answer.failure) == (JobState.FAILED, FAILURE)


accounts, tasks = st.sampled_from(["acc", "other"]), st.sampled_from(["task", "task-2"])
reasons: st.SearchStrategy[ParkReason] = st.sampled_from(["key", "limit", "slot", "service", "chat"])
events = st.one_of(
    st.builds(e.Begun, accounts, st.booleans()),
    st.builds(e.TaskMade, accounts, tasks),
    st.builds(e.Checked, accounts, tasks, st.integers(0, 9), st.none() | st.floats(0, 1)),
    st.builds(e.Finished, accounts, tasks, st.integers(0, 9)),
    st.builds(e.Park, st.builds(lambda reason: Parked(reason=reason), reasons), st.none() | accounts),
    st.builds(e.Stumbled, st.sampled_from(OPEN), st.integers(0, 3), st.integers(0, 20), st.booleans()),
    st.builds(e.NotSent, st.integers(0, 3)),
    st.just(e.Unnamed()),
    st.builds(e.AccountChanged, accounts),
    st.builds(e.Answered, st.just("1:1"), st.none() | tasks, st.none() | accounts),
    st.builds(e.PartSent, st.sampled_from(["text", "srt", "txt"]), st.booleans()),
    st.builds(
        e.Ended,
        st.sampled_from(ENDS),
        st.none() | st.just(FAILURE),
        st.booleans(),
        st.none() | st.just(e.PartSent("srt", message_id=7)),
    ),
    st.sampled_from(
        [e.ResultNotReady(), e.LastAsk(), e.Resumed(), e.TaskUnknown(), e.Failed(FAILURE), e.Ready(), e.Cancelled()]
    ),
    st.just(e.Redone()),
    st.just(e.BroughtBack()),
)


@given(st.lists(events, max_size=60))
def test_no_sequence_leaves_an_open_job_without_a_deadline_or_delivers_a_part_twice(happened: list[e.JobEvent]) -> None:
    found, now = job(), LATER
    for number, event in enumerate(happened):
        now = Now(NOW + timedelta(minutes=number), Deadlines())
        after = t.transition(found, event, now)
        if after is None:
            continue
        assert not found.state.is_end or isinstance(event, e.Redone | e.BroughtBack | e.PartSent | e.Restyled), (
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
