import asyncio
from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramRetryAfter
from aiogram.methods import AnswerCallbackQuery, GetFile, SendMessage, SetMyCommands

from bot.telegram.rate_limit import RateLimitGate, RateLimits
from bot.telegram.troubles import RateLimitedError

_BOT: Any = None


class Line:
    """Stands where the network is: notes what arrives, answers when told."""

    def __init__(self) -> None:
        self.arrived: list[str] = []
        self.answered = asyncio.Event()
        self.is_over = False

    async def __call__(self, bot: Bot, method: Any) -> Any:
        name = getattr(method, "text", None) or method.__api_method__
        self.arrived.append(name)
        await self.answered.wait()
        if self.is_over:
            raise TelegramRetryAfter(method, "Too Many Requests", 5)
        return name


def _send(gate: RateLimitGate, line: Line, chat_id: int, text: str) -> "asyncio.Task[Any]":
    return asyncio.create_task(gate(line, _BOT, SendMessage(chat_id=chat_id, text=text)))


async def test_calls_to_a_chat_go_one_after_another_and_other_chats_do_not_wait() -> None:
    gate, line = RateLimitGate(RateLimits()), Line()
    tasks = [_send(gate, line, 1, "a"), _send(gate, line, 1, "b"), _send(gate, line, 2, "c")]
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert line.arrived == ["a", "c"]
    line.answered.set()
    assert await asyncio.gather(*tasks) == ["a", "b", "c"]
    assert line.arrived == ["a", "c", "b"]


async def test_a_call_that_waited_behind_a_refused_one_is_held_back() -> None:
    gate, line = RateLimitGate(RateLimits()), Line()
    line.is_over = True
    tasks = [_send(gate, line, 1, "a"), _send(gate, line, 1, "b")]
    line.answered.set()
    outcomes = await asyncio.gather(*tasks, return_exceptions=True)
    assert [type(outcome) for outcome in outcomes] == [RateLimitedError, RateLimitedError]
    assert line.arrived == ["a"]


async def test_a_call_that_was_cancelled_lets_the_next_one_go() -> None:
    gate, line = RateLimitGate(RateLimits()), Line()
    first, second = _send(gate, line, 1, "a"), _send(gate, line, 1, "b")
    await asyncio.sleep(0)
    first.cancel()
    line.answered.set()
    assert await second == "b"
    with pytest.raises(asyncio.CancelledError):
        await first


async def test_a_refused_call_without_a_chat_holds_all_back_but_not_the_taps() -> None:
    gate, line = RateLimitGate(RateLimits()), Line()
    line.answered.set()
    line.is_over = True
    with pytest.raises(RateLimitedError):
        await gate(line, _BOT, GetFile(file_id="f"))
    line.is_over = False
    with pytest.raises(RateLimitedError):
        await _send(gate, line, 1, "a")
    await gate(line, _BOT, AnswerCallbackQuery(callback_query_id="1"))
    assert line.arrived == ["getFile", "answerCallbackQuery"]


@pytest.mark.parametrize("method", [AnswerCallbackQuery(callback_query_id="1"), SetMyCommands(commands=[])])
async def test_a_call_with_a_limit_of_its_own_holds_nobody_back(method: Any) -> None:
    gate, line = RateLimitGate(RateLimits()), Line()
    line.answered.set()
    line.is_over = True
    with pytest.raises(TelegramRetryAfter):
        await gate(line, _BOT, method)
    line.is_over = False
    assert await _send(gate, line, 1, "a") == "a"
