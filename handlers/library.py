"""/history: the account's tasks, ten a page, and a task's card with what can be done with it."""

from collections.abc import Awaitable, Callable

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.filters import CommandObject
from aiogram.types import Message

from bot.jobs.query import InquiryError
from bot.jobs.record import Origin
from bot.library import card as view
from bot.library.card import Cards
from bot.library.handles import TaskHandles
from bot.library.history import History
from bot.library.listing import Listing
from bot.library.orders import Customer, Orders, Placed, item_of
from bot.telegram.callbacks import CardButton, HistoryButton
from bot.telegram.messages import Sender, Tap
from bot.texts.catalogue import Texts
from handlers.menu import Command
from handlers.sent_media import place_near

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
    router = Router(name="history")
    router.message.register(show_history, Command("history"), F.chat.type == ChatType.PRIVATE)
    router.callback_query.register(turn_page, HistoryButton.filter())
    router.callback_query.register(card_button, CardButton.filter())
    return router


async def show_history(
    message: Message, command: CommandObject, texts: Texts, history: History, sender: Sender
) -> None:
    """The newest tasks, or those whose titles hold the words behind the command; asked for now."""
    place, chat_id, words = place_near(message), message.chat.id, words_of(command)
    try:
        page = await (history.search(chat_id, words) if words else history.page(chat_id, fresh=True))
    except InquiryError as error:
        await sender.text(place, error.said(texts))
        return
    await sender.text(place, view.history_text(page, texts, words), view.history_rows(page, texts))


def words_of(command: CommandObject) -> str:
    return (command.args or "").strip()[:_MOST_CHARACTERS]


async def turn_page(tap: Tap, callback_data: HistoryButton, texts: Texts, history: History) -> None:
    """Another page in the same message; also the way back from a card."""
    page = await history.page(tap.chat_id, callback_data.offset)
    await tap.answer()
    await tap.edit(view.history_text(page, texts), view.history_rows(page, texts))


async def card_button(
    tap: Tap, callback_data: CardButton, *, task_handles: TaskHandles, cards: Cards, orders: Orders
) -> None:
    """Find the task that the button stands for in this chat, and do what it says."""
    action, handle = callback_data.action, callback_data.handle
    task = await task_handles.read(tap.chat_id, handle)
    if task is None:
        await tap.answer("card-stale")
    elif action == view.OPEN:
        said = callback_data.argument
        offset = int(said) if said.isascii() and said.isdecimal() else 0
        card = await cards.open(tap.chat_id, task, offset, tap.texts)
        await tap.answer()
        await tap.edit(*card)
    elif action == view.AGAIN:
        await tap.answer()
        count = await orders.cost_of_again(tap.chat_id, task)
        await tap.edit(tap.texts.say("card-again-ask", title=task.title, n=count), view.again_rows(handle, tap.texts))
    elif action in _ORDERS:
        await _order(tap, callback_data, task, orders)
    else:
        await tap.answer("button-stale")


async def _order(tap: Tap, button: CardButton, task: Listing, orders: Orders) -> None:
    origin = Origin(chat_id=tap.chat_id, message_id=tap.message_id, user_id=tap.user.id)
    customer = Customer(origin, tap.texts.language, item_of(tap.id))
    placed = await _ORDERS[button.action](orders, customer, task, button.argument)
    await tap.answer("card-started" if placed is Placed.STARTED else "card-under-way")
    if button.action == view.REDO:
        html = tap.texts.say("card-again-started", title=task.title)
        await tap.edit(html, view.back_rows(button.handle, tap.texts))
