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
    answer = await after.wait_for(lambda m: m.from_bot and words in m.text)
    # Message ids begin anew in a supergroup: a reply would hang on another message.
    assert answer.reply_to is None
    assert list(choir.api.uploads_by_name.values()) == [1]


async def moved_with_a_note_under_way(choir: Choir, words: str, *, silently: bool = False) -> Group:
    choir.api.say(words)
    choir.api.hold()
    await choir.bob.send_voice(voice_note(), duration_s=8)
    await until(lambda: len(choir.api.tasks) == 1)
    after = choir.telegram.migrate(choir.group, silently=silently)
    choir.api.finish_all()
    await answered_in(after, choir, words)
    return after


async def test_what_is_under_way_is_answered_in_the_supergroup(small_choir: Choir) -> None:
    await moved_with_a_note_under_way(small_choir, "Said before the move.")


async def test_a_refused_send_may_be_the_only_sign_of_the_move(small_choir: Choir) -> None:
    choir = small_choir
    after = await moved_with_a_note_under_way(choir, "Nobody told of the move.", silently=True)
    assert [call for call in choir.telegram.calls if call.chat_id == choir.group.id and call.status == 400]
    # Its settings and what pays for it have moved along: the next one is answered there, too.
    choir.api.say("And it goes on.")
    await after.seat(choir.bob.person).send_voice(voice_note("ru"), duration_s=8)
    await after.wait_for(lambda m: m.from_bot and "And it goes on." in m.text)
