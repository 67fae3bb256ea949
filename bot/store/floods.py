"""Telegram's pauses, kept for the next process and for the others."""

import asyncio
import logging
import time
from datetime import UTC, datetime

from redis.exceptions import RedisError

from bot.store import keys
from bot.store.client import RedisClient

log = logging.getLogger(__name__)

_EVERYONE = "all"
_READ_EVERY_S = 0.3
"""What another process was told a moment ago may come too late for a call that is under way anyway."""

# A second chat's pause while another's lasts is everybody's.
_NOTE = """
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', ARGV[3])
local others = redis.call('ZCARD', KEYS[1])
if redis.call('ZSCORE', KEYS[1], ARGV[1]) then others = others - 1 end
if redis.call('ZSCORE', KEYS[1], ARGV[4]) then others = others - 1 end
redis.call('ZADD', KEYS[1], 'GT', ARGV[2], ARGV[1])
if others > 0 then redis.call('ZADD', KEYS[1], 'GT', ARGV[2], ARGV[4]) end
redis.call('EXPIRE', KEYS[1], ARGV[5])
return 0
"""


class FloodBoard:
    """Pauses by chat. A store that is away pauses nobody: each process knows its own pauses besides."""

    def __init__(self, redis: RedisClient) -> None:
        self._redis = redis
        self._seen: dict[bytes, float] = {}
        self._read_s: float | None = None
        self._reading = asyncio.Lock()
        self._note = redis.register_script(_NOTE)

    async def note(self, chat_id: int, until: datetime) -> None:
        """Keep a chat's pause; everybody's, where another chat is paused too."""
        now = datetime.now(UTC).timestamp()
        args: list[str | float] = [str(chat_id), until.timestamp(), now, _EVERYONE, keys.DAY_S]
        try:
            await self._note(keys=[keys.FLOODS], args=args)
        except (RedisError, OSError) as error:
            log.warning("A pause was not kept (%s)", type(error).__name__)
        self._read_s = None

    async def paused_until(self, chat_id: int) -> datetime | None:
        """Until when the chat is paused as far as anybody knows; None also where that can't be told."""
        try:
            async with self._reading:
                await self._read()
        except (RedisError, OSError):
            return None
        until = max(self._seen.get(str(chat_id).encode(), 0.0), self._seen.get(_EVERYONE.encode(), 0.0))
        return datetime.fromtimestamp(until, UTC) if until > datetime.now(UTC).timestamp() else None

    async def _read(self) -> None:
        if self._read_s is None or time.monotonic() - self._read_s > _READ_EVERY_S:
            try:
                self._seen = dict(await self._redis.zrange(keys.FLOODS, 0, -1, withscores=True))
            finally:
                # Where the store is away, those that wait here don't each wait for it anew.
                self._read_s = time.monotonic()
