"""What Telegram says of a chat's members, of the bot among them, and of the bot itself.

aiogram refuses a member without a right that its own version knows, and a Bot API server of one's own may be
older: answers are taken as they came, and a right that is not named is one that is not given.
"""

from dataclasses import dataclass
from typing import Any

from aiogram import Bot
from aiogram.methods import TelegramMethod
from aiogram.types import ResultChatMemberUnion, User

from bot.telegram.failures import read_failures
from bot.telegram.troubles import ChatUnwritableError, MovedError, RefusedError, TelegramTroubleError


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


class GetAdministrators(TelegramMethod[list[dict[str, Any]]]):
    __returning__ = list[dict[str, Any]]
    __api_method__ = "getChatAdministrators"

    chat_id: int


class GetMember(TelegramMethod[dict[str, Any]]):
    __returning__ = dict[str, Any]
    __api_method__ = "getChatMember"

    chat_id: int
    user_id: int


class GetRawChat(TelegramMethod[dict[str, Any]]):
    __returning__ = dict[str, Any]
    __api_method__ = "getChat"

    chat_id: int


class Members:
    """Asks Telegram again each time: rights change. Raises this room's errors."""

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
        try:
            with read_failures():
                found = await self._bot(GetAdministrators(chat_id=chat_id))
        except RefusedError:
            return (await self._standing(chat_id, user_id)).is_admin
        return any((member.get("user") or {}).get("id") == user_id for member in found)

    async def leads(self, chat_id: int, user_id: int | None, sender_chat_id: int | None = None) -> bool:
        """Whether the writer is an administrator; where that can't be told, no.

        An anonymous one writes as the group itself (Bot API, Message.sender_chat).
        """
        if sender_chat_id is not None:
            return sender_chat_id == chat_id
        try:
            return user_id is not None and await self.is_admin(chat_id, user_id)
        except TelegramTroubleError:
            return False

    async def is_member(self, chat_id: int, user_id: int) -> bool:
        """Whether the person is in the group now; False too where that can't be told."""
        try:
            return (await self._standing(chat_id, user_id)).is_present
        except (RefusedError, ChatUnwritableError, MovedError):
            return False

    async def own_standing(self, chat_id: int) -> Standing:
        return await self._standing(chat_id, self._bot.id)

    async def reactions(self, chat_id: int) -> frozenset[str] | None:
        """The emoji that the chat allows as reactions; None: all of them."""
        allowed = (await self._chat(chat_id)).get("available_reactions")
        if not isinstance(allowed, list):
            return None
        return frozenset(str(r.get("emoji")) for r in allowed if isinstance(r, dict) and r.get("type") == "emoji")

    async def shows_past(self, chat_id: int) -> bool:
        """Whether who joins sees what was written before; no, where Telegram tells that to administrators alone.

        In a public group everybody does (Bot API, ChatFullInfo).
        """
        chat = await self._chat(chat_id)
        return bool(chat.get("has_visible_history") or chat.get("username"))

    async def title(self, chat_id: int) -> str:
        chat = await self._chat(chat_id)
        return str(chat.get("title") or chat.get("first_name") or "")

    async def _chat(self, chat_id: int) -> dict[str, Any]:
        with read_failures():
            return await self._bot(GetRawChat(chat_id=chat_id))

    async def _standing(self, chat_id: int, user_id: int) -> Standing:
        with read_failures():
            return _read_standing(await self._bot(GetMember(chat_id=chat_id, user_id=user_id)))


def _read_standing(member: dict[str, Any]) -> Standing:
    """A ChatMember as it came: a right that is not named is one that is not given."""
    status = member.get("status")
    if status in ("left", "kicked"):
        return Standing(is_present=False)
    if status == "creator":
        return Standing(is_present=True, is_admin=True, can_delete=True)
    if status == "administrator":
        return Standing(is_present=True, is_admin=True, can_delete=bool(member.get("can_delete_messages")))
    if status == "restricted":
        return Standing(
            is_present=bool(member.get("is_member")),
            can_write=bool(member.get("can_send_messages")),
            can_send_files=bool(member.get("can_send_documents")),
            can_react=bool(member.get("can_react_to_messages", member.get("can_send_messages"))),
        )
    return Standing(is_present=True)


def standing_of(member: ResultChatMemberUnion) -> Standing:
    return _read_standing(member.model_dump())
