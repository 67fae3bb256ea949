"""What belongs to a chat is found by its own index, never by looking through the store."""

import inspect
from datetime import UTC, datetime
from typing import Any

import pytest
from cryptography.fernet import Fernet

from bot.chats.store import ChatKey, Chats
from bot.jobs.record import Job, Media, Origin, Sent, ServiceTask, Wait
from bot.jobs.repository import Jobs
from bot.jobs.transcripts import Transcripts
from bot.library.handles import Handles
from bot.library.listing import Listing
from bot.store import keys
from bot.store.client import RedisClient
from bot.store.connect import check_vault
from bot.store.vault import Vault

NOW = datetime.now(UTC)
CHAT, OTHER = 9_900_011, 9_900_012
BY_INDEX = {"job", "transcript", "words", "srt", "file", "task", "handle", "notice", "edits", "opted_out", "belongings"}
"""Names that the index holds, or leads to, and the two that an erasure treats by themselves."""


@pytest.fixture
async def vault(store: RedisClient) -> Vault:
    return await check_vault(store, Vault([Fernet.generate_key().decode()]))


def job_of(chat_id: int) -> Job:
    media = Media(file_id="f", file_unique_id="AgADsecret", kind="voice", size=1)
    origin = Origin(chat_id=chat_id, message_id=5, user_id=chat_id)
    return Job(
        id=f"{chat_id}:5", origin=origin, created_at=NOW, sent=Sent(media=media), task=ServiceTask(id="task-5"),
        wait=Wait(deadline_at=NOW),
    )  # fmt: skip


async def fill(store: RedisClient, vault: Vault, chat_id: int) -> None:
    """Something of every kind."""
    jobs, chats, job = Jobs(store, vault), Chats(store, vault), job_of(chat_id)
    await chats.met(chat_id)
    await chats.set_key(chat_id, ChatKey("acc", "sk_kept_0123456789", NOW))
    await jobs.create(job, NOW)
    await jobs.hold_content(job)
    await jobs.remember_task(job)
    await Transcripts(store, vault).put_text(job.id, "task-5", b"what was said", b"its words")
    await Transcripts(store, vault).put_subtitles(job.id, "task-5", b"what was said")
    await Handles(store, vault).give(chat_id, Listing(id="task-5"))
    await chats.first_notice(chat_id, "limit", 60)
    await chats.note(chat_id, "dead:acc", b"[]", 60)


async def left(store: RedisClient, chat_id: int) -> list[str]:
    return sorted([name.decode() async for name in store.scan_iter(match=f"*{chat_id}*", count=1000)])


async def commands(store: RedisClient, command: str) -> int:
    stats: dict[str, Any] = await store.info("commandstats")
    return int(stats.get(f"cmdstat_{command}", {}).get("calls", 0))


async def test_an_erasure_finds_everything_of_its_chat_and_looks_through_nothing(
    store: RedisClient, vault: Vault
) -> None:
    for chat_id in (CHAT, OTHER):
        await fill(store, vault, chat_id)
    before = await left(store, OTHER)
    scans = await commands(store, "scan")
    await Chats(store, vault).erase(CHAT)
    assert await commands(store, "scan") == scans
    assert await left(store, CHAT) == []
    assert await left(store, OTHER) == before


async def test_what_a_version_without_the_index_wrote_is_entered_and_its_files_lose_their_plain_names(
    store: RedisClient, vault: Vault
) -> None:
    await fill(store, vault, CHAT)
    await store.delete(keys.belongings(CHAT))
    file = keys.same_file(CHAT, vault.id_of("AgADsecret", "file"))
    await store.rename(file, keys.same_file(CHAT, "AgADsecret"))
    await keys.enter_all(store, vault.id_of)
    assert await store.get(file) == f"{CHAT}:5".encode()
    await Chats(store, vault).erase(CHAT)
    assert await left(store, CHAT) == []
    scans = await commands(store, "scan")
    await keys.enter_all(store, vault.id_of)
    assert await commands(store, "scan") == scans


def test_every_name_of_a_chat_is_fixed_or_entered() -> None:
    for name, make in inspect.getmembers(keys, inspect.isfunction):
        first = next(iter(inspect.signature(make).parameters), "")
        if first not in ("chat_id", "user_id"):
            continue
        made = make(*([1] + ["x"] * (len(inspect.signature(make).parameters) - 1)))
        if isinstance(made, str) and made.startswith(keys.tag_of_chat(1)) and made != keys.tag_of_chat(1):
            kind = made.removeprefix(keys.tag_of_chat(1)).partition(":")[0]
            assert made in keys.fixed_names(1) or kind in BY_INDEX, name
