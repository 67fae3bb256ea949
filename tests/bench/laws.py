"""Synthetic services: how long recordings are, and how long the service takes for them. Seeded, so exact.

Nobody knows the real service's law. These two have the shape that such services show: a fixed share and one that
grows with the recording, times a spread.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from random import Random


@dataclass(frozen=True, slots=True)
class Drawn:
    """One task of a law: its recording's length and how long the service takes, in seconds."""

    length_s: float
    duration_s: float


Law = Callable[[Random], Drawn]


def voice_notes(rng: Random) -> Drawn:
    """Voice notes: 12 s in the middle, five minutes at most; some 6 s of work."""
    length_s = min(300.0, max(1.0, rng.lognormvariate(math.log(12), 0.9)))
    return Drawn(length_s, (4 + 0.12 * length_s) * rng.lognormvariate(0, 0.24))


def mixed_lengths(rng: Random) -> Drawn:
    """Anything up to an hour, each order of length as likely; 75 s of work on average, an eighth of the length."""
    length_s = math.exp(rng.uniform(math.log(5), math.log(3600)))
    return Drawn(length_s, (3 + 0.13 * length_s) * rng.lognormvariate(0, 0.3))
