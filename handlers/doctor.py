"""/doctor in a private chat: the modes in which the bot works outside of it."""

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.filters import Command
from aiogram.types import Message

from bot.groups.diagnosis import Doctor, switches
from bot.i18n import Html, Texts
from bot.telegram.messages import Sender
from bot.telegram.outgoing import Place


def build_router() -> Router:
    """The router of /doctor in private."""
    router = Router(name="doctor")
    router.message.register(doctor_command, Command("doctor"), F.chat.type == ChatType.PRIVATE)
    return router


async def doctor_command(message: Message, texts: Texts, doctor: Doctor, sender: Sender) -> None:
    """Say what is switched on, and how to switch on what is not."""
    lines = [texts.say("sight.private_title"), *switches(await doctor.myself(), texts, also_on=True)]
    said = Html("\n".join([*lines, texts.say("sight.private_groups")]))
    await sender.text(Place(message.chat.id), said)
