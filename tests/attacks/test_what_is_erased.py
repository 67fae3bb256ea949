"""Who gets hold of the disk afterwards, and who erases again and again."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cryptography.fernet import Fernet, InvalidToken

from bot.store.connect import connect
from bot.store.embedded import EmbeddedStore
from bot.store.vault import own_key
from tests.conversations.beginnings.test_privacy import left_in_store
from tests.conversations.conftest import Talk
from tests.samples import voice_note
from tests.world import KEY, until

TOKEN = re.compile(rb"gAAAAA[\w=-]+")
WORDS = "The goldfish knows."


def contents(data_dir: Path) -> list[bytes]:
    """The files as they stand together: while one is being replaced, all are read again."""
    while True:
        try:
            return [path.read_bytes() for path in sorted((data_dir / "appendonlydir").iterdir())]
        except FileNotFoundError:
            continue


def readable(data_dir: Path) -> Iterator[bytes]:
    """Everything in the store's files that the encryption key opens."""
    fernet = Fernet(own_key(data_dir))
    for content in contents(data_dir):
        for token in TOKEN.findall(content):
            try:
                yield fernet.decrypt(token)
            except InvalidToken:
                continue


async def erase(talk: Talk) -> None:
    await talk.chat.say("/privacy")
    await talk.chat.tap(await talk.hears("What I keep of this chat"), "Erase everything")
    await talk.chat.tap(await talk.hears("Erase the key"), "Yes, erase")
    await talk.hears("nothing of this chat is kept")


async def test_nobody_with_the_disk_and_the_key_reads_what_was_erased(talk: Talk, tmp_path: Path) -> None:
    await talk.begin()
    talk.api.say(WORDS)
    await talk.gets_file_for(await talk.chat.send_voice(voice_note(), duration_s=8))
    await talk.is_done()
    data_dir = talk.world.settings.data_dir
    assert any(KEY.encode() in plain for plain in readable(data_dir))
    await erase(talk)
    await until(lambda: not any(KEY.encode() in plain or b"transcript:" in plain for plain in readable(data_dir)))
    # The base file is compressed: what it holds is what a server loads from it.
    copy = tmp_path / "stolen"
    shutil.copytree(data_dir, copy, ignore=shutil.ignore_patterns("*.sock", "lock"))
    async with EmbeddedStore(copy):
        assert await left_in_store(copy, [KEY, "goldfish", "Alice"]) == []


async def test_two_hundred_erase_taps_look_through_no_store(talk: Talk) -> None:
    await talk.begin()
    await talk.chat.say("/privacy")
    message = await talk.hears("What I keep of this chat")
    store: Any = connect(f"unix://{EmbeddedStore(talk.world.settings.data_dir).socket_in_use()}")
    before = await store.info("commandstats")
    for _ in range(200):
        await talk.chat.backend.tap(message, "privacy:erase", talk.person)
    await until(lambda: sum("nothing of this chat" in m.text for m in talk.chat.messages) >= 1)
    await talk.chat.say("/start")
    await talk.hears("transcribe")
    after = await store.info("commandstats")
    await store.aclose()
    assert after.get("cmdstat_scan") == before.get("cmdstat_scan")
    assert after.get("cmdstat_keys") == before.get("cmdstat_keys")
