"""Nothing is lost and nothing runs: workers that die, a store that goes away, and entries that nobody has written."""

import asyncio
import pickle
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.concurrency import end
from bot.engine import Engine, take_over
from bot.engine import engine as engine_module
from bot.store import keys
from bot.store.client import RedisClient
from bot.store.connect import connect
from bot.store.embedded import EmbeddedStore
from tests.clock import MovableClock
from tests.unit.engine.conftest import Recorded, working
from tests.world import until

Make = Callable[..., Engine]

WORKER = """
import asyncio, sys
from bot.clock import SystemTimer
from bot.engine import Engine
from bot.store.connect import connect

async def main():
    engine = Engine(connect(sys.argv[1]), clock=SystemTimer())
    async def step(subject):
        print(subject, flush=True)
        await asyncio.Event().wait()
    engine.register("step", step)
    await engine.work()

asyncio.run(main())
"""


class Trap:
    """Runs when it is unpickled."""

    def __reduce__(self) -> tuple[Any, tuple[str]]:
        return exec, ("import builtins; builtins.sprung = True",)


async def test_what_a_killed_process_had_in_hand_runs_elsewhere_within_seconds(
    engine: Engine, tmp_path: Path, store: RedisClient
) -> None:
    step = Recorded()
    url = f"unix://{tmp_path / 'store' / 'valkey.sock'}"
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", WORKER, url, stdout=asyncio.subprocess.PIPE, cwd=Path(__file__).parents[3]
    )
    assert process.stdout is not None
    try:
        await engine.soon("step", "a")
        async with asyncio.timeout(120):
            assert await process.stdout.readline() == b"a\n"
        engine.register("step", step)
        async with working(engine):
            await until(lambda: engine._turns > 0)
            await engine.soon("step", "b")
            await until(lambda: "b" in step.ran)
            process.kill()
            await process.wait()
            await until(lambda: "a" in step.ran)
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


async def test_alone_after_a_crash_it_goes_on_at_once(engine: Engine, store: RedisClient) -> None:
    step = Recorded()
    engine.register("step", step)
    await store.hset(keys.STEPS_HELD, "step:a", "dead#1")
    await store.hset(keys.STEPS_HELD, "step:b", "dead#1 1770000000.5")
    await store.set(keys.worker("dead#1", "beat"), 4e9)
    assert await engine.recover(alone=True) == 2
    async with working(engine):
        await until(lambda: sorted(step.ran) == ["a", "b"])


async def test_a_living_worker_keeps_what_it_runs(make: Make) -> None:
    gate = asyncio.Event()
    step = Recorded(gate)
    one, other = make(), make()
    one.register("step", step)
    async with working(one):
        await one.soon("step", "a")
        await until(lambda: step.under_way == ["a"])
        assert await other.recover() == 0
        assert await one.recover() == 0
        gate.set()


async def test_what_was_taken_but_never_told_is_found_again(engine: Engine, store: RedisClient) -> None:
    step = Recorded()
    engine.register("step", step)
    async with working(engine):
        await store.hset(keys.STEPS_HELD, "step:a", engine.name)
        await until(lambda: step.ran == ["a"])


async def test_a_worker_that_ends_hands_on_what_it_could_not_finish(make: Make) -> None:
    stuck, step = Recorded(asyncio.Event()), Recorded()
    one, other = make(drain_timeout_s=0.1), make()
    one.register("step", stuck)
    other.register("step", step)
    async with working(one):
        await one.soon("step", "a")
        await until(lambda: stuck.under_way == ["a"])
    assert stuck.under_way == stuck.ran == []
    async with working(other):
        await until(lambda: step.ran == ["a"])


async def test_a_worker_that_ends_finishes_what_it_can_and_takes_nothing_more(engine: Engine) -> None:
    gate = asyncio.Event()
    step = Recorded(gate)
    engine.register("step", step)
    task = asyncio.create_task(engine.work())
    await engine.soon("step", "a")
    await until(lambda: step.under_way == ["a"])
    task.cancel()
    await asyncio.sleep(0)
    await engine.soon("step", "b")
    gate.set()
    await end(task)
    assert step.ran == ["a"]
    assert (await engine.depth()).ready == 1


async def test_no_step_is_lost_when_the_store_dies_and_connections_break(tmp_path: Path, clock: MovableClock) -> None:
    async with EmbeddedStore(tmp_path / "store") as embedded:
        client = connect(embedded.url)
        step = Recorded()
        engines = [Engine(client, clock=clock) for _ in range(2)]
        for engine in engines:
            engine.register("step", step)

        async def add() -> None:
            for number in range(300):
                while True:
                    try:
                        await engines[number % 2].soon("step", str(number))
                        break
                    except OSError:
                        await asyncio.sleep(0.05)
                await asyncio.sleep(0.01)

        async with working(*engines):
            adding = asyncio.create_task(add())
            await until(lambda: len(step.ran) > 50)
            killer: Any = client
            await killer.execute_command("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes")
            await until(lambda: len(step.ran) > 100)
            assert embedded._child is not None
            embedded._child.kill()
            await adding
            await until(lambda: len(set(step.ran)) == 300)
        assert max(step.most.values()) == 1
        await client.aclose()


@pytest.mark.parametrize(
    "entry",
    [
        pickle.dumps(Trap()), b"\xff\xfe", b"", b"garbage", b"step", b":", b"update:not a number", b"submit:no-job",
        b'{"step": "submit"}', b"update:1\n", b"x" * 10_000, b"Step:a", b"step:" + pickle.dumps(Trap()),
    ],
    ids=range(13),
)  # fmt: skip
async def test_a_poisoned_entry_is_dropped_counted_and_logged(
    entry: bytes, make: Make, store: RedisClient, caplog: pytest.LogCaptureFixture
) -> None:
    dropped: list[None] = []
    engine, step = make(on_drop=lambda: dropped.append(None)), Recorded()
    for name in ("step", "update", "submit"):
        engine.register(name, step)
    await store.zadd(keys.STEPS_DUE, {entry: 1.0})
    await store.hset(keys.STEPS_HELD, mapping={entry.decode("latin-1") + "2": pickle.dumps(Trap())})
    await engine.soon("step", "good")
    async with working(engine):
        await until(lambda: step.ran == ["good"] and len(dropped) == 2)
    assert "no version of the bot" in caplog.text
    assert not await store.zcard(keys.STEPS_DUE)
    import builtins

    assert not hasattr(builtins, "sprung")


async def test_keys_of_another_type_and_words_that_nobody_said_stop_nothing(
    make: Make, store: RedisClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine_module, "_LOOK_EVERY_S", 0.2)
    dropped: list[None] = []
    engine, step = make(on_drop=lambda: dropped.append(None)), Recorded()
    engine.register("step", step)
    pipe: Any = store
    for name in (keys.STEPS_DUE, keys.STEPS_HELD, keys.STEPS_WAKE):
        await pipe.set(name, pickle.dumps(Trap()))
    await pipe.rpush(keys.worker(engine.name, "stops"), pickle.dumps(Trap()))
    async with working(engine):
        await until(lambda: len(dropped) >= 1)
        await until(lambda: engine._turns > 2)
        await engine.soon("step", "a")
        await until(lambda: step.ran == ["a"])


async def test_holders_that_no_worker_has_written_are_handed_on(engine: Engine, store: RedisClient) -> None:
    step = Recorded()
    engine.register("step", step)
    for subject, holder in (("a", ""), ("b", "nobody what"), ("c", pickle.dumps(Trap())), ("d", "x nan")):
        await store.hset(keys.STEPS_HELD, f"step:{subject}", holder)
        await engine.soon("step", subject)
    async with working(engine):
        await until(lambda: sorted(step.ran) == ["a", "b", "c", "d"])


async def test_what_version_0_1_left_is_taken_over_by_name_and_its_pickles_are_deleted(
    engine: Engine, store: RedisClient, clock: MovableClock
) -> None:
    raw: Any = store
    trap = pickle.dumps(Trap())
    later = (clock() + timedelta(days=3)).timestamp()
    await store.zadd("pv-engine:queue", {"expiry:-100": later, "garbage": 1.0})
    await raw.hset("pv-engine:expiry:-100", mapping={"key": "expiry:-100", "args": trap, "kwargs": trap})
    await raw.xadd("pv-engine:stream", {"key": "submit:5:7", "function": "submit", "args": trap, "kwargs": trap})
    await raw.xadd("pv-engine:stream", {"args": trap})
    await raw.hset("pv-engine:runs:deliver:5:6", mapping={"args": trap})
    await raw.zadd("pv:rounds", {"account": later, trap: 1.0})
    await raw.set(b"pv-engine:\xff", trap)
    assert await take_over(store, clock().timestamp()) == 3
    assert sorted([name async for name in store.scan_iter(match="pv*", count=100)]) == [keys.STEPS_DUE.encode()]
    assert dict(await store.zrange(keys.STEPS_DUE, 1, -1, withscores=True)) == {
        b"expiry:-100": later, b"watch:account": later,
    }  # fmt: skip
    step = Recorded()
    engine.register("submit", step)
    async with working(engine):
        await until(lambda: step.ran == ["5:7"])
    assert await take_over(store, clock().timestamp()) == 0
