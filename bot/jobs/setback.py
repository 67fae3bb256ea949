"""A clock that is set back: what was planned by the time before must not wait until that comes again."""

import time
from collections.abc import Callable

from bot.jobs.clock import Clock

_LEAST_S = 30.0
"""A clock is drawn right by less than this all the time, and nothing waits long for it."""


class SetBack:
    """Compares the clock with one that is never set."""

    def __init__(self, clock: Clock, steady: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._steady = steady
        self._lead_s = self._lead()

    def by_s(self) -> float:
        """By how many seconds the clock was set back since the last call; 0 where it was not, or hardly."""
        before, self._lead_s = self._lead_s, self._lead()
        back_s = before - self._lead_s
        return back_s if back_s >= _LEAST_S else 0.0

    def _lead(self) -> float:
        return self._clock().timestamp() - self._steady()
