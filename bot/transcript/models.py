"""A transcript."""

import json
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of speech; times in seconds from the beginning."""

    start_s: float
    end_s: float
    text: str
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Transcript:
    """What was said. `text` is whole; `segments` may be missing."""

    text: str
    segments: tuple[Segment, ...] = ()
    language: str | None = None
    duration_s: float | None = None

    @property
    def is_empty(self) -> bool:
        """Nothing was said."""
        return not self.text.strip()

    def to_json(self) -> bytes:
        """The transcript in its stored form."""
        return json.dumps(
            {
                "text": self.text,
                "segments": [[s.start_s, s.end_s, s.text, s.speaker] for s in self.segments],
                "language": self.language,
                "duration_s": self.duration_s,
            },
            separators=(",", ":"),
        ).encode()

    @classmethod
    def from_json(cls, data: bytes) -> "Transcript":
        """Read the stored form; raises ValueError on anything else."""
        value = json.loads(data)
        try:
            segments = tuple(Segment(float(a), float(b), str(t), who) for a, b, t, who in value["segments"])
            return cls(value["text"], segments, value.get("language"), value.get("duration_s"))
        except (KeyError, TypeError) as error:
            raise ValueError("no stored transcript") from error
