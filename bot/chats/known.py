"""The chats that use the bot, by id and nothing more: whom an operator's broadcast may reach."""

from bot.store import keys
from bot.store.client import Client


class KnownChats:
    """An index of chat ids; a chat leaves it when it erases what is kept of it, or can't be reached any more."""

    def __init__(self, redis: Client) -> None:
        self._redis = redis

    async def part(self, chat_id: int) -> None:
        """The chat is gone."""
        await self._redis.srem(keys.KNOWN_CHATS, str(chat_id))

    async def has(self, chat_id: int) -> bool:
        """Whether the chat uses the bot (still)."""
        return bool(await self._redis.sismember(keys.KNOWN_CHATS, str(chat_id)))

    async def all(self) -> set[int]:
        """Every chat."""
        return {int(chat_id) for chat_id in await self._redis.smembers(keys.KNOWN_CHATS)}

    async def count(self) -> int:
        """How many there are."""
        return int(await self._redis.scard(keys.KNOWN_CHATS))
