"""When to check a task next: `next_look` and `next_list` are pure, times in, times out.

Every check counts against the user's plan, every second of delay against their patience. Where the account's last
tasks tell how long this one may take, checks stand where they cost least (`forecast.py`). Until there is something to
learn from, the wait grows with the time already passed: an answer is then late by at most a fixed share of the
task's own duration, at a cost that grows with its logarithm. What was learned is kept in the store for all processes,
by account and kind of source: how long its last tasks took, numbers only, no names, no ids of tasks or chats.
"""

import json
import math
from collections import Counter, OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from bot.accounts.watchlist import WatchedTask
from bot.clock import Clock, Spans
from bot.jobs.record import Job
from bot.polling.forecast import (
    ENOUGH,
    SECONDS_A_CHECK,
    WINDOW,
    Forecast,
    Observation,
    PollTimes,
    fit,
    missed_share,
)
from bot.store import keys
from bot.store.client import RedisClient
from bot.store.lately import Renewals

FIRST_CHECK_S = 1.0
GROWTH = 1.5
LONGEST_GAP_S = 15.0
LIST_GAP_S = 2.0
"""Lists that serve several tasks of an account are asked for at least this far apart."""

LIST_FROM = 2
"""From so many tasks of one account in flight, one list call tells more than a call for one of them."""

CROWD_FROM = 4
"""From so many on, checks are planned for all of them together."""

THRONG_GAP_S_A_TASK = 0.15
THRONG_GAP_S = 7.5
"""Who has many under way gets several in a row anyway: with each of them lists stand further apart, up to this."""

THRONG_FROM = 34
_TOGETHER_EVERY_S, _MOST_TOGETHER = 0.25, 8
"""From so many on lists stand five seconds apart, and a moment more or less is none to wait for: an account's are asked
for with others', at whole quarters of a second, so many at a time."""

HINT_GAP_S = 2.0
_HINTED_FIRST_S = 15.0
_HINTED_GROWTH = 2.0
_HINTED_GAP_S = 60.0
_SLOWED_GAP_S = 120.0
_READ_AGAIN = timedelta(minutes=10)
"""What other processes learned is read so often."""

_MOST_KEPT = 2000

_BLIND_AT = 4
OF_OTHERS, BROKEN = 2, 1
"""How much it counts when a list shows none of our tasks, and when it can't be read, which may pass."""

_BLIND_FOR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class ScheduledTask:
    """What the schedule may know of a task: when it was submitted, how often it was asked after.

    `forecast` is what the account's last tasks of this kind tell; `hinted`: the service tells of ends by itself.
    """

    submitted_at: datetime
    checks: int
    length_s: float | None = None
    forecast: Forecast | None = None
    hinted: bool = False

    @property
    def times(self) -> PollTimes | None:
        """Where checks cost least; None while nothing is known."""
        return None if self.forecast is None else self.forecast.times(self.length_s)

    @property
    def expected_s(self) -> float | None:
        """How long it takes in all; None while too little is known."""
        return None if self.forecast is None else self.forecast.expected_s(self.length_s)


def next_look(task: ScheduledTask, now: datetime, slowdown: float = 1.0) -> datetime:
    """The time of the next check, never before `now`.

    Checks stand at fixed places on the task's own time line, so that a restart or an early check shifts nothing.
    `slowdown` stretches the wait.
    """
    elapsed_s = max(0.0, (now - task.submitted_at).total_seconds())
    times = task.times
    if times is not None:
        planned_s = times.after(elapsed_s)
    elif task.hinted:
        planned_s = max(_HINTED_FIRST_S, elapsed_s + min(_HINTED_GAP_S, elapsed_s * (_HINTED_GROWTH - 1)))
    else:
        planned_s = min(_exponential(task.checks), elapsed_s + LONGEST_GAP_S)
    if planned_s <= elapsed_s:
        planned_s = elapsed_s + _gap(elapsed_s)
    if slowdown > 1:
        gap_s = planned_s - elapsed_s
        planned_s = elapsed_s + max(gap_s, min(_SLOWED_GAP_S, gap_s * slowdown))
    # A task of the future is one of before the clock was set back: it counts as new.
    return min(task.submitted_at, now) + timedelta(seconds=planned_s)


def next_list(tasks: Sequence[ScheduledTask], now: datetime, slowdown: float = 1.0) -> datetime:
    """When one list call for all of these is worth its price (at least one task).

    With tasks ending at a rate r, a list call every g seconds costs 1/(r·g) calls and g/2 seconds of delay for
    each: least at g = √(2·price/r).
    """
    price_s = 2 * SECONDS_A_CHECK * slowdown
    shortest_s = max(LIST_GAP_S, min(THRONG_GAP_S, THRONG_GAP_S_A_TASK * len(tasks)))
    rate = 0.0
    for task in tasks:
        rate += _ending(task, now)
        if rate * shortest_s**2 >= price_s:  # more tasks would not bring it forward any more
            return now + timedelta(seconds=shortest_s)
    if rate <= 0:
        soonest = min(next_look(task, now, slowdown) for task in tasks)
        return max(soonest, now + timedelta(seconds=LIST_GAP_S))
    longest_s = LONGEST_GAP_S if slowdown <= 1 else _SLOWED_GAP_S
    return now + timedelta(seconds=min(longest_s, math.sqrt(price_s / rate)))


class Coalescing:
    """Moves the lists of busy accounts by up to three eighths of a second, so that several are asked for at once.

    A process that wakes for each of them alone does its work with cold caches, and asks the engine each time.
    """

    def __init__(self) -> None:
        self._planned: Counter[int] = Counter()

    def near(self, at: datetime, now: datetime) -> datetime:
        """The nearest moment at which not too many are planned, else the least busy one around."""
        place = at.timestamp() / _TOGETHER_EVERY_S
        nearest = sorted(range(round(place) - 1, round(place) + 2), key=lambda one: abs(one - place))
        free = (one for one in nearest if self._planned[one] < _MOST_TOGETHER)
        chosen = next(free, min(nearest, key=self._planned.__getitem__))
        self._planned[chosen] += 1
        self._forget(now.timestamp() / _TOGETHER_EVERY_S)
        return datetime.fromtimestamp(chosen * _TOGETHER_EVERY_S, UTC)

    def _forget(self, passed: float) -> None:
        if len(self._planned) > _MOST_KEPT:
            self._planned = Counter({one: count for one, count in self._planned.items() if one > passed})


def after_hint(last_look_at: datetime, hints: int, now: datetime) -> datetime:
    """When a hint is looked into: now; after `hints` that came too early, at a growing distance from the last check."""
    if hints == 0:
        return now
    gap_s = min(_HINTED_GAP_S, HINT_GAP_S * 2 ** min(hints, 10))
    return max(now, min(last_look_at, now) + timedelta(seconds=gap_s))


@dataclass(slots=True)
class ListUse:
    """An account's list is not asked for an hour after it twice showed none of our tasks, or broke four times."""

    _blind: dict[str, tuple[int, datetime]] = field(default_factory=dict, init=False)

    def helps(self, account_id: str, now: datetime) -> bool:
        """Whether the list may tell of our tasks."""
        misses, last_at = self._blind.get(account_id, (0, now))
        return misses < _BLIND_AT or now - last_at > _BLIND_FOR

    def note(self, account_id: str, misses: int, now: datetime) -> None:
        """Remember how much it counts against it that it did not; 0: it did."""
        before, _ = self._blind.pop(account_id, (0, None))
        if misses:
            self._blind[account_id] = (before + misses, now)


class Durations:
    """The last `WINDOW` tasks of each account and kind, shared by all processes: rows of numbers."""

    def __init__(self, redis: RedisClient) -> None:
        self._redis = redis
        self._renewals = Renewals()

    async def note(self, account_id: str, kind: str, seen: Observation) -> None:
        """Add one; the oldest beyond `WINDOW` go, now and then."""
        name = keys.durations(account_id, kind)
        row = [seen.length_s, round(seen.low_s, 3), round(seen.high_s, 3), int(seen.hinted)]
        async with self._redis.pipeline(transaction=False) as pipe:
            pipe.lpush(name, json.dumps(row, separators=(",", ":")))
            if self._renewals.is_time(name):
                pipe.ltrim(name, 0, WINDOW - 1)
                pipe.expire(name, keys.DURATIONS_TTL_S)
            await pipe.execute()

    async def recent(self, account_id: str, kind: str) -> list[Observation]:
        """Newest first; what can't be read is left out."""
        stored = await self._redis.lrange(keys.durations(account_id, kind), 0, WINDOW - 1)
        return [seen for row in stored if (seen := _read(row)) is not None]


@dataclass(slots=True)
class _Memory:
    observations: list[Observation]
    read_at: datetime
    forecast: Forecast | None = None
    missed: float = 1.0
    news: int = 0


class LearnedForecasts:
    """Forecasts by account and kind of source, fitted when there is news."""

    def __init__(self, *, durations: Durations, clock: Clock) -> None:
        self._durations = durations
        self._clock = clock
        self._spans = Spans(clock)
        self._kept: OrderedDict[tuple[str, str], _Memory] = OrderedDict()

    async def scheduled(self, account_id: str, tasks: Sequence[WatchedTask], now: datetime) -> list[ScheduledTask]:
        known = {kind: await self._memory(account_id, kind, now) for kind in {watched.kind for watched in tasks}}
        return [
            ScheduledTask(
                datetime.fromtimestamp(watched.submitted_at, UTC), watched.checks, watched.length_s,
                known[watched.kind].forecast, hinted=known[watched.kind].missed < 1,
            )
            for watched in tasks
        ]  # fmt: skip

    async def note(self, account_id: str, watched: WatchedTask, seen: Observation) -> None:
        """Learn from a task that has just ended; nothing, where the clock was set meanwhile."""
        if not self._spans.is_true_from(datetime.fromtimestamp(watched.submitted_at, UTC)):
            return
        kind = watched.kind
        memory = await self._memory(account_id, kind, self._clock())
        await self._durations.note(account_id, kind, seen)
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
            memory = _Memory(await self._durations.recent(account_id, kind), now)
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


def _ending(task: ScheduledTask, now: datetime) -> float:
    """The chance, per second, that the task ends now. Of an unknown one: as if it were half way."""
    elapsed_s = max(0.0, (now - task.submitted_at).total_seconds())
    times = task.times
    return times.ending(elapsed_s) if times is not None else 1.0 / max(2 * FIRST_CHECK_S, elapsed_s)


def _exponential(checks: int) -> float:
    place_s = FIRST_CHECK_S
    for _ in range(min(checks, 200)):
        place_s += _gap(place_s)
    return place_s


def _gap(elapsed_s: float) -> float:
    return min(LONGEST_GAP_S, max(FIRST_CHECK_S, elapsed_s * (GROWTH - 1)))


def _read(stored: bytes) -> Observation | None:
    try:
        row = json.loads(stored)
    except ValueError:
        return None
    match row:
        case [None | float() | int() as length_s, float() | int() as low_s, float() | int() as high_s, hinted]:
            return Observation(length_s, low_s, high_s, bool(hinted))
        case _:
            return None


def _learn(memory: _Memory) -> None:
    memory.forecast = fit(memory.observations)
    memory.missed = missed_share(memory.observations)
    memory.news = 0
