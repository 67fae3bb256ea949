"""Slots: free until the account is known to be full, then in order."""

from datetime import UTC, datetime, timedelta

from bot.accounts.slots import ConcurrencySlots
from bot.accounts.watchlist import WatchedTask, Watchlist
from bot.store.client import RedisClient

NOW = datetime(2026, 1, 31, 12, tzinfo=UTC)


class Desk:
    """One account's slots, with a task watched for each job that was granted."""

    def __init__(self, store: RedisClient) -> None:
        self.slots, self.watchlist, self.now = ConcurrencySlots(store, lambda _: None), Watchlist(store), NOW

    async def take(self, number: int) -> int:
        joined = NOW + timedelta(seconds=number)
        return await self.slots.take("acc", f"1:{number}", joined, self.now, self.now + timedelta(minutes=15))

    async def grant(self, number: int) -> None:
        facts = WatchedTask("t", "voice", None, NOW.timestamp(), NOW.timestamp() + 99999)
        await self.watchlist.begin_watch("acc", f"1:{number}", self.now, facts)
        await self.slots.granted("acc", f"1:{number}")

    async def refuse(self, number: int) -> int:
        return await self.slots.refused("acc", f"1:{number}", NOW + timedelta(seconds=number), self.now)

    async def end(self, number: int) -> None:
        await self.watchlist.unwatch("acc", f"1:{number}")


async def test_nobody_waits_until_the_account_is_known_to_be_full(store: RedisClient) -> None:
    desk = Desk(store)
    assert [await desk.take(n) for n in range(5)] == [0] * 5


async def test_who_is_refused_waits_in_order_and_goes_on_when_a_task_ends(store: RedisClient) -> None:
    desk = Desk(store)
    for number in range(4):
        assert await desk.take(number) == 0
    for number in (0, 1):
        await desk.grant(number)
    assert await desk.refuse(3) == 1
    assert await desk.refuse(2) == 1
    assert await desk.take(3) == 2
    assert await desk.take(4) == 3
    await desk.end(0)
    assert await desk.take(3) == 2
    assert await desk.take(2) == 0
    assert await desk.take(3) == 1
    await desk.grant(2)
    await desk.end(1)
    assert await desk.take(3) == 0


async def test_a_bigger_plan_is_found_out_by_one_try_in_five_minutes(store: RedisClient) -> None:
    desk = Desk(store)
    assert await desk.take(0) == 0
    await desk.grant(0)
    assert await desk.take(1) == 0
    await desk.refuse(1)
    assert await desk.take(1) == 1
    desk.now += timedelta(minutes=6)
    assert await desk.take(1) == 0
    await desk.grant(1)
    desk.now += timedelta(seconds=1)
    assert await desk.take(2) == 1


async def test_where_others_hold_the_slots_the_first_backs_off(store: RedisClient) -> None:
    desk = Desk(store)
    assert await desk.take(0) == 0
    await desk.refuse(0)
    assert await desk.take(0) == 1
    desk.now += timedelta(seconds=31)
    assert await desk.take(0) == 0
    await desk.refuse(0)
    desk.now += timedelta(seconds=31)
    assert await desk.take(0) == 1
    desk.now += timedelta(seconds=31)
    assert await desk.take(0) == 0


async def test_a_job_that_leaves_makes_room_in_the_queue(store: RedisClient) -> None:
    desk = Desk(store)
    await desk.take(9)
    await desk.grant(9)
    await desk.refuse(1)
    assert await desk.take(2) == 2
    await desk.slots.leave("acc", "1:1")
    assert await desk.slots.waiting("acc", 10) == ["1:2"]
    assert await desk.take(2) == 1
