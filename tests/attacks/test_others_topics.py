"""A channel's direct messages: one chat, in which each writer reads their own topic alone and looks for the others'."""

import pytest

from bot.telegram.callbacks import JobAction, JobButton, find_data
from sandbox.telegram import Message, Seat
from tests.conversations.groups.conftest import Choir, choir  # noqa: F401 - the fixture
from tests.samples import voice_note

SECRET = "The vault opens at nine."
APART = "I only transcribe what you send"


@pytest.fixture
async def mallory(choir: Choir) -> Seat:  # noqa: F811
    choir.group.is_direct_messages = True
    return choir.group.seat(choir.telegram.person("Mallory", "en"))


async def heard(choir: Choir, seat: Seat, words: str, more: bytes = b"") -> tuple[Message, Message]:  # noqa: F811
    """A note, and its answer in the topic of the one who sent it."""
    choir.api.say(words)
    note = await seat.send_voice(voice_note() + more, duration_s=8)
    answer = await choir.group.wait_for(lambda m: m.from_bot and m.reply_to == note.message_id and words in m.text)
    assert answer.content["direct_messages_topic"]["topic_id"] == seat.person.id
    return note, answer


async def test_no_order_tells_one_writer_what_another_said(choir: Choir, mallory: Seat) -> None:  # noqa: F811
    await heard(choir, mallory, "Mine.", b"2")
    note, _ = await heard(choir, choir.bob, SECRET)
    before, requests = len(choir.group.messages), len(choir.api.requests)
    orders = ("find vault", "export", "history", "history voice", "cancel", "retry", "settings", "privacy", "limits")
    asked = [await mallory.say(f"/{order}") for order in orders]
    for order in (*orders, "key", "usage", "doctor", "nonsense"):
        command, _, words = order.partition(" ")
        asked.append(await mallory.say(f"/{command}@{choir.name} {words}", reply_to=note))
    asked.append(await mallory.say(f"@{choir.name} find vault"))
    asked.append(await mallory.say(f"@{choir.name} how long will it take?"))
    asked += [await choir.ann.say(f"/{order}@{choir.name}") for order in ("find vault", "export", "history")]
    for one in asked:
        reply = await choir.group.wait_for(lambda m, n=one: m.from_bot and m.reply_to == n.message_id)  # type: ignore[misc]
        assert APART in reply.text
        assert reply.content["direct_messages_topic"]["user"]["id"] == (one.author and one.author.id)
    # By a reply to a message of another's topic nothing is had either.
    for order in (f"/transcribe@{choir.name}", f"/convert@{choir.name} mp3"):
        one = await mallory.say(order, reply_to=note)
        await choir.group.wait_for(lambda m, n=one: m.from_bot and m.reply_to == n.message_id)  # type: ignore[misc]
    said = [m for m in choir.group.messages[before:] if m.from_bot]
    assert not [m for m in said if m.document or m.buttons or SECRET in m.text]
    assert len(choir.api.requests) == requests


async def test_no_button_tells_one_writer_what_another_said(choir: Choir, mallory: Seat) -> None:  # noqa: F811
    note, answer = await heard(choir, choir.bob, SECRET)
    mine, own = await heard(choir, mallory, "Mine.", b"2")
    before, looked = len(choir.group.messages), [(m.text, m.edits) for m in (answer, own)]
    of = str(note.message_id)
    words = {JobAction.FILE: "txt", JobAction.STYLE: "timed"}
    forged = [JobButton(action=each, parts=of, word=words.get(each, "")).pack() for each in JobAction]
    forged += [str(find_data("vault")), "history:0", "export", "g:forget:", "cancel_all", "outbox", "set:style:"]
    for data in forged:
        for below in (own, answer):
            assert (await mallory.tap_data(below, data)).text == "This button no longer works."
    assert not [m for m in choir.group.messages[before:] if m.from_bot]
    assert [(m.text, m.edits) for m in (answer, own)] == looked
    # What stands below their own answer is theirs.
    await mallory.tap_data(own, JobButton(action=JobAction.FILE, parts=str(mine.message_id), word="txt").pack())
    file = await choir.group.wait_for(lambda m: m.document is not None)
    assert file.document is not None
    assert b"Mine." in file.document.data
    assert file.content["direct_messages_topic"]["topic_id"] == mallory.person.id


async def test_its_administrators_choose_for_the_chat(choir: Choir, mallory: Seat) -> None:  # noqa: F811
    await choir.ann.say(f"/settings@{choir.name}")
    view = await choir.group.wait_for(lambda m: m.from_bot and "set:" in str(m.buttons))
    button = next(b for row in view.buttons for b in row if b["callback_data"].startswith("set:"))
    edits = view.edits
    assert (await mallory.tap_data(view, button["callback_data"])).text == "This button no longer works."
    assert view.edits == edits
    await choir.chooses(choir.ann, view, button["callback_data"])
