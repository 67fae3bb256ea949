"""What one person in a group is told and nobody else."""

import logging

from aiogram import Bot
from aiogram.types import EphemeralMessageParameters

from bot.telegram.errors import TelegramTroubleError
from bot.telegram.failures import read_failures
from bot.telegram.members import Members
from bot.telegram.send import Place, Sender

log = logging.getLogger(__name__)


class Whispers:
    """Tells a person something: unseen by others within the group where Telegram lets it, else in private."""

    def __init__(self, bot: Bot, members: Members, sender: Sender) -> None:
        self._bot = bot
        self._members = members
        self._sender = sender

    async def in_private(self, user_id: int, html: str) -> bool:
        """Write to the person's own chat with the bot; False where they have none."""
        try:
            await self._sender.text(Place(user_id), html)
        except TelegramTroubleError as error:
            log.info("Not told in private: %s", error)
            return False
        return True

    async def tell(self, chat_id: int, user_id: int, html: str) -> bool:
        """Write to the person in private, else show it within the group to them alone; False where neither can be."""
        return await self.in_private(user_id, html) or await self.within(chat_id, user_id, html)

    async def hint(self, chat_id: int, user_id: int, html: str) -> bool:
        """Show it within the group to this person alone, else write to them in private; False where neither can be."""
        return await self.within(chat_id, user_id, html) or await self.in_private(user_id, html)

    async def within(self, chat_id: int, user_id: int, html: str) -> bool:
        """Show it within the group to this person alone; False where that can't be."""
        # Bot API 10.2: a bot that is an administrator may show ephemeral messages; their arrival is not certain.
        try:
            if not (await self._members.own_standing(chat_id)).is_admin:
                return False
            with read_failures():
                await self._bot.send_message(
                    chat_id, html, ephemeral_message_parameters=EphemeralMessageParameters(receiver_user_id=user_id)
                )
        except TelegramTroubleError as error:
            log.info("No hint: %s", error)
            return False
        return True
