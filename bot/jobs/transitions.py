"""What a job becomes on an event, and how long each of its states may last. Pure: no I/O, the time handed in.

`TRANSITIONS` says for each event (`events.py`) what it makes of a job, None where it changes nothing. Every state that
is not an end keeps a deadline and ends in a sentence, an ended job stays as it is (but for `Redone` and its like), and
a part is delivered once.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bot.jobs import events
from bot.jobs.record import FIRST, Answer, Failure, Job, JobState, Parked, ServiceTask, Wait

_BEFORE_TASK = (JobState.ACCEPTED, JobState.SUBMITTING)

_HOUR_S = 3600.0
_DAY_S = 24 * _HOUR_S


@dataclass(frozen=True, slots=True)
class Deadlines:
    """Seconds within which a state ends, one way or another; tests hand in shorter ones.

    They are generous enough for a clock that is put forward by an hour to end nothing early.
    """

    submit_s: float = 3 * _HOUR_S
    watch_s: float = 6 * _HOUR_S
    deliver_s: float = 3 * _DAY_S
    key_s: float = 30 * _DAY_S
    """How long a job waits for a key."""
    slot_s: float = _DAY_S
    """How long a job waits for one of its account's places."""
    life_s: float = 35 * _DAY_S
    """The most of all, waits included: a monthly limit and some days."""
    upload_s: float = 180.0
    """One upload, and the time that its size takes at the slowest speed that is waited for."""
    check_s: float = 15.0
    """One look at a task."""
    silence_s: float = 60.0
    """How long the service may say nothing; an answer may take five times as long in all."""

    service_s: float = _DAY_S
    """How long a job waits for a service that does not answer."""
    chat_s: float = 7 * _DAY_S
    """How long an answer waits for a chat that can't be written to: as long as a transcript is kept."""

    def of_state(self, state: JobState) -> float:
        """How long an open state may last."""
        return {JobState.WATCHING: self.watch_s, JobState.DELIVERING: self.deliver_s}.get(state, self.submit_s)

    def parked(self, job: Job, parked: Parked, now: datetime) -> datetime:
        """The deadline of a job that waits: the time that it waits is not held against it."""
        within_s = {"key": self.key_s, "slot": self.slot_s, "service": self.service_s, "chat": self.chat_s}
        within_s["pause"] = self.life_s
        if parked.reason in within_s:
            until = (parked.since or now) + timedelta(seconds=within_s[parked.reason])
        else:
            until = max(job.wait.deadline_at, (parked.until or now) + timedelta(seconds=self.submit_s))
        return self._in_life(job, until)

    def resumed(self, job: Job, now: datetime) -> datetime:
        """The deadline of a job that goes on after a wait."""
        until = now + timedelta(seconds=self.of_state(job.state))
        return self._in_life(job, until if job.wait.parked is not None else max(until, job.wait.deadline_at))

    def not_ready(self, job: Job, now: datetime) -> datetime:
        """The deadline of a task whose result was not there yet: that of its watching, however often it happens."""
        since = job.task.submitted_at or job.created_at
        until = since + timedelta(seconds=self.watching(job.task.length_s))
        return min(job.wait.deadline_at, max(now, until))

    def watching(self, length_s: float | None) -> float:
        """How long a task of this length may run."""
        return max(self.watch_s, 3 * (length_s or 0.0))

    def _in_life(self, job: Job, until: datetime) -> datetime:
        return min(until, job.created_at + timedelta(seconds=self.life_s))


@dataclass(frozen=True, slots=True)
class Now:
    """The time of an event, and how long each state may last."""

    at: datetime
    deadlines: Deadlines


def transition(job: Job, event: events.JobEvent, now: Now) -> Job | None:
    """The job after the event; None where the event changes nothing."""
    if job.state.is_end and not isinstance(
        event, events.Replaced | events.Redone | events.BroughtBack | events.PartSent | events.Restyled
    ):
        return None
    return TRANSITIONS[type(event)](job, event, now)


def moved(job: Job, state: JobState, now: Now, within_s: float | None = None, **parts: Any) -> Job:
    """The job in another state, with that state's own deadline and a fresh count of troubles."""
    within_s = now.deadlines.of_state(state) if within_s is None else within_s
    wait = {"parked": None, "troubles": 0, "deadline_at": now.at + timedelta(seconds=within_s)}
    return job.with_(state=state, **(parts | {"wait": wait | parts.get("wait", {})}))


def ended(job: Job, state: JobState, failure: Failure | None = None) -> Job:
    return job.with_(state=state, wait={"parked": None}, answer={"failure": failure})


def parked(job: Job, parked: Parked, account_id: str | None, now: Now) -> Job:
    """The job as it waits, for this account where one is known; the time is not held against it."""
    wait = {"parked": parked, "deadline_at": now.deadlines.parked(job, parked, now.at)}
    return job.with_(task={"account_id": account_id}, wait=wait)


def _begun(job: Job, event: events.Begun, now: Now) -> Job | None:
    if job.state not in _BEFORE_TASK:
        return None
    if job.state is JobState.ACCEPTED:
        job = moved(job, JobState.SUBMITTING, now)
    if not event.may_make_task:
        return job.with_(task={"account_id": event.account_id, "progress": None})
    return job.with_(
        task={"account_id": event.account_id, "upload_began": True, "attempts": job.task.attempts + 1},
        wait={"parked": None, "deadline_at": now.deadlines.resumed(job, now.at)},
    )


def _task_made(job: Job, event: events.TaskMade, now: Now) -> Job | None:
    if job.state not in _BEFORE_TASK:
        return None
    task: dict[str, Any] = {"id": event.task_id, "account_id": event.account_id, "submitted_at": now.at}
    task |= {"checks": 0, "results_refused": 0, "asked_last": False}
    return moved(job, JobState.WATCHING, now, now.deadlines.watching(job.task.length_s), task=task)


def _checked(job: Job, event: events.Checked, _: Now) -> Job | None:
    if not job.waits_for_task(event.account_id, event.task_id):
        return None
    task = {"checks": event.checks, "progress": event.progress, "expected_s": event.expected_s}
    return job.with_(task=task, wait={"troubles": 0, "parked": None})


def _finished(job: Job, event: events.Finished, now: Now) -> Job | None:
    if not job.waits_for_task(event.account_id, event.task_id):
        return None
    task = {"checks": event.checks, "progress": None, "asked_as": event.standing}
    return moved(job, JobState.DELIVERING, now, task=task)


def _result_not_ready(job: Job, _: events.ResultNotReady, now: Now) -> Job | None:
    if job.state is not JobState.DELIVERING or job.answer.failure is not None or job.task.id is None:
        return None
    wait = {"parked": None, "troubles": job.wait.troubles + 1, "deadline_at": now.deadlines.not_ready(job, now.at)}
    task = {"results_refused": job.task.results_refused + 1}
    return job.with_(state=JobState.WATCHING, wait=wait, task=task)


def _last_ask(job: Job, _: events.LastAsk, now: Now) -> Job | None:
    if job.state is not JobState.WATCHING or job.task.id is None or job.task.asked_last:
        return None
    within_s = now.deadlines.submit_s
    return moved(job, JobState.DELIVERING, now, within_s, task={"asked_last": True, "progress": None})


def _park(job: Job, event: events.Park, now: Now) -> Job | None:
    was, waits_for_account = job.wait.parked, event.account_id or job.task.account_id
    since = event.parked.since
    if since is None:
        since = was.since if was is not None and was.reason == event.parked.reason else now.at
    waits = event.parked.model_copy(update={"since": since})
    if was == waits or job.task.account_id not in (None, waits_for_account):
        return None
    return parked(job, waits, waits_for_account, now)


def _extended(job: Job, event: events.Extended, _: Now) -> Job | None:
    return None if job.wait.deadline_at >= event.until else job.with_(wait={"deadline_at": event.until})


def _stumbled(job: Job, event: events.Stumbled, _: Now) -> Job | None:
    if job.state is not event.state and job.state is not JobState.SUBMITTING:
        return None
    began = job.may_have_begun(event.attempts, maybe_done=event.maybe_done)
    return job.with_(wait={"troubles": event.troubles}, task={"upload_began": began})


def _unnamed(job: Job, _: events.Unnamed, __: Now) -> Job | None:
    return job.with_(task={"is_unnamed": True}) if job.state is JobState.SUBMITTING else None


def _not_sent(job: Job, event: events.NotSent, _: Now) -> Job | None:
    began = job.may_have_begun(event.attempts, maybe_done=False)
    return None if began == job.task.upload_began else job.with_(task={"upload_began": False})


def _account_changed(job: Job, event: events.AccountChanged, now: Now) -> Job | None:
    had = job.task.account_id
    return job.with_(
        task={
            "account_id": event.account_id if had is not None else None,
            "account_changed": job.task.account_changed or had not in (None, event.account_id),
        },
        wait={"parked": None, "troubles": 0, "deadline_at": now.deadlines.resumed(job, now.at)},
    )


def _task_unknown(job: Job, _: events.TaskUnknown, now: Now) -> Job | None:
    at_hand = job.kind == "transcript" and (job.sent.media is not None or job.sent.url is not None)
    if not job.task.account_changed or not at_hand or job.task.id is None:
        return None
    task = {"id": None, "upload_began": False, "account_changed": False, "checks": 0}
    return moved(job, JobState.ACCEPTED, now, task=task)


def _answered(job: Job, event: events.Answered, now: Now) -> Job | None:
    if job.state not in _BEFORE_TASK:
        return None
    task = {"id": event.task_id, "account_id": event.account_id}
    return moved(job, JobState.DELIVERING, now, task=task, answer={"same_as": event.transcript_id})


def _failed(job: Job, event: events.Failed, now: Now) -> Job | None:
    if job.answer.failure is not None:
        return ended(job, JobState.FAILED, job.answer.failure)
    return moved(job, JobState.DELIVERING, now, answer={"failure": event.failure, "parts": ()})


def _part_sent(job: Job, event: events.PartSent, _: Now) -> Job | None:
    messages = job.answer.messages | ({event.name: event.message_id} if event.message_id else {})
    is_known, shown = event.name in job.answer.parts, event.shown or job.answer.shown
    is_same = is_known and (messages, shown) == (job.answer.messages, job.answer.shown)
    if is_same or (job.state.is_end and not event.is_late):
        return None
    parts = job.answer.parts if is_known else (*job.answer.parts, event.name)
    return job.with_(answer={"parts": parts, "messages": messages, "shown": shown}, wait={"troubles": 0})


def _status_shown(job: Job, event: events.StatusShown, _: Now) -> Job | None:
    if event.message_id and job.answer.status_message_id not in (None, event.message_id, event.instead_of):
        return None  # another stands already, and one is enough
    seen: dict[str, Any] = {"status_shown": event.shown}
    if event.message_id is not None:
        seen["status_message_id"] = event.message_id
    return job.with_(answer=seen)


def _ended(job: Job, event: events.Ended, now: Now) -> Job | None:
    if event.only_delivering and job.state is not JobState.DELIVERING:
        return None
    sent = job if event.part is None else _part_sent(job, event.part, now) or job
    return ended(sent, event.state, event.failure or (job.answer.failure if event.only_delivering else None))


def _redone(job: Job, event: events.Redone, now: Now) -> Job | None:
    if not job.state.is_end or not job.is_repeatable:
        return None
    is_file, sent, task, was = job.kind != "transcript", job.sent, job.task, job.answer
    at_hand = is_file or sent.media is not None or sent.url is not None
    from_task_id = sent.from_task_id if at_hand else sent.from_task_id or task.id
    sent_again: dict[str, Any] = {"from_task_id": from_task_id, "batch": None, "is_trial": False}
    return Job(
        id=job.id, kind=job.kind, origin=job.origin, language=job.language, created_at=now.at,
        sent=sent.model_copy(update=sent_again | {"language": event.language or sent.language}),
        task=ServiceTask(
            id=task.id if is_file else None, account_id=task.account_id if is_file else None,
            former_id=task.id or task.former_id, length_s=task.length_s, title=task.title,
        ),
        answer=Answer(
            messages=was.messages, replaces="text" in was.messages, style=was.style, joint=was.joint, shown=was.shown,
            parts=(FIRST,) if FIRST in was.parts else (),
        ),
        wait=Wait(deadline_at=now.at + timedelta(seconds=now.deadlines.submit_s)),
    )  # fmt: skip


def _brought_back(job: Job, _: events.BroughtBack, now: Now) -> Job | None:
    if job.state is not JobState.FAILED or not job.is_repeatable:
        return None
    goes_on = job.kind == "transcript" and job.task.id is not None
    within_s = now.deadlines.watching(job.task.length_s) if goes_on else now.deadlines.submit_s
    task = {"tag": job.upload_tag, "asked_last": False, "results_refused": 0, "progress": None}
    back = job.with_(state=JobState.WATCHING if goes_on else JobState.ACCEPTED, task=task)
    wait = Wait(deadline_at=now.at + timedelta(seconds=within_s))
    # Its life begins anew, too, or what had waited long would end at once.
    return back.model_copy(update={"answer": Answer(), "wait": wait, "created_at": now.at})


Transition = Callable[[Job, Any, Now], Job | None]


TRANSITIONS: dict[type[Any], Transition] = {
    events.Begun: _begun, events.TaskMade: _task_made, events.Checked: _checked, events.Finished: _finished,
    events.ResultNotReady: _result_not_ready, events.LastAsk: _last_ask, events.Park: _park,
    events.Extended: _extended, events.Stumbled: _stumbled, events.Unnamed: _unnamed, events.NotSent: _not_sent,
    events.AccountChanged: _account_changed,
    events.TaskUnknown: _task_unknown, events.Answered: _answered, events.Failed: _failed, events.PartSent: _part_sent,
    events.StatusShown: _status_shown, events.Ended: _ended, events.Redone: _redone, events.BroughtBack: _brought_back,
    events.Described: lambda job, event, _: job.with_(task={"title": event.title, "length_s": event.length_s}),
    events.Transferred: lambda job, event, _: job.with_(task={"progress": event.progress}),
    events.Ready: lambda job, _, now: job.with_(answer={"ready_at": now.at}),
    events.Restyled: lambda job, event, _: job.with_(answer={"style": event.style}),
    events.Joined: lambda job, event, _: job.with_(answer={"joint": event.job_ids}),
    events.Cancelled: lambda job, _, __: ended(job, JobState.CANCELLED),
    events.Replaced: lambda job, event, _: None if job.state is not JobState.DONE else job.with_(
        state=JobState.CANCELLED, answer={"messages": {}} if event.is_taken else None
    ),
    events.Resumed: lambda job, _, now: job.with_(
        wait={"parked": None, "deadline_at": now.deadlines.resumed(job, now.at)}
    ),
}  # fmt: skip
"""For each event, what it makes of an open job."""
