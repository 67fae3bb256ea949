"""An account's limits: what the documentation tells of them, and when one that was met is over. Pure."""

import math
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta

from bot.polyglotvoice.errors import Broken, Scope
from bot.polyglotvoice.models import PlanLimits
from bot.polyglotvoice.wire import tree
from bot.polyglotvoice.wire.response import Response

_MAX_WAIT = timedelta(days=32)
"""No limit that is known lasts longer than a month; a longer wait is taken for nonsense."""

_LONGEST_AWAY = timedelta(minutes=15)
"""A service that is away may be back sooner than it said: it is asked at least so often."""

_CONCURRENT = re.compile(
    r"(?i)concurren|parallel|simultan|at (?:the same time|once)"
    r"|(?:active|running|pending) (?:tasks|jobs|transcriptions)"
    r"|\banother (?:transcription|task|job|file|upload)\b.{0,20}\b(?:in progress|running|processing|processed)"
    r"|одновремен|параллельн|активн\w* задач|друг(?:ая|ой) (?:задача|транскри\w+|файл|расшифровка)"
)
_MONTH = re.compile(r"(?i)\bmonth|(?<![a-z])monthly|per[_ -]month|месяц|месячн")
_DAY = re.compile(r"(?i)\bdaily|\bper[_ -]?day\b|\bday\b|/ ?day|дневн|суточн|(?:в|за) (?:день|сутки)")
# Django's "Expected available in 17 seconds.", and what others say.
_WAIT_WORDS = re.compile(
    r"(?i)\b(?:in|after|for|within|wait|через|подождите)\s+(?:another\s+|about\s+|ещё\s+|еще\s+)?((?:\d{1,7}(?:[.,]\d{1,6})?\s*"
    r"(?:ms|milli\w*|s|sec\w*|с|сек\w*|m|min\w*|мин\w*|h|hours?|ч|час\w*)(?![a-zа-я])\.?(?:\s+and\s+|\s+и\s+|[,\s]+)?){1,3})"
)
_WAIT_PART = re.compile(r"(?i)(\d+(?:[.,]\d+)?)\s*(ms|milli|[smhсмч])")
_UNIT_S = {"ms": 0.001, "milli": 0.001, "s": 1, "с": 1, "m": 60, "м": 60, "h": 3600, "ч": 3600}
_WAIT_FIELDS = (
    "retry_after", "retry_after_seconds", "retry_in", "retry_after_s", "wait", "wait_seconds", "available_in",
    "reset_in", "resets_in", "reset_after", "reset_at", "resets_at", "reset", "retry_at", "available_at", "reset_time",
)  # fmt: skip
_WAIT_PLACES = ("detail", "error", "errors", "data", "meta", "rate_limit")
_RESET_HEADERS = ("x-ratelimit-reset", "ratelimit-reset", "x-rate-limit-reset", "x-ratelimit-reset-after")
_RESET_PART = re.compile(r"(?:\breset|;\s*t)\s*=\s*(\d{1,7})")
_EPOCH_FROM = 1e8
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
_WINDOWS = ("window_seconds", "window_s", "interval_seconds", "period_seconds")
_NAMING = ("name", "scope", "period", "per", "unit", "type", "limit_type")
_RATE = re.compile(
    r"(\d{1,9})\s*(?:requests?|req|calls?|запрос\w*)?\s*(?:/|per|an?|в)\s*(minute|min|hour|day|month|мин\w*|час|день|сутки|месяц)\b"
)
_RATE_UNITS = {"min": "minute", "мин": "minute", "hou": "hour", "час": "hour", "day": "day", "ден": "day",
               "сут": "day", "mon": "month", "мес": "month"}  # fmt: skip


def scope_of(words: str) -> Scope:
    """Which limit a refusal speaks of; a burst unless it says otherwise."""
    if _CONCURRENT.search(words):
        return "concurrent"
    if _MONTH.search(words):
        return "month"
    return "day" if _DAY.search(words) else "burst"


# Open point "429": Retry-After (seconds or HTTP date), else a field, X-RateLimit-Reset, words; else back off. A daily
# or monthly limit waits for the next UTC day or month.
def retry_at(
    headers: Mapping[str, str], body: tree.Json, scope: Scope, now: datetime, words: str = ""
) -> datetime | None:
    """When the limit is over, never before `now`; None where nothing tells.

    Where both a day's or month's end and a Retry-After are known, the later one counts: an earlier try
    would only be counted against the same limit.
    """
    told = _retry_after(headers, now) or _retry_field(body, now) or _reset_header(headers, now) or _in_words(words, now)
    ends = {"day": next_utc_day, "month": next_utc_month}.get(scope)
    if ends is None:
        return told
    return ends(now) if told is None else max(told, ends(now))


def away_until(headers: Mapping[str, str], now: datetime) -> datetime | None:
    """Before when a service that is away wants no other try, at most 15 minutes; None where it does not say."""
    told = _retry_after(headers, now)
    return None if told is None or told <= now else min(told, now + _LONGEST_AWAY)


def next_utc_day(now: datetime) -> datetime:
    today = now.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    return today + timedelta(days=1)


def next_utc_month(now: datetime) -> datetime:
    """The first midnight of the next month in UTC, when monthly counters begin anew."""
    first = now.astimezone(UTC).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    return (first + timedelta(days=32)).replace(day=1)


def _retry_after(headers: Mapping[str, str], now: datetime) -> datetime | None:
    told = headers.get("retry-after", "").strip()
    if not told:
        return None
    if (wait_s := tree.number(told) if tree.number(told) is not None else tree.seconds(told)) is not None:
        return _after(wait_s, now)
    try:
        until = tree.http_date(told)
    except ValueError:
        return None
    try:
        # The service's own clock, where it shows it, so that a wrong one on either side does no harm.
        clock = tree.http_date(headers.get("date", ""))
    except ValueError:
        clock = now
    return _after((until - clock).total_seconds(), now)


def _retry_field(body: tree.Json, now: datetime) -> datetime | None:
    for place in (body, *(tree.find(body, name) for name in _WAIT_PLACES)):
        part = place[0] if isinstance(place, list) and place else place
        if (milliseconds := tree.number(tree.find(part, "retry_after_ms", "reset_in_ms", "wait_ms"))) is not None:
            return _after(milliseconds / 1000, now)
        if (found := _moment_told(tree.find(part, *_WAIT_FIELDS), now)) is not None:
            return found
    return None


def _reset_header(headers: Mapping[str, str], now: datetime) -> datetime | None:
    told = next((found for name in _RESET_HEADERS if (found := headers.get(name, "").strip())), None)
    if told is None:
        # Newer drafts: `limit=10, remaining=0, reset=50` and `"default";r=0;t=50`.
        part = _RESET_PART.search(headers.get("ratelimit", ""))
        return None if part is None else _after(int(part[1]), now)
    # "100;w=60" of an early draft of RateLimit headers: the number comes first.
    return _moment_told(told.partition(";")[0], now)


def _moment_told(told: tree.Json, now: datetime) -> datetime | None:
    """A wait in seconds or a moment, as a number or in words."""
    wait_s = tree.seconds(told)
    if wait_s is not None and wait_s < _EPOCH_FROM:
        return _after(wait_s, now)
    until = tree.moment(told)
    return None if until is None else _after((until - now).total_seconds(), now)


def _in_words(words: str, now: datetime) -> datetime | None:
    found = _WAIT_WORDS.search(words)
    if found is None:
        return None
    parts = _WAIT_PART.findall(found[1])
    return _after(sum(float(told.replace(",", ".")) * _UNIT_S[unit.lower()] for told, unit in parts), now)


def _after(wait_s: float, now: datetime) -> datetime | None:
    if wait_s > _MAX_WAIT.total_seconds():
        return None
    # Up to the next whole second: a try that comes a moment early is counted, and refused, again.
    return now + timedelta(seconds=max(0.0, math.ceil(wait_s)))


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
    found: dict[str, set[int]] = {}
    for words, value in _leaves(limits, "", 0):
        for period, number in _counts(words, value):
            if 0 < number <= _MAX_NUMBER:
                found.setdefault(period, set()).add(int(number))
    # Several that differ may be those of several plans.
    only = {period: numbers.pop() for period, numbers in found.items() if len(numbers) == 1}
    return PlanLimits(tuple(lines), *map(only.get, ("minute", "hour", "day", "month")))


def _locate(body: tree.Json, depth: int) -> tree.Json:
    limits = tree.find(body, "rate_limits", "rate_limit", "limits")
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
        named = " ".join(said for name in _NAMING if isinstance(said := tree.find(part, name), str))
        # What turns a count in a window of seconds into one a minute.
        window_s = tree.number(tree.find(part, *_WINDOWS))
        scale = 60 / window_s if window_s is not None and 0 < window_s <= 60 else None
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


def _spaced(key: str) -> str:
    return re.sub(r"[_\-.]+", " ", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", key))[:80]


def _counts(words: str, value: float | str) -> Iterator[tuple[str, float]]:
    """How many in which period, where the words that lead to a value, or stand in it, leave no doubt."""
    if isinstance(value, str):
        yield from ((_RATE_UNITS[unit[:3]], float(count)) for count, unit in _RATE.findall(value.lower()))
    period = next((name for name, pattern in _PERIODS.items() if pattern.search(words)), None)
    if period is not None and (number := tree.number(value)) is not None and not _NO_LIMIT.search(words):
        yield period, number
