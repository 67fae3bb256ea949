"""The API in trouble: three calls in ten answer 500 or reset, and everything is delivered all the same."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from sandbox.polyglotvoice.ledger import Request
from sandbox.telegram import PrivateChat
from tests.faults.campaign import Campaign, campaign
from tests.faults.tally import Tally

MOST_CALLS = 1.6
MOST_PAGES = 6
"""Of the account's list, for each upload of which nobody knows what became: its 200 tasks fill ten."""


@dataclass(frozen=True, slots=True)
class Cost:
    """How many times the calm way's calls, lists apart; pages of the list for each upload in doubt."""

    times: float
    pages: float


async def _serve(around: Campaign, chats: list[PrivateChat], jobs: int) -> Tally:
    calls_before = len(around.world.api.requests)
    notes = [note for number in range(jobs) for note in await around.send(chats[number % len(chats)])]
    await around.answered(notes, timeout_s=300)
    return around.tally(notes, calls_before=calls_before)


async def _with_errors(around: Campaign, *, chats: int, jobs: int) -> Cost:
    await around.started()
    found = await around.chats(chats)
    calm = await _serve(around, found, jobs)
    # Of what the first spares, the second takes its part: 15 % each.
    broken = around.world.api.trouble("status", times=None, share=0.15)
    reset = around.world.api.trouble("reset", times=None, share=0.15 / 0.85)
    troubled = await _serve(around, found, jobs)
    around.world.api.clear_trouble()
    before, since = (Counter(each.endpoint for each in part) for part in _parts(around, calm, troubled))
    cost = Cost(
        (troubled.calls - since["list"]) / (calm.calls - before["list"]),
        (since["list"] - before["list"]) / max(1, since["upload"] - jobs),
    )
    calm.tell("API without faults")
    told = f"{cost.times:.2f} × the calls, {cost.pages:.1f} pages an upload in doubt"
    troubled.tell("API 500 or reset", f"{broken.struck} × 500", f"{reset.struck} × reset", told)
    assert (troubled.lost, troubled.repeated, troubled.extra_uploads, troubled.partial) == (0, 0, 0, 0)
    return cost


def _parts(around: Campaign, calm: Tally, troubled: Tally) -> tuple[Sequence[Request], Sequence[Request]]:
    """The requests without faults, and those with."""
    requests = around.world.api.requests
    end = len(requests) - troubled.calls
    return requests[end - calm.calls : end], requests[end:]


async def test_errors_of_the_api_cost_time_and_few_calls(tmp_path: Path) -> None:
    async with campaign(tmp_path) as around:
        # So few calls are no sample: the long form measures.
        cost = await _with_errors(around, chats=2, jobs=6)
        assert cost.times < 2 * MOST_CALLS


@pytest.mark.long
async def test_a_hundred_notes_cost_at_most_as_many_calls_more(tmp_path: Path) -> None:
    async with campaign(tmp_path) as around:
        cost = await _with_errors(around, chats=5, jobs=100)
        assert (cost.times <= MOST_CALLS, cost.pages <= MOST_PAGES) == (True, True), cost
