"""/find and /export: words in this chat's transcripts, each hit leading to its message; all of them as one zip."""

from datetime import datetime

from aiogram import Bot, F, Router
from aiogram.enums import ChatType
from aiogram.filters import Command, CommandObject, CommandStart
from aiogram.types import CallbackQuery, Message

from bot.chats.erasure import TRANSCRIPT_DAYS
from bot.chats.store import Chats, Choices, KnownChats
from bot.groups.newcomers import Newcomers
from bot.jobs.record import Origin
from bot.keys.invites import InviteError, Invites
from bot.library.export import Export
from bot.library.orders import Customer, Orders, item_of
from bot.search.finder import Finder, found_view, here
from bot.telegram.callbacks import ExportButton, FindButton, JobAction, JobButton
from bot.telegram.members import Members
from bot.telegram.messages import Ephemeral, Sender
from bot.telegram.outgoing import Button, Place
from bot.texts.catalogue import Catalogue, Texts
from handlers.group.common import answer_shortly, ask_of, deep_link, lead, on_posts
from handlers.middleware import is_by_link
from handlers.sent_media import links_in, place_in

_LONGEST_WISH = 200
"""A longer text that begins with "find" is a letter to somebody."""


def build_router() -> Router:
    """The router of /find and /export, in every kind of chat."""
    router = Router(name="find")
    on_posts(router, find, Command("find"))
    on_posts(router, find, F.text, is_wish)
    on_posts(router, export, Command("export"))
    router.message.register(export_by_link, F.chat.type == ChatType.PRIVATE, is_by_link, CommandStart(deep_link=True))
    router.callback_query.register(export_button, ExportButton.filter())
    router.callback_query.register(find_again, FindButton.filter())
    router.callback_query.register(hit_button, JobButton.filter(F.action == JobAction.HIT))
    return router


async def is_wish(message: Message, bot: Bot, catalogue: Catalogue) -> dict[str, CommandObject] | None:
    """The command that "find the contract" stands for: in a private chat, and behind the bot's name in others."""
    text, reply = (message.text or "").strip(), message.reply_to_message
    is_about_another = (reply is not None and not reply.forum_topic_created) or message.external_reply is not None
    if len(text) > _LONGEST_WISH or is_about_another or message.forward_origin is not None or links_in(message):
        return None
    if message.chat.type != ChatType.PRIVATE:
        name = f"@{(await bot.me()).username}"
        if not text.lower().startswith(name.lower()):
            return None
        text = text[len(name) :].strip(" ,.:!")
    words = "" if catalogue.hears("heard-slow", text) else catalogue.behind("heard-search", "heard-search-for", text)
    return {"command": CommandObject(command="find", args=words)} if any(map(str.isalnum, words)) else None


async def find(
    message: Message, command: CommandObject, texts: Texts, choices: Choices, *, finder: Finder, newcomers: Newcomers,
    sender: Sender,
) -> None:  # fmt: skip
    """Search what the person may read, or say by example how to."""
    chat_id, ask = message.chat.id, ask_of(message, texts, choices)
    since = await newcomers.since(chat_id, choices, ask.user_id, ask.sender_chat_id)
    found = await finder.find(chat_id, command.args or "", since, message.date)
    if found is None:
        await sender.text(place_in(message), texts.say("find-usage", days=TRANSCRIPT_DAYS))
        return
    html, rows = found_view(found, chat_id, texts)
    await sender.text(place_in(message), html, rows)


async def find_again(
    query: CallbackQuery, callback_data: FindButton, texts: Texts, choices: Choices, *, finder: Finder,
    newcomers: Newcomers, sender: Sender,
) -> None:  # fmt: skip
    """Search for what was proposed where nothing was found, in the same message."""
    if query.message is None:
        return
    chat_id = query.message.chat.id
    since = await newcomers.since(chat_id, choices, query.from_user.id)
    found = await finder.find(chat_id, callback_data.said, since)
    await query.answer()
    if found is not None:
        html, rows = found_view(found, chat_id, texts)
        await sender.edit(chat_id, query.message.message_id, html, rows)


async def hit_button(
    query: CallbackQuery, callback_data: JobButton, texts: Texts, choices: Choices, *, newcomers: Newcomers,
    sender: Sender,
) -> None:  # fmt: skip
    """Answer as a reply to the message that a hit stands for: a tap on the quotation leads there."""
    if query.message is None:
        return
    chat_id = query.message.chat.id
    if not await newcomers.may_read(callback_data.job_id(chat_id), choices, query.from_user.id):
        await query.answer(texts.plain("find-not-yours"), show_alert=True)
        return
    message_id = int(callback_data.parts.partition("-")[0])
    html = here(callback_data.word if callback_data.word.isascii() and callback_data.word.isdigit() else "", texts)
    if await sender.reply(chat_id, message_id, html) is None:
        await query.answer(texts.plain("find-gone"), show_alert=True)
    else:
        await query.answer()


async def export(
    message: Message, texts: Texts, choices: Choices, *, exports: Export, newcomers: Newcomers, orders: Orders,
    known: KnownChats, ephemeral: Ephemeral, sender: Sender,
) -> None:  # fmt: skip
    """Begin to pack what the person may read. A group's zip is for the one who asks, so it goes to their own chat."""
    chat_id, place, ask = message.chat.id, place_in(message), ask_of(message, texts, choices)
    since = await newcomers.since(chat_id, choices, ask.user_id, ask.sender_chat_id)
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


async def export_button(query: CallbackQuery, bot: Bot, texts: Texts, ephemeral: Ephemeral, invites: Invites) -> None:
    """Open the private chat of the one who tapped; there it is found out what they may read."""
    if query.message is not None:
        payload = invites.make("export", query.message.chat.id, query.from_user.id)
        await lead(query, texts, ephemeral, await deep_link(bot, payload))


async def export_by_link(
    message: Message, command: CommandObject, texts: Texts, *, invites: Invites, members: Members, chats: Chats,
    newcomers: Newcomers, exports: Export, orders: Orders, sender: Sender,
) -> None:  # fmt: skip
    """Begin to pack a group's transcripts for the one who came by the link."""
    user_id, place = message.chat.id, Place(message.chat.id)
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
