"""What dead workers had in hand is handed on at once, without waiting for the engine's own time-out.

A worker is dead when its heartbeat stands still for some seconds while this process can read the store. Heartbeats are
compared with nothing but themselves: neither with a clock, which may be set or differ, nor across an outage of the
store, in which nobody's moves on.
"""

import time
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import UTC, datetime

from docket import Docket

HEARTBEAT_S = 1.0
MISSED_HEARTBEATS = 4
_DEAD_AFTER_S = HEARTBEAT_S * MISSED_HEARTBEATS
_MOST_A_PASS_S = 3.0
"""So much of the time between two passes counts: an outage may fill the rest."""

_UNBEGUN_MS = 2000


class Heartbeats:
    """Which workers are dead, by their heartbeats as this process has seen them."""

    def __init__(self, steady: Callable[[], float] = time.monotonic) -> None:
        self._steady = steady
        self._seen_at_s: float | None = None
        self._still: dict[bytes, tuple[float | None, float]] = {}

    def dead(self, workers: Iterable[bytes], beats: Mapping[bytes, float], now_s: float) -> set[bytes]:
        """Those of the workers that are dead; `beats` are their last heartbeats (epoch s), as far as there are any.

        The first time, when nothing was seen yet, they are judged by the time that it is.
        """
        seen_at_s, self._seen_at_s = self._seen_at_s, self._steady()
        passed_s = 0.0 if seen_at_s is None else min(_MOST_A_PASS_S, self._seen_at_s - seen_at_s)
        still = {}
        for name in workers:
            beat = beats.get(name)
            if seen_at_s is None:
                still[name] = beat, now_s - (beat or 0.0)
            else:
                before, still_s = self._still.get(name, (beat, -passed_s))
                still[name] = beat, still_s + passed_s if before == beat else 0.0
        self._still = still
        return {name for name, (_, still_s) in still.items() if still_s >= _DEAD_AFTER_S}


class Reclaim:
    """Finds steps that nobody works on, though the engine believes so."""

    def __init__(self, docket: Docket, worker: str, under_way: Collection[str], redelivery_timeout_s: float) -> None:
        self._docket = docket
        self._worker = worker.encode()
        self._under_way = under_way
        self._idle_ms = int(redelivery_timeout_s * 1000) + 1000
        self._heartbeats = Heartbeats()

    async def run(self, *, alone: bool) -> int:
        """Hand on the steps of dead workers, and those given to this one and never begun; returns how many.

        `alone` says that nobody else can be alive. A step is given and not begun when the store went away in between.
        """
        async with self._docket.redis() as redis:
            stream, group = self._docket.stream_key, self._docket.worker_group_name
            if not await redis.exists(stream):
                return 0
            beats = dict(await redis.zrange(self._docket.workers_set, 0, -1, withscores=True))
            pending = await redis.xpending_range(stream, group, "-", "+", 1000)
            others = {p["consumer"] for p in pending} - {self._worker}
            dead = others if alone else self._heartbeats.dead(others, beats, datetime.now(UTC).timestamp())
            lost = [p["message_id"] for p in pending if p["consumer"] in dead]
            own = [p for p in pending if p["consumer"] == self._worker]
            for entry in (p for p in own if p["time_since_delivered"] > _UNBEGUN_MS):
                for _, step in await redis.xrange(stream, entry["message_id"], entry["message_id"]):
                    if step.get(b"key", b"").decode() not in self._under_way:
                        lost.append(entry["message_id"])
            if lost:
                await redis.xclaim(stream, group, "dead", 0, lost, idle=self._idle_ms, justid=True)
                await redis.delete(self._docket.redelivery_sweep_key)
            return len(lost)
