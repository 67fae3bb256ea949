"""What is counted for operators, for all processes and chats together: numbers of each UTC day, signs of life."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.store import keys
from bot.store.client import Client

_GONE_AFTER = timedelta(seconds=60)


@dataclass(frozen=True, slots=True)
class Process:
    """One process of the bot, as it last said."""

    name: str
    role: str
    started_at: datetime
    seen_at: datetime
    memory_bytes: int


@dataclass(frozen=True, slots=True)
class Silence:
    """Since when no call of the service was answered, and how many were tried."""

    since: datetime
    calls: int


class DayBook:
    """Counters without ids, and the processes that are alive."""

    def __init__(self, redis: Client) -> None:
        self._redis = redis

    async def add(self, counts: Mapping[str, int], now: datetime) -> None:
        """Add to the counters of the UTC day."""
        name = keys.day(f"{now.astimezone(UTC):%Y-%m-%d}")
        async with self._redis.pipeline(transaction=False) as pipe:
            for counter, count in counts.items():
                pipe.hincrby(name, counter, count)
            pipe.expire(name, keys.SPENT_TTL_S)
            await pipe.execute()

    async def day(self, day: datetime) -> dict[str, int]:
        """The counters of the UTC day that holds this moment."""
        found = await self._redis.hgetall(keys.day(f"{day.astimezone(UTC):%Y-%m-%d}"))
        return {name.decode(): int(count) for name, count in found.items()}

    async def beat(self, process: Process) -> None:
        """A sign of life."""
        about = {
            "role": process.role, "started_at": process.started_at.timestamp(),
            "seen_at": process.seen_at.timestamp(), "memory_bytes": process.memory_bytes,
        }  # fmt: skip
        await self._redis.hset(keys.PROCESSES, process.name, json.dumps(about))

    async def leave(self, name: str) -> None:
        """The process ends in order."""
        await self._redis.hdel(keys.PROCESSES, name)

    async def processes(self, now: datetime) -> list[Process]:
        """Those that gave a sign of life within a minute, oldest first; the others are forgotten."""
        alive: list[Process] = []
        for name, value in (await self._redis.hgetall(keys.PROCESSES)).items():
            about = json.loads(value)
            seen_at = datetime.fromtimestamp(about["seen_at"], UTC)
            if now - seen_at > _GONE_AFTER:
                await self._redis.hdel(keys.PROCESSES, name.decode())
                continue
            started_at = datetime.fromtimestamp(about["started_at"], UTC)
            alive.append(Process(name.decode(), about["role"], started_at, seen_at, about["memory_bytes"]))
        return sorted(alive, key=lambda process: process.started_at)

    async def service_answered(self) -> None:
        """A call of the service was answered."""
        await self._redis.delete(keys.SILENCE)

    async def service_silent(self, calls: int, now: datetime) -> None:
        """So many more calls were not answered."""
        async with self._redis.pipeline(transaction=False) as pipe:
            pipe.hsetnx(keys.SILENCE, "since", now.timestamp())
            pipe.hincrby(keys.SILENCE, "calls", calls)
            pipe.expire(keys.SILENCE, keys.DAY_S)
            await pipe.execute()

    async def silence(self) -> Silence | None:
        """The service's present silence; None while it answers."""
        since, calls = await self._redis.hmget(keys.SILENCE, ["since", "calls"])
        return Silence(datetime.fromtimestamp(float(since), UTC), int(calls)) if since and calls else None
