"""A chat of any kind: the messages in it, and what one does who writes in it."""

import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

from sandbox.telegram.entities import found_entities
from sandbox.telegram.files import Blob
from sandbox.telegram.people import Backend, Message, Person
from sandbox.telegram.refusal import RefusalError

DATE = 1_800_000_000


class Conversation:
    """The messages of a chat as they stand."""

    def __init__(self, backend: Backend, chat_id: int) -> None:
        self.backend = backend
        self.id = chat_id
        self.messages: list[Message] = []
        self.deleted: list[Message] = []
        self.topics: set[int] = set()
        self.closed_topics: set[int] = set()

    def as_json(self) -> dict[str, Any]:
        """The chat as updates show it."""
        raise NotImplementedError

    def direct_topic(self, topic_id: int | None) -> dict[str, Any]:
        """The field that says in whose topic of a channel's direct messages a message stands."""
        del topic_id
        return {}

    def check_bot(self) -> None:
        """Raise RefusalError where the bot has no access to the chat."""
        raise NotImplementedError

    def check_writing(self, *, document: bool = False) -> None:
        """Raise RefusalError where the bot may not write now."""
        del document  # who may write may send files, except in groups
        self.check_bot()

    def may_delete(self, message: Message) -> bool:
        """Whether the bot may delete the message."""
        return message in self.messages

    def check_thread(self, thread_id: int | None) -> None:
        """Raise RefusalError for a topic that is not there, or that takes nothing."""
        if thread_id is not None and thread_id not in self.topics:
            raise RefusalError(400, "Bad Request: message thread not found")
        if (thread_id or 0) in self.closed_topics and not self.may_write_anywhere():
            raise RefusalError(400, "Bad Request: TOPIC_CLOSED")

    def may_write_anywhere(self) -> bool:
        """Whether closed topics are open to the bot."""
        return False

    def open_topic(self) -> int:
        """A new topic."""
        topic = self.backend.next_message_id()
        self.topics.add(topic)
        return topic

    def close_topic(self, topic: int = 0) -> None:
        """Let only administrators write there; 0 is the general topic."""
        self.closed_topics.add(topic)

    def delete_topic(self, topic: int) -> None:
        """Delete a topic with all its messages."""
        self.topics.discard(topic)
        for message in [m for m in self.messages if m.thread_id == topic]:
            self.remove(message.message_id)

    def find(self, message_id: int) -> Message | None:
        """The message with this id, if it is there."""
        return next((m for m in self.messages if m.message_id == message_id), None)

    async def wait_for(self, condition: Callable[[Message], bool], *, timeout_s: float = 120.0) -> Message:
        """Wait for a message that satisfies the condition; the first such."""
        found: list[Message] = []

        def look() -> bool:
            found[:] = [m for m in self.messages if condition(m)]
            return bool(found)

        await self.wait_until(look, timeout_s=timeout_s)
        return found[0]

    async def wait_until(self, condition: Callable[[], bool], *, timeout_s: float = 120.0) -> None:
        """Wait until something holds; fails with what stands in the chat."""
        await self.backend.wait_until(condition, timeout_s, self.listing)

    def listing(self) -> str:
        """The chat as it stands, a line a message."""
        return "\n".join(
            f"{m.message_id} {'bot' if m.from_bot else m.author.first_name if m.author else 'somebody'}"
            f"{f' ↪{m.reply_to}' if m.reply_to else ''}{' '.join(m.reactions)}: {m.text[:80]!r} "
            f"{m.document.name if m.document else ''}"
            for m in self.messages
        )

    def remove(self, message_id: int) -> bool:
        """Take a message out of the chat."""
        message = self.find(message_id)
        if message is None:
            return False
        self.messages.remove(message)
        self.deleted.append(message)
        self.backend.changed()
        return True

    def message_json(self, message: Message, *, with_reply: bool = True) -> dict[str, Any]:
        """A message as updates and answers show it."""
        value: dict[str, Any] = {
            "message_id": message.message_id, "date": DATE if message.from_bot else int(self.backend.now()),
            "chat": self.as_json(), **message.sender, **message.content,
        }  # fmt: skip
        if message.document is not None:
            value[message.document.kind] = {
                "file_id": f"sent{message.message_id}", "file_unique_id": f"s{message.message_id}",
                "file_name": message.document.name, "file_size": message.document.size,
                **_ABOUT.get(message.document.kind, {}),
            }  # fmt: skip
        if message.from_bot and message.text:
            value["caption" if message.document is not None else "text"] = message.text
        if message.buttons:
            value["reply_markup"] = {"inline_keyboard": message.buttons}
        if message.thread_id is not None:
            value |= {"message_thread_id": message.thread_id, "is_topic_message": True}
        replied = self.find(message.reply_to) if with_reply and message.reply_to is not None else None
        if replied is not None:
            value["reply_to_message"] = self.message_json(replied, with_reply=False)
        elif with_reply and message.thread_id is not None:
            value["reply_to_message"] = {
                "message_id": message.thread_id, "date": DATE, "chat": self.as_json(),
                "message_thread_id": message.thread_id, "is_topic_message": True,
                "forum_topic_created": {"name": "Topic", "icon_color": 7322096},
            }  # fmt: skip
        return value


_ABOUT = {"audio": {"duration": 1}, "voice": {"duration": 1}, "video": {"duration": 1, "width": 320, "height": 240}}


class Writer:
    """Somebody who writes: all kinds of messages come down to `_send`."""

    backend: Backend
    person: Person

    def _send(self, content: dict[str, Any], text: str, reply_to: Message | None) -> Message:
        raise NotImplementedError

    async def say(
        self, text: str, *, reply_to: Message | None = None, entities: Sequence[dict[str, Any]] = ()
    ) -> Message:
        """Write a text; links, commands and mentions are found as Telegram finds them."""
        return self._send({"text": text, "entities": [*found_entities(text), *entities]}, text, reply_to)

    async def say_elsewhere(self, text: str, external_reply: dict[str, Any]) -> Message:
        """Write a text that replies to a message of another chat or topic."""
        content = {"text": text, "entities": found_entities(text), "external_reply": external_reply}
        return self._send(content, text, None)

    async def send_content(self, content: dict[str, Any]) -> Message:
        """Send whatever these fields of a message make."""
        return self._send(content, "", None)

    async def send_voice(
        self,
        data: bytes | Blob,
        *,
        duration_s: int = 1,
        mime: str = "audio/ogg",
        caption: str | None = None,
        beside: Mapping[str, Any] | None = None,
    ) -> Message:
        """Send a voice note. `beside` are fields of the update as they come, however odd."""
        return self._send_file("voice", data, caption, beside=beside, duration=duration_s, mime_type=mime)

    async def send_video_note(self, data: bytes | Blob, *, duration_s: int = 1) -> Message:
        """Send a video note."""
        return self._send_file("video_note", data, duration=duration_s, length=240)

    async def send_audio(
        self,
        data: bytes | Blob,
        *,
        file_name: str = "audio.mp3",
        duration_s: int = 1,
        mime: str = "audio/mpeg",
        caption: str | None = None,
    ) -> Message:
        """Send an audio file."""
        return self._send_file("audio", data, caption, duration=duration_s, file_name=file_name, mime_type=mime)

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

    async def forward(self, message: Message, *, hidden: bool = False, date: int | None = None) -> Message:
        """Forward a message from anywhere; `hidden`: its author shows only a name."""
        author = message.author or self.person
        origin: dict[str, Any] = {"date": date or int(self.backend.now())}
        chat = message.sender.get("sender_chat")
        if chat is not None and chat["type"] == "channel":
            origin |= {"type": "channel", "chat": chat, "message_id": message.message_id}
        elif chat is not None:
            origin |= {"type": "chat", "sender_chat": chat}
        elif hidden:
            origin |= {"type": "hidden_user", "sender_user_name": author.first_name}
        else:
            origin |= {"type": "user", "sender_user": author.as_json()}
        content = {k: v for k, v in message.content.items() if k not in ("media_group_id", "external_reply")}
        return self._send({**content, "forward_origin": origin}, message.text, None)

    def _send_file(
        self,
        kind: str,
        data: bytes | Blob,
        caption: str | None = None,
        group: str | None = None,
        beside: Mapping[str, Any] | None = None,
        **about: Any,
    ) -> Message:
        blob = Blob.of(data)
        file_id, unique = self.backend.store(blob)
        described = {"file_id": file_id, "file_unique_id": unique, "file_size": blob.size, **about}
        content: dict[str, Any] = {kind: {name: value for name, value in described.items() if value is not None}}
        if caption:
            content |= {"caption": caption, "caption_entities": found_entities(caption)}
        if group:
            content["media_group_id"] = group
        return self._send({**content, **(beside or {})}, caption or "", None)


class Named(Protocol):
    """Who knows the bot's id and name."""

    bot_id: int
    bot_username: str


def bot_json(backend: Named) -> dict[str, Any]:
    """The bot as updates show it."""
    return {"id": backend.bot_id, "is_bot": True, "first_name": "Polyglot", "username": backend.bot_username}
