"""Sentry hears that something went wrong and where, and nothing of what people sent."""

import asyncio
import gzip
import logging
import os
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import sentry_sdk
from aiohttp import web

from bot.__main__ import EXIT_SETTINGS
from bot.observe.logs import Redactor
from bot.observe.sentry import MISSING, UNREADABLE, set_up
from bot.settings import SettingsError
from tests.unit.test_settings import TOKEN

ROOT = Path(__file__).resolve().parents[3]
SAID = "Meet me at the old bridge at nine"
CHAT = "4815162342"


@pytest.fixture
async def received() -> AsyncIterator[tuple[str, list[bytes]]]:
    """A Sentry that keeps what it gets; and its DSN."""
    bodies: list[bytes] = []

    async def take(request: web.Request) -> web.Response:
        body = await request.read()
        bodies.append(gzip.decompress(body) if body.startswith(b"\x1f\x8b") else body)
        return web.json_response({"id": "1"})

    app = web.Application()
    app.router.add_post("/{path:.*}", take)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://public@127.0.0.1:{runner.addresses[0][1]}/1", bodies
    await asyncio.to_thread(sentry_sdk.get_client().close, 2.0)
    sentry_sdk.get_global_scope().set_client(None)
    await runner.cleanup()


async def test_it_hears_the_kind_the_place_and_the_id_of_an_error(received: tuple[str, list[bytes]]) -> None:
    dsn, bodies = received
    set_up(dsn, Redactor([TOKEN]))
    transcript = SAID
    try:
        raise RuntimeError(f"could not send {transcript!r} with {TOKEN}")
    except RuntimeError:
        logging.getLogger("bot.jobs.test").exception(
            "Step %s of %s failed, error %s", "deliver", f"{CHAT}:17", "ab12cd34", extra={"chat": CHAT}
        )
    await asyncio.to_thread(sentry_sdk.flush, 5.0)
    told = b"".join(bodies)
    for known in (b"RuntimeError", b"test_sentry.py", b"ab12cd34", b"Step %s of %s failed"):
        assert known in told
    for secret in (SAID, TOKEN, CHAT, TOKEN.partition(":")[2], os.uname().nodename, str(Path.home())):
        assert secret.encode() not in told, secret


async def test_what_is_no_error_stays_here(received: tuple[str, list[bytes]]) -> None:
    dsn, bodies = received
    set_up(dsn, Redactor())
    logging.getLogger("bot.jobs.test").warning("Something to note: %s", SAID)
    await asyncio.to_thread(sentry_sdk.flush, 5.0)
    assert bodies == []


def test_a_dsn_that_can_not_be_read_is_one_sentence() -> None:
    with pytest.raises(SettingsError) as caught:
        set_up("not a dsn", Redactor())
    assert str(caught.value) == UNREADABLE


async def test_without_the_package_the_bot_says_so_and_does_not_start(tmp_path: Path) -> None:
    (tmp_path / "sentry_sdk.py").write_text("raise ImportError", "utf-8")
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot",
        cwd=tmp_path, stderr=asyncio.subprocess.PIPE,
        env={
            **os.environ, "PYTHONPATH": f"{tmp_path}{os.pathsep}{ROOT}", "BOT_TOKEN": TOKEN,
            "SENTRY_DSN": "https://public@sentry.example/1",
        },
    )  # fmt: skip
    _, said = await child.communicate()
    assert (child.returncode, said.decode().strip()) == (EXIT_SETTINGS, MISSING)
