"""/pause and /resume: what is sent meanwhile is taken, people read why, and all of it goes on."""

import asyncio
from pathlib import Path

import aiohttp

from tests.conversations.groups.conftest import Choir, choir_in, with_operators_key
from tests.samples import voice_note
from tests.world import KEY, free_port, listens, running, until, world


async def test_a_pause_outlives_a_restart_and_nothing_is_lost(tmp_path: Path) -> None:
    async with world(tmp_path / "data") as around:
        telegram, api = around.telegram, around.api
        olga, alice = (telegram.private_chat(telegram.person(name, "en")) for name in ("Olga", "Alice"))
        port = free_port()
        office = around.settings.model_copy(update={"operators": frozenset({olga.id}), "http_port": port})
        async with running(office):
            await alice.say(KEY)
            await alice.wait_for(lambda m: m.from_bot and "works" in m.text)
            api.hold()
            running_on = await alice.send_voice(voice_note(), duration_s=8)
            await until(lambda: len(api.tasks) == 1)
            await olga.say("/pause moving to a new server <tonight>")
            await olga.wait_for(lambda m: m.from_bot and "Paused: moving to a new server <tonight>." in m.text)
            api.finish_all()  # what the service has is delivered
            await alice.wait_for(lambda m: m.reply_to == running_on.message_id and m.document is not None)
            waits = await alice.send_voice(voice_note() + b"2", duration_s=8)
            said = await alice.wait_for(lambda m: m.reply_to == waits.message_id and "Paused since" in m.text)
            assert "moving to a new server <tonight>" in said.text
            assert "Nothing is lost" in said.text
            link = await alice.say("https://example.com/talk.mp4")
            await alice.wait_for(lambda m: m.reply_to == link.message_id and "Paused since" in m.text)
            await olga.wait_for(lambda m: m.from_bot and "I'm paused since" in m.text)
            await alice.say("/doctor")
            told = await alice.wait_for(lambda m: m.from_bot and "This chat" in m.text)
            assert "✗ Paused since" in told.text
            assert "moving to a new server <tonight>" in told.text
            assert "✓ There is a PolyglotVoice key" not in told.text
        async with running(office):
            await knows_of_it(port)
            text = await read(port, "metrics")
            assert 'polyglotvoice_bot_problem{kind="pause"} 1.0' in text
            assert 'polyglotvoice_bot_jobs{state="parked:pause"} 2.0' in text
            assert len(api.tasks) == 1
            await olga.say("/resume")
            await olga.wait_for(lambda m: m.from_bot and "I go on with what waited" in m.text)
            for asked in (waits, link):
                await alice.wait_for(lambda m, to=asked.message_id: m.reply_to == to and m.document is not None)  # type: ignore[misc]
            await alice.wait_until(lambda: not any("'Cancel'" in str(m.buttons) for m in alice.messages))
            await olga.say("/resume")
            await olga.wait_for(lambda m: m.from_bot and "There was no pause" in m.text)
        assert telegram.refusals == []


async def knows_of_it(port: int) -> None:
    async with asyncio.timeout(120):
        while not await listens(port) or '"pause"' not in await read(port, "readyz"):
            await asyncio.sleep(0.05)


async def read(port: int, page: str) -> str:
    async with aiohttp.ClientSession() as session, session.get(f"http://127.0.0.1:{port}/{page}") as answer:
        return await answer.text()


async def test_a_group_reads_of_a_pause_once(tmp_path: Path) -> None:
    async with world(tmp_path / "data") as around:
        choir = await choir_in(around)
        with_operators_key(choir)
        olga = around.telegram.private_chat(around.telegram.person("Olga", "en"))
        office = choir.world.settings.model_copy(update={"operators": frozenset({olga.id})})
        async with running(office):
            await choir.bot_joins()
            await olga.say("/pause")
            await olga.wait_for(lambda m: m.from_bot and "Paused." in m.text)
            notes = [await choir.bob.send_voice(voice_note() + bytes([n]), duration_s=4) for n in range(2)]
            await choir.hears("Paused since")
            await choir.settled()
            said = [m.text for m in choir.group.messages if "Paused since" in m.text]
            assert [text.startswith("What I can do here") for text in said] == [False, True], "once, and by /doctor"
            await olga.say("/resume")
            await choir.group.wait_until(lambda: {note.message_id for note in notes} <= answered(choir))


def answered(choir: Choir) -> set[int | None]:
    return {m.reply_to for m in choir.group.messages if m.from_bot and "paused" not in m.text}
