"""A message that is edited within an hour counts as if it had been sent so."""

import time

from tests.conversations.conftest import Talk
from tests.samples import voice_note
from tests.world import KEY, until


async def test_a_text_that_is_edited_into_a_link_is_transcribed_once(talk: Talk) -> None:
    await talk.begin()
    talk.api.say("From the link.")
    said = await talk.chat.say("wait")
    await talk.gets_answer_to(said)
    await talk.chat.edit(said, "https://example.com/talk.mp4")
    await talk.chat.wait_for(lambda m: m.reply_to == said.message_id and "From the link." in m.text)
    spent = talk.calls("from-url")
    await talk.chat.edit(said, "this one: https://example.com/talk.mp4")
    await talk.chat.edit(said, "this one, please: https://example.com/talk.mp4")
    await talk.chat.say("/limits")
    await talk.hears("requests")
    assert talk.calls("from-url") == spent
    assert len(talk.api.tasks) == 1


async def test_a_link_that_an_edit_adds_is_taken_beside_the_first(talk: Talk) -> None:
    await talk.begin()
    said = await talk.chat.say("https://example.com/one.mp4")
    await until(lambda: len(talk.api.tasks) == 1)
    await talk.chat.edit(said, "https://example.com/one.mp4 and https://example.com/two.mp4")
    await until(lambda: len(talk.api.tasks) == 2)
    await talk.chat.wait_until(lambda: sum(m.document is not None for m in talk.chat.messages) == 2)


async def test_a_link_that_is_replaced_under_way_is_not_answered_any_more(talk: Talk) -> None:
    await talk.begin()
    talk.api.hold()
    said = await talk.chat.say("https://example.com/wrong.mp4")
    await until(lambda: len(talk.api.tasks) == 1)
    talk.api.say("The right one.")
    await talk.chat.edit(said, "https://example.com/right.mp4")
    await until(lambda: len(talk.api.tasks) == 2)
    talk.api.finish_all()
    await talk.hears("The right one.")
    await talk.is_done()
    assert sum(m.document is not None for m in talk.chat.messages) == 1


async def test_the_answer_to_what_a_message_no_longer_says_is_replaced_and_comes_back_for_nothing(talk: Talk) -> None:
    await talk.begin()
    talk.api.say("The first one.", once=True)
    said = await talk.chat.say("https://example.com/one.mp4")
    answer = await talk.hears("The first one.")
    await talk.gets_file_for(said)
    await talk.is_done()
    talk.api.say("The other one.")
    await talk.chat.edit(said, "https://example.com/two.mp4")
    told = await talk.hears("The message changed, and so did my answer.")
    assert (told.reply_to, "The other one." in answer.text) == (answer.message_id, True)
    await talk.is_done()
    await talk.chat.say("/find first")
    await talk.hears("“first” is not in this chat's only transcript")
    await talk.chat.edit(said, "https://example.com/one.mp4")
    await talk.chat.wait_until(lambda: "The first one." in answer.text)
    await talk.is_done()
    await talk.chat.say("/find first")
    await talk.hears("Found in 1 transcript")
    assert talk.granted("from-url") == 2
    assert sum(m.reply_to == said.message_id and m.document is not None for m in talk.chat.messages) == 1


async def test_what_one_message_no_longer_says_is_found_while_another_says_it(talk: Talk) -> None:
    await talk.begin()
    talk.api.say("The first one.", once=True)
    first, second = [await talk.chat.say("https://example.com/one.mp4") for _ in range(2)]
    for said in (first, second):
        await talk.gets_file_for(said)
    await talk.is_done()
    talk.api.say("The other one.")
    for said, found in ((first, "Found in 1 transcript"), (second, "“first” is in none")):
        await talk.chat.edit(said, f"https://example.com/other.mp4?{said.message_id}")
        await talk.chat.wait_until(lambda m=said: any(  # type: ignore[misc]
            "The other one." in each.text and each.reply_to == m.message_id for each in talk.chat.messages
        ))  # fmt: skip
        await talk.is_done()
        await talk.chat.say("/find first")
        hits = await talk.hears(found)
        if hits.buttons and "Found" in found:
            await talk.chat.tap(hits, "1")
            assert (await talk.hears("Here it is")).reply_to == second.message_id


async def test_an_answer_to_a_link_that_is_taken_out_is_marked_once(talk: Talk) -> None:
    await talk.begin()
    talk.api.say("What was said there.")
    said = await talk.chat.say("https://example.com/one.mp4")
    answer = await talk.hears("What was said there.")
    await talk.gets_file_for(said)
    await talk.is_done()
    await talk.chat.edit(said, "never mind")
    assert (await talk.hears("my answer above is to the old one")).reply_to == said.message_id
    await talk.chat.edit(said, "never mind it")
    await talk.chat.say("/limits")
    await talk.hears("requests")
    assert sum("the old one" in m.text for m in talk.chat.messages) == 1
    assert "What was said there." in answer.text


async def test_what_an_edit_stops_and_brings_back_goes_on_and_costs_nothing_more(talk: Talk) -> None:
    await talk.begin()
    talk.api.hold()
    said = await talk.chat.say("https://example.com/one.mp4")
    await until(lambda: len(talk.api.tasks) == 1)
    await talk.chat.edit(said, "https://example.com/two.mp4")
    await until(lambda: len(talk.api.tasks) == 2)
    await talk.chat.edit(said, "https://example.com/one.mp4")
    talk.api.finish_all()
    await talk.gets_file_for(said)
    await talk.is_done()
    assert talk.granted("from-url") == 2


async def test_a_photos_caption_and_a_key_count_as_if_they_had_been_sent_so(talk: Talk) -> None:
    await talk.chat.say("/start")
    said = await talk.chat.say("where is my key")
    await talk.gets_answer_to(said)
    await talk.chat.edit(said, KEY)
    await talk.hears("works")
    assert said not in talk.chat.messages
    talk.api.say("Behind the caption.")
    photo = {"photo": [{"file_id": "p", "file_unique_id": "q", "width": 1, "height": 1, "file_size": 3}]}
    shown = await talk.chat.send_content(photo)
    link = {"type": "url", "offset": 4, "length": 28}
    talk.telegram.push(edited_message=talk.chat.message_json(shown) | {
        "edit_date": int(time.time()), "caption": "see https://example.com/talk.mp4", "caption_entities": [link],
    })  # fmt: skip
    assert (await talk.hears("Behind the caption.")).reply_to == shown.message_id


async def test_a_file_that_is_replaced_is_transcribed(talk: Talk) -> None:
    await talk.begin()
    song = await talk.chat.send_audio(voice_note(), file_name="one.mp3", caption="first")
    await talk.gets_file(".srt")
    other = await talk.chat.send_audio(voice_note("ru"), file_name="two.mp3")
    await talk.gets_file_for(other)
    await talk.is_done()
    talk.api.say("The second take.")
    spent = len(talk.api.tasks)
    fresh = await talk.chat.send_audio(voice_note() + b"2", file_name="three.mp3")
    await talk.hears("The second take.")
    await talk.chat.edit(song, "better", audio=fresh.content["audio"])
    await talk.chat.wait_for(lambda m: m.reply_to == song.message_id and "The second take." in m.text)
    assert len(talk.api.tasks) == spent + 1


async def test_an_edit_after_an_hour_is_left_alone(talk: Talk) -> None:
    await talk.begin()
    said = await talk.chat.say("wait")
    await talk.gets_answer_to(said)
    said.content |= {"text": "https://example.com/talk.mp4"}
    talk.telegram.push(
        edited_message={
            **talk.chat.message_json(said), "edit_date": int(time.time()) + 3700,
            "entities": [{"type": "url", "offset": 0, "length": 28}],
        }
    )  # fmt: skip
    await talk.chat.say("/limits")
    await talk.hears("requests")
    assert talk.api.tasks == {}


async def test_a_command_below_a_recording_that_is_edited_asks_for_nothing_new(talk: Talk) -> None:
    await talk.begin()
    note = await talk.chat.send_voice(voice_note(), duration_s=8)
    await talk.gets_file(".srt")
    await talk.is_done()
    asked = await talk.chat.say("/transcribe", reply_to=note)
    await talk.gets_answer_to(asked)
    await talk.chat.edit(asked, "/transcribe please")
    await talk.chat.say("/limits")
    await talk.hears("requests")
    assert not [m for m in talk.chat.messages if "changed" in m.text]
    assert len(talk.api.tasks) == 1
