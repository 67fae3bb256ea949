"""Hostile input: served safely or refused, no private address reached, no secret in anything that was written."""

import json
from pathlib import Path

import pytest

from sandbox.polyglotvoice import Answer
from sandbox.telegram import Blob, Message, PrivateChat
from tests.faults.campaign import Campaign, campaign
from tests.faults.canary import Canary, canary
from tests.faults.hostile import CALLBACKS, MIMES, NAMES, PRIVATE_NAMES, PUBLIC_NAME, TEXTS, UPDATES, private_links
from tests.faults.tally import say
from tests.samples import voice_note

STARTUP = str(Path(__file__).parent / "startup")
TEN_HOURS_WORDS = 90_000
_PLANTED = "a planted sentence that is nobody's business"


async def _links(around: Campaign, chat: PrivateChat, trap: Canary) -> int:
    """Links to private places are refused in a sentence each; a public one is served."""
    links = private_links(trap.port)
    for link in links:
        asked = await chat.say("this", entities=[{"type": "text_link", "offset": 0, "length": 4, "url": link}])
        after = asked.message_id
        # What is no web link is a text like others: of a burst of these only the first is answered.
        if link.lower().startswith("http"):
            await chat.wait_for(lambda m, after=after: m.from_bot and m.message_id > after)  # type: ignore[misc]
    assert around.world.api.count("from-url") == around.world.api.count("validate-url") == 0
    asked = await chat.say(f"https://{PUBLIC_NAME}/talk.mp3")
    await chat.wait_for(lambda m: m.reply_to == asked.message_id and m.document is not None)
    return len(links)


async def _redirects(around: Campaign, chat: PrivateChat, trap: Canary) -> int:
    """Redirects to a private place, by the API and for a file of Telegram's."""
    endpoints = ("upload", "task", "result", "download")
    around.telegram.break_download(status=302, headers={"Location": trap.url})
    assert await around.answered(await around.send(chat))
    for endpoint in endpoints:
        away = Answer(302, b"", {"Location": trap.url, "Content-Type": "text/plain"})
        around.world.api.answer_with(away, endpoint, times=1)
        # Nobody's key follows it: the note ends in a sentence at once.
        assert await around.ended(await around.send(chat))
        # A redirect that this note did not meet must not wait for another one.
        around.world.api.clear_trouble()
    return len(endpoints) + 1


async def _names(around: Campaign, chat: PrivateChat) -> int:
    """Names and types that would break a header, a path or a reading direction."""
    asked = []
    for number, name in enumerate(NAMES):
        data, mime = voice_note() + f"name {number}".encode(), MIMES[number % len(MIMES)]
        asked.append((await chat.send_document(data, file_name=name, mime=mime)).message_id)
    await chat.wait_until(lambda: all(_files(chat, number) for number in asked), timeout_s=120)
    for name in (m.document.name for number in asked for m in _files(chat, number) if m.document is not None):
        assert name.isprintable()
        assert "/" not in name
        assert len(name.encode()) <= 255
    assert all(upload.isprintable() for upload in around.world.api.uploads_by_name)
    return len(asked)


def _files(chat: PrivateChat, number: int) -> list[Message]:
    return [m for m in chat.messages if m.reply_to == number and m.document is not None]


async def _texts(around: Campaign, chat: PrivateChat) -> int:
    """What is said in recordings: ten hours of it, and whatever a chat could be tricked with."""
    whole = around.world.api.say_long(TEN_HOURS_WORDS, once=True)
    long = await chat.send_voice(voice_note() + b"ten hours", duration_s=36_000)
    await chat.wait_until(lambda: any(_holds(m, whole) for m in _files(chat, long.message_id)), timeout_s=120)
    for number, text in enumerate(TEXTS):
        around.world.api.say(f"{text} {_PLANTED} {number}", once=True)
        asked = await chat.send_voice(voice_note() + f"text {number}".encode(), duration_s=8)
        found = await chat.wait_for(
            lambda m, n=number, a=asked: m.reply_to == a.message_id and f"{_PLANTED} {n}" in m.text,  # type: ignore[misc]
            timeout_s=60,
        )
        assert all(entity.type.endswith("blockquote") for entity in found.entities)
    return len(TEXTS) + 1


def _holds(message: Message, whole: str) -> bool:
    document = message.document
    return document is not None and document.name.endswith(".txt") and whole.split() == document.data.decode().split()


async def _taps(around: Campaign, chat: PrivateChat, other: PrivateChat) -> int:
    """Another chat's buttons, and data that no button ever had."""
    around.world.api.hold()
    (note,) = await around.send(chat)
    await chat.wait_for(lambda m: m.reply_to == note.message.message_id and bool(m.buttons))
    shown = next(m for m in other.messages if m.from_bot)
    tries = [data.format(chat=chat.id, message=note.message.message_id) for data in CALLBACKS]
    for data in tries:
        await around.telegram.tap(shown, data, other.person)
    around.world.api.finish_all()
    assert await around.answered([note]), chat.listing()
    return len(tries)


async def _oversize(around: Campaign, chat: PrivateChat) -> int:
    """More than anybody would send: links without end, files without end, updates that are none."""
    before = len(around.telegram.calls)
    await chat.say(" ".join(f"https://{PUBLIC_NAME}/{n}" for n in range(100))[:4096])
    huge = await chat.send_video(Blob(3 * 1024**3), file_name="huge.mp4")
    await chat.wait_for(lambda m: m.from_bot and m.reply_to == huge.message_id)
    for update in UPDATES:
        around.telegram.push(**update)
    around.world.api.answer_with(Answer(500, b"x" * 8_000_000, {"Content-Type": "text/html"}), "upload", times=1)
    assert await around.answered(await around.send(chat))
    assert len(around.telegram.calls) > before
    return len(UPDATES) + 3


@pytest.mark.parametrize("times", [1, pytest.param(5, marks=pytest.mark.long)])
async def test_hostile_input_is_served_safely_or_refused(times: int, tmp_path: Path) -> None:
    names = tmp_path / "names.json"
    names.write_text(json.dumps(PRIVATE_NAMES))
    tried: dict[str, int] = {}
    async with canary() as trap, campaign(tmp_path) as around:
        bot = await around.started(PYTHONPATH=STARTUP, FAULTS_NAMES=str(names))
        for _ in range(times):
            chat, other = await around.chats(2, accounts=2)
            tried = {
                "links": await _links(around, chat, trap), "redirects": await _redirects(around, chat, trap),
                "names and types": await _names(around, chat), "transcripts": await _texts(around, chat),
                "taps": await _taps(around, chat, other), "oversize": await _oversize(around, chat),
            }  # fmt: skip
            around.world.api.requests.clear()
        # What met a redirect ended in a sentence; all else was asserted answered where it was sent.
        assert await around.ended(around.notes)
        leaks = [*around.leaks(_PLANTED, "river window seven"), *around.told_secrets()]
        counts = [f"{count * times} × {what}" for what, count in tried.items()]
        say(
            "hostile input",
            *counts,
            f"{trap.hits} requests to private addresses",
            f"{len(leaks)} secrets in any output",
        )
        assert trap.hits == 0
        assert leaks == []
        # A tap that never was can't be answered, nor a message deleted twice, which some of these taps ask for.
        refused = {call.method for call in around.telegram.refusals} - {"answerCallbackQuery", "deleteMessage"}
        assert refused == set()
        assert bot.returncode is None
