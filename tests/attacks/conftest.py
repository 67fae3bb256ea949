"""The application as it runs, and somebody who wants what is not theirs."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.conversations.conftest import Talk
from tests.world import running, world


@pytest.fixture
async def talk(tmp_path: Path) -> AsyncIterator[Talk]:
    """Alice, who attacks or is attacked. What Telegram refuses because of that is no fault."""
    async with world(tmp_path / "data") as around, running(around.settings):
        person = around.telegram.person("Alice", language_code="en")
        yield Talk(around, person, around.telegram.private_chat(person))
