"""Telegram refuses a part of an answer in words that nobody foresaw: what was paid for comes all the same, once."""

import re
from pathlib import Path
from typing import Any

import pytest

from sandbox.telegram import Message
from tests.conversations.conftest import Talk
from tests.samples import voice_note
from tests.world import running, until, world

SAID = "Said whatever Telegram makes of it."
ODD = "Bad Request: SOMETHING_ODD"
WORDS = [
    (400, ODD),
    (400, "Bad Request: ENTITY_TEXTURL_INVALID"),
    (400, "Bad Request: can't parse entities: Unsupported start tag"),
    (400, "Bad Request: BUTTON_COPY_TEXT_INVALID"),
    (400, "Bad Request: CHAT_SEND_WEBPAGE_FORBIDDEN"),
    (400, "Bad Request: replied message not found"),
    (400, "Bad Request: message to be replied not found"),
    (400, "Bad Request: the server said nothing that anybody knows"),
    (406, "Not Acceptable: SOMETHING_ODD"),
]
NO_FILE = [
    (400, ODD),
    (400, "Bad Request: file is too big"),
    (400, "Bad Request: wrong file identifier/HTTP URL specified"),
    (400, "Bad Request: file must be non-empty"),
    (400, "Bad Request: MEDIA_CAPTION_TOO_LONG"),
    (402, "Payment Required: SOMETHING_ODD"),
    (413, "Request Entity Too Large"),
]


def is_text(values: dict[str, Any]) -> bool:
    """Whether a call says what was said in the recording."""
    return SAID in str(values.get("text"))


def said(talk: Talk) -> int:
    """How many messages hold the text."""
    return sum(m.from_bot and SAID in m.text for m in talk.chat.messages)


def files(talk: Talk) -> list[str]:
    """How the files end that have come."""
    return [m.document.name[-4:] for m in talk.chat.messages if m.from_bot and m.document is not None]


def went_wrong(talk: Talk) -> bool:
    return any("went wrong" in m.text or "20 MB" in m.text for m in talk.chat.messages)


async def sends(talk: Talk) -> Message:
    """A note whose text Telegram is to take, or not."""
    talk.api.say(SAID)
    return await talk.chat.send_voice(voice_note(), duration_s=8)


@pytest.mark.parametrize(("status", "words"), WORDS)
@pytest.mark.parametrize("cause", ["parse_mode", "reply_parameters", "reply_markup"])
async def test_a_text_that_is_refused_as_it_is_comes_in_a_plainer_form(
    talk: Talk, status: int, words: str, cause: str
) -> None:
    await talk.begin()
    talk.telegram.fail(
        "sendMessage", status=status, description=words, times=None, when=lambda v: is_text(v) and cause in v
    )
    await sends(talk)
    await talk.gets_file(".srt")
    await talk.is_done()
    assert (said(talk), files(talk), went_wrong(talk)) == (1, [".srt"], False)


@pytest.mark.parametrize(("status", "words"), [*WORDS, (400, "Bad Request: message is too long")])
async def test_a_text_that_no_message_may_hold_comes_as_a_file(talk: Talk, status: int, words: str) -> None:
    await talk.begin()
    talk.telegram.fail("sendMessage", status=status, description=words, times=None, when=is_text)
    await sends(talk)
    assert SAID in (await talk.gets_file(".txt")).data.decode()
    await talk.gets_file(".srt")
    await talk.is_done()
    assert (said(talk), files(talk), went_wrong(talk)) == (0, [".txt", ".srt"], False)
    assert sum(c.method == "sendMessage" and c.status == status for c in talk.telegram.calls) <= 4


@pytest.mark.parametrize(("status", "words"), NO_FILE)
async def test_a_file_that_is_refused_is_named_and_can_be_had_later(
    talk: Talk, caplog: pytest.LogCaptureFixture, status: int, words: str
) -> None:
    await talk.begin()
    talk.telegram.fail("sendDocument", status=status, description=words, times=None)
    note = await sends(talk)
    told = await talk.hears("refused a part of this answer")
    await talk.is_done()
    assert (said(talk), files(talk), went_wrong(talk), told.reply_to) == (1, [], False, note.message_id)
    assert "answer: .srt. It is kept" in told.text
    (error_id,) = re.findall(r"number: (\w+)", told.text)
    assert error_id in caplog.text
    assert sum(c.method == "sendDocument" for c in talk.telegram.calls) <= 2
    assert "polyglotvoice.ru" in (await talk.chat.tap(told, ".srt")).text
    talk.telegram.clear_trouble()
    await talk.chat.tap(told, ".srt")
    await talk.gets_file(".srt")
    assert (said(talk), talk.api.count("upload")) == (1, 1)


async def test_a_text_that_comes_in_no_form_is_told_of_and_can_be_had_at_no_cost(talk: Talk) -> None:
    await talk.begin()
    talk.telegram.fail("sendMessage", status=400, description=ODD, times=None, when=is_text)
    talk.telegram.fail("sendDocument", status=400, description=ODD, times=None)
    await sends(talk)
    told = await talk.hears("refused a part of this answer")
    await talk.is_done()
    assert (said(talk), files(talk), went_wrong(talk)) == (0, [], False)
    requests = len(talk.api.requests)
    talk.telegram.clear_trouble()
    await talk.chat.tap(told, ".txt")
    assert SAID in (await talk.gets_file(".txt")).data.decode()
    # So does whoever sends it again.
    await sends(talk)
    await talk.hears(SAID)
    assert len(talk.api.requests) == requests


@pytest.mark.parametrize(("status", "words"), [(400, ODD), (403, "Forbidden: ALLOW_PAYMENT_REQUIRED_5")])
async def test_where_nothing_at_all_is_taken_the_answer_waits_for_the_chat(
    talk: Talk, caplog: pytest.LogCaptureFixture, status: int, words: str
) -> None:
    await talk.begin()
    talk.api.hold()
    await sends(talk)
    await talk.hears("queue")
    for method in ("sendMessage", "sendDocument", "editMessageText"):
        talk.telegram.fail(method, status=status, description=words, times=None)
    with caplog.at_level("INFO"):
        talk.api.finish_all()
        await until(lambda: "Parked: chat" in caplog.text)
    refused = sum(c.status == status for c in talk.telegram.calls)
    assert refused <= 12
    talk.telegram.clear_trouble()
    await talk.chat.say("/limits")
    await talk.gets_file(".srt")
    await talk.is_done()
    assert (said(talk), files(talk), went_wrong(talk)) == (1, [".srt"], False)


async def test_what_was_refused_is_told_of_once_over_a_restart(tmp_path: Path) -> None:
    async with world(tmp_path / "data") as around:
        person = around.telegram.person("Alice", language_code="en")
        talk = Talk(around, person, around.telegram.private_chat(person))
        async with running(around.settings):
            await talk.begin()
            around.telegram.fail("sendMessage", status=400, description=ODD, times=None, when=is_text)
            # The text has come as a file; what did not come is about to be told, and that is cut off.
            around.telegram.fail(
                "sendDocument", status=400, description=ODD, times=None, when=lambda _: files(talk) == [".txt"]
            )
            pause = around.telegram.pause("sendMessage", when=lambda v: "refused a part" in v["text"], void=True)
            await sends(talk)
            await pause.reached_within(60)
        pause.release()
        async with running(around.settings):
            await talk.hears("refused a part of this answer")
            await talk.is_done()
        told = [m for m in talk.chat.messages if "refused a part" in m.text]
        assert (said(talk), files(talk), len(told)) == (0, [".txt"], 1)


async def test_a_long_text_whose_file_is_refused_comes_as_messages(talk: Talk) -> None:
    await talk.begin()
    talk.telegram.fail("sendDocument", status=400, description=ODD, times=2, when=lambda _: files(talk) == [".srt"])
    talk.api.say(" ".join(f"This is sentence number {n} of a very long message." for n in range(200)))
    await talk.chat.send_voice(voice_note(), duration_s=600)
    await talk.hears("number 199 of")
    await talk.is_done()
    assert (files(talk), went_wrong(talk)) == ([".srt"], False)
    assert not any("refused" in m.text for m in talk.chat.messages)


async def test_a_joint_answer_that_is_refused_comes_as_a_file(talk: Talk) -> None:
    await talk.begin()
    talk.api.say(SAID)
    talk.telegram.fail("sendMessage", status=400, description=ODD, times=None, when=is_text)
    notes = [
        await talk.telegram.private_chat(talk.telegram.person(name, "en")).send_voice(
            voice_note() + bytes([n]) * 9, duration_s=4
        )
        for n, name in enumerate(("Bob", "Cleo"))
    ]
    for note in notes:
        await talk.chat.forward(note)
    assert (await talk.gets_file(".txt")).data.decode().count(SAID) == 2
    await talk.gets_file(".srt")
    await talk.is_done()
    assert (sorted(files(talk)), went_wrong(talk)) == ([".srt", ".txt"], False)


async def test_words_about_a_new_text_may_be_refused_and_the_text_stands(talk: Talk) -> None:
    await talk.begin()
    await sends(talk)
    answer = await talk.hears(SAID)
    await talk.is_done()
    talk.telegram.fail("sendMessage", status=400, description=ODD, times=None, when=lambda v: "Done:" in v["text"])
    talk.api.say("Said anew.")
    await talk.chat.tap(answer, "Again")
    await talk.chat.wait_until(lambda: "↻" in str(answer.buttons))
    (again,) = [b["text"] for row in answer.buttons for b in row if b["text"].startswith("↻")]
    await talk.chat.tap(answer, again)
    await talk.chat.wait_until(lambda: "Said anew." in answer.text)
    await talk.is_done()
    assert not went_wrong(talk)
