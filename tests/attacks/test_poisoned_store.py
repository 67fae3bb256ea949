"""Who can write to the store, and puts there what nobody sealed."""

import os
import re
from pathlib import Path
from typing import Any

import pytest

from bot.store.connect import connect
from bot.store.embedded import EmbeddedStore
from bot.store.fitness import StoreError
from tests.conversations.beginnings.test_keys_and_limits import NEW_KEY
from tests.conversations.conftest import Talk
from tests.samples import voice_note
from tests.world import until

GARBAGE = b"gAAAAA\xff\x00{]"


@pytest.mark.parametrize("what", ["job", "transcript", "words", "settings", "history", "handle", "notice"])
async def test_what_nobody_sealed_counts_as_gone_and_the_chat_is_served(talk: Talk, what: str) -> None:
    await talk.begin()
    await talk.gets_file_for(await talk.chat.send_voice(voice_note(), duration_s=8))
    await talk.is_done()
    await talk.chat.say("/history")
    await talk.hears("newest first")
    store: Any = connect(f"unix://{EmbeddedStore(talk.world.settings.data_dir).socket_in_use()}")
    names = [name async for name in store.scan_iter(match=f"pv:{{chat:{talk.chat.id}}}:{what}*")]
    for name in names:
        if await store.type(name) == b"string":
            await store.set(name, GARBAGE, keepttl=True)
        elif what == "settings":
            await store.hset(name, "key", GARBAGE)
    await store.aclose()
    await until(lambda: bool(names))
    talk.api.add_key(NEW_KEY, account="account-2")
    for command in ("/key", "/history", "/find stand", "/export", f"/key {NEW_KEY}"):
        asked = await talk.chat.say(command)
        await talk.chat.wait_for(lambda m, n=asked.message_id: m.from_bot and m.message_id > n)  # type: ignore[misc]
    await talk.gets_file_for(await talk.chat.send_voice(voice_note() + b"again", duration_s=8))
    assert not [m.text for m in talk.chat.messages if m.from_bot and re.search("went wrong", m.text)]


async def test_a_link_in_the_temporary_folder_leads_to_no_store_of_anothers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deep, shared, evil = tmp_path / ("deep" * 30), tmp_path / "tmp", tmp_path / "evil"
    for folder in (deep, shared, evil):
        folder.mkdir()
    (shared / f"pv-{os.getuid()}-{deep.stat().st_ino}").symlink_to(evil)
    monkeypatch.setattr("tempfile.tempdir", str(shared))
    with pytest.raises(StoreError, match="belongs to somebody else"):
        await EmbeddedStore(deep).__aenter__()
    assert list(evil.iterdir()) == []
