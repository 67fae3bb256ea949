"""A private chat with the running bot, in each dialect of the API where that matters."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from sandbox.polyglotvoice import DIALECTS, PolyglotVoiceStandIn
from sandbox.telegram import Document, Message, Person, PrivateChat, TelegramStandIn
from tests.world import KEY, REPLAYED, World, running, world

needs_times = pytest.mark.skipif(
    REPLAYED is not None and not REPLAYED.tells_times, reason="the service of the report tells no times"
)
"""For stories about time codes, and those that count requests: without times the subtitles cost one more."""


@dataclass(slots=True)
class Talk:
    """A person's chat with the bot, and both stand-ins behind it."""

    world: World
    person: Person
    chat: PrivateChat

    @property
    def telegram(self) -> TelegramStandIn:
        return self.world.telegram

    @property
    def api(self) -> PolyglotVoiceStandIn:
        return self.world.api

    async def begin(self) -> None:
        """The person has written before and has a key."""
        await self.chat.say("/start")
        await self.chat.say(KEY)
        await self.hears("works")

    async def hears(self, words: str, timeout_s: float = 120.0) -> Message:
        """Wait for a message of the bot that holds these words."""
        return await self.chat.wait_for(lambda m: m.from_bot and words in m.text, timeout_s=timeout_s)

    async def gets_file(self, ending: str) -> Document:
        """Wait for a file from the bot whose name ends so."""
        message = await self.chat.wait_for(
            lambda m: m.from_bot and m.document is not None and m.document.name.endswith(ending)
        )
        if message.document is None:
            raise AssertionError("the file is gone")
        return message.document

    async def gets_file_for(self, asked: Message) -> Message:
        """Wait for a file that answers this message."""
        return await self.chat.wait_for(
            lambda m: m.from_bot and m.reply_to == asked.message_id and m.document is not None
        )

    async def gets_answer_to(self, asked: Message) -> Message:
        """Wait for an answer to this message."""
        return await self.chat.wait_for(lambda m: m.from_bot and m.reply_to == asked.message_id)

    async def is_done(self) -> None:
        """Wait until nothing is under way: the status message goes when its job has ended."""
        await self.chat.wait_until(lambda: not any(":cancel:" in str(m.buttons) for m in self.chat.messages))

    def calls(self, endpoint: str) -> int:
        """How many requests of a kind reached the API."""
        return sum(request.endpoint == endpoint for request in self.api.requests)

    def granted(self, endpoint: str) -> int:
        """How many of them were granted, however many field names were tried before."""
        return sum(request.endpoint == endpoint and 200 <= request.status < 300 for request in self.api.requests)


@pytest.fixture
async def talk(tmp_path: Path) -> AsyncIterator[Talk]:
    """Alice, who reads English, in the plainest dialect."""
    async with world(tmp_path / "data") as around, running(around.settings):
        person = around.telegram.person("Alice", language_code="en")
        yield Talk(around, person, around.telegram.private_chat(person))
        assert around.telegram.refusals == []


@pytest.fixture(params=sorted(DIALECTS) if REPLAYED is None else ["the report's"])
async def talk_in_every_dialect(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Talk]:
    """Alice again, in each dialect of the API, or in that of the report alone."""
    dialect = REPLAYED or DIALECTS[request.param]
    async with world(tmp_path / "data", dialect) as around, running(around.settings):
        person = around.telegram.person("Alice", language_code="en")
        yield Talk(around, person, around.telegram.private_chat(person))
        assert around.telegram.refusals == []
