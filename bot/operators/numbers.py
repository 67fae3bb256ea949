"""What operators are told of is counted here: in memory as it happens, in the store every second.

What is counted for operators, for all processes and chats together: numbers of each UTC day, signs of life.
"""

import asyncio
import json
import logging
import resource
import secrets
import sys
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from redis.exceptions import RedisError

from bot.clock import Clock
from bot.engine import Ran
from bot.jobs.events import Event, JobEvent
from bot.polyglotvoice.models import ApiCall
from bot.store import keys
from bot.store.client import RedisClient, Renewals
from bot.store.failover import outage

_GONE_AFTER = timedelta(seconds=60)


@dataclass(frozen=True, slots=True)
class Process:
    """One process of the bot, as it last said."""

    name: str
    role: str
    started_at: datetime
    seen_at: datetime
    memory_bytes: int


class DailyCounters:
    """Counters without ids, and the processes that are alive."""

    def __init__(self, redis: RedisClient) -> None:
        self._redis = redis
        self._renewals = Renewals()

    async def add(self, counts: Mapping[str, int], now: datetime) -> None:
        """Add to the counters of the UTC day."""
        name = keys.day(f"{now.astimezone(UTC):%Y-%m-%d}")
        async with self._redis.pipeline(transaction=False) as pipe:
            for counter, count in counts.items():
                pipe.hincrby(name, counter, count)
            if self._renewals.is_time(name):
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


log = logging.getLogger(__name__)

_FLUSH_S = 1.0
_BEAT_EVERY = 10
UNDELIVERED = "undelivered"
_COUNTED = frozenset({Event.ACCEPTED, Event.DELIVERED, Event.FAILED, Event.CANCELLED, Event.SUBMITTED, Event.PARKED})


class Counting:
    """Counters of the day, and this process's sign of life."""

    def __init__(self, *, daily_counters: DailyCounters, role: str, clock: Clock) -> None:
        self._daily_counters = daily_counters
        self._role = role
        self._clock = clock
        self._name = secrets.token_hex(4)
        self._started_at: datetime = clock()
        self._pending: Counter[str] = Counter()

    def job_event(self, moment: JobEvent) -> None:
        """Count a moment of a job's life."""
        if moment.event is Event.CANCELLED and moment.reason is not None:
            self._pending[UNDELIVERED] += 1  # nobody stopped it, and nobody could be told
        elif moment.event in _COUNTED:
            self._pending[moment.event.value] += 1

    def api_called(self, call: ApiCall) -> None:
        """Count one request to PolyglotVoice, and what became of it."""
        self._pending["api_calls"] += 1
        if call.status is None or call.status >= 500:
            self._pending["api_unanswered"] += 1
        else:
            self._pending["api_limited"] += call.status == 429

    def api_unrecognised(self, kind: str) -> None:
        """Count one answer of PolyglotVoice's that holds something unknown."""
        self._pending[f"unrecognised_{kind}"] += 1

    def telegram_called(self, _: str, outcome: str) -> None:
        """Count one call of the Bot API."""
        self._pending["telegram_calls"] += 1
        self._pending["floods"] += outcome == "flooded"

    def step_ran(self, ran: Ran) -> None:
        """Count a step that raised what nobody foresaw."""
        self._pending["step_errors"] += ran.raised

    def error_logged(self) -> None:
        """Count one line of the log that says ERROR."""
        self._pending["errors"] += 1

    async def run(self) -> None:
        """Write what was counted, until cancelled."""
        rounds = 0
        while True:
            if rounds % _BEAT_EVERY == 0:
                await self._beat()
            await asyncio.sleep(_FLUSH_S)
            await self.flush()
            rounds += 1

    async def flush(self) -> None:
        """Write what was counted; what can't be written now is kept for the next time."""
        pending, self._pending = +self._pending, Counter()
        try:
            if pending:
                await self._daily_counters.add(pending, self._clock())
                pending = Counter()
        except (RedisError, OSError) as error:
            log.warning("The day's numbers are not written yet (%s)", type(error).__name__)
        self._pending.update(pending)

    async def leave(self) -> None:
        """Write the rest, and take back the sign of life."""
        await self.flush()
        try:
            await self._daily_counters.leave(self._name)
        except (RedisError, OSError) as error:
            log.warning("%s", outage(error))

    async def _beat(self) -> None:
        now = self._clock()
        try:
            await self._daily_counters.beat(Process(self._name, self._role, self._started_at, now, memory_bytes()))
        except (RedisError, OSError) as error:
            log.warning("%s", outage(error))


def memory_bytes() -> int:
    """This process's resident memory; its highest so far where the system does not tell the present one."""
    try:
        return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * resource.getpagesize()
    except OSError:
        highest = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return highest if sys.platform == "darwin" else highest * 1024


class ErrorCounter(logging.Handler):
    """Hears the log's errors; writes nothing."""

    def __init__(self, counting: Counting) -> None:
        super().__init__(logging.ERROR)
        self._counting = counting

    def emit(self, record: logging.LogRecord) -> None:
        """One more error."""
        del record
        self._counting.error_logged()
