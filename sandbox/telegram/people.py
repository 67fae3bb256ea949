"""People and messages, and what a chat needs of the server."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

from sandbox.telegram.files import Blob
from sandbox.telegram.markup import Entity


class Backend(Protocol):
    """What a chat needs of the server."""

    bot_id: int
    bot_username: str
    reads_all: bool
    limits_groups: bool

    now: Callable[[], float]

    def next_message_id(self) -> int: ...
    def push(self, **content: Any) -> None: ...
    def store(self, blob: Blob) -> tuple[str, str]: ...
    def changed(self) -> None: ...
    async def tap(self, message: "Message", data: str, person: "Person") -> "CallbackAnswer": ...
    async def wait_until(self, condition: Callable[[], bool], timeout_s: float, tell: Callable[[], str]) -> None: ...


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a Telegram account."""

    id: int
    first_name: str
    language_code: str | None = None
    username: str | None = None

    def as_json(self) -> dict[str, Any]:
        """The person as updates show them."""
        value: dict[str, Any] = {"id": self.id, "is_bot": False, "first_name": self.first_name}
        told = {"language_code": self.language_code, "username": self.username}
        return value | {name: text for name, text in told.items() if text}


@dataclass(frozen=True, slots=True)
class Document:
    """A file that the bot sent; `kind` is what it came to the chat as: document, audio, video or voice.

    Of a file that is too big to keep `data` holds the beginning, and `dropped_bytes` came after it.
    """

    name: str
    data: bytes
    mime: str
    kind: str = "document"
    dropped_bytes: int = 0

    @property
    def size(self) -> int:
        """In bytes."""
        return len(self.data) + self.dropped_bytes


@dataclass(frozen=True, slots=True)
class CallbackAnswer:
    """What a tap on a button showed, or the address that it opened."""

    text: str
    is_alert: bool = False
    url: str = ""


@dataclass(slots=True)
class Message:
    """A message as it stands now. `author` is the person, or nobody for the bot, channels and anonymous admins.

    `asks`: it leads who reads it to a reply. `sender` holds the fields `from` and `sender_chat` as updates show them.
    `hidden_for_all_but` is set on an ephemeral message: the one person who sees it.
    """

    message_id: int
    chat_id: int
    from_bot: bool
    text: str = ""
    html: str = ""
    entities: tuple[Entity, ...] = ()
    buttons: list[list[dict[str, Any]]] = field(default_factory=list)
    document: Document | None = None
    reply_to: int | None = None
    content: dict[str, Any] = field(default_factory=dict)
    edits: int = 0
    reactions: list[str] = field(default_factory=list)
    silent: bool = False
    thread_id: int | None = None
    author: Person | None = None
    sender: dict[str, Any] = field(default_factory=dict)
    hidden_for_all_but: int | None = None
    asks: bool = False
