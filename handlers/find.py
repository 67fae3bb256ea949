"""/find and /export: words in this chat's transcripts, each hit leading to its message; all of them as one zip."""

from datetime import datetime

from aiogram import Bot, F, Router
from aiogram.enums import ChatType
from aiogram.filters import CommandObject
from aiogram.types import Message

from bot.chats.erasure import TRANSCRIPT_DAYS
from bot.chats.store import Chats, Choices, KnownChats
from bot.groups.newcomers import Newcomers
from bot.groups.notes import Ask
from bot.jobs.record import Origin
from bot.keys.invites import InviteError, Invites
from bot.library.export import Export
from bot.library.orders import Customer, Orders, item_of
from bot.search.finder import Finder, found_view, here
from bot.telegram.callbacks import ExportButton, FindButton, JobAction, JobButton
from bot.telegram.members import Members
from bot.telegram.messages import Ephemeral, Sender, Tap
from bot.telegram.outgoing import Button
from bot.texts.catalogue import Catalogue, Texts
from handlers.group.common import answer_shortly, deep_link, on_posts
from handlers.menu import Command, CommandStart, own_words
from handlers.middleware import is_by_link
from handlers.sent_media import links_in, place_near

_LONGEST_WISH = 200
"""A longer text that begins with "find" is a letter to somebody."""


def build_router() -> Router:
    """The router of /find and /export, in every kind of chat."""
    router = Router(name="find")
    on_posts(router, find, Command("find"))
    on_posts(router, find, F.text, is_wish)
    on_posts(router, export, Command("export"))
    router.callback_query.register(export_button, ExportButton.filter())
    router.callback_query.register(find_again, FindButton.filter())
    router.callback_query.register(hit_button, JobButton.filter(F.action == JobAction.HIT))
    return router


def build_link_router() -> Router:
    """The router of links that take a group's transcripts along: in front of all, since strangers may follow them."""
    router = Router(name="export by link")
    router.message.register(export_by_link, is_by_link, CommandStart(deep_link=True))
    return router


async def is_wish(message: Message, bot: Bot, catalogue: Catalogue) -> dict[str, CommandObject] | None:
    """The command that "find the contract" stands for: in a private chat, and behind the bot's name in others."""
    text, reply = (message.text or "").strip(), message.reply_to_message
    is_about_another = reply is not None or message.external_reply is not None
    if len(text) > _LONGEST_WISH or is_about_another or not own_words(message) or links_in(message):
        return None
    if message.chat.type != ChatType.PRIVATE:
        name = f"@{(await bot.me()).username}"
        if not text.lower().startswith(name.lower()):
            return None
        text = text[len(name) :].strip(" ,.:!")
    words = "" if catalogue.hears("heard-slow", text) else catalogue.behind("heard-search", "heard-search-for", text)
    return {"command": CommandObject(command="find", args=words)} if any(map(str.isalnum, words)) else None


async def find(
    message: Message, command: CommandObject, ask: Ask, *, finder: Finder, newcomers: Newcomers, sender: Sender
) -> None:
    """Search what the person may read, or say by example how to."""
    chat_id, texts = message.chat.id, ask.texts
    since = await newcomers.since(chat_id, ask.choices, ask.user_id, ask.sender_chat_id)
    found = await finder.find(chat_id, command.args or "", since, message.date)
    if found is None:
        await sender.text(ask.place, texts.say("find-usage", days=TRANSCRIPT_DAYS))
    else:
        await sender.text(ask.place, *found_view(found, chat_id, texts))


async def find_again(
    tap: Tap, callback_data: FindButton, choices: Choices, finder: Finder, newcomers: Newcomers
) -> None:
    """Search for what was proposed where nothing was found, in the same message."""
    since = await newcomers.since(tap.chat_id, choices, tap.user.id)
    found = await finder.find(tap.chat_id, callback_data.said, since)
    await tap.answer()
    if found is not None:
        await tap.edit(*found_view(found, tap.chat_id, tap.texts))


async def hit_button(
    tap: Tap, callback_data: JobButton, choices: Choices, *, newcomers: Newcomers, sender: Sender
) -> None:
    """Answer as a reply to the message that a hit stands for: a tap on the quotation leads there."""
    if not await newcomers.may_read(callback_data.job_id(tap.chat_id), choices, tap.user.id):
        await tap.answer("find-not-yours", alert=True)
        return
    message_id, word = int(callback_data.parts.partition("-")[0]), callback_data.word
    html = here(word if word.isascii() and word.isdigit() else "", tap.texts)
    is_there = await sender.reply(tap.chat_id, message_id, html) is not None
    await tap.answer(None if is_there else "find-gone", alert=not is_there)


async def export(
    message: Message, ask: Ask, *, exports: Export, newcomers: Newcomers, orders: Orders, known: KnownChats,
    ephemeral: Ephemeral, sender: Sender,
) -> None:  # fmt: skip
    """Begin to pack what the person may read. A group's zip is for the one who asks, so it goes to their own chat."""
    chat_id, place, texts = message.chat.id, ask.place, ask.texts
    since = await newcomers.since(chat_id, ask.choices, ask.user_id, ask.sender_chat_id)
    if message.chat.type == ChatType.PRIVATE:
        to = Origin(chat_id=chat_id, message_id=message.message_id, thread_id=place.thread_id, user_id=ask.user_id)
        if problem := await _pack(message, to, None, since, texts, exports=exports, orders=orders):
            await sender.text(place, texts.say(problem))
    elif ask.user_id is None or not await known.has(ask.user_id):
        rows = [[Button(texts.plain("button-go-on"), data=ExportButton().pack())]]
        await sender.text(place, texts.say("export-by-button"), rows)
    else:
        to, group = Origin(chat_id=ask.user_id, message_id=0, user_id=ask.user_id), (chat_id, message.chat.title or "")
        problem = await _pack(message, to, group, since, texts, exports=exports, orders=orders)
        sentence = problem or "export-in-private"
        await answer_shortly(ask, texts.say(sentence), ephemeral, sender)


async def export_button(tap: Tap, bot: Bot, invites: Invites) -> None:
    """Open the private chat of the one who tapped; there it is found out what they may read."""
    await tap.lead(await deep_link(bot, invites.make("export", tap.chat_id, tap.user.id)))


async def export_by_link(
    message: Message, command: CommandObject, texts: Texts, *, invites: Invites, members: Members, chats: Chats,
    newcomers: Newcomers, exports: Export, orders: Orders, sender: Sender,
) -> None:  # fmt: skip
    """Begin to pack a group's transcripts for the one who came by the link."""
    user_id, place = message.chat.id, place_near(message)
    try:
        group_id = invites.read(command.args or "", user_id).chat_id
        if not await members.is_member(group_id, user_id):
            raise InviteError("not in the group any more")
    except InviteError:
        await sender.text(place, texts.say("button-stale"))
        return
    since = await newcomers.since(group_id, await chats.choices(group_id), user_id)
    to, group = Origin(chat_id=user_id, message_id=0, user_id=user_id), (group_id, await members.title(group_id))
    if problem := await _pack(message, to, group, since, texts, exports=exports, orders=orders):
        await sender.text(place, texts.say(problem))


async def _pack(
    message: Message, to: Origin, group: tuple[int, str] | None, since: datetime | None, texts: Texts, *,
    exports: Export, orders: Orders,
) -> str | None:  # fmt: skip
    """Order the zip of a group, by its id and title, or of the chat itself; returns a sentence's key if it can't be."""
    of_chat, title = (None, "") if group is None else group
    if not await exports.has(of_chat or to.chat_id, since):
        return "export-nothing"
    asked = f"export {message.chat.id} {message.message_id}"
    if not await exports.may_begin(to.chat_id, asked):
        return "export-wait"
    name = " ".join((texts.plain("export-name", day=f"{message.date:%Y-%m-%d}"), title)).strip()
    await orders.export(Customer(to, texts.language, item_of(asked)), name, since, of_chat)
    return None
