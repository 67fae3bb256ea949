"""What a topic does not take goes outside of it: at once where it can be sent again, else at the next try."""

from collections.abc import AsyncGenerator
from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import SendDocument, SendMessage
from aiogram.types import BufferedInputFile, InputFile, ReplyParameters

from bot.telegram.session import TopicFallback
from bot.telegram.troubles import TopicGoneError

_BOT: Any = None
REPLY = ReplyParameters(message_id=3)
GONE, CLOSED = "Bad Request: message thread not found", "Bad Request: TOPIC_CLOSED"


class Line:
    """Refuses calls by turns; notes topic and answered message of each."""

    def __init__(self, *refusals: str) -> None:
        self.refusals = list(refusals)
        self.tried: list[tuple[int | None, int | None]] = []

    async def __call__(self, bot: Bot, method: Any) -> Any:
        reply = method.reply_parameters
        self.tried.append((method.message_thread_id, reply.message_id if reply else None))
        if self.refusals:
            raise TelegramBadRequest(method, self.refusals.pop(0))
        return "sent"


def _text(thread_id: int | None = 7) -> SendMessage:
    return SendMessage(chat_id=-1, text="x", message_thread_id=thread_id, reply_parameters=REPLY)


async def test_a_message_goes_outside_and_the_next_one_goes_there_at_once() -> None:
    fallback, line = TopicFallback(), Line(GONE)
    for thread_id in (7, 7, 8):
        await fallback(line, _BOT, _text(thread_id))
    assert line.tried == [(7, 3), (None, 3), (None, 3), (8, 3)]


async def test_where_the_answered_message_leads_into_the_closed_topic_it_goes_without() -> None:
    line = Line(CLOSED, CLOSED)
    await TopicFallback()(line, _BOT, _text())
    assert line.tried == [(7, 3), (None, 3), (None, None)]


async def test_where_nothing_is_taken_the_refusal_stays() -> None:
    line = Line(CLOSED, CLOSED, CLOSED)
    with pytest.raises(TelegramBadRequest):
        await TopicFallback()(line, _BOT, _text())
    assert len(line.tried) == 3


async def test_other_refusals_and_chats_without_topics_are_left_alone() -> None:
    for method, words in ((_text(), "Bad Request: message is too long"), (_text(None), GONE)):
        line = Line(words)
        with pytest.raises(TelegramBadRequest):
            await TopicFallback()(line, _BOT, method)
        assert len(line.tried) == 1


async def test_a_file_in_memory_goes_like_a_text() -> None:
    line = Line(GONE)
    file = BufferedInputFile(b"1", filename="a.srt")
    await TopicFallback()(line, _BOT, SendDocument(chat_id=-1, document=file, message_thread_id=7))
    assert line.tried == [(7, None), (None, None)]


class _Fetched(InputFile):
    is_long = True

    async def read(self, bot: Bot) -> AsyncGenerator[bytes, None]:
        yield b""


async def test_a_file_that_was_on_its_way_goes_outside_at_the_next_try() -> None:
    fallback, line = TopicFallback(), Line(GONE)
    method = SendDocument(chat_id=-1, document=_Fetched("a"), message_thread_id=7, reply_parameters=REPLY)
    with pytest.raises(TopicGoneError):
        await fallback(line, _BOT, method)
    await fallback(line, _BOT, method)
    assert line.tried == [(7, 3), (None, None)]
