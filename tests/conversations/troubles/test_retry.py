"""/retry brings back what failed in an outage: a person's own, or all chats' for an operator who confirms it."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from sandbox.telegram import PrivateChat
from tests.clock import MovableClock
from tests.conversations.conftest import Talk
from tests.conversations.groups.conftest import choir_in, with_operators_key
from tests.samples import voice_note
from tests.world import KEY, running, until, world

FAILED, AWAY = "doesn't answer as it should", "hasn't answered since"


@dataclass(slots=True)
class Days:
    """Alice, an operator, and a bot by a clock that is moved."""

    talk: Talk
    olga: PrivateChat
    clock: MovableClock

    async def fail_some(self, count: int = 2) -> list[int]:
        """Notes that end in an outage of two days; returns their messages' ids."""
        talk = self.talk
        await talk.begin()
        talk.api.trouble("status", status=503, times=None)
        notes = [await talk.chat.send_voice(voice_note() + bytes([n]), duration_s=8) for n in range(count)]
        await talk.chat.wait_until(lambda: sum(AWAY in m.text for m in talk.chat.messages) == count)
        await self.end_outage(count)
        return [note.message_id for note in notes]

    async def end_outage(self, failed: int) -> None:
        """It lasts for two days, after which so many have ended in a sentence."""
        self.clock.move(2 * 86_400)
        heard = self.talk.chat.messages
        await self.talk.chat.wait_until(lambda: sum(FAILED in m.text for m in heard) == failed)
        self.talk.api.clear_trouble()
        self.clock.move(15)


@pytest.fixture
async def days(tmp_path: Path) -> AsyncIterator[Days]:
    clock = MovableClock()
    async with world(tmp_path / "data") as around:
        olga = around.telegram.private_chat(around.telegram.person("Olga", language_code="en"))
        settings = around.settings.model_copy(update={"operators": frozenset({olga.id})})
        async with running(settings, clock=clock):
            person = around.telegram.person("Alice", language_code="en")
            yield Days(Talk(around, person, around.telegram.private_chat(person)), olga, clock)


async def test_a_person_brings_back_what_failed(days: Days) -> None:
    talk = days.talk
    notes = await days.fail_some()
    talk.api.say("Back again.")
    await talk.chat.say("/retry")
    await talk.hears("2 recordings that failed go on.")
    for note_id in notes:
        await talk.chat.wait_for(lambda m, to=note_id: m.reply_to == to and "Back again." in m.text)  # type: ignore[misc]
    await talk.is_done()
    await talk.chat.say("/retry")
    await talk.hears("Nothing here failed in an outage")
    assert len(talk.api.tasks) == 2


async def test_a_task_that_runs_there_is_found_and_not_uploaded_again(days: Days) -> None:
    talk = days.talk
    await talk.begin()
    talk.api.say("It ran on all the while.")
    talk.api.hold()
    await talk.chat.send_voice(voice_note(), duration_s=8)
    await talk.hears("Transcribing")
    talk.api.trouble("reset", times=None)
    await talk.hears(AWAY)
    await days.end_outage(1)
    talk.api.finish_all()
    await talk.chat.say("/retry")
    await talk.hears("It ran on all the while.")
    assert len(talk.api.tasks) == 1
    assert talk.calls("upload") == 1


async def test_what_telegram_no_longer_gives_ends_in_a_sentence_and_costs_nothing(days: Days) -> None:
    talk = days.talk
    (note,) = await days.fail_some(1)
    wrong = "Bad Request: wrong file_id or the file is temporarily unavailable"
    for _ in range(10):
        talk.telegram.fail("getFile", status=400, description=wrong)
    await talk.chat.say("/retry")
    told = await talk.hears("Telegram no longer has this file. Send it again.")
    assert (told.reply_to, told.buttons, len(talk.api.tasks)) == (note, [], 0)
    await talk.chat.say("/retry")
    await talk.hears("Nothing here failed in an outage")


async def test_an_operator_is_told_how_many_and_asked(days: Days) -> None:
    talk, olga = days.talk, days.olga
    await days.fail_some()
    talk.api.say("By the operator.")
    await olga.say("/start")
    await olga.say("/retry soon")
    how = await olga.wait_for(lambda m: "can't make sense of “soon”" in m.text)
    assert "/retry 3h" in how.text
    await olga.say("/retry 3h")
    asked = await olga.wait_for(lambda m: "2 recordings failed in an outage within 3 hr (chats: 1)." in m.text)
    await olga.tap(asked, "Bring back")
    await talk.chat.wait_until(lambda: sum("By the operator." in m.text for m in talk.chat.messages) == 2)
    await olga.wait_until(lambda: "2 recordings that failed" in asked.text)
    assert "All that failed" not in str(asked.buttons)
    # Anybody else is only ever asked about their own.
    await talk.chat.say("/retry 3h")
    await talk.hears("Nothing here failed in an outage")
    assert KEY not in str(olga.messages)


async def test_an_operator_may_have_all_that_failed_but_what_only_its_people_can_mend(days: Days) -> None:
    talk, olga = days.talk, days.olga
    await talk.begin()
    talk.api.hold()
    await talk.chat.send_voice(voice_note(), duration_s=8)
    await until(lambda: len(talk.api.tasks) == 1)
    talk.api.fail(next(iter(talk.api.tasks)), "The recogniser crashed")
    await talk.hears("The recogniser crashed")
    talk.api.refuse_url("https://example.com/gone.mp4", "This video is private")
    await talk.chat.say("https://example.com/gone.mp4")
    await talk.hears("can't take this link")
    talk.api.release_all()
    talk.api.say("Made anew.")
    await olga.say("/start")
    await olga.say("/retry 3h")
    asked = await olga.wait_for(lambda m: "Failed otherwise within 3 hr: 1." in m.text)
    assert "Bring back" not in str(asked.buttons)
    await olga.tap(asked, "All that failed")
    await talk.hears("Made anew.")
    await olga.wait_until(lambda: "1 recording that failed goes on." in asked.text)
    await olga.say("/retry 3h")
    await olga.wait_for(lambda m: "Nothing failed within 3 hr." in m.text)


async def test_a_groups_administrators_bring_back_what_failed_there(tmp_path: Path) -> None:
    clock = MovableClock()
    async with world(tmp_path / "data") as around:
        choir = await choir_in(around)
        with_operators_key(choir)
        async with running(around.settings, clock=clock):
            await choir.bot_joins()
            around.api.trouble("status", status=503, times=None)
            note = await choir.bob.send_voice(voice_note(), duration_s=8)
            await choir.hears(AWAY)
            clock.move(2 * 86_400)
            await choir.hears(FAILED)
            around.api.clear_trouble()
            clock.move(15)
            around.api.say("Back in the group.")
            await choir.bob.say(f"/retry@{choir.name}")
            await choir.group.wait_until(lambda: any("Only administrators" in m.text for m in choir.group.whispers))
            await choir.ann.say(f"/retry@{choir.name}")
            await choir.hears("1 recording that failed goes on.")
            assert (await choir.hears("Back in the group.")).reply_to == note.message_id
