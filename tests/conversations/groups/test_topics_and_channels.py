"""Topics, channels and their discussion groups: each is answered where it was asked."""

from pathlib import Path

import pytest

from tests.conversations.groups.conftest import Choir, choir_in, with_operators_key
from tests.samples import voice_note
from tests.world import KEY, running, world


async def test_a_note_in_a_topic_is_answered_in_that_topic(choir: Choir) -> None:
    topic, other = choir.group.open_topic(), choir.group.open_topic()
    choir.api.say("About the concert.")
    note = await choir.group.seat(choir.bob.person, topic=topic).send_voice(voice_note(), duration_s=5)
    answer = await choir.hears("About the concert.")
    assert (answer.thread_id, answer.reply_to) == (topic, note.message_id)
    asked = await choir.group.seat(choir.ann.person, topic=other).say("/settings")
    shown = await choir.group.wait_for(lambda m: m.from_bot and m.reply_to == asked.message_id)
    assert shown.thread_id == other


async def test_what_one_person_alone_is_shown_is_shown_in_their_topic(choir: Choir) -> None:
    topic = choir.group.open_topic()
    await choir.group.seat(choir.bob.person, topic=topic).say(f"@{choir.name} what can you do?")
    await choir.group.wait_until(lambda: bool(choir.group.whispers))
    (shown,) = (c.params for c in choir.telegram.calls if "ephemeral_message_parameters" in c.params)
    assert str(shown["message_thread_id"]) == str(topic)


async def test_an_answer_comes_to_its_topic_though_the_note_was_deleted(choir: Choir) -> None:
    topic = choir.group.open_topic()
    choir.api.hold()
    note = await choir.group.seat(choir.bob.person, topic=topic).send_voice(voice_note(), duration_s=5)
    await choir.group.wait_until(lambda: len(choir.api.tasks) == 1)
    choir.api.say("Gone but heard.")
    choir.group.remove(note.message_id)
    choir.api.finish_all()
    answer = await choir.group.wait_for(lambda m: m.from_bot and bool(m.buttons) and m.thread_id == topic)
    assert answer.reply_to is None
    choir.telegram.refusals[:] = [c for c in choir.telegram.refusals if c.method != "setMessageReaction"]


@pytest.mark.parametrize("how", ["deleted", "closed"])
async def test_an_answer_comes_outside_of_a_topic_that_takes_none(choir: Choir, how: str) -> None:
    topic = choir.group.open_topic()
    choir.api.hold()
    choir.api.say("Heard in the end.")
    await choir.group.seat(choir.bob.person, topic=topic).send_voice(voice_note(), duration_s=5)
    await choir.group.wait_until(lambda: len(choir.api.tasks) == 1)
    (choir.group.delete_topic if how == "deleted" else choir.group.close_topic)(topic)
    choir.api.finish_all()
    answer = await choir.hears("Heard in the end.")
    assert (answer.thread_id, answer.reply_to) == (None, None)
    choir.telegram.refusals.clear()


async def test_a_reply_from_another_topic_is_answered_where_it_asks(choir: Choir) -> None:
    topic, other = choir.group.open_topic(), choir.group.open_topic()
    view = await choir.ann.say("/settings")
    shown = await choir.group.wait_for(lambda m: m.from_bot and m.reply_to == view.message_id)
    await choir.chooses(choir.ann, shown, "set:voice_unasked:off")
    note = await choir.group.seat(choir.bob.person, topic=topic).send_voice(voice_note(), duration_s=5)
    choir.api.say("Across topics.")
    asker = choir.group.seat(choir.ann.person, topic=other)
    asked = await asker.say_elsewhere("/transcribe", choir.group.external_reply(note))
    answer = await choir.hears("Across topics.")
    assert (answer.thread_id, answer.reply_to) == (other, asked.message_id)


@pytest.mark.parametrize("asked", [False, True])
async def test_a_channels_posts_are_answered_in_the_channel(tmp_path: Path, asked: bool) -> None:
    async with world(tmp_path / "data") as around:
        choir = await choir_in(around)
        channel = around.telegram.channel("News", choir.ann.person)
        with_operators_key(choir, channel.id)
        async with running(around.settings):
            channel.add_bot(choir.ann.person, rights=["can_post_messages"])
            around.api.say("Good evening.")
            if asked:
                post = await channel.send_audio(voice_note(), file_name="news.mp3")
                await channel.say("/transcribe", reply_to=post)
            else:
                post = await channel.send_voice(voice_note(), duration_s=5)
            answer = await channel.wait_for(lambda m: m.from_bot and "Good evening." in m.text)
            assert answer.reply_to == post.message_id
            await channel.say("Just a text, and https://example.com/a.mp4")
            asked_for = await channel.say("/doctor")
            seen = await channel.wait_for(lambda m: m.from_bot and m.reply_to == asked_for.message_id)
            assert "I see the posts of this channel" in seen.text
        assert len(around.api.tasks) == 1
        assert around.telegram.refusals == []


async def test_a_channel_is_called_one_and_its_readers_are_told_nothing(keyless: Choir) -> None:
    choir = keyless
    chat = choir.private(choir.ann)
    await chat.say("/start")
    await chat.wait_for(lambda m: m.from_bot)
    channel = choir.telegram.channel("News", choir.ann.person)
    channel.add_bot(choir.ann.person, rights=["can_post_messages"])
    said = await chat.wait_for(lambda m: m.from_bot and "I'm in the channel “News”" in m.text)
    assert said.text.endswith("One thing is missing: a PolyglotVoice key.")
    await channel.send_voice(voice_note(), duration_s=5)
    for command in ("key", "help", "privacy", "doctor"):
        asked = await channel.say(f"/{command}@{choir.name}")
        answer = await channel.wait_for(lambda m, a=asked: m.from_bot and m.reply_to == a.message_id)  # type: ignore[misc]
        assert "group" not in answer.text, answer.text
    assert len([m for m in channel.messages if m.from_bot]) == 4
    await chat.say(f"/start {said.buttons[0][0]['url'].partition('?start=')[2]}")
    await chat.wait_for(lambda m: m.from_bot and "Send me the PolyglotVoice key for News" in m.text)
    await chat.say(KEY)
    await chat.wait_for(lambda m: m.from_bot and "News has a key now" in m.text)
    # Its discussion group has none, and need not: what the channel answers asks for nothing there.
    await choir.bot_joins()
    channel.link(choir.group)
    choir.api.say("Good evening.")
    await channel.send_voice(voice_note(), duration_s=5)
    await channel.wait_for(lambda m: m.from_bot and m.text == "Good evening.")
    await choir.settled()
    assert choir.said() == []


async def test_a_posts_copy_in_the_discussion_group_is_answered_there(choir: Choir) -> None:
    owner = choir.ann.person
    channel = choir.telegram.channel("News", owner)
    channel.link(choir.group)
    choir.api.say("Good evening.")
    await channel.send_voice(voice_note(), duration_s=5)
    answer = await choir.hears("Good evening.")
    copy = choir.group.find(answer.reply_to or 0)
    assert copy is not None
    assert copy.content["is_automatic_forward"] is True


async def test_a_small_group_works_as_well(tmp_path: Path) -> None:
    async with world(tmp_path / "data") as around:
        choir = await choir_in(around, kind="group")
        with_operators_key(choir)
        async with running(around.settings):
            await choir.bot_joins()
            choir.api.say("Small but loud.")
            await choir.bob.send_voice(voice_note(), duration_s=5)
            await choir.hears("Small but loud.")
        assert around.telegram.refusals == []


async def test_a_post_is_answered_once_where_the_bot_serves_channel_and_discussion(tmp_path: Path) -> None:
    async with world(tmp_path / "data") as around:
        choir = await choir_in(around)
        channel = around.telegram.channel("News", choir.ann.person)
        channel.link(choir.group)
        with_operators_key(choir, channel.id)
        async with running(around.settings):
            await choir.bot_joins()
            channel.add_bot(choir.ann.person, rights=["can_post_messages"])
            around.api.say("Good evening.")
            post = await channel.send_voice(voice_note(), duration_s=5)
            answer = await channel.wait_for(lambda m: m.from_bot and "Good evening." in m.text)
            assert answer.reply_to == post.message_id
            await choir.settled()
            assert not [m for m in choir.group.messages if m.from_bot and "Good evening." in m.text]
            assert len(around.api.tasks) == 1
            # Who asks for the copy is answered, and a channel that the bot has left leaves it to the group.
            copy = next(m for m in choir.group.messages if m.content.get("is_automatic_forward"))
            await choir.bob.say(f"/transcribe@{choir.name}", reply_to=copy)
            await choir.hears("Good evening.")
            channel.remove_bot(choir.ann.person)
            around.api.say("Good night.")
            await channel.send_voice(voice_note("ru"), duration_s=5)
            await choir.hears("Good night.")
        assert around.telegram.refusals == []


async def test_a_channels_direct_messages_are_answered_each_in_its_persons_topic(choir: Choir) -> None:
    choir.api.say("A question to the channel.")
    topics = {
        seat.person.id: {"direct_messages_topic": {"topic_id": seat.person.id}} for seat in (choir.ann, choir.bob)
    }
    note = await choir.bob.send_voice(voice_note(), duration_s=5, beside=topics[choir.bob.person.id])
    answer = await choir.hears("A question to the channel.")
    assert answer.reply_to == note.message_id
    command = f"/settings@{choir.name}"
    asked = {"text": command, "entities": [{"type": "bot_command", "offset": 0, "length": len(command)}]}
    await choir.ann.send_content(asked | topics[choir.ann.person.id])
    await choir.group.wait_for(lambda m: m.from_bot and "set:" in str(m.buttons))
    sent = [c.params for c in choir.telegram.calls if c.method.startswith("send") and "reply_parameters" in c.params]
    where = [str(params.get("direct_messages_topic_id")) for params in sent if "chat_id" in params]
    assert where == [str(choir.bob.person.id), str(choir.ann.person.id)]
