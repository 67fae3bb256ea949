import asyncio
from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramRetryAfter
from aiogram.methods import SendMessage

from bot.telegram.errors import FloodedError
from bot.telegram.rate_limit import FloodGate, Floods

_BOT: Any = None


class Line:
    """Stands where the network is: notes what arrives, answers when told."""

    def __init__(self) -> None:
        self.arrived: list[str] = []
        self.answered = asyncio.Event()
        self.flooded = False

    async def __call__(self, bot: Bot, method: Any) -> Any:
        self.arrived.append(method.text)
        await self.answered.wait()
        if self.flooded:
            raise TelegramRetryAfter(method, "Too Many Requests", 5)
        return method.text


def _send(gate: FloodGate, line: Line, chat_id: int, text: str) -> "asyncio.Task[Any]":
    return asyncio.create_task(gate(line, _BOT, SendMessage(chat_id=chat_id, text=text)))


async def test_calls_to_a_chat_go_one_after_another_and_other_chats_do_not_wait() -> None:
    gate, line = FloodGate(Floods()), Line()
    tasks = [_send(gate, line, 1, "a"), _send(gate, line, 1, "b"), _send(gate, line, 2, "c")]
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert line.arrived == ["a", "c"]
    line.answered.set()
    assert await asyncio.gather(*tasks) == ["a", "b", "c"]
    assert line.arrived == ["a", "c", "b"]


async def test_a_call_that_waited_behind_a_flood_is_held_back() -> None:
    gate, line = FloodGate(Floods()), Line()
    line.flooded = True
    tasks = [_send(gate, line, 1, "a"), _send(gate, line, 1, "b")]
    line.answered.set()
    outcomes = await asyncio.gather(*tasks, return_exceptions=True)
    assert [type(outcome) for outcome in outcomes] == [FloodedError, FloodedError]
    assert line.arrived == ["a"]


async def test_a_call_that_was_cancelled_lets_the_next_one_go() -> None:
    gate, line = FloodGate(Floods()), Line()
    first, second = _send(gate, line, 1, "a"), _send(gate, line, 1, "b")
    await asyncio.sleep(0)
    first.cancel()
    line.answered.set()
    assert await second == "b"
    with pytest.raises(asyncio.CancelledError):
        await first
