"""A real Valkey of the campaign's own, beside the bot: killed, started again, short of disk."""

import asyncio
import contextlib
import resource
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Literal

from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError

from bot.store.embedded import find_server
from tests.world import free_port

_START_TIMEOUT_S = 60.0


class Valkey:
    """A server with its append-only file in `folder`, on a port of its own that stays the same."""

    def __init__(self, folder: Path, *, fsync: Literal["always", "everysec"] = "always") -> None:
        self._folder = folder
        self._fsync = fsync
        self._process: asyncio.subprocess.Process | None = None
        self._port = free_port()

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"redis://127.0.0.1:{self._port}/0"

    @property
    def returncode(self) -> int | None:
        """The exit code; None while it runs."""
        return None if self._process is None else self._process.returncode

    async def start(self) -> None:
        """Start it and wait until it answers, everything loaded."""
        self._folder.mkdir(parents=True, exist_ok=True)
        options = {
            "port": str(self._port), "bind": "127.0.0.1", "dir": str(self._folder), "appendonly": "yes",
            "appendfsync": self._fsync, "save": "", "loglevel": "notice",
        }  # fmt: skip
        arguments = [word for name, value in options.items() for word in (f"--{name}", value)]
        with (self._folder / "valkey.log").open("ab") as output:
            # SIGXFSZ stays ignored, as Python has it: writing beyond a limit is then an error, as a full disk is.
            self._process = await asyncio.create_subprocess_exec(
                find_server(), *arguments,
                stdin=asyncio.subprocess.DEVNULL, stdout=output, stderr=output, restore_signals=False,
            )  # fmt: skip
        async with asyncio.timeout(_START_TIMEOUT_S):
            while not await self.answers():
                await asyncio.sleep(0.02)

    async def answers(self) -> bool:
        """Whether it serves commands now."""
        redis = self.client()
        try:
            return bool(await redis.ping())
        except (RedisError, OSError):
            return False
        finally:
            await redis.aclose()

    def client(self) -> "Redis":
        """A connection of the test's own, without second tries."""
        return Redis.from_url(self.url, retry=Retry(NoBackoff(), 0), socket_connect_timeout=2, socket_timeout=5)

    async def kill(self) -> None:
        """End it at once, as a power cut would."""
        process = self._running()
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        await process.wait()

    def fill_disk(self, spare_bytes: int) -> None:
        """Let its files grow no further than `spare_bytes` beyond the largest, as on a full disk."""
        largest = max(path.stat().st_size for path in self._folder.rglob("*") if path.is_file())
        self._limit(largest + spare_bytes)

    def free_disk(self) -> None:
        """Let its files grow again."""
        self._limit(resource.RLIM_INFINITY)

    def _limit(self, most_bytes: int) -> None:
        _, hard = resource.prlimit(self._running().pid, resource.RLIMIT_FSIZE)
        resource.prlimit(self._running().pid, resource.RLIMIT_FSIZE, (most_bytes, hard))

    def _running(self) -> asyncio.subprocess.Process:
        if self._process is None:
            raise RuntimeError("the store was not started")
        return self._process


@contextlib.asynccontextmanager
async def valkey(folder: Path, *, fsync: Literal["always", "everysec"] = "always") -> AsyncIterator[Valkey]:
    """A started server; it is gone afterwards."""
    server = Valkey(folder, fsync=fsync)
    try:
        await server.start()
        yield server
    finally:
        if server.returncode is None:
            with contextlib.suppress(RuntimeError):
                await server.kill()
