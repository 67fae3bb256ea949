"""What is handed to Telegram, in words that need nothing of its library."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Place:
    """Where an answer goes: a chat, the message it answers (if that still exists), its topic."""

    chat_id: int
    reply_to: int | None = None
    thread_id: int | None = None


@dataclass(frozen=True, slots=True)
class Button:
    """An inline button: either `data` (≤ 64 bytes) for a tap that comes back, a `url`, or a text that it copies.

    Telegram copies 1 to 256 characters (Bot API, CopyTextButton).
    """

    text: str
    data: str | None = None
    url: str | None = None
    copies: str | None = None


Rows = Sequence[Sequence[Button]]
Shape = Literal["audio", "video", "voice", "document"]


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A file to send. Its size may be unknown; `duration_s` is shown where the chat plays it."""

    name: str
    shape: Shape
    chunks: AsyncIterator[bytes]
    duration_s: float | None = None
