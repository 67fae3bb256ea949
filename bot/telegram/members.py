"""What Telegram says of a chat's members, of the bot among them, and of the bot itself."""

from dataclasses import dataclass

from aiogram import Bot
from aiogram.types import (
    ChatMemberAdministrator,
    ChatMemberBanned,
    ChatMemberLeft,
    ChatMemberOwner,
    ChatMemberRestricted,
    ReactionTypeEmoji,
    ResultChatMemberUnion,
    User,
)

from bot.telegram.errors import RefusedError
from bot.telegram.failures import read_failures


@dataclass(frozen=True, slots=True)
class Standing:
    """What the bot is in a group and may do there."""

    is_present: bool
    is_admin: bool = False
    can_write: bool = True
    can_send_files: bool = True
    can_react: bool = True
    can_delete: bool = False


@dataclass(frozen=True, slots=True)
class Myself:
    """The bot as getMe describes it."""

    id: int
    username: str
    reads_all: bool
    supports_guests: bool
    supports_business: bool


class Members:
    """Asks Telegram afresh each time: rights change. Raises this room's errors."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def name(self) -> str:
        """The bot's username, asked for once."""
        with read_failures():
            return (await self._bot.me()).username or ""

    async def myself(self) -> Myself:
        """The bot's own switches as they stand in @BotFather now."""
        with read_failures():
            me: User = await self._bot.get_me()
        return Myself(
            id=me.id,
            username=me.username or "",
            reads_all=bool(me.can_read_all_group_messages),
            supports_guests=bool(me.supports_guest_queries),
            supports_business=bool(me.can_connect_to_business),
        )

    async def is_admin(self, chat_id: int, user_id: int) -> bool:
        """Whether the person is an administrator of the group now, hidden ones included."""
        with read_failures():
            found = await self._bot.get_chat_administrators(chat_id)
        return any(m.user.id == user_id and not m.user.is_bot for m in found)

    async def is_member(self, chat_id: int, user_id: int) -> bool:
        """Whether the person is in the group now; False too where that can't be told."""
        try:
            with read_failures():
                return standing_of(await self._bot.get_chat_member(chat_id, user_id)).is_present
        except RefusedError:
            return False

    async def own_standing(self, chat_id: int) -> Standing:
        """What the bot is there."""
        with read_failures():
            return standing_of(await self._bot.get_chat_member(chat_id, self._bot.id))

    async def reactions(self, chat_id: int) -> frozenset[str] | None:
        """The emoji that the chat allows as reactions; None: all of them."""
        with read_failures():
            chat = await self._bot.get_chat(chat_id)
        if chat.available_reactions is None:
            return None
        return frozenset(r.emoji for r in chat.available_reactions if isinstance(r, ReactionTypeEmoji))

    async def title(self, chat_id: int) -> str:
        """The chat's title."""
        with read_failures():
            chat = await self._bot.get_chat(chat_id)
        return chat.title or chat.first_name or ""


def standing_of(member: ResultChatMemberUnion) -> Standing:
    """A ChatMember read as what it allows."""
    if isinstance(member, ChatMemberLeft | ChatMemberBanned):
        return Standing(is_present=False)
    if isinstance(member, ChatMemberOwner):
        return Standing(is_present=True, is_admin=True, can_delete=True)
    if isinstance(member, ChatMemberAdministrator):
        return Standing(is_present=True, is_admin=True, can_delete=bool(member.can_delete_messages))
    if isinstance(member, ChatMemberRestricted):
        return Standing(
            is_present=bool(member.is_member),
            can_write=bool(member.can_send_messages),
            can_send_files=bool(member.can_send_documents),
            can_react=bool(member.can_react_to_messages),
        )
    return Standing(is_present=True)
