"""The soak: steady traffic for a long time, with kills, floods and errors all along; then nothing may be missing.

One `updates` and two `worker` processes share a Valkey. One worker is left alone, so that its memory tells; the
others, and the store itself, are killed again and again. `make soak` runs it for SOAK_MINUTES (30).
"""

import asyncio
import os
import random
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import mean, quantiles

import psutil

from sandbox.polyglotvoice.faults import FaultKind
from sandbox.process import BotProcess
from sandbox.telegram import PrivateChat
from tests.faults.campaign import Campaign, campaign
from tests.faults.tally import Tally

CHATS, ACCOUNTS = 20, 10
NOTES_PER_S = 0.6
MOST_GROWTH_MIB = 20.0
_WARM_UP = 0.15
"""The share of the time in which caches fill and modules load; memory is compared after it."""

_WINDOW = 0.15
_TRIES = 3


@dataclass(slots=True)
class Counts:
    """How often each trouble was made."""

    kills: int = 0
    store_kills: int = 0
    floods: int = 0
    errors: int = 0


@dataclass(slots=True)
class Memory:
    """Resident memory of one process over time: (seconds since the start, MiB)."""

    name: str
    samples: list[tuple[float, float]] = field(default_factory=list)

    def window(self, begins: float, ends: float) -> float:
        """The mean over a part of the time, given as shares of it."""
        last_s = self.samples[-1][0]
        return mean(mib for at_s, mib in self.samples if begins * last_s <= at_s <= ends * last_s)

    @property
    def first_mib(self) -> float:
        return self.window(_WARM_UP, _WARM_UP + _WINDOW)

    @property
    def last_mib(self) -> float:
        return self.window(1 - _WINDOW, 1.0)


@dataclass(frozen=True, slots=True)
class Soaked:
    """What came out of it."""

    minutes: float
    tally: Tally
    counts: Counts
    waits_s: Sequence[float]
    memory: Memory
    store_mib: float
    errors_logged: int
    leaks: Sequence[str]

    def tell(self) -> None:
        """Print every figure."""
        counts, memory = self.counts, self.memory
        *_, p95_s = quantiles(self.waits_s, n=20)
        self.tally.tell(
            f"soak of {self.minutes:.0f} min",
            f"{self.tally.calls / max(1, self.tally.sent):.2f} calls a note",
            f"{counts.kills} kill -9 of bots", f"{counts.store_kills} of the store", f"{counts.floods} floods",
            f"{counts.errors} API and Telegram errors",
            f"answered after {quantiles(self.waits_s, n=2)[0]:.1f} s (half), {p95_s:.1f} s (95 %)",
            f"{memory.name} {memory.first_mib:.1f} → {memory.last_mib:.1f} MiB",
            f"store {self.store_mib:.1f} MiB", f"{self.errors_logged} ERROR lines", f"leaks: {self.leaks or 'none'}",
        )  # fmt: skip
        print()


class Soak:
    """The running soak; everything random comes from one seed."""

    def __init__(self, around: Campaign, seconds: float) -> None:
        self._around = around
        self._seconds = seconds
        self._random = random.Random(8)
        self._counts = Counts()
        self._ends_at = 0.0
        self._answered_at: dict[tuple[int, int], float] = {}

    async def run(self) -> Soaked:
        """Start everything, soak, wait for the last answers."""
        around = self._around
        around.world.api.duration_law = lambda _: min(30.0, self._random.lognormvariate(1.2, 0.7))
        updates, victim = await around.started("updates"), await around.started("worker")
        steady = await around.started("worker")
        chats = await around.chats(CHATS, accounts=ACCOUNTS)
        calls_before, began_at = len(around.world.api.requests), time.monotonic()
        self._ends_at = began_at + self._seconds
        memory = Memory("worker left alone")
        watching = asyncio.create_task(self._watch_answers())
        await asyncio.gather(
            self._traffic(chats), self._measure(steady, memory, began_at),
            self._every(45, lambda: self._kill(victim)), self._every(150, lambda: self._kill(updates)),
            self._every(300, self._kill_store), self._every(20, lambda: self._flood(chats)),
            self._every(30, self._break),
        )  # fmt: skip
        around.world.api.clear_trouble()
        await around.answered(timeout_s=300)
        watching.cancel()
        await self._see_answers()
        info = await self._store_info()
        sent_at = {(n.chat.id, n.message.message_id): n.sent_at for n in around.notes}
        return Soaked(
            minutes=self._seconds / 60,
            tally=around.tally(calls_before=calls_before),
            counts=self._counts,
            waits_s=[at - sent_at[key] for key, at in self._answered_at.items()],
            memory=memory,
            store_mib=int(info["used_memory"]) / 2**20,
            errors_logged=around.output().count(" ERROR "),
            leaks=around.leaks(),
        )

    def _is_on(self) -> bool:
        return time.monotonic() < self._ends_at

    async def _every(self, seconds: float, do: Callable[[], Awaitable[None]]) -> None:
        while await self._goes_on(seconds * self._random.uniform(0.7, 1.3)):
            await do()

    async def _goes_on(self, after_s: float) -> bool:
        """Wait, but not beyond the end; whether the soak goes on then."""
        await asyncio.sleep(min(after_s, max(0.0, self._ends_at - time.monotonic())))
        return self._is_on()

    async def _traffic(self, chats: Sequence[PrivateChat]) -> None:
        while self._is_on():
            await self._around.send(self._random.choice(chats))
            await asyncio.sleep(self._random.expovariate(NOTES_PER_S))

    async def _measure(self, bot: BotProcess, memory: Memory, began_at: float) -> None:
        process = psutil.Process(bot.pid)
        while self._is_on():
            memory.samples.append((time.monotonic() - began_at, process.memory_info().rss / 2**20))
            await asyncio.sleep(min(5.0, self._seconds / 60))

    async def _watch_answers(self) -> None:
        while True:
            await self._see_answers()
            await asyncio.sleep(1)

    async def _see_answers(self) -> None:
        """Note when each answer was first seen whole; within a second is near enough."""
        replies = self._around.replies()
        for note in self._around.notes:
            key = (note.chat.id, note.message.message_id)
            if key not in self._answered_at and note.is_answered(replies[key]):
                self._answered_at[key] = time.monotonic()

    async def _kill(self, bot: BotProcess) -> None:
        await bot.kill()
        self._counts.kills += 1
        await asyncio.sleep(self._random.uniform(0, 3))
        await bot.start()

    async def _kill_store(self) -> None:
        store = self._around.store
        if store is not None:
            await store.kill()
            self._counts.store_kills += 1
            await store.start()

    async def _flood(self, chats: Sequence[PrivateChat]) -> None:
        chat = self._random.choice(chats)
        self._around.telegram.flood(self._random.randint(1, 4), chat_id=chat.id)
        self._counts.floods += 1

    async def _break(self) -> None:
        api, telegram = self._around.world.api, self._around.telegram
        kinds: tuple[FaultKind, ...] = ("status", "reset", "lost", "limit")
        trouble = self._random.choice(kinds)
        times = 1 if trouble == "limit" else self._random.randint(1, _TRIES)
        api.trouble(trouble, times=times, status=502, retry_after_s=3 if trouble == "limit" else None)
        telegram.fail(self._random.choice(("sendMessage", "getFile", "editMessageText")), times=1, status=502)
        self._counts.errors += 2

    async def _store_info(self) -> dict[str, int]:
        if self._around.store is None:
            raise RuntimeError("the soak needs a store of its own")
        async with self._around.store.client() as client:
            return dict(await client.info("memory"))


async def soak(folder: Path, seconds: float) -> Soaked:
    """Soak for so long."""
    async with campaign(folder) as around:
        around.settings["LOG_LEVEL"] = "INFO"
        return await Soak(around, seconds).run()


def judge(soaked: Soaked) -> list[str]:
    """What must not be, and was."""
    tally, growth = soaked.tally, soaked.memory.last_mib - soaked.memory.first_mib
    # A part that was sent and not noted comes twice: at most one for each kill.
    kills = soaked.counts.kills + soaked.counts.store_kills
    found = {
        "notes were lost": tally.lost, "notes were uploaded twice": tally.extra_uploads,
        "tasks were made of broken files": tally.partial, "secrets were written": len(soaked.leaks),
        "parts came twice more often than bots were killed": max(0, tally.repeated - kills),
        f"memory grew by {growth:.1f} MiB": int(growth > MOST_GROWTH_MIB),
    }  # fmt: skip
    return [fault for fault, count in found.items() if count]


def main() -> int:
    """The command line: SOAK_MINUTES from the environment."""
    minutes = float(os.environ.get("SOAK_MINUTES") or 30)
    with tempfile.TemporaryDirectory(prefix="pv-soak-") as folder:
        soaked = asyncio.run(soak(Path(folder), minutes * 60))
    soaked.tell()
    faults = judge(soaked)
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
