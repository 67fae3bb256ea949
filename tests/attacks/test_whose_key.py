"""Keys while they change hands: two at once, forgotten or taken back midway, lent ones whose owner is gone."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from sandbox.polyglotvoice.faults import Fault
from tests.attacks.test_what_is_erased import erase
from tests.conversations.beginnings.test_privacy import left_in_store
from tests.conversations.conftest import Talk
from tests.conversations.groups.conftest import Choir, choir_in
from tests.conversations.groups.test_the_groups_key import OTHER_KEY, ask_for_key, has_own_key, hears, lend_of
from tests.samples import voice_note
from tests.world import KEY, running, until, world


def slow_trial(talk: Talk | Choir, account: str = "account-1") -> tuple[Fault, asyncio.Event]:
    """The next key of the account is tried until the event."""
    release = asyncio.Event()
    return talk.api.trouble("slow", "list", account=account, until=release), release


async def test_of_two_keys_sent_at_once_the_second_one_is_asked_about(talk: Talk) -> None:
    talk.api.add_key(OTHER_KEY, account="account-2")
    await talk.chat.say("/start")
    first, go_on = slow_trial(talk)
    second, finish = slow_trial(talk, "account-2")
    await talk.chat.say(KEY)
    await until(lambda: first.struck == 1)
    await talk.chat.say(OTHER_KEY)
    await until(lambda: second.struck == 1)
    go_on.set()
    await talk.hears("works")
    finish.set()
    await talk.hears(f"Replace …{KEY[-4:]} with it?")
    await talk.chat.send_voice(voice_note(), duration_s=8)
    await talk.gets_file(".srt")
    assert {r.key for r in talk.api.requests if r.endpoint == "upload"} == {KEY}


async def test_a_key_that_is_tried_while_its_chat_is_erased_is_not_kept(talk: Talk) -> None:
    await talk.chat.say("/start")
    tried, release = slow_trial(talk)
    await talk.chat.say(KEY)
    await until(lambda: tried.struck == 1)
    await erase(talk)
    release.set()
    await talk.hears("The key is deleted")
    assert await left_in_store(talk.world.settings.data_dir, [KEY]) == []


@pytest.fixture
async def keyless(tmp_path: Path) -> AsyncIterator[Choir]:
    """A group before anybody has set a key."""
    async with world(tmp_path / "data") as around:
        choir = await choir_in(around)
        async with running(around.settings):
            await choir.bot_joins()
            yield choir


async def test_a_key_that_is_taken_back_while_it_is_lent_serves_nobody(keyless: Choir) -> None:
    choir = keyless
    chat = await has_own_key(choir, choir.ann, KEY)
    tried, release = slow_trial(choir)
    await lend_of(choir, choir.ann)
    await until(lambda: tried.struck == 1)
    await chat.say("/lent")
    await chat.tap(await hears(chat, "1 group uses your key"), "Take back from Choir")
    await hears(chat, "You haven't lent your key to any group.")
    release.set()
    await hears(chat, "This link no longer works")
    assert "No PolyglotVoice key here yet" in (await ask_for_key(choir, choir.bob)).text


@pytest.mark.parametrize("way", ["taken back", "erased"])
async def test_of_a_lent_key_that_is_gone_no_more_is_spent(keyless: Choir, way: str) -> None:
    choir = keyless
    chat = await has_own_key(choir, choir.ann, KEY)
    await lend_of(choir, choir.ann)
    await hears(chat, "Choir uses your key now")
    choir.api.hold()
    await choir.bob.send_voice(voice_note(), duration_s=8)
    await until(lambda: len(choir.api.tasks) == 1)
    held = choir.telegram.pause("download")
    await choir.bob.send_voice(voice_note() + b"2", duration_s=8)
    await held.reached_within(60)
    if way == "erased":
        await erase(Talk(choir.world, choir.ann.person, chat))
    else:
        await chat.say("/lent")
        await chat.tap(await hears(chat, "1 group uses your key"), "Take back from Choir")
        await hears(chat, "You haven't lent your key to any group.")
    spent = choir.api.count("upload")
    for number in range(3):
        await choir.bob.send_voice(voice_note() + bytes([number]), duration_s=8)
    held.release()
    choir.api.finish_all()
    await choir.bob.say(f"/help@{choir.name}")
    await choir.settled()
    assert choir.api.count("upload") <= spent + 1, "what was on its way when it was taken back"


async def test_an_offer_ends_with_the_key_that_was_offered(keyless: Choir) -> None:
    choir = keyless
    choir.api.add_key(OTHER_KEY, account="account-2")
    chat = await has_own_key(choir, choir.bob, KEY)
    await lend_of(choir, choir.bob)
    offer = await choir.hears("Bob offers their PolyglotVoice key")
    await chat.say("/lent")
    await hears(chat, "You haven't lent your key to any group.")
    await erase(Talk(choir.world, choir.bob.person, chat))
    await chat.say(OTHER_KEY)
    await hears(chat, f"…{OTHER_KEY[-4:]}")
    await choir.refuses(choir.ann, offer, f"g:accept:{choir.bob.person.id}", "while the offer stands")
    assert "No PolyglotVoice key here yet" in (await ask_for_key(choir, choir.bob)).text


async def test_an_edit_and_an_edited_forward_swap_no_key_unasked(talk: Talk) -> None:
    talk.api.add_key(OTHER_KEY, account="account-2")
    await talk.begin()
    said = await talk.chat.say("hello")
    await talk.chat.edit(said, f"hello {OTHER_KEY}")
    await talk.hears("with it?")
    origin = {"type": "hidden_user", "date": 1, "sender_user_name": "x"}
    await talk.chat.edit(await talk.chat.say("hello again"), f"hello {OTHER_KEY}", forward_origin=origin)
    await talk.gets_file_for(await talk.chat.send_voice(voice_note(), duration_s=4))
    assert {r.key for r in talk.api.requests if r.endpoint == "upload"} == {KEY}
    assert sum("with it?" in m.text for m in talk.chat.messages) == 1


async def test_no_update_of_another_chat_moves_a_private_chats_key_away(talk: Talk) -> None:
    await talk.begin()
    mine, me = {"type": "supergroup", "title": "Mine"}, talk.person.as_json()
    for number, move in enumerate(("migrate_to_chat_id", "migrate_from_chat_id")):
        chat = {**mine, "id": -777 - number}
        talk.telegram.push(message={"message_id": 900, "date": 1, "chat": chat, "from": me, move: talk.chat.id})
    for data in ("privacy:erase", "key:forget"):
        query = {"id": data, "from": me, "chat_instance": "1", "data": data, "inline_message_id": "abc"}
        talk.telegram.push(callback_query=query)
    talk.telegram.push(inline_query={"id": "1", "from": me, "query": OTHER_KEY, "offset": "9" * 400})
    await talk.gets_file_for(await talk.chat.send_voice(voice_note(), duration_s=4))
    await talk.chat.say("/key")
    assert KEY[-4:] in (await talk.hears("set on")).text
