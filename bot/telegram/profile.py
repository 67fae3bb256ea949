"""What Telegram shows of the bot, in every language: command menus and descriptions, set where they differ."""

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

from bot.telegram.failures import read_failures
from bot.telegram.troubles import TelegramTroubleError
from bot.texts.catalogue import DEFAULT_LANGUAGE, Catalogue, Texts

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


Menus = Mapping[str, Mapping[str, str]]
"""A scope's commands, each with the key of the sentence that says what it does."""


def profiles(catalogue: Catalogue, menus: Menus) -> dict[str | None, Profile]:
    """The profile in every language; English stands for each language that is not spoken here."""
    return {
        None if language == DEFAULT_LANGUAGE else language.partition("-")[0]: _profile(catalogue.texts(language), menus)
        for language in catalogue.languages
    }


def _profile(texts: Texts, menus: Menus) -> Profile:
    return Profile(
        menus={Scope(scope): {name: texts.plain(key) for name, key in menu.items()} for scope, menu in menus.items()},
        description=texts.plain("about-description"),
        short_description=texts.plain("about-short"),
    )


class BotProfile:
    """Changes what Telegram shows. The bot's name stays what its operator chose."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def show(self, profiles: Mapping[str | None, Profile]) -> None:
        """Set the profile of each language; None is for all other languages. A menu is no reason not to start."""
        for language, profile in profiles.items():
            try:
                with read_failures():
                    for scope, wanted in profile.menus.items():
                        await _show_menu(self._bot, language, scope, wanted)
                    await _describe(self._bot, language, profile)
            except TelegramTroubleError as error:
                log.info("The profile was not shown: %s", error)

    async def show_menu(self, chat_id: int, wanted: Mapping[str, str]) -> None:
        """Let one chat show commands of its own, whatever its language; raises TelegramTroubleError."""
        with read_failures():
            await self._bot.set_my_commands(_commands(wanted), scope=BotCommandScopeChat(chat_id=chat_id))

    async def hide_menu(self, chat_id: int) -> None:
        """Let the chat show what all such chats show; raises TelegramTroubleError."""
        with read_failures():
            await self._bot.delete_my_commands(scope=BotCommandScopeChat(chat_id=chat_id))


def _commands(menu: Mapping[str, str]) -> list[BotCommand]:
    return [BotCommand(command=name, description=text) for name, text in menu.items()]


async def _show_menu(bot: Bot, language: str | None, scope: Scope, wanted: Mapping[str, str]) -> None:
    current = await bot.get_my_commands(scope=_SCOPES[scope], language_code=language)
    if [(command.command, command.description) for command in current] != list(wanted.items()):
        await bot.set_my_commands(_commands(wanted), scope=_SCOPES[scope], language_code=language)


async def _describe(bot: Bot, language: str | None, profile: Profile) -> None:
    if (await bot.get_my_description(language_code=language)).description != profile.description:
        await bot.set_my_description(profile.description, language_code=language)
    short = await bot.get_my_short_description(language_code=language)
    if short.short_description != profile.short_description:
        await bot.set_my_short_description(profile.short_description, language_code=language)
