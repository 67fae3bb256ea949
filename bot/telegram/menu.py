"""The command menu and the bot's own description, set where they differ from what Telegram has."""

import logging
from collections.abc import Mapping

from aiogram import Bot
from aiogram.types import BotCommand

from bot.telegram.errors import TelegramTroubleError
from bot.telegram.failures import read_failures

log = logging.getLogger(__name__)


async def set_menu(bot: Bot, commands: Mapping[str | None, Mapping[str, str]]) -> None:
    """Set the commands (name → what it does) of each language; None is for all other languages.

    Best effort: a menu is no reason not to start.
    """
    try:
        for language, wanted in commands.items():
            with read_failures():
                current = await bot.get_my_commands(language_code=language)
                if {command.command: command.description for command in current} != dict(wanted):
                    menu = [BotCommand(command=name, description=text) for name, text in wanted.items()]
                    await bot.set_my_commands(menu, language_code=language)
    except TelegramTroubleError as error:
        log.info("The command menu was not set: %s", error)
