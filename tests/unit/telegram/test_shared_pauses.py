"""Telegram's pauses outlive the process that met them."""

from datetime import UTC, datetime, timedelta

from bot.store.client import RedisClient
from bot.telegram.rate_limit import SharedPauses


def soon(seconds: int) -> datetime:
    return datetime.now(UTC).replace(microsecond=0) + timedelta(seconds=seconds)


async def test_a_pause_is_known_to_the_next_process_and_a_shorter_one_does_not_end_it(store: RedisClient) -> None:
    until = soon(60)
    await SharedPauses(store).note(1, until)
    pauses = SharedPauses(store)
    await pauses.note(1, soon(30))
    assert await pauses.paused_until(1, datetime.now(UTC)) == until
    assert await pauses.paused_until(2, datetime.now(UTC)) is None
    assert await pauses.paused_until(None, datetime.now(UTC)) is None


async def test_everybodys_pause_holds_for_each_chat_and_the_longer_time_counts(store: RedisClient) -> None:
    pauses, longer, shorter = SharedPauses(store), soon(90), soon(30)
    await pauses.note(1, longer)
    await pauses.note(None, shorter)
    assert await pauses.paused_until(1, datetime.now(UTC)) == longer
    assert await pauses.paused_until(3, datetime.now(UTC)) == shorter
    assert await pauses.paused_until(None, datetime.now(UTC)) == shorter


async def test_a_pause_that_has_passed_is_none(store: RedisClient) -> None:
    pauses = SharedPauses(store)
    await pauses.note(1, soon(-5))
    assert await pauses.paused_until(1, datetime.now(UTC)) is None
