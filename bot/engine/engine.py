"""The engine: adds steps, and runs those that are due until it is told to end.

It is our own: docket sends 31 commands a second when idle and 31 for a step, is 259 ms late (p95) and unpickles what it
reads; saq is 959 ms late, holds a connection for each step it may run and knows no Cluster; taskiq neither runs one key
at a time nor moves a step. Each needs more code around it than this queue has, which sends 2 commands a second when
idle and 10 for a step, and is 6 ms late.
"""

import asyncio
import contextlib
import logging
import secrets
import socket
import time
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from redis.exceptions import RedisError, ResponseError

from bot.clock import Timer
from bot.concurrency import bounded, end, undisturbed
from bot.engine.heartbeats import HEARTBEAT_S, Heartbeats
from bot.engine.queue import Depth, How, StepQueue
from bot.engine.steps import Ran, Running, Step, entry_of
from bot.store.client import RedisClient
from bot.store.failover import outage

log = logging.getLogger(__name__)

DRAIN_TIMEOUT_S = 6.0
_MOST_AT_ONCE = 200
_MOST_A_TURN = 16
_BUSY_FROM, _MOST_WHEN_BUSY = 16, 4
"""Who has much in hand takes little at a time, so that others share the work."""

_LOOK_EVERY_S = 6.0
"""So late at most is seen what a process planned that died before it was due."""

_LISTEN_S = 10
_ENDED_WITHIN_S, _MOST_ENDED = 0.5, 50
"""So late at most, and together with so many others, the store is told of a step's end: mostly with the next turn."""

_STORE_DELAY_S = 1.0
_LEAVE_S = 1.5
_SOON_S = 300.0


class Engine:
    """One process' side of the engine. All due times are by `clock`.

    Each step and id stand in the queue once. Adding what waits changes nothing; what is added while it runs runs once
    more afterwards. Those of `on_run` hear of each run here, `on_drop` of each entry that no version of the bot has
    written; neither may raise.
    """

    def __init__(
        self,
        store: RedisClient,
        *,
        clock: Timer,
        concurrency: int = _MOST_AT_ONCE,
        drain_timeout_s: float = DRAIN_TIMEOUT_S,
        on_run: Sequence[Callable[[Ran], None]] = (),
        on_drop: Callable[[], None] = lambda: None,
    ) -> None:
        self.name = f"{socket.gethostname()}#{secrets.token_hex(4)}"
        self._queue = StepQueue(store, self.name)
        self._clock = clock
        self._concurrency = concurrency
        self._drain_timeout_s = drain_timeout_s
        self._on_drop = on_drop
        self._is_open = False
        self._turns, self._in_turn = 0, False
        self._bell = asyncio.Event()
        self._running = Running(clock, self._bell.set, on_run, on_drop)
        self._is_told = True
        self._next_at: float | None = None
        self._looked_s = 0.0
        self._heartbeats = Heartbeats()

    def register(self, name: str, step: Step) -> None:
        """Let this process run `step` under `name`."""
        self._running.steps[name] = step

    async def soon(self, step: str, *subjects: str) -> None:
        """Run the step for each as soon as a worker is free; nothing changes if it waits or is planned."""
        await self._add(step, subjects, self._clock(), "unless planned")

    async def now(self, step: str, subject: str) -> None:
        """Run the step as `soon` does, also where it was planned for later."""
        await self._add(step, [subject], self._clock(), "no later")

    async def no_later(self, step: str, subject: str, when: datetime) -> None:
        """Run the step then, unless it is planned for earlier."""
        await self._add(step, [subject], when, "no later")

    async def at(self, step: str, subject: str, when: datetime) -> None:
        """Run the step then, instead of when it was planned."""
        await self._add(step, [subject], when, "instead")

    async def cancel(self, step: str, subject: str) -> None:
        """Take the step back, and stop it if it runs, in whichever process; a step does not stop itself."""
        entry = entry_of(step, subject)
        holder = await self._queue.withdraw(entry)
        if holder == self.name:
            self._running.stop(entry)
        elif holder:
            await self._queue.tell(holder, entry)

    async def bring_forward(self, back_s: float) -> None:
        """Run now what was planned for the next minutes by a clock that has been set back by `back_s` since."""
        now = self._now()
        await self._queue.due_until(now, now + back_s + _SOON_S)
        self._ring()

    async def depth(self) -> Depth:
        return await self._queue.depth(self._now())

    async def _add(self, step: str, subjects: Iterable[str], when: datetime, how: How) -> None:
        at = when.timestamp()
        wakes = not self._is_open and at < self._now() + _LOOK_EVERY_S
        await self._queue.add([entry_of(step, subject) for subject in subjects], at, how, wakes=wakes)
        if self._next_at is None or at < self._next_at:
            self._next_at = at
            self._bell.set()

    async def work(self) -> None:
        """Run steps until cancelled; then finish what runs, for `drain_timeout_s` at most, and hand on the rest."""
        self._is_open = True
        owned = [asyncio.create_task(self._keep(), name="engine's heartbeat"),
                 asyncio.create_task(self._listen(), name="engine's ear")]  # fmt: skip
        try:
            await self._take_turns()
        finally:
            self._is_open = False
            await undisturbed(self._drain(*owned))

    async def recover(self, *, alone: bool = False) -> int:
        """Hand on what nobody works on any more though it is held; returns how many steps that are.

        `alone` says that no other process can be alive (an embedded store, at start).
        """
        turns, was_in_turn = self._turns, self._in_turn
        held = await self._queue.beat(self._now())
        me = self.name.encode()
        holder_of = {entry: holder.partition(b" ")[0] for entry, holder in held.items()}
        others = sorted(set(holder_of.values()) - {me})
        beats = await self._queue.beats(others) if others and not alone else {}
        dead = set(others) if alone else self._heartbeats.dead(others, beats, self._now())
        if turns == self._turns and not (was_in_turn or self._in_turn):
            # Taken for us, and never told to us: the connection broke with the answer.
            dead.add(me)
        mine = self._running.tasks.keys() | self._running.ended.keys()
        lost = {e: held[e] for e, holder in holder_of.items() if holder in dead and (holder != me or e not in mine)}
        return await self._hand_on(lost)

    async def _hand_on(self, held: dict[bytes, bytes]) -> int:
        if not held:
            return 0
        count = await self._queue.hand_on(held, self._now())
        log.info("%d steps that nobody works on any more are handed on", count)
        self._ring()
        return count

    async def _keep(self) -> None:
        while True:
            with contextlib.suppress(RedisError, OSError):  # the turns tell of it
                await self.recover()
            await asyncio.sleep(HEARTBEAT_S)

    async def _listen(self) -> None:
        while True:
            is_free = len(self._running.tasks) < self._concurrency
            try:
                word = await self._queue.hear(_LISTEN_S, is_free=is_free)
                if word:
                    self._running.stop(word)
                elif word is not None and len(self._running.tasks) < self._concurrency:
                    self._ring()
                elif word is not None:
                    await self._queue.wake()
            except (RedisError, OSError) as error:
                await self._mend(error)
                await asyncio.sleep(_STORE_DELAY_S)

    def _ring(self) -> None:
        self._is_told = True
        self._bell.set()

    async def _take_turns(self) -> None:
        while True:
            while (wait_s := self._wait_s()) > 0:
                self._bell.clear()
                await self._clock.sleep(wait_s, self._bell)
            try:
                if self._turns == 0:  # who takes something is known to live
                    await self._queue.beat(self._now())
                await self._turn(min(self._room(), self._concurrency - len(self._running.tasks)))
            except (RedisError, OSError) as error:
                if not await self._mend(error):
                    log.warning("%s", outage(error))
                await asyncio.sleep(_STORE_DELAY_S)
                self._is_told = True

    def _room(self) -> int:
        return _MOST_A_TURN if len(self._running.tasks) < _BUSY_FROM else _MOST_WHEN_BUSY

    def _wait_s(self) -> float:
        """How long there is nothing to do; a clock that is set stretches it by no more than _LOOK_EVERY_S."""
        ended = self._running.ended
        is_full = len(self._running.tasks) + len(ended) >= self._concurrency
        if self._is_told or (ended and (is_full or len(ended) >= _MOST_ENDED)):
            return 0.0
        wait_s = self._looked_s + _LOOK_EVERY_S - time.monotonic()
        if ended:
            wait_s = min(wait_s, self._running.ended_s + _ENDED_WITHIN_S - time.monotonic())
        return min([wait_s, *(at - self._now() for at in (self._next_at, *ended.values()) if at is not None)])

    async def _turn(self, most: int) -> None:
        self._is_told, ended = False, dict(self._running.ended)
        self._next_at, self._in_turn = None, True
        try:
            taken, next_at = await self._queue.turn(self._now(), ended, most)
        finally:
            self._in_turn, self._turns = False, self._turns + 1
        for entry, again_at in ended.items():
            if self._running.ended.get(entry, ...) == again_at:
                del self._running.ended[entry]
        self._looked_s = time.monotonic()
        for entry, at in taken:
            self._running.begin(entry, at)
        # With full hands the next one that ends is waited for, however much is due.
        if next_at is not None and most > 0:
            self._next_at = next_at if self._next_at is None else min(self._next_at, next_at)

    async def _mend(self, error: Exception) -> bool:
        with contextlib.suppress(RedisError, OSError):
            if isinstance(error, ResponseError) and await self._queue.mend(error):
                log.error("The engine's keys held what no version of the bot writes: dropped")
                self._on_drop()
                return True
        return False

    async def _drain(self, *owned: "asyncio.Task[None]") -> None:
        if self._running.tasks:
            await asyncio.wait(set(self._running.tasks.values()), timeout=self._drain_timeout_s)
        if self._running.tasks:
            log.warning("Stopping with %d steps under way: the next start goes on with them", len(self._running.tasks))
            await end(*self._running.tasks.values())
        await end(*owned)
        with contextlib.suppress(RedisError, OSError):
            await bounded(self._give_back(), _LEAVE_S)

    async def _give_back(self) -> None:
        await self._turn(0)
        me = self.name.encode()
        held = await self._queue.beat(self._now())
        await self._hand_on({entry: holder for entry, holder in held.items() if holder.partition(b" ")[0] == me})
        await self._queue.leave()

    def _now(self) -> float:
        return self._clock().timestamp()
