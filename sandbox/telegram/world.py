"""People, their private chats with the bot, and the messages in them."""

import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from sandbox.telegram.files import Blob
from sandbox.telegram.markup import Entity, utf16_len

_URL = re.compile(
    r"(?<![\w@])(?:https?://[^\s<>\"]+|(?:[a-z0-9-]+\.)+(?:com|org|net|ru|be|io|me)(?:/[^\s<>\"]*)?)", re.IGNORECASE
)
_COMMAND = re.compile(r"(?<!\S)/[a-zA-Z0-9_]{1,32}(?:@\w+)?")


class Backend(Protocol):
    """What a chat needs of the server."""

    bot_id: int

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

    def as_json(self) -> dict[str, Any]:
        """The person as updates show them."""
        value: dict[str, Any] = {"id": self.id, "is_bot": False, "first_name": self.first_name}
        return value | ({"language_code": self.language_code} if self.language_code else {})


@dataclass(frozen=True, slots=True)
class Document:
    """A file that the bot sent."""

    name: str
    data: bytes
    mime: str


@dataclass(frozen=True, slots=True)
class CallbackAnswer:
    """What a tap on a button showed."""

    text: str
    is_alert: bool = False


@dataclass(slots=True)
class Message:
    """A message as it stands now."""

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


class PrivateChat:
    """A person's chat with the bot: act as the person, see what the bot does."""

    def __init__(self, backend: Backend, person: Person) -> None:
        self._backend = backend
        self.person = person
        self.id = person.id
        self.messages: list[Message] = []
        self.deleted: list[Message] = []
        self.is_started = False
        self.is_blocked = False

    def as_json(self) -> dict[str, Any]:
        """The chat as updates show it."""
        return {"id": self.id, "type": "private", "first_name": self.person.first_name}

    def find(self, message_id: int) -> Message | None:
        """The message with this id, if it is there."""
        return next((m for m in self.messages if m.message_id == message_id), None)

    async def say(
        self, text: str, *, reply_to: Message | None = None, entities: Sequence[dict[str, Any]] = ()
    ) -> Message:
        """Write a text; links and commands are found as Telegram finds them."""
        return self._send({"text": text, "entities": [*found_entities(text), *entities]}, text, reply_to)

    async def send_voice(self, data: bytes | Blob, *, duration_s: int = 1, mime: str = "audio/ogg") -> Message:
        """Send a voice note."""
        return self._send_file("voice", data, duration=duration_s, mime_type=mime)

    async def send_video_note(self, data: bytes | Blob, *, duration_s: int = 1) -> Message:
        """Send a video note."""
        return self._send_file("video_note", data, duration=duration_s, length=240)

    async def send_audio(
        self, data: bytes | Blob, *, file_name: str = "audio.mp3", duration_s: int = 1, mime: str = "audio/mpeg"
    ) -> Message:
        """Send an audio file."""
        return self._send_file("audio", data, duration=duration_s, file_name=file_name, mime_type=mime)

    async def send_video(
        self, data: bytes | Blob, *, file_name: str = "video.mp4", duration_s: int = 1, mime: str = "video/mp4"
    ) -> Message:
        """Send a video."""
        return self._send_file(
            "video", data, duration=duration_s, width=320, height=240, file_name=file_name, mime_type=mime
        )

    async def send_document(
        self, data: bytes | Blob, *, file_name: str, mime: str | None = None, caption: str | None = None
    ) -> Message:
        """Send any file."""
        return self._send_file("document", data, caption, file_name=file_name, mime_type=mime)

    async def send_album(self, items: Sequence[tuple[str, bytes, str]]) -> list[Message]:
        """Send several files (kind, content, name) at once; they share a media group."""
        group = str(time.monotonic_ns())
        return [self._send_file(kind, data, file_name=name, duration=1, group=group) for kind, data, name in items]

    async def forward(self, message: Message) -> Message:
        """Forward a message of one's own into the chat again."""
        origin = {"type": "user", "sender_user": self.person.as_json(), "date": int(time.time())}
        return self._send({**message.content, "forward_origin": origin}, message.text, None)

    async def delete(self, message: Message) -> None:
        """Delete a message on both sides."""
        self.remove(message.message_id)

    async def tap(self, message: Message, button: str) -> CallbackAnswer:
        """Tap an inline button by its text, as it stood in `message` last; waits for the bot's answer."""
        for row in message.buttons:
            for shown in row:
                if shown["text"] == button:
                    return await self._backend.tap(message, shown["callback_data"], self.person)
        raise AssertionError(f"no button {button!r} under {message.text!r}")

    def block(self) -> None:
        """Block the bot."""
        self.is_blocked = True
        self._push_membership("member", "kicked")

    def unblock(self) -> None:
        """Let the bot back in."""
        self.is_blocked = False
        self._push_membership("kicked", "member")

    async def wait_for(self, condition: Callable[[Message], bool], *, timeout_s: float = 15.0) -> Message:
        """Wait for a message that satisfies the condition; the first such."""
        found: list[Message] = []

        def look() -> bool:
            found[:] = [m for m in self.messages if condition(m)]
            return bool(found)

        await self.wait_until(look, timeout_s=timeout_s)
        return found[0]

    async def wait_until(self, condition: Callable[[], bool], *, timeout_s: float = 15.0) -> None:
        """Wait until something holds; fails with what stands in the chat."""
        await self._backend.wait_until(condition, timeout_s, self.listing)

    def listing(self) -> str:
        """The chat as it stands, a line a message."""
        return "\n".join(
            f"{m.message_id} {'bot' if m.from_bot else self.person.first_name}"
            f"{f' ↪{m.reply_to}' if m.reply_to else ''}: {m.text[:80]!r} {m.document.name if m.document else ''}"
            for m in self.messages
        )

    def remove(self, message_id: int) -> bool:
        """Take a message out of the chat."""
        message = self.find(message_id)
        if message is None:
            return False
        self.messages.remove(message)
        self.deleted.append(message)
        self._backend.changed()
        return True

    def _send_file(
        self, kind: str, data: bytes | Blob, caption: str | None = None, group: str | None = None, **about: Any
    ) -> Message:
        blob = Blob.of(data)
        file_id, unique = self._backend.store(blob)
        described = {"file_id": file_id, "file_unique_id": unique, "file_size": blob.size, **about}
        content: dict[str, Any] = {kind: {name: value for name, value in described.items() if value is not None}}
        if caption:
            content |= {"caption": caption, "caption_entities": found_entities(caption)}
        if group:
            content["media_group_id"] = group
        return self._send(content, caption or "", None)

    def _send(self, content: dict[str, Any], text: str, reply_to: Message | None) -> Message:
        self.is_started = True
        message = Message(self._backend.next_message_id(), self.id, from_bot=False, text=text, content=content)
        message.reply_to = reply_to.message_id if reply_to is not None else None
        self.messages.append(message)
        self._backend.push(message=self._as_json(message, reply_to))
        self._backend.changed()
        return message

    def _as_json(self, message: Message, reply_to: Message | None) -> dict[str, Any]:
        value = {
            "message_id": message.message_id, "date": int(time.time()), "chat": self.as_json(),
            "from": self.person.as_json(), **message.content,
        }  # fmt: skip
        return value if reply_to is None else value | {"reply_to_message": self._as_json(reply_to, None)}

    def _push_membership(self, old: str, new: str) -> None:
        bot = {"id": self._backend.bot_id, "is_bot": True, "first_name": "Bot"}
        states = [
            {"user": bot, "status": status} | ({"until_date": 0} if status == "kicked" else {}) for status in (old, new)
        ]
        self._backend.push(
            my_chat_member={
                "chat": self.as_json(), "from": self.person.as_json(), "date": int(time.time()),
                "old_chat_member": states[0], "new_chat_member": states[1],
            }
        )  # fmt: skip


def found_entities(text: str) -> list[dict[str, Any]]:
    """The links and commands that Telegram would mark."""
    return [
        {"type": kind, "offset": utf16_len(text[: found.start()]), "length": utf16_len(found.group())}
        for kind, pattern in (("bot_command", _COMMAND), ("url", _URL))
        for found in pattern.finditer(text)
    ]
