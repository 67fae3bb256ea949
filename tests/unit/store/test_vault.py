"""Encryption at rest."""

from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from hypothesis import given
from hypothesis import strategies as st

from bot.store.client import RedisClient
from bot.store.connect import check_vault
from bot.store.fitness import StoreError
from bot.store.vault import UnsealableError, Vault, own_key

OLD, NEW = (Fernet.generate_key().decode() for _ in range(2))


@given(st.binary(max_size=200), st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20))
def test_what_is_sealed_opens_for_its_owner_alone(data: bytes, owner: str) -> None:
    vault = Vault([OLD])
    token = vault.seal(data, owner)
    assert vault.open(token, owner) == data
    with pytest.raises(UnsealableError):
        vault.open(token, f"{owner}x")


def test_an_old_key_still_opens_and_a_rotation_moves_on_to_the_new_one() -> None:
    token = Vault([OLD]).seal(b"secret", "chat:1")
    both = Vault([NEW, OLD])
    assert both.open(token, "chat:1") == b"secret"
    assert Vault([NEW]).open(both.renewed(token), "chat:1") == b"secret"
    with pytest.raises(UnsealableError):
        Vault([NEW]).open(token, "chat:1")
    with pytest.raises(UnsealableError):
        Vault([NEW]).renewed(token)


def test_an_own_key_is_made_once_and_closed_to_others(tmp_path: Path) -> None:
    key = own_key(tmp_path)
    assert own_key(tmp_path) == key
    assert (tmp_path / "encryption.key").stat().st_mode & 0o777 == 0o600


async def test_a_key_that_does_not_fit_is_refused_and_overwrites_nothing(store: RedisClient) -> None:
    await check_vault(store, Vault([OLD]))
    with pytest.raises(StoreError, match="ENCRYPTION_KEY does not fit"):
        await check_vault(store, Vault([NEW]))
    await check_vault(store, Vault([NEW, OLD]))
    await check_vault(store, Vault([OLD]))
