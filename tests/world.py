"""The real application beside the stand-ins, for tests: real handlers, engine and store, real HTTP."""

import asyncio
import contextlib
import gc
import itertools
import os
import random
import socket
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from pathlib import Path

from aiogram.types import Update
from pydantic import SecretStr

from bot.app import process
from bot.app.app import Role
from bot.clock import Timer
from bot.jobs.transitions import Deadlines
from bot.settings import Settings
from sandbox.polyglotvoice import Dialect, PolyglotVoiceStandIn, read_report
from sandbox.telegram import TelegramStandIn

KEY = "sk_test_0123456789abcdef"
READY_TIMEOUT_S = 180.0
_ENDED = itertools.count(1)
_WORKER, _WORKERS = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0")[2:]), 16
_PORTS = itertools.cycle(random.sample(range(10_000 + _WORKER, 30_000, _WORKERS), 1000))
REPLAYED = read_report(Path(os.environ["REPORT"])) if os.environ.get("REPORT") else None
"""The dialect of a report, where one is to be replayed."""


@dataclass(slots=True)
class World:
    """Both stand-ins, and the settings of a bot that talks to them."""

    telegram: TelegramStandIn
    api: PolyglotVoiceStandIn
    settings: Settings


@contextlib.asynccontextmanager
async def world(data_dir: Path, dialect: Dialect | None = None) -> AsyncIterator[World]:
    """Two stand-ins, one good key, and settings with an embedded store in `data_dir`.

    Without a dialect it is that of the report which `make test REPORT=path` names, else the plainest.
    """
    api_server = PolyglotVoiceStandIn(dialect=dialect or REPLAYED)
    async with TelegramStandIn() as telegram, api_server as api:
        api.add_key(KEY, account="account-1")
        settings = Settings(
            _env_file=None,
            bot_token=SecretStr(telegram.token),
            telegram_api_url=telegram.url,
            polyglotvoice_api_url=api.url,
            data_dir=data_dir,
            http_port=0,
        )
        yield World(telegram, api, settings)


def environment(settings: Settings) -> dict[str, str]:
    """The same settings for a bot that is a process of its own."""
    secrets = {"BOT_TOKEN": settings.bot_token.get_secret_value()}
    if settings.redis_url is not None and settings.encryption_key is not None:
        secrets["REDIS_URL"] = settings.redis_url.get_secret_value()
        secrets["ENCRYPTION_KEY"] = settings.encryption_key.get_secret_value()
    return {
        **secrets,
        "TELEGRAM_API_URL": settings.telegram_api_url,
        "POLYGLOTVOICE_API_URL": settings.polyglotvoice_api_url,
        "DATA_DIR": str(settings.data_dir),
        "HTTP_PORT": "0",
        "LOG_LEVEL": "DEBUG",
    }


@contextlib.asynccontextmanager
async def running(
    settings: Settings, deadlines: Deadlines | None = None, clock: Timer | None = None
) -> AsyncIterator[None]:
    """The bot in this event loop, from ready to drained."""
    stopping = asyncio.Event()
    task = asyncio.create_task(process.run(settings, Role.RUN, stopping, deadlines, clock), name="bot under test")
    try:
        yield
    finally:
        stopping.set()
        async with asyncio.timeout(READY_TIMEOUT_S):
            await task
        # What ends with a bot's process must not stay in this one: what it froze, and the updates, each with
        # its bot, whose kinds the library remembers.
        gc.unfreeze()
        vars(Update)["event_type"].fget.cache_clear()
        if next(_ENDED) % 20 == 0:
            # Python itself would hardly ever begin a full collection: it does not count what was frozen.
            gc.collect()


async def until(condition: Callable[[], bool], timeout_s: float = 120.0) -> None:
    """Wait for a condition that other tasks bring about, bounded."""
    async with asyncio.timeout(timeout_s):
        while not condition():
            await asyncio.sleep(0.01)


def free_port() -> int:
    """A port that nobody listens on, that no other worker takes, and that the system hands to nobody meanwhile."""
    for port in _PORTS:
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port
    raise AssertionError("there is none")


async def listens(port: int) -> bool:
    """Whether something on this machine takes connections there."""
    try:
        _, writer = await asyncio.open_connection("127.0.0.1", port)
    except OSError:
        return False
    writer.close()
    return True
