"""/find and /export: words in this chat's transcripts, each hit leading to its message; all of them as one zip."""

from aiogram import F, Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from bot.chats.erasure import TRANSCRIPT_DAYS
from bot.chats.store import Choices
from bot.groups.newcomers import Newcomers
from bot.jobs.record import Origin
from bot.library.export import Export
from bot.library.orders import Customer, Orders, item_of
from bot.search.find import Finder, found_view, here
from bot.telegram.callbacks import FindButton, JobAction, JobButton
from bot.telegram.messages import Sender
from bot.texts.catalogue import Texts
from handlers.group.common import ask_of, on_posts
from handlers.media import place_in


def build_router() -> Router:
    """The router of /find and /export, in every kind of chat."""
    router = Router(name="find")
    on_posts(router, find, Command("find"))
    on_posts(router, export, Command("export"))
    router.callback_query.register(find_again, FindButton.filter())
    router.callback_query.register(hit_button, JobButton.filter(F.action == JobAction.HIT))
    return router


async def find(
    message: Message, command: CommandObject, texts: Texts, choices: Choices, *, finder: Finder, newcomers: Newcomers,
    sender: Sender,
) -> None:  # fmt: skip
    """Search what the person may read, or say by example how to."""
    chat_id, ask = message.chat.id, ask_of(message, texts, choices)
    since = await newcomers.since(chat_id, choices, ask.user_id, ask.sender_chat_id)
    found = await finder.find(chat_id, command.args or "", since)
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
    sender: Sender,
) -> None:  # fmt: skip
    """Begin to pack what the person may read."""
    chat_id, place, ask = message.chat.id, place_in(message), ask_of(message, texts, choices)
    since = await newcomers.since(chat_id, choices, ask.user_id, ask.sender_chat_id)
    if not await exports.has(chat_id, since):
        await sender.text(place, texts.say("export-nothing"))
    elif not await exports.may_begin(chat_id, message.message_id):
        await sender.text(place, texts.say("export-wait"))
    else:
        origin = Origin(chat_id=chat_id, message_id=ask.message_id, thread_id=place.thread_id, user_id=ask.user_id)
        customer = Customer(origin, texts.language, item_of(f"export {ask.message_id}"))
        await orders.export(customer, texts.plain("export-name", day=f"{message.date:%Y-%m-%d}"), since)
