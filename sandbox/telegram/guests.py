"""Bots called into chats that they are not in, and bots connected to people's accounts."""

import secrets
import time
from dataclasses import dataclass, field
from typing import Any

from sandbox.telegram.conversation import Writer
from sandbox.telegram.entities import found_entities
from sandbox.telegram.people import Backend, Message, Person


@dataclass(slots=True)
class GuestAnswer:
    """What the bot answered a guest query with, as it stands now."""

    text: str
    html: str
    buttons: list[list[dict[str, Any]]] = field(default_factory=list)
    edits: int = 0


class GuestChat:
    """Somebody's chat without the bot: it can be called there by mentioning it in a reply."""

    def __init__(self, backend: Backend, queries: dict[str, str | None], answers: dict[str, GuestAnswer]) -> None:
        self._backend = backend
        self._queries = queries
        self._answers = answers
        self.id = -1_000_000_000_000 - secrets.randbelow(10**9)

    def call(self, person: Person, note: Message, text: str) -> str:
        """Mention the bot as a reply to a note; returns the query's id."""
        query_id = secrets.token_hex(8)
        self._queries[query_id] = None
        chat = {"id": self.id, "type": "supergroup", "title": "Elsewhere"}
        replied = {"message_id": note.message_id, "date": int(time.time()), "chat": chat, **note.sender, **note.content}
        self._backend.push(
            guest_message={
                "message_id": self._backend.next_message_id(), "date": int(time.time()), "chat": chat,
                "from": person.as_json(), "guest_query_id": query_id, "text": text,
                "entities": found_entities(text), "reply_to_message": replied,
            }
        )  # fmt: skip
        return query_id

    def answer_to(self, query_id: str) -> GuestAnswer | None:
        """What stands in the chat now as the answer to a query."""
        inline_id = self._queries[query_id]
        return None if inline_id is None else self._answers[inline_id]


class BusinessChat(Writer):
    """A private chat of two people, one of whom has connected the bot to their account. The other one writes."""

    def __init__(self, backend: Backend, owner: Person, peer: Person) -> None:
        self.backend = backend
        self.owner = owner
        self.person = peer
        self.connection_id = secrets.token_hex(8)

    def connect(self, *, is_enabled: bool = True) -> None:
        """Connect the bot, or disconnect it."""
        self.backend.push(business_connection=self.connection(is_enabled=is_enabled))

    def connection(self, *, is_enabled: bool = True) -> dict[str, Any]:
        """The connection as the Bot API shows it."""
        return {
            "id": self.connection_id, "user": self.owner.as_json(), "user_chat_id": self.owner.id,
            "date": int(time.time()), "is_enabled": is_enabled, "rights": {"can_reply": True},
        }  # fmt: skip

    def write_as_owner(self, content: dict[str, Any]) -> None:
        """The owner writes to the peer."""
        self._push(self.owner, content)

    def _send(self, content: dict[str, Any], text: str, reply_to: Message | None) -> Message:
        del text, reply_to  # the content says it all
        return self._push(self.person, content)

    def _push(self, writer: Person, content: dict[str, Any]) -> Message:
        number = self.backend.next_message_id()
        self.backend.push(
            business_message={
                "message_id": number, "date": int(time.time()), "from": writer.as_json(),
                "chat": {"id": self.person.id, "type": "private", "first_name": self.person.first_name},
                "business_connection_id": self.connection_id, **content,
            }
        )  # fmt: skip
        sender = {"from": writer.as_json()}
        return Message(number, self.person.id, from_bot=False, content=content, author=writer, sender=sender)
