"""The benchmark's figures that are only held to what they were: one part's, by name, as JSON.

`python -P …/tests/bench/figures.py part` is run in the folder of either version, and names nothing that one of the two
lacks: what it imports is the bench of that folder.
"""

import asyncio
import json
import sys
import tempfile
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import TypeVar

from tests.bench import accepting, calls, flight, idle, laws, mixed, notes, pipe, simulation, start

_TASKS = 5000
_LEARNED_FROM = 300
_NOTES = 500
_WORKERS = 4
_COUNTS = (100, 1000, 10_000)
"""With ten there are as many requests in a run: five ticks of the processor's clock, which tell nothing to 5 %."""

Found = TypeVar("Found")
Figures = dict[str, float]


def _simulated() -> Figures:
    one = simulation.learn(laws.voice_notes, _TASKS, simulation.by_clock, skip=_LEARNED_FROM)
    every = simulation.learn(laws.mixed_lengths, _TASKS, simulation.by_clock, skip=_LEARNED_FROM)
    ten = simulation.share(laws.mixed_lengths, 10, _TASKS)
    return {
        "simulated: looks, voice notes": one.requests,
        "simulated: voice notes, seen late, mean s": one.late_s,
        "simulated: voice notes, seen late, p95 s": one.late_p95_s,
        "simulated: looks, mixed lengths": every.requests,
        "simulated: mixed lengths, seen late, mean s": every.late_s,
        "simulated: looks, mixed, ten in flight": ten.requests,
        "simulated: mixed, ten in flight, seen late, mean s": ten.late_s,
    }


def _start() -> Figures:
    start_s, import_s = _in_folder(_started)
    return {"start to ready, beside `import aiogram`, times": start_s / import_s}


async def _started(folder: Path) -> tuple[float, float]:
    async with start.startable(folder) as (bot, port):
        await start.ready_after_s(bot, port)  # which makes the store
        await bot.stop()
        import_s = await asyncio.to_thread(idle.import_s)
        _, cpu_s = await start.ready_after_s(bot, port)
        await bot.stop()
    return cpu_s, import_s


def _calls() -> Figures:
    found = calls.run()
    ours, hinted, naive = found["ours"], found["hinted"], found["naive"]
    return {
        "a voice note: all requests, beside the naive way": ours.requests / naive.requests,
        "a voice note: fetched late, mean s": ours.late_s,
        "a voice note: fetched late, p95 s": ours.late_p95_s,
        "with hints: looks": _looks(hinted),
        "with hints: fetched late, mean s": hinted.late_s,
        "with hints: fetched late, p95 s": hinted.late_p95_s,
    }


def _notes() -> Figures:
    cost = _in_folder(lambda folder: notes.measure(folder, 0, _NOTES))
    return {
        "a voice note: of the store, ms CPU": 1000 * cost.store.cpu_s / cost.notes,
        "a voice note: stays in the store, KiB": cost.store.memory_bytes / cost.notes / 1024,
        "one process: notes a second by the clock": cost.notes / cost.wall_s,
    }


def _workers() -> Figures:
    cost = _in_folder(lambda folder: notes.measure(folder, _WORKERS, _NOTES))
    return {
        "4 workers: a note, ms CPU": 1000 * cost.bot_s / cost.notes,
        "4 workers: notes a second by the clock": cost.notes / cost.wall_s,
    }


def _accepting() -> Figures:
    found = _in_folder(accepting.measure)
    return {
        "100 updates/s: update to job, p50 ms": 1000 * found.p50_s,
        "100 updates/s: update to job, p99 ms": 1000 * found.p99_s,
        "100 updates/s: of an update, ms CPU": 1000 * found.cpu_s,
    }


def _flight() -> Figures:
    resting, found = flight.run(0), {}
    for count in _COUNTS:
        some = flight.run(count)
        found[f"{count} in flight: of a request, ms CPU"] = some.ms_a_request(resting.core_share)
        found[f"{count} in flight: 95 % of looks late by at most, ms"] = 1000 * some.late_p95_s
        if count == max(_COUNTS):
            found[f"{count} in flight: memory over an idle bot's, MiB"] = some.mib - resting.mib
    return found


def _pipe() -> Figures:
    found = pipe.run()
    ours, naive, raw = (found[way] for way in ("ours", "naive", "raw"))
    return {
        "50 uploads of 50 MB: memory of each, MiB": ours["mib_each"],
        "throughput beside the naive way, times": ours["mb_s"] / naive["mb_s"],
        "throughput beside a raw socket copy, times": ours["mb_s"] / raw["mb_s"],
    }


def _mixed() -> Figures:
    alone, shared = _in_folder(mixed.measure)
    return {
        "up to five minutes, one in flight: looks": _looks(alone),
        "up to five minutes, one in flight: fetched late, mean s": alone.late_s,
        "up to five minutes, ten in flight: looks": _looks(shared),
        "up to five minutes, ten in flight: fetched late, mean s": shared.late_s,
    }


def _looks(found: calls.Spending) -> float:
    """Under the name that they have there."""
    return float(getattr(found, "checks" if hasattr(found, "checks") else "looks"))


def _in_folder(measure: Callable[[Path], Coroutine[None, None, Found]]) -> Found:
    with tempfile.TemporaryDirectory() as folder:
        return asyncio.run(measure(Path(folder)))


ONCE = ("simulated",)
"""Parts that come out the same every time."""

TOGETHER = ("calls", "flight", "mixed")
"""Parts that mostly wait: both versions can be measured at once, in half the time, and no hour is kinder to one."""

ON_DEMAND = ("workers",)
"""Parts that say more of the machine's two processors than of the bot."""

PARTS: dict[str, Callable[[], Figures]] = {
    "simulated": _simulated, "start": _start, "calls": _calls, "notes": _notes, "workers": _workers,
    "accepting": _accepting, "flight": _flight, "pipe": _pipe, "mixed": _mixed,
}  # fmt: skip


if __name__ == "__main__":
    print(json.dumps(PARTS[sys.argv[1]]()))
