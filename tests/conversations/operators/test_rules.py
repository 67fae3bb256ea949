"""/allow and /ban: who may use the bot, decided while it runs, by those who run it."""

import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from pydantic import SecretStr

from sandbox.telegram import Message, Person, PrivateChat
from tests.conversations.groups.conftest import Choir, choir_in
from tests.samples import voice_note
from tests.world import KEY, World, running, until, world


@dataclass(slots=True)
class House:
    """Olga, who runs a bot that only she may use, on her key; a choir that it is in; Eve, a stranger."""

    choir: Choir
    olga: PrivateChat
    eve: Person

    @property
    def around(self) -> World:
        return self.choir.world

    @property
    def eves(self) -> PrivateChat:
        return self.around.telegram.private_chat(self.eve)

    async def orders(self, text: str, reply_to: Message | None = None) -> str:
        """An operator's command, and what is answered."""
        return await self.answered(await self.olga.say(text, reply_to=reply_to))

    async def answered(self, asked: Message) -> str:
        """What is answered to it."""
        answer = await self.olga.wait_for(lambda m: m.from_bot and m.message_id > asked.message_id)
        return answer.text

    async def is_passed_over(self, chat: PrivateChat, message: Message) -> None:
        """Nothing is said to it, though the bot answers what came later."""
        await self.orders("/stats")
        assert not [m for m in chat.messages if m.from_bot and m.message_id > message.message_id]


@contextlib.asynccontextmanager
async def house(folder: Path, **settings: object) -> AsyncIterator[House]:
    async with world(folder / "data") as around:
        around.telegram.supports_guests = around.telegram.supports_business = True
        choir = await choir_in(around)
        olga = around.telegram.private_chat(around.telegram.person("Olga", "en"))
        update = {"operators": frozenset({olga.id}), "polyglotvoice_api_key": SecretStr(KEY)} | settings
        choir.world.settings = around.settings.model_copy(update=update)
        async with running(choir.world.settings):
            await olga.say("/start")
            await olga.wait_for(lambda m: m.from_bot)
            yield House(choir, olga, around.telegram.person("Eve", "en"))
            assert around.telegram.refusals == []


@pytest.fixture
async def closed(tmp_path: Path) -> AsyncIterator[House]:
    """ALLOWED_CHATS names nobody who is here."""
    async with house(tmp_path, allowed_chats=frozenset({4242})) as opened:
        yield opened


@pytest.fixture
async def shared(tmp_path: Path) -> AsyncIterator[House]:
    """Everybody may use it, and the choir's key is the operator's."""
    async with house(tmp_path) as opened:
        await opened.orders(f"/allow {opened.choir.group.id}")
        await opened.choir.bot_joins()
        yield opened


async def test_a_stranger_is_allowed_by_the_number_that_they_were_told(closed: House) -> None:
    await closed.eves.say("/start")
    await closed.eves.wait_for(lambda m: str(closed.eve.id) in m.text and "private" in m.text)
    said = await closed.orders(f"/allow {closed.eve.id}")
    assert "From now on I work for" in said
    assert "yours pays" in said
    note = await closed.eves.send_voice(voice_note(), duration_s=8)
    await closed.eves.wait_for(lambda m: m.from_bot and m.reply_to == note.message_id and m.document is not None)
    assert f"Eve: {closed.eve.id}" in await closed.orders("/allow")
    assert "Taken back" in await closed.orders("/unallow Eve")
    later = await closed.eves.say("/help")
    await closed.is_passed_over(closed.eves, later)


async def test_what_the_settings_name_no_command_takes_away_but_a_ban_does(closed: House) -> None:
    assert "is in ALLOWED_CHATS" in await closed.orders("/unallow 4242")
    assert "4242) is banned" in (await closed.orders("/ban 4242")).replace(": 4242", ": 4242)")
    assert "That is an operator" in await closed.orders(f"/ban {closed.olga.id}")
    assert "I have seen nobody called so" in await closed.orders("/ban Nobody Here")
    assert "There is nothing to take back" in await closed.orders("/unban 99")


async def test_a_ban_stops_what_is_under_way_and_is_told_once(shared: House) -> None:
    api = shared.around.api
    await shared.eves.say(KEY)
    await shared.eves.wait_for(lambda m: m.from_bot and "works" in m.text)
    api.hold()
    await shared.eves.send_voice(voice_note(), duration_s=8)
    await until(lambda: len(api.tasks) == 1)
    said = await shared.orders("/ban eve")
    assert "Eve" in said
    assert "1 recording was under way and is stopped" in said
    assert not [m for m in shared.eves.messages if "'Cancel'" in str(m.buttons)]
    api.finish_all()
    await shared.eves.say("Why?")
    await shared.eves.wait_for(lambda m: m.from_bot and "has blocked you" in m.text)
    later = await shared.eves.send_voice(voice_note() + b"2", duration_s=8)
    await shared.is_passed_over(shared.eves, later)
    assert len(api.tasks) == 1
    await shared.orders(f"/unban {shared.eve.id}")
    again = await shared.eves.send_voice(voice_note() + b"3", duration_s=8)
    await shared.eves.wait_for(lambda m: m.from_bot and m.reply_to == again.message_id)


async def test_a_banned_member_is_passed_over_in_the_group_and_the_others_are_served(shared: House) -> None:
    choir = shared.choir
    await choir.bob.send_voice(voice_note(), duration_s=4)
    await until(lambda: len(choir.api.tasks) == 1)
    forwarded = await shared.olga.forward(await choir.bob.say("What he wrote"))
    await shared.olga.wait_for(lambda m: m.from_bot and m.message_id > forwarded.message_id)
    assert "Bob" in await shared.orders("/ban", reply_to=forwarded)
    await choir.bob.send_voice(voice_note() + b"2", duration_s=4)
    note = await choir.ann.send_voice(voice_note() + b"3", duration_s=4)
    await choir.group.wait_for(lambda m: m.from_bot and m.reply_to == note.message_id)
    assert len(choir.api.tasks) == 2
    tapped = await choir.bob.tap_data(choir.said()[-1], "set:")
    assert tapped.text == ""


async def test_a_banned_group_is_silent_for_everybody(shared: House) -> None:
    choir = shared.choir
    assert "I am silent in that group" in await shared.orders("/ban Choir")
    before = len(choir.group.messages)
    await choir.ann.send_voice(voice_note(), duration_s=4)
    await choir.ann.say(f"/help@{choir.name}")
    await shared.orders("/stats")
    assert not [m for m in choir.group.messages[before:] if m.from_bot]
    assert choir.api.tasks == {}
    await shared.orders("/unban choir")
    await choir.settled()


async def test_a_banned_business_owner_and_guest_are_passed_over(shared: House) -> None:
    telegram, api = shared.around.telegram, shared.around.api
    await shared.orders(f"/allow {shared.eve.id}")
    await shared.eves.say("/start")
    await shared.eves.wait_for(lambda m: m.from_bot)
    business = telegram.business_chat(shared.eve, shared.choir.bob.person)
    business.connect()
    await shared.eves.wait_for(lambda m: m.from_bot and "connected" in m.text.lower())
    await shared.orders(f"/ban {shared.eve.id}")
    await business.send_voice(voice_note(), duration_s=4)
    guests = telegram.guest_chat()
    query = guests.call(shared.eve, await shared.choir.bob.say("Hm"), f"@{telegram.bot_username}")
    await shared.orders("/stats")
    assert guests.answer_to(query) is None
    assert api.tasks == {}


async def test_who_is_hidden_or_called_as_another_is_asked_for(shared: House) -> None:
    choir, telegram = shared.choir, shared.around.telegram
    hidden = await shared.olga.forward(await choir.bob.say("Guess who"), hidden=True)
    await shared.olga.wait_for(lambda m: m.from_bot and m.message_id > hidden.message_id)
    assert "Telegram hides who wrote that" in await shared.orders("/ban", reply_to=hidden)
    twins = [telegram.private_chat(telegram.person("Sam", "en")) for _ in range(2)]
    for twin in twins:
        await twin.say("/start")
        await twin.wait_for(lambda m: m.from_bot)
    said = await shared.orders("/ban Sam")
    assert all(str(twin.id) in said for twin in twins)
    assert "Repeat it with the id" in said


async def test_one_is_named_by_handle_mention_contact_or_a_message_of_theirs(closed: House) -> None:
    """However an operator can point at somebody, and whatever Telegram leaves out."""
    telegram = closed.around.telegram
    dora = replace(telegram.person("Dora", "en"), username="Dora_of_Old")
    await telegram.private_chat(dora).say("/start")
    await telegram.private_chat(dora).wait_for(lambda m: m.from_bot)
    for words in ("@dora_of_old", "https://t.me/Dora_of_Old", "dora"):
        assert f"Dora (@Dora_of_Old): {dora.id}" in await closed.orders(f"/ban {words}")
        await closed.orders(f"/unban {dora.id}")
    assert "I have seen nobody called so" in await closed.orders("/ban @nobody_of_old")
    fay = telegram.person("Fay", "en")  # never seen here, and without an @name
    mention = {"type": "text_mention", "offset": 5, "length": 3, "user": fay.as_json()}
    assert f"Fay: {fay.id}" in await closed.answered(await closed.olga.say("/ban Fay", entities=[mention]))
    card = {"phone_number": "+100", "first_name": "Gil"}
    known = await closed.olga.send_content({"contact": card | {"user_id": 777001}})
    assert "To let Gil: 777001 use me" in await closed.answered(known)
    assert "Gil: 777001" in await closed.orders("/ban", reply_to=known)
    unknown = await closed.olga.send_content({"contact": card})
    assert "no Telegram account" in await closed.answered(unknown)
    assert "Telegram hides who wrote that" in await closed.orders("/ban", reply_to=unknown)
    there = {"origin": {"type": "user", "date": 1, "sender_user": dora.as_json()}}
    elsewhere = await closed.olga.say_elsewhere("/ban", there)
    assert f"Dora (@Dora_of_Old): {dora.id}" in await closed.answered(elsewhere)
    chat = {"id": -100777, "type": "channel", "title": "News", "username": "news"}
    posted = {"type": "channel", "date": 1, "chat": chat, "message_id": 3}
    post = await closed.olga.send_content({"text": "Hear, hear", "forward_origin": posted})
    await closed.answered(post)
    assert "News (@news): -100777" in await closed.orders("/ban", reply_to=post)
    for name in ("Fay", "Gil", "News"):
        assert name in await closed.orders("/ban")


async def test_rules_outlive_a_restart_and_an_erasure(tmp_path: Path) -> None:
    async with world(tmp_path / "data") as around:
        telegram = around.telegram
        olga, eve = (telegram.private_chat(telegram.person(name, "en")) for name in ("Olga", "Eve"))
        office = around.settings.model_copy(update={"operators": frozenset({olga.id})})
        async with running(office):
            await olga.say(f"/ban {eve.id}")
            await olga.wait_for(lambda m: m.from_bot and "is banned" in m.text)
        async with running(office):
            await eve.say("/privacy")
            await eve.wait_for(lambda m: m.from_bot and "has blocked you" in m.text)
            assert len([m for m in eve.messages if m.from_bot]) == 1
