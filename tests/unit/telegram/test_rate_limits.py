"""Floods: one chat's pause is its own, a second one's is everybody's."""

from datetime import UTC, datetime, timedelta

from bot.telegram.rate_limit import Floods

START = datetime(2026, 1, 31, 12, tzinfo=UTC)


class Clock:
    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now


def test_a_flood_pauses_that_chat_only_and_until_its_time() -> None:
    clock = Clock()
    floods = Floods(clock)
    until = floods.pause(1, 5)
    assert until == START + timedelta(seconds=5)
    assert floods.paused_until(1) == until
    assert floods.paused_until(2) is None
    clock.now = until
    assert floods.paused_until(1) is None


def test_a_second_chats_flood_in_the_same_window_pauses_the_bot() -> None:
    clock = Clock()
    floods = Floods(clock)
    floods.pause(1, 30)
    until = floods.pause(2, 5)
    assert floods.paused_until(3) == until
    clock.now = until
    assert floods.paused_until(3) is None
    assert floods.paused_until(1) == START + timedelta(seconds=30)


def test_a_later_and_shorter_flood_does_not_shorten_a_pause() -> None:
    floods = Floods(Clock())
    longer = floods.pause(1, 30)
    floods.pause(1, 2)
    assert floods.paused_until(1) == longer
