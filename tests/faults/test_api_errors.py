"""The API in trouble: three calls in ten answer 500 or reset, and everything is delivered all the same."""

from pathlib import Path

import pytest

from sandbox.telegram import PrivateChat
from tests.faults.campaign import Campaign, campaign
from tests.faults.tally import Tally

MOST_CALLS = 1.6


async def _serve(around: Campaign, chats: list[PrivateChat], jobs: int) -> Tally:
    calls_before = len(around.world.api.requests)
    notes = [note for number in range(jobs) for note in await around.send(chats[number % len(chats)])]
    await around.answered(notes, timeout_s=300)
    return around.tally(notes, calls_before=calls_before)


async def _with_errors(around: Campaign, *, chats: int, jobs: int) -> float:
    await around.started()
    found = await around.chats(chats)
    calm = await _serve(around, found, jobs)
    # Of what the first spares, the second takes its part: 15 % each.
    broken = around.world.api.trouble("status", times=None, share=0.15)
    reset = around.world.api.trouble("reset", times=None, share=0.15 / 0.85)
    troubled = await _serve(around, found, jobs)
    around.world.api.clear_trouble()
    ratio = troubled.calls / calm.calls
    calm.tell("API without faults")
    troubled.tell("API 500 or reset", f"{broken.struck} × 500", f"{reset.struck} × reset", f"{ratio:.2f} × the calls")
    assert (troubled.lost, troubled.repeated, troubled.extra_uploads, troubled.partial) == (0, 0, 0, 0)
    return ratio


async def test_errors_of_the_api_cost_time_and_few_calls(tmp_path: Path) -> None:
    async with campaign(tmp_path) as around:
        # So few calls are no sample: the long form measures.
        assert await _with_errors(around, chats=2, jobs=6) < 2 * MOST_CALLS


@pytest.mark.long
async def test_a_hundred_notes_cost_at_most_as_many_calls_more(tmp_path: Path) -> None:
    async with campaign(tmp_path) as around:
        assert await _with_errors(around, chats=5, jobs=100) <= MOST_CALLS
