"""In a group the bot acts when it is meant, and is silent otherwise."""

import json

import pytest

from sandbox.polyglotvoice import DIALECTS, json_answer
from sandbox.polyglotvoice.speech import Segment
from sandbox.telegram import Group
from tests.conversations.groups.conftest import Choir
from tests.samples import voice_note


async def test_a_voice_note_gets_reactions_and_one_reply(choir: Choir) -> None:
    choir.api.say("The rehearsal is at six.")
    note = await choir.bob.send_voice(voice_note(), duration_s=8)
    answer = await choir.hears("The rehearsal is at six.")
    assert answer.reply_to == note.message_id
    await choir.group.wait_until(lambda: note.reactions == ["👌"])
    shown = [c.params["reaction"] for c in choir.telegram.calls if c.method == "setMessageReaction"]
    assert json.loads(shown[0])[0]["emoji"] == "👀"
    assert choir.said() == [answer]


async def test_the_subtitles_come_on_request(choir: Choir) -> None:
    choir.api.say("The rehearsal is at six.")
    await choir.bob.send_voice(voice_note(), duration_s=8)
    answer = await choir.hears("The rehearsal is at six.")
    await choir.bob.tap(answer, "Files")
    await choir.group.wait_until(lambda: ".srt" in str(answer.buttons))
    await choir.bob.tap(answer, ".srt")
    sent = await choir.group.wait_for(lambda m: m.document is not None)
    assert sent.document is not None
    assert b"The rehearsal" in sent.document.data


async def test_the_first_note_that_no_key_serves_gets_one_hint(keyless: Choir) -> None:
    choir = keyless
    await choir.bot_joins()
    notes = [await choir.bob.send_voice(voice_note() + bytes([n]), duration_s=5) for n in range(3)]
    hint = await choir.hears("To transcribe this I need a PolyglotVoice key")
    assert hint.reply_to == notes[0].message_id
    assert [b["text"] for row in hint.buttons for b in row] == ["Set the key"]
    await choir.settled()
    assert choir.said() == [hint]
    assert choir.api.requests == []


async def test_what_the_service_made_besides_can_be_had_as_files(choir: Choir) -> None:
    body = {"text": "Um sechs.", "translation": {"en": "At six."}, "summary": "A time."}
    choir.api.answer_with(json_answer(body), "result")
    await choir.bob.send_voice(voice_note(), duration_s=8)
    answer = await choir.hears("Um sechs.")
    await choir.bob.tap(answer, "Files")
    await choir.group.wait_until(lambda: "Translation" in str(answer.buttons))
    for button in ("Translation", "Summary", "Summary"):
        await choir.bob.tap(answer, button)
    await choir.group.wait_for(lambda m: m.document is not None and m.document.name.endswith(".summary.txt"))
    files = [m.document.data for m in choir.said() if m.document is not None and m.document.name.endswith(".txt")]
    assert files == [b"At six.\n", b"A time.\n"]


async def test_a_speaker_is_named_by_a_reply_of_the_one_who_was_asked(choir: Choir) -> None:
    choir.api.dialect = DIALECTS["nested"]
    choir.api.say(segments=[Segment(n * 5.0, n * 5.0 + 4, f"Line {n}.", "AB"[n % 2]) for n in range(4)])
    await choir.bob.send_voice(voice_note(), duration_s=20)
    answer = await choir.hears("Line 3.")
    await choir.bob.tap(answer, "Speakers")
    await choir.group.wait_until(lambda: "✎ B" in str(answer.buttons))
    await choir.bob.tap(answer, "✎ B")
    question = await choir.hears("Bob, who is B?")
    await choir.ann.say("Zoe", reply_to=question)
    await choir.bob.say("That was me")
    await choir.bob.say("Cleo", reply_to=question)
    await choir.group.wait_until(lambda: "Cleo: Line 1." in answer.text)
    assert "Zoe" not in answer.text
    await choir.bob.tap(answer, "Files")
    await choir.group.wait_until(lambda: ".vtt" in str(answer.buttons))
    await choir.ann.tap(answer, ".vtt")
    sent = await choir.group.wait_for(lambda m: m.document is not None)
    assert sent.document is not None
    assert b"Cleo: Line 1." in sent.document.data
    choir.api.dialect = DIALECTS["plain"]


async def test_chatter_and_what_is_meant_for_others_is_left_in_peace(choir: Choir) -> None:
    song = await choir.bob.send_audio(voice_note(), file_name="song.mp3")
    await choir.bob.say("Listen to https://example.com/song.mp3")
    await choir.ann.say("Nice!", reply_to=song)
    await choir.ann.say("/transcribe@another_bot", reply_to=song)
    await choir.ann.say("/weather")
    await choir.ann.say(f"@{choir.name} hello")
    await choir.ann.say(f"@{choir.name} what do you think?", reply_to=await choir.bob.say("I like it"))
    await choir.ann.say("/start")
    await choir.settled()
    assert choir.said() == []
    assert choir.api.tasks == {}
    assert not song.reactions


@pytest.mark.parametrize("words", ["/transcribe", "/transcribe@{bot}", "@{bot}", "please @{bot}"])
async def test_a_file_is_transcribed_when_somebody_asks(choir: Choir, words: str) -> None:
    choir.api.say("La la la.")
    song = await choir.bob.send_audio(voice_note(), file_name="song.mp3")
    await choir.ann.say(words.format(bot=choir.name), reply_to=song)
    answer = await choir.hears("La la la.")
    assert answer.reply_to == song.message_id


async def test_links_behind_the_command_and_in_the_message_that_it_answers(choir: Choir) -> None:
    choir.api.say("From a link.")
    asked = await choir.bob.say("/transcribe https://example.com/one.mp4")
    await choir.group.wait_for(lambda m: m.reply_to == asked.message_id and "From a link." in m.text)
    shared = await choir.bob.say("Look: https://example.com/two.mp4")
    await choir.ann.say("/transcribe", reply_to=shared)
    await choir.group.wait_for(lambda m: m.reply_to == shared.message_id and "From a link." in m.text)


async def test_a_note_of_another_group_is_transcribed_by_a_reply_from_here(choir: Choir) -> None:
    elsewhere: Group = choir.telegram.group("Band")
    note = await elsewhere.seat(choir.telegram.person("Cleo")).send_voice(voice_note(), duration_s=5)
    choir.api.say("Said in the band.")
    asked = await choir.bob.say_elsewhere("/transcribe", elsewhere.external_reply(note))
    answer = await choir.hears("Said in the band.")
    assert answer.reply_to == asked.message_id
    assert answer.text.startswith("Cleo, ")


async def test_the_command_alone_says_how_it_is_meant(choir: Choir) -> None:
    await choir.bob.say("/transcribe")
    await choir.hears("Reply to a recording with /transcribe@")


async def test_what_was_answered_is_answered_again_below_the_one_who_asks_at_no_cost(choir: Choir) -> None:
    choir.api.say("Once is enough.")
    note = await choir.bob.send_voice(voice_note(), duration_s=8)
    await choir.hears("Once is enough.")
    await choir.group.wait_until(lambda: note.reactions == ["👌"])
    spent = len(choir.api.requests)
    asked = await choir.ann.say("/transcribe", reply_to=note)
    await choir.group.wait_for(lambda m: m.reply_to == asked.message_id and "Once is enough." in m.text)
    assert len(choir.api.requests) == spent


async def test_where_reactions_are_not_allowed_there_are_none(choir: Choir) -> None:
    choir.group.available_reactions = ["🔥"]
    choir.api.say("Quiet.")
    note = await choir.bob.send_voice(voice_note(), duration_s=8)
    await choir.hears("Quiet.")
    second = await choir.bob.send_voice(voice_note("ru"), duration_s=8)
    await choir.group.wait_for(lambda m: m.from_bot and m.reply_to == second.message_id)
    assert note.reactions == []
    tried = [c for c in choir.telegram.refusals if c.method == "setMessageReaction"]
    assert len(tried) == 2, "each of the two emoji once"
    choir.telegram.refusals.clear()


async def test_one_reaction_that_is_not_allowed_leaves_the_others(choir: Choir) -> None:
    choir.group.available_reactions = ["👌", "👎"]
    choir.api.say("Seen in the end.")
    for number in range(2):
        note = await choir.bob.send_voice(voice_note() + bytes([number]), duration_s=8)
        await choir.group.wait_until(lambda n=note: n.reactions == ["👌"])  # type: ignore[misc]
    refused = [c.params["reaction"] for c in choir.telegram.refusals if c.method == "setMessageReaction"]
    assert len(refused) == 1
    choir.telegram.refusals.clear()


async def test_a_failure_is_a_thumb_down_and_a_reason_once(choir: Choir) -> None:
    choir.api.hold()
    note = await choir.bob.send_voice(voice_note(), duration_s=8)
    await choir.group.wait_until(lambda: len(choir.api.tasks) == 1)
    choir.api.fail(next(iter(choir.api.tasks)), "The audio is corrupt")
    await choir.hears("The audio is corrupt")
    await choir.group.wait_until(lambda: note.reactions == ["👎"])
