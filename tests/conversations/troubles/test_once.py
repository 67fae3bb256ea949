"""One upload and one answer, whatever was cut off in between."""

import pytest

from sandbox.polyglotvoice import Dialect, Upload
from tests.conversations.beginnings.test_keys_and_limits import NEW_KEY, another_chat
from tests.conversations.conftest import Talk
from tests.samples import voice_note
from tests.world import until


async def test_a_lost_answer_to_an_upload_is_looked_for_on_later_pages_too(talk: Talk) -> None:
    await talk.begin()
    talk.api.dialect = Dialect(paging="next")
    talk.api.trouble("lost", "upload")
    pause = talk.api.pause("list", before=True)
    await talk.chat.send_voice(voice_note(), duration_s=8)
    await pause.reached_within(60)
    # Meanwhile the account's owner has been busy on the website.
    for number in range(60):
        other = Upload(f"other {number}.mp3", "audio/mpeg", 3, str(number), b"ID3", 1.0)
        talk.api.make_task("account-1", other, is_url=False)
    pause.release()
    await talk.gets_file(".srt")
    assert talk.api.count("upload") == 1
    assert talk.api.count("list") > 2


async def test_a_list_that_is_away_is_waited_for_before_anything_is_uploaded_twice(talk: Talk) -> None:
    await talk.begin()
    talk.api.trouble("lost", "upload")
    talk.api.trouble("status", "list", status=503, times=2)
    await talk.chat.send_voice(voice_note(), duration_s=8)
    await talk.chat.wait_for(lambda m: m.from_bot and m.document is not None)
    assert talk.api.count("upload") == 1


async def test_the_same_file_in_another_chat_gets_its_own_answer(talk: Talk) -> None:
    await talk.begin()
    talk.api.say("For Alice.")
    await talk.chat.send_voice(voice_note(), duration_s=8)
    await talk.hears("For Alice.")
    other = await another_chat(talk, "Bob", NEW_KEY, "account-2")
    talk.api.say("For Bob.")
    await other.send_voice(voice_note(), duration_s=8)
    await other.wait_for(lambda m: "For Bob." in m.text)
    assert not [m for m in other.messages if "For Alice." in m.text]


async def test_the_same_file_again_while_the_first_is_under_way_costs_one_upload(talk: Talk) -> None:
    await talk.begin()
    talk.api.say("Said once.")
    talk.api.hold()
    first = await talk.chat.send_voice(voice_note(), duration_s=8)
    again = await talk.chat.forward(first)
    await talk.gets_answer_to(again)
    await until(lambda: talk.api.count("upload") == 1)
    talk.api.finish_all()
    for sent in (first, again):
        await talk.chat.wait_for(lambda m, to=sent.message_id: m.reply_to == to and "Said once." in m.text)  # type: ignore[misc]
        await talk.chat.wait_for(lambda m, to=sent.message_id: m.reply_to == to and m.document is not None)  # type: ignore[misc]
    assert talk.api.count("upload") == talk.api.count("result") == 1


async def test_who_waits_for_the_same_file_follows_its_task_when_the_first_is_cancelled(talk: Talk) -> None:
    await talk.begin()
    talk.api.say("Said after all.")
    talk.api.hold()
    first = await talk.chat.send_voice(voice_note(), duration_s=8)
    status = await talk.gets_answer_to(first)
    await until(lambda: len(talk.api.tasks) == 1)
    again = await talk.chat.forward(first)
    await talk.gets_answer_to(again)
    await talk.chat.tap(status, "Cancel")
    talk.api.finish_all()
    await talk.chat.wait_for(lambda m: m.reply_to == again.message_id and "Said after all." in m.text)
    assert talk.api.count("upload") == 1


@pytest.mark.parametrize("before", [True, False])
async def test_who_waits_for_a_file_whose_upload_is_cancelled_is_answered_by_one_task(talk: Talk, before: bool) -> None:
    await talk.begin()
    talk.api.say("Uploaded by whoever is left.")
    held = talk.api.pause("upload", before=before)
    first = await talk.chat.send_voice(voice_note(), duration_s=8)
    status = await talk.gets_answer_to(first)
    await held.reached_within(60)
    again = await talk.chat.forward(first)
    waiting = await talk.gets_answer_to(again)
    await talk.chat.tap(status, "Cancel")
    if not before:
        # It was made all the same, and is found.
        assert len(talk.api.tasks) == 1
    held.release()
    await talk.chat.wait_for(lambda m: m.reply_to == again.message_id and "whoever is left" in m.text and m != waiting)
    await talk.is_done()
    assert talk.api.count("upload") == (2 if before else 1)
    assert not any(m.reply_to == first.message_id for m in talk.chat.messages)


async def test_what_was_cancelled_while_its_task_ran_is_followed_when_it_is_sent_again(talk: Talk) -> None:
    await talk.begin()
    talk.api.say("Paid for once.")
    talk.api.hold()
    first = await talk.chat.send_voice(voice_note(), duration_s=8)
    status = await talk.gets_answer_to(first)
    await talk.chat.wait_until(lambda: "ranscribing" in status.text)
    told = await talk.chat.tap(status, "Cancel")
    assert "and counts what it began" in told.text
    again = await talk.chat.forward(first)
    await talk.gets_answer_to(again)
    talk.api.finish_all()
    await talk.chat.wait_for(lambda m: m.reply_to == again.message_id and "Paid for once." in m.text)
    assert (talk.api.count("upload"), talk.api.count("result")) == (1, 1)
    assert not any(m.reply_to == first.message_id for m in talk.chat.messages)
