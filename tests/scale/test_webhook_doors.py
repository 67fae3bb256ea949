"""Webhooks with several processes behind a balancer: any of them takes an update, and any may be killed."""

import asyncio
from pathlib import Path

import pytest

from tests.faults.campaign import READY_S, campaign
from tests.scale.balancer import balancer
from tests.scale.servers import free_ports
from tests.world import until

pytestmark = pytest.mark.long


async def test_updates_come_through_either_door_and_the_kill_of_one_loses_none(tmp_path: Path) -> None:
    front, left, right = free_ports(3)
    async with campaign(tmp_path) as found, balancer(front, (left, right)) as counts:
        found.settings |= {"WEBHOOK_URL": f"http://127.0.0.1:{front}/hook", "WEBHOOK_SECRET": "door-secret"}
        doors = [found.started("updates", HTTP_PORT=str(port)) for port in (left, right)]
        first, _, _ = await asyncio.gather(*doors, found.started("worker"))
        await until(lambda: found.telegram.outbox.url != "", READY_S)
        chats = await found.chats(3)
        for chat in chats:
            await found.send(chat, 2)
        await first.kill()
        for chat in chats:
            await found.send(chat, 2)
        assert await found.answered()
        tally = found.tally()
        assert (tally.lost, tally.repeated, tally.extra_uploads) == (0, 0, 0)
        assert all(counts.values())
        assert found.telegram.outbox.polls == 0
        assert sum(call.method == "setWebhook" for call in found.telegram.calls) <= 2
        assert found.leaks() == []
