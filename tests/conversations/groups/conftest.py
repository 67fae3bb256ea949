"""A choir's group with the running bot: Ann leads it, Bob sings."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from pydantic import SecretStr

from sandbox.polyglotvoice import PolyglotVoiceStandIn
from sandbox.telegram import CallbackAnswer, Group, Message, Person, PrivateChat, Seat, TelegramStandIn
from tests.world import KEY, World, running, world


@dataclass(slots=True)
class Choir:
    """The group, its people, and both stand-ins behind it."""

    world: World
    group: Group
    ann: Seat
    bob: Seat

    @property
    def telegram(self) -> TelegramStandIn:
        return self.world.telegram

    @property
    def api(self) -> PolyglotVoiceStandIn:
        return self.world.api

    @property
    def name(self) -> str:
        return self.telegram.bot_username

    def private(self, seat: Seat) -> PrivateChat:
        """A member's own chat with the bot."""
        return self.telegram.private_chat(seat.person)

    async def bot_joins(self, *, rights: Sequence[str] | None = ()) -> None:
        """Ann adds the bot, as an administrator unless `rights` is None, and it says what it can do."""
        before = len(self.group.messages)
        self.group.add_bot(self.ann.person, rights=rights)
        await self.group.wait_until(lambda: any(m.from_bot for m in self.group.messages[before:]))

    async def hears(self, words: str) -> Message:
        """Wait for a message of the bot in the group that holds these words."""
        return await self.group.wait_for(lambda m: m.from_bot and words in m.text)

    async def settled(self) -> None:
        """Wait until the bot has handled all that reached it: it answers a question that it always answers."""
        asked = await self.ann.say(f"/doctor@{self.name}")
        await self.group.wait_for(lambda m: m.from_bot and m.reply_to == asked.message_id)

    async def refuses(self, seat: Seat, message: Message, data: str, words: str) -> None:
        """Tap as a modified client can; the refusal comes at the tap, or unseen by others when that was slow."""
        before = len(self.group.whispers)
        answer = await seat.tap_data(message, data)
        if words not in answer.text:
            await self.group.wait_until(lambda: any(words in m.text for m in self.group.whispers[before:]))

    async def chooses(self, seat: Seat, view: Message, data: str) -> None:
        """Tap a choice below the settings, and see it taken."""
        before = view.edits
        await seat.tap_data(view, data)
        await self.group.wait_until(lambda: view.edits > before)

    async def is_led(self, seat: Seat, message: Message, button: str) -> str:
        """Tap a button that opens the private chat; returns the payload."""
        answer = await seat.tap(message, button)
        if not answer.url:
            await self.group.wait_until(lambda: any("?start=" in m.html for m in self.group.whispers))
            answer = CallbackAnswer("", url=self.group.whispers[-1].html.partition('"')[2].partition('"')[0])
        return answer.url.partition("?start=")[2]

    def said(self) -> list[Message]:
        """What the bot has said in the group, apart from what it says of itself."""
        return [
            m for m in self.group.messages if m.from_bot and not m.text.startswith(("Hello!", "What I can do here"))
        ]


async def choir_in(around: World, kind: str = "supergroup") -> Choir:
    """A group of two who have not met the bot."""
    group = around.telegram.group("Choir", kind=kind)
    ann, bob = around.telegram.person("Ann", "en"), around.telegram.person("Bob", "en")
    return Choir(around, group, group.seat(ann, admin=True), group.seat(bob))


def with_operators_key(choir: Choir, *chats: int) -> None:
    """Let the operator's own key serve the group, so that nobody needs to set one."""
    people: list[Person] = [choir.ann.person, choir.bob.person]
    allowed = frozenset({choir.group.id, *(person.id for person in people), *chats})
    update = {"polyglotvoice_api_key": SecretStr(KEY), "allowed_chats": allowed}
    choir.world.settings = choir.world.settings.model_copy(update=update)


@pytest.fixture
async def choir(tmp_path: Path) -> AsyncIterator[Choir]:
    """The group with a key and the bot as an administrator without rights: it sees everything."""
    async with world(tmp_path / "data") as around:
        choir = await choir_in(around)
        with_operators_key(choir)
        async with running(around.settings):
            await choir.bot_joins()
            yield choir
            assert around.telegram.refusals == []


@pytest.fixture
async def keyless(tmp_path: Path) -> AsyncIterator[Choir]:
    """The group before anybody has set a key; the bot is not in it yet."""
    async with world(tmp_path / "data") as around:
        choir = await choir_in(around)
        async with running(around.settings):
            yield choir
            assert around.telegram.refusals == []
