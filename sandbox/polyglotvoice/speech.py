"""What is said in tasks, and the files that are made of it. Pure."""

import itertools
import json
from collections.abc import Sequence
from dataclasses import dataclass, field

_WORDS_PER_SEGMENT = 40
_LONGEST_SENTENCE_S = 20.0
_WORDS = ("river", "window", "seven", "lantern", "paper", "north", "copper", "garden", "quiet", "morning", "salt",
          "bridge", "market", "winter", "letter", "yellow")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the stand-in's speech, in seconds."""

    start_s: float
    end_s: float
    text: str
    speaker: str = "Speaker 1"


@dataclass(frozen=True, slots=True)
class Speech:
    """A transcript: its text, and the same in segments."""

    text: str
    segments: tuple[Segment, ...]

    @classmethod
    def of(cls, text: str, segments: Sequence[Segment] | None = None) -> "Speech":
        """A text with its segments; without them they are made, and without a text it is theirs, joined."""
        kept = tuple(spoken(text) if segments is None else segments)
        return cls(text or " ".join(segment.text for segment in kept), kept)


@dataclass(slots=True)
class Script:
    """What is said in which task: by file name first, then once, then from now on."""

    always: Speech | None = None
    once: list[Speech] = field(default_factory=list)
    by_ending: dict[str, Speech] = field(default_factory=dict)

    def speech_for(self, name: str) -> Speech | None:
        """What was asked to be said in a file of this name; what is said once is used up."""
        for ending, speech in self.by_ending.items():
            if name.endswith(ending):
                return speech
        return self.once.pop(0) if self.once else self.always


def honest_speech(size: int, digest: str, length_s: float) -> Speech:
    """A transcript that says what it is, as long as the recording, always the same for the same bytes."""
    number = int(digest[:8], 16)
    sentences = [
        "This is a stand-in for a transcript: nobody has listened to the recording.",
        f"The file has {size} bytes and its fingerprint is {digest[:6]}.",
        "With a real key, the real words would stand here.",
    ]
    count = max(len(sentences), min(5000, int(length_s / _LONGEST_SENTENCE_S)))
    for n in range(len(sentences), count):
        word = _WORDS[(number + n * 7) % len(_WORDS)]
        sentences.append(f"Sentence {n + 1} of {count} fills the time, and its word is {word}.")
    step_s = length_s / count
    return Speech.of("", [Segment(n * step_s, (n + 1) * step_s, said) for n, said in enumerate(sentences)])


def long_text(words: int) -> str:
    """A text of so many words, in sentences of twelve and paragraphs of eight sentences."""
    said = itertools.islice(itertools.cycle(_WORDS), words)
    sentences = [" ".join(group).capitalize() + "." for group in _groups(list(said), 12)]
    return "\n\n".join(" ".join(group) for group in _groups(sentences, 8))


def spoken(text: str) -> list[Segment]:
    """A text as one segment, or several when it is long."""
    if not text:
        return []
    # A blank line would end a cue in a subtitle file.
    words = text.replace("\n\n", " ").split(" ")
    parts = [" ".join(group) for group in _groups(words, _WORDS_PER_SEGMENT)]
    return [Segment(n * 10.0, n * 10.0 + 9.5, part, f"Speaker {n % 2 + 1}") for n, part in enumerate(parts)]


def file_of(kind: str, speech: Speech) -> tuple[bytes, str] | None:
    """A result file with its content type; None for a kind that there is not."""
    match kind:
        case "txt":
            return speech.text.encode(), "text/plain; charset=utf-8"
        case "srt":
            return srt_of(speech.segments), "application/x-subrip"
        case "vtt":
            cues = [f"{_stamp(s.start_s, '.')} --> {_stamp(s.end_s, '.')}\n{s.text}\n" for s in speech.segments]
            return "\n".join(["WEBVTT\n", *cues]).encode(), "text/vtt; charset=utf-8"
        case "json":
            parts = [{"start": s.start_s, "end": s.end_s, "text": s.text} for s in speech.segments]
            return json.dumps({"text": speech.text, "segments": parts}).encode(), "application/json"
    return None


def srt_of(segments: Sequence[Segment]) -> bytes:
    """The stand-in's own subtitles, in its own style of line ends."""
    cues = [
        f"{n}\r\n{_stamp(s.start_s)} --> {_stamp(s.end_s)}\r\n{s.text}\r\n" for n, s in enumerate(segments, start=1)
    ]
    return "\r\n".join(cues).encode()


def _groups(parts: list[str], size: int) -> list[list[str]]:
    return [parts[i : i + size] for i in range(0, len(parts), size)]


def _stamp(seconds: float, point: str = ",") -> str:
    ms = round(seconds * 1000)
    return f"{ms // 3_600_000:02}:{ms // 60_000 % 60:02}:{ms // 1000 % 60:02}{point}{ms % 1000:03}"
