"""The engine: what is added runs, once at a time, when it is due."""

import asyncio
import itertools
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.engine import Engine, Ran
from bot.engine import engine as engine_module
from bot.store import keys
from bot.store.client import RedisClient
from tests.clock import MovableClock
from tests.unit.engine.conftest import Recorded, working
from tests.world import until

HOUR = timedelta(hours=1)
Make = Callable[..., Engine]


async def test_a_step_runs_once_for_each_id_however_often_it_is_added(engine: Engine, store: RedisClient) -> None:
    step = Recorded()
    engine.register("step", step)
    for _ in range(3):
        await engine.soon("step", "a", "b")
    async with working(engine):
        await until(lambda: len(step.ran) == 2)
    assert sorted(step.ran) == ["a", "b"]
    # Nothing of them is left in the store.
    assert not await store.exists(keys.STEPS_DUE)
    assert not await store.exists(keys.STEPS_HELD)


async def test_a_step_that_names_a_time_runs_again_then(engine: Engine, clock: MovableClock) -> None:
    ran: list[datetime] = []

    async def step(subject: str) -> datetime | None:
        ran.append(clock())
        return ran[-1] + timedelta(seconds=0.3) if len(ran) < 3 else None

    engine.register("step", step)
    await engine.soon("step", "a")
    async with working(engine):
        await until(lambda: len(ran) == 3)
    assert all(later - earlier >= timedelta(seconds=0.3) for earlier, later in itertools.pairwise(ran))


async def test_only_what_is_asked_for_now_overtakes_its_plan(engine: Engine, clock: MovableClock) -> None:
    step = Recorded()
    engine.register("step", step)
    for subject in ("patient", "woken", "moved", "sooner", "unmoved"):
        await engine.at("step", subject, clock() + HOUR)
    async with working(engine):
        await engine.soon("step", "patient")
        await engine.no_later("step", "unmoved", clock() + 2 * HOUR)
        await engine.now("step", "woken")
        await engine.at("step", "moved", clock())
        await engine.no_later("step", "sooner", clock())
        await until(lambda: len(step.ran) == 3)
        assert (await engine.depth()).planned == 2
        clock.ahead += HOUR
        await until(lambda: len(step.ran) == 5)
    assert set(step.ran[:3]) == {"woken", "moved", "sooner"}


async def test_what_is_added_while_it_runs_runs_once_more_and_never_beside_itself(
    make: Make, clock: MovableClock
) -> None:
    gate = asyncio.Event()
    step = Recorded(gate)
    one, other = make(), make()
    for engine in (one, other):
        engine.register("step", step)
    async with working(one, other):
        await one.soon("step", "a")
        await until(lambda: step.under_way == ["a"])
        for _ in range(3):
            await one.soon("step", "a")
            await other.now("step", "a")
        await other.soon("step", "b")
        await until(lambda: len(step.under_way) == 2)
        assert (await one.depth()).ready == 2
        gate.set()
        await until(lambda: step.ran.count("a") == 2 and not step.under_way)
        async with asyncio.timeout(120):
            while (await one.depth()).ready:
                await asyncio.sleep(0.01)
    assert sorted(step.ran) == ["a", "a", "b"]
    assert step.most == {"a": 1, "b": 1}


async def test_the_sooner_wins_where_a_step_names_a_time_and_is_asked_for_meanwhile(
    engine: Engine, clock: MovableClock
) -> None:
    ran, gate = [], asyncio.Event()

    async def step(subject: str) -> datetime | None:
        ran.append(subject)
        await gate.wait()
        return clock() + HOUR

    engine.register("step", step)
    async with working(engine):
        await engine.soon("step", "a")
        await until(lambda: len(ran) == 1)
        await engine.now("step", "a")
        gate.set()
        await until(lambda: len(ran) == 2)


@pytest.mark.parametrize("is_other", [False, True])
async def test_a_step_that_runs_can_be_stopped_from_any_process(make: Make, *, is_other: bool) -> None:
    step = Recorded(asyncio.Event())
    engine = make()
    canceller = make() if is_other else engine
    engine.register("step", step)
    async with working(engine):
        await engine.soon("step", "a")
        await until(lambda: step.under_way == ["a"])
        await engine.soon("step", "a")
        await canceller.cancel("step", "a")
        await until(lambda: not engine._running.tasks and not engine._running.ended)
        assert (await engine.depth()).ready == 0


async def test_a_step_that_takes_itself_back_runs_to_its_end(engine: Engine) -> None:
    ran: list[str] = []

    async def step(subject: str) -> None:
        await asyncio.gather(engine.cancel("step", subject))
        await asyncio.sleep(0)
        ran.append(subject)

    engine.register("step", step)
    async with working(engine):
        await engine.soon("step", "a")
        await until(lambda: ran == ["a"])


async def test_a_planned_step_can_be_taken_back(engine: Engine, clock: MovableClock) -> None:
    step = Recorded()
    engine.register("step", step)
    for subject in ("a", "b"):
        await engine.at("step", subject, clock() + HOUR)
    await engine.cancel("step", "a")
    clock.ahead += HOUR
    async with working(engine):
        await until(lambda: step.ran == ["b"])


async def test_a_step_that_raises_runs_again_and_leaves_no_text_behind(
    engine: Engine, clock: MovableClock, tmp_path: Path
) -> None:
    ran: list[str] = []

    async def step(subject: str) -> None:
        ran.append(subject)
        if ran == ["bad"]:
            raise ValueError("what the person said")

    engine.register("step", step)
    async with working(engine):
        await engine.soon("step", "bad")
        await until(lambda: ran == ["bad"])
        await engine.soon("step", "good")
        await until(lambda: "good" in ran)
        clock.ahead += timedelta(minutes=1)
        await until(lambda: ran == ["bad", "good", "bad"])
    assert not files_with(tmp_path, b"person said")


def files_with(folder: Path, words: bytes) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and words in path.read_bytes()]


async def test_a_step_that_only_a_newer_version_knows_waits_for_its_worker(make: Make, clock: MovableClock) -> None:
    step = Recorded()
    older, newer = make(), make()
    newer.register("of tomorrow", step)
    async with working(older):
        await newer.soon("of tomorrow", "a")
        async with asyncio.timeout(120):
            while (await older.depth()).planned != 1:
                await asyncio.sleep(0.01)
    clock.ahead += timedelta(minutes=1)
    async with working(newer):
        await until(lambda: step.ran == ["a"])


async def test_a_clock_that_was_set_back_keeps_nothing_waiting(engine: Engine, clock: MovableClock) -> None:
    step = Recorded()
    engine.register("step", step)
    await engine.soon("step", "at once")
    await engine.at("step", "tomorrow", clock() + 24 * HOUR)
    clock.ahead -= 2 * HOUR
    async with working(engine):
        await engine.bring_forward(2 * HOUR.total_seconds())
        await until(lambda: step.ran == ["at once"])


async def test_what_is_due_runs_within_a_quarter_of_a_second(
    make: Make, clock: MovableClock, store: RedisClient
) -> None:
    """Planned by the process that runs it, by another that works, and by one that only adds.

    What the machine itself needs just then, for a timer and a word with the store, is not counted.
    """
    ran: list[Ran] = []
    worker, other, adder = make(on_run=[ran.append]), make(on_run=[ran.append]), make()
    step = Recorded()
    for engine in (worker, other):
        engine.register("step", step)
    async with working(worker, other):
        await until(lambda: worker._turns > 0 and other._turns > 0)
        dues = [clock() + timedelta(seconds=0.2 + 0.05 * number) for number in range(36)]
        usual = [asyncio.create_task(_lateness_s(due, clock, store)) for due in dues]
        for number, (due, engine) in enumerate(zip(dues, (worker, other, adder) * 12, strict=True)):
            await engine.at("step", str(number), due)
        await until(lambda: len(ran) == 36)
        at_most = 0.25 + max(await asyncio.gather(*usual))
    late = sorted(run.late_s for run in ran)
    assert late[int(0.95 * len(late))] <= at_most


async def _lateness_s(due: datetime, clock: MovableClock, store: RedisClient) -> float:
    await asyncio.sleep((due - clock()).total_seconds())
    await store.get("anything")
    return (clock() - due).total_seconds()


async def test_workers_share_what_is_there(make: Make) -> None:
    gate = asyncio.Event()
    steps = [Recorded(gate), Recorded(gate)]
    engines = [make(), make()]
    for engine, step in zip(engines, steps, strict=True):
        engine.register("step", step)
    async with working(*engines):
        await until(lambda: all(engine._turns for engine in engines))
        await make().soon("step", *map(str, range(60)))
        await until(lambda: sum(len(step.under_way) for step in steps) == 60)
        gate.set()
    assert min(len(step.ran) for step in steps) >= 8


async def test_full_hands_take_no_more_and_go_on_when_one_is_free(make: Make) -> None:
    gate = asyncio.Event()
    step = Recorded(gate)
    engine = make(concurrency=2)
    engine.register("step", step)
    async with working(engine):
        await engine.soon("step", *map(str, range(5)))
        await until(lambda: len(step.under_way) == 2)
        turns = engine._turns
        await asyncio.sleep(0.3)
        assert engine._turns - turns <= 2
        assert len(step.under_way) == 2
        gate.set()
        await until(lambda: len(step.ran) == 5)


async def test_an_idle_worker_sends_few_commands(engine: Engine, store: RedisClient, clock: MovableClock) -> None:
    await engine.at("step", "a", clock() + HOUR)
    async with working(engine):
        await until(lambda: engine._turns > 0)
        before, began = await commands(store), clock()
        await asyncio.sleep(5)
        sent, took_s = await commands(store) - before, (clock() - began).total_seconds()
    assert 0.5 <= sent / took_s <= 3, sent


async def commands(store: RedisClient) -> int:
    """Everything that the server has carried out, what scripts call included, but for the question itself."""
    stats = await store.info("commandstats")
    return sum(stat["calls"] for name, stat in stats.items() if name != "cmdstat_info")


async def test_depth_tells_what_waits_runs_and_is_planned(store: RedisClient) -> None:
    clock = MovableClock(datetime(2026, 3, 14, tzinfo=UTC))
    engine = Engine(store, clock=clock)
    await engine.at("step", "oldest", clock() - timedelta(seconds=90))
    await engine.soon("step", "a")
    await engine.at("step", "b", clock() + HOUR)
    depth = await engine.depth()
    assert (depth.ready, depth.planned) == (2, 1)
    assert depth.oldest_s == 90


async def test_a_set_clock_stretches_no_wait_beyond_the_next_look(
    engine: Engine, clock: MovableClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine_module, "_LOOK_EVERY_S", 0.2)
    step = Recorded()
    engine.register("step", step)
    async with working(engine):
        await engine.at("step", "a", clock() + HOUR)
        await asyncio.sleep(0.1)
        clock.ahead = 2 * HOUR
        await until(lambda: step.ran == ["a"])
