"""Several processes that could poll: one does, and another takes over when it ends or dies."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from pydantic import SecretStr

from bot.store.embedded import EmbeddedStore
from sandbox.process import BotProcess
from tests.world import World, environment, until, world

TAKEOVER_S = 15.0


@pytest.fixture
async def shared(tmp_path: Path) -> AsyncIterator[World]:
    """A world whose bots share one store."""
    async with EmbeddedStore(tmp_path / "store") as store, world(tmp_path / "data") as around:
        changes = {"redis_url": SecretStr(store.url), "encryption_key": SecretStr(Fernet.generate_key().decode())}
        around.settings = around.settings.model_copy(update=changes)
        yield around


async def test_a_second_poller_waits_and_takes_over_when_the_first_is_killed_or_ends(
    shared: World, tmp_path: Path
) -> None:
    settings = environment(shared.settings)
    chat = shared.telegram.private_chat(shared.telegram.person("Alice", language_code="en"))
    first = BotProcess(settings, tmp_path / "first.log")
    second = BotProcess(settings, tmp_path / "second.log")
    third = BotProcess(settings, tmp_path / "third.log", role="updates")
    await first.start()
    await until(lambda: shared.telegram.is_polled, 60)
    async with second:
        await until(lambda: "waiting to take over" in second.log(), 60)
        await first.kill()
        await chat.say("/help")
        await chat.wait_for(lambda m: m.from_bot, timeout_s=TAKEOVER_S)
        assert "Took over" in second.log()
        async with third:
            await until(lambda: "waiting to take over" in third.log(), 60)
            await second.stop()
            # An orderly end gives the turn back: no lease has to run out.
            await until(lambda: "Took over" in third.log(), 8)
    assert not [bot for bot in (first, second, third) if "Another poller" in bot.log()], "two never polled at a time"
