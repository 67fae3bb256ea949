"""The .srt that arrives, read as players read it."""

from itertools import pairwise
from pathlib import Path

import pysubs2

from sandbox.polyglotvoice import DIALECTS
from sandbox.polyglotvoice.speech import Segment
from tests.conversations.conftest import Talk
from tests.samples import voice_note
from tests.world import running, world

SAID = [
    Segment(0.0, 4.5, "Первая фраза — с тире."),
    Segment(4.0, 6.0, "She said: <i>hello</i> & more."),
    Segment(6.0, 6.0, "没有长度。"),
    Segment(7.0, 9.25, "The end."),
]


def read(data: bytes) -> pysubs2.SSAFile:
    # As a file opened for text reads: any one kind of line end.
    return pysubs2.SSAFile.from_string(data.decode("utf-8").replace("\r\n", "\n"), format_="srt")


async def test_every_dialect_brings_subtitles_that_players_read(talk_in_every_dialect: Talk) -> None:
    talk = talk_in_every_dialect
    await talk.begin()
    talk.api.say(segments=SAID)
    await talk.chat.send_voice(voice_note(), duration_s=10)
    await talk.hears("Первая фраза")
    await talk.is_done()
    files = [m.document for m in talk.chat.messages if m.document is not None and m.document.name.endswith(".srt")]
    has_times = talk.api.dialect.tells_times
    if not files:
        assert not has_times
        return
    data = files[0].data
    events = list(read(data))
    assert [event.plaintext[:6] for event in events] == [segment.text[:6] for segment in SAID]
    assert data.count(b"\r\n") in (0, data.count(b"\n"))
    if data != talk.api.srt_of(next(iter(talk.api.tasks))):
        assert all(before.end <= after.start for before, after in pairwise(events))
        assert all(event.start < event.end for event in events)


async def test_what_is_built_here_does_not_break_beyond_99_hours(tmp_path: Path) -> None:
    async with world(tmp_path / "data", DIALECTS["segments only"]) as around, running(around.settings):
        person = around.telegram.person("Alice", language_code="en")
        talk = Talk(around, person, around.telegram.private_chat(person))
        await talk.begin()
        talk.api.say(segments=[Segment(0, 2, "At once."), Segment(360_000, 360_002, "After a hundred hours.")])
        await talk.chat.send_voice(voice_note(), duration_s=10)
        lines = (await talk.gets_file(".srt")).data.decode().split("\n")
        assert "100:00:00,000 --> 100:00:02,000" in lines
