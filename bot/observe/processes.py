"""The processes of one bot: which are alive, in which role, and what each of them sees amiss."""

import json
import logging
import resource
import secrets
import sys
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from redis.exceptions import RedisError

from bot.clock import Timer
from bot.store import keys
from bot.store.client import RedisClient
from bot.store.failover import outage

log = logging.getLogger(__name__)

_BEAT_S = 10.0
_SILENT_AFTER = timedelta(seconds=25)
_FORGOTTEN_AFTER = timedelta(seconds=60)


@dataclass(frozen=True, slots=True)
class Trouble:
    """What a process sees amiss: since when, and what there is to say of it beyond its kind."""

    since: datetime
    detail: str


@dataclass(frozen=True, slots=True)
class Process:
    """One process of the bot, as it last said."""

    name: str
    role: str
    started_at: datetime
    seen_at: datetime
    memory_bytes: int
    troubles: Mapping[str, Trouble]

    @property
    def works(self) -> bool:
        return self.role in ("run", "worker")

    @property
    def receives(self) -> bool:
        return self.role in ("run", "updates")


class Processes:
    """Signs of life, kept in the store.

    `elders` are the processes older than this one that were alive when the store was last read.
    """

    def __init__(self, redis: RedisClient) -> None:
        self._redis = redis
        self._own = ""
        self.elders = 0

    async def beat(self, process: Process) -> None:
        self._own = process.name
        about = {
            "role": process.role, "started_at": process.started_at.timestamp(),
            "seen_at": process.seen_at.timestamp(), "memory_bytes": process.memory_bytes,
            "troubles": {kind: [each.since.timestamp(), each.detail] for kind, each in process.troubles.items()},
        }  # fmt: skip
        await self._redis.hset(keys.PROCESSES, process.name, json.dumps(about))

    async def leave(self, name: str) -> None:
        await self._redis.hdel(keys.PROCESSES, name)

    async def alive(self, now: datetime) -> list[Process]:
        """Those that gave a sign of life lately, oldest first; what is long silent is forgotten."""
        found: list[Process] = []
        for name, value in (await self._redis.hgetall(keys.PROCESSES)).items():
            process = _read(name.decode(), json.loads(value))
            if now - process.seen_at > _FORGOTTEN_AFTER:
                await self._redis.hdel(keys.PROCESSES, process.name)
            elif now - process.seen_at <= _SILENT_AFTER:
                found.append(process)
        found.sort(key=lambda process: process.started_at)
        self.elders = next((older for older, each in enumerate(found) if each.name == self._own), self.elders)
        return found


def _read(name: str, about: Mapping[str, object]) -> Process:
    at = {field: datetime.fromtimestamp(float(str(about[field])), UTC) for field in ("started_at", "seen_at")}
    troubles: object = about.get("troubles")
    read = {
        kind: Trouble(datetime.fromtimestamp(since, UTC), detail)
        for kind, (since, detail) in (troubles.items() if isinstance(troubles, dict) else ())
    }
    return Process(name, str(about["role"]), at["started_at"], at["seen_at"], int(str(about["memory_bytes"])), read)


class Heartbeat:
    """This process's own sign of life, with what it sees amiss."""

    def __init__(self, processes: Processes, *, role: str, clock: Timer) -> None:
        self._processes = processes
        self._role = role
        self._clock = clock
        self._name = secrets.token_hex(4)
        self._started_at: datetime = clock()

    async def run(self, look: Callable[[], Awaitable[Mapping[str, Trouble]]]) -> None:
        """Give it every ten seconds, until cancelled; an unreachable store is waited for."""
        found: Mapping[str, Trouble] = {}
        while True:
            about = Process(self._name, self._role, self._started_at, self._clock(), memory_bytes(), found)
            try:
                await self._processes.beat(about)
            except (RedisError, OSError) as error:
                log.warning("%s", outage(error))
            found = await look()
            if found.keys() == about.troubles.keys():
                await self._clock.sleep(_BEAT_S)

    async def leave(self) -> None:
        try:
            await self._processes.leave(self._name)
        except (RedisError, OSError) as error:
            log.warning("%s", outage(error))


def memory_bytes() -> int:
    """This process's resident memory; its highest so far where the system does not tell the present one."""
    try:
        return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * resource.getpagesize()
    except OSError:
        highest = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return highest if sys.platform == "darwin" else highest * 1024
