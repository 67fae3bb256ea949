"""/history: the account's tasks, ten a page, and a task's card with what can be done with it."""

from collections.abc import Awaitable, Callable

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from bot.jobs.query import InquiryError
from bot.jobs.record import Origin
from bot.library import card as view
from bot.library.card import Cards
from bot.library.history import History
from bot.library.listing import Listing
from bot.library.orders import Customer, Orders, Placed, item_of
from bot.telegram.callbacks import CardButton, HistoryButton
from bot.telegram.messages import Sender
from bot.telegram.outgoing import Place
from bot.texts.catalogue import Texts
from bot.texts.explained import ExplainedError

_MOST_CHARACTERS = 100
Order = Callable[[Orders, Customer, Listing, str], Awaitable[Placed]]

_ORDERS: dict[str, Order] = {
    view.TEXT: lambda orders, customer, task, _: orders.text(customer, task),
    view.GET: lambda orders, customer, task, kind: orders.file(customer, task, "download", kind),
    view.SOURCE: lambda orders, customer, task, _: orders.file(customer, task, "source"),
    view.CONVERT: lambda orders, customer, task, wanted: orders.converted_source(customer, task, wanted),
    view.ADOPT: lambda orders, customer, task, _: orders.adopt(customer, task),
    view.REDO: lambda orders, customer, task, _: orders.again(customer, task),
}


def build_router() -> Router:
    """The router of the list of tasks and of the buttons of a card."""
    router = Router(name="history")
    router.message.register(show_history, Command("history"), F.chat.type == ChatType.PRIVATE)
    router.callback_query.register(turn_page, HistoryButton.filter())
    router.callback_query.register(card_button, CardButton.filter())
    return router


async def show_history(
    message: Message, command: CommandObject, texts: Texts, history: History, sender: Sender
) -> None:
    """The newest tasks, or those whose titles hold the words behind the command; asked for now."""
    place, chat_id, words = Place(message.chat.id), message.chat.id, words_of(command)
    try:
        page = await (history.search(chat_id, words) if words else history.page(chat_id, fresh=True))
    except InquiryError as error:
        await sender.text(place, error.said(texts))
        return
    await sender.text(place, view.history_text(page, texts, words), view.history_rows(page, texts))


def words_of(command: CommandObject) -> str:
    """The words that titles are to hold."""
    return (command.args or "").strip()[:_MOST_CHARACTERS]


async def turn_page(
    query: CallbackQuery, callback_data: HistoryButton, texts: Texts, history: History, sender: Sender
) -> None:
    """Another page in the same message; also the way back from a card."""
    if query.message is None:
        return
    chat_id, message_id = query.message.chat.id, query.message.message_id
    try:
        page = await history.page(chat_id, callback_data.offset)
    except InquiryError as error:
        await _explain(query, error, texts, sender)
        return
    await query.answer()
    await sender.edit(chat_id, message_id, view.history_text(page, texts), view.history_rows(page, texts))


async def card_button(
    query: CallbackQuery, callback_data: CardButton, texts: Texts, *, cards: Cards, orders: Orders, sender: Sender
) -> None:
    """Find the task that the button stands for in this chat, and do what it says."""
    if query.message is None:
        return
    chat_id, action, handle = query.message.chat.id, callback_data.action, callback_data.handle
    task = await cards.find(chat_id, handle)
    if task is None:
        await query.answer(texts.plain("card-stale"))
    elif action == view.OPEN:
        said = callback_data.argument
        offset = int(said) if said.isascii() and said.isdecimal() else 0
        await _open(query, task, offset, texts=texts, cards=cards, sender=sender)
    elif action == view.AGAIN:
        await query.answer()
        html = texts.say("card-again-ask", title=task.title, n=await orders.cost_of_again(chat_id, task))
        await sender.edit(chat_id, query.message.message_id, html, view.again_rows(handle, texts))
    elif action in _ORDERS:
        await _order(query, callback_data, task, texts=texts, orders=orders, sender=sender)
    else:
        await query.answer(texts.plain("button-stale"))


async def _open(
    query: CallbackQuery, task: Listing, offset: int, *, texts: Texts, cards: Cards, sender: Sender
) -> None:
    if query.message is None:
        return
    try:
        card = await cards.open(query.message.chat.id, task)
    except InquiryError as error:
        await _explain(query, error, texts, sender)
        return
    await query.answer()
    html, rows = view.card_text(card.task, card.listing, texts), view.card_rows(card.task, card.handle, offset, texts)
    await sender.edit(query.message.chat.id, query.message.message_id, html, rows)


async def _order(
    query: CallbackQuery, button: CardButton, task: Listing, *, texts: Texts, orders: Orders, sender: Sender
) -> None:
    if query.message is None:
        return
    origin = Origin(chat_id=query.message.chat.id, message_id=query.message.message_id, user_id=query.from_user.id)
    customer = Customer(origin, texts.language, item_of(query.id))
    try:
        placed = await _ORDERS[button.action](orders, customer, task, button.argument)
    except ExplainedError as error:
        await query.answer(texts.plain(error.sentence, **error.values), show_alert=True)
        return
    except InquiryError as error:
        await _explain(query, error, texts, sender)
        return
    await query.answer(texts.plain("card-started" if placed is Placed.STARTED else "card-under-way"))
    if button.action == view.REDO:
        html, rows = texts.say("card-again-started", title=task.title), view.back_rows(button.handle, texts)
        await sender.edit(origin.chat_id, origin.message_id, html, rows)


async def _explain(query: CallbackQuery, error: InquiryError, texts: Texts, sender: Sender) -> None:
    await query.answer()
    if query.message is not None:
        await sender.text(Place(query.message.chat.id, query.message.message_id), error.said(texts))
