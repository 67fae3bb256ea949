"""One job's record, in parts that belong together, and how it is stored.

The record is the truth about a job; every step reads it, does one thing, and writes it. What a newer version added
survives a change by this one; a record of a newer version is left alone; an older one is brought up when it is read.
"""

import base64
import contextlib
import hashlib
import json
import logging
from collections.abc import Callable
from datetime import UTC, datetime
from enum import StrEnum
from functools import lru_cache
from typing import Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import PydanticSerializationError

from bot.accounts.plan_limits import LimitScope

log = logging.getLogger(__name__)

VERSION: Final = 2
_TAG_CHARACTERS = 10


class JobState(StrEnum):
    """Where a job stands. The last three are ends: nothing more will happen by itself (`is_end`)."""

    is_end: bool

    ACCEPTED = "accepted"
    SUBMITTING = "submitting"
    WATCHING = "watching"
    DELIVERING = "delivering"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"

    def __init__(self, value: str) -> None:
        self.is_end = value in ("done", "failed", "cancelled")


MediaKind = Literal["voice", "video_note", "audio", "video", "document"]
JobKind = Literal["transcript", "source", "download", "convert", "export"]
"""What a job brings: a transcript, or one file (a task's source, one of its results, a conversion, all transcripts)."""

AUTO = "auto"

FIRST = "first"
"""The name of a part that the chat's first answer has: it shows where the settings are."""

MAX_LINKS = 5
"""So many links of one message are taken, each an item of it."""

ParkReason = Literal["key", "limit", "slot", "service", "chat", "pause", "budget"]


class Part(BaseModel):
    """A part of a record: frozen, so that a change is a copy; fields of a newer version are kept."""

    model_config = ConfigDict(extra="allow", frozen=True)


class Media(Part):
    """A file on Telegram's side. Sizes in bytes, lengths in seconds, as Telegram said them."""

    kind: MediaKind
    file_id: str
    file_unique_id: str
    size: int | None = None
    duration_s: int | None = None
    name: str | None = None
    mime: str | None = None


_NOBODY = frozenset({1087968824, 136817688, 777000})
"""Who stands for anonymous administrators, for channels as writers, and for posts of a linked channel (Bot API,
Message.from)."""


class Origin(Part):
    """The message that is answered, and who asked.

    `speaker_id`, `author` and `written_at` tell whose recording it is and from when; `is_forwarded` that it is
    not the sender's own. `message_id` 0: it answers no message of this chat. `direct_topic_id`: the person's topic in a
    channel's direct messages. `inline_message_id` names the
    message that turns into the answer, in a chat that the bot is not in. `writer_id` is whoever wrote it to the person
    who is answered: a correspondent, in business mode.
    """

    chat_id: int
    message_id: int
    thread_id: int | None = None
    direct_topic_id: int | None = None
    user_id: int | None = None
    speaker_id: int | None = None
    author: str | None = None
    written_at: datetime | None = None
    is_forwarded: bool = False
    inline_message_id: str | None = None
    writer_id: int | None = None

    @property
    def person_id(self) -> int | None:
        """Who asks, where that is somebody in particular: a correspondent of a business account, or the user."""
        return self.writer_id or (None if self.user_id in _NOBODY else self.user_id)

    @property
    def topic(self) -> tuple[int | None, int | None]:
        """What stands in one topic of the chat is alike here."""
        return self.thread_id, self.direct_topic_id

    @property
    def is_shared(self) -> bool:
        """Whether several people read the answer: groups and channels have negative ids (Bot API, Chat)."""
        return self.chat_id < 0


class Parked(Part):
    """Why a job waits, since when and until when; a dead or missing key has no time.

    `place` is the job's place among those that wait for one of the account's slots, from 1. `outage_at` is since when
    the service does not answer that it waits for, or (`only_uploads`) takes no uploads. `scope`: which limit it waits
    for, where that is known. `note` is an operator's reason for a pause, or whose budget it is and of which span.
    """

    reason: ParkReason
    until: datetime | None = None
    since: datetime | None = None
    place: int | None = None
    outage_at: datetime | None = None
    only_uploads: bool = False
    scope: LimitScope | None = None
    note: str | None = None


class Failure(Part):
    """The sentence that ended a job: a catalogue key and its values. `again` offers a Retry button."""

    sentence: str
    values: dict[str, str | int] = Field(default_factory=dict)
    again: bool = True


class Sent(Part):
    """What was sent to be worked on: a file, a link, or the source of a task that the service has.

    `wanted` is the format of a conversion, the kind of a download, or since when (ISO 8601) transcripts are exported;
    `of_chat` is the group whose they are, which a member takes along in private.
    `language` is the speech's, where somebody chose it for this job alone (`AUTO`: the service is to find it out).
    `batch` names the recordings that were sent in one go with it, by the first one's message. `is_trial`: the
    operator's key serves it where its chat has none.
    """

    media: Media | None = None
    url: str | None = None
    from_task_id: str | None = None
    wanted: str | None = None
    of_chat: int | None = None
    language: str | None = None
    batch: str | None = None
    is_trial: bool = False


class ServiceTask(Part):
    """What the service has: the account, its task, and what is known of it.

    `tag` stands in the name of the uploaded file. `upload_began`: a task may exist though no id came back;
    `is_unnamed`: it does, since the service said so.
    `account_changed`: the key is another one than the task was made with. `former_id` is the task of the try before.
    `results_refused` counts how often the result was not handed out yet, `asked_as` is how the task stood when it was
    asked for last; `asked_last`: its time is over, and it is asked for once more. `expected_s` is how long such tasks
    take, where the bot has learned it.
    """

    account_id: str | None = None
    id: str | None = None
    former_id: str | None = None
    tag: str | None = None
    upload_began: bool = False
    is_unnamed: bool = False
    attempts: int = 0
    account_changed: bool = False
    submitted_at: datetime | None = None
    checks: int = 0
    results_refused: int = 0
    asked_as: str = ""
    asked_last: bool = False
    progress: float | None = None
    expected_s: float | None = None
    title: str | None = None
    length_s: float | None = None


class Answer(Part):
    """What was delivered, and where the status stands.

    `same_as` is the job whose transcript this one delivers. `ready_at` is when it could have been delivered.
    `parts` are the names of what was sent, `messages` where what can change stands, by the same names; a job that is
    done again (`replaces`) puts its own there. `style` is what the text was put into, None: as the chat has it.
    `joint` are the jobs that this one answered together, with `messages` of their own. `explains_key`: its status tells
    how to get a key. `shown` is a digest of the text that stands in its message.
    """

    failure: Failure | None = None
    same_as: str | None = None
    ready_at: datetime | None = None
    parts: tuple[str, ...] = ()
    messages: dict[str, int] = Field(default_factory=dict)
    replaces: bool = False
    style: str | None = None
    shown: str | None = None
    joint: tuple[str, ...] = ()
    status_message_id: int | None = None
    status_shown: str | None = None
    explains_key: bool = False


class Wait(Part):
    """How it waits: until when its state may last, why it is parked, how often the step went wrong in a row.

    `duplicate_of` is the chat's job for the same file that was under way when this one came.
    """

    deadline_at: datetime
    parked: Parked | None = None
    troubles: int = 0
    duplicate_of: str | None = None


class Job(Part):
    """One request's life. Its changes are named in `bot.jobs.transitions`."""

    version: int = VERSION
    id: str
    kind: JobKind = "transcript"
    origin: Origin
    language: str = "en"
    state: JobState = JobState.ACCEPTED
    created_at: datetime
    sent: Sent = Sent()
    task: ServiceTask = ServiceTask()
    answer: Answer = Answer()
    wait: Wait

    @property
    def waits_for(self) -> ParkReason | None:
        """Why it is parked; `chat`: its chat can't be written to, or its people have not asked to see it yet."""
        return None if self.wait.parked is None else self.wait.parked.reason

    def waits_for_task(self, account_id: str, task_id: str) -> bool:
        return self.state is JobState.WATCHING and self.task.account_id == account_id and self.task.id == task_id

    def may_have_begun(self, attempts: int, *, maybe_done: bool) -> bool:
        """Whether a task may exist: an attempt beyond these that the service turned down leaves nothing to look for."""
        return maybe_done if self.task.attempts > attempts else self.task.upload_began

    @property
    def is_repeatable(self) -> bool:
        """Whether it can be done again: from a file, a link, what the service keeps, or what is kept here."""
        return self.kind == "export" or any((self.sent.media, self.sent.url, self.sent.from_task_id, self.task.id))

    @property
    def stands_alone(self) -> bool:
        """Whether its answer stands in messages of its own, that another answer can take."""
        return "text" in self.answer.messages and not self.answer.joint

    @property
    def is_to_submit(self) -> bool:
        return self.kind == "transcript" and self.state in (JobState.ACCEPTED, JobState.SUBMITTING)

    @property
    def is_to_upload(self) -> bool:
        return self.is_to_submit and self.sent.url is None

    @property
    def speaks_for_batch(self) -> bool:
        """Whether it shows the status: of recordings that were sent in one go only the first does."""
        return self.sent.batch is None or self.sent.batch == str(self.origin.message_id)

    @property
    def upload_tag(self) -> str:
        """Ten characters, unique for the job, in the name of the uploaded file.

        They tell the job's task in the account's list after a crash, and tell the service nothing of the chat.
        """
        return self.task.tag or tag_of(self.id, self.created_at)

    @property
    def transcript_id(self) -> str:
        """The job whose transcript this one delivers: its own, or that of the same file sent before."""
        return self.answer.same_as or self.id

    def with_(
        self,
        *,
        sent: dict[str, Any] | None = None,
        task: dict[str, Any] | None = None,
        answer: dict[str, Any] | None = None,
        wait: dict[str, Any] | None = None,
        **own: Any,
    ) -> "Job":
        parts = {"sent": sent, "task": task, "answer": answer, "wait": wait}
        changed = {name: getattr(self, name).model_copy(update=part) for name, part in parts.items() if part}
        return self.model_copy(update=own | changed)


def tag_of(job_id: str, created_at: datetime) -> str:
    """Ten lower-case letters and digits from a job's id and time of birth: eight, and two that check them."""
    # Nothing that outlives the modules may hold a time zone of pydantic's: Python would crash at its end.
    return _tag(f"{job_id}@{created_at.astimezone(UTC).isoformat()}")


@lru_cache(maxsize=4096)
def _tag(named: str) -> str:
    body = _base32(named, _TAG_CHARACTERS - 2)
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


def _begin() -> bytes:
    """How a record of this version begins, unless it holds what JSON in UTF-8 can't."""
    return f'{{"version":{VERSION},'.encode()


def write_record(job: Job) -> bytes:
    try:
        told = job.model_dump_json(exclude_defaults=True, exclude={"version"})
    except PydanticSerializationError:
        # Halves of surrogate pairs, which a file's name may hold, have no UTF-8: they are written as escapes.
        return json.dumps(job.model_dump(mode="json", exclude_defaults=True) | {"version": VERSION}).encode()
    return _begin() + told[1:].encode()


def read_record(data: bytes, job_id: str) -> Job | None:
    """The record; None for one of a newer version, which only that version may touch."""
    if data.startswith(_begin()):
        with contextlib.suppress(ValidationError):  # halves of surrogate pairs, or a newer version's: as below
            return Job.model_validate_json(data)
    found = json.loads(data)
    version = found.get("version", 1)
    try:
        while version < VERSION:
            found, version = _STEPS[version](found), version + 1
        if version == VERSION:
            return Job.model_validate(found | {"version": version})
    except ValidationError:
        # Its text would quote the record. What this version can't read, a newer one wrote.
        pass
    log.warning("A record of a newer version is left alone", extra={"job": job_id})
    return None


_PARTS_OF_1: dict[str, dict[str, str]] = {
    "sent": {"media": "media", "url": "url", "from_task_id": "from_task_id", "wanted": "wanted", "burst": "batch"},
    "task": {
        "account_id": "account_id", "task_id": "id", "source_task_id": "former_id", "tag": "tag",
        "upload_began": "upload_began", "attempts": "attempts", "is_rekeyed": "account_changed",
        "submitted_at": "submitted_at", "looks": "checks", "progress": "progress", "title": "title",
        "length_s": "length_s",
    },
    "answer": {
        "failure": "failure", "same_as": "same_as", "ready_at": "ready_at", "delivered": "parts",
        "status_message_id": "status_message_id", "status_shown": "status_shown", "explains_key": "explains_key",
    },
    "wait": {"deadline_at": "deadline_at", "parked": "parked", "troubles": "troubles", "twin_of": "duplicate_of"},
}  # fmt: skip
"""Where each flat field of version 1 stands now."""


def _in_parts(flat: dict[str, Any]) -> dict[str, Any]:
    """A record of version 1, whose fields stood side by side."""
    found = dict(flat)
    for part, names in _PARTS_OF_1.items():
        found[part] = {new: found.pop(old) for old, new in names.items() if old in found}
    if not found["task"].get("tag"):
        # What may have been uploaded under it already is found by it.
        born = datetime.fromisoformat(found["created_at"]).astimezone(UTC)
        found["task"]["tag"] = _base32(f"{found['id']}@{born.isoformat()}", _TAG_CHARACTERS)
    return found


_STEPS: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {1: _in_parts}
"""From each version to the next one."""
