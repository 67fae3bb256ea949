"""Files of all kinds, links, and what can't be served."""

import pytest

from sandbox.telegram.files import Blob
from tests.conversations.conftest import Talk
from tests.samples import voice_note
from tests.world import until

MIB = 1024 * 1024


async def test_a_file_keeps_its_cyrillic_name(talk_in_every_dialect: Talk) -> None:
    talk = talk_in_every_dialect
    await talk.begin()
    await talk.chat.send_document(voice_note("ru"), file_name="Лекция № 3.mp3", mime="audio/mpeg")
    subtitles = await talk.gets_file(".srt")
    assert subtitles.name == "Лекция № 3.srt"
    (uploaded,) = talk.api.uploads_by_name
    assert uploaded.startswith("Лекция № 3 ")
    assert uploaded.endswith(".mp3")


@pytest.mark.parametrize("kind", ["voice", "video_note", "audio", "video"])
async def test_every_kind_of_media_is_taken(talk: Talk, kind: str) -> None:
    await talk.begin()
    talk.api.say(f"Said in a {kind}.")
    if kind == "voice":
        await talk.chat.send_voice(voice_note(), duration_s=8)
    elif kind == "video_note":
        await talk.chat.send_video_note(voice_note(), duration_s=8)
    elif kind == "audio":
        await talk.chat.send_audio(voice_note(), file_name="song.mp3")
    else:
        await talk.chat.send_video(voice_note(), file_name="clip.mp4")
    await talk.hears(f"Said in a {kind}.")


async def test_a_video_note_is_taken_whatever_its_first_bytes_are(talk: Talk) -> None:
    await talk.begin()
    talk.api.say("Round, and of no known head.")
    await talk.chat.send_video_note(b"a head that nobody knows " * 40, duration_s=8)
    await talk.hears("Round, and of no known head.")
    (uploaded,) = talk.api.uploads_by_name
    assert uploaded.endswith(".mp4")


@pytest.mark.parametrize("told_size", [1, 10_000_000, 0])
async def test_a_file_arrives_whole_whatever_size_was_told_of_it(talk: Talk, told_size: int) -> None:
    await talk.begin()
    note = voice_note()
    talk.api.say("All of it.")
    await talk.chat.send_voice(Blob(len(note), note, told_size), duration_s=8)
    await talk.hears("All of it.")
    assert talk.granted("upload") == talk.calls("upload") == 1
    (task,) = talk.api.tasks.values()
    assert task.media.content == note


async def test_a_document_is_taken_by_its_extension_when_its_type_says_nothing(talk: Talk) -> None:
    await talk.begin()
    talk.api.say("From a plain document.")
    await talk.chat.send_document(voice_note(), file_name="memo.OPUS", mime="application/octet-stream")
    await talk.hears("From a plain document.")


async def test_a_document_that_is_no_media_gets_one_clear_sentence(talk: Talk) -> None:
    await talk.begin()
    tried = len(talk.api.requests)
    await talk.chat.send_document(b"%PDF-1.7", file_name="report.pdf", mime="application/pdf")
    await talk.hears("I can't transcribe this file")
    assert len(talk.api.requests) == tried


async def test_a_file_over_twenty_megabytes_is_refused_with_what_to_do_instead(talk: Talk) -> None:
    await talk.begin()
    tried = len(talk.api.requests)
    await talk.chat.send_document(bytes(21 * MIB), file_name="film.mp4", mime="video/mp4")
    answer = await talk.hears("up to 20 MB")
    assert "link" in answer.text
    assert len(talk.api.requests) == tried


async def test_an_empty_file_is_refused(talk: Talk) -> None:
    await talk.begin()
    await talk.chat.send_document(b"", file_name="nothing.mp3", mime="audio/mpeg")
    await talk.hears("This file is empty")


async def test_two_links_in_one_message_get_an_answer_each(talk_in_every_dialect: Talk) -> None:
    talk = talk_in_every_dialect
    await talk.begin()
    asked = await talk.chat.say("Both please: https://example.com/one.mp4 and https://example.com/two.mp4")
    for _ in range(2):
        await talk.chat.wait_until(
            lambda: (
                len([m for m in talk.chat.messages if m.document is not None and m.reply_to == asked.message_id]) == 2
            )
        )
    assert len(talk.api.tasks) == 2


async def test_a_link_that_the_service_refuses_is_answered_with_its_reason(talk_in_every_dialect: Talk) -> None:
    talk = talk_in_every_dialect
    await talk.begin()
    talk.api.refuse_url("https://example.com/private.mp4", "This video is private")
    await talk.chat.say("https://example.com/private.mp4")
    await talk.hears("This video is private")
    assert talk.api.tasks == {}


async def test_a_link_to_a_private_address_goes_nowhere(talk: Talk) -> None:
    await talk.begin()
    tried = len(talk.api.requests)
    for link in ("http://127.0.0.1/a.mp3", "http://192.168.1.7/a.mp3", "http://169.254.169.254/latest"):
        await talk.chat.say(link)
    await talk.chat.wait_until(lambda: len([m for m in talk.chat.messages if "private address" in m.text]) == 3)
    assert len(talk.api.requests) == tried


async def test_chatter_is_met_with_what_can_be_sent(talk: Talk) -> None:
    await talk.begin()
    await talk.chat.say("Nice weather today.")
    await talk.hears("Send me a voice note, file or link")
    await talk.chat.say("/nonsense")
    await talk.hears("I don't know this command")


async def test_a_link_that_was_found_good_is_not_checked_again_for_a_while(talk: Talk) -> None:
    await talk.begin()
    first = await talk.chat.say("https://93.184.216.34/talk")
    await talk.gets_file_for(first)
    again = await talk.chat.say("Once more: https://93.184.216.34/talk")
    await talk.gets_file_for(again)
    assert (talk.granted("validate-url"), talk.granted("from-url")) == (1, 1)
    # Who wants it made anew says so.
    await talk.is_done()
    answer = next(m for m in talk.chat.messages if m.reply_to == again.message_id and "Again" in str(m.buttons))
    await talk.chat.tap(answer, "Again")
    await talk.chat.wait_until(lambda: "↻ " in str(answer.buttons))
    (button,) = [b["text"] for row in answer.buttons for b in row if b["text"].startswith("↻")]
    await talk.chat.tap(answer, button)
    await until(lambda: talk.granted("from-url") == 2)
    assert talk.granted("validate-url") == 1
