"""The live limits, out of documentation of unknown nesting. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from bot.polyglotvoice.errors import Broken
from bot.polyglotvoice.models import PlanLimits
from bot.polyglotvoice.wire import tree
from bot.polyglotvoice.wire.response import Response
from bot.polyglotvoice.wire.tree import find

_MAX_LINES = 60
_MAX_DEPTH = 6
_MAX_NUMBER = 10**9

# What a number counts, by the words around it. Plural "minutes" are a length of audio, not a rate.
_PERIODS = {
    "hour": re.compile(r"per hour|hourly|\bhour\b|/ ?h"),
    "day": re.compile(r"per day|daily|\bday\b|\bсут|\bв день"),
    "month": re.compile(r"per month|monthly|\bmonth\b|месяц"),
    "minute": re.compile(r"per min|\bminute\b|\brpm\b|\bburst\b|\bв минуту"),
}
_NO_LIMIT = re.compile(
    r"used|remain|\bleft\b|reset|spent|current|minutes|hours|seconds|length|duration|audio|size|bytes|\b[mg]i?b\b"
    r"|retry|concurren|parallel|window|interval|ttl|price|cost|\bid\b|version"
)
_NAMING = ("name", "scope", "period", "per", "unit", "type", "limit_type")
_RATE = re.compile(
    r"(\d{1,9})\s*(?:requests?|req|calls?|запрос\w*)?\s*(?:/|per|an?|в)\s*(minute|min|hour|day|month|мин\w*|час|день|сутки|месяц)\b"
)
_RATE_UNITS = {"min": "minute", "мин": "minute", "hou": "hour", "час": "hour", "day": "day", "ден": "day",
               "сут": "day", "mon": "month", "мес": "month"}  # fmt: skip


@dataclass(slots=True)
class _Found:
    """Numbers by period, with how well their names tell."""

    by_period: dict[str, set[int]] = field(default_factory=dict)

    def add(self, period: str, value: float) -> None:
        if 0 < value <= _MAX_NUMBER:
            self.by_period.setdefault(period, set()).add(int(value))

    def only(self, period: str) -> int | None:
        """The number, unless there are several that differ, as for several plans."""
        values = self.by_period.get(period, set())
        return next(iter(values)) if len(values) == 1 else None


# Open point "`rate_limits` shape": show what is there in reading order; use numbers found under names that say
# burst/minute/day/month.
def read_rate_limits(answer: Response) -> PlanLimits:
    """The limits in the documentation; empty where it holds none. Raises Broken (nonsense)."""
    try:
        body = answer.json()
    except tree.NotJsonError:
        raise Broken("the documentation is no JSON") from None
    if not isinstance(body, dict):
        raise Broken("the documentation is no object")
    limits = _locate(body, 0)
    lines = [(label or "limits", value) for label, value in tree.scalars(limits)][:_MAX_LINES]
    found = _Found()
    for words, value in _leaves(limits, "", 0):
        _read(found, words, value)
    return PlanLimits(
        lines=tuple(lines),
        burst_per_minute=found.only("minute"),
        per_hour=found.only("hour"),
        per_day=found.only("day"),
        per_month=found.only("month"),
    )


def _locate(body: tree.Json, depth: int) -> tree.Json:
    limits = find(body, "rate_limits", "rate_limit", "limits")
    if limits is not None or not isinstance(body, dict) or depth >= 3:
        return limits
    return next((found for part in body.values() if (found := _locate(part, depth + 1)) is not None), None)


def _leaves(part: tree.Json, words: str, depth: int) -> Iterator[tuple[str, float | str]]:
    """Every number and string with the words that lead to it."""
    if depth > _MAX_DEPTH:
        return
    if isinstance(part, list):
        for entry in part[:100]:
            yield from _leaves(entry, words, depth + 1)
    elif isinstance(part, dict):
        named = " ".join(said for name in _NAMING if isinstance(said := find(part, name), str))
        scale = _per_minute(part)
        for key, value in part.items():
            inner = f"{words} {named[:80]} {_spaced(key)}".lower()
            if scale is not None and isinstance(value, int) and not isinstance(value, bool):
                yield inner, value * scale
            else:
                yield from _leaves(value, inner, depth + 1)
    elif isinstance(part, str):
        yield words, part[:200]
    elif isinstance(part, int | float) and (number := tree.number(part)) is not None:
        yield words, number


def _per_minute(part: tree.Object) -> float | None:
    """What turns a count in a window of seconds into one a minute."""
    window_s = tree.number(find(part, "window_seconds", "window_s", "interval_seconds", "period_seconds"))
    return 60 / window_s if window_s is not None and 0 < window_s <= 60 else None


def _spaced(key: str) -> str:
    return re.sub(r"[_\-.]+", " ", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", key))[:80]


def _read(found: _Found, words: str, value: float | str) -> None:
    if isinstance(value, str):
        for count, unit in _RATE.findall(value.lower()):
            found.add(_RATE_UNITS[unit[:3]], float(count))
        number = tree.number(value)
        if number is None:
            return
        value = number
    if _NO_LIMIT.search(words):
        return
    period = next((name for name, pattern in _PERIODS.items() if pattern.search(words)), None)
    if period is not None:
        found.add(period, value)
