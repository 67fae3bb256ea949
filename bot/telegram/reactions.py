"""Reactions on messages: the quietest answer there is."""

import logging

from aiogram import Bot
from aiogram.types import ReactionTypeEmoji

from bot.telegram.errors import RefusedError, TelegramTroubleError
from bot.telegram.failures import read_failures

log = logging.getLogger(__name__)

SEEN, DONE, FAILED = "👀", "👌", "👎"
# Of Telegram's refusals these concern the one message; all others say that the chat allows no such reaction.
_ONE_MESSAGE = ("not found", "can't be reacted", "message_id_invalid")


class Reactions:
    """Sets and takes back the bot's reaction; best effort, since the answer itself follows."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def set(self, chat_id: int, message_id: int, emoji: str | None) -> bool:
        """React with one ordinary emoji, or with none; False where the chat does not allow it."""
        try:
            with read_failures():
                await self._bot.set_message_reaction(
                    chat_id, message_id, reaction=[ReactionTypeEmoji(emoji=emoji)] if emoji else []
                )
        except RefusedError as error:
            return any(words in str(error).lower() for words in _ONE_MESSAGE)
        except TelegramTroubleError as error:
            log.info("No reaction: %s", error)
        return True
