"""Links from a group to a private chat: one person, one group, ten minutes, and no forging."""

from datetime import UTC, datetime, timedelta

import pytest
from cryptography.fernet import Fernet
from hypothesis import given
from hypothesis import strategies as st

from bot.keys.invites import Invite, InviteError, Invites
from bot.store.vault import Vault

KEYS = [Fernet.generate_key().decode(), Fernet.generate_key().decode()]
GROUP, ANN, BOB = -1001234567890, 4503599627370495, 7


class Clock:
    def __init__(self) -> None:
        self.now = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


def test_a_payload_holds_for_its_person_and_fits_telegram() -> None:
    invites = Invites(Vault(KEYS), Clock())
    payload = invites.make("set", GROUP, ANN)
    assert len(payload) <= 64
    assert payload.replace("-", "").replace("_", "").isalnum()
    assert invites.read(payload, ANN) == Invite("set", GROUP)
    assert invites.read(invites.make("lend", GROUP, BOB), BOB).kind == "lend"
    with pytest.raises(InviteError):
        invites.read(payload, BOB)


def test_it_ends_after_ten_minutes() -> None:
    clock = Clock()
    invites = Invites(Vault(KEYS), clock)
    payload = invites.make("set", GROUP, ANN)
    clock.now += timedelta(seconds=599)
    assert invites.read(payload, ANN).kind == "set"
    clock.now += timedelta(seconds=1)
    with pytest.raises(InviteError):
        invites.read(payload, ANN)


def test_a_rotated_key_still_reads_and_a_strangers_never_does() -> None:
    payload = Invites(Vault(KEYS[:1]), Clock()).make("set", GROUP, ANN)
    assert Invites(Vault([KEYS[1], KEYS[0]]), Clock()).read(payload, ANN).chat_id == GROUP
    with pytest.raises(InviteError):
        Invites(Vault(KEYS[1:]), Clock()).read(payload, ANN)


@given(st.integers(0, 49), st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"))
def test_no_changed_character_goes_unnoticed(place: int, other: str) -> None:
    invites = Invites(Vault(KEYS), Clock())
    payload = invites.make("set", GROUP, ANN)
    at = 2 + place
    changed = payload[:at] + other + payload[at + 1 :]
    if changed == payload or (at == len(payload) - 1):
        return  # the last character has bits that carry nothing
    with pytest.raises(InviteError):
        invites.read(changed, ANN)


@given(st.text(max_size=80))
def test_anything_else_is_no_invite(payload: str) -> None:
    with pytest.raises(InviteError):
        Invites(Vault(KEYS), Clock()).read(payload, ANN)
