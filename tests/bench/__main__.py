"""`make bench`: every measurement beside its target, and the naive way beside ours, in one run of under ten minutes.

Timings decide nothing elsewhere; processor seconds are preferred to the clock's, since no neighbour changes them.
"""

import asyncio
import os
import platform
import tempfile
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from bot.jobs.learning import WINDOW
from tests.bench import calls, flight, idle, notes, pipe
from tests.bench.laws import mixed_lengths, voice_notes
from tests.bench.simulation import by_clock, learn, share

_TASKS = 5000
_COUNTS = (10, 100, 1000, 10_000)

Found = TypeVar("Found")


def main() -> None:
    """Print the table, a row as soon as it is measured."""
    print(f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC, {os.cpu_count()} cores, Python {platform.python_version()}, "
          f"load {os.getloadavg()[0]:.1f}")  # fmt: skip
    print(f"{'':58}{'found':>22}{'target':>20}")
    for part in (_simulated, _spent, _piped, _note_cost, _in_flight, _idle):
        part()
    print(f"load at the end {os.getloadavg()[0]:.1f}")


def _row(what: str, found: str, target: str = "") -> None:
    print(f"{what:58}{found:>22}{target:>20}", flush=True)


def _in_folder(measure: Callable[[Path], Coroutine[None, None, Found]]) -> Found:
    with tempfile.TemporaryDirectory() as folder:
        return asyncio.run(measure(Path(folder)))


def _simulated() -> None:
    one, mixed = learn(voice_notes, _TASKS, by_clock, skip=WINDOW), learn(mixed_lengths, _TASKS, by_clock, skip=WINDOW)
    ten = share(mixed_lengths, 10, _TASKS)
    _row("simulated: looks, voice notes, one in flight", f"{one.requests:.2f}", "<= 1.7")
    _row("  seen late, mean / p95", f"{one.late_s:.2f} / {one.late_p95_s:.2f} s", "<= 1.2 / 3 s")
    _row("simulated: looks, mixed lengths up to an hour", f"{mixed.requests:.2f}", "<= 4.5")
    _row("  seen late, mean", f"{mixed.late_s:.2f} s", "<= 3.2 s")
    _row("simulated: looks, mixed, ten in flight on a key", f"{ten.requests:.2f}", "<= 1.6")
    _row("  seen late, mean", f"{ten.late_s:.2f} s", "<= 2.6 s")


def _spent() -> None:
    found = calls.run()
    ours, naive = found["ours"], found["naive"]
    _row("real: looks for a voice note, one in flight", f"{ours.looks:.2f}", "<= 1.7")
    _row("  its answer fetched late, mean / p95", f"{ours.late_s:.2f} / {ours.late_p95_s:.2f} s", "<= 1.2 / 3 s")
    _row("real: all requests for a voice note, ours / naive", f"{ours.requests:.2f} / {naive.requests:.2f}")
    _row("  ratio", f"{ours.requests / naive.requests:.2f}", "<= 0.6")


def _piped() -> None:
    found = pipe.run()
    ours, naive, raw = (found[way] for way in ("ours", "naive", "raw"))
    _row("memory of each of 50 uploads of 50 MB at once", f"{ours['mib_each']:.2f} MiB", "<= 1.5 MiB")
    _row("  the naive way, of 10", f"{naive['mib_each']:.0f} MiB")
    _row("throughput beside the naive way, by the clock", f"{ours['mb_s'] / naive['mb_s']:.1f} times", ">= 2.5")
    _row("throughput beside a raw socket copy, by the clock", f"{ours['mb_s'] / raw['mb_s']:.2f} times", ">= 0.4")


def _note_cost() -> None:
    cost = _in_folder(notes.measure)
    _row("a voice note, start to delivered, bot / store",
         f"{1000 * cost.bot_s / cost.notes:.1f} / {1000 * cost.store_s / cost.notes:.1f} ms CPU")  # fmt: skip
    _row("  notes a second that one core carries", f"{cost.notes / cost.bot_s:.0f}", ">= 60")


def _in_flight() -> None:
    idle_share = flight.run(0).core_share
    found = [flight.run(count) for count in _COUNTS]
    for one in found:
        _row(f"{one.jobs} tasks in flight: a request / a task told of",
             f"{one.ms_a_request(idle_share):.2f} / {one.ms_a_task(idle_share):.3f} ms CPU")  # fmt: skip
    most = found[-1]
    _row(f"{most.jobs} tasks in flight: of a core", f"{most.core_share:.1%}", "<= 15 %")
    _row("  resident memory over 10 tasks'", f"{most.mib - found[0].mib:.0f} MiB", "<= 150 MiB")
    _row("  looks late, p95", f"{1000 * most.late_p95_s:.0f} ms", "<= 100 ms")


def _idle() -> None:
    found = _in_folder(idle.measure)
    _row("idle: bot / store, of a core", f"{found.core_share:.1%} / {found.store_share:.1%}", "<= 1 %")
    _row("start to ready, beside `import aiogram` (CPU)", f"{found.start_s / found.import_s:.2f} times", "<= 1.2")


if __name__ == "__main__":
    main()
