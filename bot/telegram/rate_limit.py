"""Telegram's floods: who must wait, and until when.

Limits are unpublished, so nothing is throttled ahead: a 429 pauses that chat, and a second chat's 429
while the first one's pause lasts pauses the bot (facts.md, "Floods").
"""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any, Protocol
from weakref import WeakValueDictionary

from aiogram import Bot
from aiogram.client.session.middlewares.base import BaseRequestMiddleware, NextRequestMiddlewareType
from aiogram.exceptions import TelegramRetryAfter
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType

from bot.telegram.errors import FloodedError

_FILE_FIELDS = ("audio", "video", "voice", "document")
_FREE_METHODS = frozenset({"answerCallbackQuery", "getFile", "getMe", "getUpdates"})


def _utc_now() -> datetime:
    return datetime.now(UTC)


class Board(Protocol):
    """Where pauses are kept, so that neither a restart nor another process sends early."""

    async def note(self, chat_id: int, until: datetime) -> None:
        """Keep a chat's pause; everybody's, where another chat is paused too."""

    async def paused_until(self, chat_id: int) -> datetime | None:
        """Until when the chat is paused as far as anybody knows; None also where that can't be told."""


class Floods:
    """The pauses that Telegram asked for: of this process, and those on a board that others share."""

    def __init__(self, now: Callable[[], datetime] = _utc_now, board: Board | None = None) -> None:
        self._now = now
        self._board = board
        self._until: dict[int, datetime] = {}
        self._everyone_until: datetime | None = None

    def paused_until(self, chat_id: int) -> datetime | None:
        """When the chat may be written to again; None: now."""
        self._forget_passed()
        times = [t for t in (self._until.get(chat_id), self._everyone_until) if t is not None]
        return max(times, default=None)

    def pause(self, chat_id: int, retry_after_s: float) -> datetime:
        """Note a 429; returns until when the chat is paused."""
        self._forget_passed()
        until = self._now() + timedelta(seconds=retry_after_s)
        if any(other != chat_id for other in self._until):
            self._everyone_until = max(until, self._everyone_until or until)
        self._until[chat_id] = max(until, self._until.get(chat_id, until))
        return until

    async def known_until(self, chat_id: int) -> datetime | None:
        """When the chat may be written to again, as far as any process knows; None: now."""
        own = self.paused_until(chat_id)
        return own if own is not None or self._board is None else await self._board.paused_until(chat_id)

    async def met(self, chat_id: int, retry_after_s: float) -> datetime:
        """Note a 429 for all; returns until when the chat is paused."""
        until = self.pause(chat_id, retry_after_s)
        if self._board is not None:
            await self._board.note(chat_id, until)
        return until

    def _forget_passed(self) -> None:
        now = self._now()
        self._until = {chat: until for chat, until in self._until.items() if until > now}
        if self._everyone_until is not None and self._everyone_until <= now:
            self._everyone_until = None


class FloodGate(BaseRequestMiddleware):
    """Holds back every call to a paused chat, and notes the pauses; raises FloodedError for both.

    One call at a time goes to a chat, in order: none can be on its way while another's 429 comes back, and a
    crash leaves at most one whose outcome nobody knows. A file that is sent while it is being fetched may take
    minutes, and keeps nobody waiting.
    """

    def __init__(self, floods: Floods) -> None:
        self._floods = floods
        self._turns: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    async def __call__(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        chat_id = _chat_of(method)
        if chat_id is None or method.__api_method__ in _FREE_METHODS:
            return await make_request(bot, method)
        turn = self._turns.setdefault(chat_id, asyncio.Lock())
        if _is_long(method):
            async with turn:
                await self._check(chat_id)
            return await self._send(make_request, bot, method, chat_id)
        async with turn:
            await self._check(chat_id)
            return await self._send(make_request, bot, method, chat_id)

    async def _check(self, chat_id: int) -> None:
        if (until := await self._floods.known_until(chat_id)) is not None:
            raise FloodedError(until)

    async def _send(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
        chat_id: int,
    ) -> Response[TelegramType]:
        try:
            return await make_request(bot, method)
        except TelegramRetryAfter as error:
            raise FloodedError(await self._floods.met(chat_id, error.retry_after)) from None


def _is_long(method: TelegramMethod[Any]) -> bool:
    return any(getattr(getattr(method, name, None), "is_long", False) for name in _FILE_FIELDS)


def _chat_of(method: TelegramMethod[Any]) -> int | None:
    chat_id = getattr(method, "chat_id", None)
    return chat_id if isinstance(chat_id, int) else None
