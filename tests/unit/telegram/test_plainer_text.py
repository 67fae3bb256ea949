"""What Telegram can't read of a text's markup is left out, so that its words arrive."""

from collections.abc import AsyncGenerator
from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import AnswerCallbackQuery, EditMessageReplyMarkup, SendDocument, SendMessage, TelegramMethod
from aiogram.types import BufferedInputFile, InlineKeyboardMarkup, InputFile, ReplyParameters

from bot.telegram.session import PlainerText

SAID = '<b>At</b> <tg-time unix="1" format="t">14:05</tg-time> &amp; on'
UNREAD, BUTTON = "Bad Request: can't parse entities: Unsupported start tag", "Bad Request: BUTTON_DATA_INVALID"
ODD, REPLY = "Bad Request: SOMETHING_ODD", ReplyParameters(message_id=3, allow_sending_without_reply=True)
NO_BUTTONS = InlineKeyboardMarkup(inline_keyboard=[])


class Piped(InputFile):
    """A file that is fetched while it is sent, and can be sent once."""

    async def read(self, bot: Bot) -> AsyncGenerator[bytes, None]:
        yield b""


async def sent(
    text: str, *refusals: str, middleware: PlainerText | None = None, reply: ReplyParameters = REPLY
) -> list[SendMessage]:
    tried, left = list[SendMessage](), list(refusals)

    async def line(_: Any, method: Any) -> Any:
        tried.append(method)
        if left:
            raise TelegramBadRequest(method, left.pop(0))
        return "sent"

    method = SendMessage(chat_id=1, text=text, reply_markup=NO_BUTTONS, reply_parameters=reply)
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


async def test_what_nobody_foresaw_is_tried_once_in_the_plainest_form() -> None:
    for refusals in ([ODD], [BUTTON, ODD], [UNREAD, UNREAD, ODD]):
        last = (await sent(SAID, *refusals))[-1]
        assert (last.text, last.parse_mode, last.reply_markup, last.reply_parameters) == (
            "At 14:05 & on",
            None,
            None,
            None,
        )
    with pytest.raises(TelegramBadRequest):
        await sent(SAID, ODD, ODD)


async def test_a_message_that_must_be_answered_stays_answered() -> None:
    must = ReplyParameters(message_id=3)
    assert (await sent(SAID, ODD, reply=must))[-1].reply_parameters == must


@pytest.mark.parametrize("words", ["message is too long", "chat not found", "message is not modified", "TOPIC_CLOSED"])
async def test_a_refusal_that_no_form_can_help_stays(words: str) -> None:
    with pytest.raises(TelegramBadRequest):
        await sent(SAID, f"Bad Request: {words}")


@pytest.mark.parametrize(
    ("method", "tries"),
    [
        (SendDocument(chat_id=1, document=BufferedInputFile(b"1", "a.srt"), reply_parameters=REPLY), 2),
        (SendDocument(chat_id=1, document=BufferedInputFile(b"1", "a.srt")), 1),
        (SendDocument(chat_id=1, document=Piped("a.srt"), reply_parameters=REPLY), 1),
        (EditMessageReplyMarkup(chat_id=1, message_id=2, reply_markup=NO_BUTTONS), 1),
        (AnswerCallbackQuery(callback_query_id="1", text="a &amp; b"), 1),
    ],
)
async def test_a_file_goes_without_its_reply_and_what_has_no_plainer_form_is_left_alone(
    method: TelegramMethod[Any], tries: int
) -> None:
    tried = list[Any]()

    async def line(_: Any, told: Any) -> Any:
        tried.append(told)
        raise TelegramBadRequest(told, ODD)

    with pytest.raises(TelegramBadRequest):
        await PlainerText()(line, None, method)  # type: ignore[arg-type]
    assert len(tried) == tries
