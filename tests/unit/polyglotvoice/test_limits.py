"""When a limit ends, and which limits are in force."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.polyglotvoice.errors import Broken, Scope
from bot.polyglotvoice.limits import away_until, next_utc_day, next_utc_month, read_rate_limits, retry_at
from bot.polyglotvoice.models import PlanLimits
from tests.unit.polyglotvoice.answers import Json, answer, raw
from tests.unit.polyglotvoice.canned import NOW

DAY_END = datetime(2026, 3, 15, tzinfo=UTC)
MONTH_END = datetime(2026, 4, 1, tzinfo=UTC)


def after(seconds: float) -> datetime:
    return NOW + timedelta(seconds=seconds)


@pytest.mark.parametrize(
    ("told", "until"),
    [("30", after(30)), ("0.2", after(1)), ("Sat, 14 Mar 2026 15:10:26 GMT", after(60)), ("86400", after(900)),
     ("999999999999", None), ("1e400", None), ("soon", None), ("-5", None), ("0", None), ("", None)],
)  # fmt: skip
def test_a_service_that_is_away_is_waited_for_as_it_says_within_reason(told: str, until: datetime | None) -> None:
    assert away_until({"retry-after": told}, NOW) == until


@pytest.mark.parametrize(
    ("headers", "body", "until"),
    [
        ({"retry-after": "30"}, None, after(30)),
        ({"retry-after": "0.2"}, None, after(1)),
        ({"retry-after": "-5"}, None, NOW),
        ({"retry-after": "17s"}, None, after(17)),
        ({"ratelimit": "limit=10, remaining=0, reset=50"}, None, after(50)),
        ({"ratelimit": '"default";r=0;t=50'}, None, after(50)),
        ({}, {"errors": [{"retry_after": 7}]}, after(7)),
        ({}, {"detail": [{"msg": "slow", "retry_after": 7}]}, after(7)),
        ({"retry-after": "Sat, 14 Mar 2026 15:10:26 GMT"}, None, after(60)),
        ({"retry-after": "Sat, 14 Mar 2026 15:00:00 GMT"}, None, NOW),
        ({"retry-after": "Sat, 14 Mar 2026 10:01:00 GMT", "date": "Sat, 14 Mar 2026 10:00:00 GMT"}, None, after(60)),
        ({}, {"retry_after": 30}, after(30)),
        ({}, {"retry_after": "30"}, after(30)),
        ({}, {"detail": {"message": "slow", "retry_after_seconds": 30}}, after(30)),
        ({}, {"error": {"retryAfter": 30}}, after(30)),
        ({}, {"retry_after": "2026-03-14T15:09:56Z"}, after(30)),
        ({"retry-after": "10"}, {"retry_after": 30}, after(10)),
        ({"retry-after": "soon"}, {"retry_after": 30}, after(30)),
        ({"retry-after": "1e400"}, None, None),
        ({"retry-after": "999999999999"}, None, None),
        ({}, {"detail": {"reset_at": "2026-03-14T15:09:56Z"}}, after(30)),
        ({}, {"reset_at": NOW.timestamp() + 30}, after(30)),
        ({}, {"reset": 30}, after(30)),
        ({}, {"detail": {"available_in": "30s"}}, after(30)),
        ({}, {"wait": "0:30"}, after(30)),
        ({"x-ratelimit-reset": "30"}, None, after(30)),
        ({"x-ratelimit-reset": str(int(NOW.timestamp()) + 30)}, None, after(30)),
        ({"ratelimit-reset": "30;w=60"}, None, after(30)),
        ({"x-ratelimit-reset": "10"}, {"retry_after": 30}, after(30)),
        ({}, {"error": {"retry_after_ms": 30_000}}, after(30)),
        ({"x-ratelimit-reset": "soon"}, None, None),
        ({}, {"detail": "slow down"}, None),
        ({}, [], None),
        ({}, None, None),
    ],
)
def test_a_burst_ends_when_the_answer_says(headers: dict[str, str], body: Json, until: datetime | None) -> None:
    assert retry_at(headers, body, "burst", NOW) == until


@pytest.mark.parametrize(
    ("words", "until"),
    [
        ("Request was throttled. Expected available in 17 seconds.", after(17)),
        ("Try again in 5 minutes.", after(300)),
        ("retry after 30s", after(30)),
        ("Повторите через 17 секунд", after(17)),
        ("Попробуйте через 2 мин.", after(120)),
        ("Please wait 1 hour", after(3600)),
        ("Try again in 1 minute and 30 seconds", after(90)),
        ("Please try again in 6m0s", after(360)),
        ("try again in 1.5 seconds", after(2)),
        ("try again in 500ms", after(1)),
        ("Повторите через 1 час 5 минут", after(3900)),
        ("Limit is 60 per minute", None),
        ("Try again in 3 months", None),
        ("in 99999999999 seconds", None),
    ],
)
def test_a_wait_may_stand_in_the_words_alone(words: str, until: datetime | None) -> None:
    assert retry_at({}, {"detail": words}, "burst", NOW, words) == until
    assert retry_at({"retry-after": "1"}, None, "burst", NOW, words) == after(1)


@pytest.mark.parametrize(
    ("scope", "headers", "until"),
    [
        ("day", {}, DAY_END),
        ("month", {}, MONTH_END),
        ("day", {"retry-after": "60"}, DAY_END),
        ("day", {"retry-after": "86400"}, after(86400)),
        ("month", {"retry-after": "60"}, MONTH_END),
        ("concurrent", {}, None),
        ("concurrent", {"retry-after": "60"}, after(60)),
    ],
)
def test_a_daily_or_monthly_limit_waits_for_the_next_utc_day_or_month(
    scope: Scope, headers: dict[str, str], until: datetime | None
) -> None:
    assert retry_at(headers, None, scope, NOW) == until


def test_days_and_months_begin_in_utc_across_year_ends_and_zones() -> None:
    last = datetime(2026, 12, 31, 23, 59, 59, tzinfo=UTC)
    assert next_utc_day(last) == next_utc_month(last) == datetime(2027, 1, 1, tzinfo=UTC)
    moscow = datetime.fromisoformat("2026-03-01T02:00:00+03:00")
    assert next_utc_day(moscow) == next_utc_month(moscow) == datetime(2026, 3, 1, tzinfo=UTC)
    assert next_utc_month(datetime(2026, 1, 31, tzinfo=UTC)) == datetime(2026, 2, 1, tzinfo=UTC)


def read(body: Json) -> PlanLimits:
    return read_rate_limits(answer(body))


@pytest.mark.parametrize(
    "limits",
    [
        {"per_minute": 60, "per_day": 1000, "per_month": 20000},
        {"burst": {"limit": 60, "window_seconds": 60}, "daily": {"limit": 1000}, "monthly": {"limit": 20000}},
        {"requestsPerMinute": 60, "requestsPerDay": "1000", "requestsPerMonth": 20000.0},
        {"burst": "60/minute", "quota": "1000 requests per day; 20000/month"},
        {"user": {"burst_per_minute": 60}, "account": {"daily_requests": 1000, "monthly_requests": 20000}},
        [{"name": "burst", "limit": 60}, {"scope": "day", "limit": 1000}, {"period": "month", "limit": 20000}],
        {
            "burst": {"limit": 10, "window_seconds": 10},
            "day": 1000,
            "month": {"max": 20000, "used": 5, "remaining": 19995},
        },
    ],
)
def test_limits_are_found_under_names_that_say_so(limits: Json) -> None:
    bodies: tuple[Json, ...] = ({"title": "API", "rate_limits": limits}, {"data": {"docs": {"rateLimits": limits}}})
    for body in bodies:
        found = read(body)
        assert (found.burst_per_minute, found.per_day, found.per_month) == (60, 1000, 20000)


def test_lines_keep_the_reading_order_with_dotted_labels() -> None:
    body: Json = {
        "rate_limits": {"burst": {"limit": 60, "unit": "requests"}, "notes": ["UTC", "all keys"], "hard": True}
    }
    assert read(body).lines == (
        ("burst.limit", "60"),
        ("burst.unit", "requests"),
        ("notes.1", "UTC"),
        ("notes.2", "all keys"),
        ("hard", "true"),
    )


def test_limits_that_differ_by_plan_are_shown_but_not_chosen_from() -> None:
    found = read({"rate_limits": {"free": {"per_day": 10, "per_month": 50}, "pro": {"per_day": 100, "per_month": 50}}})
    assert found.per_day is None
    assert found.per_month == 50
    assert len(found.lines) == 4


def test_lengths_and_sizes_are_no_rates() -> None:
    found = read({"rate_limits": {"max_audio_minutes_per_day": 5, "max_size_mb": 9, "minutes": 7, "concurrent": 3}})
    assert found.burst_per_minute is None
    assert found.per_day is None


def test_a_single_sentence_is_shown_and_read() -> None:
    found = read({"rate_limits": "60 requests per minute"})
    assert found == PlanLimits((("limits", "60 requests per minute"),), burst_per_minute=60)


def test_documentation_without_limits_shows_none() -> None:
    assert read({"title": "API"}) == PlanLimits()


@pytest.mark.parametrize("body", [b"", b"<html>", b"[]", b"7"])
def test_documentation_that_is_nonsense_is_broken(body: bytes) -> None:
    with pytest.raises(Broken):
        read_rate_limits(raw(body))
