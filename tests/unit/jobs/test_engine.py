"""The engine: what is added runs, once at a time, and survives the worker that ran it."""

import asyncio
import contextlib
import itertools
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.jobs import engine as engine_module
from bot.jobs.engine import Engine
from bot.store.embedded import EmbeddedStore


@pytest.fixture
async def url(tmp_path: Path) -> AsyncIterator[str]:
    async with EmbeddedStore(tmp_path / "store") as embedded:
        yield embedded.url


@contextlib.asynccontextmanager
async def working(engine: Engine) -> AsyncIterator[None]:
    task = asyncio.create_task(engine.work())
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(15):
        while not condition():
            await asyncio.sleep(0.01)


async def test_a_step_runs_once_for_each_id_however_often_it_is_added(url: str) -> None:
    ran: list[str] = []

    async def step(subject: str) -> None:
        ran.append(subject)

    async with Engine(url) as engine:
        engine.register("step", step)
        for _ in range(3):
            for subject in ("a", "b"):
                await engine.soon("step", subject)
        async with working(engine):
            await until(lambda: len(ran) == 2)
    assert sorted(ran) == ["a", "b"]


async def test_a_step_that_names_a_time_runs_again_then(url: str) -> None:
    ran: list[datetime] = []

    async def step(subject: str) -> datetime | None:
        ran.append(datetime.now(UTC))
        return ran[-1] + timedelta(seconds=0.3) if len(ran) < 3 else None

    async with Engine(url) as engine:
        engine.register("step", step)
        await engine.soon("step", "a")
        async with working(engine):
            await until(lambda: len(ran) == 3)
    assert all(later - earlier >= timedelta(seconds=0.3) for earlier, later in itertools.pairwise(ran))


async def test_a_planned_step_can_be_moved_to_now(url: str) -> None:
    ran = asyncio.Event()

    async def step(subject: str) -> None:
        ran.set()

    async with Engine(url) as engine:
        engine.register("step", step)
        await engine.at("step", "a", datetime.now(UTC) + timedelta(hours=1))
        async with working(engine):
            await engine.at("step", "a", datetime.now(UTC))
            async with asyncio.timeout(10):
                await ran.wait()


async def test_only_what_is_asked_for_now_overtakes_its_plan_and_what_runs_is_left_alone(url: str) -> None:
    ran: list[str] = []
    going, release = asyncio.Event(), asyncio.Event()

    async def step(subject: str) -> None:
        ran.append(subject)
        if subject == "running":
            going.set()
            await release.wait()

    async with Engine(url) as engine:
        engine.register("step", step)
        for subject in ("patient", "woken"):
            await engine.at("step", subject, datetime.now(UTC) + timedelta(hours=1))
        await engine.soon("step", "patient")
        async with working(engine):
            await engine.now("step", "running")
            await going.wait()
            for subject in ("running", "woken", "new"):
                await engine.now("step", subject)
            await until(lambda: len(ran) == 3)
            release.set()
    assert sorted(ran) == ["new", "running", "woken"]


async def test_a_step_that_runs_can_be_stopped(url: str) -> None:
    began, stopped = asyncio.Event(), asyncio.Event()

    async def step(subject: str) -> None:
        began.set()
        try:
            await asyncio.Event().wait()
        finally:
            stopped.set()

    async with Engine(url) as engine:
        engine.register("step", step)
        async with working(engine), asyncio.timeout(10):
            await engine.soon("step", "a")
            await began.wait()
            await engine.cancel("step", "a")
            await stopped.wait()


async def test_a_step_that_raises_leaves_no_text_behind_and_does_not_stop_the_worker(url: str) -> None:
    ran: list[str] = []

    async def step(subject: str) -> None:
        ran.append(subject)
        if subject == "bad":
            raise ValueError("what the person said")

    async with Engine(url) as engine:
        engine.register("step", step)
        await engine.soon("step", "bad")
        async with working(engine):
            await until(lambda: ran == ["bad"])
            await engine.soon("step", "good")
            await until(lambda: "good" in ran)
    assert ran == ["bad", "good"]
    stored = Path(url.removeprefix("unix://")).parent
    assert not [path for path in stored.rglob("*") if path.is_file() and b"person said" in path.read_bytes()]


async def test_what_a_dead_worker_had_in_hand_is_run_by_the_next_one_at_once(url: str) -> None:
    began = asyncio.Event()
    ran: list[str] = []

    async def hang(subject: str) -> None:
        began.set()
        await asyncio.Event().wait()

    async def step(subject: str) -> None:
        ran.append(subject)

    async with Engine(url, drain_timeout_s=0.1) as first:
        first.register("step", hang)
        await first.soon("step", "a")
        worker = asyncio.create_task(first.work())
        async with asyncio.timeout(10):
            await began.wait()
        # Cut short like a crash: the drain is not waited for.
        worker.cancel()
        await asyncio.gather(worker, return_exceptions=True)
    async with Engine(url) as second:
        second.register("step", step)
        assert await second.reclaim(alone=True) == 1
        async with working(second):
            await until(lambda: ran == ["a"])


async def test_a_step_that_only_a_newer_version_knows_waits_for_its_worker(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine_module, "_LEFT_DELAY_S", 0.3)
    ran: list[str] = []

    async def step(subject: str) -> None:
        ran.append(subject)

    async with Engine(url) as older, Engine(url) as newer:
        newer.register("of tomorrow", step)
        async with working(older):
            await newer.soon("of tomorrow", "a")
            await until(lambda: "of tomorrow" in older._docket.tasks)
            assert ran == []
        async with working(newer):
            await until(lambda: ran == ["a"])


async def test_a_step_that_is_handed_out_while_it_runs_waits_for_itself(url: str) -> None:
    under_way, most, ran = 0, 0, 0
    go_on = asyncio.Event()

    async def step(subject: str) -> None:
        nonlocal under_way, most, ran
        under_way += 1
        most = max(most, under_way)
        await go_on.wait()
        under_way -= 1
        ran += 1

    async with Engine(url) as engine:
        engine.register("step", step)
        async with working(engine):
            await engine.soon("step", "a")
            await until(lambda: under_way == 1)
            await engine.at("step", "a", datetime.now(UTC))
            await engine.soon("step", "b")
            await until(lambda: under_way == 2)
            go_on.set()
            await until(lambda: ran == 3)
    assert most == 2
