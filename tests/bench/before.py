"""What a note cost the version of commit 34d2de0, measured by its own bench beside ours.

It is unpacked from the repository's history for the time of the measurement, and runs with the libraries that are
installed; what it had besides, the queue it was built on, is installed beside it for as long.
"""

import importlib.util
import io
import os
import re
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

COMMIT = "34d2de0"
_QUEUE = ("docket", "pydocket>=0.27,<0.28")
ROOT = Path(__file__).resolve().parents[2]
_LINE = re.compile(r"bot ([\d.]+) ms.*; (\d+) notes a processor second, (\d+) a second")


class NotThereError(Exception):
    """That version can't be had here; says why."""


@dataclass(frozen=True, slots=True)
class Pace:
    """Processor milliseconds of the bot for a note; notes for a second of processor, and of the clock."""

    cpu_ms: float
    a_core_s: float
    wall_s: float


@contextmanager
def unpacked() -> Iterator[Path]:
    """A folder with that version; raises NotThereError."""
    packed = subprocess.run(["git", "archive", COMMIT], cwd=ROOT, capture_output=True, check=False)
    if packed.returncode:
        raise NotThereError(f"the history does not hold {COMMIT}")
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(fileobj=io.BytesIO(packed.stdout)) as files:
            files.extractall(folder, filter="data")
        if importlib.util.find_spec(_QUEUE[0]) is None:
            _install(Path(folder))
        yield Path(folder)


def _install(folder: Path) -> None:
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--target", str(folder), _QUEUE[1]]
    if subprocess.run(pip, capture_output=True, check=False).returncode:
        raise NotThereError(f"{_QUEUE[1]}, which it was built on, can't be installed")


def pace(folder: Path, workers: int = 0) -> Pace:
    """Run the bench of the version in this folder, with so many workers apart; raises NotThereError."""
    ran = subprocess.run(
        [sys.executable, "-m", "tests.bench.notes", str(workers)],
        cwd=folder, env={**os.environ, "PYTHONPATH": str(folder)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if (told := _LINE.search(ran.stdout)) is None:
        raise NotThereError(f"{COMMIT} does not run here: {(ran.stderr.strip().splitlines() or ['no word'])[-1]}")
    return Pace(*map(float, told.groups()))


def main() -> None:
    """Print both versions in turns, twice."""
    with unpacked() as folder:
        for _ in range(2):
            for workers in (0, 2):
                print(f"{workers or 'no'} workers apart: now {pace(ROOT, workers)}", flush=True)
                print(f"{COMMIT}: {pace(folder, workers)}", flush=True)


if __name__ == "__main__":
    main()
