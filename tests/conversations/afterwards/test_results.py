"""Under an answer: its times, its speakers and their names, its files, and making it again at a price."""

import json
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from bot.store.connect import connect
from bot.store.embedded import EmbeddedStore
from sandbox.polyglotvoice import DIALECTS
from sandbox.polyglotvoice.speech import Segment
from sandbox.telegram import Message
from tests.conversations.conftest import Talk, needs_times
from tests.conversations.recordings.test_forwards import notes_of
from tests.samples import voice_note
from tests.world import running, until, world

GONE = "Bad Request: wrong file_id or the file is temporarily unavailable"
SPEAKERS = DIALECTS["nested"]
AGAIN = "↻ 1 attempt, 1 min, {} requests"


def dialogue(turns: int) -> list[Segment]:
    return [
        Segment(n * 70.0, n * 70.0 + 60, f"Turn number {n} of the dialogue. " * 4, "Anna" if n % 2 else "Boris")
        for n in range(turns)
    ]


async def test_an_answer_offers_what_it_has_to_give(talk: Talk) -> None:
    talk.api.dialect = SPEAKERS
    await talk.begin()
    talk.api.say("Short.")
    await talk.chat.send_voice(voice_note(), duration_s=8)
    first = await talk.hears("Short.")
    assert [texts_of(first, row) for row in range(3)] == [
        ["Files", "Again"],
        ["Copy the text"],
        ["⚙ Settings"],
    ]
    assert first.buttons[1][0]["copy_text"] == {"text": "Short."}
    talk.api.say(segments=dialogue(3))
    await talk.chat.send_voice(voice_note() + b"more", duration_s=200)
    answer = await talk.hears("Turn number 0")
    assert texts_of(answer) == ["Times", "Speakers", "Files", "Again"]
    await talk.is_done()
    await talk.chat.tap(first, "⚙ Settings")
    await talk.hears("Settings")
    assert first in talk.chat.messages


async def test_a_result_changes_its_style_in_place_and_costs_nothing(talk: Talk) -> None:
    talk.api.dialect = DIALECTS["nested"]
    await talk.begin()
    talk.api.say(segments=dialogue(3))
    await talk.chat.send_voice(voice_note(), duration_s=200)
    answer = await talk.hears("Turn number 0")
    await talk.gets_file(".srt")
    spent = len(talk.api.requests)
    await talk.chat.tap(answer, "Times")
    await talk.chat.wait_until(lambda: answer.text.startswith("0:00 Turn number 0"))
    assert "\n1:10 Turn number 1" in answer.text
    await talk.chat.tap(answer, "Speakers")
    await talk.chat.wait_until(lambda: answer.text.startswith("Boris: Turn number 0"))
    await talk.chat.tap(answer, "✓ Speakers")
    await talk.chat.wait_until(lambda: answer.text.startswith("Turn number 0"))
    assert len(talk.api.requests) == spent


@needs_times
async def test_a_text_that_outgrows_the_message_is_one_file_that_changes_with_it(talk: Talk) -> None:
    await talk.begin()
    talk.api.say(segments=dialogue(31))
    await talk.chat.send_voice(voice_note(), duration_s=1800)
    answer = await talk.hears("Turn number 0")
    await talk.gets_file(".srt")
    for label, following in (("Times", "✓ Times"), ("✓ Times", "Times"), ("Times", "✓ Times")):
        await talk.chat.tap(answer, label)
        await talk.chat.wait_until(lambda now=following: now in texts_of(answer))  # type: ignore[misc]
    await talk.chat.wait_until(lambda: file_of(talk, ".txt").startswith(b"0:00 Turn number 0"))
    assert sorted(endings(talk)) == ["srt", "txt"]


async def test_every_file_is_made_here_and_comes_once(talk: Talk) -> None:
    talk.api.dialect = SPEAKERS
    await talk.begin()
    talk.api.say(segments=dialogue(3))
    await talk.chat.send_voice(voice_note(), duration_s=200)
    answer = await talk.hears("Turn number 0")
    await talk.is_done()
    spent = len(talk.api.requests)
    await talk.chat.tap(answer, "Files")
    await talk.chat.wait_until(lambda: texts_of(answer) == [".srt", ".vtt", ".txt", ".md", ".json", "‹ Back"])
    for kind in ("vtt", "txt", "md", "json"):
        await talk.chat.tap(answer, f".{kind}")
        await talk.gets_file(f".{kind}")
    assert (await talk.chat.tap(answer, ".srt")).text == "Already in the chat, and up to date."
    assert file_of(talk, ".vtt").startswith(b"WEBVTT\n\n00:00:00.000 --> ")
    assert b"**Boris:** Turn number 0" in file_of(talk, ".md")
    told = json.loads(file_of(talk, ".json"))
    assert told["segments"][1]["speaker"] == "Anna"
    assert sorted(endings(talk)) == ["json", "md", "srt", "txt", "vtt"]
    assert {m.document.name.rpartition(".")[0] for m in talk.chat.messages if m.document} == {"Alice, 3.20"}
    assert len(talk.api.requests) == spent
    await talk.chat.tap(answer, "‹ Back")
    await talk.chat.wait_until(lambda: "Files" in texts_of(answer))


@pytest.mark.parametrize("language", ["en", "ru"])
async def test_a_speaker_gets_a_name_everywhere_for_no_request(language: str, tmp_path: Path) -> None:
    speakers, asks = {"en": ("Speakers", "Write the name"), "ru": ("Голоса", "Напишите имя")}[language]
    async with world(tmp_path / "data", SPEAKERS) as around, running(around.settings):
        person = around.telegram.person("Alice", language_code=language)
        talk = Talk(around, person, around.telegram.private_chat(person))
        await talk.chat.say("/start")
        await talk.chat.say("sk_test_0123456789abcdef")
        talk.api.say(segments=dialogue(3))
        await talk.chat.send_voice(voice_note(), duration_s=200)
        answer = await talk.hears("Turn number 0")
        await talk.is_done()
        spent = len(talk.api.requests)
        await talk.chat.tap(answer, speakers)
        await talk.chat.wait_until(lambda: "✎ Anna" in texts_of(answer))
        await talk.chat.tap(answer, "✎ Anna")
        question = await talk.hears(asks)
        assert question.asks
        await talk.chat.say("Маша <3")
        await talk.chat.wait_until(lambda: "Маша <3: Turn number 1" in answer.text)
        await talk.chat.wait_until(lambda: "Маша <3: Turn number 1".encode() in file_of(talk, ".srt"))
        assert endings(talk) == ["srt"]
        await talk.chat.wait_until(lambda: question not in talk.chat.messages)
        await talk.chat.tap(answer, "✎ Boris")
        await talk.hears("Boris")
        await talk.chat.say("Борис", reply_to=await talk.hears(asks))
        await talk.chat.wait_until(lambda: answer.text.startswith("Борис: Turn number 0"))
        assert len(talk.api.requests) == spent


async def name_anna(talk: Talk, answer: Message, name: str) -> None:
    """Show the speakers, and give one of them a name."""
    await talk.chat.tap(answer, "Speakers")
    await talk.chat.wait_until(lambda: "✎ Anna" in texts_of(answer))
    await talk.chat.tap(answer, "✎ Anna")
    await talk.hears("Write the name")
    await talk.chat.say(name)


async def test_an_answer_of_several_follows_a_name_and_a_redo(talk: Talk) -> None:
    talk.api.dialect = SPEAKERS
    await talk.begin()
    await talk.chat.say("/settings")
    settings = await talk.hears("Settings")
    await talk.chat.tap(settings, "Text: Plain")
    await talk.chat.wait_until(lambda: "Speakers" in texts_of(settings))
    await talk.chat.tap(settings, "Speakers")
    talk.api.say(segments=dialogue(2))
    for note in await notes_of(talk, "Bob", "Cleo"):
        await talk.chat.forward(note)
    joint = await talk.hears("2. Cleo")
    await talk.is_done()
    await talk.chat.tap(joint, "Separately: 2. Cleo")
    single = await talk.chat.wait_for(lambda m: m.from_bot and "✎ Anna" in texts_of(m))
    await talk.chat.tap(single, "✎ Anna")
    await talk.hears("Write the name")
    await talk.chat.say("Masha")
    await talk.chat.wait_until(lambda: (joint.text.count("Anna:"), joint.text.count("Masha:")) == (1, 1))
    await talk.chat.wait_until(lambda: b"Masha: Turn" in file_of(talk, ".srt"))
    talk.api.say(segments=[replace(s, text="Other words.") for s in dialogue(2)])
    await talk.chat.tap(single, "Again")
    await talk.chat.wait_until(lambda: texts_of(single)[0].startswith("↻"))
    await talk.chat.tap(single, texts_of(single)[0])
    await talk.chat.wait_until(lambda: "Masha: Other words." in joint.text)
    assert "Anna: Turn number 1" in joint.text
    assert "Files" in texts_of(joint)


@pytest.mark.parametrize("shift_s", [0.0, 900.0])
async def test_names_outlive_again_or_it_says_that_they_are_gone(shift_s: float, talk: Talk) -> None:
    talk.api.dialect = SPEAKERS
    await talk.begin()
    talk.api.say(segments=dialogue(4))
    await talk.chat.send_voice(voice_note(), duration_s=280)
    answer = await talk.hears("Turn number 0")
    await talk.is_done()
    await name_anna(talk, answer, "Masha")
    await talk.chat.wait_until(lambda: "Masha: Turn number 1" in answer.text)
    talk.api.say(segments=[
        replace(s, start_s=s.start_s + shift_s, end_s=s.end_s + shift_s, text=f"New {s.text}", speaker=f"S{n % 2}")
        for n, s in enumerate(dialogue(4))
    ])  # fmt: skip
    await talk.chat.tap(answer, "Again")
    await talk.chat.wait_until(lambda: texts_of(answer)[0].startswith("↻"))
    await talk.chat.tap(answer, texts_of(answer)[0])
    told = await talk.hears("Done:")
    name = "S1" if shift_s else "Masha"
    assert f"{name}: New Turn number 1" in answer.text
    assert f"{name}: New Turn number 1".encode() in file_of(talk, ".srt") or shift_s
    assert ("Names no longer used: Masha" in told.text) is bool(shift_s)


async def test_what_is_no_name_is_asked_for_once_more_and_other_messages_are_served(talk: Talk) -> None:
    talk.api.dialect = SPEAKERS
    await talk.begin()
    talk.api.say(segments=dialogue(3))
    await talk.chat.send_voice(voice_note(), duration_s=200)
    answer = await talk.hears("Turn number 0")
    await talk.is_done()
    await talk.chat.tap(answer, "Speakers")
    await talk.chat.wait_until(lambda: "✎ Anna" in texts_of(answer))
    await talk.chat.tap(answer, "✎ Anna")
    await talk.hears("Write the name")
    await talk.chat.say("/help")
    await talk.hears("a voice or video note, even forwarded")
    await talk.chat.say("long " * 30)
    await talk.hears("A name can have up to 60 characters.")
    await talk.chat.say("Masha")
    await talk.chat.wait_until(lambda: "Masha: Turn number 1" in answer.text)


@needs_times
@pytest.mark.parametrize(
    ("language", "again", "yes", "said"),
    [
        ("en", "Again", AGAIN, "Done: 1 of 3 words has changed.\nmisheard. → heard."),
        (
            "ru",
            "Заново",
            "↻ 1 попытка, 1 мин, {} запроса",
            "Готово: изменилось 1 слово из 3.\nmisheard. → heard.",
        ),
    ],
)
async def test_again_tells_its_price_replaces_the_text_and_says_what_changed(
    language: str, again: str, yes: str, said: str, tmp_path: Path
) -> None:
    async with world(tmp_path / "data") as around, running(around.settings):
        person = around.telegram.person("Alice", language_code=language)
        talk = Talk(around, person, around.telegram.private_chat(person))
        await talk.chat.say("/start")
        await talk.chat.say("sk_test_0123456789abcdef")
        talk.api.say("It was misheard.")
        note = await talk.chat.send_voice(voice_note(), duration_s=8)
        answer = await talk.hears("It was misheard.")
        await talk.is_done()
        await talk.chat.tap(answer, again)
        await talk.chat.wait_until(lambda: yes.format(3) in texts_of(answer))
        talk.api.say("It was heard.")
        await talk.chat.tap(answer, yes.format(3))
        await talk.chat.wait_until(lambda: answer.text == "It was heard.")
        told = await talk.hears(said)
        assert (told.reply_to, answer.reply_to) == (answer.message_id, note.message_id)
        await talk.chat.wait_until(lambda: b"It was heard." in file_of(talk, ".srt"))
        assert endings(talk) == ["srt"]
        assert again in texts_of(answer)


def _was_said(talk: Talk, words: str, times: int) -> bool:
    return sum(words in m.text for m in talk.chat.messages) == times


async def test_again_that_brings_the_same_text_edits_nothing_into_itself(talk: Talk) -> None:
    await talk.begin()
    talk.api.say("It was heard.")
    await talk.chat.send_voice(voice_note(), duration_s=8)
    answer = await talk.hears("It was heard.")
    await talk.is_done()
    for times in (1, 2):
        await talk.chat.tap(answer, "Again")
        await talk.chat.wait_until(lambda: texts_of(answer)[0].startswith("↻"))
        await talk.chat.tap(answer, texts_of(answer)[0])
        await until(partial(_was_said, talk, "every word is the same", times))
        await talk.is_done()
    assert talk.telegram.refusals == []
    assert "Again" in texts_of(answer)


async def test_again_tells_its_price_first_in_every_dialect(talk_in_every_dialect: Talk) -> None:
    talk = talk_in_every_dialect
    await talk.begin()
    talk.api.say("It was misheard.")
    await talk.chat.send_voice(voice_note(), duration_s=8)
    answer = await talk.hears("It was misheard.")
    await talk.is_done()
    price = 3 if tells_times(talk) else 4
    told = (await talk.chat.tap(answer, "Again")).text
    assert told.endswith(f"costs one attempt, about 1 min and {price} requests.")
    await talk.chat.wait_until(lambda: texts_of(answer)[0] == AGAIN.format(price))
    await talk.chat.tap(answer, "‹ Back")
    await talk.chat.wait_until(lambda: "Again" in texts_of(answer))
    await talk.chat.tap(answer, "Again")
    await talk.chat.wait_until(lambda: texts_of(answer)[0] == AGAIN.format(price))
    talk.api.say("Now it is right.")
    await talk.chat.tap(answer, AGAIN.format(price))
    await talk.chat.wait_until(lambda: answer.text == "Now it is right.")


async def test_a_recording_that_telegram_lost_is_taken_from_the_service(talk_in_every_dialect: Talk) -> None:
    talk = talk_in_every_dialect
    await talk.begin()
    talk.api.say("Misheard.")
    await talk.chat.send_voice(voice_note(), duration_s=8)
    answer = await talk.hears("Misheard.")
    await talk.is_done()
    talk.telegram.fail("getFile", status=400, description=GONE, times=2)
    price = 4 if tells_times(talk) else 5
    await talk.chat.tap(answer, "Again")
    await talk.chat.wait_until(lambda: texts_of(answer)[0] == AGAIN.format(price))
    talk.api.say("Heard well.")
    await talk.chat.tap(answer, AGAIN.format(price))
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
            await talk.chat.tap(answer, "Times")
            await talk.chat.wait_until(lambda: answer.text.startswith("0:00 Turn number 0"))
            await talk.is_done()
            store = connect(f"unix://{EmbeddedStore(around.settings.data_dir).socket_in_use()}")
            kept = [name async for name in store.scan_iter(match="*:transcript:*", count=1000)]
            await store.delete(*[name.decode() for name in kept])
            await store.aclose()
            assert (await talk.chat.tap(answer, "Files")).text == "This transcript is gone. Send the recording again."
            await talk.chat.wait_until(lambda: texts_of(answer) == ["Again"])


async def test_a_button_of_what_was_erased_says_that_it_has_done_its_work(talk: Talk) -> None:
    await talk.begin()
    talk.api.say("Soon forgotten.")
    await talk.chat.send_voice(voice_note(), duration_s=8)
    answer = await talk.hears("Soon forgotten.")
    await talk.gets_file(".srt")
    await talk.chat.say("/privacy")
    await talk.chat.tap(await talk.hears("What I keep of this chat"), "Erase everything")
    await talk.chat.tap(await talk.hears("Erase this chat's key"), "Yes, erase")
    await talk.hears("I keep nothing of this chat")
    assert (await talk.chat.tap(answer, "Again")).text == "This button no longer works."
    await talk.chat.wait_until(lambda: answer.buttons == [])


def texts_of(answer: Message, row: int | None = None) -> list[str]:
    rows = answer.buttons if row is None else answer.buttons[row : row + 1]
    return [button["text"] for shown in rows for button in shown]


def file_of(talk: Talk, ending: str) -> bytes:
    """The newest file of a kind."""
    found = [m.document for m in talk.chat.messages if m.document is not None and m.document.name.endswith(ending)]
    return found[-1].data if found else b""


def endings(talk: Talk) -> list[str]:
    return [m.document.name.rpartition(".")[2] for m in talk.chat.messages if m.document is not None]


def tells_times(talk: Talk) -> bool:
    dialect = talk.api.dialect
    return dialect.segments_field is not None and dialect.segment_times != "null" and not dialect.result_is_plain
