"""For those who run the bot: numbers, a word to everybody, and no sign of either to anybody else."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from bot.__main__ import EXIT_SETTINGS
from sandbox.telegram import Message, PrivateChat
from tests.conversations.conftest import Talk
from tests.faults.campaign import campaign
from tests.samples import voice_note
from tests.world import World, running, until, world


@pytest.fixture
async def both(tmp_path: Path) -> AsyncIterator[tuple[Talk, PrivateChat]]:
    """Alice, who uses the bot, and Olga, who runs it."""
    async with world(tmp_path / "data") as around:
        olga = around.telegram.private_chat(around.telegram.person("Olga", language_code="en"))
        settings = around.settings.model_copy(update={"operators": frozenset({olga.id})})
        async with running(settings):
            alice = around.telegram.person("Alice", language_code="en")
            yield Talk(World(around.telegram, around.api, settings), alice, around.telegram.private_chat(alice)), olga
            assert around.telegram.refusals == []


def follows(asked: Message) -> Callable[[Message], bool]:
    return lambda message: message.from_bot and message.message_id > asked.message_id


@pytest.fixture
def known_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """The bot's memory is this, however much the tests before it took in this process."""
    monkeypatch.setattr("bot.observe.processes.memory_bytes", lambda: 250_000_000)


@pytest.mark.usefixtures("known_memory")
async def test_an_operator_sees_the_day_in_numbers(both: tuple[Talk, PrivateChat]) -> None:
    talk, olga = both
    await talk.begin()
    await talk.chat.send_voice(voice_note(), duration_s=8)
    await talk.gets_file(".srt")
    async with asyncio.timeout(120):
        while not [m for m in olga.messages if "1 taken, 1 delivered" in m.text]:
            await olga.wait_for(follows(await olga.say("/stats")))
    stats = olga.messages[-1]
    assert "Chats: 2" in stats.text
    assert "run: 250 MB, up " in stats.text
    before, second = stats.text, time.time() // 1
    await until(lambda: time.time() // 1 > second)
    await olga.tap(stats, "Refresh")
    await until(lambda: stats.text != before)


async def test_an_operator_chooses_a_daily_digest(both: tuple[Talk, PrivateChat]) -> None:
    _, olga = both
    await olga.say("/stats")
    stats = await olga.wait_for(lambda m: m.from_bot and "Recordings:" in m.text)
    answer = await olga.tap(stats, "Daily digest")
    assert "6:00 UTC" in answer.text
    await until(lambda: "No daily digest" in str(stats.buttons))
    await olga.tap(stats, "No daily digest")
    await until(lambda: "'Daily digest'" in str(stats.buttons))


async def test_nobody_else_learns_of_it(both: tuple[Talk, PrivateChat]) -> None:
    talk, _ = both
    answers = []
    for command in ("/nonsense", "/stats", "/broadcast Hello everybody"):
        sent = await talk.chat.say(command)
        answer = await talk.gets_answer_to(sent)
        answers.append(answer.text)
    assert len(set(answers)) == 1


async def test_a_broadcast_is_shown_confirmed_and_sent_to_each_once(both: tuple[Talk, PrivateChat]) -> None:
    talk, olga = both
    people = [talk.telegram.private_chat(talk.telegram.person(f"P{n}", language_code="en")) for n in range(3)]
    for chat in (talk.chat, *people):
        await chat.say("/start")
        await chat.wait_for(lambda m: m.from_bot)
    people[0].block()
    talk.telegram.flood(1, chat_id=people[1].id)
    await olga.say("/broadcast We move to a new server <tonight>.")
    asked = await olga.wait_for(lambda m: m.from_bot and "Send it to whom?" in m.text)
    assert "5 private chats" in str(asked.buttons)
    assert not [m for m in people[2].messages if "new server" in m.text]
    await olga.tap(asked, "5 private chats")
    over = await olga.wait_for(lambda m: m.from_bot and "Broadcast over" in m.text)
    assert "Sent: 4 of 5" in over.text
    assert "blocked me: 1" in over.text
    for chat in (talk.chat, *people[1:]):
        assert len([m for m in chat.messages if "We move to a new server <tonight>." in m.text]) == 1
    await olga.say("/broadcast Again?")
    asked = await olga.wait_for(lambda m: m.from_bot and "4 private chats" in str(m.buttons))
    await olga.tap(asked, "Don't send it")
    await until(lambda: asked.text == "Nothing was sent.")


async def test_who_erased_everything_gets_no_broadcast(both: tuple[Talk, PrivateChat]) -> None:
    talk, olga = both
    await talk.begin()
    await olga.say("/broadcast Hello there")
    asked = await olga.wait_for(lambda m: m.from_bot and "Send it to whom" in m.text)
    await talk.chat.say("/privacy")
    kept = await talk.hears("What I keep of this chat")
    await talk.chat.tap(kept, "Erase everything")
    erase = await talk.hears("Erase this chat's key")
    await talk.chat.tap(erase, "Yes, erase")
    await talk.hears("I keep nothing of this chat")
    await olga.tap(asked, "2 private chats")
    await olga.wait_for(lambda m: m.from_bot and "Sent: 1 of 1" in m.text)
    assert not [m for m in talk.chat.messages if "Hello there" in m.text]


async def test_an_operator_is_told_of_a_store_that_forgets(tmp_path: Path) -> None:
    async with campaign(tmp_path) as around:
        if around.store is not None:
            async with around.store.client() as client:
                await client.config_set("appendonly", "no")
        olga = around.telegram.private_chat(around.telegram.person("Olga", language_code="en"))
        await olga.say("/start")
        await around.started(OPERATORS=str(olga.id))
        await olga.wait_for(lambda m: m.from_bot and "append-only file" in m.text)


async def test_a_refused_token_ends_the_bot_and_is_told_when_it_works_again(tmp_path: Path) -> None:
    async with campaign(tmp_path) as around:
        telegram, token = around.telegram, around.telegram.token
        olga = telegram.private_chat(telegram.person("Olga", language_code="en"))
        bot = await around.started(OPERATORS=str(olga.id))
        await olga.say("/start")
        await olga.wait_for(lambda m: m.from_bot)
        telegram.token = f"{token}x"
        await olga.say("/start")
        async with asyncio.timeout(120):
            assert await bot.wait() == EXIT_SETTINGS
        assert "Telegram refuses BOT_TOKEN" in bot.log()
        assert token not in bot.log()
        telegram.token = token
        await around.started(OPERATORS=str(olga.id))
        await olga.wait_for(lambda m: m.from_bot and "Telegram refused BOT_TOKEN from" in m.text)


async def test_the_operators_menu_stands_in_their_chats_alone_and_goes_with_their_office(tmp_path: Path) -> None:
    async with world(tmp_path / "data") as around:
        telegram = around.telegram
        olga = telegram.private_chat(telegram.person("Olga", language_code="ru"))
        alice = telegram.private_chat(telegram.person("Alice", language_code="en"))
        # One of them has never written to the bot: Telegram does not know that chat.
        office = around.settings.model_copy(update={"operators": frozenset({olga.id, 4242})})
        async with running(office):
            for chat in (alice, olga):
                await chat.say("/start")
                await chat.wait_for(lambda m: m.from_bot)
            await until(lambda: (f"chat {olga.id}", "") in telegram.commands)
            menu = telegram.commands[f"chat {olga.id}", ""]
            assert {"command": "stats", "description": "Как дела у бота; сводка"} in menu
            assert {c["command"] for c in menu} > {"help", "history", "broadcast"}
            assert (f"chat {alice.id}", "") not in telegram.commands
            await olga.say("/help")
            await until(lambda: len([m for m in olga.messages if m.from_bot]) == 2)
        assert sum("chat_id" in str(call.params.get("scope")) for call in telegram.calls) == 1
        async with running(around.settings):
            await until(lambda: (f"chat {olga.id}", "") not in telegram.commands)
        assert telegram.refusals == []
