"""A group becomes a supergroup: its id changes, and nothing else does."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from sandbox.telegram import Group
from tests.conversations.groups.conftest import Choir, choir_in, with_operators_key
from tests.samples import voice_note
from tests.world import running, until, world


@pytest.fixture
async def small_choir(tmp_path: Path) -> AsyncIterator[Choir]:
    """A basic group, served by the operator's key; its old id is refused after the move."""
    async with world(tmp_path / "data") as around:
        choir = await choir_in(around, kind="group")
        with_operators_key(choir)
        async with running(around.settings):
            await choir.bot_joins()
            yield choir


async def answered_in(after: Group, choir: Choir, words: str) -> None:
    answer = await after.wait_for(lambda m: m.from_bot and words in m.text, timeout_s=30.0)
    # Message ids begin anew in a supergroup: a reply would hang on another message.
    assert answer.reply_to is None
    assert list(choir.api.uploads_by_name.values()) == [1]


async def test_what_is_under_way_is_answered_in_the_supergroup(small_choir: Choir) -> None:
    choir = small_choir
    choir.api.say("Said before the move.")
    choir.api.hold()
    await choir.bob.send_voice(voice_note(), duration_s=8)
    await until(lambda: len(choir.api.tasks) == 1)
    after = choir.telegram.migrate(choir.group)
    choir.api.finish_all()
    await answered_in(after, choir, "Said before the move.")
