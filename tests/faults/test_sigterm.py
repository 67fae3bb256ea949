"""SIGTERM under load: the bot ends in time, and the next one goes on with what it left."""

import time
from pathlib import Path

import pytest

from tests.faults.campaign import Campaign, campaign
from tests.world import until

EXIT_WITHIN_S = 10.0


async def _stop_under_load(around: Campaign, *, chats: int, jobs: int, holds_upload: bool) -> float:
    bot = await around.started()
    found = await around.chats(chats)
    for number in range(jobs):
        await around.send(found[number % chats])
    tally = around.tally
    await until(lambda: tally().answered >= jobs // 4)
    held = around.world.api.pause("upload") if holds_upload else None
    if held is not None:
        await around.send(found[0])
        await held.reached_within(60)
    began = time.monotonic()
    code = await bot.stop()
    took_s = time.monotonic() - began
    if held is not None:
        held.release()
    open_then = tally().lost
    await bot.start()
    await around.answered()
    tally().tell("SIGTERM under load", f"{open_then} open at the end", f"exit {code} after {took_s:.1f} s")
    assert code == 0
    assert (tally().lost, tally().repeated, tally().extra_uploads, tally().partial) == (0, 0, 0, 0)
    return took_s


async def test_a_bot_that_is_stopped_in_order_loses_and_repeats_nothing(tmp_path: Path) -> None:
    async with campaign(tmp_path) as around:
        await _stop_under_load(around, chats=2, jobs=8, holds_upload=False)


@pytest.mark.long
@pytest.mark.parametrize("holds_upload", [False, True])
async def test_a_hundred_notes_and_a_stop_in_order(holds_upload: bool, tmp_path: Path) -> None:
    async with campaign(tmp_path) as around:
        took_s = await _stop_under_load(around, chats=5, jobs=100, holds_upload=holds_upload)
        assert took_s <= EXIT_WITHIN_S
