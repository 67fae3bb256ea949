"""Forwarded notes and albums: whose words they are, and one answer for what was sent in one go."""

from sandbox.polyglotvoice.speech import Speech
from sandbox.telegram import Message
from tests.conversations.conftest import Talk
from tests.samples import voice_note
from tests.world import until

NINTH_OF_MAY = 1_778_332_800


async def notes_of(talk: Talk, *names: str) -> list[Message]:
    """A note in each person's own chat, to be forwarded."""
    notes = []
    for number, name in enumerate(names):
        chat = talk.telegram.private_chat(talk.telegram.person(name, "en"))
        notes.append(await chat.send_voice(voice_note() + bytes([number]) * 9, duration_s=4))
    return notes


def speak_by_content(talk: Talk) -> list[str]:
    """Let each task say which note it is; returns the tasks' ids in the order of the notes."""
    for task in talk.api.tasks.values():
        content = task.media.content or b"\0"
        task.speech = Speech.of(f"Words of note {content[-1] + 1}.")
    return sorted(talk.api.tasks, key=lambda task_id: talk.api.tasks[task_id].speech.text)


async def test_a_forwarded_note_names_its_author_and_time(talk: Talk) -> None:
    await talk.begin()
    talk.api.say("See you at noon.")
    (note,) = await notes_of(talk, "Bob")
    await talk.chat.forward(note, date=NINTH_OF_MAY)
    answer = await talk.hears("See you at noon.")
    assert answer.text.startswith("Bob, 0:04 · 9 May, 13:20 UTC\n")
    assert f'<tg-time unix="{NINTH_OF_MAY}" format="dt">9 May, 13:20 UTC</tg-time>' in answer.html
    for day in ("on 9 May", "today"):  # when it was said, and when it came
        await talk.chat.say(f"/find noon {day}")
        assert "Found in 1" in (await talk.hears(f"Only “{day}”")).text


async def test_the_same_note_twice_in_one_go_is_one_upload_and_one_answer(talk: Talk) -> None:
    await talk.begin()
    talk.api.say("Said once.")
    (note,) = await notes_of(talk, "Bob")
    for _ in range(2):
        await talk.chat.forward(note, date=NINTH_OF_MAY)
    answer = await talk.hears("Said once.")
    assert answer.text.count("Said once.") == 2
    assert talk.api.count("upload") == talk.api.count("result") == 1


async def test_notes_forwarded_in_one_go_become_one_transcript_with_one_srt(talk: Talk) -> None:
    await talk.begin()
    talk.api.hold()
    notes = await notes_of(talk, "Bob", "Cleo", "Bob <3")
    forwarded = [await talk.chat.forward(n, date=NINTH_OF_MAY + i, hidden=i == 2) for i, n in enumerate(notes)]
    await until(lambda: len(talk.api.tasks) == 3)
    speak_by_content(talk)
    talk.api.finish_all()
    answer = await talk.hears("Words of note 3.")
    order = [answer.text.index(f"Words of note {n}.") for n in (1, 2, 3)]
    assert order == sorted(order)
    assert answer.text.count("9 May") == 3
    assert "1. Bob" in answer.text
    assert "2. Cleo" in answer.text
    assert "3. Bob <3" in answer.text
    assert answer.reply_to == forwarded[0].message_id
    subtitles = await talk.gets_file(".srt")
    assert subtitles.name == "Bob, Cleo, Bob 3.srt"
    text = subtitles.data.decode()
    assert [text.index(f"Words of note {n}.") for n in (1, 2, 3)] == sorted(
        text.index(f"Words of note {n}.") for n in (1, 2, 3)
    )
    assert "Cleo: " in text
    assert len([m for m in talk.chat.messages if m.document is not None]) == 1
    await talk.chat.tap(answer, "Separately: 2. Cleo")
    single = await talk.chat.wait_for(
        lambda m: m.from_bot and m.reply_to == forwarded[1].message_id and "Words of note 2." in m.text
    )
    assert single.text.startswith("Cleo, 0:04 · 9 May")
    await talk.gets_file_for(forwarded[1])
    told = len(talk.chat.messages)
    assert (await talk.chat.tap(answer, "Separately: 2. Cleo")).text == "Already in the chat, and up to date."
    assert len(talk.chat.messages) == told
    # It was brought up to date, and Telegram said that nothing was to be changed.
    assert [call.method for call in talk.telegram.refusals] == ["editMessageText"]
    talk.telegram.refusals.clear()


async def test_an_album_becomes_one_answer(talk: Talk) -> None:
    await talk.begin()
    talk.api.say("A part of it.")
    sent = await talk.chat.send_album([("audio", b"ID3" + bytes([n]) * 500, f"part {n}.mp3") for n in range(3)])
    answer = await talk.hears("A part of it.")
    assert answer.text.count("A part of it.") == 3
    assert answer.reply_to == sent[0].message_id
    await talk.gets_file(".srt")
    assert sorted(talk.api.uploads_by_name.values()) == [1, 1, 1]


async def test_what_fails_of_several_is_said_among_the_others_and_can_be_tried_again(talk: Talk) -> None:
    await talk.begin()
    talk.api.hold()
    for note in await notes_of(talk, "Bob", "Cleo"):
        await talk.chat.forward(note)
    await until(lambda: len(talk.api.tasks) == 2)
    first, _ = speak_by_content(talk)
    talk.api.fail(first, "The audio is corrupt")
    talk.api.finish_all()
    answer = await talk.hears("Words of note 2.")
    assert "The audio is corrupt" in answer.text
    talk.api.release_all()
    talk.api.say("Now it works too.")
    await talk.is_done()
    await talk.chat.tap(answer, "Try again: 1")
    await talk.hears("Now it works too.")
    assert answer in talk.chat.messages


async def test_one_cancel_stops_all_that_came_in_one_go(talk: Talk) -> None:
    await talk.begin()
    talk.api.hold()
    for note in await notes_of(talk, "Bob", "Cleo", "Dan"):
        await talk.chat.forward(note)
    await until(lambda: len(talk.api.tasks) == 3)
    statuses = [m for m in talk.chat.messages if m.from_bot and m.reply_to is not None and m.buttons]
    assert len(statuses) == 1
    await talk.chat.tap(statuses[0], "Cancel")
    await talk.chat.say("/cancel")
    await talk.hears("Nothing is under way.")
