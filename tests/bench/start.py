"""From the command to ready: `python -m tests.bench.start` starts the bot some times and prints how long each took."""

import asyncio
import socket
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from statistics import median

import aiohttp
import psutil

from sandbox.process import BotProcess
from tests.world import environment, world

_TIMES = 5
_TIMEOUT_S = 60.0


async def ready_after_s(bot: BotProcess, port: int) -> tuple[float, float]:
    """Start the bot; the time until /readyz says 200, and the processor's share of it: no neighbour changes that."""
    began_s = time.monotonic()
    await bot.start()
    async with asyncio.timeout(_TIMEOUT_S), aiohttp.ClientSession() as session:
        while True:
            try:
                async with session.get(f"http://127.0.0.1:{port}/readyz") as answer:
                    if answer.status == 200:
                        cpu = psutil.Process(bot.pid).cpu_times()
                        return time.monotonic() - began_s, cpu.user + cpu.system
            except aiohttp.ClientError:
                pass
            await asyncio.sleep(0.01)


@asynccontextmanager
async def startable(folder: Path) -> AsyncIterator[tuple[BotProcess, int]]:
    """A bot with an embedded store and a port, not started yet."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    async with world(folder / "data") as around:
        yield BotProcess({**environment(around.settings), "HTTP_PORT": str(port)}, folder / "bot.log"), port


async def measure(folder: Path) -> list[tuple[float, float]]:
    """The first start makes the store; the others find it."""
    async with startable(folder) as (bot, port):
        took = []
        for _ in range(_TIMES):
            took.append(await ready_after_s(bot, port))
            await bot.stop()
        return took


def main() -> int:
    """The command line."""
    with tempfile.TemporaryDirectory(prefix="pv-start-") as folder:
        first, *others = asyncio.run(measure(Path(folder)))
    took_s, cpu_s = median(took for took, _ in others), median(cpu for _, cpu in others)
    print(
        f"ready after {first[0]:.2f} s with a new store; with its own {took_s:.2f} s, of these {cpu_s:.2f} s of "
        f"processor time (medians of {len(others)})"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
