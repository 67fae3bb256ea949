"""What operators are told of is counted here: in memory as it happens, in the store every second."""

import asyncio
import logging
import resource
import secrets
import sys
from collections import Counter
from datetime import datetime
from pathlib import Path

from redis.exceptions import RedisError

from bot.jobs.engine import Ran
from bot.jobs.journal import Event, Noted
from bot.jobs.life import Clock
from bot.polyglotvoice.models import ApiCall
from bot.store.daybook import DayBook, Process
from bot.store.outages import outage

log = logging.getLogger(__name__)

_FLUSH_S = 1.0
_BEAT_EVERY = 10
_COUNTED = frozenset({Event.ACCEPTED, Event.DELIVERED, Event.FAILED, Event.CANCELLED, Event.SUBMITTED, Event.PARKED})


class Counting:
    """Counters of the day, the service's silence, and this process's sign of life."""

    def __init__(self, *, daybook: DayBook, role: str, clock: Clock) -> None:
        self._daybook = daybook
        self._role = role
        self._clock = clock
        self._name = secrets.token_hex(4)
        self._started_at: datetime = clock()
        self._pending: Counter[str] = Counter()
        self._answered = 0
        self._unanswered = 0

    def job_noted(self, noted: Noted) -> None:
        """Count a moment of a job's life."""
        if noted.event in _COUNTED:
            self._pending[noted.event.value] += 1

    def api_called(self, call: ApiCall) -> None:
        """Count one request to PolyglotVoice, and whether it is silent."""
        self._pending["api_calls"] += 1
        if call.status is None or call.status >= 500:
            self._pending["api_unanswered"] += 1
            self._unanswered += 1
        else:
            self._pending["api_limited"] += call.status == 429
            self._answered += 1

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
        answered, self._answered = self._answered, 0
        unanswered, self._unanswered = self._unanswered, 0
        try:
            if pending:
                await self._daybook.add(pending, self._clock())
                pending = Counter()
            if answered:
                await self._daybook.service_answered()
            elif unanswered:
                await self._daybook.service_silent(unanswered, self._clock())
        except (RedisError, OSError) as error:
            log.warning("The day's numbers are not written yet (%s)", type(error).__name__)
            self._answered += answered
            self._unanswered += unanswered
        self._pending.update(pending)

    async def leave(self) -> None:
        """Write the rest, and take back the sign of life."""
        await self.flush()
        try:
            await self._daybook.leave(self._name)
        except (RedisError, OSError) as error:
            log.warning("%s", outage(error))

    async def _beat(self) -> None:
        now = self._clock()
        try:
            await self._daybook.beat(Process(self._name, self._role, self._started_at, now, memory_bytes()))
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
