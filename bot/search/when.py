"""The time that a search names besides its words: "yesterday", "on Friday", "3 мая", "за последние 3 дня". Pure.

Days are UTC's, and half a day longer at both ends, since nobody tells in which time zone they live.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import product

from bot.texts.catalogue import Catalogue

_MOST_WORDS = 6
_HALF, _DAY = timedelta(hours=12), timedelta(days=1)
_NUMBER = re.compile("[0-9]{1,3}")
_UNITS = {"heard-hours": timedelta(hours=1), "heard-days": _DAY}
_BESIDE = ("heard-on", "heard-since", "heard-past")
_NTH, _YEAR = "(?:st|nd|rd|th|º|-?(?:го|е|те|ше))", r"(?:[ ./](?P<year>\d{4}|\d\d))?"
# An hour, with the short word before it: "at 3 pm", "в 15:00".
_HOUR = re.compile(r"(?:\b[^\W\d]{1,3}\s+)?\b\d{1,2}(?::\d\d(?:\s?[ap]m)?|\s?[ap]m)\b", re.IGNORECASE)
# A month that was named stands here as `m5`.
_DATES = (
    rf"(?P<day>\d\d?)(?:{_NTH}|\.)? ?m(?P<month>\d+){_YEAR}", rf"m(?P<month>\d+) (?P<day>\d\d?){_NTH}?{_YEAR}",
    rf"(?P<day>\d\d?)[./](?P<month>\d\d){_YEAR}\.?", rf"(?P<month>\d\d?)/(?P<day>\d\d?){_YEAR}",
    r"(?P<year>\d{4})-(?P<month>\d\d?)-(?P<day>\d\d?)", rf"(?P<day>\d\d?){_NTH}",
)  # fmt: skip


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
            span = _span(" ".join(named), now, catalogue)
            if span is not None and not catalogue.hears_only(_BESIDE, " ".join(rest)):
                return " ".join(rest), span
    return said, None


def day_alone(said: str, now: datetime, catalogue: Catalogue) -> NamedTime | None:
    """The days that are all a search names, whatever hour it names with them; None where it says more."""
    return _span(" ".join(_HOUR.sub(" ", said).split()), now, catalogue)


def is_hour(said: str, catalogue: Catalogue) -> bool:
    """Whether it is an hour or a part of the day alone, of no day that is told."""
    return catalogue.hears_only(["heard-on"], _HOUR.sub(" ", said))


def _span(said: str, now: datetime, catalogue: Catalogue) -> NamedTime | None:
    today = now.replace(hour=0, minute=0, second=0, microsecond=0)
    if (days := _relative(said, today, catalogue) or _calendar(said, today, catalogue)) is not None:
        first, end = days
        return NamedTime(said, first - _HALF, now + _DAY if catalogue.hears("heard-since", said) else end + _HALF)
    count, *more = [int(number) for number in _NUMBER.findall(said)] or [0]
    rest = _NUMBER.sub(" ", said)
    for unit, length in _UNITS.items() if count and not more else ():
        is_named = catalogue.hears("heard-last", rest) and catalogue.hears(unit, rest)
        if is_named and catalogue.hears_only(["heard-last", unit], rest):
            return NamedTime(said, now - count * length, now + _DAY)
    return None


def _relative(said: str, today: datetime, catalogue: Catalogue) -> tuple[datetime, datetime] | None:
    weekday = today.weekday()
    # How many days before today it begins, and ends.
    named = {
        "heard-today": (0, -1), "heard-yesterday": (1, 0), "heard-before-yesterday": (2, 1), "heard-week": (7, -1),
        "heard-last-week": (weekday + 7, weekday),
    }  # fmt: skip
    for key, (first, last) in named.items():
        if catalogue.hears(key, said) and catalogue.hears_only([key, "heard-on", "heard-since"], said):
            return today - first * _DAY, today - last * _DAY
    return None


def _calendar(said: str, today: datetime, catalogue: Catalogue) -> tuple[datetime, datetime] | None:
    """The newest day up to today that is named by its weekday, its date or both."""
    weekdays, date = list[int](), list[str]()
    for word in catalogue.beside(_BESIDE, said).replace(",", " ").split():
        month = catalogue.place("heard-month-names", word)
        if (weekday := catalogue.place("heard-weekdays", word)) is not None:
            weekdays.append(weekday)
        else:
            date.append(word if month is None else f"m{month + 1}")
    # Last Thursday is not today.
    latest = today - _DAY if catalogue.hears("heard-past", said) else today
    days = _dates(" ".join(date), today) if date else [latest - (latest.weekday() - n) % 7 * _DAY for n in weekdays]
    day = max((day for day in days if day <= today), default=None)
    return None if day is None else (day, day + _DAY)


def _dates(told: str, today: datetime) -> Iterator[datetime]:
    """What a date may mean: in this year or the last, in any month, with the day or the month first."""
    for found in filter(None, (re.fullmatch(form, told) for form in _DATES)):
        named = {unit: int(number) for unit, number in found.groupdict().items() if number}
        years = [named["year"] % 100 + 2000] if "year" in named else [today.year, today.year - 1]
        for year, month in product(years, [named["month"]] if "month" in named else range(1, 13)):
            with suppress(ValueError):
                yield today.replace(year=year, month=month, day=named["day"])
