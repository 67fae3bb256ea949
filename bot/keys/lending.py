"""Keys that their owners lent to groups, and how each comes back."""

import logging

from bot.chats.store import Chats
from bot.keys.lending_store import Lending

log = logging.getLogger(__name__)


class Loans:
    """What a person's key serves besides their own chat."""

    def __init__(self, chats: Chats, lending: Lending) -> None:
        self._chats = chats
        self._lending = lending

    async def lent_to(self, user_id: int) -> list[int]:
        """The groups that the person's key serves now; what an administrator replaced meanwhile is forgotten."""
        serves = []
        for chat_id in await self._lending.lent_to(user_id):
            key = await self._chats.key(chat_id)
            if key is not None and key.lent_by == user_id:
                serves.append(chat_id)
            else:
                await self._lending.take_back(user_id, chat_id)
        return serves

    async def take_back(self, user_id: int, chat_id: int) -> bool:
        """The person's key serves the group no more; False where it did not."""
        key = await self._chats.key(chat_id)
        await self._lending.take_back(user_id, chat_id)
        if key is None or key.lent_by != user_id:
            return False
        log.info("A lent key was taken back", extra={"chat": chat_id, "account": key.account_id})
        return await self._chats.forget_key(chat_id)

    async def take_all_back(self, user_id: int) -> None:
        """The person's key serves nobody else any more."""
        for chat_id in await self._lending.lent_to(user_id):
            await self.take_back(user_id, chat_id)
