"""Callback queries: none waits, each is answered within a second; and the job that a button names."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware
from aiogram.types import CallbackQuery, TelegramObject

from bot.i18n import Texts
from bot.jobs.status import read_callback

_PATIENCE_S = 0.6
Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]


class CallbackMiddleware(BaseMiddleware):
    """Answers a tap in its handler's place when that takes long, fails, or forgets to."""

    def __init__(self, is_answered: Callable[[str], bool]) -> None:
        self._is_answered = is_answered

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        if not isinstance(event, CallbackQuery):
            return await handler(event, data)
        done = asyncio.Event()
        waiting = asyncio.create_task(self._answer_late(event, data, done), name="late answer")
        sentence = None
        try:
            result = await handler(event, data)
            sentence = "button.stale"
            return result
        finally:
            done.set()
            await waiting
            await self._answer(event, data, sentence)

    async def _answer_late(self, query: CallbackQuery, data: dict[str, Any], done: asyncio.Event) -> None:
        try:
            async with asyncio.timeout(_PATIENCE_S):
                await done.wait()
        except TimeoutError:
            await self._answer(query, data, "button.working")

    async def _answer(self, query: CallbackQuery, data: dict[str, Any], sentence: str | None) -> None:
        if not self._is_answered(query.id):
            texts = data.get("texts")
            await query.answer(texts.plain(sentence) if texts is not None and sentence is not None else None)


async def callback_job(query: CallbackQuery, texts: Texts) -> tuple[str, str] | None:
    """What the button says, and the id of the job of this very chat that it names.

    None where it names none; the tap is answered then.
    """
    if query.message is None:
        return None
    try:
        return read_callback(query.data or "", query.message.chat.id)
    except ValueError:
        await query.answer(texts.plain("button.stale"))
        return None
