"""Tasks of the stand-in."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sandbox.polyglotvoice.speech import Segment, Speech

_HELD_PROGRESS = 0.4


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came whole.

    `head` is its first bytes, `content` all of them, or None where they were too many to keep. `digest` is
    their SHA-256 in hex. `length_s` may be a guess. `zeros`: it holds nothing else, so any size can be made again.
    """

    name: str
    content_type: str
    size: int
    digest: str
    content: bytes | None
    length_s: float
    head: bytes = b""
    zeros: bool = False


@dataclass(slots=True)
class StandInTask:
    """A task; `ends_at` is monotonic, None while it is held."""

    id: str
    account: str
    media: Upload
    is_url: bool
    speech: Speech
    created_at: datetime
    begun_at: float = field(default_factory=time.monotonic)
    ends_at: float | None = None
    finished: bool = False
    failure: str | None = None
    progress_set: float | None = None
    language: str = "en"

    @property
    def name(self) -> str:
        """The file's name, or the link."""
        return self.media.name

    @property
    def size(self) -> int:
        """The file's size in bytes; 0 for a link."""
        return self.media.size

    @property
    def is_over(self) -> bool:
        """Whether it ended, well or badly."""
        over = self.ends_at is not None and time.monotonic() >= self.ends_at
        return self.finished or self.failure is not None or over

    @property
    def progress(self) -> float:
        """0–1; what was set, else by the time; a held task stands at 0.4."""
        if self.progress_set is not None:
            return self.progress_set
        if self.ends_at is None:
            return _HELD_PROGRESS
        whole_s = max(0.001, self.ends_at - self.begun_at)
        return min(0.99, (time.monotonic() - self.begun_at) / whole_s)

    @property
    def finished_at(self) -> datetime | None:
        """When it ended, by the stand-in's clock; None while it runs."""
        if not self.is_over or self.ends_at is None:
            return None
        return self.created_at + timedelta(seconds=self.ends_at - self.begun_at)

    @property
    def text(self) -> str:
        """All that is said."""
        return self.speech.text

    @property
    def segments(self) -> tuple[Segment, ...]:
        """The same in segments."""
        return self.speech.segments

    def finish(self) -> None:
        """End it well now, unless it is over."""
        if not self.is_over:
            self.ends_at, self.finished = time.monotonic(), True

    def fail(self, reason: str) -> None:
        """End it badly now, even one that ended well a moment ago: tests need not be quick."""
        self.ends_at, self.failure = time.monotonic(), reason


DurationLaw = Callable[[StandInTask], float]
"""How long a task takes, in seconds."""
