"""The language of the speech: a choice where the service shows that it takes one, and nowhere else."""

from dataclasses import replace

import pytest

from sandbox.telegram import Message
from tests.conversations.conftest import Talk, needs_times
from tests.samples import voice_note


def languages_asked_for(talk: Talk) -> list[str]:
    return [task.language for task in talk.api.tasks.values()]


async def open_speech(talk: Talk, current: str) -> Message:
    asked = await talk.chat.say("/settings")
    settings = await talk.chat.wait_for(lambda m: "Settings" in m.text and m.message_id > asked.message_id)
    await talk.chat.tap(settings, f"Speech: {current}")
    await talk.chat.wait_until(lambda: f"✓ {current}" in str(settings.buttons))
    return settings


async def test_a_service_without_such_a_field_is_never_sent_one(talk: Talk) -> None:
    if talk.api.dialect.language_field is not None:
        pytest.skip("the service of this report has one")
    await talk.begin()
    await talk.chat.send_voice(voice_note(), duration_s=8)
    await talk.gets_file(".srt")
    await talk.chat.say("/settings")
    settings = await talk.hears("Settings")
    assert "Speech" not in str(settings.buttons)


async def test_a_field_that_details_name_can_be_pinned_for_the_chat(talk: Talk) -> None:
    talk.api.dialect = replace(talk.api.dialect, language_field=talk.api.dialect.language_field or "language")
    await talk.begin()
    await talk.chat.send_voice(voice_note(), duration_s=8)
    await talk.gets_file(".srt")
    settings = await open_speech(talk, "Recognise it")
    await talk.chat.tap(settings, "Russian")
    await talk.chat.wait_until(lambda: "Speech: Russian" in str(settings.buttons))
    talk.api.say("По-русски.")
    await talk.chat.send_voice(voice_note("ru"), duration_s=8)
    await talk.hears("По-русски.")
    talk.api.say("По ссылке.")
    await talk.chat.say("https://example.com/talk.mp4")
    await talk.hears("По ссылке.")
    assert languages_asked_for(talk) == ["en", "ru", "ru"]


@needs_times
async def test_making_it_again_asks_for_the_language_there(talk: Talk) -> None:
    talk.api.dialect = replace(talk.api.dialect, language_field=talk.api.dialect.language_field or "language")
    await talk.begin()
    talk.api.say("Pa roosky.")
    await talk.chat.send_voice(voice_note(), duration_s=8)
    answer = await talk.hears("Pa roosky.")
    await talk.is_done()
    await talk.chat.tap(answer, "Again")
    await talk.chat.wait_until(lambda: "Language: Recognise it" in str(answer.buttons))
    await talk.chat.tap(answer, "Language: Recognise it")
    await talk.chat.wait_until(lambda: "Russian" in str(answer.buttons))
    await talk.chat.tap(answer, "Russian")
    await talk.chat.wait_until(lambda: "Language: Russian" in str(answer.buttons))
    talk.api.say("По-русски.")
    await talk.chat.tap(answer, "↻ 1 attempt, 1 min, 3 requests")
    await talk.chat.wait_until(lambda: answer.text == "По-русски.")
    await talk.is_done()
    await talk.chat.send_voice(voice_note("ru"), duration_s=8)
    await talk.chat.wait_until(lambda: len(talk.api.tasks) == 3)
    assert languages_asked_for(talk) == ["en", "ru", "en"]


async def test_a_language_that_the_service_does_not_take_is_let_go_and_the_note_is_served(talk: Talk) -> None:
    talk.api.dialect = replace(talk.api.dialect, language_field=talk.api.dialect.language_field or "lang")
    await talk.begin()
    await talk.chat.send_voice(voice_note(), duration_s=8)
    await talk.gets_file(".srt")
    settings = await open_speech(talk, "Recognise it")
    await talk.chat.tap(settings, "German")
    await talk.chat.wait_until(lambda: "Speech: German" in str(settings.buttons))
    talk.api.say("Served all the same.")
    await talk.chat.send_voice(voice_note("ru"), duration_s=8)
    await talk.hears("Served all the same.")
    assert languages_asked_for(talk) == ["en", "en"]
    settings = await open_speech(talk, "Recognise it")
    assert "German" not in str(settings.buttons)


async def test_a_field_that_the_service_misses_can_be_chosen_and_the_note_tried_again(talk: Talk) -> None:
    talk.api.dialect = replace(
        talk.api.dialect, language_field=talk.api.dialect.language_field or "language", language_required=True
    )
    await talk.begin()
    await talk.chat.send_voice(voice_note(), duration_s=8)
    failed = await talk.hears("required")
    settings = await open_speech(talk, "Recognise it")
    await talk.chat.tap(settings, "Russian")
    await talk.chat.wait_until(lambda: "Speech: Russian" in str(settings.buttons))
    talk.api.say("Теперь по-русски.")
    await talk.chat.tap(failed, "Try again")
    await talk.hears("Теперь по-русски.")
    assert languages_asked_for(talk) == ["ru"]
