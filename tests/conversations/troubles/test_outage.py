"""PolyglotVoice does not answer for a while: people read it, nothing is sent into it, and all goes on by itself."""

import time
from datetime import timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

from bot.jobs.transitions import Deadlines
from sandbox.polyglotvoice import Answer
from tests.clock import MovableClock
from tests.conversations.conftest import Talk
from tests.samples import voice_note
from tests.world import KEY, running, world

AWAY = "PolyglotVoice hasn't answered since"
TRIED_EVERY_S = 10.0
"""Where uploads fail one is let through so often at most."""


async def test_a_note_waits_for_the_service_and_goes_on_by_itself(talk: Talk) -> None:
    await talk.begin()
    talk.api.say("Here I am again.")
    talk.api.trouble("status", status=502, times=None)
    before = len(talk.api.requests)
    await talk.chat.send_voice(voice_note(), duration_s=8)
    status = await talk.hears(AWAY)
    assert "I'll go on by myself" in status.text
    # What comes now is not sent into it at all.
    await talk.chat.send_voice(voice_note() + b"2", duration_s=8)
    await talk.chat.wait_until(lambda: sum(AWAY in m.text for m in talk.chat.messages) == 2)
    await talk.chat.wait_until(lambda: not talk.api.requests[-1].key)
    asked = talk.api.requests[before:]
    assert sum(bool(r.key) for r in asked) <= 3
    talk.api.clear_trouble()
    await talk.chat.wait_until(lambda: sum("Here I am again." in m.text for m in talk.chat.messages) == 2)
    await talk.is_done()
    assert len(talk.api.tasks) == 2
    assert not any(AWAY in m.text for m in talk.chat.messages)


async def test_a_russian_speaker_reads_of_the_outage_and_of_the_days_limit(tmp_path: Path) -> None:
    async with world(tmp_path / "data") as around, running(around.settings):
        person = around.telegram.person("Аня", language_code="ru")
        talk = Talk(around, person, around.telegram.private_chat(person))
        await talk.chat.say("/start")
        await talk.chat.say(KEY)
        await talk.hears("работает")
        talk.api.trouble("status", status=502, times=None)
        await talk.chat.send_voice(voice_note("ru"), duration_s=8)
        await talk.hears("PolyglotVoice не отвечает с ")
        await talk.chat.say("/doctor")
        await talk.hears("✗ PolyglotVoice не отвечает с ")
        talk.api.clear_trouble()
        await talk.gets_file(".srt")
        await talk.is_done()
        assert not any("не отвечает с" in m.text for m in talk.chat.messages if "✗" not in m.text)
        talk.api.trouble("limit", "upload", scope="day")
        await talk.chat.send_voice(voice_note("ru") + b"2", duration_s=8)
        told = await talk.hears("Лимит вашего тарифа исчерпан: на сегодня запросов нет.")
        assert "Продолжу " in told.text
        await talk.chat.say("/doctor")
        await talk.hears("✗ Лимит вашего тарифа исчерпан")


async def test_a_running_task_is_not_asked_after_while_the_service_is_away(talk: Talk) -> None:
    await talk.begin()
    talk.api.hold()
    await talk.chat.send_voice(voice_note(), duration_s=8)
    await talk.hears("Transcribing")
    talk.api.trouble("reset", times=None)
    await talk.hears(AWAY)
    asked = [r for r in talk.api.requests if r.key]
    await talk.chat.wait_until(lambda: not talk.api.requests[-1].key)
    assert [r for r in talk.api.requests if r.key] == asked
    talk.api.clear_trouble()
    await talk.hears("Transcribing")
    talk.api.finish_all()
    await talk.gets_file(".srt")
    assert len(talk.api.tasks) == 1


async def test_uploads_that_are_not_taken_wait_while_checks_go_on(talk: Talk) -> None:
    await talk.begin()
    talk.api.hold()
    running_one = await talk.chat.send_voice(voice_note("ru"), duration_s=8)
    await talk.hears("Transcribing")
    outage, began_s = talk.api.trouble("status", "upload", status=502, times=None), time.monotonic()
    waiting = [await talk.chat.send_voice(voice_note() + bytes([n]), duration_s=8) for n in range(4)]
    await talk.chat.wait_until(lambda: sum("has taken no recordings since" in m.text for m in talk.chat.messages) == 4)
    assert outage.struck <= 4 + (time.monotonic() - began_s) / TRIED_EVERY_S
    talk.api.finish_all()
    await talk.gets_file_for(running_one)
    talk.api.clear_trouble()
    for note in waiting:
        await talk.gets_file_for(note)
    assert len(talk.api.tasks) == 5


@pytest.mark.parametrize("told", ["seconds", "fraction", "date"])
async def test_no_recording_is_sent_before_the_service_wants_it(tmp_path: Path, told: str) -> None:
    clock = MovableClock()
    async with world(tmp_path / "data") as around, running(around.settings, clock=clock):
        person = around.telegram.person("Alice", language_code="en")
        talk = Talk(around, person, around.telegram.private_chat(person))
        await talk.begin()
        back_at = (clock() + timedelta(seconds=300)).replace(microsecond=0)
        wait = {"seconds": "300", "fraction": "299.5", "date": format_datetime(back_at, usegmt=True)}[told]
        headers = {"Retry-After": wait, "Date": format_datetime(back_at - timedelta(seconds=300), usegmt=True)}
        talk.api.answer_with(Answer(503, b"busy", headers), "upload", times=1)
        first = await talk.chat.send_voice(voice_note(), duration_s=8)
        assert "limit of your plan" not in (await talk.hears("has taken no recordings since")).text
        asked = [request for request in talk.api.requests if request.key]
        second = await talk.chat.send_voice(voice_note() + b"2", duration_s=8)
        await talk.chat.wait_until(lambda: sum("has taken no recordings" in m.text for m in talk.chat.messages) == 2)
        await clock.pass_by(270, step_s=5)
        assert [request for request in talk.api.requests if request.key] == asked
        await clock.pass_by(40, step_s=5)
        for note in (first, second):
            await talk.gets_file_for(note)
        assert talk.api.count("upload") == 3
        assert len(talk.api.tasks) == 2


async def test_a_link_is_not_handed_over_again_before_the_service_wants_it(tmp_path: Path) -> None:
    clock = MovableClock()
    async with world(tmp_path / "data") as around, running(around.settings, clock=clock):
        person = around.telegram.person("Alice", language_code="en")
        talk = Talk(around, person, around.telegram.private_chat(person))
        await talk.begin()
        busy = talk.api.answer_with(Answer(503, b"busy", {"Retry-After": "300"}), "from-url", times=1)
        await talk.chat.say("https://example.com/talk.mp3")
        await talk.chat.wait_until(lambda: busy.struck == 1)
        await clock.pass_by(270, step_s=5)
        assert talk.api.count("from-url") == 1
        await clock.pass_by(60, step_s=5)
        await talk.gets_file(".srt")
        assert talk.api.count("from-url") == 2


async def test_a_broken_list_holds_up_nothing(talk: Talk) -> None:
    await talk.begin()
    talk.api.trouble("status", "list", status=502, times=None)
    notes = [await talk.chat.send_voice(voice_note() + bytes([n]), duration_s=8) for n in range(4)]
    for note in notes:
        await talk.gets_file_for(note)
    assert not any("since" in m.text for m in talk.chat.messages)


async def test_after_too_long_an_outage_a_note_ends_in_a_sentence_with_a_button(tmp_path: Path) -> None:
    async with world(tmp_path / "data") as around, running(around.settings, Deadlines(service_s=1.0)):
        person = around.telegram.person("Alice", language_code="en")
        talk = Talk(around, person, around.telegram.private_chat(person))
        await talk.begin()
        around.api.trouble("status", status=503, times=None)
        sent = await talk.chat.send_voice(voice_note(), duration_s=8)
        answer = await talk.chat.wait_for(
            lambda m: m.reply_to == sent.message_id and "doesn't answer as it should" in m.text
        )
        assert [[b["text"] for b in row] for row in answer.buttons] == [["Try again"]]
