"""Who waits after a 429: that chat, and everybody only where the bot as a whole is over its rate."""

from datetime import UTC, datetime, timedelta

from bot.telegram.rate_limit import RateLimits

START = datetime(2026, 1, 31, 12, tzinfo=UTC)


class Clock:
    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now

    def wait(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


async def _refused(limits: RateLimits, chat_id: int, retry_after_s: float = 5) -> datetime:
    await limits.admit(chat_id)
    return await limits.refused(chat_id, retry_after_s)


async def test_a_refusal_pauses_that_chat_only_and_until_its_time() -> None:
    clock = Clock()
    limits = RateLimits(clock)
    until = await _refused(limits, 1)
    assert until == START + timedelta(seconds=5)
    assert await limits.admit(1) == until
    assert await limits.admit(2) is None
    clock.now = until
    assert await limits.admit(1) is None


async def test_a_later_and_shorter_refusal_does_not_shorten_a_pause() -> None:
    limits = RateLimits(Clock())
    longer = await _refused(limits, 1, 30)
    await limits.refused(1, 2)
    assert await limits.admit(1) == longer


async def test_chats_that_are_over_their_own_rates_pause_nobody_else() -> None:
    clock = Clock()
    limits = RateLimits(clock)
    groups = (-1, -2, -3, -4)
    for _ in range(20):
        for group in groups:
            await limits.admit(group)
        clock.wait(2)
    for group in groups:
        await _refused(limits, group, 34)
    for private in (7, 8, 9):
        await limits.admit(private)
        await limits.admit(private)
        await _refused(limits, private, 34)
    assert await limits.admit(5) is None


async def test_several_quiet_chats_that_are_refused_within_a_second_pause_the_bot_for_the_shortest_time() -> None:
    clock = Clock()
    limits = RateLimits(clock)
    await _refused(limits, 1, 30)
    await _refused(limits, 1, 30)
    await _refused(limits, 2, 3)
    assert await limits.admit(5) is None
    clock.wait(0.5)
    await _refused(limits, 3, 9)
    assert await limits.admit(5) == START + timedelta(seconds=3)
    clock.wait(3)
    assert await limits.admit(5) is None
    assert await limits.admit(1) == START + timedelta(seconds=30)


async def test_refusals_that_come_one_after_another_pause_nobody_else() -> None:
    clock = Clock()
    limits = RateLimits(clock)
    for chat in range(1, 9):
        await _refused(limits, chat, 60)
        clock.wait(1.1)
    assert await limits.admit(99) is None


async def test_a_refused_call_that_names_no_chat_pauses_the_bot() -> None:
    limits = RateLimits(Clock())
    until = await limits.refused(None, 4)
    assert await limits.admit(5) == until
    assert await limits.admit(None) == until
