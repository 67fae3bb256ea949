"""Each way in which a member might set, read, use or erase what is not theirs is tried."""

from sandbox.telegram import Message
from tests.conversations.groups.conftest import Choir
from tests.samples import voice_note
from tests.world import KEY

_REFUSALS = (
    "This button no longer works.", "Only administrators can do this.", "Working on it…",
)  # fmt: skip


async def shown(choir: Choir, command: str) -> Message:
    asked = await choir.bob.say(command)
    return await choir.group.wait_for(lambda m: m.from_bot and m.reply_to == asked.message_id)


async def test_settings_are_changed_by_administrators_unless_they_let_everybody(choir: Choir) -> None:
    view = await shown(choir, "/settings")
    await choir.refuses(choir.bob, view, "set:voice_unasked:off", "Only administrators")
    await choir.chooses(choir.ann, view, "set:who_chooses:everyone")
    await choir.chooses(choir.bob, view, "set:files_unasked:on")
    await choir.refuses(choir.bob, view, "set:who_chooses:admins", "Only administrators")
    choir.api.say("A song.")
    await choir.bob.send_audio(voice_note(), file_name="song.mp3")
    await choir.hears("A song.")
    await choir.chooses(choir.ann, view, "set:who_asks:admins")
    await choir.bob.send_audio(voice_note() + b"2", file_name="song2.mp3")
    song = await choir.bob.send_audio(voice_note() + b"3", file_name="song3.mp3")
    await choir.bob.say("/transcribe", reply_to=song)
    await choir.group.wait_until(lambda: len(choir.group.whispers) == 1)
    assert "Files and links are for administrators here" in choir.group.whispers[0].text
    assert len(choir.api.tasks) == 1
    await choir.ann.say("/transcribe", reply_to=song)
    await choir.group.wait_for(lambda m: m.from_bot and m.reply_to == song.message_id)


async def test_buttons_of_private_chats_do_nothing_in_a_group(choir: Choir) -> None:
    choir.api.hold()
    await choir.ann.send_voice(voice_note(), duration_s=8)
    await choir.group.wait_until(lambda: len(choir.api.tasks) == 1)
    view = await shown(choir, "/privacy")
    for data in ("key:forget", "privacy:erase", "cancel_all", "language:ru", "set:srt_from:service", "errand:own"):
        answer = await choir.bob.tap_data(view, data)
        assert answer.text in _REFUSALS, data
    choir.api.say("Still here.")
    choir.api.finish_all()
    await choir.group.wait_for(lambda m: m.from_bot and "Files" in str(m.buttons))


async def test_what_is_kept_of_a_group_is_erased_by_administrators_alone(choir: Choir) -> None:
    view = await shown(choir, "/privacy")
    for data in ("g:erase", "g:erase:yes", "g:forget"):
        await choir.refuses(choir.bob, view, data, "Only administrators")
    await choir.bob.say("/notme")
    await choir.hears("I'll leave your recordings here alone")
    await choir.ann.tap(view, "Erase everything")
    await choir.group.wait_until(lambda: "What is under way stops" in view.text)
    await choir.ann.tap(view, "Yes, erase")
    await choir.hears("Done. Only requests not to be transcribed stay")
    await choir.bob.send_voice(voice_note(), duration_s=8)
    await choir.settled()
    assert choir.api.tasks == {}


async def test_a_job_is_cancelled_by_its_asker_its_speaker_and_administrators(choir: Choir) -> None:
    choir.api.hold()
    note = await choir.ann.send_voice(voice_note(), duration_s=8)
    await choir.group.wait_until(lambda: len(choir.api.tasks) == 1)
    await choir.bob.say("/cancel", reply_to=note)
    await choir.group.wait_until(lambda: len(choir.group.whispers) == 1)
    view = await shown(choir, "/privacy")
    await choir.refuses(choir.bob, view, f"cancel:{note.message_id}", "Only whoever asked")
    assert note.reactions == ["👀"]
    await choir.ann.say("/cancel", reply_to=note)
    await choir.hears("Cancelled 1 recording")
    await choir.group.wait_until(lambda: note.reactions == [])


async def test_a_group_reads_nothing_of_another_and_nothing_of_a_private_chat(choir: Choir) -> None:
    chat = choir.private(choir.ann)
    choir.api.say("For my eyes only.")
    note = await chat.send_voice(voice_note(), duration_s=8)
    await chat.wait_for(lambda m: m.document is not None)
    view = await shown(choir, "/privacy")
    for data in (f"srt:{note.message_id}", f"one:{note.message_id}", f"again:{note.message_id}"):
        await choir.bob.tap_data(view, data)
    await choir.bob.tap_data(view, f"srt:{chat.id}:{note.message_id}")
    await choir.settled()
    assert not [m for m in choir.group.messages if m.document is not None or "my eyes" in m.text]
    assert len(choir.api.tasks) == 1


async def test_the_key_of_the_group_is_shown_to_nobody(choir: Choir) -> None:
    for command in ("/key", "/privacy", "/settings", "/doctor"):
        await shown(choir, command)
    assert not [m for m in choir.group.messages if KEY[-4:] in m.text]


async def test_a_member_who_said_no_is_left_alone_whoever_asks(choir: Choir) -> None:
    await choir.bob.say("/notme")
    await choir.hears("I'll leave your recordings here alone")
    note = await choir.bob.send_voice(voice_note(), duration_s=8)
    await choir.ann.say("/transcribe", reply_to=note)
    await choir.group.wait_until(lambda: len(choir.group.whispers) == 1)
    assert choir.group.whispers[0].hidden_for_all_but == choir.ann.person.id
    await choir.ann.forward(note)
    await choir.ann.say_elsewhere("/transcribe", choir.group.external_reply(note))
    await choir.group.wait_until(lambda: len(choir.group.whispers) == 2)
    await choir.settled()
    assert choir.api.tasks == {}
    await choir.bob.say(f"@{choir.name} transcribe me again")
    await choir.hears("again.")
    choir.api.say("Here I am.")
    await choir.bob.send_voice(voice_note() + b"2", duration_s=8)
    await choir.hears("Here I am.")


async def test_saying_no_to_the_bot_in_plain_words_stops_what_is_under_way(choir: Choir) -> None:
    choir.api.hold()
    note = await choir.bob.send_voice(voice_note(), duration_s=8)
    await choir.group.wait_until(lambda: len(choir.api.tasks) == 1)
    await choir.bob.say(f"@{choir.name} please don't transcribe me")
    await choir.hears("I'll leave your recordings here alone")
    await choir.group.wait_until(lambda: note.reactions == [])
    choir.api.finish_all()
    await choir.ann.say("don't transcribe me, she said to him")
    await choir.settled()
    assert not [m for m in choir.said() if m.reply_to == note.message_id]


async def test_an_answer_is_restyled_or_made_again_by_those_whom_it_concerns(choir: Choir) -> None:
    choir.api.say("Sing it again.")
    note = await choir.ann.send_voice(voice_note(), duration_s=8)
    answer = await choir.hears("Sing it again.")
    await choir.group.wait_until(lambda: note.reactions == ["👌"])
    rest = note.message_id
    for data in (f"style.timed:{rest}", f"wrong.plain:{rest}", f"afresh.plain:{rest}", f"again:{rest}"):
        await choir.refuses(choir.bob, answer, data, "Only whoever asked")
    assert len(choir.api.tasks) == 1
    await choir.ann.tap_data(answer, f"afresh.plain:{rest}")
    await choir.group.wait_until(lambda: len(choir.api.tasks) == 2)
    # What was tapped stood below no button: there were none to put back.
    await choir.settled()
    choir.telegram.refusals.clear()
