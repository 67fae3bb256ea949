"""A key wherever a person puts it: taken from their own words, deleted, asked about where another works."""

import pytest

from bot.keys import chat_key
from sandbox.polyglotvoice import json_answer
from sandbox.telegram import Message
from tests.conversations.conftest import Talk
from tests.samples import voice_note
from tests.world import KEY, until

NEW_KEY, THIRD_KEY = "sk_test_fedcba9876543210", "sk_test_0a1b2c3d4e5f6a7b"
OTHER_BOT = {"id": 99, "is_bot": True, "first_name": "Gifs", "username": "gifs_bot"}


@pytest.mark.parametrize(
    "text",
    [
        f'/key "{KEY}"', f"/key Bearer {KEY}", f"my key: {KEY}.", f"{KEY},", f"«{KEY}»", f"\u200b{KEY}\xa0",
        f"/start {KEY}",
        f"/help {KEY}", f"/find {KEY}", f"/settings {KEY}",
    ],
)  # fmt: skip
async def test_it_is_taken_whatever_stands_around_it_and_the_message_goes(talk: Talk, text: str) -> None:
    said = await talk.chat.say(text)
    await talk.hears("works until")
    assert said in talk.chat.deleted
    assert talk.api.count(key=KEY) == 1


async def test_a_caption_with_it_is_deleted_and_the_recording_is_transcribed_all_the_same(talk: Talk) -> None:
    talk.api.say("What the note says.")
    note = await talk.chat.send_voice(voice_note(), duration_s=8, caption=f"and here is my key {KEY}")
    await talk.hears("works until")
    await talk.hears("What the note says.")
    assert note in talk.chat.deleted


async def test_an_example_call_of_the_api_gives_its_key_and_asks_for_no_transcript(talk: Talk) -> None:
    address = "https://polyglotvoice.ru/api/v1/transcriptions"
    await talk.chat.say(f'curl -H "Authorization: Bearer {KEY}" {address}')
    await talk.hears("works until")
    await talk.chat.say("I have it from polyglotvoice.ru")
    await talk.hears("Send me a voice note")
    assert {request.endpoint for request in talk.api.requests} == {"list"}


async def test_a_message_that_is_edited_into_one_is_taken_and_goes(talk: Talk) -> None:
    said = await talk.chat.say("here is my key")
    await talk.gets_answer_to(said)
    await talk.chat.edit(said, f"/key {KEY}")
    await talk.hears("works until")
    assert said in talk.chat.deleted


async def test_with_a_space_in_it_it_is_explained_and_deleted(talk: Talk) -> None:
    for text in (f"/key {KEY[:12]} {KEY[12:]}", "my key is sk_ 0123456789abcdef"):
        heard = len(talk.chat.messages)
        said = await talk.chat.say(text)
        await talk.chat.wait_until(lambda n=heard: len(talk.chat.messages) > n - 1 and said_last(talk, "has no spaces"))  # type: ignore[misc]
        assert said in talk.chat.deleted
    assert talk.api.requests == []


def said_last(talk: Talk, words: str) -> bool:
    return bool(talk.chat.messages) and words in talk.chat.messages[-1].text


async def test_within_a_link_or_a_forward_it_is_left_alone(talk: Talk) -> None:
    await talk.begin()
    talk.api.add_key(NEW_KEY, account="account-2")
    talk.api.say("From the link.")
    link = await talk.chat.say(f"https://example.com/talk.mp4?sig={NEW_KEY}")
    await talk.hears("From the link.")
    stranger = talk.telegram.private_chat(talk.telegram.person("Eve", "en"))
    forwarded = await talk.chat.forward(Message(0, 0, from_bot=False, text=NEW_KEY, content={"text": NEW_KEY},
                                                author=stranger.person))  # fmt: skip
    await talk.gets_answer_to(forwarded)
    quoted = await talk.chat.say(
        f"she wrote {NEW_KEY}", entities=[{"type": "blockquote", "offset": 10, "length": len(NEW_KEY)}]
    )
    for words in (NEW_KEY, f"/key {NEW_KEY}", f"/help {NEW_KEY}"):
        end = len(words.split()[0])
        commands = [{"type": "bot_command", "offset": 0, "length": end}] if words.startswith("/") else []
        await talk.chat.send_content({"text": words, "entities": commands, "via_bot": OTHER_BOT})
    odd = await talk.chat.send_document(b"x", file_name="notes.txt", caption="unheard of")
    talk.telegram.push(
        message={**talk.chat.message_json(odd), "caption": NEW_KEY, "forward_origin": {"type": "galaxy", "date": 1}}
    )
    await talk.chat.say("/limits")
    await talk.hears("requests")
    assert talk.api.count(key=NEW_KEY) == 0
    assert link in talk.chat.messages
    assert forwarded in talk.chat.messages
    assert quoted in talk.chat.messages


async def test_it_replaces_one_that_works_only_after_a_question(talk: Talk) -> None:
    await talk.begin()
    talk.api.add_key(NEW_KEY, account="account-2")
    said = await talk.chat.say(f"try this: {NEW_KEY}")
    asked = await talk.hears(f"Replace …{KEY[-4:]} with it")
    assert said in talk.chat.deleted
    await talk.chat.send_voice(voice_note(), duration_s=8)
    await talk.gets_file(".srt")
    assert {task.account for task in talk.api.tasks.values()} == {"account-1"}
    await talk.chat.tap(asked, "Replace it")
    await talk.chat.wait_until(lambda: f"…{NEW_KEY[-4:]} works" in asked.text)
    await talk.chat.send_voice(voice_note("ru"), duration_s=8)
    await until(lambda: {task.account for task in talk.api.tasks.values()} == {"account-1", "account-2"})


async def test_the_old_one_stays_where_the_person_says_so(talk: Talk) -> None:
    await talk.begin()
    talk.api.add_key(NEW_KEY, account="account-2")
    await talk.chat.say(NEW_KEY)
    asked = await talk.hears("with it?")
    await talk.chat.say("/key")
    shown = await talk.hears("Replace it with")
    await talk.chat.tap(asked, "Keep the old one")
    await talk.chat.wait_until(lambda: f"…{KEY[-4:]} stays" in asked.text)
    answer = await talk.chat.tap(shown, "Replace it")
    assert "no longer works" in answer.text


async def test_behind_the_command_it_replaces_without_a_question(talk: Talk) -> None:
    await talk.begin()
    talk.api.add_key(NEW_KEY, account="account-2")
    await talk.chat.say(f"/key {NEW_KEY}")
    await talk.hears(f"…{NEW_KEY[-4:]} works")


async def test_a_refused_one_is_deleted_and_the_old_one_goes_on_and_that_is_said(talk: Talk) -> None:
    await talk.begin()
    for text in ("/key sk_bad", "sk_test_0000000000000000"):
        said = await talk.chat.say(text)
        await talk.chat.wait_until(lambda: said_last(talk, f"…{KEY[-4:]} stays."))
        assert said in talk.chat.deleted
    await talk.chat.send_voice(voice_note(), duration_s=8)
    await talk.gets_file(".srt")


async def test_while_the_service_is_away_both_are_kept_and_later_the_new_one_is_tried(
    talk: Talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chat_key, "_FIRST_RETRY_S", 0.3)
    await talk.begin()
    talk.api.add_key(NEW_KEY, account="account-2")
    away = talk.api.trouble("status", status=503, times=None)
    await talk.chat.say(f"/key {NEW_KEY}")
    await talk.hears(f"…{KEY[-4:]} stays")
    talk.api.faults.remove(away)
    await talk.hears(f"I've tried again: the key …{NEW_KEY[-4:]} works")
    await talk.chat.send_voice(voice_note(), duration_s=8)
    await until(lambda: {task.account for task in talk.api.tasks.values()} == {"account-2"})


@pytest.mark.parametrize("is_away", [False, True])
async def test_of_two_that_follow_fast_the_last_serves_and_no_other_is_spoken_of_later(
    talk: Talk, monkeypatch: pytest.MonkeyPatch, is_away: bool
) -> None:
    monkeypatch.setattr(chat_key, "_FIRST_RETRY_S", 1.0)
    await talk.begin()
    for secret in (NEW_KEY, THIRD_KEY):
        talk.api.add_key(secret, account="account-1")
    outage = talk.api.trouble("status", status=502, times=None) if is_away else None
    await talk.chat.say(f"/key {NEW_KEY}")
    await talk.chat.say(f"/key {THIRD_KEY}")
    if outage is not None:
        await talk.hears(f"Until I have tried …{THIRD_KEY[-4:]}, …{KEY[-4:]} stays")
        talk.api.faults.remove(outage)
    await talk.hears(f"the key …{THIRD_KEY[-4:]} works" if is_away else f"The key …{THIRD_KEY[-4:]} works")
    await talk.chat.say("/key")
    await talk.hears(f"Key …{THIRD_KEY[-4:]}, set on")
    note = await talk.chat.send_voice(voice_note(), duration_s=8)
    await talk.gets_file_for(note)
    assert talk.api.count("upload", key=THIRD_KEY) == 1
    assert sum(f"the key …{NEW_KEY[-4:]}" in m.text for m in talk.chat.messages) == 0


async def test_works_is_said_only_of_one_that_was_just_tried(talk: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chat_key, "_FIRST_RETRY_S", 0.3)
    away = talk.api.trouble("status", status=503, times=None)
    for _ in range(2):
        await talk.chat.say("/key sk_bad")
        await talk.chat.wait_until(lambda: said_last(talk, "doesn't answer right now"))
        talk.chat.messages.clear()
    assert talk.api.count(status=503) >= 2
    talk.api.faults.remove(away)
    await talk.hears("I've tried again: PolyglotVoice doesn't accept the key …_bad")
    await talk.chat.say("/key")
    await talk.hears("Create an API key")


@pytest.mark.parametrize(
    ("status", "said", "shown"),
    [
        (
            403,
            "API access is <b>not</b> part of your plan & " + "so " * 500,
            "down: API access is not part of your plan &",
        ),
        (404, "Nothing < here", "down: Nothing < here"),
    ],
)
async def test_what_the_service_says_against_the_call_is_told_and_the_key_tried_again(
    talk: Talk, monkeypatch: pytest.MonkeyPatch, status: int, said: str, shown: str
) -> None:
    monkeypatch.setattr(chat_key, "_FIRST_RETRY_S", 0.3)
    no = talk.api.answer_with(json_answer({"detail": said}, status), "list")
    await talk.chat.say(KEY)
    told = await talk.hears("turned the key")
    assert shown in told.text
    assert "I keep it" in told.text
    assert len(told.text) < 500
    talk.api.faults.remove(no)
    await talk.hears(f"the key …{KEY[-4:]} works")
    assert not any("doesn't answer" in m.text for m in talk.chat.messages)
