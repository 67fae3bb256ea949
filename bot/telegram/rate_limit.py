"""Telegram's rate limits: who must wait, and until when.

They are unpublished, so nothing is throttled ahead: a 429 pauses that chat. What core.telegram.org/bots/faq names
is about one message a second in a chat, 20 a minute in a group and 30 a second in all. So that nobody can make
everybody wait, the whole bot pauses only when several chats that are below their own rates are refused within a
second, or a call that names no chat is.
"""

import asyncio
import logging
import time
from collections import deque
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from weakref import WeakValueDictionary

from aiogram import Bot
from aiogram.client.session.middlewares.base import BaseRequestMiddleware, NextRequestMiddlewareType
from aiogram.exceptions import TelegramRetryAfter
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType
from redis.exceptions import RedisError

from bot.store import keys
from bot.store.client import RedisClient
from bot.telegram.troubles import RateLimitedError

log = logging.getLogger(__name__)

_SEVERAL_CHATS = 3
_WITHIN = timedelta(seconds=1)
_MINUTE = timedelta(minutes=1)
_MOST_A_SECOND = 1
_MOST_A_MINUTE = 10
"""Half of what a group may get: other processes write to it too."""

_MOST_CHATS = 5000
_FILE_FIELDS = ("audio", "video", "voice", "document")
_FREE_METHODS = frozenset({"answerCallbackQuery", "getMe", "getUpdates", "setWebhook", "deleteWebhook"})
"""Nobody waits for these, and their own limits pause nobody: a person can tap as often as they like."""

_EVERYONE = "all"
_READ_TIMEOUT_S = 3.0
_READ_EVERY_S = 0.3
"""What another process was told a moment ago may come too late for a call that is under way anyway."""


def _utc_now() -> datetime:
    return datetime.now(UTC)


class SharedPauses:
    """Pauses kept in the store, for the next process and for the others.

    A store that is away pauses nobody: each process knows its own pauses besides.
    """

    def __init__(self, redis: RedisClient, now: Callable[[], datetime] = _utc_now) -> None:
        self._redis = redis
        self._now = now
        self._seen: dict[bytes, float] = {}
        self._read_s: float | None = None
        self._reading = asyncio.Lock()

    async def note(self, chat_id: int | None, until: datetime) -> None:
        """Keep a chat's pause; everybody's for None."""
        name = _EVERYONE if chat_id is None else str(chat_id)
        try:
            async with self._redis.pipeline(transaction=False) as pipe:
                pipe.zremrangebyscore(keys.FLOODS, "-inf", self._now().timestamp())
                pipe.zadd(keys.FLOODS, {name: until.timestamp()}, gt=True)
                pipe.expire(keys.FLOODS, keys.DAY_S)
                await pipe.execute()
        except (RedisError, OSError) as error:
            log.warning("A pause was not kept (%s)", type(error).__name__)
        self._read_s = None

    async def paused_until(self, chat_id: int | None, now: datetime) -> datetime | None:
        """Until when the chat is paused as far as anybody knows; None also where that can't be told."""
        try:
            if not self._is_fresh():
                async with asyncio.timeout(_READ_TIMEOUT_S), self._reading:
                    await self._read()
        except (RedisError, OSError):  # a time-out is an OSError
            return None
        until = max(self._seen.get(str(name).encode(), 0.0) for name in (_EVERYONE, chat_id))
        return datetime.fromtimestamp(until, UTC) if until > now.timestamp() else None

    def _is_fresh(self) -> bool:
        return self._read_s is not None and time.monotonic() - self._read_s <= _READ_EVERY_S

    async def _read(self) -> None:
        if not self._is_fresh():
            try:
                self._seen = dict(await self._redis.zrange(keys.FLOODS, 0, -1, withscores=True))
            finally:
                # Where the store is away, those that wait here don't each wait for it anew.
                self._read_s = time.monotonic()


class RateLimits:
    """The pauses that Telegram asked for, of this process and of those it shares them with. None is everybody."""

    def __init__(self, now: Callable[[], datetime] = _utc_now, shared: SharedPauses | None = None) -> None:
        self._now = now
        self._shared = shared
        self._until: dict[int | None, datetime] = {}
        self._sent: dict[int, deque[datetime]] = {}
        self._refused: dict[int, tuple[datetime, datetime]] = {}

    async def admit(self, chat_id: int | None) -> datetime | None:
        """None where a call to the chat may go out, and then it counts; else when it may, as far as anybody knows."""
        now = self._now()
        self._until = {chat: until for chat, until in self._until.items() if until > now}
        until = max((self._until[each] for each in (chat_id, None) if each in self._until), default=None)
        if until is None and self._shared is not None:
            until = await self._shared.paused_until(chat_id, now)
        if until is None and chat_id is not None:
            self._count(chat_id, now)
        return until

    def _count(self, chat_id: int, now: datetime) -> None:
        if len(self._sent) >= _MOST_CHATS and chat_id not in self._sent:
            self._sent = {chat: times for chat, times in self._sent.items() if now - times[-1] < _MINUTE}
        self._sent.setdefault(chat_id, deque(maxlen=_MOST_A_MINUTE + 1)).append(now)

    async def refused(self, chat_id: int | None, retry_after_s: float) -> datetime:
        """Note a 429; returns until when the call must wait."""
        until = self._now() + timedelta(seconds=retry_after_s)
        await self._pause(chat_id, until)
        if chat_id is not None and (all_until := self._all_wait_until(chat_id, until)) is not None:
            log.warning("Telegram refuses several chats at once: all wait until %s", f"{all_until:%H:%M:%S}")
            await self._pause(None, all_until)
        return until

    def _all_wait_until(self, chat_id: int, until: datetime) -> datetime | None:
        """When everybody may go on, where the bot as a whole is over its rate: the shortest of these pauses."""
        now = self._now()
        self._refused = {chat: seen for chat, seen in self._refused.items() if now - seen[0] <= _WITHIN}
        if self._keeps_its_rate(chat_id, now):
            self._refused[chat_id] = (now, until)
        if len(self._refused) < _SEVERAL_CHATS:
            return None
        return min(seen[1] for seen in self._refused.values())

    def _keeps_its_rate(self, chat_id: int, now: datetime) -> bool:
        sent = [at for at in self._sent.get(chat_id, ()) if now - at < _MINUTE]
        return len(sent) <= _MOST_A_MINUTE and sum(now - at < _WITHIN for at in sent) <= _MOST_A_SECOND

    async def _pause(self, chat_id: int | None, until: datetime) -> None:
        self._until[chat_id] = max(until, self._until.get(chat_id, until))
        if self._shared is not None:
            await self._shared.note(chat_id, until)


class RateLimitGate(BaseRequestMiddleware):
    """Holds back every call to a paused chat, and notes the pauses; raises RateLimitedError for both.

    One call at a time goes to a chat, in order: none can be on its way while another's 429 comes back, and a
    crash leaves at most one whose outcome nobody knows. A file that is sent while it is being fetched may take
    minutes, and keeps nobody waiting.
    """

    def __init__(self, limits: RateLimits) -> None:
        self._limits = limits
        self._turns: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    async def __call__(
        self, make_request: NextRequestMiddlewareType[TelegramType], bot: Bot, method: TelegramMethod[TelegramType]
    ) -> Response[TelegramType]:
        # Changing the bot's own menus and texts has limits of hours, which concern nothing else.
        name = method.__api_method__
        if name in _FREE_METHODS or name.startswith(("setMy", "getMy", "deleteMy")):
            return await make_request(bot, method)
        chat_id = vars(method).get("chat_id")
        if not isinstance(chat_id, int):
            await self._check(None)
            return await self._noted(make_request(bot, method), None)
        turn = self._turns.setdefault(chat_id, asyncio.Lock())
        async with turn:
            await self._check(chat_id)
            if not is_long(method):
                return await self._noted(make_request(bot, method), chat_id)
        return await self._noted(make_request(bot, method), chat_id)

    async def _check(self, chat_id: int | None) -> None:
        if (until := await self._limits.admit(chat_id)) is not None:
            raise RateLimitedError(until)

    async def _noted(self, call: Awaitable[Response[TelegramType]], chat_id: int | None) -> Response[TelegramType]:
        try:
            return await call
        except TelegramRetryAfter as error:
            log.info("Telegram asks for a pause of %d s", error.retry_after, extra={"chat": chat_id or "all"})
            raise RateLimitedError(await self._limits.refused(chat_id, error.retry_after)) from None


def is_long(method: TelegramMethod[Any]) -> bool:
    """Whether the call sends a file while it is being fetched."""
    return any(getattr(vars(method).get(name), "is_long", False) for name in _FILE_FIELDS)
