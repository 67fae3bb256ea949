"""No state lasts for ever: each ends in a sentence, with a button to try again."""

from pathlib import Path

from bot.jobs.transitions import Deadlines
from tests.samples import voice_note
from tests.world import KEY, running, world


async def test_a_task_that_never_ends_ends_in_a_sentence_and_can_be_tried_again(tmp_path: Path) -> None:
    async with world(tmp_path / "data") as around, running(around.settings, Deadlines(watch_s=2.0)):
        chat = around.telegram.private_chat(around.telegram.person("Alice", language_code="en"))
        await chat.say("/start")
        await chat.say(KEY)
        await chat.wait_for(lambda m: "works" in m.text)
        around.api.hold()
        await chat.send_voice(voice_note(), duration_s=8)
        told = await chat.wait_for(lambda m: "took too long" in m.text)
        around.api.release_all()
        around.api.say("The second time it ended.")
        await chat.tap(told, "Try again")
        await chat.wait_for(lambda m: "The second time it ended." in m.text)


async def test_what_waits_for_a_key_too_long_is_let_go_with_a_sentence(tmp_path: Path) -> None:
    async with world(tmp_path / "data") as around:
        chat = around.telegram.private_chat(around.telegram.person("Alice", language_code="en"))
        async with running(around.settings, Deadlines(key_s=0.5)):
            await chat.say("/start")
            await chat.send_voice(voice_note(), duration_s=8)
            told = await chat.wait_for(lambda m: "There was no working key for too long" in m.text)
            assert [[b["text"] for b in row] for row in told.buttons] == [["Try again"]]
