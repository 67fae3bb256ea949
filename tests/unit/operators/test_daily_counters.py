"""What the metrics count for the day reaches the store as whole numbers, and what can't be written is kept."""

from datetime import UTC, datetime

from redis.exceptions import RedisError

from bot.engine import Ran
from bot.observe.metrics import Metrics
from bot.operators.daily_counters import DailyCounters
from bot.polyglotvoice.models import ApiCall
from bot.store.client import RedisClient

NOW = datetime(2056, 3, 10, 12, tzinfo=UTC)


async def test_each_kind_of_event_is_counted_for_its_day(store: RedisClient) -> None:
    metrics = Metrics()
    counters = DailyCounters(store, metrics.of_day, lambda: NOW)
    for status in (None, 200, 429, 503):
        metrics.api_called(ApiCall("upload", status, 0.5, "key"))
        await counters.flush()
    for outcome in ("flooded", "ok"):
        metrics.telegram_called("sendMessage", outcome)
    metrics.step_ran(Ran("watch", 0.0, 0.1, raised=True))
    metrics.api_unrecognised("status")
    await counters.flush()
    assert await counters.day(NOW) == {
        "api_calls": 4, "api_unanswered": 2, "api_limited": 1, "telegram_calls": 2, "floods": 1, "step_errors": 1,
        "unrecognised_status": 1,
    }  # fmt: skip
    assert not +metrics.of_day


async def test_what_the_store_did_not_take_is_written_the_next_time(store: RedisClient) -> None:
    metrics = Metrics()
    counters = DailyCounters(store, metrics.of_day, lambda: NOW)
    metrics.api_called(ApiCall("task", 200, 0.5, "key"))
    pipeline = store.pipeline

    def away(*_: object, **__: object) -> None:
        raise RedisError("away")

    store.pipeline = away  # type: ignore[assignment, method-assign]
    await counters.flush()
    store.pipeline = pipeline  # type: ignore[method-assign]
    await counters.flush()
    assert await counters.day(NOW) == {"api_calls": 1}
