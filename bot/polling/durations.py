"""How long an account's last tasks took, by kind of source: numbers only, no names, no ids of tasks or chats."""

import json
from collections.abc import Sequence

from bot.store import keys
from bot.store.client import Client

MOST = 300

Row = Sequence[float | None]
"""One ended task; what its numbers mean is for the writer to know."""


class Durations:
    """The last `MOST` rows of each account and kind, shared by all processes."""

    def __init__(self, redis: Client) -> None:
        self._redis = redis

    async def note(self, account_id: str, kind: str, row: Row) -> None:
        """Add a row; the oldest beyond `MOST` go."""
        name = keys.durations(account_id, kind)
        async with self._redis.pipeline(transaction=False) as pipe:
            pipe.lpush(name, json.dumps(row, separators=(",", ":")))
            pipe.ltrim(name, 0, MOST - 1)
            pipe.expire(name, keys.DURATIONS_TTL_S)
            await pipe.execute()

    async def recent(self, account_id: str, kind: str) -> list[Row]:
        """The rows, newest first; what can't be read is left out."""
        found = await self._redis.lrange(keys.durations(account_id, kind), 0, MOST - 1)
        return [row for stored in found if isinstance(row := _read(stored), list)]


def _read(stored: bytes) -> object:
    try:
        return json.loads(stored)
    except ValueError:
        return None
