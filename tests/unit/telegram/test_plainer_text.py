"""What Telegram can't read of a text's markup is left out, so that its words arrive."""

from typing import Any

import pytest
from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import SendMessage
from aiogram.types import InlineKeyboardMarkup

from bot.telegram.session import PlainerText

SAID = '<b>At</b> <tg-time unix="1" format="t">14:05</tg-time> &amp; on'
UNREAD, BUTTON = "Bad Request: can't parse entities: Unsupported start tag", "Bad Request: BUTTON_DATA_INVALID"


async def sent(text: str, *refusals: str, middleware: PlainerText | None = None) -> list[SendMessage]:
    tried, left = list[SendMessage](), list(refusals)

    async def line(_: Any, method: Any) -> Any:
        tried.append(method)
        if left:
            raise TelegramBadRequest(method, left.pop(0))
        return "sent"

    method = SendMessage(chat_id=1, text=text, reply_markup=InlineKeyboardMarkup(inline_keyboard=[]))
    await (middleware or PlainerText())(line, None, method)  # type: ignore[arg-type]
    return tried


async def test_moments_go_first_and_then_all_markup() -> None:
    assert [one.text for one in await sent(SAID, UNREAD)] == [SAID, "<b>At</b> 14:05 &amp; on"]
    tried = await sent(SAID, UNREAD, UNREAD)
    assert (tried[-1].text, tried[-1].parse_mode) == ("At 14:05 & on", None)
    assert [one.text for one in await sent("a &lt; b", UNREAD)] == ["a &lt; b", "a < b"]


async def test_an_older_server_is_remembered() -> None:
    middleware = PlainerText()
    await sent(SAID, UNREAD, middleware=middleware)
    assert len(await sent(SAID, middleware=middleware)) == 1


async def test_buttons_that_are_refused_go_and_the_text_stays() -> None:
    tried = await sent(SAID, BUTTON)
    assert (tried[-1].text, tried[-1].reply_markup) == (SAID, None)


async def test_any_other_refusal_stays() -> None:
    with pytest.raises(TelegramBadRequest):
        await sent(SAID, "Bad Request: message is too long")
