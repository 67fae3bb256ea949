"""Channels, and the discussion groups that their posts appear in."""

from typing import Any

from sandbox.telegram.conversation import Writer
from sandbox.telegram.group import Group
from sandbox.telegram.people import Backend, Message, Person

_TELEGRAM = {"id": 777000, "is_bot": False, "first_name": "Telegram"}


class Channel(Group, Writer):
    """A channel. What is written in it is written by the channel itself."""

    def __init__(self, backend: Backend, chat_id: int, title: str, owner: Person) -> None:
        super().__init__(backend, chat_id, title, "channel")
        self.person = owner
        self.seat(owner, admin=True)
        self.discussion: Group | None = None

    def link(self, group: Group) -> None:
        """Make a group the channel's discussion."""
        self.discussion = group
        self.linked_chat_id, group.linked_chat_id = group.id, self.id

    def _send(self, content: dict[str, Any], text: str, reply_to: Message | None) -> Message:
        message = Message(
            self.backend.next_message_id(), self.id, from_bot=False, text=text, content=content,
            reply_to=reply_to.message_id if reply_to is not None else None, sender={"sender_chat": self.as_json()},
        )  # fmt: skip
        self.messages.append(message)
        if self.bot.is_admin:
            self.backend.push(channel_post=self.message_json(message))
        if self.discussion is not None:
            self._repeat(self.discussion, message)
        self.backend.changed()
        return message

    def _repeat(self, group: Group, post: Message) -> None:
        origin = {"type": "channel", "date": 1, "chat": self.as_json(), "message_id": post.message_id}
        sender = {"from": _TELEGRAM, "sender_chat": self.as_json()}
        content = {**post.content, "is_automatic_forward": True, "forward_origin": origin}
        number = self.backend.next_message_id()
        group.post(Message(number, group.id, from_bot=False, text=post.text, content=content, sender=sender))
