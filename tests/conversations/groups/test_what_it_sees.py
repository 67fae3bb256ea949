"""It says why it is silent: on being added, on request, and when its rights change."""

from pathlib import Path

import pytest

from sandbox.telegram import Message
from tests.conversations.groups.conftest import Choir, choir_in, with_operators_key
from tests.samples import voice_note
from tests.world import running, world


def labels(message: Message) -> list[str]:
    return [button["text"] for row in message.buttons for button in row]


async def doctor(choir: Choir) -> Message:
    asked = await choir.ann.say(f"/doctor@{choir.name}")
    return await choir.group.wait_for(lambda m: m.from_bot and m.reply_to == asked.message_id)


async def test_it_comes_with_two_lines_what_to_do_and_the_one_thing_that_is_missing(keyless: Choir) -> None:
    choir = keyless
    await choir.bot_joins(rights=None)
    (said,) = [m for m in choir.group.messages if m.from_bot]
    what_to_do, missing = said.text.splitlines()
    assert f"/transcribe@{choir.name}" in what_to_do
    assert missing == "One thing is missing: a PolyglotVoice key."
    assert labels(said) == ["Set the key"]


@pytest.mark.parametrize("sees", [False, True])
async def test_with_a_key_it_may_miss_its_sight_or_nothing(tmp_path: Path, sees: bool) -> None:
    async with world(tmp_path / "data") as around:
        choir = await choir_in(around)
        with_operators_key(choir)
        async with running(around.settings):
            await choir.bot_joins(rights=() if sees else None)
            said = await choir.hears("Hello!")
            if sees:
                assert said.text == "Hello! Send a voice note, and I answer with text."
                assert labels(said) == []
            else:
                assert said.text.splitlines()[1] == "As an administrator I would notice voice notes by myself."
                assert labels(said) == ["Make me an administrator"]
                assert "startgroup&admin=" in said.buttons[0][0]["url"]


async def test_with_privacy_mode_on_doctor_says_that_it_is_blind_and_what_to_change(keyless: Choir) -> None:
    choir = keyless
    await choir.bot_joins(rights=None)
    said = await doctor(choir)
    for words in ("only commands with my name", f"/transcribe@{choir.name}", "Make me an administrator", "No Polyglot"):
        assert words in said.text, words
    assert "BotFather" not in said.text
    assert labels(said) == ["Set the key", "Make me an administrator"]


async def test_blind_it_still_hears_who_asks_by_its_name(keyless: Choir) -> None:
    choir = keyless
    await choir.bot_joins(rights=None)
    note = await choir.bob.send_voice(voice_note(), duration_s=5)
    asked = await choir.ann.say(f"/transcribe@{choir.name}", reply_to=note)
    await choir.group.wait_for(
        lambda m: m.from_bot and m.reply_to == asked.message_id and "once there is a PolyglotVoice key" in m.text
    )


async def test_it_follows_what_its_administrators_change(keyless: Choir) -> None:
    choir = keyless
    await choir.bot_joins(rights=None)
    choir.group.promote_bot(choir.ann.person, "can_delete_messages")
    await choir.hears("I'm an administrator now and see voice notes")
    assert "I see every message: I'm an administrator" in (await doctor(choir)).text
    choir.group.demote_bot(choir.ann.person)
    await choir.hears("I'm no longer an administrator")
    assert "I see only commands with my name" in (await doctor(choir)).text


async def test_what_only_botfather_switches_is_told_to_the_bots_owner_alone(tmp_path: Path) -> None:
    async with world(tmp_path / "data") as around:
        choir = await choir_in(around)
        with_operators_key(choir)
        around.settings = around.settings.model_copy(update={"operators": frozenset({choir.ann.person.id})})
        async with running(around.settings):
            await choir.bot_joins(rights=None)
            said = (await doctor(choir)).text
            for words in ("Group Privacy", "Guest Mode", "Business Mode"):
                assert words in said, words
            asked = await choir.bob.say(f"/doctor@{choir.name}")
            seen = await choir.group.wait_for(lambda m: m.from_bot and m.reply_to == asked.message_id)
            assert "BotFather" not in seen.text


async def test_with_privacy_mode_off_it_names_the_one_thing_that_may_still_be_wrong(keyless: Choir) -> None:
    choir = keyless
    choir.telegram.reads_all = True
    await choir.bot_joins(rights=None)
    assert "remove and add me again" in (await doctor(choir)).text


async def test_where_it_may_not_write_it_tells_the_one_who_changed_that(keyless: Choir) -> None:
    choir = keyless
    await choir.bot_joins(rights=None)
    chat = choir.private(choir.ann)
    await chat.say("/start")
    choir.group.restrict_bot(choir.ann.person)
    await chat.wait_for(lambda m: "I may no longer write in “Choir”" in m.text)


async def test_removed_it_leaves_quietly(choir: Choir) -> None:
    choir.api.hold()
    await choir.bob.send_voice(voice_note(), duration_s=5)
    await choir.group.wait_until(lambda: len(choir.api.tasks) == 1)
    choir.group.remove_bot(choir.ann.person)
    choir.api.finish_all()
    chat = choir.private(choir.bob)
    await chat.say("/help")
    await chat.wait_for(lambda m: m.from_bot)
    assert choir.said() == []
    assert not [c for c in choir.telegram.calls if c.status == 403]


async def test_a_stranger_group_reads_once_that_the_bot_is_private(tmp_path: Path) -> None:
    async with world(tmp_path / "data") as around:
        choir = await choir_in(around)
        settings = around.settings.model_copy(update={"allowed_chats": frozenset({choir.ann.person.id})})
        async with running(settings):
            choir.group.add_bot(choir.ann.person, rights=())
            said = await choir.hears("This bot is private")
            assert str(choir.group.id) in said.text
            await choir.bob.send_voice(voice_note(), duration_s=5)
            await choir.bob.say("/doctor")
            chat = choir.private(choir.ann)
            await chat.say("/help")
            await chat.wait_for(lambda m: m.from_bot)
        assert choir.said() == [said]
        assert around.api.requests == []


async def test_where_it_may_send_no_files_a_long_transcript_comes_in_messages(choir: Choir) -> None:
    choir.group.restrict_bot(choir.ann.person, "can_send_messages", "can_react_to_messages")
    choir.group.bot_sees_all = True
    long_text = choir.api.say_long(1500)
    note = await choir.bob.send_voice(voice_note(), duration_s=900)
    await choir.group.wait_until(lambda: note.reactions == ["👌"])
    told = " ".join(" ".join(m.text for m in choir.said()[1:]).split())
    assert " ".join(long_text.split()) in told
    assert "I may not send files" in (await doctor(choir)).text
    choir.telegram.refusals[:] = [c for c in choir.telegram.refusals if c.method != "sendDocument"]


async def test_help_is_for_those_who_name_it(choir: Choir) -> None:
    await choir.bob.say("/help")
    await choir.bob.say(f"/help@{choir.name}")
    said = await choir.hears("what I see")
    assert choir.said() == [said]
