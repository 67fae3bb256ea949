"""Looks at a group as the bot finds it."""

import asyncio

from bot.jobs.group.sight import Sight
from bot.jobs.keyring import Keyring
from bot.store.choices import Choices
from bot.telegram.errors import ChatUnwritableError, RateLimitedError, TelegramTroubleError
from bot.telegram.members import Members, Myself, Standing


class Doctor:
    """Asks Telegram and the store for what explains the bot's silence."""

    def __init__(self, members: Members, keyring: Keyring) -> None:
        self._members = members
        self._keyring = keyring

    async def examine(self, chat_id: int, choices: Choices, *, is_channel: bool = False) -> Sight:
        """The facts about one group or channel."""
        me, standing, reactions = await asyncio.gather(
            self._members.myself(), self._standing(chat_id), self._reactions(chat_id)
        )
        return Sight(
            me=me,
            standing=standing,
            choices=choices,
            has_key=await self._keyring.for_chat(chat_id) is not None,
            reactions=reactions,
            is_channel=is_channel,
        )

    async def myself(self) -> Myself:
        """The bot's own switches."""
        return await self._members.myself()

    async def _standing(self, chat_id: int) -> Standing:
        try:
            return await self._members.own_standing(chat_id)
        except (RateLimitedError, ChatUnwritableError):
            raise
        except TelegramTroubleError:
            return Standing(is_present=True)

    async def _reactions(self, chat_id: int) -> frozenset[str] | None:
        try:
            return await self._members.reactions(chat_id)
        except (RateLimitedError, ChatUnwritableError):
            raise
        except TelegramTroubleError:
            return None
