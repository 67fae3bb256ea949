"""TLS and passwords: a store behind a real TLS door, with a certificate of one's own authority."""

import asyncio
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.clock import SystemTimer
from bot.concurrency import end
from bot.engine import Engine
from bot.store.connect import connect
from bot.store.fitness import StoreError, inspect
from tests.faults.campaign import campaign
from tests.scale.doors import doors
from tests.scale.servers import (
    SECRET,
    SENTINELS_SECRET,
    Cluster,
    Server,
    Watched,
    cluster,
    data_words,
    free_ports,
    watched,
)
from tests.world import until


@pytest.fixture
async def url(tmp_path: Path) -> AsyncIterator[str]:
    inner, outer = free_ports(2)
    server = Server(tmp_path / "store", inner, data_words(tmp_path / "store", inner))
    await server.start()
    async with doors(tmp_path) as before:
        before.open([outer], [inner])
        yield f"rediss://:{SECRET}@127.0.0.1:{outer}/0?ssl_ca_certs={before.authority}"
    await server.kill()


async def test_the_store_and_the_engine_work_over_tls(url: str) -> None:
    client = connect(url)
    assert (await inspect(client)).durable
    ran: list[str] = []

    async def step(subject: str) -> None:
        ran.append(subject)

    engine = Engine(client, clock=SystemTimer())
    engine.register("step", step)
    await engine.soon("step", "a")
    working = asyncio.create_task(engine.work())
    await until(lambda: ran == ["a"])
    await end(working)
    await client.aclose()


async def test_an_unknown_authority_or_a_wrong_password_is_no_store(url: str) -> None:
    for wrong in (url.partition("?")[0], url.replace(SECRET, "guess")):
        client = connect(wrong)
        with pytest.raises(StoreError):
            await inspect(client)
        await client.aclose()


needs_linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has all of 127.0.0.0/8")
"""Servers behind doors connect from an address of their own."""


async def is_refused(url: str, told: str) -> None:
    client = connect(url)
    with pytest.raises(StoreError, match=told):
        await inspect(client)
    await client.aclose()


async def works(found: Watched | Cluster, folder: Path) -> None:
    """A whole bot on the store answers; what lacks the authority or a password is refused."""
    url = found.url
    assert found.doors is not None
    wrong = [(url.replace("ssl_ca_certs", "sentinel_username"), "certs"), (url.replace(SECRET, "guess"), "login")]
    if SENTINELS_SECRET in url:
        wrong.append((url.replace(SENTINELS_SECRET, "guess"), "login"))
    await asyncio.gather(*(is_refused(*each) for each in wrong))
    async with campaign(folder, url=url) as ground:
        await ground.started("updates")
        await ground.started("worker")
        for chat in await ground.chats(2, accounts=2):
            await ground.send(chat, 2)
        assert await ground.answered(), ground.tally()
        assert ground.leaks(SECRET, SENTINELS_SECRET) == []
    assert found.doors.over_tls > 0
    assert found.doors.turned_away == 0, "nothing of the bot spoke plainly"


@needs_linux
async def test_a_bot_works_with_sentinels_over_tls(tmp_path: Path) -> None:
    async with doors(tmp_path) as before, watched(tmp_path / "servers", before) as found:
        await works(found, tmp_path / "bot")


@needs_linux
async def test_a_bot_works_with_a_cluster_over_tls(tmp_path: Path) -> None:
    async with doors(tmp_path) as before, cluster(tmp_path / "servers", before) as found:
        await works(found, tmp_path / "bot")
