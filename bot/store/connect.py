"""The connection to Redis or Valkey, and whether what it holds can be trusted to stay."""

import asyncio
import contextlib
import logging
import secrets
from typing import Any, Final, cast

from redis.asyncio import ConnectionPool, Redis
from redis.asyncio.cluster import ClusterNode
from redis.asyncio.sentinel import Sentinel
from redis.exceptions import RedisError, ResponseError

from bot.store import keys
from bot.store.address import Address, AddressError, Kind, read_address
from bot.store.client import RedisClient
from bot.store.failover import (
    FAILOVER_TRIES,
    SENTINEL_TRIES,
    SINGLE_TRIES,
    Following,
    FollowingTls,
    PatientCluster,
    SentinelPool,
    losable,
    patience,
    refuses_writes,
)
from bot.store.fitness import StoreError, StoreHealth, inspect, owner_fault, sentence_of
from bot.store.shared import SharingRedis
from bot.store.vault import UnsealableError, Vault

log = logging.getLogger(__name__)

_OPTIONS: Final[dict[str, Any]] = {
    "max_connections": 300, "socket_connect_timeout": 5, "socket_timeout": 15, "health_check_interval": 30,
    "driver_info": None,
}  # fmt: skip

_FIRST_LOOK_S, _LATER_LOOK_S, _AGAIN_S, _WAIT_S = 1.5, 8.0, 1.0, 45.0
_CANARY_TEXT = b"polyglotvoice"
_ID_KEY_BYTES = 32


def connect(url: str, *, is_patient: bool = True) -> RedisClient:
    """A client for `url` (see `bot.store.address`) with pools of its own; raises StoreError for what is no address.

    Lost connections are tried again for some seconds, longer where a failover takes its time; without patience not.
    """
    try:
        address = read_address(url)
    except AddressError as error:
        raise StoreError(f"REDIS_URL {error}") from None
    match address.kind:
        case Kind.SINGLE:
            options = _OPTIONS | patience(SINGLE_TRIES if is_patient else 0)
            single = SharingRedis.from_url(address.url, **options)
            pool: Any = single.connection_pool
            pool.connection_class = losable(pool.connection_class)
            client: object = single
        case Kind.SENTINEL:
            client = _sentinel(address, FAILOVER_TRIES if is_patient else 0)
        case Kind.CLUSTER:
            client = _cluster(address, FAILOVER_TRIES if is_patient else 0)
    return cast("RedisClient", client)


def without_patience(client: RedisClient) -> RedisClient:
    """Another client for the same server, which says at once what is wrong; for several servers the same client."""
    pool: Any = getattr(client, "connection_pool", None)
    if type(pool) is not ConnectionPool:
        return client
    kind: Any = ConnectionPool
    client_of: Any = Redis.from_pool(kind(pool.connection_class, **{**pool.connection_kwargs, **patience(0)}))
    return cast("RedisClient", client_of)


def _sentinel(address: Address, tries: int) -> Redis:
    make_sentinel: Any = Sentinel
    asking = {"socket_connect_timeout": 2, "socket_timeout": 2, **patience(SENTINEL_TRIES)}
    sentinel = make_sentinel(address.hosts, sentinel_kwargs={**asking, **address.sentinel_options})
    options = _OPTIONS | patience(tries) | address.options
    kind = FollowingTls if address.is_tls else Following
    make_pool: Any = SentinelPool
    pool = make_pool(address.name, sentinel, db=address.db, connection_class=kind, **options)
    return SharingRedis.from_pool(pool)


def _cluster(address: Address, tries: int) -> PatientCluster:
    nodes = [ClusterNode(host, port) for host, port in address.hosts]
    options = _OPTIONS | patience(tries) | address.options
    return PatientCluster(startup_nodes=nodes, ssl=address.is_tls, **options)


async def settle(url: str, bot_id: str) -> RedisClient:
    """A client for a store that fits this bot, and is marked as its own from now on.

    What is wrong is said within two seconds; what may mend itself, as a server that starts, is waited for. Raises
    StoreError with the sentence.
    """
    loop = asyncio.get_running_loop()
    deadline, timeout_s, said = loop.time() + _WAIT_S, _FIRST_LOOK_S, ""
    while True:
        try:
            health = await look(url, bot_id, timeout_s)
        except StoreError as error:
            if not error.may_pass or loop.time() > deadline:
                raise
            if str(error) != said:
                log.warning("%s%s Trying again", error, "" if str(error).endswith("?") else ".")
            said, timeout_s = str(error), _LATER_LOOK_S
            await asyncio.sleep(_AGAIN_S)
            continue
        health.allow()
        for fault in health.faults:
            log.warning("%s", fault.sentence)
        return connect(url)


async def look(url: str, bot_id: str | None, timeout_s: float) -> StoreHealth:
    """Inspect the store once, without patience; raises StoreError, also where that takes longer."""
    client = connect(url, is_patient=False)
    try:
        async with asyncio.timeout(timeout_s):
            return await inspect(client, bot_id)
    except TimeoutError as error:
        raise StoreError(sentence_of(error), may_pass=True) from None
    finally:
        with contextlib.suppress(RedisError, OSError):
            await client.aclose()


async def claim(redis: RedisClient, bot_id: str) -> bool:
    """Mark the store as `bot_id`'s, and say whether it was nobody's before; raises StoreError where it is another's."""
    was_nobodys = bool(await redis.set(keys.OWNER, bot_id, nx=True))
    if (fault := owner_fault(await redis.get(keys.OWNER), bot_id)) is not None:
        raise StoreError(fault.sentence)
    return was_nobodys


async def check_vault(redis: RedisClient, vault: Vault) -> Vault:
    """Make sure that ENCRYPTION_KEY fits what is stored, before anything is written; raises StoreError.

    Returns the vault that makes the store's own ids.
    """
    try:
        await redis.set(keys.CANARY, vault.seal(_CANARY_TEXT, keys.CANARY_OWNER), nx=True)
        token = await redis.get(keys.CANARY)
    except ResponseError as error:
        raise StoreError(sentence_of(error), may_pass=refuses_writes(error)) from None
    try:
        if token is None or vault.open(token, keys.CANARY_OWNER) != _CANARY_TEXT:
            raise UnsealableError("the canary is another")
    except UnsealableError:
        raise StoreError(
            "ENCRYPTION_KEY does not fit what the store holds: set the key it was written with "
            "(an old one may stand after a new one, comma-separated). Nothing was changed."
        ) from None
    # Of several processes that start at once, one makes the key of the ids.
    await redis.set(keys.ID_KEY, vault.seal(secrets.token_bytes(_ID_KEY_BYTES), keys.ID_KEY), nx=True)
    return vault.with_ids(vault.open(await redis.get(keys.ID_KEY) or b"", keys.ID_KEY))
