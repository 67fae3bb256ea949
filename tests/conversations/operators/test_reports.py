"""What the probe reports of a service is enough to meet it again: the stand-in speaks from the report alone."""

import re
from pathlib import Path

import pytest

from sandbox.polyglotvoice import DIALECTS, Dialect, Segment, read_report
from tests.conversations.afterwards.test_history import opened_card
from tests.conversations.conftest import Talk
from tests.reports import file_of, report_of, timeless
from tests.samples import voice_note
from tests.world import running, until, world

# Three of four dialects wait for `make faults`.
_FEW = [pytest.param(name, marks=pytest.mark.long if n % 4 else ()) for n, name in enumerate(sorted(DIALECTS))]
_SAID = (Segment(0.0, 1.5, "Shall we begin?", "Speaker 1"), Segment(1.5, 4.25, "Let us begin.", "Speaker 2"))


async def story(folder: Path, dialect: Dialect) -> list[str]:
    """A tour of the bot in a dialect; what the bot said, and the files that it sent, without times and tags."""
    async with world(folder, dialect) as around, running(around.settings):
        person = around.telegram.person("Alice", language_code="en")
        talk = Talk(around, person, around.telegram.private_chat(person))
        await talk.begin()
        talk.api.say(segments=_SAID)
        song = await talk.chat.send_document(voice_note(), file_name="song.ogg", mime="audio/ogg")
        files = [await talk.gets_file(".srt")]
        link = await talk.chat.say("https://example.com/talk.mp4")
        files.append((await talk.gets_file_for(link)).document or files[0])
        talk.api.refuse_url("https://example.com/gone.mp4", "This video is private")
        await talk.chat.say("https://example.com/gone.mp4")
        await talk.hears("This video is private")
        await talk.chat.say("/convert mp3", reply_to=song)
        files.append(await talk.gets_file(".mp3"))
        await talk.chat.say("/limits")
        await talk.hears("What the plan allows")
        talk.api.hold()
        await talk.chat.send_document(voice_note("ru"), file_name="late.ogg", mime="audio/ogg")
        await until(lambda: len(talk.api.tasks) == 3)
        talk.api.fail(list(talk.api.tasks)[-1], "The audio is corrupt")
        await talk.hears("The audio is corrupt")
        await talk.is_done()
        card = await opened_card(talk, "2")
        await talk.chat.tap(card, "Text")
        await until(lambda: talk.chat.messages[-1].reply_to == card.message_id)
        told = [f"{m.text} {m.buttons}" for m in talk.chat.messages if m.from_bot]
        return [_plain(one) for one in (*told, *(f"{file.name} {file.data!r}" for file in files))]


def _plain(text: str) -> str:
    return re.sub(r"\d+|'callback_data': '[^']*'|link \S+( \S+)?", "_", text)


@pytest.mark.parametrize("name", _FEW)
async def test_a_report_replays_to_the_same_conversation(name: str, tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    path.write_text(await report_of(DIALECTS[name]), "utf-8")
    replayed = read_report(path)
    assert replayed.seen is not None
    assert await story(tmp_path / "replay", replayed) == await story(tmp_path / "dialect", DIALECTS[name])


@pytest.mark.parametrize("name", sorted(DIALECTS))
async def test_the_reports_that_are_kept_are_those_of_today_s_probe(name: str) -> None:
    """`python -m tests.reports` makes them anew."""
    assert timeless(file_of(name).read_text("utf-8")) == timeless(await report_of(DIALECTS[name]))
