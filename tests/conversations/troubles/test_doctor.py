"""/doctor names what holds a chat up, each cause with its remedy, and shows no tick where something is wrong."""

from pathlib import Path

from sandbox.polyglotvoice import json_answer
from sandbox.telegram import Message, Seat
from tests.conversations.conftest import Talk
from tests.conversations.groups.conftest import Choir, choir_in, with_operators_key
from tests.conversations.groups.test_the_groups_key import has_own_key, lend_of
from tests.samples import voice_note
from tests.world import KEY, running, until, world


async def examined(talk: Talk) -> str:
    """What /doctor says next."""
    asked = await talk.chat.say("/doctor")
    said = await talk.chat.wait_for(lambda m: m.from_bot and m.message_id > asked.message_id and "This chat" in m.text)
    return said.text


async def test_a_healthy_chat_reads_so_and_one_without_a_key_reads_what_is_missing(talk: Talk) -> None:
    await talk.chat.say("/start")
    assert "✗ No PolyglotVoice key here" in await examined(talk)
    await talk.begin()
    said = await examined(talk)
    assert "✓ There is a PolyglotVoice key" in said
    assert "✗" not in said


async def test_a_dead_key_and_what_waits_for_another(talk: Talk) -> None:
    await talk.begin()
    talk.api.revoke_key(KEY)
    await talk.chat.send_voice(voice_note(), duration_s=8)
    await talk.hears("no longer accepts your key")
    said = await examined(talk)
    assert "✗ PolyglotVoice no longer accepts your key. Create a new one" in said
    assert "✗ 1 recording waits for a working key" in said
    assert "✓ There is a PolyglotVoice key" not in said


async def test_a_limit_until_when_and_whose(talk: Talk) -> None:
    await talk.begin()
    talk.api.trouble("limit", "upload", scope="day")
    await talk.chat.send_voice(voice_note(), duration_s=8)
    await talk.hears("no more requests today")
    said = await examined(talk)
    assert "✗ The limit of your plan is reached: no more requests today. I'll go on at " in said
    assert "✗ 1 recording waits for the plan's limit" in said


async def test_spent_minutes(talk: Talk) -> None:
    await talk.begin()
    talk.api.answer_with(json_answer({"detail": "You have used up all the minutes of your plan."}, 402), "upload")
    await talk.chat.send_voice(voice_note(), duration_s=8)
    await talk.hears("The minutes of your plan are used up.")
    assert "✗ The minutes of your plan are used up." in await examined(talk)


async def test_an_outage_and_since_when(talk: Talk) -> None:
    await talk.begin()
    talk.api.trouble("status", status=502, times=None)
    await talk.chat.send_voice(voice_note(), duration_s=8)
    await talk.hears("hasn't answered since")
    asked = await talk.chat.say("why so slow?")
    assert "Long recordings" not in (await talk.gets_answer_to(asked)).text
    said = await examined(talk)
    assert "✗ PolyglotVoice hasn't answered since " in said
    assert "✗ 1 recording waits for PolyglotVoice" in said
    assert "✓ There is a PolyglotVoice key" not in said


async def test_answers_that_wait_have_a_button(talk: Talk) -> None:
    await talk.begin()
    talk.api.say("Kept for you.")
    talk.api.hold()
    for number in range(3):
        note = await talk.chat.send_voice(voice_note() + b"\0" * number, duration_s=8)
        await talk.gets_answer_to(note)
    await until(lambda: len(talk.api.tasks) == 3)
    talk.chat.block()
    talk.api.finish_all()
    await until(lambda: talk.api.count("result") == 3)
    talk.chat.unblock()
    await talk.hears("3 answers wait")
    assert "✗ 3 answers couldn't be delivered:" in await examined(talk)
    shown = await talk.hears("3 answers couldn't be delivered")
    await talk.chat.tap(shown, "Show them")
    await talk.chat.wait_until(lambda: sum("Kept for you." in m.text for m in talk.chat.messages) == 3)


async def group_examined(choir: Choir, seat: Seat) -> Message:
    """What /doctor says next in the group."""
    asked = await seat.say(f"/doctor@{choir.name}")
    return await choir.group.wait_for(lambda m: m.from_bot and m.reply_to == asked.message_id)


async def test_a_group_whose_bot_was_mute_reads_what_waits_and_has_its_button(tmp_path: Path) -> None:
    async with world(tmp_path / "data") as around:
        choir = await choir_in(around)
        with_operators_key(choir)
        olga = choir.group.seat(around.telegram.person("Оля", "ru"), admin=True)
        async with running(around.settings):
            await choir.bot_joins()
            choir.api.hold()
            for number in range(3):
                await choir.bob.send_voice(voice_note() + bytes([number]), duration_s=5)
            await until(lambda: len(choir.api.tasks) == 3)
            choir.group.restrict_bot(choir.ann.person)
            choir.api.finish_all()
            await until(lambda: choir.api.count("result") == 3)
            choir.group.promote_bot(choir.ann.person)
            assert "✗ 3 ответа не удалось доставить" in (await group_examined(choir, olga)).text
            said = await group_examined(choir, choir.ann)
            assert "✗ 3 answers couldn't be delivered" in said.text
            await choir.ann.tap(said, "Show them")
            await choir.group.wait_until(lambda: any("stand-in for a transcript" in m.text for m in choir.said()))


async def test_a_closed_topic_is_named_with_its_remedy(tmp_path: Path) -> None:
    async with world(tmp_path / "data") as around:
        choir = await choir_in(around)
        with_operators_key(choir)
        async with running(around.settings):
            await choir.bot_joins()
            choir.api.say("Said in a closed topic.")
            choir.api.hold()
            topic = choir.group.open_topic()
            seat = choir.group.seat(choir.ann.person, admin=True, topic=topic)
            await seat.send_voice(voice_note(), duration_s=5)
            await until(lambda: len(choir.api.tasks) == 1)
            for closed in (topic, 0):
                choir.group.close_topic(closed)
            choir.api.finish_all()
            await until(lambda: any(c.method == "sendMessage" and c.status == 400 for c in choir.telegram.calls))
            open_one = choir.group.seat(choir.ann.person, admin=True, topic=choir.group.open_topic())
            await choir.group.wait_until(lambda: choir.api.count("result") == 1)
            assert "✗ 1 answer waits: its topic is gone or closed" in (await group_examined(choir, open_one)).text


async def test_a_dead_key_that_was_lent_is_named_with_who_lent_it(tmp_path: Path) -> None:
    async with world(tmp_path / "data") as around:
        choir = await choir_in(around)
        async with running(around.settings):
            await choir.bot_joins()
            await has_own_key(choir, choir.ann, KEY)
            await lend_of(choir, choir.ann)
            await choir.hears("key here works")
            choir.api.revoke_key(KEY)
            await choir.bob.send_voice(voice_note(), duration_s=5)
            await choir.hears("no longer accepts")
            said = await group_examined(choir, choir.ann)
            assert "✗ PolyglotVoice no longer accepts the key of the member who lent it" in said.text
            assert f"tg://user?id={choir.ann.person.id}" in said.html
            assert "✗ 1 recording waits for a working key" in said.text


async def test_a_group_with_a_dead_key_reads_whose_it_is(tmp_path: Path) -> None:
    async with world(tmp_path / "data") as around:
        choir: Choir = await choir_in(around)
        with_operators_key(choir)
        async with running(around.settings):
            await choir.bot_joins()
            key = next(iter(choir.api.accounts))
            choir.group.bot_sees_all = True
            for secret in list(choir.api.accounts):
                choir.api.revoke_key(secret)
            await choir.bob.send_voice(voice_note(), duration_s=5)
            await choir.hears("no longer accepts this bot's key")
            await choir.ann.say("/doctor")
            said = (await choir.hears("What I can do here")).text
            assert "✗ PolyglotVoice no longer accepts the bot owner's key" in said
            assert "✓ There is a PolyglotVoice key" not in said
            assert key not in said
