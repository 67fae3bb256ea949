"""Keys that their owners lent to groups, and how each comes back.

Keys on their way to groups: errands in private chats, offers in groups, and what is lent.
"""

import json
import logging
from datetime import datetime
from typing import Literal

from bot.chats.store import Chats
from bot.jobs.record import Part
from bot.store import keys
from bot.store.client import RedisClient
from bot.store.vault import Vault

_OFFER_S = 7 * keys.DAY_S


log = logging.getLogger(__name__)


class KeyErrand(Part):
    """What a person came to their own chat for: to set a group's key, or to lend it theirs."""

    kind: Literal["set", "lend"]
    chat_id: int
    title: str


class Lending:
    """Errands, offers, and what a person's key serves besides their own chat."""

    def __init__(self, redis: RedisClient, vault: Vault, chats: Chats) -> None:
        self._chats = chats
        self._redis = redis
        self._vault = vault

    async def begin(self, user_id: int, errand: KeyErrand, for_s: int) -> None:
        """Remember the person's errand for so long, instead of a former one."""
        data = json.dumps([errand.kind, errand.chat_id, errand.title]).encode()
        sealed = self._vault.seal(data, f"errand:{user_id}")
        await self._redis.set(keys.key_errand(user_id), sealed, ex=max(1, for_s))

    async def errand(self, user_id: int) -> KeyErrand | None:
        """The person's errand while it lasts."""
        token = await self._redis.get(keys.key_errand(user_id))
        if token is None:
            return None
        kind, chat_id, title = json.loads(self._vault.open(token, f"errand:{user_id}"))
        return KeyErrand(kind=kind, chat_id=chat_id, title=title)

    async def finish(self, user_id: int) -> None:
        """The errand is done, or given up."""
        await self._redis.delete(keys.key_errand(user_id))

    async def offer(self, chat_id: int, user_id: int, now: datetime) -> None:
        """A member offers their own key to the group."""
        await self._redis.hset(keys.offers(chat_id), str(user_id), now.timestamp())

    async def take_offer(self, chat_id: int, user_id: int, now: datetime) -> bool:
        """Use an offer up; False where there is none (any more)."""
        found = await self._redis.hget(keys.offers(chat_id), str(user_id))
        await self._redis.hdel(keys.offers(chat_id), str(user_id))
        return found is not None and now.timestamp() - float(found) <= _OFFER_S

    async def lend(self, user_id: int, chat_id: int) -> None:
        """Note that the person's key serves the group."""
        await self._redis.sadd(keys.lent(user_id), str(chat_id))

    async def lent_to(self, user_id: int) -> list[int]:
        """The groups that the person's key serves now; what an administrator replaced meanwhile is forgotten."""
        serves = []
        for chat_id in await self._noted(user_id):
            key = await self._chats.key(chat_id)
            if key is not None and key.lent_by == user_id:
                serves.append(chat_id)
            else:
                await self._redis.srem(keys.lent(user_id), str(chat_id))
        return serves

    async def take_back(self, user_id: int, chat_id: int) -> bool:
        """The person's key serves the group no more; False where it did not."""
        key = await self._chats.key(chat_id)
        await self._redis.srem(keys.lent(user_id), str(chat_id))
        if key is None or key.lent_by != user_id:
            return False
        log.info("A lent key was taken back", extra={"chat": chat_id, "account": key.account_id})
        return await self._chats.forget_key(chat_id)

    async def take_all_back(self, user_id: int) -> None:
        """The person's key serves nobody else any more."""
        for chat_id in await self._noted(user_id):
            await self.take_back(user_id, chat_id)

    async def _noted(self, user_id: int) -> list[int]:
        return sorted(int(chat_id) for chat_id in await self._redis.smembers(keys.lent(user_id)))
