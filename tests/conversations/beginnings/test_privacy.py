"""What is kept, and its erasure."""

import re
from pathlib import Path
from typing import Any

from cryptography.fernet import Fernet

from bot.store.connect import connect
from bot.store.embedded import EmbeddedStore
from bot.store.vault import own_key
from tests.conversations.conftest import Talk
from tests.samples import voice_note
from tests.world import KEY, running, world

SEALED = re.compile(r"gAAAAA[\w=-]+")
READS: dict[bytes, Any] = {
    b"string": lambda store, name: store.get(name),
    b"hash": lambda store, name: store.hgetall(name),
    b"set": lambda store, name: store.smembers(name),
    b"zset": lambda store, name: store.zrange(name, 0, -1),
    b"list": lambda store, name: store.lrange(name, 0, -1),
    b"stream": lambda store, name: store.xrange(name),
}


async def test_everything_of_a_chat_can_be_erased(talk: Talk) -> None:
    await talk.begin()
    talk.api.hold()
    await talk.chat.send_voice(voice_note(), duration_s=8)
    await talk.chat.say("/privacy")
    kept = await talk.hears("What I keep of this chat")
    await talk.chat.tap(kept, "Erase everything")
    asked = await talk.hears("Erase this chat's key")
    await talk.chat.tap(asked, "Yes, erase")
    await talk.hears("I keep nothing of this chat")
    await talk.chat.say("/key")
    await talk.hears("It lives 30 days")


async def test_after_an_erasure_the_store_holds_nothing_of_the_chat(tmp_path: Path) -> None:
    async with world(tmp_path / "data") as around, running(around.settings):
        talk = Talk(around, person := around.telegram.person("Alice", "en"), around.telegram.private_chat(person))
        await talk.begin()
        talk.api.say("The goldfish knows.")
        note = await talk.chat.send_audio(voice_note(), file_name="Goldfish.mp3", duration_s=8)
        await talk.gets_file_for(note)
        await talk.is_done()
        await talk.chat.say("/history")
        await talk.hears("Your tasks")
        await talk.chat.say("/settings")
        await talk.chat.say("/privacy")
        await talk.chat.tap(await talk.hears("What I keep of this chat"), "Erase everything")
        await talk.chat.tap(await talk.hears("Erase this chat's key"), "Yes, erase")
        await talk.hears("I keep nothing of this chat")
        (task,) = talk.api.tasks.values()
        planted = [KEY, "goldfish", "Goldfish", task.id, note.content["audio"]["file_id"], str(talk.chat.id), "Alice"]
        assert await left_in_store(around.settings.data_dir, planted) == []


async def left_in_store(data_dir: Path, planted: list[str]) -> list[tuple[str, str]]:
    """Keys whose name or value holds one of these texts, with the text; sealed values are opened."""
    opened = Fernet(own_key(data_dir))
    store: Any = connect(f"unix://{EmbeddedStore(data_dir).socket_in_use()}")
    found = []
    async for name in store.scan_iter(match="*", count=1000):
        value = repr(await READS[await store.type(name)](store, name))
        for token in set(SEALED.findall(value)):
            value += repr(opened.decrypt(token.encode()))
        found += [(name.decode(), each) for each in planted if each in name.decode() + value]
    await store.aclose()
    return found
