"""Open jobs that the index lost are found again by their records, and nothing else is."""

import asyncio

import pytest

from bot.jobs.reconcile import Orphans
from bot.jobs.record import JobState
from bot.jobs.transitions import ended
from bot.store import keys
from bot.store.client import RedisClient
from tests.unit.jobs.test_repository import LATER, NOW, job, jobs_of


async def test_an_open_record_that_an_index_lost_is_due_again(store: RedisClient) -> None:
    jobs = jobs_of(store)
    for first in range(1, 1202, 100):
        await asyncio.gather(*(jobs.create(job(number), LATER) for number in range(first, min(first + 100, 1202))))
    await store.zrem(keys.OPEN_JOBS, "-100:1", "-100:1201")
    await store.srem(keys.chat_jobs(-100), "-100:2")
    found = await Orphans(store).bring_back(NOW)
    assert sorted(found) == ["-100:1", "-100:1201", "-100:2"]
    assert sorted(await jobs.overdue(NOW)) == ["-100:1", "-100:1201"]
    assert len(await jobs.open_in_chat(-100)) == 1201
    assert await Orphans(store).bring_back(NOW) == []


async def test_an_ended_record_is_no_stray(store: RedisClient) -> None:
    jobs = jobs_of(store)
    await jobs.create(job(1), LATER)
    await jobs.change("-100:1", lambda j: ended(j, JobState.DONE))
    assert await Orphans(store).bring_back(NOW) == []
    assert await jobs.count_open() == 0


async def test_a_job_that_ends_meanwhile_is_no_stray(store: RedisClient, monkeypatch: pytest.MonkeyPatch) -> None:
    jobs, read = jobs_of(store), store.zmscore
    await jobs.create(job(1), LATER)

    async def end_first(name: str, members: list[str]) -> object:
        await jobs.change("-100:1", lambda j: ended(j, JobState.DONE))
        return await read(name, members)

    monkeypatch.setattr(store, "zmscore", end_first)
    assert await Orphans(store).bring_back(NOW) == []
    assert await jobs.count_open() == 0


async def test_only_one_of_many_processes_looks(store: RedisClient) -> None:
    assert [await Orphans(store).is_due() for _ in range(3)] == [True, False, False]
