"""When an account that met a limit may go on. Pure: the time is handed in."""

import math
import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from bot.polyglotvoice.errors import Scope
from bot.polyglotvoice.wire import tree

_MAX_WAIT = timedelta(days=32)
"""No limit that is known lasts longer than a month; a longer wait is taken for nonsense."""

_CONCURRENT = re.compile(
    r"(?i)concurren|parallel|simultan|at (?:the same time|once)"
    r"|(?:active|running|pending) (?:tasks|jobs|transcriptions)"
    r"|одновремен|параллельн|активн\w* задач"
)
_MONTH = re.compile(r"(?i)\bmonth|(?<![a-z])monthly|per[_ -]month|месяц|месячн")
_DAY = re.compile(r"(?i)\bdaily|\bper[_ -]?day\b|\bday\b|/ ?day|дневн|суточн|(?:в|за) (?:день|сутки)")


def scope_of(words: str) -> Scope:
    """Which limit a refusal speaks of; a burst unless it says otherwise."""
    if _CONCURRENT.search(words):
        return "concurrent"
    if _MONTH.search(words):
        return "month"
    return "day" if _DAY.search(words) else "burst"


def says_concurrent(words: str) -> bool:
    """Whether a refusal speaks of too many tasks at once."""
    return _CONCURRENT.search(words) is not None


# Open point "429": Retry-After (seconds or HTTP date), else a retry_after field, else back off; a daily or
# monthly limit waits for the next UTC day or month.
def retry_at(headers: Mapping[str, str], body: tree.Json, scope: Scope, now: datetime) -> datetime | None:
    """When the limit is over, never before `now`; None where nothing tells.

    Where both a day's or month's end and a Retry-After are known, the later one counts: an earlier try
    would only be counted against the same limit.
    """
    told = _retry_after(headers, now)
    if told is None:
        told = _retry_field(body, now)
    ends = {"day": next_utc_day, "month": next_utc_month}.get(scope)
    if ends is None:
        return told
    return ends(now) if told is None else max(told, ends(now))


def next_utc_day(now: datetime) -> datetime:
    """The next midnight in UTC, when daily counters begin anew."""
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
    if (wait_s := tree.number(told)) is not None:
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
    for part in (body, *(tree.find(body, name) for name in ("detail", "error", "data", "meta"))):
        told = tree.find(part, "retry_after", "retry_after_seconds", "retry_in", "retry_after_s")
        if (wait_s := tree.number(told)) is not None:
            return _after(wait_s, now)
        if isinstance(told, str) and (until := tree.moment(told)) is not None:
            return _after((until - now).total_seconds(), now)
    return None


def _after(wait_s: float, now: datetime) -> datetime | None:
    if wait_s > _MAX_WAIT.total_seconds():
        return None
    # Up to the next whole second: a try that comes a moment early is counted, and refused, again.
    return now + timedelta(seconds=max(0.0, math.ceil(wait_s)))
