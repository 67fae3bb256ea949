"""Records of open jobs that no index names.

In a Cluster a record and the index of open jobs stand on different servers. When one of them dies, its successor may
lack the last moment: a record is open again whose end took it out of the index, or the index lost an entry.
"""

import time
from datetime import datetime
from typing import Final

from bot.store import keys
from bot.store.client import RedisClient, batches

_FOREVER: Final = -1
_ASK_EVERY_S: Final = 30.0


class Orphans:
    """Finds such records by what they lack: an ended job's record has a lifetime, an open one's has none."""

    def __init__(self, redis: RedisClient) -> None:
        self._redis = redis
        self._ask_s = 0.0

    async def is_due(self) -> bool:
        """Whether nobody has looked for a while; who is told so looks."""
        if time.monotonic() < self._ask_s:
            return False
        self._ask_s = time.monotonic() + _ASK_EVERY_S
        return bool(await self._redis.set(keys.ORPHANS_SOUGHT, b"", nx=True, ex=keys.ORPHANS_SOUGHT_TTL_S))

    async def bring_back(self, due_at: datetime) -> list[str]:
        """Enter all of them in both indexes again, due at that time; returns the ids of these jobs."""
        found = []
        async for names in batches(self._redis, keys.ALL_JOBS):
            found += await self._of(names, due_at)
        return found

    async def _of(self, names: list[str], due_at: datetime) -> list[str]:
        ids = [keys.job_id_in(name) for name in await self._for_ever(names)]
        if not ids:
            return []
        async with self._redis.pipeline(transaction=False) as pipe:
            for chat_id, job_id in ids:
                pipe.sismember(keys.chat_jobs(chat_id), job_id)
            are_in_chat = await pipe.execute()
        scores = await self._redis.zmscore(keys.OPEN_JOBS, [job_id for _, job_id in ids])
        missing = [
            keys.job(chat_id, job_id.partition(":")[2])
            for (chat_id, job_id), score, is_in_chat in zip(ids, scores, are_in_chat, strict=True)
            if score is None or not is_in_chat
        ]
        # A job that ended meanwhile is in no index either.
        orphans = [keys.job_id_in(name) for name in await self._for_ever(missing)]
        if orphans:
            async with self._redis.pipeline(transaction=False) as pipe:
                for chat_id, job_id in orphans:
                    pipe.zadd(keys.OPEN_JOBS, {job_id: due_at.timestamp()}, nx=True)
                    pipe.sadd(keys.chat_jobs(chat_id), job_id)
                await pipe.execute()
        return [job_id for _, job_id in orphans]

    async def _for_ever(self, names: list[str]) -> list[str]:
        """Those of the records that have no lifetime."""
        async with self._redis.pipeline(transaction=False) as pipe:
            for name in names:
                pipe.ttl(name)
            return [name for name, ttl_s in zip(names, await pipe.execute(), strict=True) if ttl_s == _FOREVER]
