"""The store killed under load, back at once or away for a while: nothing acknowledged is lost, nothing spins."""

import asyncio
import time
from collections.abc import Iterable
from pathlib import Path

import psutil
import pytest

from sandbox.process import BotProcess
from sandbox.telegram import PrivateChat
from tests.faults.campaign import Campaign, campaign
from tests.faults.moments import MOMENTS, Moment
from tests.world import until

RECOVERY_WITHIN_S = 10.0
_MOST_LINES_PER_S = 20
_SAMPLE_S = 5.0
"""A burst as the store goes is no spinning."""


async def _survive(around: Campaign, bot: BotProcess, chat: PrivateChat, *, jobs: int, away_s: float) -> float:
    """Kill the store with jobs under way; returns how long a new note took once it was back."""
    store = around.store
    assert store is not None
    known, calls_before = len(around.notes), len(around.world.api.requests)
    await around.send(chat, jobs)
    await until(lambda: around.tally(around.notes[known:]).answered >= jobs // 3)
    await store.kill()
    process = psutil.Process(bot.pid)
    cpu_s, lines, began = sum(process.cpu_times()[:2]), _records(bot), time.monotonic()
    await around.send(chat, 2)
    await asyncio.sleep(away_s)
    passed_s = time.monotonic() - began
    cpu = (sum(process.cpu_times()[:2]) - cpu_s) / passed_s
    lines_per_s = (_records(bot) - lines) / max(_SAMPLE_S, passed_s)
    await store.start()
    back_at = time.monotonic()
    assert await around.answered(await around.send(chat)), around.output()[-5000:]
    recovery_s = time.monotonic() - back_at
    await around.answered()
    tally = around.tally(around.notes[known:], calls_before=calls_before)
    tally.tell(
        f"store killed, away for {away_s:.0f} s", f"a new note answered {recovery_s:.1f} s after",
        f"meanwhile {cpu:.0%} of a core and {lines_per_s:.1f} log lines a second",
    )  # fmt: skip
    assert (tally.lost, tally.repeated, tally.extra_uploads) == (0, 0, 0)
    assert lines_per_s < _MOST_LINES_PER_S
    assert bot.returncode is None
    return recovery_s


def _records(bot: BotProcess) -> int:
    return sum(line.startswith("20") for line in bot.log().splitlines())


async def test_a_store_that_is_killed_and_comes_back_costs_nothing(tmp_path: Path) -> None:
    async with campaign(tmp_path) as around:
        bot = await around.started()
        (chat,) = await around.chats(1)
        await _survive(around, bot, chat, jobs=3, away_s=3)


@pytest.mark.parametrize("moment", [m for m in MOMENTS if m.is_ambiguous], ids=lambda m: m.name)
async def test_a_part_that_was_sent_as_the_store_went_away_comes_once(moment: Moment, tmp_path: Path) -> None:
    async with campaign(tmp_path) as around:
        await around.started()
        (chat,) = await around.chats(1)
        assert around.store is not None
        held = moment.hold(around.world)
        await around.send(chat)
        await held.reached_within(60)
        await around.store.kill()
        held.release()
        await asyncio.sleep(_SAMPLE_S)  # the step gives its record up, and must not send again
        await around.store.start()
        await around.answered()
        tally = around.tally()
        tally.tell(f"store killed {moment.name}")
        assert (tally.lost, tally.repeated, tally.extra_uploads) == (0, 0, 0)


async def test_a_bot_ends_in_order_while_its_store_is_away(tmp_path: Path) -> None:
    async with campaign(tmp_path) as around:
        bot = await around.started()
        (chat,) = await around.chats(1)
        assert around.store is not None
        held = around.world.api.pause("upload")
        await around.send(chat)
        await held.reached_within(60)
        await around.store.kill()
        assert await bot.stop() >= 0, "killed, since it did not end"
        held.release()
        await around.store.start()
        await around.started()
        await around.answered()
        tally = around.tally()
        tally.tell("SIGTERM while the store is away")
        assert (tally.lost, tally.repeated) == (0, 0)


async def test_a_store_of_the_bots_own_is_started_again(tmp_path: Path) -> None:
    async with campaign(tmp_path, embedded=True) as around:
        bot = await around.started()
        (chat,) = await around.chats(1)
        await around.send(chat, 3)
        await until(lambda: around.tally().uploads >= 1)
        for child in psutil.Process(bot.pid).children():
            child.kill()
        await around.send(chat, 3)
        await around.answered()
        tally = around.tally()
        tally.tell("the bot's own store killed")
        assert (tally.lost, tally.repeated, tally.extra_uploads) == (0, 0, 0)
        assert around.leaks() == []
        assert await bot.stop() == 0


@pytest.mark.long
async def test_a_store_away_for_half_a_minute(tmp_path: Path) -> None:
    async with campaign(tmp_path) as around:
        bot = await around.started()
        (chat,) = await around.chats(1)
        for away_s in (0, 0, 0, 30):
            assert await _survive(around, bot, chat, jobs=30, away_s=away_s) <= RECOVERY_WITHIN_S


async def _kill_store_at(moment: Moment, around: Campaign, bot: BotProcess, chat: PrivateChat, *, jobs: int) -> None:
    """The bot lives on; its own store is started again by itself, the other by whoever keeps it."""
    calls_before = len(around.world.api.requests)
    held = moment.hold(around.world)
    notes = await around.send(chat, jobs)
    await held.reached_within(60)
    if around.store is not None:
        await around.store.kill()
    else:
        (child,) = psutil.Process(bot.pid).children()
        child.kill()
    held.release()
    if around.store is not None:
        await around.store.start()
    assert await around.answered(notes), chat.listing() + around.output()[-5000:]
    tally = around.tally(notes, calls_before=calls_before)
    tally.tell(f"kill -9 of the {'store' if around.store else 'own store'} {moment.name}")
    # What was sent or uploaded meanwhile is known to the process that did it: here nothing is ambiguous.
    assert (tally.lost, tally.repeated, tally.extra_uploads, tally.partial) == (0, 0, 0, 0)
    assert bot.returncode is None


async def _kill_store_at_each(moments: Iterable[Moment], folder: Path, *, jobs: int, embedded: bool) -> None:
    async with campaign(folder, embedded=embedded) as around:
        bot = await around.started()
        (chat,) = await around.chats(1)
        for moment in moments:
            await _kill_store_at(moment, around, bot, chat, jobs=jobs)


async def test_a_note_is_answered_once_though_its_store_was_killed(tmp_path: Path) -> None:
    short = [moment for moment in MOMENTS if moment.in_short]
    await _kill_store_at_each(short[2::3], tmp_path, jobs=2, embedded=True)  # uploaded, and sent, but not recorded


@pytest.mark.long
@pytest.mark.parametrize("embedded", [False, True])
async def test_a_hundred_notes_with_the_store_killed_at_each_moment(embedded: bool, tmp_path: Path) -> None:
    await _kill_store_at_each(MOMENTS, tmp_path, jobs=100, embedded=embedded)
