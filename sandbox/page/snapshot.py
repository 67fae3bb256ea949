"""The chats as the page shows them, in JSON."""

import time
from dataclasses import dataclass, field
from typing import Any

from sandbox.playground import DEMO_KEY, Playground
from sandbox.telegram.conversation import Conversation
from sandbox.telegram.entities import found_entities
from sandbox.telegram.group import Group
from sandbox.telegram.people import Message
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
        return self.seen.setdefault((message.chat_id, message.message_id), time.strftime("%H:%M:%S"))


def chats_json(world: Playground, clock: Clock) -> list[Json]:
    """All chats with their messages. Private chats that nobody uses stay out."""
    return [
        _chat(world, chat, clock)
        for chat in world.telegram.chats.values()
        if isinstance(chat, Group) or chat.messages or chat is world.me or _is_shown(world, chat)
    ]


def _is_shown(world: Playground, chat: Conversation) -> bool:
    person = world.people.get(chat.id)
    return person is not None and person.language_code != "en"


def _chat(world: Playground, chat: Conversation, clock: Clock) -> Json:
    shown = [*chat.messages, *(chat.whispers if isinstance(chat, Group) else ())]
    shown.sort(key=lambda message: message.message_id)
    messages = [_message(world, message, clock) for message in shown[-_MOST_MESSAGES:]]
    facts = _group(world, chat) if isinstance(chat, Group) else _private(world, chat)
    return {
        "id": chat.id,
        **facts,
        "is_typing": _is_typing(world, chat.id),
        "last": max((message["id"] for message in messages), default=0),
        "messages": messages,
    }


def _private(world: Playground, chat: Conversation) -> Json:
    person = world.people[chat.id]
    is_blocked = isinstance(chat, PrivateChat) and chat.is_blocked
    has_key = any(DEMO_KEY[-4:] in message.text for message in chat.messages if message.from_bot)
    quick = [{"text": "Send a sample voice note", "action": "sample"}, {"text": "/help", "say": "/help"}]
    if not has_key:
        quick.append({"text": "Give it the demo's API key", "say": DEMO_KEY})
    return {
        "title": person.first_name,
        "subtitle": f"private chat, {'Russian' if person.language_code == 'ru' else 'English'}",
        "people": [{"id": person.id, "name": person.first_name}],
        "topics": [],
        "membership": [
            {"text": "Unblock the bot", "to": "unblocked"} if is_blocked else {"text": "Block the bot", "to": "blocked"}
        ],
        "quick": [*quick, {"text": "/settings", "say": "/settings"}],
    }


def _group(world: Playground, group: Group) -> Json:
    status = group.bot.status if group.bot.is_present else "not here"
    people = [
        {"id": person.id, "name": person.first_name + (" (admin)" if group.members[person.id].is_admin else "")}
        for person in world.people.values()
        if person.id in group.members and group.members[person.id].is_present
    ]
    choices = {"administrator": ("member", "removed"), "member": ("administrator", "removed")}
    texts = {"administrator": "Make the bot an admin", "member": "Make it a plain member", "removed": "Remove the bot"}
    membership = [{"text": texts[to], "to": to} for to in choices.get(status, ())]
    if not membership:
        membership = [{"text": "Add the bot", "to": "member"}]
    return {
        "title": group.title,
        "subtitle": f"{'forum' if group.is_forum else 'group'} of {len(people)}; the bot: {status}",
        "people": people,
        "topics": [{"id": topic, "name": world.topics.get(topic, "Topic")} for topic in sorted(group.topics)],
        "membership": membership,
        "quick": [{"text": "Send a sample voice note", "action": "sample"}, {"text": "/doctor", "say": "/doctor"}],
    }


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
        "only_for": _only_for(world, message),
        "buttons": [[{"text": b["text"], "url": b.get("url")} for b in row] for row in message.buttons],
        "files": _files(message),
        "reactions": list(message.reactions),
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
        size = _size(document.size)
        return [{"kind": "document", "name": document.name, "mime": document.mime, "size": size, "url": url}]
    for kind in _MEDIA:
        if (media := message.content.get(kind)) is not None:
            mime = media.get("mime_type") or ("video/mp4" if kind.startswith("video") else "application/octet-stream")
            length = f"{media['duration']} s, " if media.get("duration") else ""
            name = media.get("file_name") or kind.replace("_", " ")
            size = length + _size(media.get("file_size", 0))
            return [{"kind": kind, "name": name, "mime": mime, "size": size, "url": url}]
    return []


def _size(n_bytes: int) -> str:
    return f"{n_bytes / 1_000_000:.1f} MB" if n_bytes >= 1_000_000 else f"{max(1, round(n_bytes / 1000))} kB"
