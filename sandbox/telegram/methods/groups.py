"""What bots ask of groups: who is in them, reactions, leaving."""

from typing import Any

from sandbox.telegram.group import Group
from sandbox.telegram.members import Member
from sandbox.telegram.methods.params import Params, RefusalError, World, chat_of

# The ordinary reactions that this stand-in knows of.
_EMOJI = frozenset(["👍", "👎", "❤", "🔥", "🎉", "😁", "👀", "👌", "🙏", "🤔", "✍", "🤷", "🫡"])


async def get_chat(world: World, params: Params) -> Any:
    """getChat."""
    chat = chat_of(world, params)
    value = chat.as_json() | {
        "accent_color_id": 0, "max_reaction_count": 11,
        "accepted_gift_types": {
            "unlimited_gifts": False, "limited_gifts": False, "unique_gifts": False, "premium_subscription": False,
            "gifts_from_channels": False,
        },
    }  # fmt: skip
    if isinstance(chat, Group):
        if chat.available_reactions is not None:
            value["available_reactions"] = [{"type": "emoji", "emoji": emoji} for emoji in chat.available_reactions]
        if chat.has_visible_history and chat.bot.is_admin:
            value["has_visible_history"] = True
        if chat.linked_chat_id is not None:
            value["linked_chat_id"] = chat.linked_chat_id
    return value


async def get_chat_member(world: World, params: Params) -> Any:
    """getChatMember: others only where members are not hidden, or the bot is an administrator."""
    group, user_id = _group(world, params), params.number("user_id") or 0
    member = group.members.get(user_id)
    if member is None or not member.is_present:
        if user_id not in world.chats and user_id != world.bot_id:
            raise RefusalError(400, "Bad Request: invalid user_id specified")
        return (member or Member({"id": user_id, "is_bot": False, "first_name": "Somebody"}, "left")).as_json()
    if user_id != world.bot_id and not member.is_admin and group.hides_members and not group.bot.is_admin:
        raise RefusalError(400, "Bad Request: CHAT_ADMIN_REQUIRED")
    return member.as_json()


async def get_chat_administrators(world: World, params: Params) -> Any:
    """getChatAdministrators: people, anonymous ones too, and no other bots."""
    group = _group(world, params)
    return [m.as_json() for m in group.members.values() if m.is_admin]


async def leave_chat(world: World, params: Params) -> Any:
    """leaveChat."""
    group = _group(world, params)
    group.bot.status = "left"
    return True


async def set_message_reaction(world: World, params: Params) -> Any:
    """setMessageReaction: one ordinary emoji at most, and only one that the chat allows."""
    chat = chat_of(world, params)
    message = chat.find(params.number("message_id") or 0)
    if message is None:
        raise RefusalError(400, "Bad Request: message to react not found")
    wanted = params.value("reaction") or []
    if len(wanted) > 1:
        raise RefusalError(400, "Bad Request: REACTIONS_TOO_MANY")
    emoji = [str(reaction.get("emoji")) for reaction in wanted]
    allowed = chat.available_reactions if isinstance(chat, Group) else None
    if any(e not in _EMOJI or (allowed is not None and e not in allowed) for e in emoji):
        raise RefusalError(400, "Bad Request: REACTION_INVALID")
    if isinstance(chat, Group) and chat.bot.status == "restricted" and not chat.bot.may("can_react_to_messages"):
        raise RefusalError(400, "Bad Request: not enough rights to react to messages in the chat")
    message.reactions = emoji
    world.changed()
    return True


def _group(world: World, params: Params) -> Group:
    chat = chat_of(world, params)
    if not isinstance(chat, Group):
        raise RefusalError(400, "Bad Request: there are no administrators in the private chat")
    return chat
