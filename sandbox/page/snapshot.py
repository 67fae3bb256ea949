"""The chats as the page shows them, in JSON."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sandbox.page.deeds import BOT_NAME
from sandbox.playground import DEMO_KEY, Playground
from sandbox.telegram.conversation import Conversation
from sandbox.telegram.entities import found_entities
from sandbox.telegram.group import Group
from sandbox.telegram.people import Message, Person
from sandbox.telegram.world import PrivateChat

Json = dict[str, Any]

_MOST_MESSAGES = 200
_TYPING_S = 5.0
_MEDIA = ("voice", "audio", "video", "video_note", "document")


@dataclass(slots=True)
class Clock:
    """When each message was first seen; messages of the stand-in carry no time of their own."""

    seen: dict[tuple[int, int], str] = field(default_factory=dict)

    def of(self, message: Message) -> str:
        """The time of day."""
        return self.seen.setdefault((message.chat_id, message.message_id), time.strftime("%H:%M"))


def chats_json(world: Playground, clock: Clock, keyed: Mapping[int, bool]) -> list[Json]:
    """All chats with their messages; `keyed` are those with a key. Private chats that nobody uses stay out."""
    return [
        _chat(world, chat, clock, keyed)
        for chat in world.telegram.chats.values()
        if isinstance(chat, Group) or chat.messages or chat is world.me or _is_shown(world, chat)
    ]


def _is_shown(world: Playground, chat: Conversation) -> bool:
    return chat.id in list(world.people)[:2]


def _chat(world: Playground, chat: Conversation, clock: Clock, keyed: Mapping[int, bool]) -> Json:
    shown = [*chat.messages, *(chat.whispers if isinstance(chat, Group) else ())]
    shown.sort(key=lambda message: message.message_id)
    messages = [_message(world, message, clock) for message in shown[-_MOST_MESSAGES:]]
    facts = _group(world, chat) if isinstance(chat, Group) else _private(world, chat)
    return {
        "id": chat.id,
        **facts,
        "has_key": keyed.get(chat.id, False),
        "key": DEMO_KEY,
        "is_typing": _is_typing(world, chat.id),
        "last": max((message["id"] for message in messages), default=0),
        "messages": messages,
    }


def _private(world: Playground, chat: Conversation) -> Json:
    person = world.people[chat.id]
    is_blocked = isinstance(chat, PrivateChat) and chat.is_blocked
    is_started = isinstance(chat, PrivateChat) and chat.is_started
    language = person.language_code or ""
    said = world.telegram.descriptions
    return {
        "title": BOT_NAME,
        "kind": "private",
        "as": person.first_name,
        "people": [_person(world, person, [chat])],
        "topics": [],
        "is_new": not is_started,
        "description": said.get(("description", language)) or said.get(("description", ""), ""),
        "membership": ["unblocked" if is_blocked else "blocked"],
    }


def _group(world: Playground, group: Group) -> Json:
    status = group.bot.status if group.bot.is_present else "removed"
    choices = {"administrator": ["member", "removed"], "member": ["administrator", "removed"]}
    here = [person for person in world.people.values() if _is_in(group, person)]
    return {
        "title": group.title,
        "kind": "forum" if group.is_forum else "group",
        "status": status,
        "people": [
            _person(world, person, [world.telegram.private_chat(person)]) | {"admin": group.members[person.id].is_admin}
            for person in here
        ],
        "topics": _topics(world, group),
        "membership": choices.get(status, ["added"]),
    }


def _is_in(group: Group, person: Person) -> bool:
    return person.id in group.members and group.members[person.id].is_present


def _topics(world: Playground, group: Group) -> list[Json]:
    return [{"id": topic, "name": world.topics.get(topic, "Topic")} for topic in sorted(group.topics)]


def _person(world: Playground, person: Person, own: Sequence[Conversation]) -> Json:
    """A person, and where they can forward to: their own chat with the bot, and their groups, topic by topic."""
    forwards: list[Json] = [{"id": str(chat.id), "name": f"{BOT_NAME} ({person.first_name})"} for chat in own]
    for group in world.telegram.chats.values():
        if isinstance(group, Group) and _is_in(group, person):
            forwards.append({"id": str(group.id), "name": group.title})
            forwards += [
                {"id": f"{group.id}:{topic['id']}", "name": f"{group.title} · {topic['name']}"}
                for topic in _topics(world, group)
            ]
    return {"id": person.id, "name": person.first_name, "forwards": forwards}


def _is_typing(world: Playground, chat_id: int) -> bool:
    recent = world.telegram.calls[-30:]
    since = time.monotonic() - _TYPING_S
    return any(call.method == "sendChatAction" and call.chat_id == chat_id and call.at > since for call in recent)


def _message(world: Playground, message: Message, clock: Clock) -> Json:
    entities: list[Json] = [
        {"type": e.type, "offset": e.offset, "length": e.length, "url": e.url} for e in message.entities
    ]
    if not message.from_bot:
        entities = [dict(e) for e in message.content.get("entities", [])]
    elif not any(entity["type"] == "code" for entity in entities):
        # Telegram marks commands in the bot's texts by itself.
        entities += [dict(e) for e in found_entities(message.text)]
    return {
        "id": message.message_id,
        "is_bot": message.from_bot,
        "from": message.author.first_name if message.author is not None else "Group",
        "topic": world.topics.get(message.thread_id or 0),
        "text": message.text,
        "entities": sorted(entities, key=lambda e: (e["offset"], -e["length"])),
        "reply_to": message.reply_to,
        "forwarded": _forwarded(message),
        "plays": message.reply_to if message.from_bot else message.message_id,
        "only_for": _only_for(world, message),
        "buttons": [
            [{"text": b["text"], "url": b.get("url"), "copies": b.get("copy_text", {}).get("text")} for b in row]
            for row in message.buttons
        ],
        "files": _files(message),
        "reactions": list(message.reactions),
        "asks": message.asks,
        "edits": message.edits,
        "time": clock.of(message),
    }


def _only_for(world: Playground, message: Message) -> str | None:
    person = world.people.get(message.hidden_for_all_but or 0)
    return None if person is None else person.first_name


def _forwarded(message: Message) -> str | None:
    origin = message.content.get("forward_origin") or {}
    sender = origin.get("sender_user") or {}
    return sender.get("first_name") or origin.get("sender_user_name") or ("a chat" if origin else None)


def _files(message: Message) -> list[Json]:
    url = f"/file/{message.chat_id}/{message.message_id}"
    if (document := message.document) is not None:
        sent: Json = {"kind": "document", "name": document.name, "mime": document.mime}
        return [{**sent, "seconds": 0, "bytes": document.size, "url": url}]
    for kind in _MEDIA:
        if (media := message.content.get(kind)) is not None:
            mime = media.get("mime_type") or ("video/mp4" if kind.startswith("video") else "application/octet-stream")
            sent = {"kind": kind, "name": media.get("file_name") or kind.replace("_", " "), "mime": mime}
            return [{**sent, "seconds": media.get("duration", 0), "bytes": media.get("file_size", 0), "url": url}]
    return []
