"""The store: can it be reached, does it keep what it is told, does the encryption key fit. Nothing is written."""

import asyncio
import os
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from redis.exceptions import AuthenticationError, RedisError, ResponseError

from bot.doctor.finding import Finding, well, wrong
from bot.settings import Settings, split_keys
from bot.store import keys
from bot.store.client import RedisClient
from bot.store.connect import OPEN_STORE, StoreError, connect, each_node, inspect
from bot.store.embedded import EmbeddedStore
from bot.store.vault import UnsealableError, Vault, kept_key

_STORE, _AOF, _ACCESS, _KEY = "store", "append-only file", "access to the store", "encryption key"
_UNTOLD = "this server does not tell; make sure that it is on"
_TIMEOUT_S = 20.0
_LEAST_FREE_BYTES = 200 * 1024 * 1024


async def check_store(settings: Settings) -> list[Finding]:
    """All findings about the store that the settings name."""
    try:
        async with asyncio.timeout(_TIMEOUT_S):
            if settings.redis_url is not None:
                return await _check_redis(settings, settings.redis_url.get_secret_value())
            return await _check_embedded(settings)
    except TimeoutError:
        return [wrong(_STORE, "it did not answer in time: is its server overloaded, or a firewall in between?")]


async def _check_redis(settings: Settings, url: str) -> list[Finding]:
    try:
        host = urlsplit(url).netloc.rpartition("@")[2] or urlsplit(url).path
        client = connect(url)
    except StoreError as error:
        return [wrong(_STORE, str(error))]
    try:
        return await _look_into(client, host, split_keys(settings.encryption_key))
    finally:
        await client.aclose()


async def _look_into(client: RedisClient, name: str, encryption_keys: list[str]) -> list[Finding]:
    try:
        await client.ping()
        health = await inspect(client)
        token = await client.get(keys.CANARY)
    except AuthenticationError:
        return [wrong(_STORE, f"{name} refuses the name or the password in REDIS_URL: correct them")]
    except ResponseError as error:
        return [wrong(_STORE, f"{name} answers with an error ({str(error)[:100]}): mend its configuration")]
    except (RedisError, StoreError, OSError) as error:
        why = f"{name} (REDIS_URL) does not answer ({type(error).__name__})"
        return [wrong(_STORE, f"{why}: is the address right, and is the server running?")]
    findings = [await _condition(client, f"{name} answers, version {health.version}")]
    if health.durable is False:
        findings.append(
            wrong(
                _AOF,
                "it is off, so a crash of the store loses jobs: set `appendonly yes` in the server's configuration, "
                "and at once with `redis-cli CONFIG SET appendonly yes`",
            )
        )
    else:
        findings.append(well(_AOF, "it is on: what is stored survives a crash" if health.durable else _UNTOLD))
    if health.is_open:
        findings.append(wrong(_ACCESS, OPEN_STORE[0].lower() + OPEN_STORE[1:]))
    return [*findings, _fits(token, encryption_keys)]


async def _condition(client: RedisClient, answers: str) -> Finding:
    replication = await _section(client, "replication")
    if len(replication) == 1 and replication[0].get("role") == "slave":
        return wrong(_STORE, "REDIS_URL leads to a replica, which takes no writes: name the primary")
    for memory in await _section(client, "memory"):
        policy = str(memory.get("maxmemory_policy", "noeviction"))
        if int(memory.get("maxmemory", 0)) and policy != "noeviction":
            return wrong(
                _STORE, f"it throws jobs away when its memory is full ({policy}): set `maxmemory-policy noeviction`"
            )
    return well(_STORE, answers)


async def _section(client: RedisClient, name: str) -> Sequence[Mapping[str, Any]]:
    """What each node tells; nothing where that is not allowed."""
    try:
        return each_node(await client.info(name))
    except RedisError:
        return ()


def _fits(token: bytes | None, encryption_keys: list[str]) -> Finding:
    if token is None:
        return well(_KEY, "nothing is stored yet that it would have to open")
    try:
        Vault(encryption_keys).open(token, keys.CANARY_OWNER)
    except UnsealableError:
        return wrong(
            _KEY,
            "it does not open what the store holds: put back the ENCRYPTION_KEY that it was written with (an old "
            "one may stand after a new one, comma-separated)",
        )
    return well(_KEY, "it opens what is stored")


async def _check_embedded(settings: Settings) -> list[Finding]:
    folder = settings.data_dir
    if (problem := _folder_problem(folder)) is not None:
        return [problem]
    encryption_keys = split_keys(settings.encryption_key)
    has_data = (folder / "appendonlydir").exists()
    try:
        if not encryption_keys and (own := kept_key(folder)) is not None:
            encryption_keys = [own]
            Vault(encryption_keys)
    except (OSError, ValueError):
        return [wrong(_KEY, f"{folder / 'encryption.key'} can't be read as one: put it back from a backup")]
    if has_data and not encryption_keys:
        return [wrong(_KEY, f"{folder / 'encryption.key'} is missing beside the data it opens: put it back")]
    try:
        return await _open_embedded(folder, has_data, encryption_keys)
    except StoreError as error:
        return [wrong(_STORE, str(error))]


async def _open_embedded(folder: Path, has_data: bool, encryption_keys: list[str]) -> list[Finding]:
    running = EmbeddedStore(folder).socket_in_use() if has_data else None
    if running is not None:
        client = connect(f"unix://{running}")
        try:
            return await _look_into(client, f"the embedded store in {folder} (a bot runs on it)", encryption_keys)
        finally:
            await client.aclose()
    with tempfile.TemporaryDirectory(prefix="pv-doctor-") as elsewhere:
        # Where nothing is stored yet, none of it is made: that the server runs on this machine is shown elsewhere.
        async with EmbeddedStore(folder if has_data else Path(elsewhere) / "store") as embedded:
            client = connect(embedded.url)
            try:
                return await _look_into(client, f"the embedded store in {folder}", encryption_keys)
            finally:
                await client.aclose()


def _folder_problem(folder: Path) -> Finding | None:
    present = next(path for path in (folder.absolute(), *folder.absolute().parents) if path.exists())
    if not present.is_dir() or not os.access(present, os.W_OK | os.X_OK):
        return wrong(_STORE, f"DATA_DIR ({folder}) can't be written: give it to the bot's user, or name another")
    free = shutil.disk_usage(present).free
    if free < _LEAST_FREE_BYTES:
        return wrong(_STORE, f"only {free // 1024**2} MB are free where DATA_DIR ({folder}) is: make room")
    key = folder / "encryption.key"
    if key.exists() and key.stat().st_mode & 0o077:
        return wrong(_KEY, f"others can read {key}: chmod 600 {key}")
    return None
