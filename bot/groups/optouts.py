"""Members who do not want to be transcribed in a group."""

from bot.store import keys
from bot.store.client import Client


class OptOuts:
    """Their ids, group by group."""

    def __init__(self, redis: Client) -> None:
        self._redis = redis

    async def add(self, chat_id: int, user_id: int) -> None:
        """They said no."""
        await self._redis.sadd(keys.opted_out(chat_id), str(user_id))

    async def remove(self, chat_id: int, user_id: int) -> bool:
        """They took it back; False when they had not said no."""
        return bool(await self._redis.srem(keys.opted_out(chat_id), str(user_id)))

    async def holds(self, chat_id: int, user_id: int | None) -> bool:
        """Whether this person said no there."""
        if user_id is None:
            return False
        return str(user_id).encode() in await self._redis.smembers(keys.opted_out(chat_id))
