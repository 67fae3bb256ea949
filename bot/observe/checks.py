"""The checks themselves. Each tries what it claims; what they measure by the way stands in `numbers`."""

import asyncio
import math
import time
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

from redis.exceptions import NoPermissionError, RedisError

from bot.accounts.circuit_breaker import ServiceOutage
from bot.chats.rulebook import RuleBook
from bot.clock import Clock
from bot.engine import Depth
from bot.observe.health import BACKLOG, Check
from bot.observe.processes import Process, Processes, Trouble
from bot.polyglotvoice.errors import ApiError, Refused
from bot.polyglotvoice.wire.response import Response
from bot.store import fitness, keys
from bot.store.client import RedisClient
from bot.store.failover import is_foreign
from bot.store.lately import Lately
from bot.telegram.incoming.inbox import oldest_update_at

_LONGEST_S = 30.0
"""So long the service may be silent before somebody is told."""
_LATE_S = 20.0
"""So long a step or an update may wait."""

_INSPECT_EVERY_S = 30.0
_FOREIGN_S = 600.0
_ANSWERS = ("ok", "refused", "flooded")
_SILENT_S = 32.0
"""Longer than a long poll without updates."""

_UNFETCHED_S = 60.0
"""Longer than a long poll and the longest wait before it."""

_PATIENCE_S = 20.0
_LONG_PAUSE = timedelta(minutes=1)
"""Telegram's usual pauses are shorter, and pass while a job waits."""

_FEW_DAYS = 3


def told(by: Callable[[], str | None]) -> Check:

    async def tell() -> str | None:
        return by()

    return tell


class StoreChecks:
    """What can be seen in the store alone, by a process of the bot as by the doctor."""

    def __init__(
        self, *, redis: RedisClient, impatient: RedisClient, processes: Processes,
        depth: Callable[[], Awaitable[Depth]], rules: RuleBook, clock: Clock, bot_id: str | None = None,
    ) -> None:  # fmt: skip
        self._bot_id = bot_id
        self._redis = redis
        self._impatient = impatient
        self._processes = processes
        self._depth = depth
        self._rules = rules
        self._clock = clock
        self._inspected_s = -_INSPECT_EVERY_S
        self._faults: dict[str, str] = {}
        self._lately: Lately[list[Process]] = Lately()
        self._reading = asyncio.Lock()
        self._may_lack = False
        self._foreign_s, self._foreign_what = -math.inf, ""
        self.numbers: dict[str, float] = {}

    def all(self) -> Mapping[str, Check]:
        return {
            "store": self._store, "memory": self._memory, "policy": self._policy,
            "aof": told(lambda: self._faults.get("aof")), "foreign": self._foreign, "steps": self._steps,
            "workers": partial(self._none_that, "workers", lambda process: process.works),
            "receivers": partial(self._none_that, "receivers", lambda process: process.receives),
            "updates": self._updates, "pause": self._pause, BACKLOG: self._backlog,
        }  # fmt: skip

    async def _store(self) -> str | None:
        try:
            await fitness.write(self._impatient)  # with patience it would not be told why in time
            refusal = fitness.refusal(self._redis)
            if is_foreign(refusal):
                self.foreign_met("a value of another type, see the log")
            # Only where something was refused: all rights are tried by some fifty commands.
            self._may_lack |= isinstance(refusal, NoPermissionError)
            lacking = await fitness.lacks(self._impatient) if self._may_lack else None
            self._may_lack = lacking is not None
        except (RedisError, OSError) as error:
            return fitness.sentence_of(error)
        return lacking

    def foreign_met(self, what: str) -> None:
        """Something stood in the store that no version of the bot writes."""
        self._foreign_s, self._foreign_what = time.monotonic(), what

    async def _foreign(self) -> str | None:
        met = self._foreign_what if time.monotonic() - self._foreign_s < _FOREIGN_S else None
        return self._faults.get("owner") or met

    async def _memory(self) -> str | None:
        left = await fitness.memory(self._redis)
        self.numbers["store_memory_left"] = 1.0 if left is None else left
        return None if left is None or left >= fitness.LEAST_MEMORY_LEFT else f"{left:.0%}"

    async def _policy(self) -> str | None:
        if time.monotonic() - self._inspected_s >= _INSPECT_EVERY_S:
            self._inspected_s = time.monotonic()
            found = await fitness.configured(self._redis, self._bot_id)
            self._faults = {fault.kind: fault.sentence for fault in found}
        return self._faults.get("policy")

    async def _none_that(self, number: str, does: Callable[[Process], bool]) -> str | None:
        async with self._reading:  # so that both read once
            alive = await self._lately.read("alive", lambda: self._processes.alive(self._clock()))
        self.numbers[number] = sum(map(does, alive))
        return "" if alive and not self.numbers[number] else None

    async def _pause(self) -> Trouble | None:
        pause = await self._rules.pause()
        return None if pause is None else Trouble(pause.since, pause.reason or "/pause")

    async def _backlog(self) -> Trouble | None:
        """One process for all sees what grows, and this is its word."""
        since, ended = await self._redis.hmget(keys.alarm(BACKLOG), ["since", "ended"])
        return None if since is None or ended is not None else Trouble(datetime.fromtimestamp(float(since), UTC), "")

    async def _steps(self) -> str | None:
        depth = await self._depth()
        return f"{depth.oldest_s:.0f} s, {depth.ready}" if depth.oldest_s > _LATE_S else None

    async def _updates(self) -> str | None:
        since = await oldest_update_at(self._redis)
        waited = timedelta(0) if since is None else self._clock() - since
        self.numbers["oldest_update"] = max(0.0, waited.total_seconds())
        return f"{waited.total_seconds():.0f} s" if waited.total_seconds() > _LATE_S else None


class TelegramChecks:
    """Whether Telegram answers this process, and whether updates come; hears of every call.

    `ask` asks Telegram for something small where nothing was answered for a while; it must not raise. `paused_until`
    tells until when nothing may be sent to a chat, or to anybody, as Telegram asked.
    """

    def __init__(
        self, ask: Callable[[], Coroutine[Any, Any, None]],
        paused_until: Callable[[int | None, datetime], Awaitable[datetime | None]], clock: Clock,
    ) -> None:  # fmt: skip
        self._ask = ask
        self._paused_until = paused_until
        self._clock = clock
        self._asking: asyncio.Task[None] | None = None
        self._answered_s = time.monotonic()
        self._last = "ok"
        self._is_away = False
        self.poller: Callable[[], str | None] = lambda: None
        self.failing: Callable[[], tuple[float, str] | None] = lambda: None
        self.undelivered: Callable[[], tuple[int, str]] = lambda: (0, "")
        self.numbers: dict[str, float] = {}

    def called(self, method: str, outcome: str) -> None:
        del method
        self._last = outcome
        if outcome in _ANSWERS:
            self._answered_s = time.monotonic()

    def all(self) -> Mapping[str, Check]:
        return {"telegram": self._telegram, "poller": self._poller, "webhook": self._webhook}

    async def _poller(self) -> str | None:
        return self.poller()  # that of now: another is set once updates are asked for

    async def _telegram(self) -> Trouble | str | None:
        silent_s = self.numbers["telegram_silent"] = time.monotonic() - self._answered_s
        if silent_s > (_SILENT_S if self._last in _ANSWERS else _PATIENCE_S) and (
            self._asking is None or self._asking.done()
        ):
            self._asking = asyncio.create_task(self._ask(), name="does Telegram answer")
        if (failing := self.failing()) is not None and (self._is_away or failing[0] >= _UNFETCHED_S):
            # Whatever else it answers: nothing that people send is seen.
            self._is_away = True
            return Trouble(self._clock() - timedelta(seconds=failing[0]), f"getUpdates: {failing[1]}")
        self._is_away = self._last not in _ANSWERS and silent_s >= _PATIENCE_S
        if not self._is_away:
            return await self._long_pause()
        since = self._clock() - timedelta(seconds=silent_s)
        return Trouble(since, "HTTP 5xx" if self._last == "broken" else "no answer")

    async def _long_pause(self) -> str | None:
        """Telegram answers, and lets nothing be sent: to people that is the same."""
        now = self._clock()
        until = await self._paused_until(None, now)
        return None if until is None or until - now < _LONG_PAUSE else f"429, until {until:%d %b, %H:%M} UTC"

    async def _webhook(self) -> str | None:
        pending, trouble = self.undelivered()
        self.numbers["webhook_pending"] = pending
        return f"{pending}: {trouble}" if pending and trouble else None


def leads_elsewhere(to: str) -> str:
    """What is wrong with an address of the API that answers with a redirect."""
    return f"leads to {to}, where no key is sent after it: write the API's own address into POLYGLOTVOICE_API_URL"


class ServiceChecks:
    """Whether PolyglotVoice answers, at the address and with the operator's key that the settings name.

    `is_refused` tells of the operator's key, and `key_since` when it was first used here (epoch s), None without one.
    `address` is what is wrong with the address, `settings` with names in the environment, as far as anybody looked.
    """

    def __init__(
        self, *, outage: ServiceOutage, uploads: ServiceOutage, is_refused: Callable[[], Awaitable[bool]],
        key_since: Callable[[], Awaitable[float | None]], clock: Clock,
    ) -> None:  # fmt: skip
        self._outage = outage
        self._uploads = uploads
        self._is_refused = is_refused
        self._key_since = key_since
        self._clock = clock
        self.address: str | None = None
        self.settings: str | None = None
        self._led: str | None = None
        self.numbers: dict[str, float] = {}

    def all(self) -> Mapping[str, Check]:
        return {
            "service": partial(self._silence, self._outage), "uploads": self._no_uploads, "key": self._key,
            "expiry": self._days, "address": told(lambda: self.address or self._led),
            "settings": told(lambda: self.settings),
        }  # fmt: skip

    def answered(self, endpoint: str, _: Response, error: ApiError | None) -> None:
        """What the API answered. That it leads elsewhere is seen by the calls themselves; a file may lie elsewhere."""
        if endpoint not in ("download", "source", "convert_audio"):
            is_led = isinstance(error, Refused) and error.reason_kind == "redirect"
            self._led = leads_elsewhere(str(error)) if is_led else None

    async def _no_uploads(self) -> Trouble | None:
        # A service that does not answer takes no uploads either, and that is told already.
        return None if await self._outage.away() is not None else await self._silence(self._uploads)

    async def _silence(self, outage: ServiceOutage) -> Trouble | None:
        since = await outage.away()
        if since is None or (self._clock() - since).total_seconds() < _LONGEST_S:
            return None
        return Trouble(since, await outage.why())

    async def _key(self) -> str | None:
        return "" if await self._is_refused() else None

    async def _days(self) -> str | None:
        since = await self._key_since()
        if since is None:
            return None
        left_s = self.numbers["key_left"] = max(0.0, since + keys.KEY_LIFE_S - self._clock().timestamp())
        return f"{left_s / keys.DAY_S:.0f}" if left_s <= _FEW_DAYS * keys.DAY_S else None
