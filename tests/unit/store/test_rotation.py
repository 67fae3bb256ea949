"""A new encryption key: everything moves to it, and only then the old one may go."""

from datetime import UTC, datetime

import pytest
from cryptography.fernet import Fernet

from bot.chats.store import ChatKey, Chats
from bot.jobs.record import Job, Origin, Wait
from bot.jobs.repository import Jobs
from bot.jobs.transcripts import Transcripts
from bot.store import keys
from bot.store.client import RedisClient
from bot.store.connect import check_vault
from bot.store.fitness import StoreError
from bot.store.vault import Rotation, Vault

NOW = datetime(2026, 1, 31, tzinfo=UTC)
OLD, NEW = (Fernet.generate_key().decode() for _ in range(2))
JOB = Job(id="1:2", origin=Origin(chat_id=1, message_id=2), created_at=NOW, wait=Wait(deadline_at=NOW))


async def fill(store: RedisClient, vault: Vault) -> None:
    await check_vault(store, vault)
    await Chats(store, vault).set_key(1, ChatKey("acc", "sk_kept_0123456789", NOW))
    await Jobs(store, vault).create(JOB, NOW)
    await Transcripts(store, vault).put_text("1:2", "t", b"what was said")


async def test_after_a_rotation_the_new_key_alone_opens_everything(store: RedisClient) -> None:
    await fill(store, Vault([OLD]))
    both = Vault([NEW, OLD])
    await check_vault(store, both)
    with pytest.raises(StoreError, match="does not fit"):
        await check_vault(store, Vault([NEW]))
    rotation = Rotation(store, both)
    assert await rotation.is_due()
    assert await rotation.run() == 4
    assert not await rotation.is_due()
    new = Vault([NEW])
    await check_vault(store, new)
    key = await Chats(store, new).key(1)
    assert key is not None
    assert key.secret == "sk_kept_0123456789"
    assert await Jobs(store, new).get("1:2") == JOB
    assert await Transcripts(store, new).get_text("1:2", "t") == b"what was said"


async def test_what_no_key_opens_keeps_the_canary_where_it_is(store: RedisClient) -> None:
    await fill(store, Vault([OLD]))
    strange = Vault([Fernet.generate_key().decode()]).seal(b"strange", "chat:9")
    await store.hset(keys.chat(9), mapping={"key": strange})
    rotation = Rotation(store, Vault([NEW, OLD]))
    await rotation.run()
    assert await rotation.is_due()
    assert (await store.hgetall(keys.chat(9)))[b"key"] == strange
    await check_vault(store, Vault([NEW, OLD]))
