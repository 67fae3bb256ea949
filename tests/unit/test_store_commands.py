"""How many commands one voice note costs the store, and how many a bot sends that nobody writes to."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

from cryptography.fernet import Fernet
from pydantic import SecretStr

from bot.store.client import RedisClient
from bot.store.connect import connect
from bot.store.embedded import EmbeddedStore
from sandbox.telegram import PrivateChat
from tests.bench.notes import chats_with_keys, usage
from tests.samples import voice_note
from tests.world import running, until, world

MOST_FOR_A_NOTE = 110
"""What it takes by itself is less: where the machine is busy, what was read a moment ago is read again."""

MOST_IDLE_A_SECOND = 8
_IDLE_S = 8.0


async def test_a_note_and_an_idle_bot_cost_the_store_few_commands(tmp_path: Path) -> None:
    async with EmbeddedStore(tmp_path / "store") as store, world(tmp_path / "data") as around:
        secrets = {"redis_url": SecretStr(store.url), "encryption_key": SecretStr(Fernet.generate_key().decode())}
        client = connect(store.url)
        async with running(around.settings.model_copy(update=secrets)):
            [talk] = await chats_with_keys(around, 1)
            for number in range(2):  # the first ones fill caches
                await _note(talk, number)
            await asyncio.sleep(2)  # what is counted every few seconds has been written
            idle, spent_s = await _spent(client, lambda: asyncio.sleep(_IDLE_S))
            note, took_s = await _spent(client, lambda: _note(talk, 2))
        await client.aclose()
    assert idle <= MOST_IDLE_A_SECOND * spent_s
    assert note - idle / spent_s * took_s <= MOST_FOR_A_NOTE


async def _note(talk: PrivateChat, number: int) -> None:
    await talk.send_voice(voice_note() + b"%d" % number, duration_s=8)
    await until(lambda: sum(m.document is not None for m in talk.messages if m.from_bot) > number)
    await until(lambda: not any("Transcribing" in m.text or "Got it" in m.text for m in talk.messages))


async def _spent(client: RedisClient, do: Callable[[], Awaitable[None]]) -> tuple[int, float]:
    before, began_s = await usage(client), time.monotonic()
    await do()
    return (await usage(client)).commands - before.commands, time.monotonic() - began_s
