"""A task's card: opened from /history, with what can be done with the task."""

from collections.abc import Awaitable, Callable

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.i18n import Texts
from bot.jobs.query import InquiryError
from bot.jobs.record import Origin
from bot.library import card as cardview
from bot.library.card import CARD, Cards
from bot.library.listing import Listing
from bot.library.orders import Customer, Orders, Placed, item_of
from bot.telegram.messages import Sender
from bot.telegram.outgoing import Place

Order = Callable[[Orders, Customer, Listing, str], Awaitable[Placed]]

_ORDERS: dict[str, Order] = {
    cardview.TEXT: lambda orders, customer, task, _: orders.text(customer, task),
    cardview.GET: lambda orders, customer, task, kind: orders.file(customer, task, "download", kind),
    cardview.SOURCE: lambda orders, customer, task, _: orders.file(customer, task, "source"),
    cardview.CONVERT: lambda orders, customer, task, wanted: orders.converted_source(customer, task, wanted),
    cardview.ADOPT: lambda orders, customer, task, _: orders.adopt(customer, task),
    cardview.REDO: lambda orders, customer, task, _: orders.again(customer, task),
}


def build_router() -> Router:
    """The router of the buttons of a card."""
    router = Router(name="card")
    router.callback_query.register(card_button, F.data.startswith(f"{CARD}:"))
    return router


async def card_button(query: CallbackQuery, texts: Texts, cards: Cards, orders: Orders, sender: Sender) -> None:
    """Find the task that the button stands for in this chat, and do what it says."""
    if query.message is None:
        return
    _, action, handle, argument = f"{query.data}:::".split(":")[:4]
    task = await cards.find(query.message.chat.id, handle)
    if task is None:
        await query.answer(texts.plain("card.stale"))
    elif action == cardview.OPEN:
        offset = int(argument) if argument.isdecimal() else 0
        await _open(query, task, offset, texts=texts, cards=cards, sender=sender)
    elif action == cardview.AGAIN:
        await query.answer()
        cost = await orders.cost_of_again(query.message.chat.id, task)
        html = texts.say("card.again_ask", title=task.title, n=cost)
        await sender.edit(query.message.chat.id, query.message.message_id, html, cardview.again_rows(handle, texts))
    elif (order := _ORDERS.get(action)) is not None:
        await _order(query, order, task, argument, texts=texts, orders=orders, sender=sender)
    else:
        await query.answer(texts.plain("button.stale"))


async def _open(
    query: CallbackQuery, task: Listing, offset: int, *, texts: Texts, cards: Cards, sender: Sender
) -> None:
    if query.message is None:
        return
    chat_id, message_id = query.message.chat.id, query.message.message_id
    try:
        card = await cards.open(chat_id, task)
    except InquiryError as error:
        await query.answer()
        await sender.text(Place(chat_id, message_id), error.said(texts))
        return
    await query.answer()
    html = cardview.card_text(card.task, card.listing, texts)
    await sender.edit(chat_id, message_id, html, cardview.card_rows(card.task, card.handle, offset, texts))


async def _order(
    query: CallbackQuery, order: Order, task: Listing, argument: str, *, texts: Texts, orders: Orders, sender: Sender
) -> None:
    if query.message is None:
        return
    origin = Origin(chat_id=query.message.chat.id, message_id=query.message.message_id, user_id=query.from_user.id)
    try:
        placed = await order(orders, Customer(origin, texts.language, item_of(query.id)), task, argument)
    except InquiryError as error:
        await query.answer()
        await sender.text(Place(origin.chat_id, origin.message_id), error.said(texts))
        return
    await query.answer(texts.plain("card.started" if placed is Placed.STARTED else "card.under_way"))
    if order is _ORDERS[cardview.REDO]:
        rows = cardview.back_rows((query.data or "").split(":")[2], texts)
        await sender.edit(origin.chat_id, origin.message_id, texts.say("card.again_started", title=task.title), rows)
