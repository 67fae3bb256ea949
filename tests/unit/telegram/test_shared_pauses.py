"""Telegram's pauses outlive the process that met them."""

from datetime import UTC, datetime, timedelta

from bot.store.client import Client
from bot.store.floods import FloodBoard


def soon(seconds: int) -> datetime:
    return datetime.now(UTC).replace(microsecond=0) + timedelta(seconds=seconds)


async def test_a_pause_is_known_to_the_next_process(store: Client) -> None:
    until = soon(60)
    await FloodBoard(store).note(1, until)
    board = FloodBoard(store)
    assert await board.paused_until(1) == until
    assert await board.paused_until(2) is None


async def test_a_second_chats_pause_is_everybodys_and_the_longer_time_counts(store: Client) -> None:
    board, longer, shorter = FloodBoard(store), soon(90), soon(30)
    await board.note(1, longer)
    await board.note(1, shorter)
    assert await board.paused_until(1) == longer
    assert await board.paused_until(3) is None
    await board.note(2, shorter)
    assert await board.paused_until(3) == shorter
    assert await board.paused_until(1) == longer


async def test_a_pause_that_has_passed_is_none_and_makes_no_other_everybodys(store: Client) -> None:
    board = FloodBoard(store)
    await board.note(1, soon(-5))
    assert await board.paused_until(1) is None
    await board.note(2, soon(60))
    assert await board.paused_until(3) is None
