"""A Bot API server of one's own: large files come from its disk, and only from its folder."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from sandbox.telegram import Blob
from tests.conversations.conftest import Talk
from tests.samples import voice_note
from tests.world import running, world

OVER_THE_CLOUDS_LIMIT_BYTES = 45 * 1024 * 1024


@pytest.fixture
async def talk(tmp_path: Path) -> AsyncIterator[Talk]:
    async with world(tmp_path / "data") as around:
        around.telegram.work_locally(tmp_path / "telegram")
        changes = {"telegram_api_local": True, "telegram_files_dir": tmp_path / "telegram"}
        around.settings = around.settings.model_copy(update=changes)
        person = around.telegram.person("Alice", language_code="en")
        talk = Talk(around, person, around.telegram.private_chat(person))
        async with running(around.settings):
            await talk.begin()
            yield talk
        assert around.telegram.refusals == []


async def test_a_video_over_twenty_megabytes_is_transcribed(talk: Talk) -> None:
    talk.api.say("A long film.")
    sent = await talk.chat.send_video(Blob(OVER_THE_CLOUDS_LIMIT_BYTES), duration_s=600)
    await talk.gets_file_for(sent)
    (task,) = talk.api.tasks.values()
    assert task.media.size == OVER_THE_CLOUDS_LIMIT_BYTES


async def test_a_path_that_leads_out_of_the_folder_is_not_read(talk: Talk, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "telegram" / talk.telegram.token).mkdir(parents=True)
    (tmp_path / "telegram" / talk.telegram.token / "files").symlink_to(tmp_path / "elsewhere")
    sent = await talk.chat.send_voice(b"OggS" + bytes(2000), duration_s=2)
    note = await talk.chat.wait_for(lambda m: m.from_bot and m.reply_to == sent.message_id and not m.buttons)
    assert "no longer" in note.text
    assert talk.api.tasks == {}


async def test_a_file_that_is_away_is_told_of_and_taken_when_it_is_back(talk: Talk, tmp_path: Path) -> None:
    talk.telegram.local_dir = tmp_path / "elsewhere"
    sent = await talk.chat.send_voice(voice_note(), duration_s=2)
    note = await talk.hears("couldn't read this file")
    assert talk.api.tasks == {}
    talk.telegram.local_dir = tmp_path / "telegram"
    await talk.chat.tap(note, "Try again")
    await talk.gets_file_for(sent)
