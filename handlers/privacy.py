"""/privacy: what is kept, where, for how long; erase it all."""

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.chats.erasure import COUNTER_DAYS, RECORD_DAYS, TRANSCRIPT_DAYS, Privacy
from bot.i18n import Texts
from bot.telegram.messages import Sender
from bot.telegram.outgoing import Button, Place

_ASK, _ERASE, _KEEP = "privacy:ask", "privacy:erase", "privacy:keep"


def build_router() -> Router:
    """The router of /privacy."""
    router = Router(name="privacy")
    router.message.register(show, Command("privacy"), F.chat.type == ChatType.PRIVATE)
    router.callback_query.register(button, F.data.startswith("privacy:"))
    return router


async def show(message: Message, texts: Texts, sender: Sender) -> None:
    """Say what is kept."""
    await sender.text(Place(message.chat.id), _kept(texts), _ask_rows(texts))


async def button(query: CallbackQuery, texts: Texts, sender: Sender, privacy: Privacy) -> None:
    """Ask once more, then erase."""
    if query.message is None:
        return
    chat_id, message_id = query.message.chat.id, query.message.message_id
    await query.answer()
    if query.data == _ERASE:
        await privacy.erase(chat_id)
        await sender.edit(chat_id, message_id, texts.say("privacy.erased"))
    elif query.data == _ASK:
        rows = [[Button(texts.plain("button.erase_yes"), data=_ERASE), Button(texts.plain("button.keep"), data=_KEEP)]]
        await sender.edit(chat_id, message_id, texts.say("privacy.ask"), rows)
    else:
        await sender.edit(chat_id, message_id, _kept(texts), _ask_rows(texts))


def _kept(texts: Texts) -> str:
    return texts.say("privacy.kept", transcripts=TRANSCRIPT_DAYS, records=RECORD_DAYS, counters=COUNTER_DAYS)


def _ask_rows(texts: Texts) -> list[list[Button]]:
    return [[Button(texts.plain("button.erase"), data=_ASK)]]
