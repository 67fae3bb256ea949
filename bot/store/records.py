"""One job's record: what it is, where it stands, and what remains to be done."""

import base64
import hashlib
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

_TAG_CHARACTERS = 10


class JobState(StrEnum):
    """Where a job stands. The last three are ends."""

    ACCEPTED = "accepted"
    SUBMITTING = "submitting"
    WATCHING = "watching"
    DELIVERING = "delivering"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def is_end(self) -> bool:
        """Nothing more will happen by itself."""
        return self in (JobState.DONE, JobState.FAILED, JobState.CANCELLED)


MediaKind = Literal["voice", "video_note", "audio", "video", "document"]
JobKind = Literal["transcript", "source", "download", "convert"]
"""What a job brings: a transcript, or one file (a task's source, one of its results, a conversion)."""


class _Record(BaseModel):
    # What a newer version added survives a change by this one.
    model_config = ConfigDict(extra="allow", frozen=True)


class Media(_Record):
    """A file on Telegram's side. Sizes in bytes, lengths in seconds, as Telegram said them."""

    kind: MediaKind
    file_id: str
    file_unique_id: str
    size: int | None = None
    duration_s: int | None = None
    name: str | None = None
    mime: str | None = None


class Origin(_Record):
    """The message that is answered, and who asked.

    `speaker_id`, `author` and `written_at` tell whose recording it is and from when; `is_forwarded` that it is
    not the sender's own. `message_id` 0: it answers no message of this chat. `inline_message_id` names the
    message that turns into the answer, in a chat that the bot is not in.
    """

    chat_id: int
    message_id: int
    thread_id: int | None = None
    user_id: int | None = None
    speaker_id: int | None = None
    author: str | None = None
    written_at: datetime | None = None
    is_forwarded: bool = False
    inline_message_id: str | None = None

    @property
    def is_shared(self) -> bool:
        """Whether several people read the answer: groups and channels have negative ids (Bot API, Chat)."""
        return self.chat_id < 0


class BusinessOwner(_Record):
    """A person who connected the bot to their account: their own chat with it, and their language."""

    chat_id: int
    user_id: int
    language: str


class KeyErrand(_Record):
    """What a person came to their own chat for: to set a group's key, or to lend it theirs."""

    kind: Literal["set", "lend"]
    chat_id: int
    title: str


class Parked(_Record):
    """Why a job waits, since when and until when; a dead or missing key has no time.

    `place` is the job's place among those that wait for one of the account's slots, from 1.
    """

    reason: Literal["key", "limit", "slot"]
    until: datetime | None = None
    since: datetime | None = None
    place: int | None = None


class Failure(_Record):
    """The sentence that ended a job: a catalogue key and its values. `again` offers a Retry button."""

    sentence: str
    values: dict[str, str | int] = Field(default_factory=dict)
    again: bool = True


class Job(_Record):
    """One request's life. Frozen: a change is a copy, written only over what it was made from."""

    version: int = 1
    id: str
    kind: JobKind = "transcript"
    origin: Origin
    media: Media | None = None
    url: str | None = None
    from_task_id: str | None = None
    """A task of the service's whose source is what this job works on, where neither file nor link is at hand."""
    wanted: str | None = None
    """The format of a conversion, the kind of a download."""
    same_as: str | None = None
    twin_of: str | None = None
    """The chat's job for the same file that was under way when this one came."""
    burst: str | None = None
    source_task_id: str | None = None
    language: str = "en"
    state: JobState = JobState.ACCEPTED
    parked: Parked | None = None
    explains_key: bool = False
    failure: Failure | None = None
    created_at: datetime
    deadline_at: datetime
    account_id: str | None = None
    task_id: str | None = None
    is_rekeyed: bool = False
    tag: str | None = None
    upload_began: bool = False
    attempts: int = 0
    troubles: int = 0
    submitted_at: datetime | None = None
    looks: int = 0
    results_refused: int = 0
    """How often the service would not hand out the result yet."""
    asked_last: bool = False
    """Whether its time is over, and its result is asked for once more."""
    progress: float | None = None
    title: str | None = None
    length_s: float | None = None
    status_message_id: int | None = None
    status_shown: str | None = None
    delivered: tuple[str, ...] = ()
    ready_at: datetime | None = None

    @property
    def speaks_for_burst(self) -> bool:
        """Whether it shows the status: of recordings that were sent in one go only the first does."""
        return self.burst is None or self.burst == str(self.origin.message_id)

    @property
    def upload_tag(self) -> str:
        """Ten characters, unique for the job, in the name of the uploaded file.

        They tell the job's task in the account's list after a crash, and tell the service nothing of
        the chat.
        """
        return self.tag or tag_of(self.id, self.created_at)

    @property
    def transcript_id(self) -> str:
        """The job whose transcript this one delivers: its own, or that of the same file sent before."""
        return self.same_as or self.id

    def moved(self, state: JobState, *, now: datetime, within_s: float) -> "Job":
        """The job in another state, with that state's own deadline and a fresh count of troubles."""
        return self.model_copy(
            update={
                "state": state,
                "parked": None,
                "troubles": 0,
                "deadline_at": now + timedelta(seconds=within_s),
            }
        )

    def ended(self, state: JobState, failure: Failure | None = None) -> "Job":
        """The job at its end."""
        return self.model_copy(update={"state": state, "parked": None, "failure": failure})


def tag_of(job_id: str, created_at: datetime) -> str:
    """Ten lower-case letters and digits from a job's id and time of birth: eight, and two that check them."""
    body = _base32(f"{job_id}@{created_at.astimezone(UTC).isoformat()}", 8)
    return body + _base32(body, 2)


def is_tag(text: str) -> bool:
    """Whether it can be a tag of `tag_of`; of other words one in a thousand passes."""
    return len(text) == _TAG_CHARACTERS and _base32(text[:-2], 2) == text[-2:]


def _base32(text: str, characters: int) -> str:
    return base64.b32encode(hashlib.sha256(text.encode()).digest())[:characters].decode().lower()


def job_id_of(chat_id: int, message_id: int, item: int = 0) -> str:
    """`{chat}:{message}` or `{chat}:{message}:{n}` for the further items of one message."""
    return f"{chat_id}:{message_id}" + (f":{item}" if item else "")


def split_job_id(job_id: str) -> tuple[int, str]:
    """A job id's chat and the rest of it; raises ValueError on anything else."""
    chat, separator, rest = job_id.partition(":")
    if not separator or not rest:
        raise ValueError("not a job id")
    return int(chat), rest
