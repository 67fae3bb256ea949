"""`make bench`: every measurement beside its target, and the naive way beside ours, in one run of some fifteen minutes.

Timings decide nothing elsewhere; processor seconds are preferred to the clock's, since no neighbour changes them. A
part that fails says so in its row, the others still run, and the exit code is 1.
"""

import asyncio
import os
import platform
import sys
import tempfile
import time
import timeit
import traceback
from collections.abc import Callable, Coroutine, Iterator
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import TypeVar

from bot.polling.forecast import WINDOW
from bot.texts.catalogue import Catalogue
from bot.texts.check import Reading
from tests.bench import accepting, before, calls, find, flight, idle, long, mixed, notes, pipe
from tests.bench.laws import mixed_lengths, voice_notes
from tests.bench.simulation import by_clock, learn, share

_TASKS = 5000
_COUNTS = (10, 100, 1000, 10_000)
_WORKERS = (1, 2, 4, 8)
_NOTES_OF_WORKERS = 500
_TURNS = 2
_TURNS_OF_A_NOTE = 3

Found = TypeVar("Found")
Row = tuple[str, str] | tuple[str, str, str]
"""What was measured, what was found, and the target where there is one."""


def main() -> int:
    """Print the table, a row as soon as it is measured; returns the exit code."""
    began_s = time.monotonic()
    print(f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC, {os.cpu_count()} cores, Python {platform.python_version()}, "
          f"load {os.getloadavg()[0]:.1f}")  # fmt: skip
    print(f"{'':58}{'found':>24}{'target':>20}")
    failed = [part for part in PARTS if not _print(part)]
    print(f"{time.monotonic() - began_s:.0f} s, load at the end {os.getloadavg()[0]:.1f}")
    return 1 if failed else 0


def _print(part: Callable[[], Iterator[Row]]) -> bool:
    """Print a part's rows; whether it came to its end."""
    try:
        for what, found, *target in part():
            print(f"{what:58}{found:>24}{target[0] if target else '':>20}", flush=True)
    except Exception as error:  # noqa: BLE001 - whatever it is, the other parts have their turn
        print(f"{part.__name__.strip('_').replace('_', ' '):58}failed: {type(error).__name__}: {error}", flush=True)
        traceback.print_exc(file=sys.stderr)
        return False
    return True


def _in_folder(measure: Callable[[Path], Coroutine[None, None, Found]]) -> Found:
    with tempfile.TemporaryDirectory() as folder:
        return asyncio.run(measure(Path(folder)))


def _simulated() -> Iterator[Row]:
    one = learn(voice_notes, _TASKS, by_clock, skip=WINDOW)
    yield "simulated: looks, voice notes, one in flight", f"{one.requests:.2f}", "<= 1.7"
    yield "  seen late, mean / p95", f"{one.late_s:.2f} / {one.late_p95_s:.2f} s", "<= 1.2 / 3 s"
    every = learn(mixed_lengths, _TASKS, by_clock, skip=WINDOW)
    yield "simulated: looks, mixed lengths up to an hour", f"{every.requests:.2f}", "<= 4.5"
    yield "  seen late, mean", f"{every.late_s:.2f} s", "<= 3.2 s"
    ten = share(mixed_lengths, 10, _TASKS)
    yield "simulated: looks, mixed, ten in flight on a key", f"{ten.requests:.2f}", "<= 1.6"
    yield "  seen late, mean", f"{ten.late_s:.2f} s", "<= 2.6 s"


def _voice_notes() -> Iterator[Row]:
    found = calls.run()
    ours, hinted, naive = found["ours"], found["hinted"], found["naive"]
    yield "real: looks for a voice note, one in flight", f"{ours.checks:.2f}", "<= 1.25"
    yield "  its answer fetched late, mean / p95", f"{ours.late_s:.2f} / {ours.late_p95_s:.2f} s", "<= 1.2 / 3 s"
    yield "real: looks for a voice note, with hints", f"{hinted.checks:.2f}", "<= 1"
    yield "  its answer fetched late, mean / p95", f"{hinted.late_s:.2f} / {hinted.late_p95_s:.2f} s", "<= 0.3 s"
    yield "real: all requests for a voice note, ours / naive", f"{ours.requests:.2f} / {naive.requests:.2f}"
    yield "  ratio", f"{ours.requests / naive.requests:.2f}", "<= 0.6"


def _mixed_lengths() -> Iterator[Row]:
    alone, shared = _in_folder(mixed.measure)
    yield "real: looks, lengths up to five minutes, one in flight", f"{alone.checks:.2f}", "<= 4.5"
    yield "  its answer fetched late, mean", f"{alone.late_s:.2f} s", "<= 3.2 s"
    yield "real: looks, the same, ten in flight on a key", f"{shared.checks:.2f}", "<= 1.6"
    yield "  its answer fetched late, mean", f"{shared.late_s:.2f} s", "<= 2.6 s"


def _piped() -> Iterator[Row]:
    found = pipe.run()
    ours, naive, raw = (found[way] for way in ("ours", "naive", "raw"))
    yield "memory of each of 50 uploads of 50 MB at once", f"{ours['mib_each']:.2f} MiB", "<= 1.5 MiB"
    yield "  the naive way, of 10", f"{naive['mib_each']:.0f} MiB"
    yield "throughput beside the naive way, by the clock", f"{ours['mb_s'] / naive['mb_s']:.1f} times", ">= 2.5"
    yield "throughput beside a raw socket copy, by the clock", f"{ours['mb_s'] / raw['mb_s']:.2f} times", ">= 0.4"


def _accepting() -> Iterator[Row]:
    found = _in_folder(accepting.measure)
    yield ("update to accepted job at 100 updates/s, p50 / p99",
           f"{1000 * found.p50_s:.0f} / {1000 * found.p99_s:.0f} ms", "<= 15 / 60 ms")  # fmt: skip
    yield "  processor time of one, its answer included", f"{1000 * found.cpu_s:.1f} ms CPU"


def _cost_of_a_note() -> Iterator[Row]:
    turns = [(notes.run_naive(), notes.run()) for _ in range(_TURNS_OF_A_NOTE)]
    shares = [cost.bot_s / cost.notes / naive_s for naive_s, cost in turns]
    yield "processor time of a note, beside the naive way", f"{median(shares):.2f}", "<= 0.4"
    _, cost = turns[shares.index(median(shares))]
    yield ("a voice note, start to delivered, bot / store",
           f"{1000 * cost.bot_s / cost.notes:.1f} / {1000 * cost.store.cpu_s / cost.notes:.1f} ms CPU")  # fmt: skip
    yield "  notes a second that one core carries", f"{cost.notes / cost.bot_s:.0f}", ">= 60"
    yield "  notes a second by the clock, one process", f"{cost.notes / cost.wall_s:.0f}"
    yield "  commands to the store", f"{cost.store.commands / cost.notes:.0f}", "<= 90"
    yield "  stays in the store", f"{cost.store.memory_bytes / cost.notes / 1024:.1f} KiB"
    yield "  an idle bot's commands, with a hundred chats", f"{cost.idle.commands}/s", "<= 10/s"


def _beside_before() -> Iterator[Row]:
    try:
        with before.unpacked() as folder:
            turns = [(before.pace(before.ROOT), before.pace(folder)) for _ in range(_TURNS)]
            now, then = (1000 / median(pace.cpu_ms for pace in paces) for paces in zip(*turns, strict=True))
            what = f"notes a second that one core carries, beside {before.COMMIT}"
            yield what, f"{now:.0f} / {then:.0f} = {now / then:.2f} times", ">= 1.4"
            turns = [(before.pace(before.ROOT, 2), before.pace(folder, 2)) for _ in range(_TURNS)]
            now, then = (median(pace.wall_s for pace in paces) for paces in zip(*turns, strict=True))
            yield "  by the clock, 2 workers", f"{now:.0f} / {then:.0f} = {now / then:.2f} times", ">= 1.3"
    except before.NotThereError as error:
        yield f"notes a second beside {before.COMMIT}", "left out", str(error)


def _growing_with_workers() -> Iterator[Row]:
    for workers in _WORKERS:
        cost = notes.run(workers, _NOTES_OF_WORKERS)
        bot_s, store_s = cost.bot_s / cost.notes, cost.store.cpu_s / cost.notes
        yield (f"a voice note, workers {workers} and one for updates: bot / store",
               f"{1000 * bot_s:.1f} / {1000 * store_s:.1f} ms CPU")  # fmt: skip
        yield f"  notes a second by the clock, {os.cpu_count()} cores", f"{cost.notes / cost.wall_s:.0f}"
        yield "  on paper, a core for each", f"{min(workers / bot_s, 1 / store_s):.0f}"
        yield "  commands to the store", f"{cost.store.commands / cost.notes:.0f}"


def _in_flight() -> Iterator[Row]:
    idle = flight.run(0)
    idle_share, found = idle.core_share, idle
    for count in _COUNTS:
        found = flight.run(count)
        yield (f"{count} tasks in flight: a request / a task told of",
               f"{found.ms_a_request(idle_share):.2f} / {found.ms_a_task(idle_share):.3f} ms CPU",
               "flat within 1.5" if count > _COUNTS[0] else "")  # fmt: skip
        yield "  of a core / requests a second", f"{found.core_share:.1%} / {found.requests_s:.1f}"
    yield f"{found.jobs} tasks in flight: of a core", f"{found.core_share:.1%}", "<= 8 %"
    yield "  resident memory over an idle bot's", f"{found.mib - idle.mib:.0f} MiB", "<= 150 MiB"
    yield "  95 % of looks late by at most", f"{1000 * found.late_p95_s:.0f} ms", "<= 100 ms"


def _idle() -> Iterator[Row]:
    found = _in_folder(idle.measure)
    yield "idle: bot / store, of a core", f"{found.core_share:.2%} / {found.store_share:.2%}", "<= 0.4 / 0.1 %"
    yield "  commands to the store", f"{found.commands_s:.1f}/s", "<= 10/s"
    yield "  resident memory over `import aiogram`", f"{found.mib - found.import_mib:.0f} MiB", "<= 25 MiB"
    planned = _in_folder(idle.measure_planned)
    yield "  planned steps begin late, p95", f"{1000 * planned.late_p95_s:.0f} ms", "<= 250 ms"
    yield "start to ready, beside `import aiogram` (CPU)", f"{found.start_s / found.import_s:.2f} times", "<= 1.2"


def _finding() -> Iterator[Row]:
    first, *others = asyncio.run(find.measure(*find.KINDS[find.NOTES])).values()
    yield "/find over 2,000 notes, word forms included: the first", f"{first.cpu_s:.2f} s busy", "<= 0.4 s"
    longest_s = max(other.cpu_s for other in others)
    yield "  the longest of others: a typo, a phrase, nothing found", f"{longest_s:.2f} s busy", "<= 0.4 s"


def _long_recordings() -> Iterator[Row]:
    hour, ten = long.run()
    yield "an hour's transcript to messages and subtitles", f"{1000 * hour.cpu_s:.0f} ms CPU", "<= 60 ms"
    yield "  of ten hours, beside that", f"{ten.cpu_s / hour.cpu_s:.1f} times", "<= 11"
    yield "  the event loop is held at most", f"{1000 * max(hour.held_s, ten.held_s):.0f} ms", "<= 50 ms"


def _saying() -> Iterator[Row]:
    catalogue = Catalogue.load()
    slowest_s = 0.0
    for language in catalogue.languages:
        texts = catalogue.texts(language)
        for key in texts.sources:
            values = dict.fromkeys(Reading(texts.message(key)).names, "meeting.m4a") | {"n": 5}
            taken = timeit.repeat(lambda: texts.say(key, **values), number=20, repeat=5)  # noqa: B023 - run at once
            slowest_s = max(slowest_s, min(taken) / 20)
    yield "to say the costliest message of all languages", f"{1_000_000 * slowest_s:.0f} µs", "<= 100 µs"


PARTS = (
    _simulated, _idle, _voice_notes, _cost_of_a_note, _beside_before, _accepting, _in_flight, _piped,
    _growing_with_workers, _mixed_lengths, _finding, _long_recordings, _saying,
)  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
