"""PolyglotVoice does not answer for a while: a group is told once, and answered afterwards."""

from tests.conversations.groups.conftest import Choir
from tests.samples import voice_note


async def test_a_group_reads_of_an_outage_once(choir: Choir) -> None:
    choir.api.trouble("status", status=502, times=None)
    notes = [await choir.bob.send_voice(voice_note() + bytes([n]), duration_s=5) for n in range(3)]
    await choir.hears("PolyglotVoice does not answer since")
    notes += [await choir.bob.send_voice(voice_note() + bytes([n]), duration_s=5) for n in range(3, 6)]
    await choir.group.wait_until(lambda: all(n.reactions == ["👀"] for n in notes), timeout_s=60)
    choir.api.clear_trouble()
    await choir.group.wait_until(lambda: all(n.reactions == ["👌"] for n in notes), timeout_s=90)
    assert len([m for m in choir.said() if "does not answer" in m.text]) == 1
    assert len(choir.api.tasks) == len(notes)
