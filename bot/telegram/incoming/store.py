"""Updates from Telegram, kept until they are handled and remembered until they can't come again."""

import json
from collections import OrderedDict
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from bot.store import keys
from bot.store.client import RedisClient
from bot.store.failover import Replicas
from bot.store.vault import Vault

_OWNER = "update"
_MOST_NOTED, _MOST_CAME = 20, 200

DUE_WITHIN_S = 20.0
"""By so much after it came an update is expected to have been handled."""


@dataclass(frozen=True, slots=True)
class StoredUpdate:
    """A raw update, how often its handling was begun, this time included, and how often it was put off."""

    body: dict[str, Any]
    tries: int
    waits: int = 0


class StoredUpdates:
    """Raw updates, sealed: a message may hold a key."""

    def __init__(self, redis: RedisClient, vault: Vault, replicas: Replicas | None = None) -> None:
        self._redis = redis
        self._vault = vault
        self._replicas = replicas
        self._came: OrderedDict[int, dict[str, Any]] = OrderedDict()

    async def add(self, updates: list[dict[str, Any]], now: datetime) -> list[int]:
        """Store what is new; returns the ids of those that still have to be handled.

        They came `now`. After this returns, Telegram may be told that they arrived: they will be found even if nobody
        is told of them here.
        """
        async with self._redis.pipeline(transaction=False) as pipe:
            for update in updates:
                name = keys.update(update["update_id"])
                body = json.dumps(update, separators=(",", ":")).encode()
                pipe.hsetnx(name, "body", self._vault.seal(body, _OWNER))
                pipe.expire(name, keys.UPDATE_TTL_S)
            answers = await pipe.execute()
        waiting: list[int] = []
        for update, is_new in zip(updates, answers[::2], strict=True):
            if is_new:
                self._came[update["update_id"]] = update
            if is_new or not await self._redis.hget(keys.update(update["update_id"]), "done"):
                waiting.append(update["update_id"])
        while len(self._came) > _MOST_CAME:
            self._came.popitem(last=False)
        if waiting:
            due_s = now.timestamp() + DUE_WITHIN_S
            await self._redis.zadd(keys.OPEN_UPDATES, {str(each): due_s for each in waiting}, nx=True)
        if self._replicas is not None:
            await self._replicas.have([*map(keys.update, waiting), keys.OPEN_UPDATES] if waiting else [])
        return waiting

    async def overdue(self, now: datetime, again_at: datetime, limit: int = 500) -> list[int]:
        """Updates that should have been handled by now, each named once before `again_at`."""
        found = await self._redis.zrangebyscore(keys.OPEN_UPDATES, "-inf", now.timestamp(), start=0, num=limit)
        waiting = []
        for update_id in map(int, found):
            if await self._redis.hget(keys.update(update_id), "body"):
                [due_s] = await self._redis.zmscore(keys.OPEN_UPDATES, [str(update_id)])
                # When it came is told by its due time, until that moves.
                received = {str(update_id): (due_s or now.timestamp()) - DUE_WITHIN_S}
                await self._redis.zadd(keys.RECEIVED_UPDATES, received, nx=True)
                await self._redis.zadd(keys.OPEN_UPDATES, {str(update_id): again_at.timestamp()}, xx=True)
                waiting.append(update_id)
            else:
                await self._redis.zrem(keys.OPEN_UPDATES, str(update_id))
        return waiting

    async def take(self, update_id: int) -> StoredUpdate | None:
        """The update to handle and one more try on its count; None when it was handled before."""
        name, came = keys.update(update_id), self._came.pop(update_id, None)
        if came is not None and await self._redis.hincrby(name, "tries", 1) == 1:
            return StoredUpdate(came, 1)  # what nobody has begun stands there as it came
        async with self._redis.pipeline(transaction=False) as pipe:
            pipe.hmget(name, ["body", "done", "waits"])
            pipe.hincrby(name, "tries", int(came is None))
            (body, done, waits), tries = await pipe.execute()
        if not body and not done:  # its lifetime is over, and a count of tries alone has none
            await self._redis.delete(name)
        if done or not body:
            return None
        if int(tries) > 1:
            await self._redis.expire(name, keys.UPDATE_TTL_S)
        return StoredUpdate(json.loads(self._vault.open(body, _OWNER)), int(tries), int(waits or 0))

    async def put_off(self, update_id: int, waits: int = 1) -> None:
        """The try counts for nothing: what it needs is away for a while, as told `waits` times more."""
        name = keys.update(update_id)
        async with self._redis.pipeline(transaction=False) as pipe:
            pipe.hincrby(name, "tries", -1)
            pipe.hincrby(name, "waits", waits)
            await pipe.execute()

    async def done(self, update_id: int) -> None:
        """Forget the content, remember that it was handled."""
        async with self._redis.pipeline(transaction=False) as pipe:
            pipe.hset(keys.update(update_id), mapping={"done": 1, "body": b""})
            pipe.zrem(keys.OPEN_UPDATES, str(update_id))
            await pipe.execute()


async def oldest_update_at(redis: RedisClient) -> datetime | None:
    """When the update came that waits longest; None where none waits. Forgets what is handled and still noted."""
    came = [due_s - DUE_WITHIN_S for _, due_s in await redis.zrange(keys.OPEN_UPDATES, 0, 0, withscores=True)]
    for raw, received_at in await redis.zrange(keys.RECEIVED_UPDATES, 0, _MOST_NOTED, withscores=True):
        if (await redis.zmscore(keys.OPEN_UPDATES, [raw.decode()]))[0] is not None:
            came.append(received_at)
            break
        await redis.zrem(keys.RECEIVED_UPDATES, raw.decode())
    return datetime.fromtimestamp(min(came), UTC) if came else None
