"""Services that nobody wrote down: whatever their shapes, what a person asks of them comes, and is paid for once."""

import asyncio
import contextlib
import logging
import os
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from pathlib import Path

import pytest

from sandbox.telegram import Message, PrivateChat
from tests.clock import MovableClock
from tests.conversations.the_service.any_service import AnyService
from tests.conversations.the_service.any_shapes import SAID, SPENT
from tests.samples import voice_note
from tests.world import KEY, running, world

SEEDS = range(*map(int, os.environ["SEEDS"].split("-"))) if "SEEDS" in os.environ else (3, 5, 8)
"""Of which `SEEDS=0-300` makes more."""
LINK = "https://example.com/talk.mp4"


@contextlib.asynccontextmanager
async def leaps(clock: MovableClock) -> AsyncIterator[None]:
    """Time passes in leaps: what comes next may be planned after any of them."""

    async def go() -> None:
        while True:
            await asyncio.sleep(0.05)
            clock.move(4)

    going = asyncio.create_task(go())
    try:
        yield
    finally:
        going.cancel()


class Alice:
    """Who asks, and reads what the service was asked where no answer comes."""

    def __init__(self, chat: PrivateChat, api: AnyService) -> None:
        self.chat, self.api = chat, api

    async def hears(self, *words: str, after: Message) -> Message:
        return await self._waits(lambda m: any(one in m.text for one in words), after, str(words))

    async def gets_file(self, ending: str, after: Message) -> Message:
        return await self._waits(lambda m: m.document is not None and m.document.name.endswith(ending), after, ending)

    async def _waits(self, is_it: Callable[[Message], bool], after: Message, what: str) -> Message:
        try:
            return await self.chat.wait_for(lambda m: m.from_bot and m.message_id > after.message_id and is_it(m))
        except AssertionError as error:
            raise AssertionError(f"{what}: {error}\n{self.api}") from None


@pytest.mark.parametrize("seed", SEEDS)
async def test_all_that_can_be_asked_for_comes_and_is_paid_for_once(
    seed: int, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    clock = MovableClock()
    async with world(tmp_path / "data") as around, AnyService(seed, clock) as api:
        for days in range(api.shapes.draw.choice((0, 3, 30)), 0, -1):
            api.add(f"Old {days}.mp3", at=clock() - timedelta(days=days)).looks = 0
        settings = around.settings.model_copy(update={"polyglotvoice_api_url": api.url})
        async with running(settings, clock=clock), leaps(clock):
            alice = Alice(around.telegram.private_chat(around.telegram.person("Alice", language_code="en")), api)
            await alice.chat.say("/start")
            await alice.hears("works", after=await alice.chat.say(KEY))
            api.bad_line = api.shapes.draw.choice((0.0, 0.15, 0.4))
            note = await asks_for_all(alice, seed)
            api.bad_line = 0.0
            await looks_it_up(alice)
            await is_refused(alice)
        assert note.message_id
        # Two steps may say the same of a limit at once.
        assert [call for call in around.telegram.refusals if "not modified" not in str(call)] == []
        assert not [m.text for m in alice.chat.messages if "this number" in m.text], str(api)
        assert not [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR], str(api)


async def asks_for_all(alice: Alice, seed: int) -> Message:
    """A note, a link, words, limits and another format, over a bad line."""
    content, link = voice_note() + bytes([seed % 256]), f"{LINK}?n={seed}"
    note = await alice.chat.send_voice(content, duration_s=8)
    await alice.hears(SAID[2], after=note)
    await alice.hears(SAID[2], after=await alice.chat.say(link))
    assert (alice.api.paid_for(content), alice.api.paid_for(link)) == (1, 1), str(alice.api)
    await alice.hears("erons", after=await alice.chat.say("/find herons"))
    await alice.hears("oday", "answer", after=await alice.chat.say("/limits"))
    await alice.gets_file(".mp3", after=await alice.chat.say("/convert mp3", reply_to=note))
    return note


async def looks_it_up(alice: Alice) -> None:
    """The account's last task, and its files."""
    asked = await alice.chat.say("/history")
    listed = await alice.hears("newest first", after=asked)
    await alice.chat.tap(listed, "1")
    await alice.chat.wait_until(lambda: "newest first" not in listed.text)
    for button in ("TXT", "JSON"):
        await alice.chat.tap(listed, button)
        await alice.gets_file(f".{button.lower()}", after=asked)


async def is_refused(alice: Alice) -> None:
    """Minutes and attempts that are spent are told apart, and cost one request."""
    api, draw = alice.api, alice.api.shapes.draw
    unit = draw.choice(list(SPENT))
    api.spent, before = (draw.choice((402, 403, 429, 400)), draw.choice(SPENT[unit])), api.asked["upload"]
    note = await alice.chat.send_voice(voice_note() + b"more", duration_s=8)
    said = await alice.hears("used up", "longer", "can't", "doesn't", "didn't", after=note)
    assert f"{unit} of your plan are used up" in said.text, f"{api.spent}: {said.text}\n{api}"
    assert api.asked["upload"] == before + 1, str(api)
