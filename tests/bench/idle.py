"""What the bot takes when nobody writes, and how long it takes to start beside a bare `import aiogram`.

What it asks of the store is counted once it has settled: for some seconds after the last answer there are counts to be
written, and looks at what was kept in mind. How late planned steps begin is measured by an engine that has nothing else
to do, half of them planned by it, half by another process.
"""

import asyncio
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import psutil

from bot.clock import SystemTimer
from bot.concurrency import end
from bot.engine import WATCH, Engine
from bot.engine.steps import Ran
from bot.store.connect import connect
from bot.store.embedded import EmbeddedStore
from tests.bench.notes import usage
from tests.bench.start import ready_after_s, startable
from tests.world import until

_TURNS = 3
_SETTLE_S = 6.0
_MEASURE_S = 12.0
_STEPS, _OVER_S = 100, 12.0
_IMPORT = "import aiogram; print(flush=True); input()"


@dataclass(frozen=True, slots=True)
class Idle:
    """Shares of a core of the bot and of its store, and commands to that in a second.

    MiB, and those of a process that only imports aiogram; processor seconds until ready, and for that import.
    """

    core_share: float
    store_share: float
    commands_s: float
    mib: float
    import_mib: float
    start_s: float
    import_s: float


async def measure(folder: Path) -> Idle:
    """Start once to make the store, then in turns with a bare import: the least of each is what it takes by itself."""
    async with startable(folder) as (bot, port):
        await ready_after_s(bot, port)
        starts, imports = [], []
        for _ in range(_TURNS):
            await bot.stop()
            imports.append(await asyncio.to_thread(import_s))
            starts.append((await ready_after_s(bot, port))[1])
        await asyncio.sleep(_SETTLE_S)
        process = psutil.Process(bot.pid)
        family = [process, *process.children()]
        store = connect(f"unix://{EmbeddedStore(folder / 'data').socket_in_use()}")
        asked = await usage(store)
        before, began_s = [_used_s(one) for one in family], time.monotonic()
        await asyncio.sleep(_MEASURE_S)
        took_s = time.monotonic() - began_s
        asked = (await usage(store)).since(asked)
        await store.aclose()
        own, *others = [(_used_s(one) - then) / took_s for one, then in zip(family, before, strict=True)]
        mib = process.memory_info().rss / 2**20
        await bot.stop()
    return Idle(
        own, sum(others), asked.commands / asked.at, mib, await asyncio.to_thread(import_mib), min(starts), min(imports)
    )


def import_s() -> float:
    """Processor seconds of a process that only imports aiogram."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", "import aiogram"], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def import_mib() -> float:
    """Resident memory of a process that only imports aiogram."""
    with subprocess.Popen([sys.executable, "-c", _IMPORT], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as one:
        assert one.stdin is not None
        assert one.stdout is not None
        one.stdout.readline()
        mib = psutil.Process(one.pid).memory_info().rss / 2**20
        one.stdin.write(b"\n")
    return float(mib)


@dataclass(frozen=True, slots=True)
class Planned:
    """By how many seconds 95 % of planned steps were late at most, and the commands of a second without any."""

    late_p95_s: float
    commands_s: float


async def measure_planned(folder: Path) -> Planned:
    """Steps spread over some seconds, run by one engine; the other one only plans."""
    ran: list[Ran] = []
    async with EmbeddedStore(folder) as store, _worker(store.url, ran) as engine:
        client = connect(store.url)
        other, chance = Engine(client, clock=SystemTimer()), random.Random(19)
        await asyncio.sleep(_SETTLE_S)
        before = await usage(client)
        await asyncio.sleep(_MEASURE_S)
        idle = (await usage(client)).since(before)
        now = SystemTimer()()
        for number in range(_STEPS):
            at = now + timedelta(seconds=1 + chance.random() * _OVER_S)
            await (engine, other)[number % 2].no_later(WATCH, f"account-{number}", at)
        await until(lambda: len(ran) == _STEPS)
        await client.aclose()
    return Planned(sorted(each.late_s for each in ran)[int(0.95 * _STEPS)], idle.commands / idle.at)


@asynccontextmanager
async def _worker(url: str, ran: list[Ran]) -> AsyncIterator[Engine]:
    client = connect(url)
    engine = Engine(client, clock=SystemTimer(), on_run=[ran.append])
    engine.register(WATCH, _nothing)
    task = asyncio.create_task(engine.work())
    yield engine
    await end(task)
    await client.aclose()


async def _nothing(_: str) -> None:
    """A step."""


def _used_s(process: psutil.Process) -> float:
    """By the scheduler's own count: the processor times of /proc are ticks, of which one is a thousandth of 10 s."""
    threads = Path(f"/proc/{process.pid}/task").glob("*/schedstat")
    return sum(int(each.read_text().split()[0]) for each in threads) / 1e9


def main() -> None:
    """Print one line."""
    with tempfile.TemporaryDirectory() as folder:
        found = asyncio.run(measure(Path(folder)))
        planned = asyncio.run(measure_planned(Path(folder) / "engine"))
    print(f"idle {found.core_share:.2%} of a core, "
          f"store {found.store_share:.2%} and {found.commands_s:.1f} commands/s, "
          f"{found.mib:.0f} MiB, import aiogram {found.import_mib:.0f}; "
          f"ready after {found.start_s:.2f} s of processor, import aiogram {found.import_s:.2f} s; "
          f"planned steps late by {1000 * planned.late_p95_s:.0f} ms (p95), the engine alone "
          f"{planned.commands_s:.1f} commands/s")  # fmt: skip


if __name__ == "__main__":
    main()
