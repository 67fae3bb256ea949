"""Ephemeral messages: in groups, to one member, by an administrator's bot or right after a tap."""

from typing import Any

from sandbox.telegram.conversation import Conversation, bot_json
from sandbox.telegram.group import Group
from sandbox.telegram.methods.params import RefusalError, World
from sandbox.telegram.people import Message


def whisper(world: World, chat: Conversation, hidden: dict[str, Any], text: str, source: str) -> dict[str, Any]:
    """Show a message to one member alone."""
    if not isinstance(chat, Group) or chat.kind == "channel":
        raise RefusalError(400, "Bad Request: ephemeral messages can be sent only to groups and supergroups")
    receiver_id = int(hidden.get("receiver_user_id") or 0)
    chat.check_whisper(receiver_id, after_tap=hidden.get("callback_query_id") in world.open_callbacks)
    message = Message(
        0, chat.id, from_bot=True, text=text, html=source, hidden_for_all_but=receiver_id,
        sender={"from": bot_json(world), "receiver_user": chat.members[receiver_id].user},
    )  # fmt: skip
    chat.whispers.append(message)
    world.changed()
    return chat.message_json(message) | {"ephemeral_message_id": len(chat.whispers)}
