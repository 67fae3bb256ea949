"""The whole service answers 502 for a while: nobody is turned away, no body is sent into it, and all read the truth."""

import asyncio
import math
from collections.abc import AsyncIterator, Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from sandbox.telegram import PrivateChat
from tests.clock import MovableClock
from tests.faults.campaign import Campaign, campaign
from tests.faults.tally import Note
from tests.world import running, until

MOST_UPLOADS = 1.2
MOST_AFTER_S = 20.0
AWAY = "PolyglotVoice hasn't answered since"


async def test_an_outage_turns_nobody_away_from_a_bot_of_its_own(tmp_path: Path) -> None:
    async with campaign(tmp_path) as around:
        await around.started()
        chats, api = await around.chats(5, accounts=5), around.world.api
        outage, before = api.trouble("status", status=502, times=None), len(api.requests)
        sent = await around.send(chats[0])
        await until(lambda: any(not r.key for r in api.requests[before:]))
        for number in range(1, 20):
            sent += await around.send(chats[number % 5])
            await asyncio.sleep(0.5)
        await until(lambda: sum(not r.key for r in api.requests[before:]) >= 2)
        api.clear_trouble()
        assert await around.answered(sent)
        tally = around.tally(sent, calls_before=before)
        uploads = sum(request.endpoint == "upload" for request in api.requests[before:])
        tally.tell("API 502 for 10 s", f"{outage.struck} requests in it, {uploads / 20:.2f} uploads a note")
        assert (tally.lost, tally.repeated, tally.extra_uploads, tally.partial) == (0,) * 4
        assert uploads <= MOST_UPLOADS * 20
        assert "PolyglotVoice answers again after" in around.output()


class Outage:
    """A bot by a clock that is moved, 200 notes of 20 people with accounts of their own, and an operator."""

    def __init__(self, around: Campaign, clock: MovableClock, olga: PrivateChat, chats: list[PrivateChat]) -> None:
        self.around = around
        self.clock = clock
        self.olga = olga
        self.chats = chats
        self.notes: list[Note] = []
        self.calls_before = len(around.world.api.requests)

    async def pass_by(self, seconds: float) -> None:
        await self.clock.pass_by(seconds, step_s=min(20.0, max(1.0, seconds)), rest_s=0.03)

    async def while_it_lasts(self, lasts_s: float, notes: int = 200) -> None:
        """Notes come all along; within a minute whoever sent one reads why it waits."""
        began = self.clock()
        for number in range(notes):
            self.notes += await self.around.send(self.chats[number % len(self.chats)])
            if not number:
                # The first failure, before time passes: from then on it is counted.
                await until(lambda: self.around.world.api.requests[-1].status >= 500)
            if (left_s := lasts_s * (number + 1) / notes - (self.clock() - began).total_seconds()) > 0:
                await self.pass_by(left_s)
        await until(lambda: all(sum(AWAY in m.text for m in chat.messages) == notes / 20 for chat in self.chats))

    async def first_answers(self) -> list[float]:
        """Seconds of the bot's clock from now until each account's first answer."""
        over_at, first = self.clock(), dict[int, datetime]()
        async with asyncio.timeout(120):
            while len(first) < len(self.chats):
                # Until the service is asked again nobody does anything, and time may pass quickly.
                if self.around.world.api.requests[-1].status >= 500:
                    self.clock.move(1.0)
                replies = self.around.replies()
                for note in self.notes:
                    if note.chat.id not in first and note.texts(replies[note.chat.id, note.message.message_id]):
                        first[note.chat.id] = self.clock()
                await asyncio.sleep(0.1)
        return sorted((at - over_at).total_seconds() for at in first.values())

    def heard(self, words: str) -> int:
        return sum(m.from_bot and words in m.text for m in self.olga.messages)


@pytest.fixture
async def make(tmp_path: Path) -> AsyncIterator[Callable[[], Outage]]:
    clock = MovableClock()
    async with campaign(tmp_path, embedded=True) as around:
        olga = around.telegram.private_chat(around.telegram.person("Olga", language_code="en"))
        settings = around.world.settings.model_copy(update={"operators": frozenset({olga.id})})
        async with running(settings, clock=clock):
            await olga.say("/start")
            chats = await around.chats(20, accounts=20)
            yield lambda: Outage(around, clock, olga, chats)


@pytest.mark.long
@pytest.mark.parametrize(
    ("lasts_s", "said"), [(30, ()), (12 * 60, ("11 min", "12 min")), (3 * 3600, ("2 hr 59 min", "3 hr"))]
)
async def test_200_notes_of_20_accounts_through_an_outage(
    make: Callable[[], Outage], lasts_s: int, said: tuple[str, ...]
) -> None:
    outage, api = make(), make().around.world.api
    fault, began = api.trouble("status", status=502, times=None), outage.clock()
    await outage.while_it_lasts(lasts_s)
    if said:
        await until(lambda: outage.heard("has answered no call since") == 1)
        # The first note comes a moment later.
        minutes = [f"{began + timedelta(seconds=s):%-d %b, %H:%M} UTC" for s in (0, lasts_s / 200 + 1)]
        assert sum(outage.heard(f"since {minute}") for minute in set(minutes)) == 1
    keyed = sum(bool(request.key) for request in api.requests[outage.calls_before :])
    api.clear_trouble()
    firsts = await outage.first_answers()
    assert await outage.around.answered(outage.notes)
    tally = outage.around.tally(outage.notes, calls_before=outage.calls_before)
    asked = [r for r in api.requests[outage.calls_before :] if r.endpoint == "upload"]
    p95 = firsts[math.ceil(0.95 * len(firsts)) - 1]
    tally.tell(
        f"API 502 for {lasts_s} s, 20 accounts", f"{fault.struck} requests in it, {keyed} with a key",
        f"{len(asked) / 200:.2f} uploads a note",
        f"each account's first answer within {firsts[-1]:.1f} s (p95 {p95:.1f})",
    )  # fmt: skip
    assert (tally.lost, tally.repeated, tally.extra_uploads, tally.partial) == (0,) * 4
    assert len(asked) <= MOST_UPLOADS * 200
    assert p95 <= MOST_AFTER_S
    await until(lambda: not any(AWAY in m.text for chat in outage.chats for m in chat.messages))
    if said:
        await outage.pass_by(40)
        await until(lambda: sum(outage.heard(f"PolyglotVoice answers again, after {span}") for span in said) == 1)
    async with asyncio.timeout(60):  # what was counted is written every second
        while not outage.heard("200 delivered, 0 failed"):
            await outage.olga.say("/stats")
            await asyncio.sleep(1)
