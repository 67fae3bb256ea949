"""Whose key serves, and under which id."""

import hashlib
from datetime import UTC, datetime

import pytest
from cryptography.fernet import Fernet

from bot.accounts.keyring import Keyring, OperatorKey
from bot.chats.store import ChatKey, Chats
from bot.store import keys
from bot.store.client import RedisClient
from bot.store.connect import check_vault
from bot.store.vault import Vault

NOW = datetime(2026, 1, 31, tzinfo=UTC)
SECRET, OPERATORS = "sk_chat_0123456789", "sk_operator_0123456789"
OLD, NEW = (Fernet.generate_key().decode() for _ in range(2))


def plain_hash(secret: str) -> str:
    """The id that versions before ids were keyed gave a key."""
    return hashlib.sha256(secret.encode()).hexdigest()[:12]


@pytest.fixture
async def vault(store: RedisClient) -> Vault:
    return await check_vault(store, Vault([OLD]))


async def test_an_id_is_long_and_another_one_in_another_store(store: RedisClient, vault: Vault) -> None:
    key = Keyring(Chats(store, vault), OperatorKey(None, frozenset()), vault).named(SECRET)
    assert len(key.id) == 32
    assert plain_hash(SECRET) not in key.id
    await store.delete(keys.ID_KEY)
    other = await check_vault(store, Vault([OLD]))
    assert other.id_of(SECRET, "account") != key.id


async def test_ids_stay_when_the_encryption_key_changes(store: RedisClient, vault: Vault) -> None:
    rotated = await check_vault(store, Vault([NEW, OLD]))
    assert rotated.id_of(SECRET, "account") == vault.id_of(SECRET, "account") != vault.id_of(SECRET, "file")


async def test_a_key_of_an_earlier_version_keeps_its_id_for_the_jobs_that_name_it(
    store: RedisClient, vault: Vault
) -> None:
    chats = Chats(store, vault)
    await chats.set_key(1, ChatKey(plain_hash(SECRET), SECRET, NOW))
    keyring = Keyring(chats, OperatorKey(OPERATORS, frozenset({2})), vault)
    for found in (await keyring.for_chat(1), await keyring.for_account(plain_hash(SECRET))):
        assert found is not None
        assert (found.id, found.secret.get_secret_value()) == (plain_hash(SECRET), SECRET)


async def test_jobs_that_the_operators_key_began_before_the_upgrade_find_it(store: RedisClient, vault: Vault) -> None:
    keyring = Keyring(Chats(store, vault), OperatorKey(OPERATORS, frozenset({2})), vault)
    now, before = await keyring.for_chat(2), await keyring.for_account(plain_hash(OPERATORS))
    assert now is not None
    assert before is not None
    assert (before.id, before.secret) == (plain_hash(OPERATORS), now.secret)
    assert len(now.id) == 32
    assert keyring.is_operators(before.id)
    assert keyring.is_operators(now.id)
    assert not keyring.is_operators(None)
