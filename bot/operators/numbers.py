"""What operators are told of, counted by the UTC day: in memory as it happens, in the store every few seconds."""

import asyncio
import logging
from collections import Counter
from collections.abc import Mapping
from datetime import UTC, datetime

from redis.exceptions import RedisError

from bot.clock import Clock
from bot.engine import Ran
from bot.jobs.journal import JobMoment, Moment
from bot.polyglotvoice.models import ApiCall
from bot.store import keys
from bot.store.client import RedisClient
from bot.store.lately import Renewals

log = logging.getLogger(__name__)

_FLUSH_S = 3.0
UNDELIVERED = "undelivered"
_COUNTED = frozenset(
    {Moment.ACCEPTED, Moment.DELIVERED, Moment.FAILED, Moment.CANCELLED, Moment.SUBMITTED, Moment.PARKED}
)


class DailyCounters:
    """Counters without ids."""

    def __init__(self, redis: RedisClient) -> None:
        self._redis = redis
        self._renewals = Renewals()

    async def add(self, counts: Mapping[str, int], now: datetime) -> None:
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


class Counting:
    """Counters of the day."""

    def __init__(self, *, daily_counters: DailyCounters, clock: Clock) -> None:
        self._daily_counters = daily_counters
        self._clock = clock
        self._pending: Counter[str] = Counter()

    def job_event(self, moment: JobMoment) -> None:
        if moment.kind is Moment.CANCELLED and moment.reason is not None:
            self._pending[UNDELIVERED] += 1  # nobody stopped it, and nobody could be told
        elif moment.kind in _COUNTED:
            self._pending[moment.kind.value] += 1

    def api_called(self, call: ApiCall) -> None:
        self._pending["api_calls"] += 1
        if call.status is None or call.status >= 500:
            self._pending["api_unanswered"] += 1
        else:
            self._pending["api_limited"] += call.status == 429

    def api_unrecognised(self, kind: str) -> None:
        self._pending[f"unrecognised_{kind}"] += 1

    def telegram_called(self, _: str, outcome: str) -> None:
        self._pending["telegram_calls"] += 1
        self._pending["floods"] += outcome == "flooded"

    def step_ran(self, ran: Ran) -> None:
        self._pending["step_errors"] += ran.raised

    def error_logged(self) -> None:
        self._pending["errors"] += 1

    async def run(self) -> None:
        """Write what was counted, until cancelled."""
        while True:
            await asyncio.sleep(_FLUSH_S)
            await self.flush()

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


class ErrorCounter(logging.Handler):
    """Hears the log's errors; writes nothing."""

    def __init__(self, counting: Counting) -> None:
        super().__init__(logging.ERROR)
        self._counting = counting

    def emit(self, record: logging.LogRecord) -> None:
        del record
        self._counting.error_logged()
