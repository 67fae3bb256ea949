"""Telegram's moods: floods, a blocked bot, deleted messages, links that expire, updates that come twice."""

from pathlib import Path

import pytest

from sandbox.telegram import PrivateChat
from tests.conversations.conftest import Talk
from tests.samples import voice_note
from tests.world import KEY, running, until, world


async def test_a_restart_keeps_the_pause_that_telegram_asked_for(tmp_path: Path) -> None:
    async with world(tmp_path / "data") as around:
        chat: PrivateChat = around.telegram.private_chat(around.telegram.person("Alice", language_code="en"))
        async with running(around.settings):
            await chat.say("/start")
            await chat.say(KEY)
            await chat.wait_for(lambda m: "works" in m.text)
            around.telegram.flood(4, methods=("sendMessage",))
            await chat.say("/cancel")
            await until(lambda: any(call.status == 429 for call in around.telegram.calls))
        async with running(around.settings):
            await chat.say("/privacy")
            await chat.wait_for(lambda m: "Nothing is under way" in m.text)
            await chat.wait_for(lambda m: "What I keep" in m.text)
        assert around.telegram.early_sends == []


async def test_the_same_update_twice_is_one_upload_and_one_answer(talk: Talk) -> None:
    await talk.begin()
    note = await talk.chat.send_voice(voice_note(), duration_s=8)
    await talk.gets_file(".srt")
    talk.telegram.redeliver()
    await talk.chat.say("/cancel")
    await talk.hears("Nothing is under way")
    assert len([m for m in talk.chat.messages if m.document is not None and m.reply_to == note.message_id]) == 1
    assert talk.api.count("upload") == 1


async def test_the_answer_comes_though_the_original_was_deleted(talk: Talk) -> None:
    await talk.begin()
    talk.api.say("Nobody can delete what was said.")
    talk.api.hold()
    note = await talk.chat.send_voice(voice_note(), duration_s=8)
    await until(lambda: len(talk.api.tasks) == 1)
    await talk.chat.delete(note)
    talk.api.finish_all()
    answer = await talk.hears("Nobody can delete what was said.")
    assert answer.reply_to is None


@pytest.mark.parametrize(("status", "words"), [(400, "Bad Request: message can't be deleted"), (502, "Bad Gateway")])
async def test_a_status_that_stays_says_that_it_is_over(talk: Talk, status: int, words: str) -> None:
    await talk.begin()
    talk.api.hold()
    await talk.chat.send_voice(voice_note(), duration_s=8)
    await until(lambda: len(talk.api.tasks) == 1)
    standing = await talk.chat.wait_for(lambda m: "Cancel" in str(m.buttons))
    talk.telegram.fail("deleteMessage", status=status, description=words)
    talk.api.finish_all()
    await talk.chat.wait_until(lambda: standing.text == "The answer has come.")
    assert not standing.buttons


async def test_an_expired_link_is_asked_for_anew(talk: Talk) -> None:
    await talk.begin()
    talk.telegram.break_download(expired=True)
    await talk.chat.send_voice(voice_note(), duration_s=8)
    await talk.gets_file(".srt")
    assert len([call for call in talk.telegram.calls if call.method == "getFile"]) == 2
    assert len(talk.api.tasks) == 1


async def test_a_living_topic_that_telegram_denies_keeps_no_answer_back(talk: Talk) -> None:
    await talk.begin()
    talk.chat.topic = talk.chat.open_topic()
    talk.api.say("Said in a topic.")
    note = await talk.chat.send_voice(voice_note(), duration_s=8)
    assert (await talk.gets_file_for(note)).thread_id == talk.chat.topic
    talk.telegram.fail("sendMessage", status=400, description="Bad Request: message thread not found")
    again = await talk.chat.send_voice(voice_note("en") + b"\0", duration_s=8)
    assert (await talk.gets_file_for(again)).document is not None
    assert sum(m.reply_to == again.message_id and "Said in a topic." in m.text for m in talk.chat.messages) == 1


async def test_a_topic_of_a_private_chat_is_as_good_as_the_chat(talk: Talk) -> None:
    await talk.begin()
    talk.chat.topic = talk.chat.open_topic()
    begun = await talk.chat.send_content({"forum_topic_created": {"name": "Work", "icon_color": 7322096}})
    talk.api.hold()
    await talk.chat.send_voice(voice_note(), duration_s=8)
    await until(lambda: len(talk.api.tasks) == 1)
    await talk.chat.say("/cancel")
    assert (await talk.hears("Cancelled.")).thread_id == talk.chat.topic
    for command, words in (
        ("/key", "works until"),
        ("/help", "Send me"),
        ("/limits", "Spent here"),
        ("cancel", "Nothing"),
    ):
        heard = len(talk.chat.messages)
        await talk.chat.say(command)
        answer = await talk.chat.wait_for(lambda m, w=words, n=heard: m in talk.chat.messages[n:] and w in m.text)  # type: ignore[misc]
        assert answer.thread_id == talk.chat.topic
    assert not [m for m in talk.chat.messages if m.from_bot and m.reply_to == begun.message_id]


async def test_one_persons_groups_over_their_limit_delay_nobody_else(talk: Talk) -> None:
    await talk.begin()
    for number in range(2):
        group = talk.telegram.group(f"Loud {number}")
        loud = group.seat(talk.person, admin=True)
        group.add_bot(talk.person, rights=[])
        await group.wait_for(lambda m: m.from_bot)
        talk.telegram.flood(600, chat_id=group.id, times=None)
        await loud.say("/privacy")
    await until(lambda: len({call.chat_id for call in talk.telegram.calls if call.status == 429}) == 2)
    note = await talk.chat.send_voice(voice_note(), duration_s=8)
    await talk.gets_file_for(note)


async def test_what_was_found_undeliverable_comes_when_the_person_is_back(talk: Talk) -> None:
    await talk.begin()
    talk.api.say("Said before the block.")
    talk.api.hold()
    note = await talk.chat.send_voice(voice_note(), duration_s=8)
    await until(lambda: len(talk.api.tasks) == 1)
    # Found while sending: no word of it comes before.
    talk.chat.is_blocked = True
    talk.api.finish_all()
    await until(lambda: any(call.status == 403 for call in talk.telegram.calls))
    talk.chat.is_blocked = False
    await talk.chat.say("/find block")
    await talk.gets_file_for(note)
    assert sum("Said before the block." in m.text and m.reply_to == note.message_id for m in talk.chat.messages) == 1
    await talk.is_done()


async def test_a_file_that_telegram_no_longer_knows_ends_in_a_sentence(talk: Talk) -> None:
    await talk.begin()
    wrong = "Bad Request: wrong file_id or the file is temporarily unavailable"
    for _ in range(10):
        talk.telegram.fail("getFile", status=400, description=wrong)
    note = await talk.chat.send_voice(voice_note(), duration_s=8)
    told = await talk.hears("Telegram no longer has this file. Send it again.")
    assert (told.reply_to, told.buttons, talk.calls("upload")) == (note.message_id, [], 0)
