"""Updates: order within a chat, independence between chats, and no endless wait."""

import asyncio

from bot.telegram.incoming.inbox import UpdateOrder
from tests.world import until


async def test_updates_of_a_chat_go_in_order_though_they_are_read_in_another() -> None:
    turns, done = UpdateOrder(), list[int]()
    read = {n: asyncio.Event() for n in range(3)}

    async def handle(update_id: int) -> None:
        async with turns.begin(update_id):
            await read[update_id].wait()
            await turns.wait(update_id, 7)
            done.append(update_id)

    async with asyncio.TaskGroup() as group:
        for n in range(3):
            group.create_task(handle(n))
        await asyncio.sleep(0)
        for n in (2, 1, 0):
            read[n].set()
            await asyncio.sleep(0)
    assert done == [0, 1, 2]


async def test_another_chat_does_not_wait_and_a_stuck_update_is_overtaken() -> None:
    turns, release, stuck = UpdateOrder(longest_wait_s=0.05), asyncio.Event(), asyncio.Event()

    async def hang() -> None:
        async with turns.begin(1):
            await turns.wait(1, 7)
            stuck.set()
            await release.wait()

    hanging = asyncio.create_task(hang())
    await until(stuck.is_set)
    for update_id, chat_id in ((2, 8), (3, 7)):
        async with turns.begin(update_id), asyncio.timeout(60):
            await turns.wait(update_id, chat_id)
    release.set()
    await hanging
