"""The clock set an hour forward, and back: nothing ends early, nothing storms, nothing stands still."""

import asyncio
from pathlib import Path

import pytest

from tests.faults.campaign import Campaign, campaign
from tests.faults.tally import Note, say
from tests.world import until

HOUR_S = 3600
_MOST_CALLS_A_JOB = 12
STARTUP = str(Path(__file__).parent / "startup")


class Clock:
    """The clock of the bot's process."""

    def __init__(self, path: Path) -> None:
        self.path = path
        path.write_text("0")

    async def set(self, wrong_by_s: int) -> None:
        """Set it; the process follows within a moment."""
        self.path.write_text(str(wrong_by_s))
        await asyncio.sleep(0.5)


async def _set_and_finish(around: Campaign, clock: Clock, wrong_by_s: int, *, jobs: int, watch_s: float) -> None:
    """With jobs in every state, set the clock; then let the tasks end, and serve newcomers too."""
    api, chat = around.world.api, next(iter(around.telegram.chats.values()))
    calls_before = len(api.requests)
    api.hold()
    watched = await around.send(chat, jobs)  # type: ignore[arg-type]
    await until(lambda: around.tally(watched).uploads == jobs)
    held = api.pause("upload", before=True)
    uploading = await around.send(chat, 1)  # type: ignore[arg-type]
    await held.reached_within(60)
    await clock.set(wrong_by_s)
    calls = len(api.requests)
    await asyncio.sleep(watch_s)
    meanwhile = len(api.requests) - calls
    held.release()
    api.finish_all()
    notes: list[Note] = [*watched, *uploading, *await around.send(chat, 1)]  # type: ignore[arg-type]
    await around.answered(notes)
    tally = around.tally(notes, calls_before=calls_before)
    tally.tell(f"clock set to {wrong_by_s:+d} s", f"{meanwhile} API calls in {watch_s:.0f} s after")
    assert (tally.lost, tally.repeated, tally.extra_uploads) == (0, 0, 0), chat.listing() + around.output()[-5000:]
    assert tally.calls <= _MOST_CALLS_A_JOB * tally.sent


async def _set_there_and_back(around: Campaign, clock: Clock, *, jobs: int, watch_s: float) -> None:
    await around.started(PYTHONPATH=STARTUP, FAULTS_CLOCK=str(clock.path))
    await around.chats(1)
    for wrong_by_s in (HOUR_S, 0, -HOUR_S, 0):
        await _set_and_finish(around, clock, wrong_by_s, jobs=jobs, watch_s=watch_s)
    errors = around.output().count(" ERROR ")
    say("clock there and back", f"{errors} errors logged")
    assert errors == 0


async def test_a_clock_that_is_set_an_hour_ends_and_stops_nothing(tmp_path: Path) -> None:
    async with campaign(tmp_path) as around:
        await _set_there_and_back(around, Clock(tmp_path / "clock"), jobs=2, watch_s=3)


@pytest.mark.long
async def test_a_clock_that_is_set_under_load(tmp_path: Path) -> None:
    async with campaign(tmp_path) as around:
        await _set_there_and_back(around, Clock(tmp_path / "clock"), jobs=30, watch_s=5)
