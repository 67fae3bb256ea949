"""Whose turn it is to speak in a chat: one step's at a time, and the next one's as soon as it is given back."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.clock import SystemTimer
from bot.engine import DELIVER, Engine
from bot.jobs.answer.pace import Pace
from bot.jobs.record import Job, Origin, Wait
from bot.store import keys
from bot.store.client import RedisClient

NOW = datetime(2026, 1, 31, 12, tzinfo=UTC)


def job(message_id: int) -> Job:
    origin = Origin(chat_id=1, message_id=message_id)
    return Job(id=f"1:{message_id}", origin=origin, created_at=NOW, wait=Wait(deadline_at=NOW))


@pytest.fixture
def engine(store: RedisClient) -> Engine:
    return Engine(store, clock=SystemTimer())


async def planned(store: RedisClient) -> list[bytes]:
    return [entry for entry, _ in await store.zrange(keys.STEPS_DUE, 0, -1, withscores=True)]


async def test_who_is_told_no_runs_as_soon_as_the_turn_is_given_back(store: RedisClient, engine: Engine) -> None:
    here, elsewhere = Pace(store, engine), Pace(store, engine)
    later = datetime.now(UTC) + timedelta(seconds=60)
    await engine.at(DELIVER, "1:2", later)
    async with here.turn(job(1)) as answered:
        assert answered is not None
        async with elsewhere.turn(job(2)) as refused:
            assert refused is None
        assert await here.waiting(1) == {"1:2"}
    [[entry, at]] = await store.zrange(keys.STEPS_DUE, 0, -1, withscores=True)
    assert entry == b"deliver:1:2"
    assert at < later.timestamp() - 30
    async with elsewhere.turn(job(2)) as answered:
        assert answered is not None
    assert await here.waiting(1) == set()


async def test_who_was_answered_meanwhile_is_not_called(store: RedisClient, engine: Engine) -> None:
    pace = Pace(store, engine)
    async with pace.turn(job(1)) as answered:
        for number in (2, 3):
            async with pace.turn(job(number)) as refused:
                assert refused is None
        assert answered is not None
        answered.update({"1:1", "1:2", "1:3"})
    assert await planned(store) == []
    assert await pace.waiting(1) == set()


async def test_a_turn_that_was_lost_calls_nobody_and_takes_nothing_from_who_has_it(
    store: RedisClient, engine: Engine
) -> None:
    pace = Pace(store, engine)
    lost = pace.turn(job(1))
    assert await lost.__aenter__() is not None
    await store.delete(keys.speaking(1))  # as if it had run out
    async with pace.turn(job(2)) as answered:
        assert answered is not None
        async with pace.turn(job(3)) as refused:
            assert refused is None
        await lost.__aexit__(None, None, None)
        assert await planned(store) == []
        async with pace.turn(job(3)) as refused:
            assert refused is None, "the second one has it still"
    assert await planned(store) == [b"deliver:1:3"]
