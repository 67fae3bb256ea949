"""The time that a search names besides its words: "yesterday", "for last week", "за последние 3 дня". Pure.

Days are UTC's, and half a day longer at both ends, since nobody tells in which time zone they live.
"""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.texts.catalogue import Catalogue

_MOST_WORDS = 6
_HALF, _DAY, _WEEK = timedelta(hours=12), timedelta(days=1), timedelta(days=7)
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
    today = now.replace(hour=0, minute=0, second=0, microsecond=0)
    monday = today - timedelta(days=today.weekday())
    named = {
        "heard-today": (today - _HALF, now),
        "heard-yesterday": (today - _DAY - _HALF, today + _HALF),
        "heard-before-yesterday": (today - 2 * _DAY - _HALF, today - _DAY + _HALF),
        "heard-week": (now - _WEEK, now),
        "heard-last-week": (monday - _WEEK - _HALF, monday + _HALF),
    }
    for key, (since, until) in named.items():
        if catalogue.hears(key, said) and catalogue.hears_only([key], said):
            return NamedTime(said, since, until + _DAY if until == now else until)
    if len(found := _NUMBER.findall(said)) != 1:
        return None
    rest = _NUMBER.sub(" ", said)
    for unit, length in _UNITS.items():
        if all(catalogue.hears(key, rest) for key in ("heard-last", unit)) and catalogue.hears_only(
            ["heard-last", unit], rest
        ):
            return NamedTime(said, now - int(found[0]) * length, now + _DAY)
    return None
