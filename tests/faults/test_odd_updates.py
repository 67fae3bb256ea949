"""Updates with broken fields: no recording is lost, however odd what stands around it."""

import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from sandbox.telegram import PrivateChat
from tests.faults.campaign import Campaign, campaign
from tests.faults.tally import say
from tests.odd_updates import BROKEN_SHAPES, JUNK, NAMELESS, PLACES, RICH, Break, Shape, assert_is_found, broken
from tests.samples import voice_note


@pytest.mark.long
@given(BROKEN_SHAPES)
@settings(max_examples=2000, deadline=None)
def test_two_thousand_broken_updates_lose_no_recording(odd: tuple[Shape, list[Break]]) -> None:
    assert_is_found(*odd)


async def _odd_notes(around: Campaign, chat: PrivateChat, count: int, seed: int) -> None:
    draw = random.Random(seed)
    # A link in a caption is a job of its own, and albums are answered together: other stories.
    left_out = ("message_id", "date", "chat", "from", "voice", "caption", "caption_entities")
    fields = {name: RICH[name] for name in RICH if name not in left_out}
    places = [path for path in PLACES if path[0] in fields]
    words = [f"Odd note {number} of all." for number in range(count)]
    for number in range(count):
        breaks = [(draw.choice(places), draw.choice(JUNK), draw.random() < 0.2) for _ in range(draw.randint(1, 9))]
        odd: dict[str, Any] = broken(fields, breaks)
        odd |= {"media_group_id": None, "forward_origin": NAMELESS if number % 3 == 0 else None}
        around.world.api.say(words[number], once=True)
        await chat.send_voice(voice_note() + f"odd {seed} {number}".encode(), duration_s=8, beside=odd)

    def unheard() -> set[str]:
        # Forwards that come together are answered together; of many the whole is in the file.
        mine = [m for m in chat.messages if m.from_bot]
        said = " ".join([m.text if m.document is None else m.document.data.decode() for m in mine])
        return {text for text in words if text not in said}

    await chat.wait_until(lambda: not unheard(), timeout_s=240)


@pytest.mark.parametrize("count", [12, pytest.param(200, marks=pytest.mark.long)])
async def test_notes_with_broken_fields_are_transcribed(count: int, tmp_path: Path) -> None:
    async with campaign(tmp_path) as around:
        bot = await around.started()
        (chat,) = await around.chats(1, accounts=1)
        await _odd_notes(around, chat, count, seed=count)
        say("odd updates", f"{count} notes with broken fields", "0 lost")
        assert bot.returncode is None
