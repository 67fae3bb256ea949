"""PolyglotVoice does not answer for a while: a group is told once, and answered afterwards."""

from pathlib import Path

from tests.clock import MovableClock
from tests.conversations.groups.conftest import Choir, choir_in, with_operators_key
from tests.samples import voice_note
from tests.world import running, until, world


async def test_a_group_reads_of_an_outage_once(choir: Choir) -> None:
    choir.api.trouble("status", status=502, times=None)
    notes = [await choir.bob.send_voice(voice_note() + bytes([n]), duration_s=5) for n in range(3)]
    await choir.hears("PolyglotVoice hasn't answered since")
    notes += [await choir.bob.send_voice(voice_note() + bytes([n]), duration_s=5) for n in range(3, 6)]
    await choir.group.wait_until(lambda: all(n.reactions == ["👀"] for n in notes))
    choir.api.clear_trouble()
    await choir.group.wait_until(lambda: all(n.reactions == ["👌"] for n in notes), timeout_s=90)
    assert sum("hasn't answered" in str(call.params.get("text")) for call in choir.telegram.calls) == 1
    assert len(choir.api.tasks) == len(notes)
    # What it said is not true any more.
    await choir.group.wait_until(lambda: not any("hasn't answered" in m.text for m in choir.said()))


async def test_what_an_outage_makes_wait_comes_though_telegram_refused_to_tell_of_it(choir: Choir) -> None:
    choir.telegram.fail(
        "sendMessage", status=400, description="Bad Request: SOMETHING_ODD", times=None,
        when=lambda v: "hasn't answered" in v["text"],
    )  # fmt: skip
    choir.api.say("Said in an outage.")
    choir.api.trouble("status", status=502, times=None)
    note = await choir.bob.send_voice(voice_note(), duration_s=5)
    await until(lambda: any(c.method == "sendMessage" and c.status == 400 for c in choir.telegram.calls))
    choir.api.clear_trouble()
    assert (await choir.hears("Said in an outage.")).reply_to == note.message_id
    await choir.group.wait_until(lambda: note.reactions == ["👌"])


async def test_reactions_come_again_soon_after_one_was_refused(tmp_path: Path) -> None:
    clock = MovableClock()
    async with world(tmp_path / "data") as around:
        choir = await choir_in(around)
        with_operators_key(choir)
        async with running(around.settings, clock=clock):
            await choir.bot_joins()
            choir.group.bot_sees_all = True
            choir.group.available_reactions = ["🔥"]
            await choir.bob.send_voice(voice_note(), duration_s=5)
            await until(lambda: any(c.method == "setMessageReaction" and c.status == 400 for c in choir.telegram.calls))
            await choir.hears("stand-in for a transcript")
            choir.group.available_reactions = None
            clock.move(61)
            again = await choir.bob.send_voice(voice_note("ru"), duration_s=5)
            await choir.group.wait_until(lambda: again.reactions == ["👌"])
