"""Around every handler: who may use the bot and in which language, taps that are answered in time, filters inline."""

import asyncio
import re
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

from aiogram import BaseMiddleware, Router
from aiogram.enums import ChatMemberStatus, ChatType
from aiogram.types import CallbackQuery, Chat, ChatMemberUpdated, Message, TelegramObject, User

from bot.chats.rulebook import RuleBook, SeenName, SeenNames
from bot.chats.store import Chats, Unwritable
from bot.jobs.answer.outbox import Outbox
from bot.jobs.query import InquiryError
from bot.keys.invites import EXPORT_PREFIX
from bot.operators.menus import OperatorMenus
from bot.operators.rulings import BANNED
from bot.telegram.callbacks import JobAction, in_todays_form
from bot.telegram.members import standing_of
from bot.telegram.messages import Ephemeral, Sender, Tap, stands_below
from bot.telegram.outgoing import Place
from bot.texts.catalogue import Catalogue
from bot.texts.explained import ExplainedError
from handlers.menu import own_words

_NOTICE_S, _BANNED_NOTICE_S = 24 * 3600, 400 * 24 * 3600
_PATIENCE_S = 0.6
_BY_LINK = re.compile(rf"/start {EXPORT_PREFIX}[A-Za-z0-9_-]{{1,62}}")
_RECORDINGS = frozenset({"voice", "video_note", "audio", "video", "document"})
_PRESENT = (ChatMemberStatus.MEMBER, ChatMemberStatus.ADMINISTRATOR)
_CHANGE_THEIR_MESSAGE = frozenset({"set", "privacy", "outbox"})
_CHANGE_THEIR_ANSWER = frozenset({
    JobAction.STYLE, JobAction.WRONG, JobAction.BACK, JobAction.REDO, JobAction.FILES, JobAction.LANGUAGE,
    JobAction.NAME,
})  # fmt: skip
Handler = Callable[[Any, dict[str, Any]], Awaitable[Any]]


class AccessGate(BaseMiddleware):
    """Lets allowed chats pass, with `choices`, and `texts` in their language.

    A stranger reads one sentence a day. Who is banned reads one in their own chat, once, and is passed over in silence
    everywhere else; in a banned group everybody is.
    """

    def __init__(
        self, *, chats: Chats, sender: Sender, catalogue: Catalogue, rules: RuleBook, names: SeenNames,
        menus: OperatorMenus, outbox: Outbox,
    ) -> None:  # fmt: skip
        self._chats = chats
        self._sender = sender
        self._catalogue = catalogue
        self._rules = rules
        self._names = names
        self._menus = menus
        self._outbox = outbox

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        chat, person = _place_of(event)
        if chat is None:
            return None
        spoken = person.language_code if person is not None else None
        if await self._rules.is_banned(chat.id, *_writers(event, person)):
            await self._note_standing(event, chat.id, None)
            await self._turn_away(event, chat, spoken)
            return None
        if not await self._may_use(chat):
            data["choices"] = choices = await self._chats.choices(chat.id)
            data["texts"] = self._catalogue.texts(choices.language, spoken)
            await self._note_standing(event, chat.id, None)
            if isinstance(event, Message) and is_by_link(event):
                # A member of a group that may: the link is signed, and read where it is served.
                return await handler(event, data)
            if _explains(event, chat) and await self._chats.first_notice(chat.id, "stranger", _NOTICE_S):
                await self._note_names(event, chat, person)
                await self._sender.text(Place(chat.id), data["texts"].say("access-private", chat=chat.id))
            return None
        member_id = None if person is None or person.is_bot else person.id
        met = await self._chats.met(chat.id, member_id, self._catalogue.pick(spoken) if spoken else None)
        data["choices"] = met.choices
        # Who writes anonymously, or as a channel, is answered as the group speaks.
        data["texts"] = self._catalogue.texts(met.choices.language, spoken or met.language)
        await self._note_standing(event, chat.id, met.unwritable)
        await self._note_names(event, chat, person)
        if chat.type == ChatType.PRIVATE:
            if isinstance(event, Message) and chat.id in self._rules.operators:
                await self._menus.meet(chat.id, data["texts"])
                language = data["texts"].language
                if met.choices.operator_language != language:
                    await self._chats.choose(chat.id, operator_language=language)  # in which alarms come
        elif isinstance(event, ChatMemberUpdated) and (ours := self._catalogue.ours(spoken)) is not None:
            await self._chats.note_language(chat.id, ours)
        return await handler(event, data)

    async def _turn_away(self, event: TelegramObject, chat: Chat, spoken: str | None) -> None:
        is_own = chat.type == ChatType.PRIVATE and isinstance(event, Message) and event.guest_query_id is None
        if is_own and await self._chats.first_notice(chat.id, BANNED, _BANNED_NOTICE_S):
            language = (await self._chats.choices(chat.id)).language
            await self._sender.text(Place(chat.id), self._catalogue.texts(language, spoken).say("access-banned"))

    async def _note_names(self, event: TelegramObject, chat: Chat, person: User | None) -> None:
        """The chat's name, and that of whoever asks for something: talk in a group is nobody's business."""
        if chat.type != ChatType.PRIVATE:
            await self._names.see(SeenName(chat.id, chat.title or "", chat.username or ""))
        is_talk = chat.type != ChatType.PRIVATE and isinstance(event, Message) and not (
            event.content_type in _RECORDINGS or (event.text or "").startswith("/")
        )  # fmt: skip
        if person is not None and not person.is_bot and not is_talk:
            await self._names.see(SeenName(person.id, person.full_name, person.username or ""))

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

    async def lets_person(self, user_id: int) -> bool:
        return not await self._rules.is_banned(user_id) and await self._rules.may_use(user_id)

    async def _may_use(self, chat: Chat) -> bool:
        return await self._rules.may_use(chat.id) or await self._rules.may_use(
            chat.id, await self._chats.former_id(chat.id)
        )


def _writers(event: TelegramObject, person: User | None) -> tuple[int | None, ...]:
    """Who an update is from: a person, and the chat or channel as which they write."""
    as_chat = event.sender_chat.id if isinstance(event, Message) and event.sender_chat is not None else None
    return (None if person is None else person.id), as_chat


def is_by_link(message: Message) -> bool:
    """Whether a group's button led here, to take its transcripts along, and nothing else is said with it."""
    is_to_us = message.chat.type == ChatType.PRIVATE and message.guest_query_id is None and own_words(message)
    return is_to_us and _BY_LINK.fullmatch(message.text or "") is not None


def _explains(event: TelegramObject, chat: Chat) -> bool:
    """Strangers are told in their own chat; in a group, when the bot is put there."""
    if isinstance(event, ChatMemberUpdated):
        return chat.type != ChatType.PRIVATE and event.new_chat_member.status in _PRESENT
    is_guest = isinstance(event, Message) and event.guest_query_id is not None
    return chat.type == ChatType.PRIVATE and not is_guest


def _place_of(event: TelegramObject) -> tuple[Chat | None, User | None]:
    if isinstance(event, Message) and event.guest_query_id is not None and event.from_user is not None:
        # The chat is none of this bot's: the one who calls it is asked for, as in their own chat.
        return Chat(id=event.from_user.id, type=ChatType.PRIVATE), event.from_user
    if isinstance(event, Message | ChatMemberUpdated):
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


class TapMiddleware(BaseMiddleware):
    """Gives handlers of callback queries a `Tap` in their place, and says what can't be where they raise it."""

    def __init__(self, sender: Sender, ephemeral: Ephemeral) -> None:
        self._sender = sender
        self._ephemeral = ephemeral

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        if not isinstance(event, CallbackQuery) or event.message is None:
            return None
        tap = Tap(event, event.message, data["texts"], self._sender, self._ephemeral)
        try:
            return await handler(tap, data)
        except ExplainedError as error:
            await tap.answer(error.sentence, alert=True, **error.values)
        except InquiryError as error:
            await tap.answer()
            await self._sender.text(replace(tap.place, reply_to=tap.message_id), error.said(tap.texts))
        return None


def _is_forged(query: CallbackQuery) -> bool:
    """Whether a modified client would turn one message of a group into another, by a button that stands elsewhere.

    Of what else such a tap asks for the change of the message alone is left out (`Tap`).
    """
    kind, action, *_ = [*(query.data or "").split(":"), ""]
    is_about_message = kind in _CHANGE_THEIR_MESSAGE or (kind == "job" and action in _CHANGE_THEIR_ANSWER)
    return is_about_message and not stands_below(query)


def run_inline(router: Router) -> set[str]:
    """Let all filters of the router, and of those in it, run in the event loop; returns what filters and handlers name.

    aiogram hands each filter that is no coroutine to a thread, which costs a hundred times what it does.
    """
    named = set[str]()
    for observer in (observer for each in router.chain_tail for observer in each.observers.values()):
        # The filters of a whole router stand at a handler of its own.
        for handler in (observer._handler, *observer.handlers):  # noqa: SLF001
            named |= handler.params
            for asked in handler.filters or ():
                named |= asked.params
                if not asked.awaitable:
                    asked.callback, asked.awaitable = _inline(asked.callback), True
    return named


def _inline(check: Callable[..., Any]) -> Callable[..., Awaitable[Any]]:
    async def ask(*args: Any, **kwargs: Any) -> Any:
        return check(*args, **kwargs)

    return ask
