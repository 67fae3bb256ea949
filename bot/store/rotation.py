"""After a new ENCRYPTION_KEY was put first: everything that is sealed, sealed anew with it.

The canary is done last. So a start without the old key is refused as long as anything still needs it.
"""

import logging

from redis.exceptions import ResponseError

from bot.store import keys
from bot.store.client import RedisClient
from bot.store.vault import UnsealableError, Vault

log = logging.getLogger(__name__)

_SEALED = b"gAAAAA"
"""How every Fernet token of these years begins: its version and the first bits of its time."""

# Only what still stands as it was read is replaced; its lifetime runs on.
_SWAP = """
if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('SET', KEYS[1], ARGV[2], 'KEEPTTL') end
return 0
"""
_SWAP_FIELD = """
if redis.call('HGET', KEYS[1], ARGV[3]) == ARGV[1] then redis.call('HSET', KEYS[1], ARGV[3], ARGV[2]) end
return 0
"""


class Rotation:
    """Moves a store to the first key of its vault."""

    def __init__(self, redis: RedisClient, vault: Vault) -> None:
        self._redis = redis
        self._vault = vault
        self._swap = redis.register_script(_SWAP)
        self._swap_field = redis.register_script(_SWAP_FIELD)

    async def is_due(self) -> bool:
        """Whether the store was written with another key than the first."""
        canary = await self._redis.get(keys.CANARY)
        return canary is not None and self._vault.is_stale(canary)

    async def run(self) -> int:
        """Seal everything anew; returns how many values. What opens with no key stays as it is, the canary too."""
        renewed = failed = 0
        async for raw in self._redis.scan_iter(match="pv:*", count=500):
            name = raw.decode()
            if name != keys.CANARY:
                done, bad = await self._renew(name)
                renewed, failed = renewed + done, failed + bad
        if failed:
            log.error("%d values open with none of the keys in ENCRYPTION_KEY: keep the old ones", failed)
        else:
            await self._renew(keys.CANARY)
            log.info("All is encrypted with the first key of ENCRYPTION_KEY (%d values): the others may go", renewed)
        return renewed

    async def _renew(self, name: str) -> tuple[int, int]:
        try:
            values: dict[str | None, bytes | None] = {None: await self._redis.get(name)}
        except ResponseError:
            values = await self._fields(name)
        done = bad = 0
        for field, token in values.items():
            if token is None or not token.startswith(_SEALED) or not self._vault.is_stale(token):
                continue
            try:
                fresh = self._vault.renewed(token)
            except UnsealableError:
                bad += 1
                continue
            if field is None:
                await self._swap(keys=[name], args=[token, fresh])
            else:
                await self._swap_field(keys=[name], args=[token, fresh, field])
            done += 1
        return done, bad

    async def _fields(self, name: str) -> dict[str | None, bytes | None]:
        try:
            return {field.decode(): value for field, value in (await self._redis.hgetall(name)).items()}
        except ResponseError:
            return {}
