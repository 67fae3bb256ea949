"""A group's belongings under its new id."""

from datetime import UTC, datetime

from cryptography.fernet import Fernet

from bot.chats.rulebook import RuleBook
from bot.chats.store import ChatKey, Chats
from bot.groups.migration import Moving, moved_job
from bot.jobs.record import Job, Origin, Wait
from bot.store.client import RedisClient
from bot.store.vault import Vault

NOW = datetime(2026, 1, 31, tzinfo=UTC)
OLD, NEW = -7, -1_000_000_000_007


async def test_choices_and_key_open_under_the_new_id_alone(store: RedisClient) -> None:
    vault = Vault([Fernet.generate_key().decode()])
    chats, moving = Chats(store, vault), Moving(store, vault, RuleBook(store, vault))
    await chats.choose(OLD, srt="never")
    await chats.set_key(OLD, ChatKey("acc", "sk_of_the_group_0123", NOW))
    for _ in range(2):
        await moving.settings(OLD, NEW)
    key = await chats.key(NEW)
    assert key is not None
    assert key.secret == "sk_of_the_group_0123"
    assert (await chats.choices(NEW)).srt == "never"
    assert await chats.using("acc") == [NEW]
    assert await chats.key(OLD) is None
    assert await chats.former_id(NEW) == OLD


async def test_a_key_that_was_set_in_the_new_group_already_stays(store: RedisClient) -> None:
    vault = Vault([Fernet.generate_key().decode()])
    chats = Chats(store, vault)
    await chats.set_key(OLD, ChatKey("old", "sk_old_0123456789", NOW))
    await chats.set_key(NEW, ChatKey("new", "sk_new_0123456789", NOW))
    await Moving(store, vault, RuleBook(store, vault)).settings(OLD, NEW)
    key = await chats.key(NEW)
    assert key is not None
    assert key.account_id == "new"
    assert await chats.using("old") == []


def test_a_moved_job_takes_nobodys_id_and_is_found_by_its_old_tag() -> None:
    for job_id in ("-7:5", "-7:5:2"):
        job = Job(id=job_id, origin=Origin(chat_id=OLD, message_id=5), created_at=NOW, wait=Wait(deadline_at=NOW))
        moved = moved_job(job, NEW)
        assert moved.id.startswith(f"{NEW}:5:")
        assert moved.id.count(":") == 3
        assert moved.upload_tag == job.upload_tag
        assert (moved.origin.chat_id, moved.origin.message_id) == (NEW, 0)
