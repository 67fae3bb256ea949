"""kill -9 at named moments of a note's life, with the embedded store: the note is answered, and once."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import pytest

from sandbox.process import BotProcess
from tests.samples import voice_note
from tests.world import KEY, World, environment, until, world


class Pause(Protocol):
    """What both stand-ins give to hold a call."""

    async def reached_within(self, timeout_s: float) -> None: ...
    def release(self) -> None: ...


# The moment is when this call has reached a stand-in and waits there.
MOMENTS: dict[str, Callable[[World], Pause]] = {
    "while the update is handled": lambda w: w.telegram.pause("sendMessage"),
    "while the file is asked for": lambda w: w.telegram.pause("getFile"),
    "after the upload, before its record": lambda w: w.api.pause("upload"),
    "while watching": lambda w: w.api.pause("task"),
    "while the result is fetched": lambda w: w.api.pause("result"),
    "between the text and the srt": lambda w: w.api.pause("download"),
    "while the srt is sent": lambda w: w.telegram.pause("sendDocument"),
}


@pytest.mark.parametrize("moment", MOMENTS)
async def test_a_note_is_answered_once_though_the_bot_was_killed(moment: str, tmp_path: Path) -> None:
    async with world(tmp_path / "data") as around:
        bot = BotProcess(environment(around.settings), tmp_path / "bot.log")
        chat = around.telegram.private_chat(around.telegram.person("Alice", language_code="en"))
        await bot.start()
        await chat.say("/start")
        await chat.say(KEY)
        await chat.wait_for(lambda m: "works" in m.text, timeout_s=30)
        around.api.say("Still here after all.")
        pause = MOMENTS[moment](around)
        note = await chat.send_voice(voice_note(), duration_s=8)
        await pause.reached_within(20)
        await bot.kill()
        pause.release()
        async with bot:
            await chat.wait_for(lambda m: m.reply_to == note.message_id and m.document is not None, timeout_s=60)
            # A status message that was sent but not recorded may stay; its button takes it away.
            await until(lambda: len([m for m in chat.messages if m.buttons]) <= 1)
        answers = [m for m in chat.messages if m.reply_to == note.message_id and "Still here" in m.text]
        files = [m for m in chat.messages if m.reply_to == note.message_id and m.document is not None]
        assert (len(answers), len(files)) in {(1, 1), (2, 1), (1, 2)}
        assert sum(around.api.uploads_by_name.values()) == 1
        for secret in (KEY, around.telegram.token, "Still here after all"):
            assert secret not in bot.log()
