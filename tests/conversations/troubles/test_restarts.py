"""Work that takes long, and buttons, outlive the process that began them."""

from pathlib import Path

from bot.store import keys
from bot.store.connect import connect
from bot.store.embedded import EmbeddedStore
from tests.conversations.afterwards.test_history import made_elsewhere, opened_card
from tests.conversations.conftest import Talk
from tests.samples import voice_note
from tests.world import running, until, world


async def test_a_source_begun_before_a_restart_arrives_after_it_and_old_buttons_work(tmp_path: Path) -> None:
    async with world(tmp_path / "data") as around:
        person = around.telegram.person("Alice", language_code="en")
        talk = Talk(around, person, around.telegram.private_chat(person))
        made_elsewhere(talk, "song.mp3")
        pause = talk.api.pause("source")
        async with running(around.settings):
            await talk.begin()
            card = await opened_card(talk)
            await talk.chat.tap(card, "Source")
            await pause.reached_within(60)
        pause.release()
        async with running(around.settings):
            file = await talk.gets_file("song.mp3")
            assert file.data == b"ID3" + bytes(500)
            await talk.chat.wait_until(lambda: not [m for m in talk.chat.messages if "Fetching" in m.text])
            await talk.chat.tap(card, "TXT")
            await talk.gets_file(".txt")
        assert len([m for m in talk.chat.messages if m.document is not None and m.document.name == "song.mp3"]) == 1
        assert talk.telegram.refusals == []


async def test_a_note_whose_place_in_the_index_was_lost_is_answered_all_the_same(tmp_path: Path) -> None:
    async with world(tmp_path / "data") as around:
        person = around.telegram.person("Alice", language_code="en")
        talk = Talk(around, person, around.telegram.private_chat(person))
        talk.api.hold()
        async with running(around.settings):
            await talk.begin()
            sent = await talk.chat.send_voice(voice_note(), duration_s=2)
            await until(lambda: len(talk.api.tasks) == 1)
        async with EmbeddedStore(around.settings.data_dir) as embedded:
            store = connect(embedded.url)
            # All that could lead to the job is gone, but for its record.
            names = [name.decode() async for name in store.scan_iter(match="*", count=1000)]
            for name in names:
                if "{steps}" in name or name.endswith((":watching", ":looking")):
                    await store.delete(name)
            for name in (keys.OPEN_JOBS, keys.ORPHANS_SOUGHT, keys.chat_jobs(talk.chat.id)):
                await store.delete(name)
            await store.aclose()
        talk.api.finish_all()
        async with running(around.settings):
            await talk.gets_file_for(sent)
            await talk.is_done()
        assert (talk.calls("upload"), talk.telegram.refusals) == (1, [])
