"""What may happen to a job. What it becomes then is told in `transitions.py`."""

from dataclasses import dataclass
from datetime import datetime

from bot.jobs.record import Failure, JobState, Parked


@dataclass(frozen=True, slots=True)
class Begun:
    """The job is about to be handed over with this account, where it takes one.

    `may_make_task`: from now on a task may exist.
    """

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
    """What the status shows now, and in which message; None: no message of its own.

    `instead_of` stood before, and is gone or is that message.
    """

    shown: str
    message_id: int | None = None
    instead_of: int | None = None


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
