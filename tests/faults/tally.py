"""What was sent and what became of it, counted from what people and the services saw."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from sandbox.telegram import Message, PrivateChat


@dataclass(frozen=True, slots=True)
class Note:
    """A voice note; `digest` is the SHA-256 of its bytes, and the stand-in's transcript of it quotes that."""

    chat: PrivateChat
    message: Message
    digest: str
    sent_at: float = field(default_factory=time.monotonic)

    @property
    def mark(self) -> str:
        """What stands in this note's transcript and in no other."""
        return f"fingerprint is {self.digest[:6]}"

    def texts(self, replies: Sequence[Message]) -> list[Message]:
        """The answers with its text."""
        return [m for m in replies if m.document is None and self.mark in m.text]

    def files(self, replies: Sequence[Message]) -> list[Message]:
        """The answers with its subtitles."""
        return [m for m in replies if m.document is not None and self.mark.encode() in m.document.data]

    def in_order(self, replies: Sequence[Message]) -> bool:
        """Whether the text came before the subtitles."""
        return self.texts(replies)[0].message_id < self.files(replies)[0].message_id

    def is_answered(self, replies: Sequence[Message]) -> bool:
        """Whether text and subtitles are there."""
        return bool(self.texts(replies) and self.files(replies))

    def is_ended(self, replies: Sequence[Message]) -> bool:
        """Whether it is answered, or told why not: a reply that is neither a part nor a status with its Cancel."""
        return self.is_answered(replies) or any(
            m.document is None and self.mark not in m.text and not is_status(m) for m in replies
        )

    def repeated(self, replies: Sequence[Message]) -> int:
        """How many parts came more than once."""
        return max(0, len(self.texts(replies)) - 1) + max(0, len(self.files(replies)) - 1)


def is_status(message: Message) -> bool:
    """Whether it is a status message: one with a Cancel button."""
    data = [str(button.get("callback_data", "")) for row in message.buttons for button in row]
    return any("cancel" in each.split(":") for each in data)


@dataclass(frozen=True, slots=True)
class Tally:
    """The counts of one fault. `partial` tasks were made of bytes that nobody sent."""

    sent: int
    answered: int
    repeated: int
    uploads: int
    partial: int
    calls: int

    @property
    def lost(self) -> int:
        """Notes without an answer."""
        return self.sent - self.answered

    @property
    def extra_uploads(self) -> int:
        """Uploads beyond one a note."""
        return max(0, self.uploads - self.sent)

    def tell(self, fault: str, *more: str) -> None:
        """Print the campaign's line for this fault."""
        counts = [
            f"{self.sent} sent", f"{self.answered} answered", f"{self.lost} lost", f"{self.repeated} parts twice",
            f"{self.uploads} uploads", f"{self.calls} API calls", *more,
        ]  # fmt: skip
        say(fault, *counts)


def say(fault: str, *counts: str) -> None:
    """Print a line of the campaign."""
    print(f"\n{fault}: {', '.join(counts)}", end="")
