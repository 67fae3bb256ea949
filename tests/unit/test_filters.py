"""Filters run in the event loop: none is handed to a thread."""

from typing import Any

from aiogram import F, Router
from aiogram.types import CallbackQuery, User

from handlers.middleware import run_inline


async def reached(_: CallbackQuery) -> None: ...


async def test_filters_of_handlers_and_of_routers_run_inline_and_say_what_they_said() -> None:
    outer, inner = Router(), Router()
    outer.include_router(inner)
    inner.callback_query.filter(F.data)
    inner.callback_query.register(reached, F.data == "a", F.data.func(len).as_("length"))
    run_inline(outer)
    observer = inner.callback_query
    asked = [*(observer._handler.filters or ()), *(observer.handlers[0].filters or ())]
    assert len(asked) == 3
    assert all(each.awaitable for each in asked)

    async def check(data: str | None) -> tuple[bool, dict[str, Any]]:
        tap = CallbackQuery(id="1", from_user=User(id=1, is_bot=False, first_name="A"), chat_instance="1", data=data)
        return await observer.handlers[0].check(tap)

    assert await check("a") == (True, {"length": 1})
    assert (await check("b"))[0] is False
    assert (await check(None))[0] is False
