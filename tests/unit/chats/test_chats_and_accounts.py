"""Chats' keys and choices; accounts' rests, looks and counters."""

import gc
from datetime import UTC, datetime, timedelta

import pytest
from cryptography.fernet import Fernet
from pydantic import ValidationError

from bot.accounts.state import Accounts
from bot.accounts.watchlist import WatchedTask, Watchlist
from bot.chats.store import UNWRITABLE, ChatKey, Chats, Choices, Unwritable
from bot.store import keys
from bot.store.client import RedisClient
from bot.store.vault import Vault
from bot.telegram.incoming.inbox import DUE_WITHIN_S, StoredUpdates
from bot.telegram.troubles import UnwritableReason

NOW = datetime(2026, 1, 31, 23, 59, tzinfo=UTC)
SECRET = "sk_test_0123456789"


@pytest.fixture
def vault() -> Vault:
    return Vault([Fernet.generate_key().decode()])


async def test_a_key_is_kept_sealed_and_belongs_to_its_chat_alone(store: RedisClient, vault: Vault) -> None:
    chats = Chats(store, vault)
    await chats.set_key(1, ChatKey("acc", SECRET, NOW))
    found = await chats.key(1)
    assert found is not None
    assert (found.secret, found.ending, found.expires_at) == (SECRET, "6789", NOW + timedelta(days=30))
    assert SECRET not in repr(found)
    stolen = await store.hgetall(keys.chat(1))
    assert SECRET.encode() not in b"".join(stolen.values())
    await store.hset(keys.chat(2), mapping={k.decode(): v for k, v in stolen.items()})
    assert await chats.key(2) is None


async def test_choices_are_kept_each_by_its_name_and_strange_ones_passed_over(store: RedisClient, vault: Vault) -> None:
    chats = Chats(store, vault)
    assert await chats.choices(1) == Choices()
    await chats.choose(1, language="ru", srt="long")
    await chats.choose(1, voice_unasked=False)
    await store.hset(keys.chat(1), mapping={"choice:style": '"sung"', "choice:unheard_of": "1", "choice:srt_from": "x"})
    assert await chats.choices(1) == Choices(language="ru", srt="long", voice_unasked=False)
    with pytest.raises(ValidationError):
        await chats.choose(1, style="sung")


async def test_a_forgotten_key_is_gone_from_its_account_too(store: RedisClient, vault: Vault) -> None:
    chats = Chats(store, vault)
    await chats.set_key(1, ChatKey("acc", SECRET, NOW))
    await chats.set_key(2, ChatKey("acc", SECRET, NOW))
    assert await chats.using("acc") == [1, 2]
    assert await chats.forget_key(1)
    assert not await chats.forget_key(1)
    assert await chats.using("acc") == [2]
    assert await chats.key(1) is None


async def test_a_notice_is_said_once_until_its_cause_passes(store: RedisClient, vault: Vault) -> None:
    chats = Chats(store, vault)
    assert await chats.first_notice(1, "dead_key", 60)
    assert not await chats.first_notice(1, "dead_key", 60)
    await chats.clear_notice(1, "dead_key")
    assert await chats.first_notice(1, "dead_key", 60)


async def test_an_account_rests_until_its_time_and_a_dead_one_until_it_is_revived(store: RedisClient) -> None:
    accounts = Accounts(store)
    later = NOW + timedelta(minutes=5)
    await accounts.rest("acc", later, "burst")
    assert (await accounts.state("acc", NOW)).rests_until == later
    assert (await accounts.state("acc", later)).rests_until is None
    await accounts.mark_dead("acc")
    assert (await accounts.state("acc", NOW)).is_dead
    await accounts.revive("acc")
    assert not (await accounts.state("acc", NOW)).is_dead


async def test_a_look_that_is_due_is_taken_once(store: RedisClient) -> None:
    watchlist = Watchlist(store)
    later = NOW + timedelta(seconds=90)
    await watchlist.watch("acc", "1:1", NOW)
    await watchlist.watch("acc", "1:2", later + timedelta(seconds=1))
    due = await watchlist.take_due("acc", NOW, later)
    assert ([(check.job_id, check.due_at) for check in due.checks], due.watched) == ([("1:1", NOW.timestamp())], 2)
    assert (await watchlist.take_due("acc", NOW, later)).checks == []
    assert await watchlist.soonest("acc") == later
    await watchlist.unwatch("acc", "1:1")
    await watchlist.unwatch("acc", "1:2")
    assert await watchlist.soonest("acc") is None


async def test_what_a_look_knew_of_a_task_is_forgotten_with_the_task(store: RedisClient) -> None:
    watchlist, before = Watchlist(store), _watched_tasks()
    for number in range(50):
        task = WatchedTask(f"task {number}", "voice", 8.0, NOW.timestamp(), NOW.timestamp() + 60)
        await watchlist.begin_watch("acc", f"1:{number}", NOW, task)
        (check,) = (await watchlist.take_due("acc", NOW, NOW)).checks
        assert check.watched == task
        await watchlist.unwatch("acc", f"1:{number}")
    del task, check
    assert _watched_tasks() <= before + 1


def _watched_tasks() -> int:
    gc.collect()
    return sum(isinstance(each, WatchedTask) for each in gc.get_objects())


async def test_requests_are_counted_by_utc_day_and_month(store: RedisClient) -> None:
    accounts = Accounts(store)
    await accounts.spend({("acc", "upload"): 1}, NOW)
    await accounts.spend({("acc", "task"): 3}, NOW)
    await accounts.spend({("acc", "task"): 1}, NOW + timedelta(minutes=2))
    assert await accounts.spent("acc", "2026-01-31") == {"upload": 1, "task": 3}
    assert await accounts.spent("acc", "2026-02") == {"task": 1}


async def test_an_update_is_sealed_handled_once_and_forgotten(store: RedisClient, vault: Vault) -> None:
    updates = StoredUpdates(store, vault)
    body = {"update_id": 5, "message": {"text": SECRET}}
    assert await updates.add([body], NOW) == [5]
    assert SECRET.encode() not in b"".join((await store.hgetall(keys.update(5))).values())
    assert await updates.add([body], NOW) == [5]
    taken = await updates.take(5)
    assert taken is not None
    assert (taken.body, taken.tries) == (body, 1)
    await updates.done(5)
    assert await updates.take(5) is None
    assert await updates.add([body], NOW) == []


async def test_an_update_whose_handling_was_lost_is_found_again(store: RedisClient, vault: Vault) -> None:
    updates = StoredUpdates(store, vault)
    later = NOW + timedelta(minutes=1)
    await updates.add([{"update_id": 5}, {"update_id": 6}], NOW - timedelta(seconds=DUE_WITHIN_S))
    await updates.done(6)
    assert await updates.overdue(NOW - timedelta(seconds=1), later) == []
    assert await updates.overdue(NOW, later) == [5]
    assert await updates.overdue(NOW, later) == [], "once in a while is enough"
    assert await updates.overdue(later, later) == [5]
    await updates.done(5)
    assert await updates.overdue(later, later) == []


async def test_why_a_chat_is_not_written_to_is_kept_until_somebody_is_the_first_to_write(
    store: RedisClient, vault: Vault
) -> None:
    chats, noted = Chats(store, vault), Unwritable(reason=UnwritableReason.MUTED, since=NOW, tries=2, sign_at=NOW)
    assert await chats.unwritable(1) is None
    await chats.note_unwritable(1, noted)
    assert await chats.unwritable(1) == (await chats.met(1)).unwritable == noted
    await chats.plan_try(1, noted, NOW)
    assert await chats.unwritable(1) == noted.model_copy(update={"try_at": NOW})
    assert await chats.choices(1) == Choices()
    assert [await chats.note_writable(1), await chats.note_writable(1)] == [True, False]
    await chats.plan_try(1, noted, NOW)
    assert await chats.unwritable(1) is None


async def test_a_reason_of_a_newer_version_is_found_out_again(store: RedisClient, vault: Vault) -> None:
    chats = Chats(store, vault)
    await store.hset(keys.chat(1), UNWRITABLE, '{"reason": "asleep"}')
    assert await chats.unwritable(1) is None
