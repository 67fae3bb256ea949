"""kill -9 while a broadcast goes out: it goes on, and reaches no chat twice."""

import contextlib
from pathlib import Path

from sandbox.process import BotProcess
from tests.world import environment, until, world

WORDS = "A word to all of you."
PEOPLE = 40


async def test_a_broadcast_goes_on_after_a_kill_and_reaches_each_at_most_once(tmp_path: Path) -> None:
    async with world(tmp_path / "data") as around, contextlib.AsyncExitStack() as stack:
        telegram = around.telegram
        olga, *people = [telegram.private_chat(telegram.person(f"P{n}", language_code="en")) for n in range(PEOPLE + 1)]
        bot = BotProcess({**environment(around.settings), "OPERATORS": str(olga.id)}, tmp_path / "bot.log")
        await stack.enter_async_context(bot)
        for chat in (olga, *people):
            await chat.say("/start")
        for chat in (olga, *people):
            await chat.wait_for(lambda m: m.from_bot)
        await olga.say(f"/broadcast {WORDS}")
        asked = await olga.wait_for(lambda m: m.from_bot and "Send it to whom" in m.text)
        await olga.tap(asked, f"{PEOPLE + 1} private chats")

        def reached() -> list[int]:
            return [sum(m.from_bot and WORDS in m.text for m in chat.messages) for chat in people]

        await until(lambda: sum(reached()) >= 5)
        await bot.kill()
        await bot.start()
        over = await olga.wait_for(lambda m: m.from_bot and "Broadcast over" in m.text)
        counts = reached()
        assert max(counts) == 1
        # The one that was in hand at the kill may or may not have been reached: it is not repeated.
        assert sum(counts) >= PEOPLE - 1, over.text
        unclear = 0 if "not repeated: 0" in over.text else 1
        assert f"Sent: {PEOPLE + 1 - unclear} of {PEOPLE + 1}" in over.text
