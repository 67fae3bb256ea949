"""What the API takes and gives. Times are UTC, durations in seconds, sizes in bytes.

Whatever holds a transcript or a secret keeps it out of its repr.
"""

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from pydantic import SecretStr

SITE = "https://polyglotvoice.ru"
"""Where people make an account and a key."""


class Phase(StrEnum):
    """What a task's status means: still running, ended well, ended badly."""

    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class ApiKey:
    """A key and the id that stands for it in logs, records and counters."""

    id: str
    secret: SecretStr = field(repr=False)


@dataclass(slots=True)
class Task:
    """One transcription task. Nobody changes one; it is not frozen, since lists make a thousand a second.

    `status` is the service's own word, `progress` 0 to 1 where the service states one; `maybe_done`: it says nothing
    of an end and all else does, so the result is worth one request; `is_vague`: its word may mean anything, and no
    progress is told. `error` is set on a failed task that says why. `opening` is how its text begins, where the answer
    holds any. `downloads` are the kinds that the details name; srt, txt and json exist besides (api.md). `details` are
    the scalar fields in reading order, labels dotted. `language_field` is the details' name for the language that can
    be asked for.
    """

    id: str
    status: str
    phase: Phase
    progress: float | None = None
    maybe_done: bool = False
    is_vague: bool = False
    error: str | None = None
    name: str | None = None
    duration_s: float | None = None
    created_at: datetime | None = None
    finished_at: datetime | None = None
    language: str | None = None
    language_field: str | None = None
    opening: str | None = field(default=None, repr=False)
    downloads: tuple[str, ...] = ()
    details: tuple[tuple[str, str], ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class TaskPage:
    """One page of tasks in the service's order; `next_page` is opaque and None on the last page.

    `is_cut`: it may not be the last though nothing names another.
    """

    tasks: tuple[Task, ...]
    total: int | None = None
    next_page: str | None = None
    is_cut: bool = False


@dataclass(frozen=True, slots=True)
class LinkCheck:
    """What the service found behind a link that it would transcribe."""

    title: str | None = None
    duration_s: float | None = None


@dataclass(frozen=True, slots=True)
class PlanLimits:
    """The live limits: every line for people, and the numbers whose names leave no doubt.

    A number is None where the service gives none, or several that differ (one for each plan).
    """

    lines: tuple[tuple[str, str], ...] = ()
    burst_per_minute: int | None = None
    per_hour: int | None = None
    per_day: int | None = None
    per_month: int | None = None


@dataclass(frozen=True, slots=True)
class Created:
    """A task that was just made, and its first status."""

    task_id: str
    status: str


@dataclass(frozen=True, slots=True)
class Source:
    """A file to upload.

    `chunks` opens it anew each time. `size` is exact, in bytes; an upload needs it, since the length of
    the whole body is stated before the first byte goes out.
    """

    name: str
    content_type: str
    size: int | None
    chunks: Callable[[], AsyncIterator[bytes]] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Stream:
    """A file being downloaded.

    `chunks` begins at byte `start` of a whole that has `total` bytes; `size` is how many follow. Both are
    None where the service does not say. `name` is bare: no folders, no control characters.
    """

    name: str | None
    content_type: str | None
    size: int | None
    total: int | None
    start: int
    chunks: AsyncIterator[bytes] = field(repr=False)


@dataclass(frozen=True, slots=True)
class ApiCall:
    """One HTTP request that went out; `status` is None where no answer came."""

    endpoint: str
    status: int | None
    duration_s: float
    key_id: str
