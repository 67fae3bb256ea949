"""/convert: a file in another format, by command, caption or keyboard."""

import pytest

from sandbox.polyglotvoice import Answer, json_answer
from tests.conversations.conftest import Talk
from tests.samples import voice_note


async def test_a_note_is_converted_by_a_reply_with_a_format(talk_in_every_dialect: Talk) -> None:
    talk = talk_in_every_dialect
    await talk.begin()
    song = await talk.chat.send_document(voice_note(), file_name="Песня № 1.ogg", mime="audio/ogg")
    await talk.gets_file(".srt")
    await talk.chat.say("/convert mp3", reply_to=song)
    file = await talk.gets_file(".mp3")
    assert (file.name, file.kind, file.data) == ("Песня № 1.mp3", "audio", voice_note())
    sent = await talk.chat.wait_for(lambda m: m.document is not None and m.document.name.endswith(".mp3"))
    assert sent.reply_to == song.message_id
    assert len(talk.api.tasks) == 1


async def test_a_caption_converts_and_does_not_transcribe(talk: Talk) -> None:
    await talk.begin()
    await talk.chat.send_document(voice_note(), file_name="memo.ogg", mime="audio/ogg", caption="/convert .WAV")
    file = await talk.gets_file(".wav")
    assert (file.name, file.kind) == ("memo.wav", "document")
    assert talk.api.tasks == {}


async def test_without_a_format_a_keyboard_asks_for_it_and_goes(talk: Talk) -> None:
    await talk.begin()
    note = await talk.chat.send_voice(voice_note(), duration_s=8)
    await talk.gets_file(".srt")
    await talk.chat.say("/convert", reply_to=note)
    asked = await talk.hears("Which format?")
    await talk.chat.tap(asked, "FLAC")
    file = await talk.gets_file(".flac")
    assert file.name == "Alice, 0.08.flac"
    assert file.data == voice_note()
    await talk.chat.wait_until(lambda: asked not in talk.chat.messages)
    await talk.is_done()
    for second in ("FLAC", "MP3"):
        assert (await talk.chat.tap(asked, second)).text == "This button no longer works."
    assert talk.granted("convert-audio") == 1


async def test_an_unknown_format_is_not_sent_anywhere(talk: Talk) -> None:
    await talk.begin()
    note = await talk.chat.send_voice(voice_note(), duration_s=8)
    await talk.gets_file(".srt")
    asked = len(talk.api.requests)
    await talk.chat.say("/convert docx", reply_to=note)
    await talk.hears("I don't know the format “docx”")
    await talk.chat.say("/convert mp3")
    await talk.hears("Reply to a recording with /convert mp3")
    assert len(talk.api.requests) == asked


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (json_answer({"detail": "No sound in it"}, 400), "No sound in it"),
        (json_answer({"success": False, "error": "No sound in it"}), "No sound in it"),
        (json_answer({"url": "https://cdn.example/x.mp3"}, 202), "didn't say why"),
        (Answer(302, headers={"Location": "https://cdn.example/x.mp3"}), "another address"),
    ],
    ids=["refused", "refused in a good answer", "no file", "elsewhere"],
)
async def test_a_refused_conversion_is_paid_for_once_and_says_why(talk: Talk, answer: Answer, words: str) -> None:
    await talk.begin()
    note = await talk.chat.send_voice(voice_note(), duration_s=8)
    await talk.gets_file(".srt")
    talk.api.answer_with(answer, "convert-audio", times=1)
    await talk.chat.say("/convert mp3", reply_to=note)
    failed = await talk.hears(words)
    assert talk.calls("convert-audio") == 1
    await talk.chat.tap(failed, "Try again")
    await talk.gets_file(".mp3")


async def test_a_conversion_that_the_service_breaks_off_is_tried_again(talk: Talk) -> None:
    await talk.begin()
    note = await talk.chat.send_voice(voice_note(), duration_s=8)
    await talk.gets_file(".srt")
    talk.api.trouble("status", "convert-audio", status=503, times=1)
    await talk.chat.say("/convert mp3", reply_to=note)
    await talk.gets_file(".mp3")
    assert (talk.api.count("convert-audio", status=503), talk.granted("convert-audio")) == (1, 1)


async def test_a_file_sent_before_there_is_a_key_is_converted_when_it_comes(talk: Talk) -> None:
    from tests.world import KEY

    await talk.chat.say("/start")
    await talk.chat.send_document(voice_note(), file_name="memo.ogg", mime="audio/ogg", caption="/convert mp3")
    await talk.hears("Waiting for a working key")
    await talk.chat.say(KEY)
    await talk.gets_file(".mp3")


async def test_a_file_that_telegram_does_not_take_for_a_while_is_converted_once(talk: Talk) -> None:
    await talk.begin()
    note = await talk.chat.send_voice(voice_note(), duration_s=8)
    await talk.gets_file(".srt")
    talk.telegram.fail("sendAudio", status=502, description="Bad Gateway", times=3)
    talk.telegram.fail("sendAudio", status=400, description="Bad Request: wrong type of the file")
    await talk.chat.say("/convert mp3", reply_to=note)
    file = await talk.gets_file(".mp3")
    assert (file.kind, file.data) == ("document", voice_note())
    assert talk.granted("convert-audio") == 1
