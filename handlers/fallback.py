"""The catch-all of a private chat: one clear sentence for what can't be served."""

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.types import CallbackQuery, Message

from bot.i18n import Texts
from bot.telegram.messages import Sender
from bot.telegram.outgoing import Place

_SERVICE_MESSAGES = F.content_type.in_({"pinned_message", "message_auto_delete_timer_changed", "chat_background_set"})


def build_router() -> Router:
    """The router that is asked last."""
    router = Router(name="fallback")
    router.message.register(explain, F.chat.type == ChatType.PRIVATE, ~_SERVICE_MESSAGES)
    router.callback_query.register(stale_button)
    return router


async def explain(message: Message, texts: Texts, sender: Sender) -> None:
    """Say what can be sent instead."""
    if message.text and message.text.startswith("/"):
        sentence = "fallback.command"
    elif message.document is not None and message.animation is None:
        sentence = "media.unsupported"
    elif message.text:
        sentence = "fallback.text"
    else:
        sentence = "fallback.other"
    place = Place(message.chat.id, message.message_id)
    await sender.text(place, texts.say(sentence))


async def stale_button(query: CallbackQuery, texts: Texts) -> None:
    """A button that nothing serves (any more)."""
    await query.answer(texts.plain("button.stale"))
