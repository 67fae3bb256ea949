"""Filters that run where they are asked: aiogram hands each one that is no coroutine to a thread.

They look at what is in memory already; a thread costs a hundred times what they do, and a message meets dozens.
"""

from collections.abc import Awaitable, Callable, Iterable
from typing import Any

from aiogram import Router
from aiogram.dispatcher.event.handler import FilterObject
from aiogram.dispatcher.event.telegram import TelegramEventObserver


def run_inline(router: Router) -> None:
    """Let all filters of the router, and of those in it, run in the event loop."""
    for each in router.chain_tail:
        for observer in each.observers.values():
            for asked in _filters_of(observer):
                if not asked.awaitable:
                    asked.callback, asked.awaitable = _inline(asked.callback), True


def _filters_of(observer: TelegramEventObserver) -> Iterable[FilterObject]:
    for handler in (observer._handler, *observer.handlers):  # noqa: SLF001 - the filters of a whole router stand there
        yield from handler.filters or ()


def _inline(check: Callable[..., Any]) -> Callable[..., Awaitable[Any]]:
    async def ask(*args: Any, **kwargs: Any) -> Any:
        return check(*args, **kwargs)

    return ask
