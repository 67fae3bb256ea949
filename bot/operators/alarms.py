"""What needs a person, since when, and which operators were told of it."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.store import keys
from bot.store.client import Client

_TOLD = "told:"


@dataclass(frozen=True, slots=True)
class Alarm:
    """A trouble that lasts, and the operators who know of it."""

    kind: str
    since: datetime
    told: frozenset[int]


class Alarms:
    """The alarms that are on; every process sees the same."""

    def __init__(self, redis: Client) -> None:
        self._redis = redis

    async def take_turn(self, for_s: int) -> bool:
        """True for one process in `for_s` seconds."""
        return bool(await self._redis.set(keys.WATCHMAN_TURN, b"1", nx=True, ex=for_s))

    async def get(self, kind: str) -> Alarm | None:
        """The alarm, while it is on."""
        found = await self._redis.hgetall(keys.alarm(kind))
        if b"since" not in found:
            return None
        told = frozenset(int(name.decode()[len(_TOLD) :]) for name in found if name.startswith(_TOLD.encode()))
        return Alarm(kind, datetime.fromtimestamp(float(found[b"since"]), UTC), told)

    async def switch_on(self, kind: str, now: datetime) -> Alarm:
        """Begin an alarm, unless it is on already; returns it."""
        async with self._redis.pipeline(transaction=False) as pipe:
            pipe.hsetnx(keys.alarm(kind), "since", now.timestamp())
            await pipe.execute()
        return await self.get(kind) or Alarm(kind, now, frozenset())

    async def note_told(self, kind: str, operator: int) -> None:
        """The operator knows of it."""
        await self._redis.hset(keys.alarm(kind), f"{_TOLD}{operator}", 1)

    async def note_calmed(self, kind: str, operator: int) -> None:
        """The operator knows that it is over."""
        await self._redis.hdel(keys.alarm(kind), f"{_TOLD}{operator}")

    async def switch_off(self, kind: str) -> None:
        """The alarm is over, and everybody knows."""
        await self._redis.delete(keys.alarm(kind))

    async def seen(self) -> list[tuple[float, int]]:
        """The backlogs of the last rounds: (epoch s, how many waited), oldest first."""
        found = await self._redis.get(keys.WATCHMAN_SEEN)
        return [] if found is None else [(float(at), int(waiting)) for at, waiting in json.loads(found)]

    async def remember_seen(self, samples: list[tuple[float, int]]) -> None:
        """Keep them for the next round."""
        await self._redis.set(keys.WATCHMAN_SEEN, json.dumps(samples), ex=keys.DAY_S)
