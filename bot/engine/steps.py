"""The steps of this bot: those that run in this process, and how many of them one asker may have at a time.

A step does one idempotent thing for an id. In the store it is an entry, `name:id`, in plain text.
"""

import asyncio
import logging
import re
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from redis.exceptions import RedisError

from bot.store.failover import outage
from bot.texts.explained import new_error_id

log = logging.getLogger(__name__)

Step = Callable[[str], Awaitable[datetime | None]]
"""Does one idempotent thing for an id; returns when to run again, None when not."""

UPDATE, SUBMIT, WATCH, DELIVER, FETCH = "update", "submit", "watch", "deliver", "fetch"
NOTICE, EXPIRY, ALLOWANCE, DIGEST, BROADCAST = "notice", "expiry", "allowance", "digest", "broadcast"
NEW_KEY, PROBE, LET_GO = "new_key", "probe", "let_go"
DUE_WITHIN_S: Final = 20.0
"""By so much later than planned a job's step is expected to have run; after that its record adds it again."""

_JOB = r"-?\d+:.+"

_IDS: Final[Mapping[str, str]] = {
    UPDATE: r"\d+", SUBMIT: _JOB, DELIVER: _JOB, FETCH: _JOB, NOTICE: _JOB, EXPIRY: r"-?\d+", NEW_KEY: r"-?\d+",
    LET_GO: "pause|budget", DIGEST: r"-?\d+", PROBE: r"\d+:\d+",
}  # fmt: skip
_ENTRY = re.compile(r"([a-z][a-z _-]{0,39}):([^\x00-\x1f\x7f]{1,256})", re.ASCII)

_STORE_DELAY_S = 1.0
_FAILED_STEP_DELAY_S = 15.0
_LEFT_DELAY_S = 5.0
_SHARE_AGAIN_S, _SHARES_APART_S = 0.3, 0.01
_MOST_REMEMBERED = 5000
_WAIT_FOR_EACH, _WAITS_S = 2, 1.0
_inside: ContextVar[bytes] = ContextVar("the entry whose step runs here", default=b"")


@dataclass(frozen=True, slots=True)
class Ran:
    """One run of a step: how long after its planned time it began, how long it took, whether it raised."""

    step: str
    late_s: float
    took_s: float
    raised: bool


def entry_of(step: str, subject: str) -> bytes:
    return f"{step}:{subject}".encode()


def read_entry(entry: bytes) -> tuple[str, str] | None:
    """A step and its id; None for what no version of the bot has written."""
    try:
        found = _ENTRY.fullmatch(entry.decode())
    except UnicodeDecodeError:
        return None
    if found is None:
        return None
    step, subject = found.groups()
    known = _IDS.get(step)
    return (step, subject) if known is None or re.fullmatch(known, subject, re.ASCII) else None


@dataclass(slots=True)
class Running:
    """Begins steps and notes their ends.

    `ended` holds what has ended and when it runs again (None: not), until that is written; `on_end` is called at each.
    `ended_s` is since when it holds any, by the steady clock.
    """

    clock: Callable[[], datetime]
    on_end: Callable[[], None]
    on_run: Sequence[Callable[[Ran], None]]
    on_drop: Callable[[], None]
    steps: dict[str, Step] = field(default_factory=dict, init=False)
    tasks: dict[bytes, asyncio.Task[datetime | None]] = field(default_factory=dict, init=False)
    ended: dict[bytes, float | None] = field(default_factory=dict, init=False)
    ended_s: float = field(default=0.0, init=False)
    _once_more: set[bytes] = field(default_factory=set, init=False)
    _stopped: set[bytes] = field(default_factory=set, init=False)

    def begin(self, entry: bytes, at: float) -> None:
        """Run an entry that was taken, due since then; what can't be run ends at once."""
        if entry in self.tasks:  # handed out again while it runs here, it waits for itself
            self._once_more.add(entry)
            return
        found = read_entry(entry)
        if found is None:
            log.error("Dropped an entry of %d bytes that no version of the bot has written", len(entry))
            self.on_drop()
            self.ended[entry] = None
        elif (step := self.steps.get(found[0])) is None:
            log.warning("Step %s is of a newer version: left to its workers", found[0])
            self.ended[entry] = self._now() + _LEFT_DELAY_S
        else:
            task = asyncio.create_task(self._run(entry, step, *found, at), name=found[0])
            self.tasks[entry] = task
            task.add_done_callback(lambda ended: self._note_end(entry, ended))

    async def _run(self, entry: bytes, step: Step, name: str, subject: str, at: float) -> datetime | None:
        _inside.set(entry)
        while True:
            again_at = await self._run_once(step, name, subject, at)
            if entry not in self._once_more:
                return again_at
            self._once_more.discard(entry)
            at = self._now()

    async def _run_once(self, step: Step, name: str, subject: str, at: float) -> datetime | None:
        late_s, began_s, raised = max(0.0, self._now() - at), time.monotonic(), True
        try:
            again_at = await step(subject)
            raised = False
        except RedisError as error:
            log.warning("%s: step %s of %s runs again", outage(error), name, subject)
            again_at = self.clock() + timedelta(seconds=_STORE_DELAY_S)
        except Exception:  # the last line of defence
            log.exception("Step %s of %s failed, error %s", name, subject, new_error_id())
            again_at = self.clock() + timedelta(seconds=_FAILED_STEP_DELAY_S)
        ran = Ran(name, late_s, time.monotonic() - began_s, raised)
        for hear in self.on_run:
            hear(ran)
        return again_at

    def _note_end(self, entry: bytes, task: "asyncio.Task[datetime | None]") -> None:
        if not self.ended:
            self.ended_s = time.monotonic()
        del self.tasks[entry]
        self._once_more.discard(entry)
        if entry in self._stopped:
            self._stopped.discard(entry)
            self.ended[entry] = None
        elif task.cancelled() or task.exception() is not None:
            self.ended[entry] = self._now()  # cut short: whoever comes next begins it again
        else:
            again_at = task.result()
            self.ended[entry] = None if again_at is None else again_at.timestamp()
        self.on_end()

    def stop(self, entry: bytes) -> None:
        """End the entry's step where it stands; a step does not stop itself."""
        self._once_more.discard(entry)
        task = self.tasks.get(entry)
        if task is not None and _inside.get() != entry:
            self._stopped.add(entry)
            task.cancel()

    def _now(self) -> float:
        return self.clock().timestamp()


class FairShares:
    """At most so many steps at a time for each of those on whose behalf they run, so that nobody's work takes all.

    Who is turned away is told when to ask again, or waits here for a moment. Those of one asker ask one after the
    other; those who wait have their shares in their order, and before anybody who comes later.
    """

    def __init__(self, waits_s: float = _WAITS_S) -> None:
        self._waits_s = waits_s
        self._held: Counter[str] = Counter()
        self._last_at: dict[str, datetime] = {}
        self._waiting: dict[asyncio.Future[None], Mapping[str, int]] = {}
        self._waits: Counter[str] = Counter()

    def take(self, most: Mapping[str, int], now: datetime) -> datetime | None:
        """Take a share of each asker in `most`; else when to ask again."""
        if not (full := self._full(most)):
            self._held.update(most.keys())
            return None
        if len(self._last_at) > _MOST_REMEMBERED:
            self._last_at = {who: at for who, at in self._last_at.items() if at > now}
        after = [self._last_at[who] + timedelta(seconds=_SHARES_APART_S) for who in full if who in self._last_at]
        again_at = max(now + timedelta(seconds=_SHARE_AGAIN_S), *after, now)
        self._last_at.update(dict.fromkeys(full, again_at))
        return again_at

    async def wait(self, most: Mapping[str, int], clock: Callable[[], datetime]) -> datetime | None:
        """As `take`, for whom it costs more to ask again: what is given back within `waits_s` is theirs.

        Twice as many of each asker wait as may have a share; who comes on top of them is turned away at once.
        """
        if self._full(most) and self._has_room(most) and await self._given(most):
            return None
        return self.take(most, clock())

    async def _given(self, most: Mapping[str, int]) -> bool:
        place = asyncio.get_running_loop().create_future()
        self._waiting[place] = most
        self._waits.update(most.keys())
        try:
            await asyncio.wait([place], timeout=self._waits_s)
        except asyncio.CancelledError:
            if place.done():
                self.give_back(most)
            raise
        finally:
            if not place.done():
                self._leave(place)
        return place.done()

    def give_back(self, most: Mapping[str, int]) -> None:
        """Give the shares back: to those who wait for them."""
        _subtract(self._held, most)
        for place, wanted in list(self._waiting.items()):
            if not self._full(wanted):
                self._held.update(wanted.keys())
                self._leave(place)
                place.set_result(None)

    def _has_room(self, most: Mapping[str, int]) -> bool:
        return all(self._waits[who] < _WAIT_FOR_EACH * limit for who, limit in most.items())

    def _full(self, most: Mapping[str, int]) -> list[str]:
        return [who for who, limit in most.items() if self._held[who] >= limit]

    def _leave(self, place: "asyncio.Future[None]") -> None:
        _subtract(self._waits, self._waiting.pop(place))


def _subtract(counts: Counter[str], whose: Iterable[str]) -> None:
    """One less of each; what comes to nothing is not remembered."""
    for who in whose:
        counts[who] -= 1
        if not counts[who]:
            del counts[who]


def share_of(chat_id: int | None, user_id: int | None, *, chat: int, person: int) -> dict[str, int]:
    """Who asks, for `FairShares`: the chat and the person, as far as they are known, each with its limit."""
    askers = {} if chat_id is None else {f"chat:{chat_id}": chat}
    return askers if user_id is None else {**askers, f"person:{user_id}": person}
