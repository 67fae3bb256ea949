"""What of the machine itself may stop the bot or make it tell what is not so: the disk that fills up, a wrong clock."""

import shutil
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path

from bot.clock import Clock, SystemTimer
from bot.observe.health import Check
from bot.store.embedded import DiskUsage, room_on_disk

_ROOM_AGAIN = 1.25
"""So many times the least must be free before it is over: a log that is turned over should tell nobody twice."""

_MOST_APART_S, _AGREES_S = 60.0, 30.0
"""Beyond the first a clock is wrong; within the second it is right again."""

_SURE_AFTER_S, _SURE_ANSWERS = 60.0, 3
"""A machine that wakes reads its clock wrong for a moment, and an answer that was long on its way looks old."""

_EACH_S, _FRESH_S = 5.0, 600.0


def ahead_of(headers: Mapping[str, str], now: datetime) -> float | None:
    """By how many seconds this machine's clock is ahead of who answered with these headers (names in lower case).

    None where that is not told: without a Date, or in an answer that somebody kept for a while (Age).
    """
    if headers.get("age", "0").strip() != "0":
        return None
    try:
        theirs = parsedate_to_datetime(headers.get("date", ""))
    except (ValueError, OverflowError):
        return None
    return (now - (theirs if theirs.tzinfo is not None else theirs.replace(tzinfo=UTC))).total_seconds()


@dataclass(slots=True)
class _Witness:
    """What a service's answers say of this machine's clock; times by a clock that nobody sets."""

    heard_s: float = 0.0
    ahead_s: float = 0.0
    wrong_from_s: float | None = None
    wrong_answers: int = 0

    def hears(self, ahead_s: float, at_s: float) -> None:
        self.heard_s, self.ahead_s = at_s, ahead_s
        if abs(ahead_s) <= (_MOST_APART_S if self.wrong_from_s is None else _AGREES_S):
            self.wrong_from_s, self.wrong_answers = None, 0
            return
        self.wrong_from_s = at_s if self.wrong_from_s is None else self.wrong_from_s
        self.wrong_answers += 1

    @property
    def is_sure(self) -> bool:
        """Whether it has been wrong in several answers, over more than a moment."""
        since_s = self.heard_s if self.wrong_from_s is None else self.wrong_from_s
        return self.wrong_answers >= _SURE_ANSWERS and self.heard_s - since_s >= _SURE_AFTER_S


class MachineChecks:
    """Looks at the disk of `data_dir`, where there is such a folder, and compares the clock with what services answer.

    Nothing is asked for that. `usage` tells of a disk as shutil does, `machine_clock` what the machine's clock shows.
    """

    def __init__(
        self, data_dir: Path, *, usage: Callable[[Path], DiskUsage] = shutil.disk_usage,
        machine_clock: Clock | None = None, steady: Callable[[], float] = time.monotonic,
    ) -> None:  # fmt: skip
        self._data_dir = data_dir
        self._usage = usage
        self._is_low = False
        self._now = machine_clock or SystemTimer()
        self._steady = steady
        self._witnesses: dict[str, _Witness] = {}
        self._wrong_by: str | None = None
        self.numbers: dict[str, float] = {}

    def all(self) -> Mapping[str, Check]:
        return {"disk": self._disk, "clock": self._clock}

    def answered(self, service: str, status: int, headers: Mapping[str, str]) -> None:
        """What a service answered, the names of its headers in lower case; one answer in some seconds is read."""
        at_s, witness = self._steady(), self._witnesses.get(service)
        # A gateway that answers in the service's place has a clock of its own.
        if status >= 500 or (witness is not None and at_s - witness.heard_s < _EACH_S):
            return
        if (ahead_s := ahead_of(headers, self._now())) is not None:
            self._witnesses.setdefault(service, _Witness()).hears(ahead_s, at_s)

    async def _disk(self) -> str | None:
        if not self._data_dir.is_dir():
            return None
        room = room_on_disk(self._data_dir, self._usage)
        self.numbers["disk_free"] = room.free_bytes
        self._is_low = room.free_bytes < room.least_bytes * (_ROOM_AGAIN if self._is_low else 1)
        return room.free if self._is_low else None

    async def _clock(self) -> str | None:
        """Wrong where every service that answered lately says so: one of them may have a wrong clock itself."""
        oldest_s = self._steady() - _FRESH_S
        fresh = [each for each in self._witnesses.values() if each.heard_s > oldest_s]
        if fresh:  # else nothing can be told, and what was found before stands
            nearest = min(fresh, key=lambda each: abs(each.ahead_s))
            self.numbers["clock_ahead"] = nearest.ahead_s
            self._wrong_by = f"{nearest.ahead_s:+.0f} s" if all(each.is_sure for each in fresh) else None
        return self._wrong_by
