"""Answers come in the order of what was sent, each with its file, and nothing short waits for what takes long."""

from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import pytest

from sandbox.telegram import Message
from tests.clock import MovableClock
from tests.conversations.conftest import Talk
from tests.samples import voice_note
from tests.world import running, until, world


@pytest.fixture
async def clock() -> MovableClock:
    return MovableClock()


@pytest.fixture
async def talk(tmp_path: Path, clock: MovableClock) -> AsyncIterator[Talk]:
    """Alice, and a clock that can be moved."""
    async with world(tmp_path / "data") as around, running(around.settings, clock=clock):
        around.api.now = clock
        person = around.telegram.person("Alice", language_code="en")
        yield Talk(around, person, around.telegram.private_chat(person))
        assert around.telegram.refusals == []


async def recordings(talk: Talk, *lengths_s: int) -> list[Message]:
    """So many recordings, each with a task that runs until it is ended by hand."""
    await talk.begin()
    talk.api.hold()
    sent = [
        await talk.chat.send_audio(voice_note() + bytes([n]), file_name=f"{n}.mp3", duration_s=length_s)
        for n, length_s in enumerate(lengths_s)
    ]
    await until(lambda: len(talk.api.tasks) == len(sent))
    return sent


def finish(talk: Talk, number: int) -> None:
    for task in talk.api.tasks.values():
        if task.name.partition(" ")[0] == str(number):
            talk.api.finish(task.id)


def answers(talk: Talk, sent: Sequence[Message]) -> list[tuple[int, bool]]:
    """To which of them each message of the bot answers, and whether it is a file."""
    numbers = {message.message_id: number for number, message in enumerate(sent)}
    said = (m for m in talk.chat.messages if m.from_bot and m.reply_to in numbers and ":cancel:" not in str(m.buttons))
    return [(numbers[m.reply_to], m.document is not None) for m in said if m.reply_to is not None]


IN_ORDER = [(0, False), (0, True), (1, False), (1, True)]


async def test_what_is_done_first_waits_for_what_was_sent_before_it(talk: Talk) -> None:
    sent = await recordings(talk, 4, 4, 4, 4)
    for number in (3, 1, 2, 0):
        finish(talk, number)
    await talk.is_done()
    assert answers(talk, sent) == [(n, is_file) for n in range(4) for is_file in (False, True)]


async def test_a_text_and_its_file_stay_together_however_slow_telegram_is(talk: Talk, clock: MovableClock) -> None:
    sent = await recordings(talk, 4, 4)
    slow = talk.telegram.pause("sendDocument")
    finish(talk, 0)
    await slow.reached_within(60)
    finish(talk, 1)
    await until(lambda: talk.calls("result") == 2)
    await clock.pass_by(90, step_s=10, rest_s=0.1)
    assert answers(talk, sent) == [(0, False)]
    slow.release()
    await talk.is_done()
    assert answers(talk, sent) == IN_ORDER


async def test_one_whose_text_is_slow_to_fetch_is_not_overtaken(talk: Talk, clock: MovableClock) -> None:
    sent = await recordings(talk, 4, 4)
    slow = talk.api.pause("result")
    finish(talk, 0)
    await slow.reached_within(60)
    slow.endpoint = "nothing more"
    finish(talk, 1)
    await until(lambda: talk.calls("result") >= 1)
    await clock.pass_by(25, step_s=5, rest_s=0.1)
    assert answers(talk, sent) == []
    slow.release()
    await talk.is_done()
    assert answers(talk, sent) == IN_ORDER


async def test_a_short_note_does_not_wait_for_an_hours_talk(talk: Talk) -> None:
    sent = await recordings(talk, 3600, 4)
    finish(talk, 1)
    await talk.gets_file_for(sent[1])
    assert answers(talk, sent) == [(1, False), (1, True)]
    finish(talk, 0)
    await talk.is_done()
    assert answers(talk, sent)[2:] == IN_ORDER[:2]
