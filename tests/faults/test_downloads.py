"""Downloads from Telegram that break: cut short, trickling, links expired; never half a file."""

from pathlib import Path
from typing import Any

import pytest

from tests.faults.campaign import Campaign, campaign
from tests.faults.tally import is_status, say
from tests.world import until

FAULTS: dict[str, dict[str, Any]] = {
    "cut short": {"cut_after": 900},
    "trickling": {"trickle_bytes": 4000},
    "link expired": {"expired": True},
    "an error page": {"status": 502},
    "a redirect": {"status": 302, "headers": {"Location": "http://169.254.169.254/latest/meta-data"}},
}


async def _serve_through(around: Campaign, *, notes_each: int) -> None:
    await around.started()
    (chat,) = await around.chats(1)
    for fault in FAULTS.values():
        around.telegram.break_download(times=notes_each, **fault)
    await around.send(chat, notes_each * len(FAULTS))
    await around.answered(timeout_s=300)
    tally = around.tally()
    tally.tell("broken downloads", f"{tally.partial} tasks of partial bytes", *FAULTS)
    assert (tally.lost, tally.repeated, tally.extra_uploads, tally.partial) == (0, 0, 0, 0), chat.listing()


async def test_a_broken_download_is_fetched_again_and_never_half_a_task(tmp_path: Path) -> None:
    async with campaign(tmp_path) as around:
        await _serve_through(around, notes_each=1)
        assert around.leaks() == []


@pytest.mark.long
async def test_a_hundred_broken_downloads(tmp_path: Path) -> None:
    async with campaign(tmp_path) as around:
        await _serve_through(around, notes_each=17)


@pytest.mark.long
async def test_a_download_that_never_ends_ends_in_a_sentence(tmp_path: Path) -> None:
    clock = tmp_path / "clock"
    clock.write_text("0")
    startup = str(Path(__file__).parent / "startup")
    async with campaign(tmp_path) as around:
        await around.started(PYTHONPATH=startup, FAULTS_CLOCK=str(clock))
        (chat,) = await around.chats(1)
        around.telegram.break_download(times=1000, trickle_bytes=1)
        (note,) = await around.send(chat)
        await until(lambda: any(call.method == "getFile" for call in around.telegram.calls))
        clock.write_text(str(5 * 3600))
        assert await around.ended([note]), chat.listing() + around.output()[-3000:]
        replies = around.replies()[chat.id, note.message.message_id]
        sentence = next(m for m in replies if not is_status(m))
        say("a download that never ends, five hours later", repr(sentence.text), f"{around.tally().partial} tasks")
        assert sentence.buttons
        assert around.tally().partial == 0
