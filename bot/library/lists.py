"""What /history has just shown, sealed, so that turning a page asks for nothing twice."""

from bot.store import keys
from bot.store.client import Client
from bot.store.vault import Vault


class Lists:
    """One list for each chat, in its serialised form, for some minutes."""

    def __init__(self, redis: Client, vault: Vault) -> None:
        self._redis = redis
        self._vault = vault

    async def put(self, chat_id: int, listed: bytes) -> None:
        """Keep the list instead of a former one; its lifetime begins anew."""
        await self._redis.set(keys.history(chat_id), self._vault.seal(listed, _owner(chat_id)), ex=keys.HISTORY_TTL_S)

    async def get(self, chat_id: int) -> bytes | None:
        """The list, or None when it is not (any more) here."""
        token = await self._redis.get(keys.history(chat_id))
        return None if token is None else self._vault.open(token, _owner(chat_id))


def _owner(chat_id: int) -> str:
    return f"history:{chat_id}"
