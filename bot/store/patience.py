"""How long a lost connection is tried again: long enough for most failovers, with a pause between two tries."""

import asyncio
from typing import Any, Final

from redis.asyncio.cluster import RedisCluster
from redis.asyncio.retry import Retry
from redis.backoff import ExponentialBackoff
from redis.exceptions import ConnectionError as RedisConnectionError
from redis.exceptions import RedisClusterException
from redis.exceptions import TimeoutError as RedisTimeoutError

SINGLE_TRIES: Final = 6
SENTINEL_TRIES: Final = 1
"""All Sentinels are asked again as long as the primary is tried."""
FAILOVER_TRIES: Final = 14
_PAUSE_S = 0.5


def patience(tries: int) -> dict[str, Any]:
    """redis-py's options for so many further tries, up to a second apart."""
    return {
        "retry": Retry(ExponentialBackoff(cap=1.0, base=0.05), tries),
        "retry_on_error": [RedisConnectionError, RedisTimeoutError],
    }


class PatientCluster(RedisCluster):
    """redis-py's Cluster client makes all its tries within a moment; this one pauses before it asks around again."""

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
