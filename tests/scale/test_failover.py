"""A primary dies under traffic, with Sentinels and in a Cluster: its replica takes over, and nothing is lost."""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.store import keys
from sandbox.telegram import PrivateChat
from tests.faults.campaign import Campaign, campaign
from tests.faults.tally import say
from tests.scale.servers import Cluster, cluster, watched

pytestmark = pytest.mark.long

ROLES = ("updates", "updates", "worker", "worker")
EVERY_S = 0.15
LONGEST_S = 240.0
BEFORE_AND_AFTER = 12


@contextlib.asynccontextmanager
async def traffic(found: Campaign, chats: list[PrivateChat]) -> AsyncIterator[None]:
    """Notes all the time: some before what happens inside, some while it happens, some after it."""

    async def send() -> None:
        while True:
            await found.send(chats[len(found.notes) % len(chats)])
            await asyncio.sleep(EVERY_S)

    async def so_many_more(count: int) -> None:
        wanted = len(found.notes) + count
        while len(found.notes) < wanted:
            await asyncio.sleep(EVERY_S)

    sending = asyncio.create_task(send())
    try:
        await so_many_more(BEFORE_AND_AFTER)
        yield
        await so_many_more(BEFORE_AND_AFTER)
    finally:
        sending.cancel()
        await asyncio.gather(sending, return_exceptions=True)


async def check(found: Campaign, what: str, took_s: float) -> None:
    began = time.monotonic()
    assert await found.answered(timeout_s=LONGEST_S), found.tally()
    tally = found.tally()
    tally.tell(
        what, f"{tally.extra_uploads} uploads too many", f"failover {took_s:.1f} s",
        f"last answer {time.monotonic() - began:.1f} s after the last note",
    )  # fmt: skip
    assert (tally.lost, tally.extra_uploads, tally.partial) == (0, 0, 0)
    # One ambiguous moment, sent and not yet recorded, for each server and process that died.
    assert tally.repeated <= 2
    assert found.leaks() == []


async def test_sentinels_replace_a_dead_primary(tmp_path: Path) -> None:
    async with watched(tmp_path / "servers") as servers, campaign(tmp_path / "bot", url=servers.url) as found:
        bots = await asyncio.gather(*(found.started(role) for role in ROLES))
        async with traffic(found, await found.chats(6, accounts=3)):
            dead = await servers.primary()
            began = time.monotonic()
            await dead.kill()
            while (await servers.primary()).port == dead.port:
                await asyncio.sleep(0.1)
            took_s = time.monotonic() - began
            await bots[-1].kill()
        await check(found, "sentinel, primary and a worker killed", took_s)


async def fail_over(servers: Cluster, key: str) -> float:
    """Kill the primary of a key, wait for its successor, bring it back as a replica; returns how long that took."""
    began = time.monotonic()
    dead = await servers.serves(key)
    await dead.kill()
    while (await servers.serves(key)).port == dead.port:
        await asyncio.sleep(0.1)
    took_s = time.monotonic() - began
    await dead.start()
    async with asyncio.timeout(LONGEST_S):
        while not await servers.is_whole():
            await asyncio.sleep(0.2)
    say("cluster", f"the primary of {key} killed, failover {took_s:.1f} s")
    return took_s


async def test_a_cluster_replaces_dead_primaries_one_after_another(tmp_path: Path) -> None:
    async with cluster(tmp_path / "servers") as servers, campaign(tmp_path / "bot", url=servers.url) as found:
        bots = await asyncio.gather(*(found.started(role) for role in ROLES))
        chats = await found.chats(6, accounts=3)
        async with traffic(found, chats):
            times = [
                await fail_over(servers, key) for key in (keys.STEPS_DUE, keys.OPEN_JOBS, keys.chat_jobs(chats[0].id))
            ]
            await bots[-1].kill()
        await check(found, "cluster, three primaries and a worker killed", max(times))
