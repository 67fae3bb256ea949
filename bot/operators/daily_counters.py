"""What operators are told of, by the UTC day and for all processes together: counters without ids, in the store."""

import asyncio
import logging
from collections import Counter
from collections.abc import Mapping
from datetime import UTC, datetime

from redis.exceptions import RedisError

from bot.clock import Clock
from bot.store import keys
from bot.store.client import RedisClient
from bot.store.lately import Renewals

log = logging.getLogger(__name__)

_FLUSH_S = 3.0


class DailyCounters:
    """Adds what this process has counted (`pending`) to the day's counters every few seconds."""

    def __init__(self, redis: RedisClient, pending: Counter[str], clock: Clock) -> None:
        self._redis = redis
        self._pending = pending
        self._clock = clock
        self._renewals = Renewals()

    async def run(self) -> None:
        """Write what was counted, until cancelled."""
        while True:
            await asyncio.sleep(_FLUSH_S)
            await self.flush()

    async def flush(self) -> None:
        """Write what was counted; what can't be written now is kept for the next time."""
        counts = +self._pending
        self._pending.clear()
        try:
            await self.add(counts, self._clock())
        except (RedisError, OSError) as error:
            self._pending.update(counts)
            log.warning("The day's numbers are not written yet (%s)", type(error).__name__)

    async def add(self, counts: Mapping[str, int], now: datetime) -> None:
        if not counts:
            return
        name = keys.day(f"{now.astimezone(UTC):%Y-%m-%d}")
        async with self._redis.pipeline(transaction=False) as pipe:
            for counter, count in counts.items():
                pipe.hincrby(name, counter, count)
            if self._renewals.is_time(name):
                pipe.expire(name, keys.SPENT_TTL_S)
            await pipe.execute()

    async def day(self, day: datetime) -> dict[str, int]:
        found = await self._redis.hgetall(keys.day(f"{day.astimezone(UTC):%Y-%m-%d}"))
        return {name.decode(): int(count) for name, count in found.items()}


class ErrorCounter(logging.Handler):
    """Hears the log's errors; writes nothing."""

    def __init__(self, pending: Counter[str]) -> None:
        super().__init__(logging.ERROR)
        self._pending = pending

    def emit(self, record: logging.LogRecord) -> None:
        del record
        self._pending["errors"] += 1
