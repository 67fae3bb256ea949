"""A store that anybody on the network may use is named as one."""

import asyncio
import contextlib
import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import yaml
from redis.exceptions import AuthenticationError

from bot.store.client import RedisClient
from bot.store.connect import connect
from bot.store.embedded import find_server
from bot.store.fitness import inspect
from tests.world import free_port

COMPOSE = yaml.safe_load((Path(__file__).resolve().parents[3] / "compose.yaml").read_text("utf-8"))


@contextlib.asynccontextmanager
async def server(folder: Path, *options: str, login: str = "", conf: Path | None = None) -> AsyncIterator[RedisClient]:
    """A store with these options, on a port of its own."""
    port = free_port()
    arguments = (*([str(conf)] if conf else []), "--port", str(port), "--save", "", "--dir", str(folder), *options)
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


async def test_the_store_of_compose_serves_nobody_without_its_password(tmp_path: Path) -> None:
    content = COMPOSE["configs"]["store-conf"]["content"]
    (tmp_path / "valkey.conf").write_text(re.sub(r"\$\{STORE_PASSWORD[^}]*\}", "its-password", content), "utf-8")
    target = COMPOSE["services"]["store"]["configs"][0]["target"]
    assert COMPOSE["services"]["store"]["command"].split()[:2] == ["valkey-server", target]
    async with server(tmp_path, conf=tmp_path / "valkey.conf", login=":its-password@") as bot:
        assert await bot.set("a", b"1")
        ours = bot.connection_pool.connection_kwargs  # type: ignore[attr-defined]
        stranger = connect(f"redis://{ours['host']}:{ours['port']}/0", is_patient=False)
        with pytest.raises(AuthenticationError):
            await stranger.get("a")
        await stranger.aclose()
