"""What each account's tasks taught: kept in the store, shared by all processes, fitted when there is news.

How long an account's last tasks took, by kind of source: numbers only, no names, no ids of tasks or chats.
"""

import json
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from bot.accounts.watchlist import WatchedTask
from bot.clock import Clock, Spans
from bot.jobs.record import Job
from bot.polling.forecast import ENOUGH, WINDOW, Forecast, Observation, fit, missed_share
from bot.polling.schedule import ScheduledTask
from bot.store import keys
from bot.store.client import RedisClient
from bot.store.lately import Renewals

Row = Sequence[float | None]
"""One ended task; what its numbers mean is for the writer to know."""

_READ_AGAIN = timedelta(minutes=10)
"""What other processes learned is read so often."""

_MOST_KEPT = 2000


class Durations:
    """The last `WINDOW` rows of each account and kind, shared by all processes."""

    def __init__(self, redis: RedisClient) -> None:
        self._redis = redis
        self._renewals = Renewals()

    async def note(self, account_id: str, kind: str, row: Row) -> None:
        """Add a row; the oldest beyond `WINDOW` go, now and then."""
        name = keys.durations(account_id, kind)
        async with self._redis.pipeline(transaction=False) as pipe:
            pipe.lpush(name, json.dumps(row, separators=(",", ":")))
            if self._renewals.is_time(name):
                pipe.ltrim(name, 0, WINDOW - 1)
                pipe.expire(name, keys.DURATIONS_TTL_S)
            await pipe.execute()

    async def recent(self, account_id: str, kind: str) -> list[Row]:
        """The rows, newest first; what can't be read is left out."""
        found = await self._redis.lrange(keys.durations(account_id, kind), 0, WINDOW - 1)
        return [row for stored in found if isinstance(row := _read(stored), list)]


@dataclass(slots=True)
class _Memory:
    observations: list[Observation]
    read_at: datetime
    forecast: Forecast | None = None
    missed: float = 1.0
    news: int = field(default=0)


class LearnedForecasts:
    """Laws by account and kind of source."""

    def __init__(self, *, durations: Durations, clock: Clock) -> None:
        self._durations = durations
        self._clock = clock
        self._spans = Spans(clock)
        self._kept: OrderedDict[tuple[str, str], _Memory] = OrderedDict()

    async def scheduled(self, account_id: str, tasks: Sequence[WatchedTask], now: datetime) -> list[ScheduledTask]:
        """Tasks as the schedule wants to know them."""
        known = {kind: await self._memory(account_id, kind, now) for kind in {watched.kind for watched in tasks}}
        return [_scheduled(watched, known[watched.kind]) for watched in tasks]

    async def note(self, account_id: str, watched: WatchedTask, seen: Observation) -> None:
        """Learn from a task that has just ended; nothing, where the clock was set meanwhile."""
        if not self._spans.is_true_from(datetime.fromtimestamp(watched.submitted_at, UTC)):
            return
        kind = watched.kind
        memory = await self._memory(account_id, kind, self._clock())
        await self._durations.note(account_id, kind, row_of(seen))
        memory.observations.insert(0, seen)
        del memory.observations[WINDOW:]
        memory.news += 1
        count = len(memory.observations)
        # A fit costs some milliseconds: it is made for each fifth that is new.
        if memory.news >= max(1, count // 5) and count >= ENOUGH:
            _learn(memory)
        else:
            memory.missed = missed_share(memory.observations)

    async def _memory(self, account_id: str, kind: str, now: datetime) -> _Memory:
        name = account_id, kind
        memory = self._kept.get(name)
        if memory is None or now - memory.read_at >= _READ_AGAIN:
            memory = _Memory(_observations(await self._durations.recent(account_id, kind)), now)
            _learn(memory)
            self._kept[name] = memory
            while len(self._kept) > _MOST_KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(name)
        return memory


def source_kind(job: Job) -> str:
    """The kind of a job's source, as durations are told apart; `?` where its length is not known."""
    kind = "link" if job.sent.media is None else job.sent.media.kind
    return kind if job.task.length_s is not None else f"{kind}?"


def row_of(seen: Observation) -> Row:
    """An observation as the store keeps it."""
    return [seen.length_s, round(seen.low_s, 3), round(seen.high_s, 3), int(seen.hinted)]


def _read(stored: bytes) -> object:
    try:
        return json.loads(stored)
    except ValueError:
        return None


def _scheduled(watched: WatchedTask, memory: _Memory) -> ScheduledTask:
    submitted_at = datetime.fromtimestamp(watched.submitted_at, UTC)
    return ScheduledTask(submitted_at, watched.checks, watched.length_s, memory.forecast, hinted=memory.missed < 1)


def _learn(memory: _Memory) -> None:
    memory.forecast = fit(memory.observations)
    memory.missed = missed_share(memory.observations)
    memory.news = 0


def _observations(rows: Sequence[Row]) -> list[Observation]:
    found = []
    for row in rows:
        match row:
            case [None | float() | int() as length_s, float() | int() as low_s, float() | int() as high_s, hinted]:
                found.append(Observation(length_s, low_s, high_s, bool(hinted)))
    return found
