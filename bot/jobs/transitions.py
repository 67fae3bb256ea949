"""What a job becomes on an event. Pure: no I/O, the time handed in.

`JobEvent` is what may happen; `TRANSITIONS` says for each event what it makes of a job, None where it changes
nothing. Every state that is not an end keeps a deadline, an ended job stays as it is (but for `Redone` and its like),
and a part is delivered once.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bot.jobs.deadlines import Now
from bot.jobs.record import FIRST, Answer, Failure, Job, JobState, Parked, ServiceTask, Wait

_BEFORE_TASK = (JobState.ACCEPTED, JobState.SUBMITTING)


@dataclass(frozen=True, slots=True)
class Begun:
    """It is about to be handed over with this account, where it takes one, and `may_make_task` from now on."""

    account_id: str | None
    may_make_task: bool = True


@dataclass(frozen=True, slots=True)
class TaskMade:
    """The service has made a task."""

    account_id: str
    task_id: str


@dataclass(frozen=True, slots=True)
class Described:
    """What is known of the recording or the link."""

    title: str | None
    length_s: float | None


@dataclass(frozen=True, slots=True)
class Checked:
    """A status check found its task running; such tasks take `expected_s`, as far as is known."""

    account_id: str
    task_id: str
    checks: int
    progress: float | None
    expected_s: float | None = None


@dataclass(frozen=True, slots=True)
class Finished:
    """A status check found its task at its end."""

    account_id: str
    task_id: str
    checks: int


@dataclass(frozen=True, slots=True)
class ResultNotReady:
    """The task has ended, they say, but its result is not there yet."""


@dataclass(frozen=True, slots=True)
class LastAsk:
    """Its time is over: a task that was watched is paid for, so its result is asked for once more."""


@dataclass(frozen=True, slots=True)
class Transferred:
    """So much of a file is on its way into the chat, 0 to 1."""

    progress: float


@dataclass(frozen=True, slots=True)
class Park:
    """The job has to wait; for this account, where one is named and the job has no other meanwhile."""

    parked: Parked
    account_id: str | None = None


@dataclass(frozen=True, slots=True)
class Resumed:
    """It need not wait any more."""


@dataclass(frozen=True, slots=True)
class Extended:
    """It waits for another job of its chat, which is not held against it: its time ends then at the earliest."""

    until: datetime


@dataclass(frozen=True, slots=True)
class Stumbled:
    """A step went wrong and will be tried again; `state` is the one in which it ran, `attempts` as it began.

    `maybe_done`: an upload may have made a task all the same.
    """

    state: JobState
    attempts: int
    troubles: int
    maybe_done: bool


@dataclass(frozen=True, slots=True)
class Unnamed:
    """The service has made a task, and its answer does not tell which."""


@dataclass(frozen=True, slots=True)
class NotSent:
    """What began with more than `attempts` provably made no task."""

    attempts: int


@dataclass(frozen=True, slots=True)
class AccountChanged:
    """The job goes on with the key of another account, or with its own one that works again."""

    account_id: str


@dataclass(frozen=True, slots=True)
class TaskUnknown:
    """The new account does not know the task: it is to be made again."""


@dataclass(frozen=True, slots=True)
class Answered:
    """An earlier job for the same file answers this one."""

    transcript_id: str
    task_id: str | None
    account_id: str | None


@dataclass(frozen=True, slots=True)
class Failed:
    """Nothing can be had: the sentence is delivered like a result."""

    failure: Failure


@dataclass(frozen=True, slots=True)
class Ready:
    """It could be delivered now, alone or with others."""


@dataclass(frozen=True, slots=True)
class PartSent:
    """A part of the answer stands in this message; `shown` is its text's digest. `is_late`: asked for after the end."""

    name: str
    is_late: bool = False
    message_id: int | None = None
    shown: str | None = None


@dataclass(frozen=True, slots=True)
class Restyled:
    """The style of the text now."""

    style: str


@dataclass(frozen=True, slots=True)
class Joined:
    """These jobs, this one too, are answered by one message."""

    job_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StatusShown:
    """What the status shows now, and in which message; None: no message of its own."""

    shown: str
    message_id: int | None = None


@dataclass(frozen=True, slots=True)
class Ended:
    """The answer has been delivered, with this `part` as its last, or a file, or there is none to deliver to."""

    state: JobState
    failure: Failure | None = None
    only_delivering: bool = False
    part: PartSent | None = None


@dataclass(frozen=True, slots=True)
class Cancelled:
    """Somebody stops it, or nobody can be told any more."""


@dataclass(frozen=True, slots=True)
class Replaced:
    """Its message says something else now. `is_taken`: the answer to that takes the place of its own."""

    is_taken: bool


@dataclass(frozen=True, slots=True)
class Redone:
    """It is asked for once more, as a new task; with this language of the speech, where one was chosen."""

    language: str | None = None


@dataclass(frozen=True, slots=True)
class BroughtBack:
    """It failed in an outage and goes on where it was: with its task, or the search for one, or from its beginning."""


JobEvent = (
    Begun | TaskMade | Described | Checked | Finished | ResultNotReady | LastAsk | Transferred | Park | Resumed
    | Extended | Stumbled | Unnamed | NotSent | AccountChanged | TaskUnknown | Answered | Failed | Ready | PartSent
    | Restyled | Joined | StatusShown | Ended | Cancelled | Replaced | Redone | BroughtBack
)  # fmt: skip


def transition(job: Job, event: JobEvent, now: Now) -> Job | None:
    """The job after the event; None where the event changes nothing."""
    if job.state.is_end and not isinstance(event, Replaced | Redone | BroughtBack | PartSent | Restyled):
        return None
    return TRANSITIONS[type(event)](job, event, now)


def moved(job: Job, state: JobState, now: Now, within_s: float | None = None, **parts: Any) -> Job:
    """The job in another state, with that state's own deadline and a fresh count of troubles."""
    within_s = now.deadlines.of_state(state) if within_s is None else within_s
    wait = {"parked": None, "troubles": 0, "deadline_at": now.at + timedelta(seconds=within_s)}
    return job.with_(state=state, **(parts | {"wait": wait | parts.get("wait", {})}))


def ended(job: Job, state: JobState, failure: Failure | None = None) -> Job:
    """The job at its end."""
    return job.with_(state=state, wait={"parked": None}, answer={"failure": failure})


def parked(job: Job, parked: Parked, account_id: str | None, now: Now) -> Job:
    """The job as it waits, for this account where one is known; the time is not held against it."""
    wait = {"parked": parked, "deadline_at": now.deadlines.parked(job, parked, now.at)}
    return job.with_(task={"account_id": account_id}, wait=wait)


def _begun(job: Job, event: Begun, now: Now) -> Job | None:
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


def _task_made(job: Job, event: TaskMade, now: Now) -> Job | None:
    if job.state not in _BEFORE_TASK:
        return None
    task: dict[str, Any] = {"id": event.task_id, "account_id": event.account_id, "submitted_at": now.at}
    task |= {"checks": 0, "results_refused": 0, "asked_last": False}
    return moved(job, JobState.WATCHING, now, now.deadlines.watching(job.task.length_s), task=task)


def _checked(job: Job, event: Checked, _: Now) -> Job | None:
    if not job.waits_for_task(event.account_id, event.task_id):
        return None
    task = {"checks": event.checks, "progress": event.progress, "expected_s": event.expected_s}
    return job.with_(task=task, wait={"troubles": 0, "parked": None})


def _finished(job: Job, event: Finished, now: Now) -> Job | None:
    if not job.waits_for_task(event.account_id, event.task_id):
        return None
    return moved(job, JobState.DELIVERING, now, task={"checks": event.checks, "progress": None})


def _result_not_ready(job: Job, _: ResultNotReady, now: Now) -> Job | None:
    if job.state is not JobState.DELIVERING or job.answer.failure is not None or job.task.id is None:
        return None
    wait = {"parked": None, "troubles": job.wait.troubles + 1, "deadline_at": now.deadlines.not_ready(job, now.at)}
    task = {"results_refused": job.task.results_refused + 1}
    return job.with_(state=JobState.WATCHING, wait=wait, task=task)


def _last_ask(job: Job, _: LastAsk, now: Now) -> Job | None:
    if job.state is not JobState.WATCHING or job.task.id is None or job.task.asked_last:
        return None
    within_s = now.deadlines.submit_s
    return moved(job, JobState.DELIVERING, now, within_s, task={"asked_last": True, "progress": None})


def _park(job: Job, event: Park, now: Now) -> Job | None:
    was, waits_for_account = job.wait.parked, event.account_id or job.task.account_id
    since = event.parked.since
    if since is None:
        since = was.since if was is not None and was.reason == event.parked.reason else now.at
    waits = event.parked.model_copy(update={"since": since})
    if was == waits or job.task.account_id not in (None, waits_for_account):
        return None
    return parked(job, waits, waits_for_account, now)


def _extended(job: Job, event: Extended, _: Now) -> Job | None:
    return None if job.wait.deadline_at >= event.until else job.with_(wait={"deadline_at": event.until})


def _stumbled(job: Job, event: Stumbled, _: Now) -> Job | None:
    if job.state is not event.state and job.state is not JobState.SUBMITTING:
        return None
    began = job.may_have_begun(event.attempts, maybe_done=event.maybe_done)
    return job.with_(wait={"troubles": event.troubles}, task={"upload_began": began})


def _unnamed(job: Job, _: Unnamed, __: Now) -> Job | None:
    return job.with_(task={"is_unnamed": True}) if job.state is JobState.SUBMITTING else None


def _not_sent(job: Job, event: NotSent, _: Now) -> Job | None:
    began = job.may_have_begun(event.attempts, maybe_done=False)
    return None if began == job.task.upload_began else job.with_(task={"upload_began": False})


def _account_changed(job: Job, event: AccountChanged, now: Now) -> Job | None:
    had = job.task.account_id
    return job.with_(
        task={
            "account_id": event.account_id if had is not None else None,
            "account_changed": job.task.account_changed or had not in (None, event.account_id),
        },
        wait={"parked": None, "troubles": 0, "deadline_at": now.deadlines.resumed(job, now.at)},
    )


def _task_unknown(job: Job, _: TaskUnknown, now: Now) -> Job | None:
    at_hand = job.kind == "transcript" and (job.sent.media is not None or job.sent.url is not None)
    if not job.task.account_changed or not at_hand or job.task.id is None:
        return None
    task = {"id": None, "upload_began": False, "account_changed": False, "checks": 0}
    return moved(job, JobState.ACCEPTED, now, task=task)


def _answered(job: Job, event: Answered, now: Now) -> Job | None:
    if job.state not in _BEFORE_TASK:
        return None
    task = {"id": event.task_id, "account_id": event.account_id}
    return moved(job, JobState.DELIVERING, now, task=task, answer={"same_as": event.transcript_id})


def _failed(job: Job, event: Failed, now: Now) -> Job | None:
    if job.answer.failure is not None:
        return ended(job, JobState.FAILED, job.answer.failure)
    return moved(job, JobState.DELIVERING, now, answer={"failure": event.failure, "parts": ()})


def _part_sent(job: Job, event: PartSent, _: Now) -> Job | None:
    messages = job.answer.messages | ({event.name: event.message_id} if event.message_id else {})
    is_known, shown = event.name in job.answer.parts, event.shown or job.answer.shown
    is_same = is_known and (messages, shown) == (job.answer.messages, job.answer.shown)
    if is_same or (job.state.is_end and not event.is_late):
        return None
    parts = job.answer.parts if is_known else (*job.answer.parts, event.name)
    return job.with_(answer={"parts": parts, "messages": messages, "shown": shown}, wait={"troubles": 0})


def _status_shown(job: Job, event: StatusShown, _: Now) -> Job | None:
    if event.message_id is not None and job.answer.status_message_id not in (None, event.message_id):
        return None  # another stands already, and one is enough
    seen: dict[str, Any] = {"status_shown": event.shown}
    if event.message_id is not None:
        seen["status_message_id"] = event.message_id
    return job.with_(answer=seen)


def _ended(job: Job, event: Ended, now: Now) -> Job | None:
    if event.only_delivering and job.state is not JobState.DELIVERING:
        return None
    sent = job if event.part is None else _part_sent(job, event.part, now) or job
    return ended(sent, event.state, event.failure or (job.answer.failure if event.only_delivering else None))


def _redone(job: Job, event: Redone, now: Now) -> Job | None:
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


def _brought_back(job: Job, _: BroughtBack, now: Now) -> Job | None:
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
    Begun: _begun, TaskMade: _task_made, Checked: _checked, Finished: _finished,
    ResultNotReady: _result_not_ready, LastAsk: _last_ask, Park: _park,
    Extended: _extended, Stumbled: _stumbled, Unnamed: _unnamed, NotSent: _not_sent, AccountChanged: _account_changed,
    TaskUnknown: _task_unknown, Answered: _answered, Failed: _failed, PartSent: _part_sent,
    StatusShown: _status_shown, Ended: _ended, Redone: _redone, BroughtBack: _brought_back,
    Described: lambda job, event, _: job.with_(task={"title": event.title, "length_s": event.length_s}),
    Transferred: lambda job, event, _: job.with_(task={"progress": event.progress}),
    Ready: lambda job, _, now: job.with_(answer={"ready_at": now.at}),
    Restyled: lambda job, event, _: job.with_(answer={"style": event.style}),
    Joined: lambda job, event, _: job.with_(answer={"joint": event.job_ids}),
    Cancelled: lambda job, _, __: ended(job, JobState.CANCELLED),
    Replaced: lambda job, event, _: None if job.state is not JobState.DONE else job.with_(
        state=JobState.CANCELLED, answer={"messages": {}} if event.is_taken else None
    ),
    Resumed: lambda job, _, now: job.with_(
        wait={"parked": None, "deadline_at": now.deadlines.resumed(job, now.at)}
    ),
}  # fmt: skip
"""For each event, what it makes of an open job."""
