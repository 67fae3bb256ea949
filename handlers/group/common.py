"""What the counter in groups needs everywhere: who wrote, where answers go, how a no is said."""

from collections.abc import Awaitable, Callable

from aiogram import Bot, Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.enums import ChatType, MessageEntityType
from aiogram.filters import CommandObject, Filter
from aiogram.types import Message
from magic_filter import MagicFilter

from bot.chats.store import Choices
from bot.groups.notes import Ask
from bot.telegram.messages import Ephemeral, Sender, Tap
from bot.texts.catalogue import Html, Texts
from handlers.sent_media import place_in

AnyFilter = Filter | MagicFilter | Callable[..., object]

_ANONYMOUS = 1087968824  # GroupAnonymousBot: what `from` holds for an anonymous administrator
_TELEGRAM = 777000  # what `from` holds for a channel's post in its discussion group


def ask_of(message: Message, texts: Texts, choices: Choices) -> Ask:
    """Who wrote the message, and where: a person, or the chat that it is written as."""
    user, sender_chat = message.from_user, message.sender_chat
    is_person = user is not None and user.id not in (_ANONYMOUS, _TELEGRAM) and sender_chat is None
    return Ask(
        place=place_in(message), message_id=message.message_id,
        user_id=user.id if user is not None and is_person else None, texts=texts, choices=choices,
        sender_chat_id=None if sender_chat is None else sender_chat.id,
        is_channel=message.chat.type == ChatType.CHANNEL,
    )  # fmt: skip


def give_ask(message: Message, texts: Texts, choices: Choices) -> dict[str, Ask]:
    """The last filter of handlers that want an `ask`."""
    return {"ask": ask_of(message, texts, choices)}


def on_posts(router: Router, handler: Callable[..., Awaitable[None]], *filters: AnyFilter) -> None:
    """Register a handler for messages of groups and posts of channels; it is given an `ask`."""
    router.message.register(handler, *filters, give_ask)
    router.channel_post.register(handler, *filters, give_ask)


async def is_addressed(_: Message, command: CommandObject) -> bool:
    """Whether the command names the bot; one that names another never comes so far."""
    return command.mention is not None


async def mentions_bot(message: Message, bot: Bot) -> bool:
    """Whether the bot is mentioned, by its name or by a link to it."""
    text = message.text or message.caption or ""
    for entity in message.entities or message.caption_entities or ():
        if entity.type == MessageEntityType.TEXT_MENTION and entity.user is not None and entity.user.id == bot.id:
            return True
        if entity.type == MessageEntityType.MENTION:
            name = (await bot.me()).username or ""
            if entity.extract_from(text).lower() == f"@{name.lower()}":
                return True
    return False


async def answer_shortly(ask: Ask, html: Html, ephemeral: Ephemeral, sender: Sender) -> None:
    """Answer the one who asks: unseen by others where the bot may, else below what they wrote."""
    if ask.user_id is None or not await ephemeral.within(ask.place, ask.user_id, html):
        await sender.text(ask.place, html)


async def pass_if(is_allowed: bool, tap: Tap, sentence: str) -> None:
    """Hand a tap on to the handler that is registered next, or refuse it."""
    if is_allowed:
        raise SkipHandler
    await tap.refuse(sentence)


async def deep_link(bot: Bot, payload: str) -> str:
    """An address that opens the private chat with the bot, with this payload."""
    return f"https://t.me/{(await bot.me()).username}?start={payload}"
