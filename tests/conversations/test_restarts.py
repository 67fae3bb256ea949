"""Work that takes long, and buttons, outlive the process that began them."""

from pathlib import Path

from tests.conversations.conftest import Talk
from tests.conversations.test_history import made_elsewhere, opened_card
from tests.world import running, world


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
            await pause.reached_within(30)
        pause.release()
        async with running(around.settings):
            file = await talk.gets_file("song.mp3")
            assert file.data == b"ID3" + bytes(500)
            await talk.chat.wait_until(lambda: not [m for m in talk.chat.messages if "Fetching" in m.text])
            await talk.chat.tap(card, "TXT")
            await talk.gets_file(".txt")
        assert len([m for m in talk.chat.messages if m.document is not None and m.document.name == "song.mp3"]) == 1
        assert talk.telegram.refusals == []
