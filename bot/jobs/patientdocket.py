"""The engine's docket on one store, or one behind Sentinels: a connection that is lost is waited for.

docket itself answers a lost connection by finishing all steps under way before it takes new ones: a long
upload would then hold up everybody after an outage of a second.
"""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Any, Final

from docket import Docket
from docket._redis import RedisConnection
from redis.asyncio import ConnectionPool

from bot.store.failover import Following, FollowingTls, patience

_TRIES: Final = 30
"""Half a minute to connect, and as often again for a command: longer outages are docket's own to wait out."""

_LISTEN_S: Final = 0.5


class _CalmListener:
    """Waits longer for each message than docket does, which asks ten times a second; one that comes is seen at once."""

    def __init__(self, pubsub: Any) -> None:
        self._pubsub = pubsub

    def __getattr__(self, name: str) -> Any:
        return getattr(self._pubsub, name)

    async def get_message(self, *, ignore_subscribe_messages: bool = False, timeout: float = 0.0) -> Any:
        wait_s = max(timeout, _LISTEN_S)
        return await self._pubsub.get_message(ignore_subscribe_messages=ignore_subscribe_messages, timeout=wait_s)


class _Connection(RedisConnection):
    async def _connection_pool_from_url(
        self, decode_responses: bool = False, protocol: int | None = None
    ) -> ConnectionPool:
        pool = await super()._connection_pool_from_url(decode_responses, protocol)
        pool.connection_kwargs |= patience(_TRIES)
        if self.is_sentinel:
            pool.connection_class = FollowingTls if self._parsed.scheme.startswith("rediss") else Following
        return pool

    @asynccontextmanager
    async def pubsub(self) -> AsyncGenerator[Any, None]:
        async with super().pubsub() as found:
            yield _CalmListener(found)


class PatientDocket(Docket):
    """A docket for every other URL than a Cluster's."""

    def __init__(self, name: str, url: str, **options: Any) -> None:
        super().__init__(name=name, url=url, **options)
        self._redis = _Connection(url)
