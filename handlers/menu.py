"""Commands: whose words count as one; and those that menus offer, in the order in which they stand there.

A menu offers what its readers can use.
"""

from typing import Any

from aiogram import Bot, filters
from aiogram.types import Message

# Each command with the sentence that says what it does.
PRIVATE = {
    "help": "menu-help", "find": "menu-find", "export": "menu-export", "history": "menu-history",
    "convert": "menu-convert", "limits": "menu-limits", "settings": "menu-settings", "key": "menu-key",
    "lent": "menu-lent", "cancel": "menu-cancel", "privacy": "menu-privacy",
}  # fmt: skip
OPERATORS = {
    **PRIVATE, "stats": "menu-stats", "usage": "menu-usage", "broadcast": "menu-broadcast", "retry": "menu-retry",
    "pause": "menu-pause", "resume": "menu-resume", "allow": "menu-allow", "ban": "menu-ban", "budget": "menu-budget",
}  # fmt: skip
GROUPS = {
    "transcribe": "menu-transcribe", "find": "menu-find", "export": "menu-export", "notme": "menu-notme",
    "yesme": "menu-yesme", "privacy": "menu-privacy",
}  # fmt: skip
ADMINS = {
    **GROUPS, "settings": "menu-group-settings", "key": "menu-group-key", "cancel": "menu-cancel",
    "doctor": "menu-doctor",
}  # fmt: skip
MENUS = {"all_private_chats": PRIVATE, "all_group_chats": GROUPS, "all_chat_administrators": ADMINS}
"""By Telegram's names of scopes; in a group its administrators see theirs instead of everybody's."""


def own_words(message: Message) -> bool:
    """Whether a message's writer wrote it: it is no forward, and no result of another bot's inline mode."""
    return message.forward_origin is None and message.via_bot is None


class Command(filters.Command):
    """A command of the writer's own: what somebody forwards is another's words, and orders nothing."""

    async def __call__(self, message: Message, bot: Bot) -> bool | dict[str, Any]:
        return own_words(message) and await super().__call__(message, bot)


class CommandStart(filters.CommandStart):
    """The same for /start and what a link puts behind it."""

    async def __call__(self, message: Message, bot: Bot) -> bool | dict[str, Any]:
        return own_words(message) and await super().__call__(message, bot)
