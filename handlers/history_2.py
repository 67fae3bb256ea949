"""/history: the account's tasks, ten a page, turned in place."""

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.i18n import Texts
from bot.jobs.query import InquiryError
from bot.library.card import HISTORY, history_rows, history_text
from bot.library.history import History
from bot.telegram.messages import Sender
from bot.telegram.outgoing import Place


def build_router() -> Router:
    """The router of the list of tasks."""
    router = Router(name="history")
    router.message.register(show_history, Command("history"), F.chat.type == ChatType.PRIVATE)
    router.callback_query.register(turn_page, F.data.regexp(rf"^{HISTORY}:[0-9]{{1,6}}$"))
    return router


async def show_history(message: Message, texts: Texts, history: History, sender: Sender) -> None:
    """The newest tasks, asked for now."""
    place = Place(message.chat.id)
    try:
        page = await history.page(message.chat.id, fresh=True)
    except InquiryError as error:
        await sender.text(place, error.said(texts))
        return
    await sender.text(place, history_text(page, texts), history_rows(page, texts))


async def turn_page(query: CallbackQuery, texts: Texts, history: History, sender: Sender) -> None:
    """Another page in the same message; also the way back from a card."""
    if query.message is None:
        return
    chat_id, message_id = query.message.chat.id, query.message.message_id
    offset = int((query.data or "").partition(":")[2])
    try:
        page = await history.page(chat_id, offset)
    except InquiryError as error:
        await query.answer()
        await sender.text(Place(chat_id, message_id), error.said(texts))
        return
    await query.answer()
    await sender.edit(chat_id, message_id, history_text(page, texts), history_rows(page, texts))
