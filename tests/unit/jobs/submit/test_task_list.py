"""How often an account's list is asked for where many jobs look for their tasks in it."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import cast

import pytest

from bot.jobs.submit.task_list import TaskLists
from bot.polyglotvoice.errors import Broken
from bot.polyglotvoice.http import ApiClient
from bot.polyglotvoice.models import Phase, Task, TaskPage
from tests.unit.polyglotvoice.canned import KEY

NOON = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)
SIZE = 20


def tasks(count: int, *, first: int = 0) -> list[Task]:
    """So many tasks, a second apart, the newest first."""
    numbers = range(first + count - 1, first - 1, -1)
    return [Task(f"t{n}", "done", Phase.DONE, created_at=NOON + timedelta(seconds=n)) for n in numbers]


class Service:
    """A list in pages that are numbered and name no next; some of its answers do not come."""

    def __init__(self, listed: Sequence[Task], *lost: int) -> None:
        self.listed = list(listed)
        self.asked: list[int] = []
        self._lost = set(lost)

    async def list_tasks(self, _: object, page: str | None = None) -> TaskPage:
        number = int((page or "page=1").removeprefix("page="))
        self.asked.append(number)
        await asyncio.sleep(0)
        if len(self.asked) in self._lost:
            raise Broken("no answer", maybe_done=False)
        shown = self.listed[(number - 1) * SIZE : number * SIZE]
        return TaskPage(tuple(shown), is_cut=len(shown) == SIZE)


def lists(service: Service) -> TaskLists:
    return TaskLists(cast("ApiClient", service))


async def read(of: TaskLists, pages: int = 100) -> set[str]:
    found: list[Sequence[Task]] = []
    async for page in of.pages(KEY):
        found.append(page)
        if len(found) == pages:
            break
    return {task.id for page in found for task in page}


async def test_jobs_that_wait_for_it_at_the_same_time_read_the_list_once() -> None:
    service = Service(tasks(90))
    of = lists(service)
    found = await asyncio.gather(*(read(of) for _ in range(30)))
    assert all(len(ids) == 90 for ids in found)
    # The first of them asked for its page before the others came.
    assert service.asked.count(1) <= 2
    assert len(service.asked) <= 10


async def test_a_page_that_does_not_come_is_asked_for_once_more() -> None:
    service = Service(tasks(90), 2)
    assert len(await read(lists(service))) == 90
    assert service.asked == [1, 2, 2, 3, 4, 5]


@pytest.mark.parametrize("new", [0, 7, 20, 45])
async def test_a_reading_that_broke_off_is_gone_on_with_and_nothing_is_left_out(new: int) -> None:
    service = Service(tasks(150), 4, 5)
    of = lists(service)
    with pytest.raises(Broken):
        await read(of)
    service.listed[:0] = tasks(new, first=150)
    asked_before = len(service.asked)
    assert len(await read(of)) == 150 + new
    assert len(service.asked) - asked_before < 8 + new // SIZE


async def test_what_a_job_did_not_need_another_reads() -> None:
    service = Service(tasks(150))
    of = lists(service)
    assert len(await read(of, pages=2)) == 40
    assert len(await read(of)) == 150
    assert service.asked == [1, 2, 1, 3, 4, 5, 6, 7, 8]


async def test_a_list_with_the_oldest_first_is_read_anew_to_its_end() -> None:
    service = Service(tasks(90)[::-1])
    of = lists(service)
    assert len(await read(of)) == 90
    service.listed += tasks(5, first=90)
    assert len(await read(of)) == 95


async def test_a_service_that_knows_no_pages_is_not_asked_on_and_on() -> None:
    service = Service(tasks(20))
    service.listed *= 30
    assert len(await read(lists(service))) == 20
    assert service.asked == [1, 2]
