"""Called as a guest into others' chats, and connected to a person's account: where Telegram says that it may."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from sandbox.telegram import Message, Person, PrivateChat
from sandbox.telegram.guests import GuestAnswer
from tests.samples import voice_note
from tests.world import KEY, World, running, world


@dataclass(slots=True)
class Visit:
    """Ann, who has a key, and Bob, whose note it is."""

    world: World
    ann: Person
    bob: Person

    @property
    def chat(self) -> PrivateChat:
        return self.world.telegram.private_chat(self.ann)

    def questions(self) -> int:
        """How often the bot has asked Telegram what it may do."""
        return len([call for call in self.world.telegram.calls if call.method == "getMe"])

    async def hears(self, words: str) -> Message:
        return await self.chat.wait_for(lambda m: m.from_bot and words in m.text)

    async def note(self) -> Message:
        elsewhere = self.world.telegram.group("Elsewhere")
        return await elsewhere.seat(self.bob).send_voice(voice_note(), duration_s=4)


@pytest.fixture
async def visit(tmp_path: Path) -> AsyncIterator[Visit]:
    async with world(tmp_path / "data") as around, running(around.settings):
        around.telegram.supports_guests = around.telegram.supports_business = True
        visit = Visit(around, around.telegram.person("Ann", "en"), around.telegram.person("Bob", "en"))
        await visit.chat.say(KEY)
        await visit.hears("works")
        yield visit
        assert around.telegram.refusals == []


async def called(visit: Visit, who: Person) -> GuestAnswer:
    """Somebody calls the bot as a guest; returns its answer, which may change."""
    guests = visit.world.telegram.guest_chat()
    query = guests.call(who, await visit.note(), f"@{visit.world.telegram.bot_username}")
    await visit.chat.wait_until(lambda: guests.answer_to(query) is not None)
    answer = guests.answer_to(query)
    assert answer is not None
    return answer


async def test_called_as_a_guest_it_answers_at_once_and_turns_that_into_the_transcript(visit: Visit) -> None:
    visit.world.api.hold()
    answer = await called(visit, visit.ann)
    assert answer.text == "Transcribing…"
    await visit.chat.wait_until(lambda: len(visit.world.api.tasks) == 1)
    visit.world.api.say("Said elsewhere.")
    visit.world.api.finish_all()
    await visit.chat.wait_until(lambda: answer.edits == 1)
    (button,) = answer.buttons[0]
    payload = button["url"].partition("?start=")[2]
    await visit.chat.say(f"/start {payload}")
    await visit.chat.wait_for(lambda m: m.document is not None and m.document.name.endswith(".srt"))
    stranger = visit.world.telegram.private_chat(visit.bob)
    await stranger.say(f"/start {payload}")
    await stranger.wait_for(lambda m: "Nothing here for you" in m.text)
    assert not [m for m in stranger.messages if m.document is not None]


async def test_a_guest_without_a_key_is_led_to_the_private_chat(visit: Visit) -> None:
    answer = await called(visit, visit.bob)
    assert "I need your PolyglotVoice key" in answer.text
    assert answer.buttons[0][0]["url"].startswith("https://t.me/")
    assert visit.world.api.tasks == {}


async def test_a_guests_answer_that_can_not_stand_there_comes_to_the_askers_own_chat(visit: Visit) -> None:
    visit.world.api.say("Said where nothing may stand.")
    visit.world.api.hold()
    await called(visit, visit.ann)
    await visit.chat.wait_until(lambda: len(visit.world.api.tasks) == 1)
    visit.world.telegram.fail("editMessageText", status=400, description="Bad Request: MESSAGE_ID_INVALID", times=None)
    visit.world.api.finish_all()
    await visit.hears("Said where nothing may stand.")
    assert not any("went wrong" in m.text for m in visit.chat.messages)


async def test_why_a_guests_answer_failed_is_told_to_its_asker_alone(visit: Visit) -> None:
    visit.world.api.hold()
    answer = await called(visit, visit.ann)
    await visit.chat.wait_until(lambda: len(visit.world.api.tasks) == 1)
    visit.world.api.fail(next(iter(visit.world.api.tasks)), "The audio is corrupt")
    await visit.chat.wait_until(lambda: answer.text.startswith("I couldn't transcribe this"))
    await visit.hears("The audio is corrupt")
    assert "corrupt" not in answer.text


async def test_guest_mode_is_off_unless_telegram_says_otherwise(visit: Visit) -> None:
    visit.world.telegram.supports_guests = False
    asked = visit.questions()
    guests = visit.world.telegram.guest_chat()
    query = guests.call(visit.ann, await visit.note(), f"@{visit.world.telegram.bot_username}")
    await visit.chat.wait_until(lambda: visit.questions() > asked)
    await visit.chat.say("/help")
    await visit.hears("a voice or video note, even forwarded")
    assert guests.answer_to(query) is None


async def test_notes_of_a_connected_accounts_chats_come_to_its_owner_alone(visit: Visit) -> None:
    talk = visit.world.telegram.business_chat(visit.ann, visit.bob)
    talk.connect()
    assert "key" not in (await visit.hears("I'm connected to your account")).text
    visit.world.api.say("Dear Ann.")
    note = await talk.send_voice(voice_note(), duration_s=4)
    answer = await visit.hears("Dear Ann.")
    assert answer.text.startswith("Bob, ")
    await visit.chat.wait_for(lambda m: m.document is not None)
    talk.write_as_owner(note.content)
    await talk.say("just words")
    talk.connect(is_enabled=False)
    await visit.hears("I'm no longer connected to your account")
    await talk.send_voice(voice_note("ru"), duration_s=4)
    await visit.chat.say("/help")
    await visit.hears("a voice or video note, even forwarded")
    assert len(visit.world.api.tasks) == 1
    sends = [c for c in visit.world.telegram.calls if c.method.startswith("send")]
    assert {c.chat_id for c in sends} == {visit.ann.id}
    assert not [c for c in sends if c.params.get("business_connection_id")]


async def test_an_account_without_a_key_is_asked_for_one_when_it_is_connected(visit: Visit) -> None:
    chat = visit.world.telegram.private_chat(visit.bob)
    await chat.say("/start")
    await chat.wait_for(lambda m: m.from_bot and "API key" in m.text)
    visit.world.telegram.business_chat(visit.bob, visit.ann).connect()
    said = await chat.wait_for(lambda m: "I'm connected to your account" in m.text)
    assert "First I need your PolyglotVoice key" in said.text


async def test_business_mode_is_off_unless_telegram_says_otherwise(visit: Visit) -> None:
    visit.world.telegram.supports_business = False
    talk = visit.world.telegram.business_chat(visit.ann, visit.bob)
    talk.connect()
    await visit.hears("I'm no longer connected to your account")
    await talk.send_voice(voice_note(), duration_s=4)
    await visit.chat.say("/help")
    await visit.hears("a voice or video note, even forwarded")
    assert visit.world.api.tasks == {}


async def test_doctor_in_private_tells_which_modes_are_on(visit: Visit) -> None:
    await visit.chat.say("/doctor")
    await visit.hears("Guest mode is on")
    visit.world.telegram.supports_guests = False
    asked = await visit.chat.say("/doctor")
    said = await visit.chat.wait_for(lambda m: m.from_bot and m.message_id > asked.message_id)
    assert "Business mode is on" in said.text
    assert "Guest mode" not in said.text  # nobody here can switch it on
