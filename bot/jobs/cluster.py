"""The engine's docket on a Cluster: its messages between workers go through any node that lives.

docket chooses one node at the start for publishing and for listening, and stays with it. When that node
dies, taking a step back would fail until the process ends.
"""

import random
from typing import Any

from docket import Docket
from docket._redis import RedisConnection
from redis.asyncio import ConnectionPool
from redis.asyncio.cluster import RedisCluster

from bot.store.failover import FAILOVER_TRIES, PatientCluster, patience

SCHEMES = ("redis+cluster://", "rediss+cluster://")


class _Connection(RedisConnection):
    async def _create_cluster_client(self) -> RedisCluster:
        # Reads block for as long as the engine says, so they have no time limit.
        client = PatientCluster.from_url(
            self._normalized_url(), socket_timeout=None, socket_connect_timeout=10, **patience(FAILOVER_TRIES)
        )
        return await client.initialize()

    def _create_node_pool(self) -> ConnectionPool:
        pool = super()._create_node_pool()
        cluster: Any = self.cluster_client
        options = cluster.connection_kwargs.items()
        pool.connection_kwargs |= {n: v for n, v in options if n.startswith("ssl_") or n in ("username", "password")}

        class AnyPrimary(pool.connection_class):  # type: ignore[name-defined, misc]
            """Connects to a primary as the Cluster stands then."""

            async def _connect(self) -> None:
                node = random.choice(cluster.get_primaries())  # noqa: S311 - spreads load, guards nothing
                self.host, self.port = node.host, int(node.port)
                await super()._connect()

        pool.connection_class = AnyPrimary
        return pool


class ClusterDocket(Docket):
    """A docket for `redis+cluster://` URLs."""

    def __init__(self, name: str, url: str, **options: Any) -> None:
        super().__init__(name=name, url=url, **options)
        self._redis = _Connection(url)
