"""Who is new to a group, and wants to read what was said there before."""

import io
import zipfile

import pytest

from bot.jobs.record import job_id_of
from bot.library.orders import item_of
from bot.telegram.callbacks import JobAction, JobButton, job_data
from sandbox.telegram import Message, Seat
from tests.conversations.groups.conftest import Choir, choir  # noqa: F401 - the fixture
from tests.samples import voice_note

SECRET = "The vault opens at nine."


async def spoken(choir: Choir, words: str, more: bytes = b"") -> Message:  # noqa: F811
    choir.api.say(words)
    note = await choir.bob.send_voice(voice_note() + more, duration_s=8)
    await choir.hears(words)
    await choir.settled()
    return note


async def finds(choir: Choir, seat: Seat, word: str) -> str:  # noqa: F811
    asked = await seat.say(f"/find@{choir.name} {word}")
    return (await choir.group.wait_for(lambda m: m.from_bot and m.reply_to == asked.message_id)).text


async def test_who_joins_reads_nothing_of_before_by_find_or_by_forged_buttons(choir: Choir) -> None:  # noqa: F811
    note = await spoken(choir, SECRET)
    mallory = choir.group.join(choir.telegram.person("Mallory", "en"))
    assert "othing to search yet" in (said := await finds(choir, mallory, "vault"))
    assert "Administrators can open the rest" in said
    answer = next(m for m in choir.group.messages if m.from_bot and SECRET in m.text)
    before = len(choir.group.messages)
    words = {JobAction.FILE: "txt", JobAction.LANGUAGE: "", JobAction.STYLE: "timed"}
    for action in (JobAction.HIT, JobAction.SUBTITLES, JobAction.FILES, JobAction.FILE, JobAction.BACK):
        forged = JobButton(action=action, parts=str(note.message_id), word=words.get(action, "")).pack()
        await choir.refuses(mallory, answer, forged, "I first saw you here")
    together = JobButton(action=JobAction.FILE, parts=str(note.message_id), word="all.json").pack()
    await choir.refuses(mallory, answer, together, "I first saw you here")
    for action in (JobAction.STYLE, JobAction.NAME, JobAction.WRONG, JobAction.REDO, JobAction.ONE):
        forged = JobButton(action=action, parts=str(note.message_id), word=words.get(action, "")).pack()
        await choir.refuses(mallory, answer, forged, "")
    await choir.settled()
    assert not any(m.document or SECRET in m.text for m in choir.group.messages[before:])
    # What is said from now on is theirs as well.
    await spoken(choir, "Cake for the vault keeper.", b"2")
    assert "Found in 1 transcript" in await finds(choir, mallory, "vault")


async def test_who_joins_takes_nothing_of_before_along(choir: Choir) -> None:  # noqa: F811
    await spoken(choir, SECRET)
    mallory = choir.group.join(choir.telegram.person("Mallory", "en"))
    own = choir.private(mallory)
    await mallory.say(f"/export@{choir.name}")
    offer = await choir.hears("only to you")
    await own.say(f"/start {await choir.is_led(mallory, offer, 'Go on in private')}")
    await own.wait_for(lambda m: "Nothing to pack" in m.text)
    await spoken(choir, "Cake for the vault keeper.", b"2")
    await own.say(f"/start {await choir.is_led(mallory, offer, 'Go on in private')}")
    document = (await own.wait_for(lambda m: m.document is not None)).document
    assert document is not None
    with zipfile.ZipFile(io.BytesIO(document.data)) as archive:
        told = b"".join(map(archive.read, archive.namelist()))
    assert b"Cake" in told
    assert SECRET.encode() not in told


async def test_a_link_to_a_groups_transcripts_serves_one_member_alone(choir: Choir) -> None:  # noqa: F811
    await spoken(choir, SECRET)
    await choir.ann.say(f"/export@{choir.name}")
    offer = await choir.hears("only to you")
    payload = await choir.is_led(choir.ann, offer, "Go on in private")
    mallory = choir.private(choir.group.join(choir.telegram.person("Mallory", "en")))
    await mallory.say(f"/start {payload}")
    await mallory.wait_for(lambda m: m.from_bot and "no longer works" in m.text)
    await mallory.say(f"/start g_{payload[2:]}")
    await mallory.wait_for(lambda m: m.from_bot and "This bot is private" in m.text)
    eve = choir.group.join(choir.telegram.person("Eve", "en"))
    payload = await choir.is_led(eve, offer, "Go on in private")
    choir.group.expel(eve.person)
    await choir.private(eve).say(f"/start {payload}")
    await choir.private(eve).wait_for(lambda m: m.from_bot and "no longer works" in m.text)
    chats = (choir.group, mallory, choir.private(eve))
    assert not any(m.document is not None for chat in chats for m in chat.messages)


async def test_who_has_left_has_no_export_made_again(choir: Choir) -> None:  # noqa: F811
    await spoken(choir, "Sung while he was there.")
    own = choir.private(choir.bob)
    await own.say("/start")
    asked = await choir.bob.say("/export")
    first = await own.wait_for(lambda m: m.document is not None)
    choir.group.expel(choir.bob.person)
    choir.api.say(SECRET)
    await choir.ann.send_voice(voice_note() + b"2", duration_s=8)
    await choir.hears(SECRET)
    await choir.settled()
    # What his job is called he can work out; every ended job takes this tap.
    job_id = job_id_of(own.id, 0, item_of(f"export {choir.group.id} {asked.message_id}"))
    await own.backend.tap(first, job_data(JobAction.AGAIN, job_id), choir.bob.person)
    await own.wait_for(lambda m: "no longer works" in m.text)
    assert [m for m in own.messages if m.document is not None] == [first]
    # What was tapped stood below no button: there were none to take away.
    choir.telegram.refusals.clear()


async def test_who_was_there_and_administrators_read_on(choir: Choir) -> None:  # noqa: F811
    await choir.bob.say(f"/help@{choir.name}")
    await spoken(choir, SECRET)
    assert "Found in 1 transcript" in await finds(choir, choir.bob, "vault")
    assert "Found in 1 transcript" in await finds(choir, choir.ann, "vault")


@pytest.mark.parametrize("how", ["Telegram shows it", "an administrator opens it"])
async def test_the_past_is_open_where_the_group_shows_it(choir: Choir, how: str) -> None:  # noqa: F811
    await spoken(choir, SECRET)
    mallory = choir.group.join(choir.telegram.person("Mallory", "en"))
    if how == "Telegram shows it":
        choir.group.has_visible_history = True
    else:
        await choir.ann.say(f"/settings@{choir.name}")
        settings = await choir.hears("Past for newcomers")
        await choir.refuses(mallory, settings, "set:new_members_read:yes", "administrator")
        await choir.ann.tap_data(settings, "set:new_members_read:yes")
    assert "Found in 1 transcript" in await finds(choir, mallory, "vault")


async def test_a_member_turns_no_answer_into_something_else(choir: Choir) -> None:  # noqa: F811
    await choir.ann.say(f"/settings@{choir.name}")
    settings = await choir.hears("Who changes this")
    await choir.chooses(choir.ann, settings, "set:who_chooses:everyone")
    await spoken(choir, SECRET)
    answer = next(m for m in choir.group.messages if m.from_bot and SECRET in m.text)
    note = await spoken(choir, "Bob's own words.", b"2")
    own = f"job:style:{note.message_id}:timed"
    keyboard, bob = str(answer.buttons), choir.bob.person.id
    others = (f"job:cancel:{note.message_id}:", f"job:again:{note.message_id}:", "find:dmF1bHQ", f"g:decline:{bob}")
    for data in (own, *others, "set::", "set:voice_unasked:", "privacy:ask", "outbox", "history:0"):
        await choir.bob.tap_data(answer, data)
    await choir.settled()
    assert SECRET in answer.text
    assert answer in choir.group.messages
    assert str(answer.buttons) == keyboard
