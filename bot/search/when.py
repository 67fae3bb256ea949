"""The time that a search names besides its words: "yesterday", "for last week", "за последние 3 дня". Pure.

Days are UTC's, and half a day longer at both ends, since nobody tells in which time zone they live.
"""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.texts.catalogue import Catalogue

_MOST_WORDS = 6
_HALF, _DAY = timedelta(hours=12), timedelta(days=1)
_NUMBER = re.compile("[0-9]{1,3}")
_UNITS = {"heard-hours": timedelta(hours=1), "heard-days": _DAY}


@dataclass(frozen=True, slots=True)
class NamedTime:
    """From when to when, `said` as the person did."""

    said: str
    since: datetime
    until: datetime

    def holds(self, moment: datetime) -> bool:
        """Whether it is in it."""
        return self.since <= moment < self.until


def split_time(said: str, now: datetime, catalogue: Catalogue) -> tuple[str, NamedTime | None]:
    """What is to be found, and the time where one is named before or behind it; a time alone is what is to be found."""
    words = said.split()
    for count in range(min(_MOST_WORDS, len(words) - 1), 0, -1):
        for named, rest in ((words[-count:], words[:-count]), (words[:count], words[count:])):
            if (span := _span(" ".join(named), now, catalogue)) is not None:
                return " ".join(rest), span
    return said, None


def _span(said: str, now: datetime, catalogue: Catalogue) -> NamedTime | None:
    today, weekday = now.replace(hour=0, minute=0, second=0, microsecond=0), now.weekday()
    # How many days before today it begins, and ends.
    named = {
        "heard-today": (0, -1), "heard-yesterday": (1, 0), "heard-before-yesterday": (2, 1), "heard-week": (7, -1),
        "heard-last-week": (weekday + 7, weekday),
    }  # fmt: skip
    for key, (first, last) in named.items():
        if catalogue.hears(key, said) and catalogue.hears_only([key], said):
            return NamedTime(said, today - first * _DAY - _HALF, today - last * _DAY + _HALF)
    count, *more = [int(number) for number in _NUMBER.findall(said)] or [0]
    rest = _NUMBER.sub(" ", said)
    for unit, length in _UNITS.items() if count and not more else ():
        is_named = catalogue.hears("heard-last", rest) and catalogue.hears(unit, rest)
        if is_named and catalogue.hears_only(["heard-last", unit], rest):
            return NamedTime(said, now - count * length, now + _DAY)
    return None
