"""Real files of many formats: each reaches the service byte for byte, under a name that it can read."""

from tests.conversations.conftest import Talk
from tests.samples import FOLDER, voice_note

SAMPLES = sorted((FOLDER / "formats").glob("voice.*"))


async def test_real_files_of_forty_formats_arrive_whole_under_their_own_extension(talk: Talk) -> None:
    await talk.begin()
    for path in SAMPLES:
        await talk.chat.send_document(path.read_bytes(), file_name=f"My {path.name}", mime="application/octet-stream")
    await talk.chat.wait_until(lambda: len(talk.api.tasks) == len(SAMPLES))
    uploads = {task.name.rpartition(".")[2]: task for task in talk.api.tasks.values()}
    for path in SAMPLES:
        task = uploads[path.suffix[1:]]
        assert task.media.content == path.read_bytes()
        assert task.name.startswith("My voice ")
        assert task.media.content_type.startswith(("audio/", "video/"))
    await talk.is_done()


async def test_a_file_that_nothing_names_is_known_by_its_bytes(talk: Talk) -> None:
    await talk.begin()
    talk.api.say("From within.")
    await talk.chat.send_document(voice_note(), file_name="recording", mime="application/octet-stream")
    await talk.hears("From within.")
    assert [task.name.rpartition(".")[2] for task in talk.api.tasks.values()] == ["ogg"]


async def test_a_program_that_is_typed_as_film_is_refused_and_not_uploaded(talk: Talk) -> None:
    await talk.begin()
    await talk.chat.send_document(b"export const a = 1;\n" * 99, file_name="main.ts", mime="video/mp2t")
    await talk.hears("I can't transcribe this file")
    assert talk.api.tasks == {}


async def test_playlists_and_notes_are_refused_at_once(talk: Talk) -> None:
    await talk.begin()
    tried = len(talk.api.requests)
    for name, mime in (("list.m3u8", "audio/mpegurl"), ("radio.pls", "audio/x-scpls"), ("song.mid", "audio/midi")):
        asked = await talk.chat.send_document(b"#EXTM3U", file_name=name, mime=mime)
        assert "I can't transcribe this file" in (await talk.gets_answer_to(asked)).text
    asked = await talk.chat.send_audio(b"MThd", file_name="song.mid", mime="audio/midi")
    assert "I can't transcribe this file" in (await talk.gets_answer_to(asked)).text
    assert len(talk.api.requests) == tried


async def test_a_title_with_a_full_stop_is_kept_whole_and_no_mark_is_shown(talk: Talk) -> None:
    await talk.begin()
    await talk.chat.send_audio(voice_note(), file_name="No. 5 - Talk")
    assert (await talk.gets_file(".srt")).name == "No. 5 - Talk.srt"
    (task,) = talk.api.tasks.values()
    assert task.name.startswith("No. 5 - Talk ")
    assert task.name.endswith(".mp3")
