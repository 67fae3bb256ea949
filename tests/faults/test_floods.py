"""Telegram's floods: a fifth of all sends answers 429, and nothing is sent early, out of order or not at all."""

from pathlib import Path

import pytest

from tests.faults.campaign import Campaign, campaign


async def _flood(around: Campaign, *, chats: int, notes_each: int) -> None:
    await around.started()
    found = await around.chats(chats)
    flood = around.telegram.flood(1, share=0.2, times=None)
    for _ in range(notes_each):
        for chat in found:
            await around.send(chat)
    await around.answered(timeout_s=300)
    tally, replies = around.tally(), around.replies()
    early = len(around.telegram.early_sends)
    tally.tell("Telegram 429 on a fifth of sends", f"{flood.struck} floods", f"{early} early sends")
    assert flood.struck > 0
    assert early == 0
    assert (tally.lost, tally.repeated) == (0, 0)
    assert all(note.in_order(replies[note.chat.id, note.message.message_id]) for note in around.notes)


async def test_floods_put_off_and_drop_nothing(tmp_path: Path) -> None:
    async with campaign(tmp_path) as around:
        await _flood(around, chats=2, notes_each=3)


@pytest.mark.long
async def test_a_hundred_notes_through_floods(tmp_path: Path) -> None:
    async with campaign(tmp_path) as around:
        await _flood(around, chats=10, notes_each=10)
