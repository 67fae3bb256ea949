"""Which workers are dead, by heartbeats that stand still while this process can read the store.

They are compared with nothing but themselves: neither with a clock, which may be set or differ, nor across an outage
of the store, in which nobody's moves on.
"""

import time
from collections.abc import Callable, Iterable, Mapping
from typing import Final

HEARTBEAT_S: Final = 2.0
_DEAD_AFTER_S = 6.0
_MOST_A_PASS_S = 2.5
"""So much of the time between two passes counts: an outage may fill the rest."""

_LONG_DEAD_S = 30.0
"""The first time they are judged by the clock; those of two machines differ by less."""


class Heartbeats:
    """Other workers' signs of life, as this process has seen them."""

    def __init__(self, steady: Callable[[], float] = time.monotonic) -> None:
        self._steady = steady
        self._seen_at_s: float | None = None
        self._still: dict[bytes, tuple[float | None, float]] = {}

    def dead(self, workers: Iterable[bytes], beats: Mapping[bytes, float], now: float) -> set[bytes]:
        """Those of the workers that are dead; `beats` are their last signs of life (epoch s), `now` likewise."""
        seen_at_s, self._seen_at_s = self._seen_at_s, self._steady()
        passed_s = 0.0 if seen_at_s is None else min(_MOST_A_PASS_S, self._seen_at_s - seen_at_s)
        still: dict[bytes, tuple[float | None, float]] = {}
        for name in workers:
            beat = beats.get(name)
            if seen_at_s is None:
                is_long_dead = beat is None or now - beat > _LONG_DEAD_S
                still[name] = beat, _DEAD_AFTER_S if is_long_dead else 0.0
            else:
                before, still_s = self._still.get(name, (beat, -passed_s))
                still[name] = beat, still_s + passed_s if before == beat else 0.0
        self._still = still
        return {name for name, (_, still_s) in still.items() if still_s >= _DEAD_AFTER_S}
