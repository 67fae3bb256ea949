"""The source of a task, streamed back to the chat through cuts, in the form that the chat can play."""

import os

import pytest

from sandbox.polyglotvoice import Upload
from tests.conversations.afterwards.test_history import made_elsewhere, opened_card
from tests.conversations.conftest import Talk
from tests.samples import voice_note

MIB = 1024 * 1024


@pytest.mark.parametrize(
    ("name", "mime", "content", "kind"),
    [
        ("song.mp3", "audio/mpeg", b"ID3" + bytes(500), "audio"),
        ("clip.mp4", "video/mp4", b"\x00\x00\x00\x20ftypisom" + bytes(500), "video"),
        ("note.ogg", "audio/ogg", voice_note(), "voice"),
        ("tape.wav", "audio/wav", b"RIFF" + bytes(500), "document"),
    ],
)
async def test_a_source_comes_as_what_the_chat_can_play(
    talk: Talk, name: str, mime: str, content: bytes, kind: str
) -> None:
    await talk.begin()
    made_elsewhere(talk, name, content, mime)
    card = await opened_card(talk)
    await talk.chat.tap(card, "Source")
    file = await talk.gets_file(name)
    assert (file.kind, file.data) == (kind, content)


async def test_a_source_that_is_cut_goes_on_where_it_was_cut(talk_in_every_dialect: Talk) -> None:
    talk = talk_in_every_dialect
    await talk.begin()
    content = b"ID3" + os.urandom(3 * MIB)
    made_elsewhere(talk, "Lecture.mp3", content)
    card = await opened_card(talk)
    talk.api.trouble("truncated", "source", after_bytes=MIB, times=2)
    await talk.chat.tap(card, "Source")
    file = await talk.gets_file("Lecture.mp3")
    assert file.data == content
    assert talk.calls("source") == 3
    sends = [call for call in talk.telegram.calls if call.method == "sendAudio"]
    assert len(sends) == 1


async def test_a_source_over_telegrams_limit_is_explained_and_its_sound_offered(talk: Talk) -> None:
    await talk.begin()
    big = Upload("film.mp4", "video/mp4", 60 * MIB, "f" * 64, bytes(60 * MIB), 5400.0)
    talk.api.make_task("account-1", big, is_url=False)
    card = await opened_card(talk)
    await talk.chat.tap(card, "Source")
    explained = await talk.hears("bots may send")
    assert "62.9 MB" in explained.text
    assert [b["text"] for row in explained.buttons for b in row] == ["As mp3", "As ogg", "Text"]
    assert not [call for call in talk.telegram.calls if call.method.startswith("send") and call.status == 413]


async def test_someone_who_takes_no_voice_messages_gets_the_source_as_a_file(talk: Talk) -> None:
    await talk.begin()
    made_elsewhere(talk, "note.ogg", voice_note(), "audio/ogg")
    card = await opened_card(talk)
    talk.telegram.fail("sendVoice", status=400, description="Bad Request: VOICE_MESSAGES_FORBIDDEN")
    await talk.chat.tap(card, "Source")
    file = await talk.gets_file("note.ogg")
    assert (file.kind, file.data) == ("document", voice_note())


async def test_a_source_under_way_can_be_cancelled(talk: Talk) -> None:
    await talk.begin()
    made_elsewhere(talk, "song.mp3")
    card = await opened_card(talk)
    pause = talk.api.pause("source")
    await talk.chat.tap(card, "Source")
    await pause.reached_within(60)
    status = await talk.hears("Fetching the file")
    await talk.chat.tap(status, "Cancel")
    await talk.chat.wait_until(lambda: status not in talk.chat.messages)
    pause.release()
    await talk.chat.say("/cancel")
    await talk.hears("Nothing is under way.")
    assert not [m for m in talk.chat.messages if m.document is not None]
