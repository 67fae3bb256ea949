"""A chat that can't be written to for a while: what was paid for waits for it, and comes, or goes in the end."""

import asyncio
from pathlib import Path

import pytest

from bot.jobs.transitions import Deadlines
from tests.clock import MovableClock
from tests.conversations.conftest import Talk
from tests.conversations.groups.conftest import choir_in, with_operators_key
from tests.samples import voice_note
from tests.world import running, until, world


def refused(talk: Talk) -> int:
    """How many calls were refused since the chat can't be written to."""
    return sum(call.status == 403 for call in talk.telegram.calls)


async def blocks_with_notes(talk: Talk, count: int) -> list[int]:
    """So many notes run at the service when the person blocks the bot, and end there; returns their messages' ids."""
    await talk.begin()
    talk.api.say("Said before the block.")
    talk.api.hold()
    ids = []
    for number in range(count):
        note = await talk.chat.send_voice(voice_note() + b"\0" * number, duration_s=8)
        # Each in a message of its own: what comes in one go is answered in one message.
        await talk.gets_answer_to(note)
        await until(lambda many=number + 1: len(talk.api.tasks) == many)  # type: ignore[misc]
        ids.append(note.message_id)
    talk.chat.block()
    talk.api.finish_all()
    await until(lambda: talk.api.count("result") == count)
    return ids


def answers(talk: Talk, note_id: int) -> int:
    """How many texts answer the note."""
    return sum(m.reply_to == note_id and "Said before the block." in m.text for m in talk.chat.messages)


async def test_blocked_in_mid_task_the_transcript_comes_when_the_block_ends(talk: Talk) -> None:
    ids = await blocks_with_notes(talk, 2)
    tried = refused(talk)
    talk.chat.unblock()
    for note_id in ids:
        await talk.chat.wait_for(lambda m, to=note_id: m.reply_to == to and m.document is not None)  # type: ignore[misc]
    assert [answers(talk, note_id) for note_id in ids] == [1, 1]
    assert tried <= 3
    await talk.is_done()
    assert talk.api.count("upload") == 2


async def test_more_than_two_are_offered_by_a_button(talk: Talk) -> None:
    ids = await blocks_with_notes(talk, 3)
    talk.chat.unblock()
    offer = await talk.hears("3 answers wait")
    assert [answers(talk, note_id) for note_id in ids] == [0, 0, 0]
    await talk.chat.tap(offer, "Show them")
    for note_id in ids:
        await talk.chat.wait_for(lambda m, to=note_id: m.reply_to == to and m.document is not None)  # type: ignore[misc]
    assert [answers(talk, note_id) for note_id in ids] == [1, 1, 1]
    await talk.is_done()
    assert offer not in talk.chat.messages


async def test_what_waits_is_found_before_it_is_shown(talk: Talk) -> None:
    await blocks_with_notes(talk, 3)
    talk.chat.unblock()
    await talk.hears("3 answers wait")
    await talk.chat.say("/find block")
    assert "1." in (await talk.hears("Said before")).text


async def test_after_its_time_nothing_old_comes(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    async with world(tmp_path / "data") as around, running(around.settings, Deadlines(chat_s=1.0)):
        person = around.telegram.person("Alice", language_code="en")
        talk = Talk(around, person, around.telegram.private_chat(person))
        with caplog.at_level("INFO"):
            ids = await blocks_with_notes(talk, 1)
            await until(lambda: "Cancelled: nobody can be told" in caplog.text)
        talk.chat.unblock()
        await talk.chat.say("/cancel")
        await talk.hears("Nothing is under way.")
        talk.api.say("Said afterwards.")
        again = await talk.chat.send_voice(voice_note("en") + b"\0", duration_s=8)
        await talk.gets_file_for(again)
        assert answers(talk, ids[0]) == 0


async def test_a_group_that_lets_the_bot_speak_again_gets_its_answer(tmp_path: Path) -> None:
    async with world(tmp_path / "data") as around:
        choir = await choir_in(around)
        with_operators_key(choir)
        async with running(around.settings):
            await choir.bot_joins()
            choir.api.say("Said to a mute bot.")
            choir.api.hold()
            note = await choir.bob.send_voice(voice_note(), duration_s=8)
            await until(lambda: len(choir.api.tasks) == 1)
            choir.group.restrict_bot(choir.ann.person)
            choir.api.finish_all()
            await until(lambda: choir.api.count("result") == 1)
            choir.group.demote_bot(choir.ann.person)
            answer = await choir.hears("Said to a mute bot.")
            assert answer.reply_to == note.message_id


async def test_rights_that_nobody_told_of_are_found_by_the_next_message(tmp_path: Path) -> None:
    async with world(tmp_path / "data") as around:
        choir = await choir_in(around)
        with_operators_key(choir)
        async with running(around.settings):
            await choir.bot_joins()
            choir.api.say("Said in a closed group.")
            choir.group.bot_sees_all = True
            choir.group.bot.status, choir.group.bot.rights = "restricted", frozenset({"can_react_to_messages"})
            note = await choir.bob.send_voice(voice_note(), duration_s=8)
            await until(lambda: any(c.method == "sendMessage" and c.status == 400 for c in choir.telegram.calls))
            other = await choir.bob.send_voice(voice_note("ru"), duration_s=8)
            for _ in range(5):
                await choir.ann.say("Can you speak?")
            choir.group.bot.status = "administrator"
            await choir.ann.say("Can you speak now?")
            for sent in (note, other):
                await choir.group.wait_for(lambda m, to=sent.message_id: m.from_bot and m.reply_to == to)  # type: ignore[misc]
            assert sum(call.method == "sendMessage" and call.status == 400 for call in choir.telegram.calls) <= 3


async def test_what_a_mute_bot_is_sent_is_uploaded_when_it_may_speak_again(tmp_path: Path) -> None:
    async with world(tmp_path / "data") as around:
        choir = await choir_in(around)
        with_operators_key(choir)
        async with running(around.settings):
            await choir.bot_joins()
            choir.api.say("Said while it was mute.")
            choir.group.bot_sees_all = True
            choir.group.restrict_bot(choir.ann.person, "can_react_to_messages")
            note = await choir.bob.send_voice(voice_note(), duration_s=8)
            choir.group.promote_bot(choir.ann.person)
            assert (await choir.hears("Said while it was mute.")).reply_to == note.message_id
            assert choir.api.count("upload") == 1
            assert not any(
                c.method == "sendMessage" and c.chat_id == choir.group.id and c.status == 400
                for c in choir.telegram.calls
            )


@pytest.mark.parametrize("is_group", [False, True])
async def test_of_a_chat_that_is_no_more_what_it_had_waits_its_time_and_goes_quietly(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, is_group: bool
) -> None:
    clock = MovableClock()
    async with world(tmp_path / "data") as around:
        choir, person = await choir_in(around), around.telegram.person("Alice", language_code="en")
        with_operators_key(choir, person.id)
        async with running(around.settings, clock=clock):
            await choir.bot_joins()
            talk = Talk(around, person, around.telegram.private_chat(person))
            await talk.chat.say("/start")
            await talk.hears("voice note")
            talk.api.hold()
            await (choir.bob if is_group else talk.chat).send_voice(voice_note(), duration_s=8)
            await until(lambda: len(talk.api.tasks) == 1)
            if is_group:
                choir.group.is_deleted = True
            else:
                talk.chat.is_deactivated = True
            with caplog.at_level("INFO"):
                talk.api.finish_all()
                # From this moment on its time is counted.
                await until(lambda: "Parked: chat" in caplog.text)
                clock.move(3 * 86_400)
                await asyncio.sleep(3)
                assert "nobody can be told" not in caplog.text
                clock.move(5 * 86_400)
                await until(lambda: "Cancelled: nobody can be told" in caplog.text)
            assert refused(talk) <= 6
            # Everybody else is served as ever.
            other = choir.group if not is_group else talk.chat
            talk.api.say("For the others.")
            await (choir.bob if not is_group else talk.chat).send_voice(voice_note("ru"), duration_s=8)
            await other.wait_for(lambda m: m.from_bot and "For the others." in m.text)


async def test_a_group_that_takes_the_bot_back_gets_its_answer(tmp_path: Path) -> None:
    async with world(tmp_path / "data") as around:
        choir = await choir_in(around)
        with_operators_key(choir)
        async with running(around.settings):
            await choir.bot_joins()
            choir.api.say("Said to nobody.")
            choir.api.hold()
            note = await choir.bob.send_voice(voice_note(), duration_s=8)
            await until(lambda: len(choir.api.tasks) == 1)
            choir.group.remove_bot(choir.ann.person)
            choir.api.finish_all()
            await until(lambda: choir.api.count("result") == 1)
            choir.group.add_bot(choir.ann.person, rights=())
            assert (await choir.hears("Said to nobody.")).reply_to == note.message_id
