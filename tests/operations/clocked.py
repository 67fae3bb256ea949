"""The bot as a process by a clock that a test moves; it tells how much memory it holds.

`python -m tests.operations.clocked run` is `python -m bot run` apart from that. CLOCK names the socket on which each
line is an order: seconds to move the clock by, or `measure`.
"""

import asyncio
import gc
import json
import os
import sys
from collections import Counter
from dataclasses import asdict, dataclass, field
from pathlib import Path

import psutil

from bot import __main__ as command
from bot.app import process
from bot.app.app import Role
from bot.clock import Timer
from bot.jobs.transitions import Deadlines
from bot.settings import Settings
from tests.clock import MovableClock

_run = process.run


@dataclass(frozen=True, slots=True)
class Memory:
    """What the process holds: MiB of the machine, and Python's objects that were made since it was ready, by type."""

    mib: float
    objects: int
    types: dict[str, int] = field(default_factory=dict)


class ClockedBot:
    """The other end of the socket. Its `clock` shows what the process' shows."""

    def __init__(self, socket: Path) -> None:
        self._socket = socket
        self.clock = MovableClock()

    async def move(self, seconds: float) -> None:
        """Set both forward."""
        await self._ask(str(seconds))
        self.clock.move(seconds)

    async def measure(self) -> Memory:
        """What it holds after a collection of garbage."""
        return Memory(**json.loads(await self._ask("measure")))

    async def _ask(self, order: str) -> bytes:
        reader, writer = await asyncio.open_unix_connection(self._socket)
        writer.write(f"{order}\n".encode())
        answer = await reader.readline()
        writer.close()
        return answer


async def run_by_moved_clock(
    settings: Settings, role: Role, stopping: asyncio.Event, deadlines: Deadlines | None = None,
    clock: Timer | None = None,
) -> None:  # fmt: skip
    """The bot's own `run`, beside somebody who takes orders."""
    del clock
    moved = MovableClock()

    async def obey(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        order = (await reader.readline()).decode().strip()
        answer = ""
        if order == "measure":
            answer = json.dumps(asdict(_measured()))
        else:
            moved.move(float(order))
        writer.write(f"{answer}\n".encode())
        await writer.drain()
        writer.close()

    async with await asyncio.start_unix_server(obey, os.environ["CLOCK"]):
        await _run(settings, role, stopping, deadlines, moved)


def _measured() -> Memory:
    gc.collect()
    found = gc.get_objects()
    types = Counter(f"{type(each).__module__}.{type(each).__qualname__}" for each in found)
    mib = psutil.Process().memory_info().rss / 2**20
    return Memory(mib, len(found), dict(types.most_common(40)))


if __name__ == "__main__":
    process.run = run_by_moved_clock
    sys.exit(command.main(sys.argv[1:]))
