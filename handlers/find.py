"""/find: words in this chat's transcripts, each hit leading to its message."""

from aiogram import F, Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from bot.chats.erasure import TRANSCRIPT_DAYS
from bot.search.find import Finder, found_view, here
from bot.telegram.callbacks import FindButton, JobAction, JobButton
from bot.telegram.messages import Sender
from bot.telegram.outgoing import Button
from bot.texts.catalogue import Html, Texts
from handlers.media import place_in


def build_router() -> Router:
    """The router of /find, in every kind of chat."""
    router = Router(name="find")
    router.message.register(find, Command("find"))
    router.channel_post.register(find, Command("find"))
    router.callback_query.register(find_again, FindButton.filter())
    router.callback_query.register(hit_button, JobButton.filter(F.action == JobAction.HIT))
    return router


async def find(message: Message, command: CommandObject, texts: Texts, finder: Finder, sender: Sender) -> None:
    """Search, or say by example how to."""
    html, rows = await _answer(message.chat.id, command.args or "", texts, finder)
    await sender.text(place_in(message), html, rows)


async def find_again(
    query: CallbackQuery, callback_data: FindButton, texts: Texts, finder: Finder, sender: Sender
) -> None:
    """Search for the words that a search which found nothing proposed, in the same message."""
    if query.message is None:
        return
    chat_id = query.message.chat.id
    html, rows = await _answer(chat_id, callback_data.said, texts, finder)
    await query.answer()
    await sender.edit(chat_id, query.message.message_id, html, rows)


async def _answer(chat_id: int, said: str, texts: Texts, finder: Finder) -> tuple[Html, list[list[Button]]]:
    """The one way to what a chat has kept."""
    found = await finder.find(chat_id, said)
    return (texts.say("find-usage", days=TRANSCRIPT_DAYS), []) if found is None else found_view(found, chat_id, texts)


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
