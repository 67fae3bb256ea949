"""Voice notes from start to delivered, with a service that needs no time: what one costs the bot's process.

`python -m tests.bench.notes` runs the bot beside both stand-ins, sends notes from many chats at once, and prints the
processor time that the bot and its store take for each: no neighbour on the machine changes that.
"""

import asyncio
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

from sandbox.process import BotProcess
from sandbox.telegram import PrivateChat
from tests.samples import voice_note
from tests.world import World, environment, until, world

_NOTES = 400
_CHATS = 100


@dataclass(frozen=True, slots=True)
class Cost:
    """Processor seconds of the bot and of its store, and seconds by the clock, for so many notes."""

    notes: int
    bot_s: float
    store_s: float
    wall_s: float


def used_s(pid: int) -> tuple[float, float]:
    """Processor seconds of a process, and of its children."""
    process = psutil.Process(pid)
    own = process.cpu_times()
    children = [child.cpu_times() for child in process.children()]
    return own.user + own.system, sum(c.user + c.system for c in children)


def secret_of(number: int) -> str:
    """The key of the n-th chat's account."""
    return f"sk_bench_{number:06}_0123456789"


async def chats_with_keys(around: World, count: int) -> list[PrivateChat]:
    """So many people, each with a key of an account of their own."""
    chats = []
    for number in range(count):
        secret = secret_of(number)
        around.api.add_key(secret, account=f"account-{number}")
        chat = around.telegram.private_chat(around.telegram.person(f"Person {number}", language_code="en"))
        await chat.say(secret)
        chats.append(chat)
    for chat in chats:
        await chat.wait_for(lambda m: m.from_bot and "works" in m.text, timeout_s=60)
    return chats


def delivered(chats: Sequence[PrivateChat]) -> int:
    """How many subtitles have arrived: each is the last part of an answer."""
    return sum(m.from_bot and m.document is not None for chat in chats for m in chat.messages)


async def measure(folder: Path, notes: int = _NOTES, count: int = _CHATS) -> Cost:
    """Send the notes, a few of each chat, and wait for the last answer."""
    async with world(folder / "data") as around:
        around.api.task_s = 0.0
        settings = environment(around.settings) | {"LOG_LEVEL": "INFO"}
        async with BotProcess(settings, folder / "bot.log") as bot:
            chats = await chats_with_keys(around, count)
            await _send(chats, count)
            before, began_s = used_s(bot.pid), time.monotonic()
            await _send(chats, notes)
            after, ended_s = used_s(bot.pid), time.monotonic()
    return Cost(notes, after[0] - before[0], after[1] - before[1], ended_s - began_s)


async def _send(chats: Sequence[PrivateChat], notes: int) -> None:
    already = delivered(chats)
    for number in range(notes):
        await chats[number % len(chats)].send_voice(
            voice_note() + bytes(str(time.monotonic_ns()), "ascii"), duration_s=8
        )
    await until(lambda: delivered(chats) >= already + notes, timeout_s=120)


def main() -> None:
    """Print the cost."""
    with tempfile.TemporaryDirectory() as folder:
        cost = asyncio.run(measure(Path(folder)))
    print(
        f"bot {cost.bot_s / cost.notes * 1000:.1f} ms, store {cost.store_s / cost.notes * 1000:.1f} ms of processor "
        f"a note; {cost.notes / cost.bot_s:.0f} notes a processor second, {cost.notes / cost.wall_s:.0f} a second"
    )


if __name__ == "__main__":
    main()
