"""One set-up of the bot as processes, and everything that a person can read of it."""

import asyncio
import contextlib
import json
import math
import os
import shutil
import signal
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp
from aiohttp import web
from cryptography.fernet import Fernet
from prometheus_client.parser import text_string_to_metric_families
from redis.asyncio import Redis

from bot.__main__ import EXIT_SETTINGS
from bot.concurrency import end
from bot.settings import Settings
from bot.store.embedded import find_server
from sandbox.process import BotProcess
from sandbox.telegram import PrivateChat
from tests.shipped import ALERTS
from tests.world import World, environment, free_port, listens, world

ROOT = Path(__file__).resolve().parents[2]
TOLD_WITHIN_S = 180.0
"""A minute, where the machine has nothing else to do."""

MAY_PASS = 1
"""The exit code of what is worth starting again."""

_STEP_S = 0.3
_STARTED_WITHIN_S = 180.0
"""A busy machine takes long to import it; how fast it starts is measured elsewhere."""


class Relay:
    """What stands between the bot and a service: it leads on, refuses, hangs, or answers with a proxy's page."""

    def __init__(self, port: int) -> None:
        self._port = port
        self.mode = "on"
        self._writers: set[asyncio.StreamWriter] = set()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection."""
        self._writers.add(writer)
        with contextlib.suppress(OSError, asyncio.IncompleteReadError):
            if self.mode == "hangs":
                await reader.read()
            elif self.mode == "502":
                await reader.readuntil(b"\r\n\r\n")
                page = b"<html>Bad Gateway</html>"
                head = b"HTTP/1.1 502 Bad Gateway\r\nConnection: close\r\nContent-Length: %d\r\n\r\n" % len(page)
                writer.write(head + page)
                await writer.drain()
            elif self.mode == "on":
                there, back = await asyncio.open_connection("127.0.0.1", self._port)
                self._writers.add(back)
                await asyncio.gather(_pipe(reader, back), _pipe(there, writer))
        writer.close()

    def break_off(self, mode: str) -> None:
        """Behave so from now on, also to those who are connected."""
        self.mode = mode
        for writer in self._writers:
            writer.close()
        self._writers.clear()


async def _pipe(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with contextlib.suppress(OSError):
        while data := await reader.read(65536):
            writer.write(data)
            await writer.drain()
    writer.close()


@dataclass(slots=True)
class Store:
    """A server of the set-up's own."""

    port: int
    process: asyncio.subprocess.Process

    async def ends(self) -> None:
        """It is gone."""
        with contextlib.suppress(ProcessLookupError):
            self.process.send_signal(signal.SIGCONT)
            self.process.kill()
        await self.process.wait()


@dataclass(slots=True)
class Scene:
    """Both services behind relays, an operator, somebody who hears of alarms elsewhere, and the bot's settings."""

    world: World
    folder: Path
    settings: dict[str, str]
    telegram: Relay
    api: Relay
    olga: PrivateChat
    stack: contextlib.AsyncExitStack
    posted: list[dict[str, Any]] = field(default_factory=list)
    bots: list[BotProcess] = field(default_factory=list)
    ports: list[int] = field(default_factory=list)

    async def store(self, *options: str, server: str | None = None, login: str = "", **env: str) -> Store:
        """A store with these options, which the settings name from now on."""
        port, folder = free_port(), self.folder / f"store-{len(self.bots)}-{free_port()}"
        folder.mkdir()
        child = await asyncio.create_subprocess_exec(
            server or find_server(), "--port", str(port), "--dir", str(folder), "--save", "", *options,
            stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL, env={**os.environ, **env},
        )  # fmt: skip
        started = Store(port, child)
        self.stack.push_async_callback(started.ends)
        async with asyncio.timeout(120):
            while not await listens(port):
                await asyncio.sleep(0.02)
        key = Fernet.generate_key().decode()
        self.settings |= {"REDIS_URL": f"redis://{login}127.0.0.1:{port}/0", "ENCRYPTION_KEY": key}
        return started

    def client(self, store: Store) -> "Redis":
        """A connection of the test's own."""
        return Redis(port=store.port)

    @contextlib.asynccontextmanager
    async def another_poller(self) -> AsyncIterator[None]:
        """A second program that asks Telegram for the same bot's updates, again and again."""
        url = f"{self.settings['TELEGRAM_API_URL']}/bot{self.settings['BOT_TOKEN']}/getUpdates?timeout=1"

        async def ask() -> None:
            async with aiohttp.ClientSession() as session:
                while True:
                    with contextlib.suppress(aiohttp.ClientError):
                        async with session.get(url):
                            await asyncio.sleep(0.1)

        asking = asyncio.create_task(ask())
        try:
            yield
        finally:
            await end(asking)

    async def start(self, role: str = "run", module: str = "bot", **settings: str) -> BotProcess:
        """A process that is ready, or has ended."""
        port = free_port()
        given = {**self.settings, "HTTP_PORT": str(port), **settings}
        bot = BotProcess(given, self.folder / f"bot-{len(self.bots)}" / "log", role=role, module=module)
        self.bots.append(bot)
        self.ports.append(int(given["HTTP_PORT"]))
        self.stack.push_async_callback(_end, bot)
        await bot.start()
        await self.until(lambda: _true("Ready, role" in bot.log() or bot.returncode is not None), _STARTED_WITHIN_S)
        return bot

    async def refused(self, code: int = EXIT_SETTINGS, /, role: str = "run", **settings: str) -> str:
        """What a start says that fails with this exit code."""
        bot = await self.start(role, **settings)
        assert bot.returncode == code, bot.log()
        assert "Traceback" not in bot.log()
        return [line for line in bot.log().splitlines() if line][-1]

    async def doctor(self, *options: str, **settings: str) -> dict[str, str]:
        """What the doctor complains of, by what it is about."""
        rest = {name: value for name, value in os.environ.items() if name.upper() not in _OWN}
        child = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "doctor", *options, cwd=self.folder,
            env={**rest, **self.settings, "HTTP_PORT": "0", **settings, "PYTHONPATH": str(ROOT)},
            stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
        )  # fmt: skip
        async with asyncio.timeout(180):
            said, complaints = await child.communicate()
        assert complaints == b"", complaints.decode()
        found: dict[str, str] = {}
        for line in said.decode().splitlines():
            if line.startswith("✗ "):
                about, _, sentence = line[2:].partition(": ")
                found[about] = f"{found.get(about, '')} {sentence}".strip()
        assert (child.returncode == 0) is (not found), said.decode()
        return found

    async def ready(self, bot: int = 0) -> tuple[int, dict[str, Any]]:
        """What /readyz of a process answers."""
        status, text = await self._get(bot, "readyz")
        return status, json.loads(text)

    async def _get(self, bot: int, path: str) -> tuple[int, str]:
        url = f"http://127.0.0.1:{self.ports[bot]}/{path}"
        async with aiohttp.ClientSession() as session, session.get(url) as response:
            return response.status, await response.text()

    async def rings(self, alert: str, bot: int = 0, within: str = "1m") -> bool | None:
        """Whether Prometheus would ring for what the process serves now; None where promtool is not here.

        `within` is how long that lasts.
        """
        if (promtool := shutil.which("promtool")) is None:
            return None
        _, text = await self._get(bot, "metrics")
        series = []
        for family in text_string_to_metric_families(text):
            for name, labels, value, *_ in (each for each in family.samples if not math.isnan(each.value)):
                shown = ",".join(f"{label}={json.dumps(text)}" for label, text in {**labels, "instance": "a"}.items())
                # A counter stood at nothing before.
                values = f"0 {value}x40" if name.endswith("_total") else f"{value}x40"
                series.append({"series": f"{name}{{{shown}}}", "values": values})
        expr = f'count(ALERTS{{alertname="{alert}", alertstate="firing"}})'
        test = {"expr": expr, "eval_time": within, "exp_samples": [{"value": 1, "labels": "{}"}]}
        case = {"interval": "15s", "input_series": series, "promql_expr_test": [test]}
        path = self.folder / "case.json"
        rules = {"rule_files": [str(ALERTS)], "evaluation_interval": "15s", "tests": [case]}
        path.write_text(json.dumps(rules), "utf-8")
        child = await asyncio.create_subprocess_exec(
            promtool, "test", "rules", str(path), stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT
        )
        said, _ = await child.communicate()
        assert b"FAILED" not in said or b"got:" in said, said.decode()
        return child.returncode == 0

    async def hears(self, words: str, kind: str) -> None:
        """Within a minute the operator reads these words, and ALERT_URL gets the kind."""
        await self.until(lambda: _true(any(m.from_bot and words in m.text for m in self.olga.messages)), TOLD_WITHIN_S)
        assert any(each["kind"] == kind and each["state"] == "on" for each in self.posted), self.posted

    async def is_posted(self, kind: str, state: str = "on") -> None:
        """Within a minute ALERT_URL gets it."""
        await self.until(
            lambda: _true(any(each["kind"] == kind and each["state"] == state for each in self.posted)), TOLD_WITHIN_S
        )

    async def is_degraded(self, kind: str, bot: int = 0) -> str:
        """Within a minute the process says so, still ready; returns why."""
        found: dict[str, Any] = {}

        async def says() -> bool:
            status, about = await self.ready(bot)
            found.update(about)
            return status == 200 and kind in about.get("kinds", ())

        await self.until(says, TOLD_WITHIN_S)
        return str(found["why"])

    async def until(self, holds: Callable[[], Awaitable[bool]], timeout_s: float = TOLD_WITHIN_S) -> None:
        """Wait for it, bounded; fails with the bots' logs."""
        try:
            async with asyncio.timeout(timeout_s):
                while not await holds():
                    await asyncio.sleep(_STEP_S)
        except TimeoutError:
            raise AssertionError("\n".join(bot.log()[-3000:] for bot in self.bots) + str(self.posted)) from None


_OWN = {name.upper() for name in Settings.model_fields}


async def _true(holds: bool) -> bool:
    return holds


async def _end(bot: BotProcess) -> None:
    if bot.is_running:
        with contextlib.suppress(ProcessLookupError):
            os.kill(bot.pid, signal.SIGCONT)
        await bot.stop()


@contextlib.asynccontextmanager
async def scene(folder: Path) -> AsyncIterator[Scene]:
    """A set-up that is well until a test breaks it."""
    async with contextlib.AsyncExitStack() as stack:
        around = await stack.enter_async_context(world(folder / "data"))
        relays = []
        for url in (around.telegram.url, around.settings.polyglotvoice_api_url):
            relay = Relay(int(url.split(":")[2].partition("/")[0]))
            server = await asyncio.start_server(relay.serve, "127.0.0.1", 0)
            stack.callback(server.close)
            stack.callback(relay.break_off, "refuses")
            relays.append((relay, server.sockets[0].getsockname()[1]))
        (telegram, telegram_port), (api, api_port) = relays
        olga = around.telegram.private_chat(around.telegram.person("Olga", language_code="en"))
        settings = environment(around.settings) | {
            "TELEGRAM_API_URL": f"http://127.0.0.1:{telegram_port}",
            "POLYGLOTVOICE_API_URL": f"http://127.0.0.1:{api_port}/api/v1",
            "OPERATORS": str(olga.id), "LOG_LEVEL": "INFO",
        }  # fmt: skip
        opened = Scene(around, folder, settings, telegram, api, olga, stack)

        async def take(request: web.Request) -> web.Response:
            opened.posted.append(await request.json())
            return web.Response()

        app = web.Application()
        app.router.add_post("/alert", take)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        stack.push_async_callback(runner.cleanup)
        settings["ALERT_URL"] = f"http://127.0.0.1:{runner.addresses[0][1]}/alert"
        await olga.say("/start")  # a bot may not write first
        yield opened
