"""The log of one note: a line for each step, with ids and durations, and nothing of what was said."""

import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest

from bot.observe import logs
from tests.conversations.conftest import Talk
from tests.samples import voice_note
from tests.world import KEY, until

SAID = "The seventh door opens at midnight."


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """What the bot writes with LOG_FORMAT=json."""
    root, stream = logging.getLogger(), io.StringIO()
    handlers, level = list(root.handlers), root.level
    logs.set_up("DEBUG", "json", [], stream)
    yield stream
    root.handlers[:], root.level = handlers, level


def lines_of(stream: io.StringIO, job: str) -> list[dict[str, Any]]:
    lines = [json.loads(line) for line in stream.getvalue().splitlines()]
    return [line for line in lines if line.get("job") == job and line["logger"] == "bot.jobs.journal"]


async def test_each_step_is_a_line_with_ids_and_a_duration(written: io.StringIO, talk: Talk) -> None:
    await talk.begin()
    talk.api.say(SAID)
    note = await talk.chat.send_voice(voice_note(), duration_s=8)
    await talk.gets_file(".srt")
    job = f"{talk.chat.id}:{note.message_id}"
    await until(lambda: any(line["message"] == "Delivered" for line in lines_of(written, job)))
    lines = lines_of(written, job)
    assert [line["message"] for line in lines if "Looked" not in line["message"]] == [
        "Accepted", "Submitted", "Finished", "Delivered",
    ]  # fmt: skip
    for line in lines:
        assert line["chat"] == talk.chat.id
        assert line["took_s"] >= 0
    assert len({line["account"] for line in lines if line["message"] != "Accepted"}) == 1
    for secret in (SAID, KEY, talk.telegram.token):
        assert secret not in written.getvalue()


async def test_a_failure_and_a_cancelled_job_say_so(written: io.StringIO, talk: Talk) -> None:
    await talk.begin()
    talk.api.hold()
    first = await talk.chat.send_voice(voice_note() + b"1", duration_s=8)
    await until(lambda: len(talk.api.tasks) == 1)
    talk.api.fail(next(iter(talk.api.tasks)), "The recording holds a secret")
    await talk.hears("The recording holds a secret")
    await talk.chat.send_voice(voice_note() + b"2", duration_s=8)
    await until(lambda: len(talk.api.tasks) == 2)
    await talk.chat.say("/cancel")
    await talk.hears("Cancelled")
    failed = lines_of(written, f"{talk.chat.id}:{first.message_id}")
    assert {"Failed: failed-task", "Said why it failed"} <= {line["message"] for line in failed}
    assert '"message": "Cancelled"' in written.getvalue()
    assert "holds a secret" not in written.getvalue()
