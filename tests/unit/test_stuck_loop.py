"""An event loop that does not turn ends its process, whatever holds it; one that was only stopped goes on."""

import asyncio
import contextlib
import signal
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.concurrency import EXIT_AGAIN
from tests.world import until

ROOT = Path(__file__).resolve().parents[2]
CHILD = """\
import asyncio, logging, re, sys, time
from bot import __main__ as command
from bot.concurrency import ended_when_stuck

def holds_up(how):
    if how == "spins":
        while True:
            pass
    if how == "matches":
        re.match("(a+)+$", "a" * 64 + "b")
    if how == "waits":
        time.sleep(3600)
    if how == "says":
        while True:
            print("x" * 65536, file=sys.stderr)

async def main(how):
    with ended_when_stuck(look_s=0.05, looks=20):
        print("turns", flush=True)
        words = asyncio.get_running_loop().run_in_executor(None, sys.stdin.readline)
        if (await words).strip() == "stick":
            holds_up(how)
    print("well", flush=True)

logging.basicConfig()
with asyncio.Runner(loop_factory=command._loop_factory() if sys.argv[2] == "fast" else None) as runner:
    runner.run(main(sys.argv[1]))
"""


@contextlib.asynccontextmanager
async def child(how: str, loop: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """A process whose loop turns; it is told what to do by a line."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", CHILD, how, loop, cwd=ROOT, stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    assert process.stdout is not None
    try:
        async with asyncio.timeout(120):
            assert await process.stdout.readline() == b"turns\n"
            yield process
    finally:
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        await process.wait()


def tell(process: asyncio.subprocess.Process, line: str) -> None:
    assert process.stdin is not None
    process.stdin.write(f"{line}\n".encode())


@pytest.mark.parametrize("loop", ["fast", "pythons"])
@pytest.mark.parametrize("how", ["spins", "matches", "waits"])
async def test_what_never_yields_is_named_by_its_place_and_ended(how: str, loop: str) -> None:
    async with child(how, loop) as process:
        tell(process, "stick")
        _, said = await process.communicate()
        assert process.returncode == EXIT_AGAIN, said
        assert b"The event loop is stuck" in said
        assert b"in holds_up, called from" in said
        assert b"aaaa" not in said


async def test_a_log_that_nobody_reads_holds_it_up_no_longer() -> None:
    async with child("says", "fast") as process:
        tell(process, "stick")
        await until(lambda: process.returncode is not None)
        assert process.returncode == EXIT_AGAIN
        await process.communicate()


@pytest.mark.parametrize("loop", ["fast", "pythons"])
async def test_a_process_that_was_stopped_goes_on(loop: str) -> None:
    async with child("", loop) as process:
        process.send_signal(signal.SIGSTOP)
        await asyncio.sleep(1.5)  # in which it would have been looked at more often than is borne
        process.send_signal(signal.SIGCONT)
        tell(process, "end")
        said, complaints = await process.communicate()
        assert (process.returncode, said, complaints) == (0, b"well\n", b"")
