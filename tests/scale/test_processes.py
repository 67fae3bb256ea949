"""Updates and workers as processes of their own on one store: work is shared, and any of them may be killed."""

import asyncio
from pathlib import Path

from sandbox.process import BotProcess
from tests.faults.campaign import READY_S, Campaign, campaign
from tests.world import until

SUBMITTED = "Submitted"


def work_of(bots: list[BotProcess]) -> list[int]:
    return [bot.log().count(SUBMITTED) for bot in bots]


async def share(found: Campaign, workers: list[BotProcess]) -> None:
    """Send notes until every worker has submitted some."""
    chats = await found.chats(4, accounts=2)
    async with asyncio.timeout(READY_S):
        while not all(work_of(workers)):
            await found.send(chats[len(found.notes) % 4])
            await asyncio.sleep(0.05)


async def test_work_is_shared_and_the_kill_of_any_process_loses_nothing(tmp_path: Path) -> None:
    async with campaign(tmp_path) as found:
        roles = ("updates", "updates", "worker", "worker")
        first, second, one, two = await asyncio.gather(*(found.started(role) for role in roles))
        await share(found, [one, two])
        assert await found.answered()
        found.world.api.hold()
        chats = [note.chat for note in found.notes[:4]]
        for chat in chats:
            await found.send(chat)
        await until(lambda: sum(work_of([one, two])) >= len(found.notes), READY_S)
        await one.kill()
        poller = next(bot for bot in (first, second) if "waiting to take over" not in bot.log())
        await poller.kill()
        for chat in chats:
            await found.send(chat)
        found.world.api.finish_all()
        assert await found.answered()
        tally = found.tally()
        assert (tally.lost, tally.repeated, tally.extra_uploads, tally.partial) == (0, 0, 0, 0)
        assert found.leaks() == []
