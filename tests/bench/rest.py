"""The figures without a target of their own, in turns with those of commit 34d2de0.

`python -m tests.bench.rest [rounds] [part …]` measures each part (`figures.py`) of that version, then of this one, and
of both at once where it mostly waits; five times where nothing else is said. It prints the medians of both, and whether
ours is within 5 % or better. What one of the two can't be asked, and a part that failed there, says so in its row.
"""

import json
import os
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from statistics import median

from tests.bench import before
from tests.bench.figures import ON_DEMAND, ONCE, PARTS, TOGETHER, Figures

_ROUNDS = 5
_TIMEOUT_S = 400.0
_WITHIN = 0.05
_THEN, _NOW = before.COMMIT, "now"
_MORE_IS_BETTER = ("a second by the clock", "throughput")
_NOT_THERE = ("to say the costliest message of all languages", "not measured by that version's bench")

Measured = Mapping[str, Sequence[float]]
"""What was found for each figure, a number for each round."""


def is_more_better(name: str) -> bool:
    """Whether a larger figure of this name is a better one."""
    return any(words in name for words in _MORE_IS_BETTER)


def is_kept(name: str, then: float, now: float) -> bool:
    """Whether it is better than it was, or worse by 5 % at most."""
    return now >= then * (1 - _WITHIN) if is_more_better(name) else now <= then * (1 + _WITHIN)


def rows(then: Measured, now: Measured) -> list[str]:
    """A line for each figure that either has."""
    return [_row(name, then.get(name, ()), now.get(name, ())) for name in {**then, **now}]


def _row(name: str, then: Sequence[float], now: Sequence[float]) -> str:
    if not then or not now:
        return f"{name:62}not found {'then' if now else 'now'}"
    was, found = median(then), median(now)
    beside = f"{found / was:.2f}" if was else "-"
    verdict = "" if is_kept(name, was, found) else "worse"
    spread = " ".join(f"{low:.3g}-{high:.3g}" for low, high in ((min(then), max(then)), (min(now), max(now))))
    return f"{name:62}{was:>9.3g}{found:>9.3g}{beside:>7}  {verdict:6}{spread:>24}"


def _figures(part: str, folder: Path) -> Figures:
    """One part of the version in this folder; none, and a word on stderr, where it fails."""
    told = "no answer in time"
    try:
        ran = subprocess.run(
            [sys.executable, "-P", str(before.ROOT / "tests/bench/figures.py"), part], cwd=folder, timeout=_TIMEOUT_S,
            env={**os.environ, "PYTHONPATH": str(folder)}, capture_output=True, text=True, check=False,
        )  # fmt: skip
        if not ran.returncode:
            found: Figures = json.loads(ran.stdout.splitlines()[-1])
            return found
        told = (ran.stderr.strip().splitlines() or ["no word"])[-1]
    except subprocess.TimeoutExpired:
        pass
    print(f"{part} of {folder.name} failed: {told}", file=sys.stderr, flush=True)
    return {}


def _rounds(folders: Mapping[str, Path], parts: Sequence[str], count: int) -> dict[str, dict[str, list[float]]]:
    """What both versions measured, by version and name."""
    found: dict[str, dict[str, list[float]]] = {version: defaultdict(list) for version in folders}
    for number in range(count):
        for part in (part for part in parts if not number or part not in ONCE):
            began_s = time.monotonic()
            with ThreadPoolExecutor(len(folders) if part in TOGETHER else 1) as measuring:
                of_each = list(measuring.map(partial(_figures, part), folders.values()))
            for version, figures in zip(folders, of_each, strict=True):
                for name, value in figures.items():
                    found[version][name].append(value)
            print(f"round {number + 1}, load {os.getloadavg()[0]:.1f}, {part}: {time.monotonic() - began_s:.0f} s",
                  file=sys.stderr, flush=True)  # fmt: skip
            then, now = ({name: [value] for name, value in figures.items()} for figures in of_each)
            print("\n".join(rows(then, now)), file=sys.stderr, flush=True)
    return found


def main() -> int:
    """Print the table; 1 where that version can't be had."""
    count = int(sys.argv[1]) if sys.argv[1:] else _ROUNDS
    parts, began_s = sys.argv[2:] or [part for part in PARTS if part not in ON_DEMAND], time.monotonic()
    try:
        with before.unpacked() as folder:
            found = _rounds({_THEN: folder, _NOW: before.ROOT}, parts, count)
    except before.NotThereError as error:
        print(error)
        return 1
    print(f"{'medians of ' + str(count) + ', the simulation of one':62}{_THEN:>9}{_NOW:>9}{'ratio':>7}")
    print("\n".join(rows(found[_THEN], found[_NOW])))
    print("{:62}{}".format(*_NOT_THERE))
    print(f"{time.monotonic() - began_s:.0f} s, load at the end {os.getloadavg()[0]:.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
