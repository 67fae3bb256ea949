"""/find: words in this chat's transcripts, each hit leading to its message."""

from aiogram import F, Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from bot.search.find import Finder, found_view, here
from bot.telegram.callbacks import JobAction, JobButton
from bot.telegram.messages import Sender
from bot.texts.catalogue import Texts
from handlers.media import place_in


def build_router() -> Router:
    """The router of /find, in every kind of chat."""
    router = Router(name="find")
    router.message.register(find, Command("find"))
    router.callback_query.register(hit_button, JobButton.filter(F.action == JobAction.HIT))
    return router


async def find(message: Message, command: CommandObject, texts: Texts, finder: Finder, sender: Sender) -> None:
    """Search, or say by example how to."""
    chat_id = message.chat.id
    place = place_in(message)
    found = await finder.find(chat_id, command.args or "")
    if found is None:
        await sender.text(place, texts.say("find-usage"))
        return
    html, rows = found_view(found, chat_id, texts)
    await sender.text(place, html, rows)


async def hit_button(query: CallbackQuery, callback_data: JobButton, texts: Texts, sender: Sender) -> None:
    """Answer as a reply to the message that a hit stands for: a tap on the quotation leads there."""
    if query.message is None:
        return
    chat_id = query.message.chat.id
    message_id = int(callback_data.parts.partition("-")[0])
    html = here(callback_data.word if callback_data.word.isascii() and callback_data.word.isdigit() else "", texts)
    if await sender.reply(chat_id, message_id, html) is None:
        await query.answer(texts.plain("find-gone"), show_alert=True)
    else:
        await query.answer()
