"""The bot as a process whose event loop sticks when it is told to by SIGUSR1; that is noticed in seconds.

`python -m tests.operations.sticking run` is `python -m bot run` apart from that.
"""

import asyncio
import signal
import sys
from functools import partial

from bot import __main__ as command
from bot.app import process
from bot.app.app import Role
from bot.clock import Timer
from bot.concurrency import ended_when_stuck
from bot.jobs.transitions import Deadlines
from bot.settings import Settings

_run = process.run


def sticks() -> None:
    """Never yield again."""
    while True:
        pass


async def run_until_stuck(
    settings: Settings, role: Role, stopping: asyncio.Event, deadlines: Deadlines | None = None,
    clock: Timer | None = None,
) -> None:  # fmt: skip
    """The bot's own `run`, beside what may hold it up."""
    asyncio.get_running_loop().add_signal_handler(signal.SIGUSR1, sticks)
    await _run(settings, role, stopping, deadlines, clock)


if __name__ == "__main__":
    process.run = run_until_stuck
    vars(command)["ended_when_stuck"] = partial(ended_when_stuck, look_s=0.2, looks=20)
    sys.exit(command.main(sys.argv[1:]))
