"""The whole service answers 502 for a while: nobody is turned away, and no body is sent into it."""

import asyncio
import time
from pathlib import Path

import pytest

from tests.faults.campaign import Campaign, campaign
from tests.faults.tally import Note
from tests.world import until

MOST_UPLOADS = 1.2


async def _first_answer(around: Campaign, notes: list[Note]) -> float:
    """When the first of these was answered; the accounts are asked in turn, so no later than that."""
    await until(lambda: any(n.texts(around.replies()[n.chat.id, n.message.message_id]) for n in notes), timeout_s=120)
    return time.monotonic()


async def _through_an_outage(around: Campaign, *, accounts: int, notes: int, lasts_s: float) -> None:
    await around.started()
    chats = await around.chats(accounts, accounts=accounts)
    api = around.world.api
    outage = api.trouble("status", status=502, times=None)
    before = len(api.requests)
    sent = []
    for number in range(notes):
        sent += await around.send(chats[number % accounts])
        await asyncio.sleep(lasts_s / notes)
    in_it = api.requests[before:]
    api.clear_trouble()
    over_at = time.monotonic()
    firsts = [await _first_answer(around, [note for note in sent if note.chat is chat]) - over_at for chat in chats]
    assert await around.answered(sent, timeout_s=300)
    tally = around.tally(sent, calls_before=before)
    uploads = sum(request.endpoint == "upload" for request in api.requests[before:])
    tally.tell(
        f"API 502 for {lasts_s:.0f} s", f"{outage.struck} requests in it, {sum(bool(r.key) for r in in_it)} with a key",
        f"{uploads / notes:.2f} uploads a note", f"each account's first answer within {max(firsts):.1f} s",
    )  # fmt: skip
    assert (tally.sent - tally.answered, tally.lost, tally.repeated, tally.extra_uploads, tally.partial) == (0,) * 5
    assert uploads <= MOST_UPLOADS * notes
    assert "PolyglotVoice answers again after" in around.output()


async def test_an_outage_turns_nobody_away(tmp_path: Path) -> None:
    async with campaign(tmp_path) as around:
        await _through_an_outage(around, accounts=5, notes=20, lasts_s=20.0)


@pytest.mark.long
async def test_an_outage_of_twelve_minutes_costs_no_more_uploads(tmp_path: Path) -> None:
    async with campaign(tmp_path) as around:
        await _through_an_outage(around, accounts=20, notes=200, lasts_s=720.0)
