"""/start and /help in a private chat: who the bot is, and the one next step."""

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.filters import Command, CommandStart
from aiogram.types import Message

from bot.i18n import Texts
from bot.keys.chat_key import KeyDesk
from bot.telegram.messages import Sender
from bot.telegram.outgoing import Place


def build_router() -> Router:
    """The router of what the bot says of itself."""
    router = Router(name="start")
    router.message.filter(F.chat.type == ChatType.PRIVATE)
    router.message.register(start, CommandStart())
    router.message.register(show_help, Command("help"))
    return router


async def start(message: Message, texts: Texts, sender: Sender, keydesk: KeyDesk) -> None:
    """Say who the bot is, and the next step: a voice note, or first a key."""
    has_key = await keydesk.can_serve(message.chat.id)
    await sender.text(Place(message.chat.id), texts.say("start.ready" if has_key else "start.no_key"))


async def show_help(message: Message, texts: Texts, sender: Sender) -> None:
    """Show by example what can be sent."""
    await sender.text(Place(message.chat.id), texts.say("help.text"))
