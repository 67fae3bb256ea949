"""What version 0.1 left in the store: its engine's queue, which held pickles, and its plan of the accounts' checks.

Their names and times are plain text and are taken over; all else is deleted unread. What was lost is added again by
the records of open jobs.
"""

import logging
from typing import Any, Final, cast

from redis.asyncio.cluster import RedisCluster
from redis.exceptions import NoPermissionError

from bot.engine.steps import WATCH, entry_of, read_entry
from bot.store import keys
from bot.store.client import RedisClient

log = logging.getLogger(__name__)

_ROUNDS: Final = "pv:rounds"
_MOST, _AT_ONCE = 100_000, 1000


async def take_over(store: RedisClient, now: float) -> int:
    """Plan what was planned there, and delete those keys; returns how many steps that are."""
    redis: Any = store
    prefix = "{pv-engine}" if isinstance(redis, RedisCluster) else "pv-engine"
    queue, stream = f"{prefix}:queue", f"{prefix}:stream"
    try:
        kinds = {name: await store.type(name) for name in (queue, stream, _ROUNDS)}
    except NoPermissionError:  # a user for the bot's own names alone: what that version left is not there for it
        return 0
    if all(kind == b"none" for kind in kinds.values()):
        return 0
    due: dict[bytes, float] = {}
    if kinds[_ROUNDS] == b"zset":
        due |= {entry_of(WATCH, "") + name: at for name, at in await store.zrange(_ROUNDS, 0, -1, withscores=True)}
    if kinds[queue] == b"zset":
        due |= dict(await store.zrange(queue, 0, -1, withscores=True))
    if kinds[stream] == b"stream":
        entries = cast("list[tuple[bytes, dict[bytes, bytes]]]", await redis.xrange(stream, count=_MOST))
        due |= {fields.get(b"key", b""): now for _, fields in entries if fields}
    found = {entry: at for entry, at in due.items() if read_entry(entry) is not None}
    if found:
        await store.zadd(keys.STEPS_DUE, found, nx=True)
    await store.delete(_ROUNDS)
    async for name in store.scan_iter(match=f"{prefix}:*", count=_AT_ONCE):
        await redis.delete(name)
    log.info("Took over %d steps of an earlier version", len(found))
    return len(found)
