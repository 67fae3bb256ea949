"""What is handed to Telegram, in words that need nothing of its library."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from typing import Literal

_MOST_LETTERS = ((3, 12), (2, 16))
"""So many buttons in a row can be read on a phone where none is longer."""

Shape = Literal["audio", "video", "voice", "document"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where an answer goes: a chat, the message it answers (if that still exists), its topic.

    `direct_topic_id`: a person's topic in a channel's direct messages, which no other person reads.
    """

    chat_id: int
    reply_to: int | None = None
    thread_id: int | None = None
    direct_topic_id: int | None = None


@dataclass(frozen=True, slots=True)
class Button:
    """An inline button: either `data` (≤ 64 bytes) for a tap that comes back, a `url`, or a text that it copies.

    Telegram copies 1 to 256 characters (Bot API, CopyTextButton).
    """

    text: str
    data: str | None = None
    url: str | None = None
    copies: str | None = None


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A file to send. Its size may be unknown; `duration_s` is shown where the chat plays it."""

    name: str
    shape: Shape
    chunks: AsyncIterator[bytes]
    duration_s: float | None = None


Rows = Sequence[Sequence[Button]]


def in_rows(buttons: Sequence[Button]) -> list[list[Button]]:
    """Buttons of one kind, as many in a row as can be read on a phone: three, two or one."""
    longest = max((len(button.text) for button in buttons), default=0)
    across = next((n for n, most in _MOST_LETTERS if longest <= most), 1)
    return [list(buttons[first : first + across]) for first in range(0, len(buttons), across)]
