"""A lease: of many processes on one store, one at a time does what only one may do."""

import asyncio
import math
import time
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from redis.exceptions import RedisError

from bot.store.client import RedisClient, delete_if

LEASE_S: Final = 10.0
"""A dead holder's lease ends after so long, so another takes over within LEASE_S and one attempt."""

RENEW_EVERY_S: Final = 4.0
_AGAIN_S = 1.0
_TURN_KEPT_S = 60

# Extends only what is still one's own.
_RENEW = "if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('PEXPIRE', KEYS[1], ARGV[2]) end return 0"

# now, for how long: nobody else's turn until that is over. One that lies further ahead than it may is an older clock's.
_TURN = """
local ends = tonumber(redis.call('GET', KEYS[1]) or '0')
if ends > tonumber(ARGV[1]) and ends - ARGV[1] <= ARGV[2] * 2 then return 0 end
redis.call('SET', KEYS[1], ARGV[1] + ARGV[2], 'EX', ARGV[3])
return 1
"""


async def take_turn(redis: RedisClient, name: str, now: datetime, for_s: float) -> bool:
    """True for one process in `for_s` seconds of the handed clock; the store's lifetime only sweeps."""
    args = [now.timestamp(), for_s, math.ceil(for_s) + _TURN_KEPT_S]
    return bool(await redis.register_script(_TURN)(keys=[name], args=args))


@dataclass(slots=True)
class Lease:
    """One holder's side of the lease `name`; `holder` names this process and no other.

    A holder that was stopped for a while must not go on as if nothing had happened: `is_held` goes by a
    clock of its own, which runs out no later than the store's, so it asks that before each thing it does.
    """

    redis: RedisClient
    name: str
    holder: str
    _until: float = field(default=0.0, init=False)

    def is_held(self) -> bool:
        """Whether it is certainly still ours."""
        return time.monotonic() < self._until

    async def take(self, *, by_force: bool = False) -> bool:
        """Take the lease if it is free; `by_force` even so, where nobody else can be alive."""
        asked_at = time.monotonic()
        if by_force:
            await self.redis.delete(self.name)
        taken = await self.redis.set(self.name, self.holder, nx=True, px=int(LEASE_S * 1000))
        if not taken and await self.redis.get(self.name) != self.holder.encode():
            return False
        # Ours by a SET whose answer got lost counts from the next renewal on.
        self._until = asked_at + LEASE_S if taken else 0.0
        return bool(taken) or await self._extend()

    def begin(self, asked_at: float) -> None:
        """It was taken by the holder's own script, asked for at this time of the monotonic clock."""
        self._until = asked_at + LEASE_S

    async def keep(self) -> None:
        """Renew the lease until it is lost; an unreachable store is waited for while it is ours."""
        wait_s = RENEW_EVERY_S
        while self.is_held():
            await asyncio.sleep(wait_s)
            wait_s = RENEW_EVERY_S
            left_s = self._until - time.monotonic()
            try:
                async with asyncio.timeout(max(0.0, left_s)):
                    if not await self._extend():
                        return
            except (RedisError, OSError):  # a timeout is an OSError
                wait_s = min(_AGAIN_S, RENEW_EVERY_S)

    async def release(self) -> None:
        """Give the lease back, so that the next one need not wait for its end."""
        self._until = 0.0
        await delete_if(self.redis, self.name, self.holder)

    async def _extend(self) -> bool:
        asked_at = time.monotonic()
        kept = await self.redis.register_script(_RENEW)(keys=[self.name], args=[self.holder, int(LEASE_S * 1000)])
        self._until = asked_at + LEASE_S if kept else 0.0
        return bool(kept)
