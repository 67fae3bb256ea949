"""When the watcher comes by an account next, and the loop that makes the rounds that are due.

Rounds are planned in the store, not as steps of the engine: with hundreds of accounts there are a hundred in a second,
and one taken together with others from a sorted set costs a tenth of a step.
"""

import asyncio
import contextlib
import logging
import time
from collections.abc import Awaitable, Callable, Iterable
from datetime import datetime, timedelta

from redis.exceptions import RedisError

from bot.clock import Clock
from bot.errors import new_error_id
from bot.jobs.engine import DRAIN_TIMEOUT_S, Engine, Ran
from bot.jobs.lifecycle import WATCH
from bot.store.failover import outage
from bot.store.rounds import Round, RoundBook
from bot.tasks import end, undisturbed

log = logging.getLogger(__name__)

_TAKEN_S = 20.0
"""A round under way is nobody else's for so long; after a crash it is made again then."""

_HELD_EVERY_S = 5.0
_POLL_S = 0.5
"""What other processes plan is seen so late at most; they add a step where it must be sooner."""

_GRAIN_S = 0.02
"""Rounds that are due within this are taken together."""

_AT_ONCE = 64
_OUTAGE_S = 1.0

Make = Callable[[str], Awaitable[datetime | None]]


class Rounds:
    """Plans rounds; makes those that are due in this process, while it runs.

    `on_run` hears of each round that was made here, and must not raise.
    """

    def __init__(
        self, *, book: RoundBook, engine: Engine, clock: Clock, on_run: Callable[[Ran], None] = lambda _: None
    ) -> None:
        self._book = book
        self.engine = engine
        self.clock = clock
        self._on_run = on_run
        self._make: Make | None = None
        self._under_way: dict[str, tuple[datetime, asyncio.Task[None]]] = {}
        self._again: set[str] = set()
        self._unfinished: set[str] = set()
        self._sooner = asyncio.Event()
        self._wakes_at: datetime | None = None
        self._held_s = 0.0

    def serve(self, make: Make) -> None:
        """Name what makes a round: it takes an account, plans the next round, and returns when that is."""
        self._make = make

    async def plan(self, account_id: str, at: datetime, expected: Iterable[tuple[str, datetime]] = ()) -> None:
        """Have the account's round made then, unless it is planned for earlier; `expected` as in the book."""
        await self._book.plan(account_id, at, expected)
        if self._wakes_at is not None:
            if at < self._wakes_at:
                self._sooner.set()
        elif at <= self.clock() + timedelta(seconds=_POLL_S):
            await self.engine.at(WATCH, account_id, at)

    async def run(self) -> None:
        """Make rounds until cancelled; then finish what is under way, for some seconds at most."""
        try:
            while True:
                self._sooner.clear()
                self._wakes_at = self.clock() + timedelta(seconds=_POLL_S)
                next_at = await self._take()
                await asyncio.sleep(_GRAIN_S)
                await self._sleep_until(next_at)
        finally:
            self._wakes_at = None
            await self._drain()

    async def _sleep_until(self, next_at: datetime | None) -> None:
        now = self.clock()
        wait_s = _POLL_S if next_at is None else min(_POLL_S, (next_at - now).total_seconds())
        if wait_s > 0:
            self._wakes_at = now + timedelta(seconds=wait_s)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._sooner.wait(), wait_s)

    async def _take(self) -> datetime | None:
        """Begin the rounds that are due, as far as there is room; when the next one is."""
        now = self.clock()
        until = now + timedelta(seconds=_TAKEN_S)
        try:
            await self._hold(until)
            for account_id in list(self._unfinished):
                await self._book.plan(account_id, now)
                self._unfinished.discard(account_id)
            room = _AT_ONCE - len(self._under_way)
            taken, next_at = await self._book.take(now, until, room) if room > 0 else ([], None)
        except (RedisError, OSError) as error:
            log.warning("%s", outage(error))
            await asyncio.sleep(_OUTAGE_S)
            return None
        for due in taken:
            if due.account_id in self._under_way:
                self._again.add(due.account_id)
            else:
                self._begin(due, until)
        return next_at

    async def _hold(self, until: datetime) -> None:
        if time.monotonic() - self._held_s < _HELD_EVERY_S:
            return
        self._held_s = time.monotonic()
        if self._under_way:
            await self._book.hold({account_id: taken for account_id, (taken, _) in self._under_way.items()}, until)
            self._under_way = {account_id: (until, task) for account_id, (_, task) in self._under_way.items()}

    def _begin(self, due: Round, until: datetime) -> None:
        task = asyncio.create_task(self._round(due), name=f"round of {due.account_id}")
        self._under_way[due.account_id] = (until, task)

    async def _round(self, due: Round) -> None:
        account_id, began_s, raised = due.account_id, time.monotonic(), False
        late_s = max(0.0, (self.clock() - due.at).total_seconds())
        try:
            if self._make is None:
                raise RuntimeError("nobody makes rounds")
            if await self._make(account_id) is None:
                await self._book.drop(account_id, self._under_way[account_id][0])
        except (RedisError, OSError) as error:
            log.warning("%s", outage(error), extra={"account": account_id})
            self._unfinished.add(account_id)
        except Exception:  # the last line of defence: the round comes up again when its time is over
            log.exception("The round of %s failed, error %s", account_id, new_error_id())
            raised = True
        finally:
            del self._under_way[account_id]
        self._on_run(Ran(WATCH, late_s, time.monotonic() - began_s, raised))
        if account_id in self._again:
            self._again.discard(account_id)
            self._unfinished.add(account_id)

    async def _drain(self) -> None:
        if self._under_way:
            await undisturbed(_wait([task for _, task in self._under_way.values()]))


async def _wait(tasks: "list[asyncio.Task[None]]") -> None:
    _, late = await asyncio.wait(tasks, timeout=DRAIN_TIMEOUT_S)
    await end(*late)
