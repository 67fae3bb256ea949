"""Which operators' chats show the operators' menu, and which one."""

from bot.store import keys
from bot.store.client import Client


class ShownMenus:
    """A mark of the menu that stands in each operator's chat."""

    def __init__(self, redis: Client) -> None:
        self._redis = redis

    async def mark(self, chat_id: int) -> str | None:
        """The mark of what the chat shows; None where it shows everybody's menu."""
        found = await self._redis.hget(keys.OPERATOR_MENUS, str(chat_id))
        return None if found is None else found.decode()

    async def note(self, chat_id: int, mark: str) -> None:
        """The chat shows this menu now."""
        await self._redis.hset(keys.OPERATOR_MENUS, str(chat_id), mark)

    async def forget(self, chat_id: int) -> None:
        """The chat shows everybody's menu again."""
        await self._redis.hdel(keys.OPERATOR_MENUS, str(chat_id))

    async def chats(self) -> set[int]:
        """All chats with the operators' menu."""
        return {int(chat_id) for chat_id in await self._redis.hgetall(keys.OPERATOR_MENUS)}
