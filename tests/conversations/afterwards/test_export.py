"""What a chat takes along: all of its kept transcripts as one zip, a whole batch as one file."""

import io
import zipfile
from pathlib import Path

import pytest

from sandbox.telegram import Document
from tests.conversations.conftest import Talk
from tests.conversations.groups.conftest import Choir, choir  # noqa: F401 - the fixture
from tests.conversations.recordings.test_forwards import notes_of, speak_by_content
from tests.samples import voice_note
from tests.world import KEY, running, until, world


def opened(document: Document) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(document.data))


@pytest.mark.parametrize(
    ("language", "name", "wait"),
    [("en", "Transcripts ", "Try again in a minute."), ("ru", "Расшифровки ", "Попробуйте через минуту.")],
)
async def test_all_kept_transcripts_come_as_one_zip_for_no_request(
    language: str, name: str, wait: str, tmp_path: Path
) -> None:
    async with world(tmp_path / "data") as around, running(around.settings):
        person = around.telegram.person("Alice", language_code=language)
        talk = Talk(around, person, around.telegram.private_chat(person))
        await talk.chat.say("/start")
        await talk.chat.say(KEY)
        talk.api.say("Kept for a week.")
        for number in range(2):
            await talk.chat.send_voice(voice_note() + bytes([number]), duration_s=8)
        await talk.chat.send_audio(voice_note() + b"3", file_name="../../etc/паспорт.mp3", duration_s=8)
        await talk.chat.wait_until(lambda: sum(m.document is not None for m in talk.chat.messages) == 3)
        await talk.is_done()
        spent = len(talk.api.requests)
        await talk.chat.say("/export")
        document = await talk.gets_file(".zip")
        assert document.name.startswith(name)
        archive = opened(document)
        assert archive.testzip() is None
        names = archive.namelist()
        assert sorted(n.rpartition(".")[2] for n in names) == ["json"] * 3 + ["srt"] * 3 + ["txt"] * 3
        assert len(set(names)) == len(names)
        assert not [n for n in names if "/" in n or "\\" in n]
        assert sum("Alice, 0.08" in n for n in names) == 6
        assert all(b"Kept for a week." in archive.read(n) for n in names)
        await talk.chat.say("/export")
        await talk.hears(wait)
        assert len(talk.api.requests) == spent


async def test_a_chat_without_transcripts_is_told_so(talk: Talk) -> None:
    await talk.begin()
    await talk.chat.say("/export")
    await talk.hears("Nothing to pack here yet")


async def test_nobody_waits_for_an_export_and_it_can_be_stopped(talk: Talk) -> None:
    await talk.begin()
    await talk.chat.say("/settings")
    settings = await talk.hears("Settings")
    await talk.chat.tap(settings, "Subtitles: Always")
    await talk.chat.wait_until(lambda: "✓ Always" in str(settings.buttons))
    await talk.chat.tap(settings, "Long ones")
    talk.api.say("Kept for a week.")
    await talk.chat.send_voice(voice_note(), duration_s=8)
    await talk.hears("Kept for a week.")
    await talk.is_done()
    held = talk.telegram.pause("sendDocument", void=True)
    await talk.chat.say("/export")
    await held.reached_within(60)
    status = await talk.hears("Packing the transcripts…")
    talk.api.say("Served meanwhile.")
    await talk.chat.send_voice(voice_note() + b"2", duration_s=8)
    await talk.hears("Served meanwhile.")
    await talk.chat.tap(status, "Cancel")
    await talk.chat.wait_until(lambda: status not in talk.chat.messages)
    held.release()
    await talk.is_done()
    assert not any(m.document is not None and m.document.name.endswith(".zip") for m in talk.chat.messages)


async def test_a_whole_batch_can_be_had_as_any_file(talk: Talk) -> None:
    await talk.begin()
    talk.api.hold()
    for note in await notes_of(talk, "Bob", "Cleo"):
        await talk.chat.forward(note)
    await until(lambda: len(talk.api.tasks) == 2)
    speak_by_content(talk)
    talk.api.finish_all()
    answer = await talk.hears("Words of note 2.")
    await talk.is_done()
    await talk.chat.tap(answer, "Files")
    await talk.chat.wait_until(lambda: ".vtt" in str(answer.buttons))
    for kind in (".vtt", ".txt", ".md", ".json"):
        await talk.chat.tap(answer, kind)
        data = (await talk.gets_file(kind)).data.decode()
        assert data.index("Words of note 1.") < data.index("Words of note 2.")
        assert "Cleo" in data
    assert (await talk.chat.tap(answer, ".srt")).text == "Already in the chat, and up to date."
    await talk.chat.tap(answer, "‹ Back")
    await talk.chat.wait_until(lambda: "2. Cleo" in str(answer.buttons))


async def test_a_groups_transcripts_come_to_the_one_who_asks(choir: Choir) -> None:  # noqa: F811
    choir.api.say("Sung in the group.")
    await choir.bob.send_voice(voice_note(), duration_s=8)
    await choir.hears("Sung in the group.")
    await choir.ann.say(f"/export@{choir.name}")
    offer = await choir.hears("only to you, in private")
    payload = await choir.is_led(choir.ann, offer, "Go on in private")
    own = choir.private(choir.ann)
    await own.say(f"/start {payload}")
    document = (await own.wait_for(lambda m: m.document is not None)).document
    assert document is not None
    assert "Choir" in document.name
    assert b"Sung in the group." in b"".join(map(opened(document).read, opened(document).namelist()))
    # The link is hers alone, by whatever prefix. Whoever has a chat with the bot needs no button.
    bobs = choir.private(choir.bob)
    await bobs.say(f"/start g_{payload[2:]}")
    await bobs.wait_for(lambda m: m.from_bot and "This link no longer works" in m.text)
    await choir.bob.say(f"/export@{choir.name}")
    await bobs.wait_for(lambda m: m.document is not None)
    await choir.group.wait_until(lambda: any("comes to our private chat" in m.text for m in choir.group.whispers))
    assert not any(m.document is not None for m in choir.group.messages)
