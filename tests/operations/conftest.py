"""The set-up that each story breaks."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.operations.scene import Scene, scene


@pytest.fixture
async def at(tmp_path: Path) -> AsyncIterator[Scene]:
    """A set-up that is well."""
    async with scene(tmp_path) as opened:
        yield opened
