"""/stats, for operators alone: everybody else is told what any unknown command is told."""

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.filters import Command, Filter
from aiogram.types import CallbackQuery, Message

from bot.chats.store import Chats, Choices
from bot.i18n import Texts
from bot.operators.report import DIGEST_HOUR, Digest, Reports, say_report
from bot.telegram.messages import Sender
from bot.telegram.outgoing import Button, Place

_ON, _OFF, _AGAIN = "stats:on", "stats:off", "stats:again"


class IsOperator(Filter):
    """Lets operators pass, in their private chats with the bot."""

    async def __call__(self, event: Message | CallbackQuery, operators: frozenset[int]) -> bool:
        message = event if isinstance(event, Message) else event.message
        if message is None or message.chat.type != ChatType.PRIVATE or event.from_user is None:
            return False
        return event.from_user.id in operators


def build_router() -> Router:
    """The router of /stats."""
    router = Router(name="operators")
    for observer in (router.message, router.callback_query):
        observer.filter(IsOperator())
    router.message.register(show_stats, Command("stats"))
    router.callback_query.register(stats_button, F.data.in_({_ON, _OFF, _AGAIN}))
    return router


async def show_stats(
    message: Message, texts: Texts, *, choices: Choices, chats: Chats, reports: Reports, sender: Sender
) -> None:
    """How the bot does, and the choice of a daily digest."""
    chat_id = message.chat.id
    if choices.operator_language != texts.language:
        await chats.choose(chat_id, operator_language=texts.language)
    html = say_report(texts, await reports.now())
    await sender.text(Place(chat_id), html, _rows(texts, wants_digest=choices.daily_digest))


async def stats_button(
    query: CallbackQuery, texts: Texts, *, choices: Choices, reports: Reports, digest: Digest, sender: Sender
) -> None:
    """Bring the numbers up to date; switch the digest."""
    if query.message is None:
        return
    chat_id, wanted = query.message.chat.id, choices.daily_digest
    if query.data != _AGAIN:
        wanted = query.data == _ON
        await digest.choose(chat_id, wanted=wanted)
    await query.answer(texts.plain("stats.digest_on", hour=DIGEST_HOUR) if query.data == _ON else None)
    html = say_report(texts, await reports.now())
    await sender.edit(chat_id, query.message.message_id, html, _rows(texts, wants_digest=wanted))


def _rows(texts: Texts, *, wants_digest: bool) -> list[list[Button]]:
    switch = texts.plain("stats.stop_digest" if wants_digest else "stats.want_digest")
    again = Button(texts.plain("stats.again"), data=_AGAIN)
    return [[again, Button(switch, data=_OFF if wants_digest else _ON)]]
