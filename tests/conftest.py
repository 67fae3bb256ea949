"""Fixtures that every kind of test shares."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from hypothesis import settings

from bot.store.client import RedisClient
from bot.store.connect import connect
from bot.store.embedded import EmbeddedStore
from bot.telegram.models import import_aiogram

import_aiogram()

# How fast the machine is decides nothing.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

_LONGEST = ("test_days.py", "test_kill.py", "test_every_button.py")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes longest begins first, so that no worker is left alone with it at the end."""
    items.sort(key=lambda item: item.path.name not in _LONGEST)


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[RedisClient]:
    """A real Valkey of the test's own."""
    async with EmbeddedStore(tmp_path / "store") as embedded:
        client = connect(embedded.url)
        yield client
        await client.aclose()
