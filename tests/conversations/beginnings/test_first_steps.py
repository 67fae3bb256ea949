"""A newcomer: from /start to a working key."""

from tests.conversations.conftest import Talk
from tests.samples import voice_note
from tests.world import KEY


async def test_a_newcomer_learns_the_three_steps_to_a_key(talk: Talk) -> None:
    await talk.chat.say("/start")
    answer = await talk.hears("PolyglotVoice API key")
    assert all(f"{step}." in answer.text for step in (1, 2, 3))


async def test_a_key_is_deleted_tried_once_and_shown_by_its_ending_alone(talk: Talk) -> None:
    await talk.chat.say("/start")
    await talk.chat.say(f"/key {KEY}")
    answer = await talk.hears("works")
    assert f"…{KEY[-4:]}" in answer.text
    assert len(talk.api.requests) == 1
    assert not [m for m in talk.chat.messages if KEY in m.text]
    await talk.chat.say("/key")
    state = await talk.hears("set on")
    assert KEY not in state.text


async def test_a_bare_key_is_understood_too(talk: Talk) -> None:
    await talk.chat.say("/start")
    await talk.chat.say(KEY)
    await talk.hears("works")
    assert not [m for m in talk.chat.messages if KEY in m.text]


async def test_a_wrong_key_is_not_kept(talk: Talk) -> None:
    await talk.chat.say("/start")
    await talk.chat.say("/key sk_wrong_0000000000000000")
    await talk.hears("doesn't accept this key")
    await talk.chat.say("/key")
    await talk.hears("Create an API key in your profile. It lives 30 days.")


async def test_something_that_is_no_key_is_deleted_all_the_same(talk: Talk) -> None:
    await talk.chat.say("/start")
    await talk.chat.say("/key 0123456789")
    await talk.hears("has no spaces")
    assert not [m for m in talk.chat.messages if "0123456789" in m.text]
    assert talk.api.requests == []


async def test_a_key_can_be_forgotten(talk: Talk) -> None:
    await talk.begin()
    await talk.chat.say("/key")
    state = await talk.hears("set on")
    await talk.chat.tap(state, "Delete")
    asked = await talk.hears("Delete the key?")
    await talk.chat.tap(asked, "Yes, delete it")
    await talk.hears("The key is deleted")


async def test_a_note_sent_before_there_is_a_key_is_kept_and_served_when_it_comes(talk: Talk) -> None:
    talk.api.say("Better late than never.")
    await talk.chat.say("/start")
    await talk.chat.send_voice(voice_note(), duration_s=8)
    explained = await talk.hears("Saved. Now I need")
    assert "3. Send it to me." in explained.text
    await talk.chat.send_audio(voice_note("ru"), file_name="second.ogg")
    await talk.hears("Waiting for a working key")
    assert talk.api.requests == []
    await talk.chat.say(KEY)
    assert "Send me" not in (await talk.hears("2 recordings that waited")).text
    await talk.hears("Better late than never.")
