"""While it works: status, cancelling, failing, trying again."""

import asyncio

import pytest

from sandbox.telegram import Message
from tests.conversations.conftest import Talk
from tests.samples import voice_note
from tests.world import REPLAYED, until


async def test_a_status_message_shows_progress_and_can_cancel(talk: Talk) -> None:
    await talk.begin()
    talk.api.hold()
    await talk.chat.send_voice(voice_note(), duration_s=8)
    status = await talk.chat.wait_for(lambda m: m.from_bot and m.reply_to is not None and bool(m.buttons))
    await until(lambda: len(talk.api.tasks) == 1)
    answer = await talk.chat.tap(status, "Cancel")
    assert answer.text.startswith("Cancelled")
    await talk.chat.wait_until(lambda: status.message_id not in [m.message_id for m in talk.chat.messages])
    talk.api.finish_all()
    await talk.chat.say("/cancel")
    await talk.hears("Nothing is under way.")
    assert not [m for m in talk.chat.messages if m.document is not None]


async def test_a_status_that_its_reader_deletes_is_left_alone_and_the_answer_comes(talk: Talk) -> None:
    await talk.begin()
    talk.api.hold()
    note = await talk.chat.send_voice(voice_note(), duration_s=8)
    status = await status_of(talk, note)
    await until(lambda: len(talk.api.tasks) == 1)
    await talk.chat.delete(status)
    told = len(talk.telegram.calls)
    await until(lambda: bool(talk.telegram.refusals))
    talk.api.finish_all()
    await talk.gets_file_for(note)
    await talk.gets_file_for(await talk.chat.send_voice(voice_note() + b"more", duration_s=8))
    after = talk.telegram.calls[told:]
    about_it = [call.method for call in after if call.params.get("message_id") == str(status.message_id)]
    assert about_it == ["editMessageText"]
    talk.telegram.refusals.clear()


RUNS_ON = "finishes and counts what it began"


async def status_of(talk: Talk, asked: Message) -> Message:
    """The status that stands for a message."""
    return await talk.chat.wait_for(lambda m: m.reply_to == asked.message_id and ":cancel:" in str(m.buttons))


@pytest.mark.parametrize("is_link", [False, True])
async def test_what_the_service_goes_on_with_is_said_and_found_when_the_same_comes_again(
    talk: Talk, is_link: bool
) -> None:
    await talk.begin()
    talk.api.hold()

    async def send() -> Message:
        if is_link:
            return await talk.chat.say("https://example.com/talk.mp4")
        return await talk.chat.send_voice(voice_note(), duration_s=8)

    status = await status_of(talk, await send())
    await until(lambda: len(talk.api.tasks) == 1)
    await talk.chat.wait_until(lambda: "Transcribing" in status.text)
    assert RUNS_ON in (await talk.chat.tap(status, "Cancel")).text
    again = await send()
    await talk.hears("Transcribing")
    talk.api.finish_all()
    await talk.gets_file_for(again)
    assert (len(talk.api.tasks), talk.granted("upload") + talk.granted("from-url")) == (1, 1)


async def test_cancelled_while_it_is_handed_over_it_may_go_on_and_before_that_it_does_not(talk: Talk) -> None:
    await talk.begin()
    outage = talk.api.trouble("status", status=502, times=None)
    # Of the first the service may have made a task before its answer was lost; the next is not sent into the outage.
    for number, said in enumerate((RUNS_ON, "Cancelled.")):
        note = await talk.chat.send_voice(voice_note() + bytes([number]), duration_s=8)
        status = await status_of(talk, note)
        await talk.chat.wait_until(lambda status=status: "hasn't answered since" in status.text)  # type: ignore[misc]
        assert said in (await talk.chat.tap(status, "Cancel")).text
    talk.api.faults.remove(outage)
    handing_over = talk.api.pause("upload")
    note = await talk.chat.send_voice(voice_note(), duration_s=8)
    await handing_over.reached_within(60)
    assert RUNS_ON in (await talk.chat.tap(await status_of(talk, note), "Cancel")).text
    handing_over.release()
    await until(lambda: len(talk.api.tasks) == 1)
    again = await talk.chat.send_voice(voice_note(), duration_s=8)
    await talk.gets_file_for(again)
    assert len(talk.api.tasks) == 1


async def test_one_that_waits_behind_slow_uploads_is_stopped_at_once_and_never_handed_over(talk: Talk) -> None:
    await talk.begin()
    release = asyncio.Event()
    talk.api.trouble("slow", "upload", times=None, until=release)
    sent = [await talk.chat.send_voice(voice_note() + bytes([number]), duration_s=8) for number in range(10)]
    await until(lambda: talk.api.count("upload") == 8)
    assert "Cancelled." in (await talk.chat.tap(await status_of(talk, sent[9]), "Cancel")).text
    assert talk.api.count("upload") == 8
    release.set()
    for note in sent[:9]:
        await talk.gets_file_for(note)
    assert talk.api.count("upload") == len(talk.api.tasks) == 9


async def test_cancel_offers_a_choice_when_several_are_under_way(talk: Talk) -> None:
    await talk.begin()
    talk.api.hold()
    for number in (1, 2):
        await talk.chat.send_audio(voice_note() + bytes(number), file_name="part.mp3")
    await until(lambda: len(talk.api.tasks) == 2)
    await talk.chat.say("/cancel")
    choice = await talk.hears("2 recordings are under way")
    assert [row[0]["text"] for row in choice.buttons] == ["1. part", "2. part", "Cancel all"]
    await talk.chat.tap(choice, "Cancel all")
    await talk.hears("Cancelled 2 recordings")


async def test_a_failed_task_says_why_and_can_be_tried_again(talk_in_every_dialect: Talk) -> None:
    talk = talk_in_every_dialect
    await talk.begin()
    talk.api.hold()
    note = await talk.chat.send_voice(voice_note(), duration_s=8)
    await until(lambda: len(talk.api.tasks) == 1)
    talk.api.fail(next(iter(talk.api.tasks)), "The audio is corrupt")
    failed = await talk.hears("failed")
    assert failed.reply_to == note.message_id
    talk.api.release_all()
    talk.api.say("The second time it worked.")
    await talk.chat.tap(failed, "Try again")
    await talk.hears("The second time it worked.")


async def test_an_old_button_says_that_it_has_done_its_work_and_goes(talk: Talk) -> None:
    await talk.begin()
    talk.api.hold()
    for number in (1, 2):
        await talk.chat.send_audio(voice_note() + bytes(number), file_name=f"part {number}.mp3")
    await until(lambda: len(talk.api.tasks) == 2)
    await talk.chat.say("/cancel")
    choice = await talk.hears("2 recordings are under way")
    talk.api.finish_all()
    await talk.chat.wait_until(lambda: len([m for m in talk.chat.messages if m.document is not None]) == 2)
    answer = await talk.chat.tap(choice, "part 1")
    assert answer.text == "Already finished."
    await talk.chat.wait_until(lambda: choice not in talk.chat.messages)


@pytest.mark.parametrize("status", [404, 500])
async def test_tasks_are_asked_for_one_by_one_where_the_list_does_not_answer(status: int, talk: Talk) -> None:
    await talk.begin()
    talk.api.trouble("status", "list", status=status, times=None)
    sent = [await talk.chat.send_voice(voice_note() + bytes([n]) * 9, duration_s=8) for n in range(3)]
    for note in sent:
        await talk.gets_file_for(note)
    assert talk.api.count("upload") == 3


@pytest.mark.skipif(REPLAYED is not None, reason="of a service that tells its progress nothing is guessed")
async def test_once_the_pace_is_known_it_says_how_long_it_takes_yet(talk: Talk) -> None:
    await talk.begin()
    talk.api.duration_law = lambda task: (4 + (task.media.content or b"\0")[-1] % 30) / 4
    bob = talk.telegram.private_chat(talk.telegram.person("Bob", "en"))
    for number in range(30):
        await talk.chat.forward(await bob.send_voice(voice_note() + bytes([number]) * 9, duration_s=4 + number))
    await talk.gets_file(".txt")
    await talk.is_done()
    talk.api.hold()
    await talk.chat.send_voice(voice_note() + b"long", duration_s=2400)
    status = await talk.hears(" left")
    assert status.text.startswith("Transcribing… about ")
