"""/start, /help and /doctor in a private chat: who the bot is, the one next step, what works outside of the chat."""

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.filters import Command, CommandStart
from aiogram.types import Message

from bot.groups.diagnosis import Doctor, switches
from bot.i18n import Html, Texts
from bot.keys.chat_key import KeyDesk
from bot.telegram.messages import Sender
from bot.telegram.outgoing import Place


def build_router() -> Router:
    """The router of what the bot says of itself."""
    router = Router(name="start")
    router.message.filter(F.chat.type == ChatType.PRIVATE)
    router.message.register(start, CommandStart())
    router.message.register(show_help, Command("help"))
    router.message.register(doctor_command, Command("doctor"))
    return router


async def start(message: Message, texts: Texts, sender: Sender, keydesk: KeyDesk) -> None:
    """Say who the bot is, and the next step: a voice note, or first a key."""
    has_key = await keydesk.can_serve(message.chat.id)
    await sender.text(Place(message.chat.id), texts.say("start.ready" if has_key else "start.no_key"))


async def show_help(message: Message, texts: Texts, sender: Sender) -> None:
    """Show by example what can be sent."""
    await sender.text(Place(message.chat.id), texts.say("help.text"))


async def doctor_command(message: Message, texts: Texts, doctor: Doctor, sender: Sender) -> None:
    """Say what is switched on, and how to switch on what is not."""
    lines = [texts.say("sight.private_title"), *switches(await doctor.myself(), texts, also_on=True)]
    said = Html("\n".join([*lines, texts.say("sight.private_groups")]))
    await sender.text(Place(message.chat.id), said)
