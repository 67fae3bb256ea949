"""Messages of one chat in the order in which they were sent, without letting any of them wait for long."""

import asyncio
import contextlib
from collections.abc import AsyncIterator

LONGEST_WAIT_S = 3.0


class UpdateOrder:
    """Lets an update go on when no earlier one of its chat is being handled in this process.

    An earlier one that takes longer than `longest_wait_s` is overtaken: order is a courtesy, and a slow
    service must not make a whole chat silent.
    """

    def __init__(self, longest_wait_s: float = LONGEST_WAIT_S) -> None:
        self._longest_wait_s = longest_wait_s
        self._chats: dict[int, int | None] = {}
        self._changed = asyncio.Condition()

    @contextlib.asynccontextmanager
    async def begin(self, update_id: int) -> AsyncIterator[None]:
        """Note an update before it is known whose it is; it counts until the block ends."""
        self._chats[update_id] = None
        try:
            yield
        finally:
            self._chats.pop(update_id, None)
            async with self._changed:
                self._changed.notify_all()

    async def wait(self, update_id: int, chat_id: int) -> None:
        """Wait until the chat's earlier updates are through."""
        async with self._changed:
            self._chats[update_id] = chat_id
            self._changed.notify_all()
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(self._longest_wait_s):
                    await self._changed.wait_for(lambda: self._is_first(update_id, chat_id))

    def _is_first(self, update_id: int, chat_id: int) -> bool:
        return not any(other < update_id and of in (None, chat_id) for other, of in self._chats.items())
