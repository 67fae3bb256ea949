"""kill -9 at named moments of a job's life, with the store and without it: each note is answered, and once."""

from pathlib import Path

import pytest

from sandbox.process import BotProcess
from sandbox.telegram import Message, PrivateChat
from tests.faults.campaign import READY_S, Campaign, campaign
from tests.faults.moments import MOMENTS, Moment


async def _kill_at(
    moment: Moment, around: Campaign, bot: BotProcess, chat: PrivateChat, *, jobs: int, store_too: bool
) -> None:
    calls_before = len(around.world.api.requests)
    held = moment.hold(around.world)
    notes = await around.send(chat, jobs)
    await held.reached_within(READY_S)
    await bot.kill()
    if store_too and around.store is not None:
        await around.store.kill()
        await around.store.start()
    held.release()
    await bot.start()
    await around.answered(notes)
    tally = around.tally(notes, calls_before=calls_before)
    tally.tell(f"kill -9 {moment.name}{', the store too' if store_too else ''}")
    assert tally.lost == 0, chat.listing() + around.output()
    assert tally.repeated <= (1 if moment.is_ambiguous else 0)
    assert tally.extra_uploads <= 1
    assert tally.partial == 0


async def test_a_note_is_answered_once_though_the_bot_was_killed(tmp_path: Path) -> None:
    async with campaign(tmp_path) as around:
        bot = await around.started()
        (chat,) = await around.chats(1)
        for number, moment in enumerate(m for m in MOMENTS if m.in_short):
            await _kill_at(moment, around, bot, chat, jobs=3, store_too=number % 2 == 1)
        assert around.leaks() == []


@pytest.mark.parametrize("void", [True, False], ids=["before it is sent", "as it is sent"])
async def test_an_export_comes_though_the_bot_was_killed(void: bool, tmp_path: Path) -> None:
    async with campaign(tmp_path) as around:
        bot = await around.started()
        (chat,) = await around.chats(1)
        await around.send(chat, 2)
        await around.answered()
        held = around.telegram.pause("sendDocument", void=void)
        await chat.say("/export")
        await held.reached_within(READY_S)
        await bot.kill()
        held.release()
        await bot.start()
        await chat.wait_until(lambda: any(_is_zip(m) for m in chat.messages), timeout_s=READY_S)
        # Nothing is under way any more: its status has gone.
        await chat.wait_until(lambda: not any(":cancel:" in str(m.buttons) for m in chat.messages), timeout_s=READY_S)
        assert sum(map(_is_zip, chat.messages)) <= (1 if void else 2)
        assert not any("a minute" in m.text for m in chat.messages)


def _is_zip(message: Message) -> bool:
    return message.from_bot and message.document is not None and message.document.name.endswith(".zip")


@pytest.mark.long
@pytest.mark.parametrize("store_too", [False, True])
async def test_a_hundred_notes_at_each_moment(store_too: bool, tmp_path: Path) -> None:
    async with campaign(tmp_path) as around:
        bot = await around.started()
        (chat,) = await around.chats(1)
        for moment in MOMENTS:
            await _kill_at(moment, around, bot, chat, jobs=100, store_too=store_too)
        assert around.leaks() == []
