"""The time, as every use case asks for it.

A clock that is set: what was planned must not wait, and what was measured is not believed.
"""

import asyncio
import contextlib
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Protocol

_LEAST_BACK_S = 30.0
"""A clock is drawn right by less than this all the time, and nothing waits long for it."""

_LEAST_S = 1.0
"""By so much a span may be wrong without spoiling what is learned from it."""


class Clock(Protocol):
    """The time in UTC; handed in so that tests can move it."""

    def __call__(self) -> datetime: ...


class Timer(Clock, Protocol):
    """A clock that can be waited by: who waits wakes when their time has come, also where it was moved there."""

    async def sleep(self, seconds: float, bell: asyncio.Event | None = None) -> None:
        """Wait so long, or until the bell rings."""


class SystemTimer:
    """The machine's clock."""

    def __call__(self) -> datetime:
        return datetime.now(UTC)

    async def sleep(self, seconds: float, bell: asyncio.Event | None = None) -> None:
        """Wait so long, or until the bell rings."""
        if bell is None:
            await asyncio.sleep(seconds)
            return
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await bell.wait()


class _Lead:
    """By how much the clock is ahead of one that is never set."""

    def __init__(self, clock: Clock, steady: Callable[[], float]) -> None:
        self._clock = clock
        self._steady = steady
        self._before_s = self._now_s()

    def grown_by_s(self) -> float:
        """By how many seconds the clock was set forward since the last call; negative where it was set back."""
        before_s, self._before_s = self._before_s, self._now_s()
        return self._before_s - before_s

    def _now_s(self) -> float:
        return self._clock().timestamp() - self._steady()


class SetBack:
    """Tells of a clock that was set back: what was planned by the time before must not wait until that comes again."""

    def __init__(self, clock: Clock, steady: Callable[[], float] = time.monotonic) -> None:
        self._lead = _Lead(clock, steady)

    def by_s(self) -> float:
        """By how many seconds the clock was set back since the last call; 0 where it was not, or hardly."""
        back_s = -self._lead.grown_by_s()
        return back_s if back_s >= _LEAST_BACK_S else 0.0


class Spans:
    """Tells which spans of the clock are true ones: those in which it was not set."""

    def __init__(self, clock: Clock, steady: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lead = _Lead(clock, steady)
        self._true_from: datetime | None = None

    def is_true_from(self, began_at: datetime) -> bool:
        """Whether a span that began then and ends now is as long as it seems.

        After a clock was set back, the hour that comes twice is not told apart, and none of it is believed.
        """
        forward_s, now = self._lead.grown_by_s(), self._clock()
        if abs(forward_s) >= _LEAST_S:
            self._true_from = now + timedelta(seconds=max(0.0, -forward_s))
        return self._true_from is None or began_at > self._true_from


def backoff(troubles: int, *, base_s: float = 2.0, cap_s: float = 60.0) -> float:
    """Seconds to wait after the n-th trouble in a row (n ≥ 1): doubling, bounded."""
    return float(min(cap_s, base_s * 2 ** min(troubles - 1, 10)))
