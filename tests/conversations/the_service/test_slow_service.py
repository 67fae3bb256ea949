"""A service that accepts and never answers, or answers a byte at a time: each wait ends in a sentence."""

from pathlib import Path

import pytest

from bot.jobs.transitions import Deadlines
from sandbox.polyglotvoice.faults import FaultKind
from tests.conversations.conftest import Talk
from tests.samples import voice_note
from tests.world import running, world

SHORT = {
    "upload": Deadlines(submit_s=3.0, upload_s=1.0, silence_s=0.4),
    "task": Deadlines(watch_s=3.0, check_s=0.5, silence_s=0.4),
    "result": Deadlines(deliver_s=8.0, silence_s=0.4),
}
"""What is not about the endpoint may take its time: a busy machine ends none of it."""

BYTE_EVERY_S = 0.3


@pytest.mark.parametrize(
    ("endpoint", "kind"),
    [("upload", "hang"), ("upload", "trickle"), ("task", "trickle"), ("result", "hang"), ("result", "trickle")],
)
async def test_a_silent_or_trickling_service_is_given_up_with_a_sentence(
    tmp_path: Path, endpoint: str, kind: FaultKind
) -> None:
    async with world(tmp_path / "data") as around:
        person = around.telegram.person("Alice", language_code="en")
        talk = Talk(around, person, around.telegram.private_chat(person))
        async with running(around.settings):
            await talk.begin()
        around.api.trouble(kind, endpoint, times=None, delay_s=BYTE_EVERY_S)
        if endpoint == "task":
            around.api.hold()
        async with running(around.settings, SHORT[endpoint]):
            sent = await talk.chat.send_voice(voice_note(), duration_s=8)
            answer = await talk.chat.wait_for(
                lambda m: m.reply_to == sent.message_id and "This took too long" in m.text, timeout_s=100.0
            )
            assert [[b["text"] for b in row] for row in answer.buttons] == [["Try again"]]
            await talk.is_done()
            assert talk.calls(endpoint) >= 1
            around.api.clear_trouble()
        assert around.telegram.refusals == []
