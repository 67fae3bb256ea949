"""How much the bot has said in a group lately, and whose turn it is to speak there."""

import secrets
from datetime import UTC, datetime, timedelta

from bot.store import keys
from bot.store.client import RedisClient, Value

WINDOW_S = 60.0
_LEASE_S = 30

# Lets go only of one's own turn.
_RELEASE = "if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end return 0"

_NOTE = """
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', ARGV[2])
redis.call('ZADD', KEYS[1], ARGV[1], ARGV[3])
redis.call('EXPIRE', KEYS[1], 120)
return 1
"""


class Pace:
    """Turns and counts, shared by all processes."""

    def __init__(self, redis: RedisClient) -> None:
        self._redis = redis
        self._release = redis.register_script(_RELEASE)
        self._note = redis.register_script(_NOTE)

    async def take_turn(self, chat_id: int) -> str | None:
        """Take the chat's turn to speak, for half a minute at most; None while somebody else has it."""
        token = secrets.token_hex(8)
        taken = await self._redis.set(keys.speaking(chat_id), token, nx=True, ex=_LEASE_S)
        return token if taken else None

    async def end_turn(self, chat_id: int, token: str) -> None:
        """Let the next one speak."""
        await self._release(keys=[keys.speaking(chat_id)], args=[token])

    async def note(self, chat_id: int, now: datetime) -> None:
        """Count one message that was sent to the chat."""
        stamp = now.timestamp()
        args: list[Value] = [stamp, stamp - WINDOW_S, secrets.token_hex(8)]
        await self._note(keys=[keys.said(chat_id)], args=args)

    async def said(self, chat_id: int, now: datetime) -> list[datetime]:
        """When each message of the last minute was sent, oldest first."""
        since = now - timedelta(seconds=WINDOW_S)
        found = await self._redis.zrange(keys.said(chat_id), 0, -1, withscores=True)
        times = [datetime.fromtimestamp(at, UTC) for _, at in found]
        return [at for at in times if at > since]
