"""/find in a group."""

from tests.conversations.groups.conftest import Choir
from tests.samples import voice_note
from tests.world import KEY


async def test_in_a_supergroup_hits_are_links(choir: Choir) -> None:
    choir.api.say("The rehearsal is at six.")
    note = await choir.bob.send_voice(voice_note(), duration_s=8)
    await choir.hears("The rehearsal is at six.")
    await choir.ann.say(f"/find@{choir.name} rehears")
    found = await choir.hears("Found in 1 transcript")
    assert f"https://t.me/c/{str(choir.group.id).removeprefix('-100')}/{note.message_id}" in found.html
    assert found.buttons == []


async def test_who_names_the_bot_can_say_what_to_find_and_of_a_key_is_warned_instead(choir: Choir) -> None:
    choir.api.say("The rehearsal is at six.")
    await choir.bob.send_voice(voice_note(), duration_s=8)
    await choir.hears("The rehearsal is at six.")
    await choir.ann.say("find the rehearsal")
    asked = await choir.ann.say(f"@{choir.name}, find the rehearsal")
    found = await choir.hears("Found in 1 transcript")
    assert found.reply_to == asked.message_id
    for n, words in enumerate((f"/find@{choir.name} {KEY}", f"@{choir.name} find {KEY}"), start=1):
        await choir.bob.say(words)
        await choir.group.wait_until(lambda n=n: len(choir.group.whispers) == n)  # type: ignore[misc]
    assert all("revoke" in m.text.lower() for m in choir.group.whispers)
    assert sum("transcript" in m.text for m in choir.said()) == 1
    choir.telegram.refusals.clear()  # it may delete nothing here, and tried
