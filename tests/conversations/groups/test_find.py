"""/find in a group."""

from tests.conversations.groups.conftest import Choir
from tests.samples import voice_note


async def test_in_a_supergroup_hits_are_links(choir: Choir) -> None:
    choir.api.say("The rehearsal is at six.")
    note = await choir.bob.send_voice(voice_note(), duration_s=8)
    await choir.hears("The rehearsal is at six.")
    await choir.ann.say(f"/find@{choir.name} rehears")
    found = await choir.hears("Found in 1 transcript")
    assert f"https://t.me/c/{str(choir.group.id).removeprefix('-100')}/{note.message_id}" in found.html
    assert found.buttons == []
