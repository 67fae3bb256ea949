"""A newcomer without an account: the way to a key, an answer to look at, what may be tried on the operator's key."""

from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.polyglotvoice.models import SITE
from sandbox.telegram import Message
from tests.conversations.conftest import Talk
from tests.samples import voice_note
from tests.world import KEY, running, until, world

TRIAL = {"trial_notes": 2, "trial_notes_per_day": 3, "polyglotvoice_api_key": SecretStr(KEY)}


@pytest.fixture
async def trial(tmp_path: Path) -> AsyncIterator[Talk]:
    """A bot whose operator lets everybody try two notes, three a day in all."""
    async with world(tmp_path / "data") as around, running(around.settings.model_copy(update=TRIAL)):
        person = around.telegram.person("Alice", language_code="en")
        yield Talk(around, person, around.telegram.private_chat(person))
        assert around.telegram.refusals == []


@pytest.mark.parametrize("words", ["/start", "/key", "where do I get a key?"])
async def test_who_has_no_key_gets_the_way_to_the_site_and_an_example(talk: Talk, words: str) -> None:
    await talk.chat.say(words)
    answer = await talk.hears("3. Send it to me.")
    assert SITE in str(answer.buttons)
    await talk.chat.tap(answer, "Show an answer")
    await talk.hears("Could you bring the blue folder")


async def test_a_note_that_waits_for_a_key_leads_to_the_site(talk: Talk) -> None:
    await talk.chat.send_voice(voice_note(), duration_s=8)
    assert SITE in str((await talk.hears("Saved. Now I need")).buttons)
    assert "operator" not in str([m.text for m in talk.chat.messages])


async def test_two_notes_go_on_the_operators_key_and_the_third_waits_for_ones_own(trial: Talk) -> None:
    await trial.chat.say("/start")
    assert "2 voice notes of up to 1 min" in (await trial.hears("Or try me first")).text
    first = await trial.chat.send_voice(voice_note() + b"1", duration_s=8)
    await trial.gets_file_for(first)
    await trial.hears("and 1 more may")
    second = await trial.chat.send_voice(voice_note() + b"2", duration_s=8)
    await trial.gets_file_for(second)
    await trial.hears("the last for now")
    await trial.chat.send_voice(voice_note() + b"3", duration_s=8)
    await trial.hears("Saved. Now I need")
    assert trial.calls("upload") == 2
    await trial.chat.say(KEY)
    await until(lambda: trial.calls("upload") == 3)


async def test_an_erasure_gives_no_further_notes(trial: Talk) -> None:
    for number in (b"1", b"2"):
        await trial.gets_file_for(await trial.chat.send_voice(voice_note() + number, duration_s=8))
    await trial.is_done()
    await trial.chat.say("/privacy")
    asked = await trial.chat.wait_for(lambda m: m.from_bot and "Erase" in str(m.buttons))
    await trial.chat.tap(asked, "Erase everything")
    sure = await trial.chat.wait_for(lambda m: m.from_bot and "Yes, erase" in str(m.buttons))
    await trial.chat.tap(sure, "Yes, erase")
    await trial.chat.send_voice(voice_note() + b"3", duration_s=8)
    await trial.hears("Saved. Now I need")
    assert trial.calls("upload") == 2


async def test_a_long_or_large_note_a_file_and_a_link_wait_for_a_key(trial: Talk) -> None:
    await trial.chat.send_voice(voice_note(), duration_s=61)
    await trial.hears("Saved. Now I need")
    await trial.chat.send_voice(bytes(90_000), duration_s=2)
    await trial.chat.send_audio(voice_note("ru"), file_name="second.ogg")
    await trial.chat.say("https://media.example/talk.mp4")
    await until(lambda: sum("Waiting for a working key" in m.text for m in trial.chat.messages) == 3)
    assert trial.api.requests == []


def is_file_for(note: Message, message: Message) -> bool:
    return message.reply_to == note.message_id and message.document is not None


async def test_a_days_notes_are_bounded_over_all_people(trial: Talk) -> None:
    for number in range(4):
        person = trial.telegram.person(f"Newcomer {number}", "en")
        chat = trial.telegram.private_chat(person)
        note = await chat.send_voice(voice_note() + bytes([number]), duration_s=8)
        if number < 3:
            await chat.wait_for(partial(is_file_for, note))
        else:
            await chat.wait_for(lambda m: "Saved. Now I need" in m.text)
            await chat.say("/start")
            shown = await chat.wait_for(lambda m: "First I need your PolyglotVoice API key" in m.text)
            assert "try me first" not in shown.text
    assert trial.calls("upload") == 3


async def test_a_trial_shows_nothing_else_of_the_operators_account(trial: Talk) -> None:
    note = await trial.chat.send_voice(voice_note(), duration_s=8)
    answer = await trial.chat.wait_for(lambda m: m.from_bot and "Again" in str(m.buttons))
    await trial.gets_file_for(note)
    before = len(trial.api.requests)
    for command in ("/history", "/limits"):
        await trial.chat.say(command)
    await until(lambda: sum("key" in m.text for m in trial.chat.messages[-2:]) == 2)
    await trial.chat.tap(answer, "Again")
    again = await trial.chat.wait_for(lambda m: "↻" in str(m.buttons) or "again" in m.text.lower())
    assert again
    assert len(trial.api.requests) == before


async def test_where_the_operator_pays_for_no_trial_nothing_is_spent(tmp_path: Path) -> None:
    async with world(tmp_path / "data") as around:
        off = around.settings.model_copy(update={**TRIAL, "trial_notes": 0})
        async with running(off):
            person = around.telegram.person("Alice", language_code="en")
            talk = Talk(around, person, around.telegram.private_chat(person))
            await talk.chat.send_voice(voice_note(), duration_s=8)
            await talk.hears("Saved. Now I need")
            assert around.api.requests == []
