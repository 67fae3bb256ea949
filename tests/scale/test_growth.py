"""What one note costs the store, and what a process costs it that has nothing to do: the figures in docs/scaling.md."""

import asyncio
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.faults.campaign import campaign
from tests.faults.tally import say
from tests.faults.valkey import Valkey

pytestmark = pytest.mark.long

IDLE_S = 10.0
NOTES = 60


@dataclass(frozen=True, slots=True)
class Usage:
    """What the server has used since its start."""

    at: float
    commands: int
    cpu_s: float
    memory_bytes: int

    def since(self, before: "Usage") -> "Usage":
        return Usage(
            self.at - before.at,
            self.commands - before.commands,
            self.cpu_s - before.cpu_s,
            self.memory_bytes - before.memory_bytes,
        )


async def usage(store: Valkey) -> Usage:
    client = store.client()
    try:
        info = await client.info()
    finally:
        await client.aclose()
    cpu_s = info["used_cpu_sys"] + info["used_cpu_user"]
    return Usage(time.monotonic(), info["total_commands_processed"], cpu_s, info["used_memory_dataset"])


async def idle(store: Valkey) -> Usage:
    before = await usage(store)
    await asyncio.sleep(IDLE_S)
    return (await usage(store)).since(before)


async def test_what_a_note_and_an_idle_process_cost(tmp_path: Path) -> None:
    async with campaign(tmp_path) as found:
        if found.store is None:
            raise RuntimeError("no store")
        await found.started("updates")
        await found.started("worker")
        few = await idle(found.store)
        await found.started("worker")
        more = await idle(found.store)
        chats = await found.chats(6, accounts=3)
        before = await usage(found.store)
        for number in range(NOTES):
            await found.send(chats[number % 6])
        assert await found.answered()
        spent = (await usage(found.store)).since(before)
        rest = spent.at * more.commands / IDLE_S
        say(
            "growth",
            f"an idle worker makes {(more.commands - few.commands) / IDLE_S:.0f} commands/s",
            f"{more.cpu_s / IDLE_S * 100:.1f} % of a core for three idle processes",
            f"a note makes {(spent.commands - rest) / NOTES:.0f} commands",
            f"{(spent.cpu_s - spent.at * more.cpu_s / IDLE_S) / NOTES * 1000:.1f} ms of the store's core",
            f"{spent.memory_bytes / NOTES / 1024:.1f} KiB stay of it",
            f"{NOTES} notes in {spent.at:.1f} s",
        )
        assert found.tally().lost == 0
