"""Fair shares: nobody's work takes what all use."""

import asyncio
from datetime import UTC, datetime, timedelta

from bot.engine import FairShares, share_of
from tests.world import until

NOW = datetime(2026, 1, 31, 12, tzinfo=UTC)
BUSY, OTHER = {"busy": 12}, {"other": 12}


def clock() -> datetime:
    return NOW


def test_one_asker_takes_no_more_than_its_share_and_another_finds_a_place() -> None:
    shares = FairShares()
    taken = [shares.take(BUSY, NOW) for _ in range(400)]
    assert taken.count(None) == 12
    assert shares.take(OTHER, NOW) is None


def test_a_person_in_many_chats_is_one_person_and_many_people_in_one_chat_are_one_chat() -> None:
    shares = FairShares()
    of_one = [shares.take(share_of(-n, 666, chat=5, person=7), NOW) for n in range(50)]
    of_many = [shares.take(share_of(-999, n, chat=5, person=7), NOW) for n in range(50)]
    assert of_one.count(None) == 7
    assert of_many.count(None) == 5


def test_those_who_are_turned_away_ask_again_one_after_the_other() -> None:
    shares = FairShares()
    waits = [again_at for _ in range(412) if (again_at := shares.take(BUSY, NOW)) is not None]
    assert waits == sorted(set(waits)), "no two at once"
    assert waits[0] > NOW
    assert waits[-1] <= NOW + timedelta(seconds=5)


def full(shares: FairShares, most: dict[str, int], times: int) -> None:
    for _ in range(times):
        assert shares.take(most, NOW) is None


class Waiting:
    """Those who wait, by name; `had` tells in which order they have had their shares."""

    def __init__(self, shares: FairShares) -> None:
        self.shares = shares
        self.had = list[str]()
        self.tasks = dict[str, asyncio.Task[datetime | None]]()

    def add(self, name: str, most: dict[str, int]) -> None:
        self.tasks[name] = asyncio.create_task(self._wait(name, most))

    async def _wait(self, name: str, most: dict[str, int]) -> datetime | None:
        again_at = await self.shares.wait(most, clock)
        if again_at is None:
            self.had.append(name)
        return again_at


async def begun(waiting: Waiting, count: int) -> None:
    await until(lambda: len(waiting.shares._waiting) == count)


async def test_a_share_that_is_given_back_is_theirs_who_wait_before_it_is_anybody_elses() -> None:
    shares = FairShares(waits_s=60)
    full(shares, BUSY, 12)
    waiting = Waiting(shares)
    waiting.add("waits", BUSY)
    await begun(waiting, 1)
    shares.give_back(BUSY)
    assert shares.take(BUSY, NOW) is not None, "it is taken, though who waits has not gone on yet"
    assert await waiting.tasks["waits"] is None
    shares.give_back(BUSY)
    assert shares.take(BUSY, NOW) is None


async def test_those_who_wait_go_on_in_their_order_and_nobody_whose_own_share_is_taken() -> None:
    shares = FairShares(waits_s=60)
    alone, together = {"a": 1, "all": 3}, {"b": 9, "all": 3}
    full(shares, alone, 1)
    full(shares, together, 2)
    waiting = Waiting(shares)
    for name, share in (("a2", alone), ("b3", together), ("b4", together)):
        waiting.add(name, share)
    await begun(waiting, 3)
    for name, share in (("b3", together), ("b4", together), ("a2", alone)):
        shares.give_back(share)
        assert await waiting.tasks[name] is None
    assert waiting.had == ["b3", "b4", "a2"]


async def test_only_so_many_wait_and_who_comes_on_top_of_them_is_told_when_to_ask_again() -> None:
    shares = FairShares(waits_s=60)
    full(shares, BUSY, 12)
    waiting = Waiting(shares)
    for number in range(24):
        waiting.add(str(number), BUSY)
    await begun(waiting, 24)
    assert await shares.wait(BUSY, clock) is not None
    assert await shares.wait(OTHER, clock) is None
    for task in waiting.tasks.values():
        task.cancel()
    await begun(waiting, 0)


async def test_who_has_waited_long_enough_is_told_when_to_ask_again_and_waits_no_more() -> None:
    shares = FairShares(waits_s=0.01)
    full(shares, BUSY, 12)
    again_at = await shares.wait(BUSY, clock)
    assert again_at is not None
    assert again_at > NOW
    shares.give_back(BUSY)
    assert shares.take(BUSY, NOW) is None


async def test_who_is_stopped_while_it_waits_takes_nothing_with_it() -> None:
    shares = FairShares(waits_s=60)
    full(shares, BUSY, 12)
    waiting = Waiting(shares)
    for name in ("stopped before", "stopped as it is given", "next"):
        waiting.add(name, BUSY)
    await begun(waiting, 3)
    waiting.tasks["stopped before"].cancel()
    await begun(waiting, 2)
    shares.give_back(BUSY)
    waiting.tasks["stopped as it is given"].cancel()
    assert await waiting.tasks["next"] is None
    assert waiting.had == ["next"]
    shares.give_back(BUSY)
    assert [shares.take(BUSY, NOW) for _ in range(2)].count(None) == 1


def test_nothing_is_remembered_of_those_who_are_through() -> None:
    now = NOW
    shares = FairShares()
    for number in range(20_000):
        now += timedelta(seconds=1)
        assert shares.take({str(number): 1}, now) is None
        assert shares.take({str(number): 1}, now) is not None
        shares.give_back({str(number): 1})
    assert len(shares._held) == 0
    assert len(shares._last_at) < 6000
