"""What the counter in groups needs everywhere: who wrote, where answers go, how a no is said."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from aiogram import Bot, Router
from aiogram.enums import MessageEntityType
from aiogram.filters import CommandObject, Filter
from aiogram.types import CallbackQuery, Message
from magic_filter import MagicFilter

from bot.groups.requests import GroupDesk
from bot.telegram.messages import Sender
from bot.texts.catalogue import Html, Texts
from bot.texts.errors import ExplainedError
from handlers.media import place_in

AnyFilter = Filter | MagicFilter | Callable[..., object]

_OWN_LIMITS = "person-"
_ANONYMOUS = 1087968824  # GroupAnonymousBot: what `from` holds for an anonymous administrator
_TELEGRAM = 777000  # what `from` holds for a channel's post in its discussion group


@dataclass(frozen=True, slots=True)
class Writer:
    """`user_id` is None where nobody in particular wrote: anonymous administrators, channels."""

    user_id: int | None
    sender_chat_id: int | None


def writer_of(message: Message) -> Writer:
    """The writer: a person, or the chat that it is written as."""
    user = message.from_user
    is_person = user is not None and user.id not in (_ANONYMOUS, _TELEGRAM) and message.sender_chat is None
    sender_chat_id = message.sender_chat.id if message.sender_chat is not None else None
    return Writer(user.id if user is not None and is_person else None, sender_chat_id)


def on_posts(router: Router, handler: Callable[..., Awaitable[None]], *filters: AnyFilter) -> None:
    """Register a handler for messages of groups and posts of channels."""
    router.message.register(handler, *filters)
    router.channel_post.register(handler, *filters)


async def explain(message: Message, error: ExplainedError, texts: Texts, groupdesk: GroupDesk, sender: Sender) -> None:
    """Say it once: many refusals of one kind in a row are one hint, and a reaction on each message."""
    said = texts.say(error.sentence, **error.values)
    user_id = writer_of(message).user_id
    if not error.sentence.startswith(_OWN_LIMITS):
        await sender.text(place_in(message), said)
    elif await groupdesk.may_say(message.chat.id, f"{error.sentence}:{user_id}"):
        await groupdesk.refuse_quietly(message.chat.id, message.message_id, user_id, said)
    else:
        await groupdesk.thumb_down(message.chat.id, message.message_id)


async def is_addressed(_: Message, command: CommandObject) -> bool:
    """Whether the command names the bot; one that names another never comes so far."""
    return command.mention is not None


async def answer_shortly(message: Message, html: Html, groupdesk: GroupDesk, sender: Sender) -> None:
    """Answer the one who asks: unseen by others where the bot may, else below what they wrote."""
    user_id = writer_of(message).user_id
    if user_id is None or not await groupdesk.ephemeral.within(message.chat.id, user_id, html):
        await sender.text(place_in(message), html)


async def refuse_tap(query: CallbackQuery, texts: Texts, groupdesk: GroupDesk, sentence: str) -> None:
    """Say no to the one who tapped: at the tap, or unseen by others where that is answered already."""
    if query.message is not None and groupdesk.is_answered(query.id):
        await groupdesk.ephemeral.hint(query.message.chat.id, query.from_user.id, texts.say(sentence))
    else:
        await query.answer(texts.plain(sentence), show_alert=True)


async def lead(query: CallbackQuery, texts: Texts, groupdesk: GroupDesk, url: str) -> None:
    """Open an address for the one who tapped, or show it to them alone where the tap is answered already."""
    if query.message is not None and groupdesk.is_answered(query.id):
        link = Html(f'<a href="{url}">{texts.say("button-go-on")}</a>')
        await groupdesk.ephemeral.hint(query.message.chat.id, query.from_user.id, link)
    else:
        await query.answer(url=url)


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
