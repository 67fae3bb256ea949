"""Who may use the bot, and in which language each is spoken to."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware
from aiogram.enums import ChatMemberStatus, ChatType
from aiogram.types import CallbackQuery, Chat, ChatMemberUpdated, Message, TelegramObject, User

from bot.chats.store import Chats
from bot.i18n import Catalogue
from bot.operators.menus import OperatorMenus
from bot.telegram.messages import Sender
from bot.telegram.outgoing import Place

_NOTICE_S = 24 * 3600
_PRESENT = (ChatMemberStatus.MEMBER, ChatMemberStatus.ADMINISTRATOR)


class Gate(BaseMiddleware):
    """Lets allowed chats pass, with `choices`, and `texts` in their language; a stranger reads one sentence a day."""

    def __init__(
        self,
        *,
        chats: Chats,
        sender: Sender,
        catalogue: Catalogue,
        allowed_chats: frozenset[int],
        operators: frozenset[int],
        menus: OperatorMenus,
    ) -> None:
        self._chats = chats
        self._sender = sender
        self._catalogue = catalogue
        self._allowed_chats = allowed_chats
        self._operators = operators
        self._menus = menus

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        chat, person = _place_of(event)
        if chat is None:
            return None
        may_use = self._may_use(chat, person) or await self._chats.former_id(chat.id) in self._allowed_chats
        choices = await (self._chats.met(chat.id) if may_use else self._chats.choices(chat.id))
        data["choices"] = choices
        language = self._catalogue.pick(choices.language, person.language_code if person is not None else None)
        data["texts"] = self._catalogue.texts(language)
        if may_use:
            if isinstance(event, Message) and chat.type == ChatType.PRIVATE:
                await self._menus.meet(chat.id, data["texts"])
            return await handler(event, data)
        if _explains(event, chat) and await self._chats.first_notice(chat.id, "stranger", _NOTICE_S):
            await self._sender.text(Place(chat.id), data["texts"].say("access.private", chat=chat.id))
        return None

    def lets_person(self, user_id: int) -> bool:
        """Whether the person's own chat may use the bot."""
        return not self._allowed_chats or user_id in self._allowed_chats or user_id in self._operators

    def _may_use(self, chat: Chat, person: User | None) -> bool:
        if not self._allowed_chats or chat.id in self._allowed_chats:
            return True
        return person is not None and chat.type == ChatType.PRIVATE and person.id in self._operators


def _explains(event: TelegramObject, chat: Chat) -> bool:
    """Strangers are told in their own chat; in a group, when the bot is put there."""
    if isinstance(event, ChatMemberUpdated):
        return chat.type != ChatType.PRIVATE and event.new_chat_member.status in _PRESENT
    is_guest = isinstance(event, Message) and event.guest_query_id is not None
    return chat.type == ChatType.PRIVATE and not is_guest


def _place_of(event: TelegramObject) -> tuple[Chat | None, User | None]:
    if isinstance(event, Message):
        if event.guest_query_id is not None and event.from_user is not None:
            # The chat is none of this bot's: the one who calls it is asked for, as in their own chat.
            return Chat(id=event.from_user.id, type=ChatType.PRIVATE), event.from_user
        return event.chat, event.from_user
    if isinstance(event, ChatMemberUpdated):
        return event.chat, event.from_user
    if isinstance(event, CallbackQuery) and event.message is not None:
        return event.message.chat, event.from_user
    return None, None
