"""A service that calls back: its hint is looked into at once, and nothing in it is believed."""

import time
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest
from pydantic import SecretStr

from bot.polling.schedule import HINT_GAP_S
from tests.conversations.conftest import Talk
from tests.samples import voice_note
from tests.world import free_port, running, until, world

SECRET = "hint-Secret_1"


class Caller:
    """The service's side: calls the bot's door for hints."""

    def __init__(self, port: int) -> None:
        self._door = f"http://127.0.0.1:{port}/polyglotvoice/hint/"

    async def call(self, content: str | bytes, secret: str = SECRET) -> int:
        """The status of the bot's answer."""
        async with aiohttp.ClientSession() as session, session.post(self._door + secret, data=content) as answer:
            assert await answer.read() == b"" or answer.status == 404
            return answer.status


@pytest.fixture
async def called(tmp_path: Path) -> AsyncIterator[tuple[Talk, Caller]]:
    async with world(tmp_path / "data") as around:
        port = free_port()
        around.settings = around.settings.model_copy(update={"hint_secret": SecretStr(SECRET), "http_port": port})
        async with running(around.settings):
            person = around.telegram.person("Alice", language_code="en")
            talk = Talk(around, person, around.telegram.private_chat(person))
            await talk.begin()
            talk.api.hold()
            yield talk, Caller(port)
        assert around.telegram.refusals == []


def looks(talk: Talk) -> int:
    return talk.calls("task") + talk.calls("list")


async def task_that_is_watched(talk: Talk) -> str:
    """A running task, looked at once already: the next look is some time away."""
    before = looks(talk)
    await talk.chat.send_voice(voice_note(), duration_s=8)
    await until(lambda: looks(talk) >= before + 3)
    return next(reversed(talk.api.tasks))


async def test_a_hint_makes_the_bot_look_at_once_wherever_the_id_stands(called: tuple[Talk, Caller]) -> None:
    talk, caller = called
    talk.api.say("Told, not asked.")
    task_id = await task_that_is_watched(talk)
    talk.api.finish(task_id)
    body = f'{{"event": "anything", "data": [1, {{"deep": {{"uuid": "{task_id}"}}}}], "status": "failed"}}'
    assert await caller.call(body) == 200
    await talk.hears("Told, not asked.")


async def test_a_hint_is_believed_in_nothing_and_early_ones_do_not_spend_the_plan(called: tuple[Talk, Caller]) -> None:
    talk, caller = called
    task_id = await task_that_is_watched(talk)
    before = looks(talk)
    began_s = time.monotonic()
    for _ in range(30):
        assert await caller.call(f'{{"task_id": "{task_id}", "status": "completed", "text": "A lie."}}') == 200
    await until(lambda: looks(talk) > before)
    assert looks(talk) - before <= 4 + (time.monotonic() - began_s) / HINT_GAP_S
    talk.api.say("The truth.")
    assert "A lie" not in talk.chat.listing()
    talk.api.finish(task_id)
    await talk.gets_file(".srt")
    assert "A lie" not in talk.chat.listing()


async def test_what_is_no_hint_changes_nothing(called: tuple[Talk, Caller]) -> None:
    talk, caller = called
    task_id = await task_that_is_watched(talk)
    before, began_s = looks(talk), time.monotonic()
    assert await caller.call(f'{{"task_id": "{task_id}"}}', secret="another-1") == 404
    assert await caller.call("not json") == 400
    assert await caller.call(b"\xff\xfe") == 400
    assert await caller.call("[" * 5000) == 400
    assert await caller.call('{"task_id": "unknown", "id": 7, "x": null}') == 200
    assert await caller.call("[" + ",".join(f'"id-{n}"' for n in range(5000)) + "]") == 200
    assert await caller.call('"' + "x" * 300_000 + '"') == 413
    assert looks(talk) - before <= 1 + (time.monotonic() - began_s) / HINT_GAP_S, "they come by their own time"
    talk.api.finish(task_id)
    await talk.gets_file(".srt")
