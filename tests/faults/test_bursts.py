"""kill -9 while what was sent in one go is gathered, watched and answered: nothing of it is lost."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import pytest

from sandbox.polyglotvoice.speech import Speech
from sandbox.process import BotProcess
from tests.samples import voice_note
from tests.world import KEY, World, environment, until, world

NOTES = 4


class Pause(Protocol):
    """What both stand-ins give to hold a call."""

    async def reached_within(self, timeout_s: float) -> None: ...
    def release(self) -> None: ...


MOMENTS: dict[str, Callable[[World], Pause]] = {
    "while it is gathered": lambda w: w.telegram.pause("getFile"),
    "while the answer is sent": lambda w: w.telegram.pause("sendDocument"),
}


@pytest.mark.parametrize("moment", MOMENTS)
async def test_a_burst_is_answered_whole_though_the_bot_was_killed(moment: str, tmp_path: Path) -> None:
    async with (
        world(tmp_path / "data") as around,
        BotProcess(environment(around.settings), tmp_path / "bot.log") as bot,
    ):
        alice = around.telegram.private_chat(around.telegram.person("Alice", language_code="en"))
        bob = around.telegram.private_chat(around.telegram.person("Bob", language_code="en"))
        await alice.say("/start")
        await alice.say(KEY)
        await alice.wait_for(lambda m: "works" in m.text, timeout_s=90)
        notes = [await bob.send_voice(voice_note() + bytes([n]), duration_s=4) for n in range(NOTES)]
        around.api.hold()
        pause = MOMENTS[moment](around)
        for note in notes:
            await alice.forward(note)
        if moment == "while it is gathered":
            await pause.reached_within(90)
            await bot.kill()
            pause.release()
            await _begin_again(bot, around)
        await alice.wait_until(lambda: len(around.api.tasks) == NOTES, timeout_s=120)
        for task in around.api.tasks.values():
            content = task.media.content or b"\0"
            task.speech = Speech.of(f"Words of note {content[-1]}.")
        around.api.finish_all()
        if moment == "while the answer is sent":
            await pause.reached_within(90)
            await bot.kill()
            pause.release()
            await _begin_again(bot, around)
        await alice.wait_until(
            lambda: any(m.document is not None and m.document.name.endswith(".srt") for m in alice.messages),
            timeout_s=120,
        )
        await bot.stop()
        told = [m for m in alice.messages if m.from_bot and "Words of note" in m.text]
        assert all(f"Words of note {n}." in told[0].text for n in range(NOTES))
        assert len(told) <= 2
        assert sum(around.api.uploads_by_name.values()) == NOTES


async def _begin_again(bot: BotProcess, around: World) -> None:
    """Start it, and wait until it runs: what is told to stop before leaves the killed one's store behind."""
    before = len(around.telegram.calls)
    await bot.start()
    await until(lambda: any(call.method == "getUpdates" for call in around.telegram.calls[before:]))
