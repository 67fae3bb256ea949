"""Fixtures that every kind of test shares."""

import gc
import os
import sys
import warnings
from collections.abc import AsyncIterator, Generator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from bot.store.client import RedisClient
from bot.store.connect import connect
from bot.store.embedded import EmbeddedStore
from bot.telegram.lazy_models import import_aiogram

import_aiogram()

# How fast the machine is decides nothing, and in CI chance does not either: what is new is found on desks.
settings.register_profile(
    "unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=bool(os.environ.get("CI"))
)
settings.load_profile("unhurried")

_LONGEST = ("test_days.py", "test_kill.py", "test_every_button.py")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes longest begins first, so that no worker is left alone with it at the end."""
    items.sort(key=lambda item: item.path.name not in _LONGEST)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """What a test that failed leaves open is forgotten here, so that no other one fails over it."""
    failed = item.session.testsfailed
    done = yield
    if item.session.testsfailed > failed:
        sys.last_type = sys.last_value = sys.last_traceback = None
        with warnings.catch_warnings(action="ignore"):
            gc.unfreeze()
            gc.collect()
    return done


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[RedisClient]:
    """A real Valkey of the test's own."""
    async with EmbeddedStore(tmp_path / "store") as embedded:
        client = connect(embedded.url)
        yield client
        await client.aclose()
