"""Short names for what does not fit into a button: made for one chat, worth nothing in another."""

import base64
import hashlib

from bot.store import keys
from bot.store.client import Client
from bot.store.vault import Vault

_CHARACTERS = 12


class Handles:
    """What buttons stand for, sealed, by names that say nothing."""

    def __init__(self, redis: Client, vault: Vault) -> None:
        self._redis = redis
        self._vault = vault

    async def give(self, chat_id: int, meaning: str) -> str:
        """The handle of `meaning` in this chat, the same each time; its lifetime begins anew."""
        handle = _handle_of(chat_id, meaning)
        sealed = self._vault.seal(meaning.encode(), _owner(chat_id))
        await self._redis.set(keys.handle(chat_id, handle), sealed, ex=keys.HANDLE_TTL_S)
        return handle

    async def read(self, chat_id: int, handle: str) -> str | None:
        """What the handle stands for in this chat; None where it stands for nothing (any more)."""
        if not (handle.isascii() and handle.isalnum() and len(handle) == _CHARACTERS):
            return None
        token = await self._redis.get(keys.handle(chat_id, handle))
        return None if token is None else self._vault.open(token, _owner(chat_id)).decode()


def _handle_of(chat_id: int, meaning: str) -> str:
    digest = hashlib.sha256(f"{chat_id}\n{meaning}".encode("utf-8", "surrogatepass")).digest()
    return base64.b32encode(digest)[:_CHARACTERS].decode().lower()


def _owner(chat_id: int) -> str:
    return f"handle:{chat_id}"
