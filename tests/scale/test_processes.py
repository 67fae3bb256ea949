"""Several processes on one store: work is shared, one of them polls, and any of them may be killed."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

from bot.store import keys
from sandbox.process import BotProcess
from tests.faults.campaign import READY_S, Campaign, campaign
from tests.world import until

SUBMITTED, WAITING = "Submitted", "waiting to take over"


def work_of(bots: Sequence[BotProcess]) -> list[int]:
    return [bot.log().count(SUBMITTED) for bot in bots]


async def share(found: Campaign, workers: list[BotProcess]) -> None:
    """Send notes until every worker has submitted some."""
    chats = await found.chats(4, accounts=2)
    async with asyncio.timeout(READY_S):
        while not all(work_of(workers)):
            await found.send(chats[len(found.notes) % 4])
            await asyncio.sleep(0.05)


async def test_work_is_shared_and_the_kill_of_a_process_loses_nothing(tmp_path: Path) -> None:
    async with campaign(tmp_path) as found:
        one, two = bots = await asyncio.gather(found.started(), found.started())
        await share(found, [one, two])
        assert await found.answered()
        found.world.api.hold()
        chats = [note.chat for note in found.notes[:4]]
        for chat in chats:
            await found.send(chat)
        await until(lambda: sum(work_of(bots)) >= len(found.notes), READY_S)
        dead, alive = (one, two) if WAITING in two.log() else (two, one)
        await dead.kill()
        for chat in chats:
            await found.send(chat)
        found.world.api.finish_all()
        await until(lambda: "Took over" in alive.log(), READY_S)
        assert await found.answered()
        tally = found.tally()
        assert (tally.lost, tally.repeated, tally.extra_uploads, tally.partial) == (0, 0, 0, 0)
        assert found.leaks() == []


async def test_an_orderly_end_hands_the_polling_over_at_once(tmp_path: Path) -> None:
    async with campaign(tmp_path) as found:
        first, second = await asyncio.gather(found.started("run"), found.started("updates"))
        await until(lambda: WAITING in first.log() + second.log(), READY_S)
        leaves, stays = (first, second) if WAITING in second.log() else (second, first)
        assert found.store is not None
        async with found.store.client() as store:
            holder = await store.get(keys.POLLER)
            assert await leaves.stop() == 0
            assert await store.get(keys.POLLER) != holder, "no lease has to run out first"
        await until(lambda: "Took over" in stays.log(), READY_S)
        assert "Another poller" not in found.output(), "two never polled at a time"
