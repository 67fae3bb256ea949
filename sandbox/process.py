"""The bot as a process of its own, beside the stand-ins: started, killed, started again."""

import asyncio
import contextlib
import os
import signal
import sys
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

from bot.settings import Settings

_ROOT = Path(__file__).resolve().parents[1]
_STOP_TIMEOUT_S, _END_S = 60.0, 300.0
_OWN_SETTINGS = frozenset(name.upper() for name in Settings.model_fields)


_LEASH = """\
import os, runpy, signal, sys, threading
def watch():
    os.read(0, 1)
    os.kill(os.getpid(), signal.SIGTERM)
threading.Thread(target=watch, daemon=True).start()
runpy.run_module(sys.argv.pop(1), run_name="__main__", alter_sys=True)
"""
"""Runs a module until the pipe that it reads from is closed: by our own end, however that comes."""


class BotProcess:
    """`python -m bot ROLE` with these settings and no others (or another module); its log goes to `log_path`.

    As an async context manager it starts the process and ends it in order. When this process is killed, it ends too.
    """

    def __init__(self, settings: Mapping[str, str], log_path: Path, *, role: str = "run", module: str = "bot") -> None:
        self._settings = dict(settings)
        self._log_path = log_path
        self._role = role
        self._module = module
        self._process: asyncio.subprocess.Process | None = None

    @property
    def pid(self) -> int:
        """The process's id; raises RuntimeError when it does not run."""
        return self._running().pid

    @property
    def returncode(self) -> int | None:
        """The exit code; None while it runs."""
        return None if self._process is None else self._process.returncode

    @property
    def is_running(self) -> bool:
        """Whether it was started and has not ended."""
        return self._process is not None and self._process.returncode is None

    def log(self) -> str:
        """What it has logged so far, over all its starts."""
        return self._log_path.read_text("utf-8", "replace") if self._log_path.exists() else ""

    async def start(self) -> None:
        """Start it; it is ready when it first asks Telegram for updates."""
        environment = {k: v for k, v in os.environ.items() if k.upper() not in _OWN_SETTINGS}
        environment.update(self._settings, PYTHONUNBUFFERED="1")
        # What a test puts before the bot's own modules is found first.
        environment["PYTHONPATH"] = os.pathsep.join(filter(None, (self._settings.get("PYTHONPATH"), str(_ROOT))))
        self._log_path.parent.mkdir(parents=True, exist_ok=True)
        with self._log_path.open("ab") as output:
            # Not in the project's folder: an .env that stands there is not this bot's.
            self._process = await asyncio.create_subprocess_exec(
                sys.executable, "-c", _LEASH, self._module, self._role,
                stdin=asyncio.subprocess.PIPE, stdout=output, stderr=output,
                env=environment, cwd=self._log_path.parent,
            )  # fmt: skip

    async def kill(self) -> None:
        """End it at once, as a power cut would."""
        process = self._running()
        process.kill()
        await process.wait()

    async def stop(self) -> int:
        """Ask it to end in order; returns the exit code. Kills it when it takes longer than a minute."""
        process = self._running()
        with contextlib.suppress(ProcessLookupError):
            process.send_signal(signal.SIGTERM)
        try:
            return await asyncio.wait_for(process.wait(), _STOP_TIMEOUT_S)
        except TimeoutError:
            process.kill()
            return await process.wait()

    async def wait(self) -> int:
        """Wait for it to end by itself, five minutes at most; returns the exit code."""
        async with asyncio.timeout(_END_S):
            return await self._running().wait()

    def _running(self) -> asyncio.subprocess.Process:
        if self._process is None:
            raise RuntimeError("the bot was not started")
        return self._process

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.returncode is None and self._process is not None:
            await self.stop()
