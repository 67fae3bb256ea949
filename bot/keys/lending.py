"""Keys on their way to groups: errands in private chats, offers in groups, and what is lent, renewed and taken back."""

import json
import logging
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from bot.chats.notices import Notices
from bot.chats.store import ChatKey, Chats
from bot.jobs.record import Part
from bot.store import keys
from bot.store.client import RedisClient
from bot.store.vault import Vault

_OFFER_S = 7 * keys.DAY_S
_ERRAND_S = 3600
_AGREED_S = keys.DAY_S
_TAKEN_BACK = "key_taken_back"

log = logging.getLogger(__name__)


class KeyErrand(Part):
    """What a person came to their own chat for: to set a group's key, or to lend it theirs.

    `is_agreed`: they said yes to lending, and have to bring a key first.
    """

    kind: Literal["set", "lend"]
    chat_id: int
    title: str
    is_agreed: bool = False


@dataclass(slots=True)
class Lending:
    """Errands, offers, and what a person's key serves besides their own chat."""

    redis: RedisClient
    vault: Vault
    chats: Chats
    notices: Notices

    async def begin(self, user_id: int, errand: KeyErrand) -> None:
        """Remember the person's errand, instead of a former one; an agreed one lasts while they get a key."""
        data = json.dumps([errand.kind, errand.chat_id, errand.title, errand.is_agreed]).encode()
        sealed = self.vault.seal(data, f"errand:{user_id}")
        await self.redis.set(keys.key_errand(user_id), sealed, ex=_AGREED_S if errand.is_agreed else _ERRAND_S)

    async def errand(self, user_id: int) -> KeyErrand | None:
        token = await self.redis.get(keys.key_errand(user_id))
        if token is None:
            return None
        kind, chat_id, title, *agreed = json.loads(self.vault.open(token, f"errand:{user_id}"))
        return KeyErrand(kind=kind, chat_id=chat_id, title=title, is_agreed=any(agreed))

    async def finish(self, user_id: int) -> None:
        await self.redis.delete(keys.key_errand(user_id))

    async def offer(self, chat_id: int, user_id: int, now: datetime) -> None:
        await self.redis.sadd(keys.lent(user_id), str(chat_id))  # who forgets the key withdraws the offer
        await self.redis.hset(keys.offers(chat_id), str(user_id), now.timestamp())

    async def take_offer(self, chat_id: int, user_id: int, now: datetime) -> bool:
        """Use an offer up; False where there is none (any more)."""
        found = await self.redis.hget(keys.offers(chat_id), str(user_id))
        await self.redis.hdel(keys.offers(chat_id), str(user_id))
        return found is not None and now.timestamp() - float(found) <= _OFFER_S

    async def lend(self, user_id: int, chat_id: int) -> None:
        await self.redis.sadd(keys.lent(user_id), str(chat_id))
        await self.notices.clear(chat_id, _TAKEN_BACK)

    async def lent_to(self, user_id: int) -> list[int]:
        """The groups that the person's key serves now; what an administrator replaced meanwhile is forgotten."""
        serves = []
        for chat_id in await self._noted(user_id):
            key = await self.chats.key(chat_id)
            if key is not None and key.lent_by == user_id:
                serves.append(chat_id)
            elif await self.redis.hget(keys.offers(chat_id), str(user_id)) is None:
                await self.redis.srem(keys.lent(user_id), str(chat_id))
        return serves

    async def take_back(self, user_id: int, chat_id: int) -> bool:
        """The person's key serves the group no more, and the group is told; False where it did not."""
        key = await self.chats.key(chat_id)
        await self.redis.hdel(keys.offers(chat_id), str(user_id))
        await self.redis.srem(keys.lent(user_id), str(chat_id))
        if key is None or key.lent_by != user_id or not await self.chats.forget_key(chat_id):
            return False
        log.info("A lent key was taken back", extra={"chat": chat_id, "account": key.account_id})
        await self.notices.once(chat_id, _TAKEN_BACK, "groupkey-owner-took-back", key.language)
        return True

    async def renew(self, user_id: int, key: ChatKey) -> list[int]:
        """Let the person's new key serve where their former one did; returns these groups."""
        renewed = []
        for chat_id in await self.lent_to(user_id):
            former = await self.chats.key(chat_id)
            if former is not None and former.secret != key.secret:
                await self.chats.set_key(chat_id, replace(key, language=former.language, lent_by=user_id))
                renewed.append(chat_id)
        return renewed

    async def take_all_back(self, user_id: int) -> None:
        for chat_id in await self._noted(user_id):
            await self.take_back(user_id, chat_id)

    async def _noted(self, user_id: int) -> list[int]:
        return sorted(int(chat_id) for chat_id in await self.redis.smembers(keys.lent(user_id)))
