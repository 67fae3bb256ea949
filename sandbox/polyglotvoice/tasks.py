"""Tasks of the stand-in, and what is said in them."""

import hashlib
import time
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the stand-in's speech, in seconds."""

    start_s: float
    end_s: float
    text: str
    speaker: str = "Speaker 1"


@dataclass(slots=True)
class StandInTask:
    """A task; `ends_at` is monotonic, None while it is held."""

    id: str
    account: str
    name: str
    is_url: bool
    size: int
    digest: str
    media: bytes
    segments: list[Segment]
    created_at: float = field(default_factory=time.time)
    ends_at: float | None = None
    finished: bool = False
    failure: str | None = None
    begun_at: float = field(default_factory=time.monotonic)

    @property
    def is_over(self) -> bool:
        """Whether it ended, well or badly."""
        over = self.ends_at is not None and time.monotonic() >= self.ends_at
        return self.finished or self.failure is not None or over

    @property
    def progress(self) -> float:
        """0–1; a held task stands at 0.4."""
        if self.ends_at is None:
            return 0.4
        whole_s = max(0.001, self.ends_at - self.begun_at)
        return min(0.99, (time.monotonic() - self.begun_at) / whole_s)

    @property
    def text(self) -> str:
        """All that is said."""
        return " ".join(segment.text for segment in self.segments)


def honest_segments(size: int, digest: str) -> list[Segment]:
    """A transcript that says what it is, its length by the file's size."""
    sentences = (
        "This is a stand-in for a transcript: nobody has listened to the recording.",
        f"The file has {size} bytes and its fingerprint is {hashlib.sha256(digest.encode()).hexdigest()[:6]}.",
        "With a real key, the real words would stand here.",
    )
    step_s = max(1.0, min(size / 3000, 600.0) / len(sentences))
    return [Segment(n * step_s, (n + 1) * step_s, text) for n, text in enumerate(sentences)]


def spoken(text: str) -> list[Segment]:
    """A text as one segment, or several of some sentences when it is long."""
    if not text:
        return []
    words = text.split(" ")
    parts = [" ".join(words[i : i + 40]) for i in range(0, len(words), 40)]
    return [Segment(n * 10.0, n * 10.0 + 9.5, part, f"Speaker {n % 2 + 1}") for n, part in enumerate(parts)]


def srt_of(segments: list[Segment]) -> bytes:
    """The stand-in's own subtitles, in its own style of line ends."""
    cues = [
        f"{n}\r\n{_stamp(s.start_s)} --> {_stamp(s.end_s)}\r\n{s.text}\r\n" for n, s in enumerate(segments, start=1)
    ]
    return "\r\n".join(cues).encode()


def _stamp(seconds: float) -> str:
    ms = round(seconds * 1000)
    return f"{ms // 3_600_000:02}:{ms // 60_000 % 60:02}:{ms // 1000 % 60:02},{ms % 1000:03}"
