"""Whom a business connection belongs to."""

import json

from bot.jobs.record import BusinessOwner
from bot.store import keys
from bot.store.client import Client
from bot.store.vault import Vault


class Businesses:
    """The connections that are switched on, sealed."""

    def __init__(self, redis: Client, vault: Vault) -> None:
        self._redis = redis
        self._vault = vault

    async def put(self, connection_id: str, owner: BusinessOwner) -> None:
        """The connection works."""
        data = json.dumps([owner.chat_id, owner.user_id, owner.language]).encode()
        await self._redis.set(keys.business(connection_id), self._vault.seal(data, f"business:{connection_id}"))

    async def get(self, connection_id: str) -> BusinessOwner | None:
        """Its owner; None where it is unknown or switched off."""
        token = await self._redis.get(keys.business(connection_id))
        if token is None:
            return None
        chat_id, user_id, language = json.loads(self._vault.open(token, f"business:{connection_id}"))
        return BusinessOwner(chat_id=chat_id, user_id=user_id, language=language)

    async def remove(self, connection_id: str) -> bool:
        """It works no more; False where it did not."""
        return bool(await self._redis.delete(keys.business(connection_id)))
