"""The store: can it do what the bot needs, does it keep what it is told, does the encryption key fit."""

import asyncio
import os
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

from redis.exceptions import RedisError

from bot.chats.rulebook import RuleBook
from bot.clock import SystemTimer
from bot.doctor.finding import Finding, well, wrong
from bot.engine import Engine
from bot.observe.checks import StoreChecks
from bot.observe.health import Health, begins
from bot.observe.processes import Processes
from bot.settings import Settings, split_keys
from bot.store import keys
from bot.store.client import RedisClient
from bot.store.connect import connect, look
from bot.store.embedded import EmbeddedStore, anothers_file, closed_to_us, room_on_disk
from bot.store.fitness import StoreError, sentence_of
from bot.store.vault import UnsealableError, Vault, kept_key
from bot.texts.catalogue import Catalogue
from bot.transcript.escape import plain

_PROCESSES = "processes"
_STORE, _AOF, _ACCESS, _KEY = "store", "append-only file", "access to the store", "encryption key"
_UNTOLD = "this server does not tell; make sure that it is on"
_ABOUT = {"aof": _AOF, "access": _ACCESS}
_ASIDE = set(_ABOUT)
_OWN_S = 20.0
"""So long the embedded store has to load what it holds."""


async def check_store(settings: Settings, wait_s: float) -> list[Finding]:
    url = settings.redis_url
    try:
        async with asyncio.timeout(_OWN_S if url is None else 3 * wait_s):
            if url is not None:
                return await _check_redis(settings, url.get_secret_value(), wait_s)
            return await _check_embedded(settings, wait_s)
    except StoreError as error:
        return [wrong(_STORE, str(error))]
    except TimeoutError as error:
        return [wrong(_STORE, sentence_of(error))]


def check_disk(settings: Settings) -> list[Finding]:
    """Whether there is room on the disk of DATA_DIR, where something of the bot's is, or will be."""
    about, folder = "disk", settings.data_dir
    if settings.redis_url is not None and not folder.is_dir():
        return []
    try:
        room = room_on_disk(folder)
    except OSError as error:
        return [wrong(about, f"what is free for DATA_DIR ({folder}) can't be told ({error.strerror})")]
    if room.free_bytes >= room.least_bytes:
        return [well(about, f"{room.free} are free where DATA_DIR ({folder}) is")]
    least = f"{room.least_bytes // 1024**2} MB"
    return [wrong(about, f"only {room.free} are free where DATA_DIR ({folder}) is, {least} should be: make room")]


async def _check_redis(settings: Settings, url: str, wait_s: float) -> list[Finding]:
    host = urlsplit(url).netloc.rpartition("@")[2] or urlsplit(url).path
    try:
        return await _look_into(settings, url, host, split_keys(settings.encryption_key), wait_s)
    except StoreError as error:
        return [wrong(_STORE, f"{error} ({host})")]


async def _look_into(
    settings: Settings, url: str, name: str, encryption_keys: list[str], wait_s: float
) -> list[Finding]:
    health = await look(url, settings.bot_id, wait_s)
    faults = {fault.kind: fault.sentence for fault in health.faults}
    findings = [wrong(_ABOUT.get(kind, _STORE), sentence) for kind, sentence in faults.items()]
    if set(faults) <= _ASIDE:
        findings.insert(0, well(_STORE, f"{name} answers, version {health.version}, and does what the bot needs"))
    if "aof" not in faults:
        findings.append(well(_AOF, "it is on: what is stored survives a crash" if health.durable else _UNTOLD))
    client = connect(url, is_patient=False)
    try:
        token = await client.get(keys.CANARY)
        return [*findings, _fits(token, encryption_keys), *await _running(client, encryption_keys)]
    except (RedisError, OSError):
        return findings
    finally:
        await client.aclose()


async def _running(client: RedisClient, encryption_keys: list[str]) -> list[Finding]:
    """What the processes of a bot that runs see amiss, and what shows in the store that they don't do."""
    processes, clock = Processes(client), SystemTimer()
    alive = await processes.alive(clock())
    if not alive:
        return []
    depth = Engine(client, clock=clock).depth
    texts = Catalogue.load().texts("en")
    rules = RuleBook(client, Vault(encryption_keys))
    checks = StoreChecks(redis=client, impatient=client, processes=processes, depth=depth, rules=rules, clock=clock)
    found = {problem.kind: problem.sentence for problem in await Health([checks], texts, clock).problems()}
    for process in alive:
        found |= {kind: plain(begins(texts, kind, trouble)) for kind, trouble in process.troubles.items()}
    if not found:
        return [well(_PROCESSES, "run and find all well: " + ", ".join(sorted(process.role for process in alive)))]
    return [wrong(_PROCESSES, sentence) for kind, sentence in sorted(found.items()) if kind not in _ABOUT]


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


async def _check_embedded(settings: Settings, wait_s: float) -> list[Finding]:
    folder = settings.data_dir
    if (problem := _folder_problem(folder)) is not None:
        return [problem]
    if (path := anothers_file(folder)) is not None:
        return [wrong(_STORE, closed_to_us(path))]
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
    return await _open_embedded(settings, folder, encryption_keys, wait_s)


async def _open_embedded(settings: Settings, folder: Path, encryption_keys: list[str], wait_s: float) -> list[Finding]:
    has_data = (folder / "appendonlydir").exists()
    running = EmbeddedStore(folder).socket_in_use() if has_data else None
    if running is not None:
        name = f"the embedded store in {folder} (a bot runs on it)"
        return await _look_into(settings, f"unix://{running}", name, encryption_keys, wait_s)
    if has_data and _owner_of(folder) != os.geteuid():
        # What a server of this user wrote here, that user could not read any more.
        return [well(_STORE, f"the embedded store in {folder} is another user's: it is tried while the bot runs on it")]
    with tempfile.TemporaryDirectory(prefix="pv-doctor-") as elsewhere:
        # Where nothing is stored yet, none of it is made: that the server runs on this machine is shown elsewhere.
        async with EmbeddedStore(folder if has_data else Path(elsewhere) / "store") as embedded:
            name = f"the embedded store in {folder}"
            return await _look_into(settings, embedded.url, name, encryption_keys, wait_s)


def _owner_of(folder: Path) -> int:
    return folder.stat().st_uid


def _folder_problem(folder: Path) -> Finding | None:
    present = next(path for path in (folder.absolute(), *folder.absolute().parents) if path.exists())
    if not present.is_dir() or not os.access(present, os.W_OK | os.X_OK):
        return wrong(_STORE, f"DATA_DIR ({folder}) can't be written: give it to the bot's user, or name another")
    key = folder / "encryption.key"
    if key.exists() and key.stat().st_mode & 0o077:
        return wrong(_KEY, f"others can read {key}: chmod 600 {key}")
    return None
