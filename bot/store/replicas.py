"""Writes that must outlive their server: waiting until a replica has them.

Replication runs behind. When a primary dies, its successor lacks what it had not sent yet, so what the bot
tells others about (an update confirmed, an upload begun) has to stand on a replica first.
"""

import asyncio
import logging
import time
from collections.abc import Iterable
from typing import Any, Final, Protocol

from redis.asyncio.cluster import RedisCluster

from bot.store import keys
from bot.store.client import Client

log = logging.getLogger(__name__)

_WAIT_MS: Final = 1000
_REST_S: Final = 10.0
"""Where no replica answered, the next ones are not waited for during this time: work goes on without."""


class _Pipe(Protocol):
    def set(self, name: str, value: bytes, px: int) -> object: ...
    def execute_command(self, *words: str | int, **options: Any) -> object: ...
    async def execute(self) -> list[Any]: ...


class Replicas:
    """Waits until `wanted` replicas have what was written; 0 waits for nothing."""

    def __init__(self, redis: Client, wanted: int) -> None:
        self._redis: Any = redis
        self._wanted = wanted
        self._rests_until = 0.0

    async def have(self, names: Iterable[str]) -> bool:
        """Wait until replicas have all that was written so far on the servers of these keys.

        False when that took too long; then the writes stand on the primary alone. Raises RedisError.
        """
        names = list(names)
        if not self._wanted or not names or time.monotonic() < self._rests_until:
            return not self._wanted or not names
        marks = [keys.replica_mark(name) for name in names]
        if not isinstance(self._redis, RedisCluster):
            counts = [await self._mark_and_wait(marks[0])]
        else:
            # One mark a server is enough: what came before it on that server has arrived with it.
            found = {self._redis.get_node_from_key(mark): mark for mark in marks}
            counts = await asyncio.gather(*(self._mark_and_wait(mark, node) for node, mark in found.items()))
        if min(counts) >= self._wanted:
            return True
        self._rests_until = time.monotonic() + _REST_S
        log.warning("No replica confirmed a write within %d ms: it stands on the primary alone", _WAIT_MS)
        return False

    async def _mark_and_wait(self, mark: str, node: Any = None) -> int:
        # WAIT speaks of its own connection's last write, and a pool has many: so one is made on the same one.
        async with self._redis.pipeline(transaction=False) as pipe:
            return await _wait(pipe, mark, self._wanted, {} if node is None else {"target_nodes": node})


async def _wait(pipe: _Pipe, mark: str, wanted: int, options: dict[str, Any]) -> int:
    pipe.set(mark, b"", px=keys.REPLICA_MARK_TTL_MS)
    pipe.execute_command("WAIT", wanted, _WAIT_MS, **options)
    answers = await pipe.execute()
    return int(answers[-1])
