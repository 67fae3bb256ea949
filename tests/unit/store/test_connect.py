"""A store that anybody on the network may use is named as one."""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.store.client import RedisClient
from bot.store.connect import connect
from bot.store.embedded import find_server
from bot.store.fitness import inspect


@contextlib.asynccontextmanager
async def server(folder: Path, *options: str, login: str = "") -> AsyncIterator[RedisClient]:
    """A store with these options, on a port of its own."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    arguments = ("--port", str(port), "--save", "", "--dir", str(folder), *options)
    child = await asyncio.create_subprocess_exec(
        find_server(), *arguments, stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL
    )
    client = connect(f"redis://{login}127.0.0.1:{port}/0")
    try:
        yield client
    finally:
        await client.aclose()
        child.terminate()
        await child.wait()


@pytest.mark.parametrize(
    ("options", "login", "is_open"),
    [
        (("--protected-mode", "no"), "", True),
        (("--protected-mode", "no", "--bind", "0.0.0.0"), "", True),
        (("--protected-mode", "no", "--bind", "127.0.0.1 -::1"), "", False),
        (("--protected-mode", "yes"), "", False),
        (("--protected-mode", "no", "--requirepass", "long-enough"), ":long-enough@", False),
    ],
)
async def test_a_store_that_is_open_to_other_machines_is_named(
    tmp_path: Path, options: tuple[str, ...], login: str, is_open: bool
) -> None:
    async with server(tmp_path, *options, login=login) as client:
        assert (await inspect(client)).is_open is is_open


async def test_the_embedded_store_is_open_to_nobody(store: RedisClient) -> None:
    assert (await inspect(store)).is_open is False
