"""The lease: one holder at a time, and no longer than it certainly holds it."""

import asyncio

import pytest

from bot.store import keys, lease
from bot.store.client import RedisClient
from bot.store.lease import Lease


async def test_only_one_of_several_takes_it_and_it_can_be_handed_on(store: RedisClient) -> None:
    first, second = Lease(store, keys.POLLER, "first"), Lease(store, keys.POLLER, "second")
    assert await first.take()
    assert not await second.take()
    assert (first.is_held(), second.is_held()) == (True, False)
    await second.release()
    assert not await second.take(), "what is another's can't be given back"
    await first.release()
    assert not first.is_held()
    assert await second.take()


async def test_the_holder_may_take_it_again_when_the_first_answer_was_lost(store: RedisClient) -> None:
    await store.set(keys.POLLER, "first")
    first = Lease(store, keys.POLLER, "first")
    assert await first.take()
    assert first.is_held()


async def test_a_dead_holders_lease_ends_by_itself(store: RedisClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lease, "LEASE_S", 0.2)
    first, second = Lease(store, keys.POLLER, "first"), Lease(store, keys.POLLER, "second")
    assert await first.take()
    async with asyncio.timeout(60):
        while not await second.take():
            await asyncio.sleep(0.02)
    assert not first.is_held()
    await asyncio.wait_for(first.keep(), 60)


async def test_a_kept_lease_is_renewed_until_it_is_taken_away(
    store: RedisClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lease, "RENEW_EVERY_S", 0.05)
    first, second = Lease(store, keys.POLLER, "first"), Lease(store, keys.POLLER, "second")
    assert await first.take()
    keeping = asyncio.create_task(first.keep())
    ends_at = first._until
    async with asyncio.timeout(60):
        while first._until <= ends_at:
            await asyncio.sleep(0.02)
    assert await second.take(by_force=True)
    await asyncio.wait_for(keeping, 60)
    assert not first.is_held()
