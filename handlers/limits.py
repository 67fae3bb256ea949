"""/limits: what the plan allows, and what was spent through this bot."""

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.filters import Command
from aiogram.types import Message

from bot.i18n import Texts
from bot.jobs.query import InquiryError
from bot.keys.limits import Allowances, limits_text
from bot.telegram.messages import Sender
from bot.telegram.outgoing import Place


def build_router() -> Router:
    """The router of the limits."""
    router = Router(name="limits")
    router.message.register(show_limits, Command("limits"), F.chat.type == ChatType.PRIVATE)
    return router


async def show_limits(message: Message, texts: Texts, allowances: Allowances, sender: Sender) -> None:
    """The live limits beside what this chat's account has spent here."""
    try:
        html = limits_text(await allowances.show(message.chat.id), texts)
    except InquiryError as error:
        html = error.said(texts)
    await sender.text(Place(message.chat.id), html)
