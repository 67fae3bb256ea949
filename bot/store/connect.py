"""The connection to Redis or Valkey, and whether what it holds can be trusted to stay."""

import asyncio
import ipaddress
import secrets
from dataclasses import dataclass
from typing import Any, Final, cast

from redis.asyncio import Redis
from redis.asyncio.cluster import ClusterNode
from redis.asyncio.sentinel import MasterNotFoundError, Sentinel
from redis.exceptions import AuthenticationError, RedisError, ResponseError

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
    patience,
)
from bot.store.vault import UnsealableError, Vault

_OPTIONS: Final[dict[str, Any]] = {
    "max_connections": 300, "socket_connect_timeout": 5, "socket_timeout": 15, "health_check_interval": 30,
}  # fmt: skip

_PROBE_TIMEOUT_S = 3.0
_INSPECT_TIMEOUT_S = 45.0
_LOGIN_REFUSED = ("WRONGPASS", "NOAUTH", "username-password", "AuthenticationError")
_CANARY_TEXT = b"polyglotvoice"
_ID_KEY_BYTES = 32


class StoreError(Exception):
    """The store can't be used; the text says why and what to do, for the operator."""


@dataclass(frozen=True, slots=True)
class StoreHealth:
    """What `inspect` found; None where the server does not tell.

    `is_open`: it takes unencrypted connections from other machines without a password.
    """

    version: str
    durable: bool | None
    is_open: bool | None = None


OPEN_STORE: Final = (
    "The store takes unencrypted connections from other machines without a password: whoever reaches its port owns "
    "what it holds. Set `requirepass` there and the password in REDIS_URL, or bind it to this machine"
)


def connect(url: str) -> RedisClient:
    """A client for `url` (see `bot.store.address`) with pools of its own; raises StoreError for what is no address.

    Lost connections are tried again for some seconds, longer where a failover takes its time.
    """
    try:
        address = read_address(url)
    except AddressError as error:
        raise StoreError(f"REDIS_URL {error}") from None
    match address.kind:
        case Kind.SINGLE:
            client: object = Redis.from_url(address.url, **_OPTIONS, **patience(SINGLE_TRIES))
        case Kind.SENTINEL:
            client = _sentinel(address)
        case Kind.CLUSTER:
            client = _cluster(address)
    return cast("RedisClient", client)


def _sentinel(address: Address) -> Redis:
    make_sentinel: Any = Sentinel
    asking = {"socket_connect_timeout": 2, "socket_timeout": 2, **patience(SENTINEL_TRIES)}
    sentinel = make_sentinel(address.hosts, sentinel_kwargs={**asking, **address.sentinel_options})
    options = _OPTIONS | patience(FAILOVER_TRIES) | address.options
    kind = FollowingTls if address.is_tls else Following
    make_pool: Any = SentinelPool
    pool = make_pool(address.name, sentinel, db=address.db, connection_class=kind, **options)
    return Redis.from_pool(pool)


def _cluster(address: Address) -> PatientCluster:
    nodes = [ClusterNode(host, port) for host, port in address.hosts]
    options = _OPTIONS | patience(FAILOVER_TRIES) | address.options
    return PatientCluster(startup_nodes=nodes, ssl=address.is_tls, **options)


async def inspect(redis: RedisClient) -> StoreHealth:
    """Ask the server what it is and whether it writes an append-only file; raises StoreError."""
    try:
        async with asyncio.timeout(_INSPECT_TIMEOUT_S):
            server = each_node(await redis.info("server"))
            persistence = each_node(await redis.info("persistence"))
    except (RedisError, TimeoutError) as error:
        raise StoreError(_why(error)) from None
    version = str(server[0].get("valkey_version") or server[0].get("redis_version") or "unknown")
    enabled = [node.get("aof_enabled") for node in persistence]
    durable = None if None in enabled else all(int(flag or 0) for flag in enabled)
    return StoreHealth(version, durable, await _is_open(redis))


async def _is_open(redis: RedisClient) -> bool | None:
    try:
        async with asyncio.timeout(_PROBE_TIMEOUT_S):
            told = await redis.config_get("bind", "port", "protected-mode", "requirepass")
    except (RedisError, TimeoutError, OSError):
        return None
    return any(
        node.get("port") != "0" and not node.get("requirepass") and node.get("protected-mode") == "no"
        and any(not _is_loopback(address) for address in str(node.get("bind") or "*").split())
        for node in each_node(told)
    )  # fmt: skip


def _is_loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(address.lstrip("-")).is_loopback
    except ValueError:
        return address == "localhost"


def _why(error: Exception) -> str:
    text = str(error)
    if "CERTIFICATE_VERIFY_FAILED" in text:
        return (
            "The store's certificate is not trusted here: name the file of its authority in REDIS_URL, "
            "as in ?ssl_ca_certs=/etc/store-ca.pem"
        )
    if "protected mode" in text:
        return (
            "The store takes no connections from elsewhere without a password (protected mode): set one there and "
            "in REDIS_URL, or, where nobody else can reach it, start it with --protected-mode no"
        )
    if isinstance(error, AuthenticationError) or any(words in text for words in _LOGIN_REFUSED):
        return "The store refuses the login: check the user and the password in REDIS_URL"
    if isinstance(error, MasterNotFoundError):
        # Its own text tells the causes by their kinds alone.
        return (
            "No Sentinel names a primary: check hosts, name, sentinel_password "
            "and, with rediss, ssl_ca_certs in REDIS_URL"
        )
    return f"The store does not answer ({type(error).__name__}): check REDIS_URL"


def each_node(answer: dict[str, Any]) -> list[dict[str, Any]]:
    """What INFO says of each node: a Cluster answers by the nodes' names."""
    nodes = [value for value in answer.values() if isinstance(value, dict)]
    return nodes if nodes and len(nodes) == len(answer) else [answer]


async def check_vault(redis: RedisClient, vault: Vault) -> Vault:
    """Make sure that ENCRYPTION_KEY fits what is stored, before anything is written; raises StoreError.

    Returns the vault that makes the store's own ids.
    """
    try:
        await redis.set(keys.CANARY, vault.seal(_CANARY_TEXT, keys.CANARY_OWNER), nx=True)
        token = await redis.get(keys.CANARY)
    except ResponseError as error:
        raise StoreError(f"The store refuses to write: {error}") from None
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
