"""What Telegram shows of the bot, in every language: command menus and descriptions, set where they differ."""

import logging
from collections.abc import Mapping

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

_SCOPES: dict[str, BotCommandScopeUnion] = {
    "all_private_chats": BotCommandScopeAllPrivateChats(),
    "all_group_chats": BotCommandScopeAllGroupChats(),
    "all_chat_administrators": BotCommandScopeAllChatAdministrators(),
}
Menu = Mapping[str, str]
"""Commands, each with the key of the sentence that says what it does."""


class BotProfile:
    """Changes what Telegram shows. The bot's name stays what its operator chose."""

    def __init__(self, bot: Bot, catalogue: Catalogue) -> None:
        self._bot = bot
        self._catalogue = catalogue

    async def show(self, menus: Mapping[str, Menu]) -> None:
        """Set menus by Telegram's names of scopes, and descriptions. A menu is no reason not to start.

        English stands for each language that is not spoken here.
        """
        for tag in self._catalogue.languages:
            language = None if tag == DEFAULT_LANGUAGE else tag.partition("-")[0]
            try:
                with read_failures():
                    for scope, menu in menus.items():
                        await self._show(_SCOPES[scope], _commands(menu, self._catalogue.texts(tag)), language)
                    await self._describe(self._catalogue.texts(tag), language)
            except TelegramTroubleError as error:
                log.info("The profile was not shown: %s", error)

    async def show_menu(self, chat_id: int, menu: Menu, texts: Texts) -> None:
        """Let one chat show commands of its own, whatever its language; raises TelegramTroubleError."""
        with read_failures():
            await self._bot.set_my_commands(_commands(menu, texts), scope=BotCommandScopeChat(chat_id=chat_id))

    async def hide_menu(self, chat_id: int) -> None:
        """Let the chat show what all such chats show; raises TelegramTroubleError."""
        with read_failures():
            await self._bot.delete_my_commands(scope=BotCommandScopeChat(chat_id=chat_id))

    async def _show(self, scope: BotCommandScopeUnion, wanted: list[BotCommand], language: str | None) -> None:
        current = await self._bot.get_my_commands(scope=scope, language_code=language)
        if [(each.command, each.description) for each in current] != [(e.command, e.description) for e in wanted]:
            await self._bot.set_my_commands(wanted, scope=scope, language_code=language)

    async def _describe(self, texts: Texts, language: str | None) -> None:
        # In an empty chat (≤ 512 characters), and on the bot's page (≤ 120).
        description, short = texts.plain("about-description"), texts.plain("about-short")
        if (await self._bot.get_my_description(language_code=language)).description != description:
            await self._bot.set_my_description(description, language_code=language)
        found = await self._bot.get_my_short_description(language_code=language)
        if found.short_description != short:
            await self._bot.set_my_short_description(short, language_code=language)


def _commands(menu: Menu, texts: Texts) -> list[BotCommand]:
    return [BotCommand(command=name, description=texts.plain(key)) for name, key in menu.items()]
