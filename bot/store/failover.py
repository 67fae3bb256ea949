"""A store whose primary may die: connections follow the next one, tries last until it is there, writes outlive it.

Replication runs behind. When a primary dies, its successor lacks what it had not sent yet, so what the bot tells others
about (an update confirmed, an upload begun) has to stand on a replica first.
"""

import asyncio
import logging
import time
from collections.abc import Iterable
from typing import Any, Final

from redis.asyncio import SSLConnection
from redis.asyncio.cluster import RedisCluster
from redis.asyncio.retry import Retry
from redis.asyncio.sentinel import SentinelConnectionPool, SentinelManagedConnection
from redis.backoff import ExponentialBackoff
from redis.exceptions import AuthenticationError, OutOfMemoryError, ReadOnlyError, RedisClusterException, ResponseError
from redis.exceptions import ConnectionError as RedisConnectionError
from redis.exceptions import TimeoutError as RedisTimeoutError

from bot.store import keys
from bot.store.client import RedisClient

log = logging.getLogger(__name__)

# Redis and Valkey answer writes so while their disk is full or read-only, or their memory is.
_REFUSALS = ("MISCONF", "OOM", "READONLY", "NOREPLICAS")

SINGLE_TRIES: Final = 6
SENTINEL_TRIES: Final = 1
"""All Sentinels are asked again as long as the primary is tried."""

FAILOVER_TRIES: Final = 14
_PAUSE_S = 0.5
_WAIT_MS: Final = 1000
_REST_S: Final = 10.0
"""Where none of a server's replicas answered, they are not waited for during this time: work goes on without."""


class Losable:
    """Says of a connection that was closed under it what redis-py waits for: uvloop raises RuntimeError there."""

    async def _send_packed_command(self, command: Iterable[bytes]) -> None:
        try:
            await super()._send_packed_command(command)  # type: ignore[misc]
        except RuntimeError:
            raise ConnectionResetError("closed") from None


def losable(kind: type) -> type:
    """redis-py's kind of connection, which can be lost."""
    return type(kind.__name__, (Losable, kind), {})


class Following(Losable, SentinelManagedConnection):
    """Asks the Sentinels at each new try.

    redis-py does so for a new connection only: one that was lost in use is tried again where it was, however often its
    retries say, and nobody answers there any more.
    """

    async def send_packed_command(self, command: bytes | str | Iterable[bytes], check_health: bool = True) -> None:
        if not self.is_connected:
            await self.connect()  # type: ignore[no-untyped-call]
        await super().send_packed_command(command, check_health=check_health)


class FollowingTls(Following, SSLConnection):
    """The same over TLS."""


class SentinelPool(SentinelConnectionPool):
    """Closes the connections to the Sentinels with its own."""

    async def aclose(self) -> None:
        await super().aclose()
        await self.sentinel_manager.aclose()


def refuses_writes(error: object) -> bool:
    """Whether the store answers, and takes nothing."""
    return isinstance(error, OutOfMemoryError | ReadOnlyError) or (
        isinstance(error, ResponseError) and str(error).startswith(_REFUSALS)
    )


def is_foreign(error: object) -> bool:
    """Whether the store holds another kind of value than the bot ever writes there, which no waiting mends."""
    return isinstance(error, ResponseError) and "WRONGTYPE" in str(error)


def outage(error: Exception) -> str:
    """Why the store can't be used now; its own words hold nothing of what is stored."""
    if refuses_writes(error):
        said = str(error).partition(" script: ")[0]  # where in a script is nothing to an operator
        return f"The store refuses to write, is its disk or memory full? It says: {said[:200].rstrip('.')}"
    if is_foreign(error):
        return "Under a name of the bot's the store holds what the bot never writes: somebody else writes there"
    does = "refuses" if isinstance(error, ResponseError | AuthenticationError) else "does not answer"
    return f"The store {does} ({type(error).__name__})"


def patience(tries: int) -> dict[str, Any]:
    """redis-py's options for so many further tries, up to a second apart."""
    return {
        "retry": Retry(ExponentialBackoff(cap=1.0, base=0.05), tries),
        "retry_on_error": [RedisConnectionError, RedisTimeoutError],
    }


class PatientCluster(RedisCluster):
    """redis-py's Cluster client makes all its tries within a moment; this one pauses before it asks around again."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        kind = losable(self.connection_kwargs["connection_class"])
        self.connection_kwargs["connection_class"] = kind
        for node in self.nodes_manager.startup_nodes.values():
            node.connection_class = kind

    async def initialize(
        self,
        additional_startup_nodes_info: list[tuple[str, int]] | None = None,
        last_failed_node_name: str | None = None,
    ) -> RedisCluster:
        if last_failed_node_name is not None:
            await asyncio.sleep(_PAUSE_S)
        try:
            return await super().initialize(additional_startup_nodes_info, last_failed_node_name)
        except RedisClusterException as error:
            # No node could be asked. Who waits for a store that is away waits for a RedisError, and this is none.
            raise RedisConnectionError(str(error)) from None


class Replicas:
    """Waits until `wanted` replicas have what was written; 0 waits for nothing."""

    def __init__(self, redis: RedisClient, wanted: int) -> None:
        self._redis: Any = redis
        self._wanted = wanted
        self._rests_until: dict[str, float] = {}

    async def have(self, names: Iterable[str]) -> bool:
        """Wait until replicas have all that was written so far on the servers of these keys.

        False when that took too long; then the writes stand on the primary alone. Raises RedisError.
        """
        marks = [keys.replica_mark(name) for name in names] if self._wanted else []
        is_cluster = isinstance(self._redis, RedisCluster)
        # One mark a server is enough: what came before it on that server has arrived with it.
        found = {self._redis.get_node_from_key(mark) if is_cluster else None: mark for mark in marks}
        return all(await asyncio.gather(*(self._mark_and_wait(mark, node) for node, mark in found.items())))

    async def _mark_and_wait(self, mark: str, node: Any) -> bool:
        server = "" if node is None else str(node.name)
        if time.monotonic() < self._rests_until.get(server, 0.0):
            return False
        # WAIT speaks of its own connection's last write, and a pool has many: so one is made on the same one.
        async with self._redis.pipeline(transaction=False) as pipe:
            pipe.set(mark, b"", px=keys.REPLICA_MARK_TTL_MS)
            pipe.execute_command("WAIT", self._wanted, _WAIT_MS, **({} if node is None else {"target_nodes": node}))
            if int((await pipe.execute())[-1]) >= self._wanted:
                return True
        # Another server's replicas may well be there, and that one may be the next to die.
        self._rests_until[server] = time.monotonic() + _REST_S
        log.warning("No replica confirmed a write within %d ms: it stands on the primary alone", _WAIT_MS)
        return False
