"""People's private chats with the bot."""

from typing import Any

from sandbox.telegram.conversation import Conversation, Writer, bot_json
from sandbox.telegram.entities import found_entities
from sandbox.telegram.people import Backend, CallbackAnswer, Document, Message, Person
from sandbox.telegram.refusal import RefusalError

__all__ = ["Backend", "CallbackAnswer", "Document", "Message", "Person", "PrivateChat", "found_entities"]


_FILES = ("voice", "video_note", "audio", "video", "document")


class PrivateChat(Conversation, Writer):
    """A person's chat with the bot: act as the person, see what the bot does. `topic` is where they write."""

    def __init__(self, backend: Backend, person: Person) -> None:
        super().__init__(backend, person.id)
        self.person = person
        self.is_started = False
        self.is_blocked = False
        self.is_deactivated = False
        """Whether the person's account is no more."""
        self.topic: int | None = None

    def as_json(self) -> dict[str, Any]:
        """The chat as updates show it."""
        return {"id": self.id, "type": "private", "first_name": self.person.first_name}

    def check_bot(self) -> None:
        """Raise RefusalError where the bot may not write."""
        if not self.is_started:
            raise RefusalError(403, "Forbidden: bot can't initiate conversation with a user")
        if self.is_deactivated:
            raise RefusalError(403, "Forbidden: user is deactivated")
        if self.is_blocked:
            raise RefusalError(403, "Forbidden: bot was blocked by the user")

    async def delete(self, message: Message) -> None:
        """Delete a message on both sides."""
        self.remove(message.message_id)

    async def tap(self, message: Message, button: str) -> CallbackAnswer:
        """Tap an inline button by its text, as it stood in `message` last; waits for the bot's answer."""
        return await self.backend.tap(message, data_of(message, button), self.person)

    async def edit(self, message: Message, text: str, **content: Any) -> None:
        """Change one's own message: its text, or its caption where it holds a file; `content` replaces the file."""
        has_file = "text" not in message.content or bool(content)
        message.content = {k: v for k, v in message.content.items() if not content or k not in (*_FILES, "text")}
        message.text = text
        message.content |= {"caption" if has_file else "text": text} | content
        message.content["caption_entities" if has_file else "entities"] = found_entities(text)
        message.edits += 1
        edited_at = int(self.backend.now()) + message.edits
        self.backend.push(edited_message=self.message_json(message) | {"edit_date": edited_at})
        self.backend.changed()

    def block(self) -> None:
        """Block the bot."""
        self.is_blocked = True
        self._push_membership("member", "kicked")

    def unblock(self) -> None:
        """Let the bot back in."""
        self.is_blocked = False
        self._push_membership("kicked", "member")

    def _send(self, content: dict[str, Any], text: str, reply_to: Message | None) -> Message:
        self.is_started = True
        message = Message(
            self.backend.next_message_id(), self.id, from_bot=False, text=text, content=content,
            reply_to=reply_to.message_id if reply_to is not None else None,
            author=self.person, sender={"from": self.person.as_json()}, thread_id=self.topic,
        )  # fmt: skip
        self.messages.append(message)
        self.backend.push(message=self.message_json(message))
        self.backend.changed()
        return message

    def _push_membership(self, old: str, new: str) -> None:
        states = [
            {"user": bot_json(self.backend), "status": status} | ({"until_date": 0} if status == "kicked" else {})
            for status in (old, new)
        ]
        self.backend.push(
            my_chat_member={
                "chat": self.as_json(), "from": self.person.as_json(), "date": int(self.backend.now()),
                "old_chat_member": states[0], "new_chat_member": states[1],
            }
        )  # fmt: skip


def data_of(message: Message, button: str) -> str:
    """The data behind a button, by its text; fails where there is none."""
    for row in message.buttons:
        for shown in row:
            if shown["text"] == button and "callback_data" in shown:
                return str(shown["callback_data"])
    raise AssertionError(f"no button {button!r} under {message.text!r}: {message.buttons}")
