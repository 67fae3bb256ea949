"""/help and /start in a group, and only for those who name the bot: other bots have these commands too."""

from aiogram import Bot, Router
from aiogram.filters import Command, CommandObject
from aiogram.types import Message

from bot.i18n import Texts
from bot.telegram.messages import Sender
from handlers.group.places import on_posts, place_in


def build_router() -> Router:
    """The router of help."""
    router = Router(name="group help")
    on_posts(router, show_help, Command("help", "start"), is_addressed)
    return router


async def is_addressed(_: Message, command: CommandObject) -> bool:
    """Whether the command names the bot; one that names another never comes so far."""
    return command.mention is not None


async def show_help(message: Message, bot: Bot, texts: Texts, sender: Sender) -> None:
    """Say in three lines what can be done here."""
    await sender.text(place_in(message), texts.say("group.help", bot=(await bot.me()).username))
