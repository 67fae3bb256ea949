"""/broadcast, for operators alone: shown as it will look, confirmed, then sent."""

import re

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.chats.store import Chats, Choices
from bot.i18n import Texts
from bot.operators.broadcast import Audience, Broadcasting
from bot.telegram.messages import Sender
from bot.telegram.outgoing import Button, Place
from handlers.operators import IsOperator

_PREFIX = "broadcast:"
_COMMAND = re.compile(r"\s*/broadcast(?:@\w+)?\s*", re.IGNORECASE)
_AUDIENCES: dict[str, Audience] = {"private": "private", "all": "all"}


def build_router() -> Router:
    """The router of /broadcast."""
    router = Router(name="broadcast")
    for observer in (router.message, router.callback_query):
        observer.filter(IsOperator())
    router.message.register(draft, Command("broadcast"))
    router.callback_query.register(button, F.data.startswith(_PREFIX))
    return router


async def draft(
    message: Message, texts: Texts, *, choices: Choices, chats: Chats, broadcasting: Broadcasting, sender: Sender
) -> None:
    """Show the text as it will look, and ask whom it is for."""
    place = Place(message.chat.id)
    if choices.operator_language != texts.language:
        await chats.choose(message.chat.id, operator_language=texts.language)
    html = _COMMAND.sub("", message.html_text, count=1) or (
        message.reply_to_message.html_text if message.reply_to_message is not None else ""
    )
    if not html.strip():
        await sender.text(place, texts.say("broadcast.how"))
        return
    counts = await broadcasting.audiences()
    await sender.text(place, html)
    broadcast_id = await broadcasting.draft(html, message.chat.id)
    rows = [
        [Button(texts.plain("broadcast.to_private", n=counts["private"]), data=f"{_PREFIX}private:{broadcast_id}")],
        [Button(texts.plain("broadcast.to_all", n=counts["all"]), data=f"{_PREFIX}all:{broadcast_id}")],
        [Button(texts.plain("broadcast.no"), data=f"{_PREFIX}stop:{broadcast_id}")],
    ]
    await sender.text(place, texts.say("broadcast.ask"), rows)


async def button(query: CallbackQuery, texts: Texts, broadcasting: Broadcasting, sender: Sender) -> None:
    """Begin, or go no further."""
    _, choice, broadcast_id = (query.data or "").split(":", 2)
    if query.message is None:
        return
    chat_id, message_id = query.message.chat.id, query.message.message_id
    if choice in _AUDIENCES:
        count = await broadcasting.begin(broadcast_id, _AUDIENCES[choice])
        await query.answer(texts.plain("button.stale") if count is None else None)
        if count is not None:
            rows = [[Button(texts.plain("broadcast.stop"), data=f"{_PREFIX}stop:{broadcast_id}")]]
            await sender.edit(chat_id, message_id, texts.say("broadcast.sending", n=count), rows)
        return
    stopped = await broadcasting.stop(broadcast_id)
    await query.answer(None if stopped else texts.plain("button.stale"))
    if stopped is None:
        await sender.clear_buttons(chat_id, message_id)
    elif stopped.total:
        numbers = {"sent": texts.number(stopped.sent), "total": texts.number(stopped.total)}
        await sender.edit(chat_id, message_id, texts.say("broadcast.stopped", **numbers))
    else:
        await sender.edit(chat_id, message_id, texts.say("broadcast.dropped"))
