"""Who gets hold of the disk afterwards, and who erases again and again."""

import hashlib
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cryptography.fernet import Fernet, InvalidToken

from bot.store.connect import connect
from bot.store.embedded import EmbeddedStore
from bot.store.vault import own_key
from tests.conversations.beginnings.test_privacy import READS, left_in_store
from tests.conversations.conftest import Talk
from tests.samples import voice_note
from tests.world import KEY, running, until, world

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
    await talk.chat.tap(await talk.hears("Erase this chat's key"), "Yes, erase")
    await talk.hears("I keep nothing of this chat")


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
    await until(lambda: sum("First I need" in m.text for m in talk.chat.messages) == 2)
    after = await store.info("commandstats")
    await store.aclose()
    assert after.get("cmdstat_scan") == before.get("cmdstat_scan")
    assert after.get("cmdstat_keys") == before.get("cmdstat_keys")


LINK = "https://93.184.216.34/talk.mp3"
STANDS_FOR = (rb"\{account:([^}]*)\}", rb":file:(.+)", rb"link:(.+)")


async def names_and_values(data_dir: Path) -> tuple[list[bytes], bytes]:
    """The names of all that stands in the store, and with them its values as they stand there."""
    store: Any = connect(f"unix://{EmbeddedStore(data_dir).socket_in_use()}")
    names = [name async for name in store.scan_iter(match="*", count=1000)]
    # What ends meanwhile is of no type.
    kinds = {name: READS.get(await store.type(name)) for name in names}
    values = [repr(await read(store, name)).encode() for name, read in kinds.items() if read is not None]
    await store.aclose()
    return names, b"\n".join(names + values)


async def test_what_stands_for_keys_files_and_links_is_long_and_of_this_store_alone(tmp_path: Path) -> None:
    seen = list[set[bytes]]()
    for folder in ("one", "another"):
        async with world(tmp_path / folder) as around, running(around.settings):
            person = around.telegram.person("Alice", language_code="en")
            talk = Talk(around, person, around.telegram.private_chat(person))
            await talk.begin()
            note = await talk.chat.send_voice(voice_note(), duration_s=8)
            await talk.gets_file_for(note)
            await talk.gets_file_for(await talk.chat.say(LINK))
            names, all_of_it = await names_and_values(around.settings.data_dir)
        for secret in (KEY, LINK, note.content["voice"]["file_unique_id"]):
            hashed = [
                hashlib.new(how, secret.encode()).hexdigest()[:12] for how in ("md5", "sha1", "sha256", "blake2b")
            ]
            assert not [each for each in (secret, *hashed) if each.encode() in all_of_it]
        found = [{f for name in names for f in re.findall(kind, name)} for kind in STANDS_FOR]
        assert all(found), "each kind stands somewhere"
        ids = {part for kind in found for each in kind for part in each.split(b":")}
        assert not [each for each in ids if not re.fullmatch(rb"[0-9a-f]{32}", each)]
        seen.append(ids)
    assert seen[0] & seen[1] == set()
