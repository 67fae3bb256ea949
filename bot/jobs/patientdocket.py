"""The engine's docket on one store, or one behind Sentinels: a connection that is lost is waited for.

docket itself answers a lost connection by finishing all steps under way before it takes new ones: a long
upload would then hold up everybody after an outage of a second.
"""

from typing import Any, Final

from docket import Docket
from docket._redis import RedisConnection
from redis.asyncio import ConnectionPool

from bot.store.patience import patience
from bot.store.sentinel import Following, FollowingTls

_TRIES: Final = 30
"""Half a minute to connect, and as often again for a command: longer outages are docket's own to wait out."""


class _Connection(RedisConnection):
    async def _connection_pool_from_url(
        self, decode_responses: bool = False, protocol: int | None = None
    ) -> ConnectionPool:
        pool = await super()._connection_pool_from_url(decode_responses, protocol)
        pool.connection_kwargs |= patience(_TRIES)
        if self.is_sentinel:
            pool.connection_class = FollowingTls if self._parsed.scheme.startswith("rediss") else Following
        return pool


class PatientDocket(Docket):
    """A docket for every other URL than a Cluster's."""

    def __init__(self, name: str, url: str, **options: Any) -> None:
        super().__init__(name=name, url=url, **options)
        self._redis = _Connection(url)
