"""Minutes and requests on the operator's key: what is too much waits, tells whose budget it is, and goes on."""

from dataclasses import replace
from pathlib import Path

from pydantic import SecretStr

from bot.polyglotvoice.limits import next_utc_day
from sandbox.telegram import Message, PrivateChat
from tests.clock import MovableClock
from tests.conversations.groups.conftest import choir_in, with_operators_key
from tests.samples import voice_note
from tests.world import KEY, running, until, world


def note(number: int) -> bytes:
    return voice_note() + bytes([number])


async def waits(chat: PrivateChat, sent: Message, words: str) -> Message:
    return await chat.wait_for(lambda m: m.reply_to == sent.message_id and words in m.text)


async def is_answered(chat: PrivateChat, sent: Message) -> None:
    await chat.wait_for(lambda m: m.from_bot and m.reply_to == sent.message_id and m.document is not None)


async def test_a_day_s_minutes_end_and_begin_anew(tmp_path: Path) -> None:
    clock = MovableClock()
    async with world(tmp_path / "data") as around:
        alice = around.telegram.private_chat(around.telegram.person("Alice", "en"))
        update = {
            "polyglotvoice_api_key": SecretStr(KEY), "allowed_chats": frozenset({alice.id}),
            "person_minutes_per_day": 1,
        }  # fmt: skip
        async with running(around.settings.model_copy(update=update), clock=clock):
            await is_answered(alice, await alice.send_voice(note(1), duration_s=50))
            second = await alice.send_voice(note(2), duration_s=20)
            said = await waits(alice, second, "Today's budget on the owner's key is used up")
            assert "I'll keep this" in said.text
            await alice.say("/doctor")
            await alice.wait_for(lambda m: m.from_bot and "✗ Today's budget on the owner's key" in m.text)
            too_long = await alice.send_voice(note(3), duration_s=90)
            await waits(alice, too_long, "longer than your budget")
            await alice.say("/usage")
            told = await alice.wait_for(lambda m: m.from_bot and "On the bot owner's key" in m.text)
            assert "Today: 1 min, requests: 1" in told.text
            assert "1 min a day" in told.text
            assert len(around.api.tasks) == 1
            clock.move((next_utc_day(clock()) - clock()).total_seconds() + 1)
            await is_answered(alice, second)
        assert around.telegram.refusals == []


async def test_an_operator_reads_who_uses_most_and_gives_more_at_run_time(tmp_path: Path) -> None:
    async with world(tmp_path / "data") as around:
        choir = await choir_in(around)
        with_operators_key(choir)
        olga = around.telegram.private_chat(around.telegram.person("Olga", "en"))
        update = {"operators": frozenset({olga.id}), "group_requests_per_month": 1}
        async with running(choir.world.settings.model_copy(update=update)):
            await choir.bot_joins()
            first = await choir.bob.send_voice(note(1), duration_s=40)
            await choir.group.wait_for(lambda m: m.from_bot and m.reply_to == first.message_id)
            second = await choir.ann.send_voice(note(2), duration_s=40)
            await choir.hears("This group's budget on the owner's key is used up for this month")
            await olga.say("/usage")
            told = await olga.wait_for(lambda m: m.from_bot and "Groups today" in m.text)
            assert f"Choir: {choir.group.id}: 1 min, requests: 1" in told.text
            assert f"Bob: {choir.bob.person.id}: 1 min, requests: 1" in told.text
            await choir.bob.say(f"/usage@{choir.name}")
            await choir.group.wait_until(lambda: any("requests a month: 1" in m.text for m in choir.group.whispers))
            await olga.say("/budget choir 5/month 60m/day")
            await olga.wait_for(lambda m: m.from_bot and "60 min a day, requests a month: 5" in m.text)
            await choir.group.wait_for(lambda m: m.reply_to == second.message_id and "stand-in" in m.text)
            await olga.say("/budget")
            shown = await olga.wait_for(lambda m: m.from_bot and "Budgets on your key" in m.text)
            assert "Each person: no limit" in shown.text
            assert "Each group: requests a month: 1" in shown.text
            await olga.say("/budget xyz")
            told = await olga.wait_for(lambda m: m.from_bot and "can't make sense of “xyz”" in m.text)
            assert "/budget people 60m/day" in told.text
            await olga.say("/budget Choir default")
            await olga.wait_for(lambda m: m.from_bot and m.text.endswith(": requests a month: 1"))
        assert not [m for m in choir.group.messages if str(choir.bob.person.id) in m.text]
        assert around.telegram.refusals == []


async def test_links_keep_to_the_budget_whether_or_not_their_length_is_told(tmp_path: Path) -> None:
    async with world(tmp_path / "data") as around:
        alice, api = around.telegram.private_chat(around.telegram.person("Alice", "en")), around.api
        update = {
            "polyglotvoice_api_key": SecretStr(KEY), "allowed_chats": frozenset({alice.id}),
            "person_minutes_per_day": 2,
        }  # fmt: skip
        api.known_links |= {
            "https://example.org/day.mp3": ("A whole day", 86_400), "https://example.org/one.mp3": ("A word", 30),
            "https://example.org/two.mp3": ("Two", 30),
        }  # fmt: skip
        async with running(around.settings.model_copy(update=update)):
            long = await alice.say("https://example.org/day.mp3")
            await waits(alice, long, "longer than your budget")
            assert api.tasks == {}
            api.dialect = replace(api.dialect, link_duration=None)
            api.hold()
            first = await alice.say("https://example.org/one.mp3")
            await until(lambda: len(api.tasks) == 1)
            second = await alice.say("https://example.org/two.mp3")
            await waits(alice, second, "Today's budget on the owner's key is used up")
            await alice.say("/usage")
            await alice.wait_for(lambda m: m.from_bot and "Today: 2 min, requests: 1" in m.text)
            api.finish_all()
            await is_answered(alice, first)
            await alice.say("/usage")
            await alice.wait_for(lambda m: m.from_bot and "Today: 1 min, requests: 1" in m.text)
            assert len(api.tasks) == 1
            brief = await alice.send_voice(note(1), duration_s=50)
            await is_answered(alice, brief)
        assert around.telegram.refusals == []


async def test_what_an_upload_that_failed_had_reserved_is_free_again(tmp_path: Path) -> None:
    async with world(tmp_path / "data") as around:
        alice, api = around.telegram.private_chat(around.telegram.person("Alice", "en")), around.api
        update = {
            "polyglotvoice_api_key": SecretStr(KEY), "allowed_chats": frozenset({alice.id}),
            "person_requests_per_day": 1,
        }  # fmt: skip
        async with running(around.settings.model_copy(update=update)):
            api.trouble("status", "upload", status=413)
            refused = await alice.send_voice(note(1), duration_s=50)
            await waits(alice, refused, "")
            await is_answered(alice, await alice.send_voice(note(2), duration_s=50))
        assert len(api.tasks) == 1


async def test_who_pays_with_a_key_of_their_own_has_no_budget(tmp_path: Path) -> None:
    async with world(tmp_path / "data") as around:
        alice = around.telegram.private_chat(around.telegram.person("Alice", "en"))
        async with running(around.settings.model_copy(update={"person_requests_per_day": 1})):
            await alice.say(KEY)
            await alice.wait_for(lambda m: m.from_bot and "works" in m.text)
            for number in range(2):
                await is_answered(alice, await alice.send_voice(note(number), duration_s=40))
            await alice.say("/usage")
            await alice.wait_for(lambda m: m.from_bot and "Your own key pays here" in m.text)
