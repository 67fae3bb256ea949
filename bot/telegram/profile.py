"""What Telegram shows of the bot: command menus and descriptions, set where they differ from what it has."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from aiogram import Bot
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    BotCommandScopeUnion,
)

from bot.telegram.errors import TelegramTroubleError
from bot.telegram.failures import read_failures

log = logging.getLogger(__name__)


class Scope(StrEnum):
    """Who sees a menu; in a group its administrators see theirs instead of everybody's."""

    PRIVATE = "all_private_chats"
    GROUPS = "all_group_chats"
    ADMINS = "all_chat_administrators"


_SCOPES: dict[Scope, BotCommandScopeUnion] = {
    Scope.PRIVATE: BotCommandScopeAllPrivateChats(),
    Scope.GROUPS: BotCommandScopeAllGroupChats(),
    Scope.ADMINS: BotCommandScopeAllChatAdministrators(),
}


@dataclass(frozen=True, slots=True)
class Profile:
    """What is shown in one language. `menus` hold each command's name with what it does.

    `description` (≤ 512 characters) stands in an empty chat, `short_description` (≤ 120) on the bot's page.
    """

    menus: Mapping[Scope, Mapping[str, str]]
    description: str
    short_description: str


async def show_profiles(bot: Bot, profiles: Mapping[str | None, Profile]) -> None:
    """Set the profile of each language; None is for all other languages.

    Best effort: a menu is no reason not to start. The bot's name stays what its operator chose.
    """
    for language, profile in profiles.items():
        try:
            with read_failures():
                for scope, wanted in profile.menus.items():
                    await _show_menu(bot, language, scope, wanted)
                await _describe(bot, language, profile)
        except TelegramTroubleError as error:
            log.info("The profile was not shown: %s", error)


async def show_chat_menu(bot: Bot, chat_id: int, wanted: Mapping[str, str]) -> None:
    """Let one chat show commands of its own, whatever its language; raises TelegramTroubleError."""
    menu = [BotCommand(command=name, description=text) for name, text in wanted.items()]
    with read_failures():
        await bot.set_my_commands(menu, scope=BotCommandScopeChat(chat_id=chat_id))


async def hide_chat_menu(bot: Bot, chat_id: int) -> None:
    """Let the chat show what all such chats show; raises TelegramTroubleError."""
    with read_failures():
        await bot.delete_my_commands(scope=BotCommandScopeChat(chat_id=chat_id))


async def _show_menu(bot: Bot, language: str | None, scope: Scope, wanted: Mapping[str, str]) -> None:
    current = await bot.get_my_commands(scope=_SCOPES[scope], language_code=language)
    if [(command.command, command.description) for command in current] != list(wanted.items()):
        menu = [BotCommand(command=name, description=text) for name, text in wanted.items()]
        await bot.set_my_commands(menu, scope=_SCOPES[scope], language_code=language)


async def _describe(bot: Bot, language: str | None, profile: Profile) -> None:
    if (await bot.get_my_description(language_code=language)).description != profile.description:
        await bot.set_my_description(profile.description, language_code=language)
    short = await bot.get_my_short_description(language_code=language)
    if short.short_description != profile.short_description:
        await bot.set_my_short_description(profile.short_description, language_code=language)
