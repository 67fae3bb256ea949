"""The connection to Redis or Valkey, and whether what it holds can be trusted to stay."""

from dataclasses import dataclass
from typing import cast

from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import ExponentialBackoff
from redis.exceptions import ConnectionError as RedisConnectionError
from redis.exceptions import RedisError, ResponseError
from redis.exceptions import TimeoutError as RedisTimeoutError

from bot.store import keys
from bot.store.client import Client
from bot.store.vault import UnsealableError, Vault

_CANARY_TEXT = b"polyglotvoice"


class StoreError(Exception):
    """The store can't be used; the text says why and what to do, for the operator."""


@dataclass(frozen=True, slots=True)
class StoreHealth:
    """What `inspect` found. `durable` is None where the server does not tell."""

    version: str
    durable: bool | None


def connect(url: str) -> Client:
    """A client for `url` with a pool of its own. Lost connections are retried for some seconds."""
    client = Redis.from_url(
        url,
        max_connections=300,
        socket_connect_timeout=5,
        socket_timeout=15,
        health_check_interval=30,
        retry=Retry(ExponentialBackoff(cap=1.0, base=0.05), 6),
        retry_on_error=[RedisConnectionError, RedisTimeoutError],
    )
    return cast("Client", client)


async def inspect(redis: Client) -> StoreHealth:
    """Ask the server what it is and whether it writes an append-only file; raises StoreError."""
    try:
        server = await redis.info("server")
        persistence = await redis.info("persistence")
    except RedisError as error:
        raise StoreError(f"The store does not answer ({type(error).__name__}): check REDIS_URL") from None
    version = str(server.get("valkey_version") or server.get("redis_version") or "unknown")
    enabled = persistence.get("aof_enabled")
    return StoreHealth(version, None if enabled is None else bool(int(enabled)))


async def check_vault(redis: Client, vault: Vault) -> None:
    """Make sure that ENCRYPTION_KEY fits what is stored, before anything is written; raises StoreError."""
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
