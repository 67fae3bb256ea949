"""Voice notes from start to delivered, with a service that needs no time: what one costs.

`python -m tests.bench.notes [workers …]` runs the bot beside both stand-ins, sends notes from many chats at once, and
prints the processor time that the bot and its store take for each: no neighbour on the machine changes that. With 0
workers one process does everything; with more, one takes updates and so many others work. The stand-ins and the store
need processors, too: how many notes a second there are by the clock says as much of the machine as of the bot.

What a note costs the store are the commands and the processor time that it counts itself, less what the same processes
cost it with nothing to do, and the memory that stays.
"""

import asyncio
import contextlib
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil
from cryptography.fernet import Fernet

from bot.accounts.keyring import account_id_of
from bot.store.client import RedisClient
from bot.store.connect import check_vault, connect
from bot.store.embedded import EmbeddedStore
from bot.store.vault import Vault
from sandbox.process import BotProcess
from sandbox.telegram import PrivateChat
from tests.samples import voice_note
from tests.world import World, environment, until, world

_NOTES = 1000
_CHATS = 100
_IDLE_S = 4.0
_AFTERWARDS_S = 3.0
"""With the last answer its status goes, and what was learned and counted is written."""


@dataclass(frozen=True, slots=True)
class Usage:
    """What the store counts: commands, processor seconds, bytes of data."""

    at: float
    commands: int
    cpu_s: float
    memory_bytes: int

    def since(self, before: "Usage") -> "Usage":
        """The difference."""
        return Usage(
            self.at - before.at, self.commands - before.commands, self.cpu_s - before.cpu_s,
            self.memory_bytes - before.memory_bytes,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cost:
    """Processor seconds of the bot's processes, and seconds by the clock, for so many notes.

    `store` is what the store used for them beyond idling, `idle` what it used in a second of nothing to do.
    """

    notes: int
    bot_s: float
    wall_s: float
    store: Usage
    idle: Usage


def used_s(pid: int) -> tuple[float, float]:
    """Processor seconds of a process, and of its children."""
    process = psutil.Process(pid)
    own = process.cpu_times()
    children = [child.cpu_times() for child in process.children()]
    return own.user + own.system, sum(c.user + c.system for c in children)


async def usage(client: RedisClient) -> Usage:
    """What the server has used since its start."""
    info = {**await client.info("cpu"), **await client.info("stats"), **await client.info("memory")}
    cpu_s = float(info["used_cpu_sys"]) + float(info["used_cpu_user"])
    return Usage(time.monotonic(), int(info["total_commands_processed"]), cpu_s, int(info["used_memory_dataset"]))


def secret_of(number: int) -> str:
    """The key of the n-th chat's account."""
    return f"sk_bench_{number:06}_0123456789"


async def account_ids(store: RedisClient, encryption_key: str, count: int) -> list[str]:
    """What stands in the store for the keys of so many accounts."""
    vault = await check_vault(store, Vault([encryption_key]))
    return [account_id_of(secret_of(number), vault) for number in range(count)]


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


async def measure(folder: Path, workers: int = 0, notes: int = _NOTES, count: int = _CHATS) -> Cost:
    """Send the notes, a few of each chat, and wait for the last answer."""
    async with EmbeddedStore(folder / "store") as store, world(folder / "data") as around:
        around.api.task_s = 0.0
        settings = environment(around.settings) | {
            "LOG_LEVEL": "INFO", "REDIS_URL": store.url, "ENCRYPTION_KEY": Fernet.generate_key().decode(),
        }  # fmt: skip
        client = connect(store.url)
        async with contextlib.AsyncExitStack() as stack:
            roles = ["updates", *["worker"] * workers] if workers else ["run"]
            bots = [BotProcess(settings, folder / f"bot-{n}.log", role=role) for n, role in enumerate(roles)]
            for bot in bots:
                await stack.enter_async_context(bot)
            chats = await chats_with_keys(around, count)
            await _send(chats, count)
            await asyncio.sleep(_AFTERWARDS_S)
            idle = await _idle(client)
            before, bot_s = await usage(client), sum(used_s(bot.pid)[0] for bot in bots)
            await _send(chats, notes)
            bot_s = sum(used_s(bot.pid)[0] for bot in bots) - bot_s
            spent = (await usage(client)).since(before)
        await client.aclose()
    rest = Usage(spent.at, round(spent.at * idle.commands), spent.at * idle.cpu_s, 0)
    return Cost(notes, bot_s, spent.at, spent.since(rest), idle)


async def measure_naive(folder: Path, waves: int = 6, count: int = 50) -> float:
    """Processor seconds that the naive bot takes for a note; so many at once, since it loses some of more."""
    async with world(folder / "data") as around:
        around.api.task_s = 0.0
        settings = environment(around.settings)
        async with BotProcess(settings, folder / "naive.log", module="tests.bench.naive") as bot:
            chats = await chats_with_keys(around, count)
            await _send(chats, count)
            before_s = used_s(bot.pid)[0]
            for _ in range(waves):
                await _send(chats, count)
            return (used_s(bot.pid)[0] - before_s) / (waves * count)


async def _idle(client: RedisClient) -> Usage:
    """What a second of nothing to do costs the store."""
    before = await usage(client)
    await asyncio.sleep(_IDLE_S)
    spent = (await usage(client)).since(before)
    return Usage(1.0, round(spent.commands / spent.at), spent.cpu_s / spent.at, 0)


async def _send(chats: Sequence[PrivateChat], notes: int) -> None:
    already = delivered(chats)
    for number in range(notes):
        await chats[number % len(chats)].send_voice(
            voice_note() + bytes(str(time.monotonic_ns()), "ascii"), duration_s=8
        )
    await until(lambda: delivered(chats) >= already + notes, timeout_s=120)


def run(workers: int = 0, notes: int = _NOTES) -> Cost:
    """Measure in a folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        return asyncio.run(measure(Path(folder), workers, notes))


def run_naive() -> float:
    """The same for the naive bot."""
    with tempfile.TemporaryDirectory() as folder:
        return asyncio.run(measure_naive(Path(folder)))


def main() -> None:
    """Print a line for each number of workers."""
    for workers in [int(word) for word in sys.argv[1:]] or [0]:
        cost = run(workers)
        print(
            f"{workers or 'no'} workers apart: bot {cost.bot_s / cost.notes * 1000:.1f} ms, store "
            f"{cost.store.cpu_s / cost.notes * 1000:.1f} ms of processor and {cost.store.commands / cost.notes:.0f} "
            f"commands a note, {cost.store.memory_bytes / cost.notes / 1024:.1f} KiB stay; "
            f"{cost.notes / cost.bot_s:.0f} notes a processor second, {cost.notes / cost.wall_s:.0f} a second; idle "
            f"{cost.idle.commands} commands/s, {cost.idle.cpu_s:.1%} of a core of the store", flush=True,
        )  # fmt: skip


if __name__ == "__main__":
    main()
