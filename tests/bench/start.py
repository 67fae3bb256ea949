"""From the command to ready, and what the doctor takes: `python -m tests.bench.start`.

The doctor is asked about a set-up that is well, one where nobody listens, and one where everybody is silent.
"""

import asyncio
import os
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
from cryptography.fernet import Fernet

from sandbox.process import BotProcess
from tests.world import environment, world

_TIMES = 5
_TIMEOUT_S = 60.0
_SILENT: list[asyncio.StreamWriter] = []


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


async def examined(folder: Path) -> dict[str, float]:
    """How long the doctor took for each set-up, in seconds beyond those that the interpreter and its imports take."""
    never = await asyncio.start_server(lambda _, writer: _SILENT.append(writer), "127.0.0.1", 0)
    async with never, world(folder / "data") as around:
        well = environment(around.settings) | {"PYTHONPATH": str(Path.cwd())}
        silent = f"127.0.0.1:{never.sockets[0].getsockname()[1]}"
        imports_s = await _took_s("-c", "import bot.__main__, bot.doctor.examine", env=well, folder=folder)
        took_s = {"all is well": await _took_s("-m", "bot", "doctor", env=well, folder=folder)}
        for what, address in (("nobody listens", "127.0.0.1:9"), ("everybody is silent", silent)):
            broken = {
                "TELEGRAM_API_URL": f"http://{address}", "POLYGLOTVOICE_API_URL": f"http://{address}/api/v1",
                "REDIS_URL": f"redis://{address}", "ENCRYPTION_KEY": Fernet.generate_key().decode(),
            }  # fmt: skip
            took_s[what] = await _took_s("-m", "bot", "doctor", env=well | broken, folder=folder)
        for writer in _SILENT:
            writer.close()
        return {what: each_s - imports_s for what, each_s in took_s.items()}


async def _took_s(*words: str, env: dict[str, str], folder: Path) -> float:
    took = []
    for _ in range(_TIMES):
        began_s = time.monotonic()
        child = await asyncio.create_subprocess_exec(
            sys.executable, *words, cwd=folder, env={**os.environ, **env}, stdout=asyncio.subprocess.DEVNULL
        )
        await child.wait()
        took.append(time.monotonic() - began_s)
    return min(took)  # what more it took was a neighbour's


def main() -> int:
    """The command line."""
    with tempfile.TemporaryDirectory(prefix="pv-start-") as folder:
        first, *others = asyncio.run(measure(Path(folder)))
        doctors = asyncio.run(examined(Path(folder)))
    took_s, cpu_s = median(took for took, _ in others), median(cpu for _, cpu in others)
    print(
        f"ready after {first[0]:.2f} s with a new store; with its own {took_s:.2f} s, of these {cpu_s:.2f} s of "
        f"processor time (medians of {len(others)})"
    )
    print("the doctor, beyond its imports: " + ", ".join(f"{what} {each_s:.2f} s" for what, each_s in doctors.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
