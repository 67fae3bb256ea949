"""Under a result: another style at no cost, and making it again at a price that is told beforehand."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from sandbox.polyglotvoice import DIALECTS
from sandbox.polyglotvoice.speech import Segment
from sandbox.telegram import Message
from tests.conversations.conftest import Talk, needs_times
from tests.samples import voice_note
from tests.world import running, world

GONE = "Bad Request: wrong file_id or the file is temporarily unavailable"


def dialogue(turns: int) -> list[Segment]:
    return [
        Segment(n * 70.0, n * 70.0 + 60, f"Turn number {n} of the dialogue. " * 4, "Anna" if n % 2 else "Boris")
        for n in range(turns)
    ]


async def test_a_result_changes_its_style_in_place_and_costs_nothing(talk: Talk) -> None:
    talk.api.dialect = DIALECTS["nested"]
    await talk.begin()
    talk.api.say(segments=dialogue(3))
    await talk.chat.send_voice(voice_note(), duration_s=200)
    answer = await talk.hears("Turn number 0")
    await talk.gets_file(".srt")
    spent = len(talk.api.requests)
    assert texts_of(answer) == ["⏱ Time codes", "Wrong?"]
    await talk.chat.tap(answer, "⏱ Time codes")
    await talk.chat.wait_until(lambda: answer.text.startswith("0:00 Turn number 0"))
    assert "\n1:10 Turn number 1" in answer.text
    await talk.chat.tap(answer, "👥 Speakers")
    await talk.chat.wait_until(lambda: answer.text.startswith("Boris: Turn number 0"))
    await talk.chat.tap(answer, "¶ Plain")
    await talk.chat.wait_until(lambda: answer.text.startswith("Turn number 0"))
    assert len(talk.api.requests) == spent


@needs_times
async def test_a_style_that_outgrows_the_message_comes_as_a_file_once(talk: Talk) -> None:
    await talk.begin()
    talk.api.say(segments=[replace(said, speaker="") for said in dialogue(31)])
    await talk.chat.send_voice(voice_note(), duration_s=1800)
    answer = await talk.hears("Turn number 0")
    await talk.gets_file(".srt")
    for label, following in (("⏱ Time codes", "¶ Plain"), ("¶ Plain", "⏱ Time codes"), ("⏱ Time codes", "¶ Plain")):
        await talk.chat.tap(answer, label)
        await talk.chat.wait_for(partial(offers, following))
    text_file = await talk.gets_file(".txt")
    assert text_file.data.startswith(b"0:00 Turn number 0")
    files = [m.document.name for m in talk.chat.messages if m.document is not None]
    assert sorted(name.rpartition(".")[2] for name in files) == ["srt", "txt"]


async def test_making_it_again_tells_its_price_first(talk_in_every_dialect: Talk) -> None:
    talk = talk_in_every_dialect
    await talk.begin()
    talk.api.say("It was misheard.")
    note = await talk.chat.send_voice(voice_note(), duration_s=8)
    answer = await talk.hears("It was misheard.")
    await talk.is_done()
    price = 3 if tells_times(talk) else 4
    await talk.chat.tap(answer, "Wrong?")
    await talk.chat.wait_until(
        lambda: texts_of(answer) == [f"Do it again: {price} requests, 1 attempt, its minutes", "‹ Back"]
    )
    await talk.chat.tap(answer, "‹ Back")
    await talk.chat.wait_until(lambda: texts_of(answer)[-1] == "Wrong?")
    assert f"takes about {price} API requests" in (await talk.chat.tap(answer, "Wrong?")).text
    await talk.chat.wait_until(lambda: f"Do it again: {price} requests, 1 attempt, its minutes" in texts_of(answer))
    talk.api.say("Now it is right.")
    await talk.chat.tap(answer, f"Do it again: {price} requests, 1 attempt, its minutes")
    better = await talk.hears("Now it is right.")
    assert better.reply_to == note.message_id
    assert answer.buttons == []


async def test_a_recording_that_telegram_lost_is_taken_from_the_service(talk_in_every_dialect: Talk) -> None:
    talk = talk_in_every_dialect
    await talk.begin()
    talk.api.say("Misheard.")
    await talk.chat.send_voice(voice_note(), duration_s=8)
    answer = await talk.hears("Misheard.")
    await talk.is_done()
    talk.telegram.fail("getFile", status=400, description=GONE, times=2)
    price = 4 if tells_times(talk) else 5
    await talk.chat.tap(answer, "Wrong?")
    await talk.chat.wait_until(lambda: texts_of(answer)[0] == f"Do it again: {price} requests, 1 attempt, its minutes")
    talk.api.say("Heard well.")
    await talk.chat.tap(answer, f"Do it again: {price} requests, 1 attempt, its minutes")
    await talk.hears("Heard well.")
    assert talk.calls("source") == 1
    first, second = talk.api.tasks.values()
    assert first.media.digest == second.media.digest


@needs_times
async def test_old_buttons_work_after_a_restart(tmp_path: Path) -> None:
    async with world(tmp_path / "data") as around:
        person = around.telegram.person("Alice", language_code="en")
        talk = Talk(around, person, around.telegram.private_chat(person))
        async with running(around.settings):
            await talk.begin()
            talk.api.say(segments=dialogue(3))
            await talk.chat.send_voice(voice_note(), duration_s=200)
            answer = await talk.hears("Turn number 0")
            await talk.gets_file(".srt")
        async with running(around.settings):
            await talk.chat.tap(answer, "⏱ Time codes")
            await talk.chat.wait_until(lambda: answer.text.startswith("0:00 Turn number 0"))


async def test_a_button_of_what_was_erased_says_that_it_has_done_its_work(talk: Talk) -> None:
    await talk.begin()
    talk.api.say("Soon forgotten.")
    await talk.chat.send_voice(voice_note(), duration_s=8)
    answer = await talk.hears("Soon forgotten.")
    await talk.gets_file(".srt")
    await talk.chat.say("/privacy")
    await talk.chat.tap(await talk.hears("What I keep of this chat"), "Erase everything")
    await talk.chat.tap(await talk.hears("Erase the key"), "Yes, erase")
    await talk.hears("nothing of this chat is kept")
    assert (await talk.chat.tap(answer, "Wrong?")).text == "This button no longer works."
    await talk.chat.wait_until(lambda: answer.buttons == [])


def texts_of(answer: Message) -> list[str]:
    return [button["text"] for row in answer.buttons for button in row]


def offers(button: str, message: Message) -> bool:
    return button in texts_of(message)


def tells_times(talk: Talk) -> bool:
    dialect = talk.api.dialect
    return dialect.segments_field is not None and dialect.segment_times != "null" and not dialect.result_is_plain
