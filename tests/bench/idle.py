"""What the bot takes when nobody writes, and how long it takes to start beside a bare `import aiogram`."""

import asyncio
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import psutil

from tests.bench.start import ready_after_s, startable

_TURNS = 3
_SETTLE_S = 6.0
_MEASURE_S = 12.0


@dataclass(frozen=True, slots=True)
class Idle:
    """Shares of a core of the bot and of its store; MiB; processor seconds until ready, and for `import aiogram`."""

    core_share: float
    store_share: float
    mib: float
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
        before, began_s = [_used_s(one) for one in family], time.monotonic()
        await asyncio.sleep(_MEASURE_S)
        took_s = time.monotonic() - began_s
        own, *others = [(_used_s(one) - then) / took_s for one, then in zip(family, before, strict=True)]
        mib = process.memory_info().rss / 2**20
        await bot.stop()
    return Idle(own, sum(others), mib, min(starts), min(imports))


def import_s() -> float:
    """Processor seconds of a process that only imports aiogram."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", "import aiogram"], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _used_s(process: psutil.Process) -> float:
    times = process.cpu_times()
    return times.user + times.system


def main() -> None:
    """Print one line."""
    with tempfile.TemporaryDirectory() as folder:
        found = asyncio.run(measure(Path(folder)))
    print(f"idle {found.core_share:.1%} of a core, store {found.store_share:.1%}, {found.mib:.0f} MiB; "
          f"ready after {found.start_s:.2f} s of processor, import aiogram {found.import_s:.2f} s")  # fmt: skip


if __name__ == "__main__":
    main()
