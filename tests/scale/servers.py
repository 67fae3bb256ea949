"""Real servers on loopback: a primary with replicas under Sentinels, and a Cluster of six, made without any tool."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError

from bot.store.embedded import find_server
from tests.scale.doors import SERVERS_ADDRESS, Doors
from tests.world import free_port

SECRET = "store-p4ssword"
SENTINELS_SECRET = "sentinels-p4ssword"
NAME = "mymaster"
_START_TIMEOUT_S = 60.0
_SLOTS = 16384
_FROM_BEHIND = ("--bind-source-addr", SERVERS_ADDRESS)


def free_ports(count: int) -> list[int]:
    """So many ports that nobody listens on."""
    return [free_port() for _ in range(count)]


@dataclass(slots=True)
class Server:
    """One valkey-server process; `words` are options and their values."""

    folder: Path
    port: int
    words: Sequence[str]
    password: str | None = SECRET
    inner: int | None = None
    """Where it listens when a door stands on `port`."""
    _process: asyncio.subprocess.Process | None = field(default=None, repr=False)

    async def start(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / "log").open("ab") as output:
            self._process = await asyncio.create_subprocess_exec(
                find_server(), *self.words, cwd=self.folder,
                stdin=asyncio.subprocess.DEVNULL, stdout=output, stderr=output,
            )  # fmt: skip
        async with asyncio.timeout(_START_TIMEOUT_S):
            while not await self.says("PING"):
                await asyncio.sleep(0.05)

    async def says(self, *words: str | int) -> Any:
        """The answer to a command; None where there is none."""
        client: Any = Redis(
            host="127.0.0.1",
            port=self.inner or self.port,
            password=self.password,
            retry=Retry(NoBackoff(), 0),
            socket_timeout=5,
        )
        try:
            return await client.execute_command(*words)
        except (RedisError, OSError):
            return None
        finally:
            await client.aclose()

    async def kill(self) -> None:
        """End it at once."""
        if self._process is not None:
            with contextlib.suppress(ProcessLookupError):
                self._process.kill()
            await self._process.wait()


def data_words(folder: Path, port: int) -> list[str]:
    options = {
        "port": str(port), "bind": "127.0.0.1", "dir": str(folder), "appendonly": "yes", "appendfsync": "always",
        "save": "", "requirepass": SECRET, "primaryauth": SECRET, "repl-diskless-sync-delay": "0",
    }  # fmt: skip
    return [word for name, value in options.items() for word in (f"--{name}", value)]


def _places(count: int, doors: Doors | None) -> tuple[list[int], list[int]]:
    """Where servers are reached, and where they listen: the same, unless doors stand before them."""
    ports = free_ports(count if doors is None else 2 * count)
    if doors is not None:
        doors.open(ports[:count], ports[count:])
    return ports[:count], ports[-count:]


@dataclass(slots=True)
class Watched:
    """A primary, its replicas, and the Sentinels that watch them."""

    servers: list[Server]
    sentinels: list[Server]
    doors: Doors | None = None

    @property
    def url(self) -> str:
        hosts = ",".join(f"127.0.0.1:{sentinel.port}" for sentinel in self.sentinels)
        if self.doors is None:
            return f"redis+sentinel://:{SECRET}@{hosts}/{NAME}/0"
        words = f"sentinel_password={SENTINELS_SECRET}&ssl_ca_certs={self.doors.authority}"
        return f"rediss+sentinel://:{SECRET}@{hosts}/{NAME}/0?{words}"

    async def primary(self) -> Server:
        """The server that the Sentinels name now."""
        async with asyncio.timeout(_START_TIMEOUT_S):
            while True:
                for sentinel in self.sentinels:
                    found = await sentinel.says("SENTINEL", "GET-MASTER-ADDR-BY-NAME", NAME)
                    for server in self.servers:
                        if found and server.port == int(found[1]):
                            return server
                await asyncio.sleep(0.1)

    async def settled(self) -> None:
        """Wait until the replicas follow and the Sentinels know each other."""
        async with asyncio.timeout(_START_TIMEOUT_S):
            while True:
                info = await self.servers[0].says("INFO", "replication") or {}
                others = [await s.says("SENTINEL", "CKQUORUM", NAME) for s in self.sentinels]
                online = sum(info.get(f"slave{n}", {}).get("state") == "online" for n in range(2))
                if online == len(self.servers) - 1 and all(others):
                    return
                await asyncio.sleep(0.1)


@contextlib.asynccontextmanager
async def watched(folder: Path, doors: Doors | None = None) -> AsyncIterator[Watched]:
    """A primary, two replicas, three Sentinels; a dead primary is replaced after some two seconds.

    Behind `doors` the Sentinels have a password too.
    """
    ports, inner = _places(6, doors)
    servers, sentinels = [], []
    for number, port in enumerate(ports[:3]):
        home = folder / f"server{number}"
        words = [*data_words(home, inner[number]), "--replica-announce-ip", "127.0.0.1"]
        words += ["--replica-announce-port", str(port), *(_FROM_BEHIND if doors else [])]
        words += ["--replicaof", f"127.0.0.1 {ports[0]}"] if number else []
        servers.append(Server(home, port, words, inner=inner[number]))
    for number, port in enumerate(ports[3:], 3):
        home = folder / f"sentinel{number}"
        home.mkdir(parents=True)
        locked = f"requirepass {SENTINELS_SECRET}\nsentinel sentinel-pass {SENTINELS_SECRET}\n" if doors else ""
        (home / "sentinel.conf").write_text(
            f"port {inner[number]}\nbind 127.0.0.1\ndir {home}\n{locked}"
            f"sentinel announce-ip 127.0.0.1\nsentinel announce-port {port}\n"
            f"sentinel monitor {NAME} 127.0.0.1 {ports[0]} 2\nsentinel auth-pass {NAME} {SECRET}\n"
            f"sentinel down-after-milliseconds {NAME} 2000\nsentinel failover-timeout {NAME} 3000\n"
        )
        words = [str(home / "sentinel.conf"), "--sentinel", *(_FROM_BEHIND if doors else [])]
        password = SENTINELS_SECRET if doors else None
        sentinels.append(Server(home, port, words, password=password, inner=inner[number]))
    found = Watched(servers, sentinels, doors)
    async with _all_up([*servers, *sentinels]):
        await found.settled()
        yield found


@dataclass(slots=True)
class Cluster:
    """Three primaries with a replica each."""

    servers: list[Server]
    doors: Doors | None = None

    @property
    def url(self) -> str:
        hosts = ",".join(f"127.0.0.1:{server.port}" for server in self.servers)
        if self.doors is None:
            return f"redis+cluster://:{SECRET}@{hosts}"
        return f"rediss+cluster://:{SECRET}@{hosts}?ssl_ca_certs={self.doors.authority}"

    async def serves(self, key: str) -> Server:
        """The primary that has a key's slot now."""
        slot = int(await self.servers[0].says("CLUSTER", "KEYSLOT", key) or 0)
        async with asyncio.timeout(_START_TIMEOUT_S):
            while True:
                for server in self.servers:
                    for row in await server.says("CLUSTER", "SLOTS") or {}:
                        if row[0] <= slot <= row[1]:
                            return next(each for each in self.servers if each.port == row[2][1])
                await asyncio.sleep(0.1)

    async def is_whole(self) -> bool:
        """Whether every server sees all slots served and all replicas following."""
        for server in self.servers:
            state = (await server.says("CLUSTER", "INFO") or b"").decode()
            roles = await server.says("ROLE")
            if roles is None or "cluster_state:ok" not in state:
                return False
            if f"cluster_known_nodes:{len(self.servers)}\r" not in state:
                return False
            if roles[0] == b"slave" and roles[3] != b"connected":
                return False
            if roles[0] == b"master" and len(roles[2]) != 1:
                return False
        return True


@contextlib.asynccontextmanager
async def cluster(folder: Path, doors: Doors | None = None) -> AsyncIterator[Cluster]:
    """A Cluster of three primaries and three replicas."""
    buses = free_ports(6)
    ports, inner = _places(6, doors)
    servers = []
    for number, (port, bus) in enumerate(zip(ports, buses, strict=True)):
        home = folder / f"node{number}"
        words = [
            "--cluster-enabled", "yes", "--cluster-port", str(bus), "--cluster-node-timeout", "3000",
            "--cluster-config-file", str(home / "nodes.conf"), "--cluster-announce-ip", "127.0.0.1",
            "--cluster-announce-port", str(port), *(_FROM_BEHIND if doors else []),
        ]  # fmt: skip
        servers.append(Server(home, port, [*data_words(home, inner[number]), *words], inner=inner[number]))
    found = Cluster(servers, doors)
    async with _all_up(servers):
        await _join(servers, dict(zip(ports, buses, strict=True)))
        async with asyncio.timeout(_START_TIMEOUT_S):
            while not await found.is_whole():
                await asyncio.sleep(0.2)
        yield found


async def _join(servers: list[Server], buses: dict[int, int]) -> None:
    step = _SLOTS // 3
    for number, server in enumerate(servers):
        await server.says("CLUSTER", "SET-CONFIG-EPOCH", number + 1)
        if number < 3:
            last = _SLOTS - 1 if number == 2 else (number + 1) * step - 1
            await server.says("CLUSTER", "ADDSLOTSRANGE", number * step, last)
        if number:
            await server.says("CLUSTER", "MEET", "127.0.0.1", servers[0].port, buses[servers[0].port])
    ids = [(await server.says("CLUSTER", "MYID")).decode() for server in servers]
    async with asyncio.timeout(_START_TIMEOUT_S):
        for number, server in enumerate(servers[3:]):
            while not await server.says("CLUSTER", "REPLICATE", ids[number]):
                await asyncio.sleep(0.1)


@contextlib.asynccontextmanager
async def _all_up(servers: Sequence[Server]) -> AsyncIterator[None]:
    try:
        await asyncio.gather(*(server.start() for server in servers))
        yield
    finally:
        await asyncio.gather(*(server.kill() for server in servers))
