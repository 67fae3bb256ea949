"""When accounts are looked at next, and by whom."""

from datetime import UTC, datetime, timedelta

from bot.store.client import RedisClient
from bot.store.rounds import Round, RoundBook

NOW = datetime(2026, 1, 31, 12, tzinfo=UTC)
LATER = NOW + timedelta(seconds=20)


async def test_a_round_that_is_due_is_taken_once_and_comes_up_again_when_its_time_is_over(store: RedisClient) -> None:
    book = RoundBook(store)
    await book.plan("acc", NOW)
    await book.plan("other", NOW + timedelta(seconds=5))
    assert await book.take(NOW, LATER, 10) == ([Round("acc", NOW)], NOW + timedelta(seconds=5))
    assert (await book.take(NOW, LATER, 10))[0] == []
    taken, _ = await book.take(LATER, LATER + timedelta(seconds=20), 10)
    assert {due.account_id for due in taken} == {"acc", "other"}


async def test_a_round_is_never_put_off_by_a_later_plan(store: RedisClient) -> None:
    book = RoundBook(store)
    await book.plan("acc", NOW)
    await book.plan("acc", LATER)
    assert await book.next_round("acc") == NOW


async def test_what_was_planned_while_a_round_was_made_is_not_dropped_with_it(store: RedisClient) -> None:
    book = RoundBook(store)
    await book.plan("acc", NOW)
    await book.take(NOW, LATER, 10)
    await book.plan("acc", NOW + timedelta(seconds=1))
    await book.drop("acc", LATER)
    assert await book.next_round("acc") == NOW + timedelta(seconds=1)


async def test_an_account_with_nothing_to_look_at_is_dropped(store: RedisClient) -> None:
    book = RoundBook(store)
    await book.plan("acc", NOW)
    await book.take(NOW, LATER, 10)
    await book.drop("acc", LATER)
    assert await book.next_round("acc") is None


async def test_a_round_under_way_is_held_and_a_sooner_plan_stands(store: RedisClient) -> None:
    book = RoundBook(store)
    await book.plan("acc", NOW)
    await book.plan("hinted", NOW)
    await book.take(NOW, LATER, 10)
    await book.plan("hinted", NOW)
    await book.hold({"acc": LATER, "hinted": LATER}, LATER + timedelta(seconds=5))
    assert await book.next_round("acc") == LATER + timedelta(seconds=5)
    assert await book.next_round("hinted") == NOW
