"""Around every handler: who may use the bot and in which language, taps that are answered in time, filters inline."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from typing import Any

from aiogram import BaseMiddleware, Router
from aiogram.dispatcher.event.handler import FilterObject
from aiogram.dispatcher.event.telegram import TelegramEventObserver
from aiogram.enums import ChatMemberStatus, ChatType
from aiogram.types import CallbackQuery, Chat, ChatMemberUpdated, Message, TelegramObject, User

from bot.chats.store import Chats, Met, Unwritable
from bot.jobs.answer.outbox import Outbox
from bot.operators.menus import OperatorMenus
from bot.telegram.callbacks import JobAction, in_todays_form
from bot.telegram.members import standing_of
from bot.telegram.messages import Sender
from bot.telegram.outgoing import Place
from bot.texts.catalogue import Catalogue

_NOTICE_S = 24 * 3600
_PATIENCE_S = 0.6
_PRESENT = (ChatMemberStatus.MEMBER, ChatMemberStatus.ADMINISTRATOR)
_CHANGE_THEIR_MESSAGE = frozenset({"set", "privacy", "outbox"})
_CHANGE_THEIR_ANSWER = frozenset(
    {
        JobAction.STYLE,
        JobAction.WRONG,
        JobAction.BACK,
        JobAction.REDO,
        JobAction.FILES,
        JobAction.LANGUAGE,
        JobAction.NAME,
    }
)
Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]


class AccessGate(BaseMiddleware):
    """Lets allowed chats pass, with `choices`, and `texts` in their language; a stranger reads one sentence a day."""

    def __init__(
        self, *, chats: Chats, sender: Sender, catalogue: Catalogue, allowed_chats: frozenset[int],
        operators: frozenset[int], menus: OperatorMenus, outbox: Outbox,
    ) -> None:  # fmt: skip
        self._chats = chats
        self._sender = sender
        self._catalogue = catalogue
        self._allowed_chats = allowed_chats
        self._operators = operators
        self._menus = menus
        self._outbox = outbox

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        chat, person = _place_of(event)
        if chat is None:
            return None
        may_use = self._may_use(chat, person) or await self._chats.former_id(chat.id) in self._allowed_chats
        member_id = None if person is None or person.is_bot else person.id
        met = await self._chats.met(chat.id, member_id) if may_use else Met(await self._chats.choices(chat.id), None)
        data["choices"] = met.choices
        spoken = person.language_code if person is not None else None
        # Who writes anonymously, or as a channel, is answered as the group speaks.
        data["texts"] = self._catalogue.texts(self._catalogue.pick(met.choices.language, spoken or met.language))
        await self._note_standing(event, chat.id, met.unwritable)
        if may_use:
            if chat.type == ChatType.PRIVATE:
                if isinstance(event, Message):
                    await self._menus.meet(chat.id, data["texts"])
            elif spoken and (met.language is None or isinstance(event, ChatMemberUpdated)):
                await self._chats.note_language(chat.id, spoken)
            return await handler(event, data)
        if _explains(event, chat) and await self._chats.first_notice(chat.id, "stranger", _NOTICE_S):
            await self._sender.text(Place(chat.id), data["texts"].say("access-private", chat=chat.id))
        return None

    async def _note_standing(self, event: TelegramObject, chat_id: int, unwritable: Unwritable | None) -> None:
        may_write = False
        if isinstance(event, ChatMemberUpdated):
            after = standing_of(event.new_chat_member)
            may_write = after.is_present and after.can_write
            if not may_write:
                await self._outbox.closed(chat_id, is_present=after.is_present)
                return
        is_elsewhere = isinstance(event, Message) and event.guest_query_id is not None
        if unwritable is not None and not is_elsewhere:
            await self._outbox.sign_of_life(chat_id, unwritable, may_write=may_write)

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


class CallbackMiddleware(BaseMiddleware):
    """Reads what old buttons carry, and answers a tap in its handler's place when that is late, fails or forgets to."""

    def __init__(self, is_answered: Callable[[str], bool]) -> None:
        self._is_answered = is_answered

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        if not isinstance(event, CallbackQuery):
            return await handler(event, data)
        if event.data:
            event = event.model_copy(update={"data": in_todays_form(event.data)})
        if _is_forged(event):
            event = event.model_copy(update={"data": ""})
        done = asyncio.Event()
        waiting = asyncio.create_task(self._answer_late(event, data, done), name="late answer")
        sentence = None
        try:
            result = await handler(event, data)
            sentence = "button-stale"
            return result
        finally:
            done.set()
            await waiting
            await self._answer(event, data, sentence)

    async def _answer_late(self, query: CallbackQuery, data: dict[str, Any], done: asyncio.Event) -> None:
        try:
            async with asyncio.timeout(_PATIENCE_S):
                await done.wait()
        except TimeoutError:
            await self._answer(query, data, "button-working")

    async def _answer(self, query: CallbackQuery, data: dict[str, Any], sentence: str | None) -> None:
        if not self._is_answered(query.id):
            texts = data.get("texts")
            await query.answer(texts.plain(sentence) if texts is not None and sentence is not None else None)


def _is_forged(query: CallbackQuery) -> bool:
    """Whether a modified client would turn one message of a group into another (Bot API, CallbackQuery.data).

    That is told by a button that changes its own message, where the message has none of its kind, or of its job.
    """
    message = query.message
    if not isinstance(message, Message) or message.chat.type == ChatType.PRIVATE or message.reply_markup is None:
        return False
    kind, action, parts = _read(query.data or "")
    if kind not in _CHANGE_THEIR_MESSAGE and not (kind == "job" and action in _CHANGE_THEIR_ANSWER):
        return False
    offered = [_read(button.callback_data or "") for row in message.reply_markup.inline_keyboard for button in row]
    return not any(kind == its_kind and (kind != "job" or parts == its_parts) for its_kind, _, its_parts in offered)


def _read(data: str) -> tuple[str, str, str]:
    kind, action, parts, *_ = [*in_todays_form(data).split(":"), "", ""]
    return kind, action, parts


def run_inline(router: Router) -> None:
    """Let all filters of the router, and of those in it, run in the event loop.

    aiogram hands each that is no coroutine to a thread, which costs a hundred times what it does.
    """
    for each in router.chain_tail:
        for observer in each.observers.values():
            for asked in _filters_of(observer):
                if not asked.awaitable:
                    asked.callback, asked.awaitable = _inline(asked.callback), True


def _filters_of(observer: TelegramEventObserver) -> Iterable[FilterObject]:
    for handler in (observer._handler, *observer.handlers):  # noqa: SLF001 - the filters of a whole router stand there
        yield from handler.filters or ()


def _inline(check: Callable[..., Any]) -> Callable[..., Awaitable[Any]]:
    async def ask(*args: Any, **kwargs: Any) -> Any:
        return check(*args, **kwargs)

    return ask
