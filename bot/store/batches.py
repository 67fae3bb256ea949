"""Keys that are found by their pattern, in handfuls: one round trip serves many."""

from collections.abc import AsyncIterator

from bot.store.client import Client

_AT_ONCE = 500


async def batches(redis: Client, pattern: str) -> AsyncIterator[list[str]]:
    """The names of all keys that match; a key may come twice, and one that is made meanwhile not at all (SCAN)."""
    batch: list[str] = []
    async for name in redis.scan_iter(match=pattern, count=_AT_ONCE):
        batch.append(name.decode())
        if len(batch) >= _AT_ONCE:
            yield batch
            batch = []
    if batch:
        yield batch
