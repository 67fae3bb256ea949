"""When the service says no: a key that died, limits that are reached, and how everything goes on by itself."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.jobs.submit import submit
from sandbox.polyglotvoice import json_answer
from sandbox.telegram import Message, PrivateChat
from tests.clock import MovableClock
from tests.conversations.conftest import Talk
from tests.samples import voice_note
from tests.world import KEY, running, until, world

NEW_KEY = "sk_test_fedcba9876543210"


async def another_chat(talk: Talk, name: str, key: str, account: str) -> PrivateChat:
    """Somebody else who has begun, with a key of another account."""
    talk.api.add_key(key, account=account)
    chat = talk.telegram.private_chat(talk.telegram.person(name, language_code="en"))
    await chat.say("/start")
    await chat.say(key)
    await chat.wait_for(lambda m: "works" in m.text)
    return chat


async def send_notes(talk: Talk, count: int) -> list[Message]:
    """Several different notes at once."""
    return [await talk.chat.send_voice(voice_note() + bytes(n + 1), duration_s=8) for n in range(count)]


async def test_a_key_that_dies_is_told_once_and_never_used_again(talk: Talk) -> None:
    await talk.begin()
    talk.api.hold()
    notes = await send_notes(talk, 3)
    await until(lambda: len(talk.api.tasks) == 3)
    talk.api.revoke_key(KEY)
    await talk.hears("no longer accepts your key")
    late = await talk.chat.send_voice(voice_note("ru"), duration_s=8)
    await talk.hears("Waiting for a working key")
    used = talk.api.count(key=KEY)
    assert talk.api.count(key=KEY, status=401) == 1
    talk.api.add_key(NEW_KEY, account="account-1")
    await talk.chat.say(NEW_KEY)
    await talk.hears("4 recordings that waited")
    talk.api.finish_all()
    for note in (*notes, late):
        await talk.gets_file_for(note)
    assert len([m for m in talk.chat.messages if "no longer accepts" in m.text]) == 1
    assert talk.api.count(key=KEY) == used
    # The tasks that the old key had made are the account's: nothing was uploaded twice.
    assert sorted(talk.api.uploads_by_name.values()) == [1, 1, 1, 1]


async def test_a_key_of_another_account_takes_over_what_was_under_way(talk: Talk) -> None:
    await talk.begin()
    talk.api.hold()
    note = await talk.chat.send_voice(voice_note(), duration_s=8)
    await until(lambda: len(talk.api.tasks) == 1)
    talk.api.revoke_key(KEY)
    await talk.hears("no longer accepts your key")
    talk.api.release_all()
    talk.api.add_key(NEW_KEY, account="account-2")
    await talk.chat.say(NEW_KEY)
    await talk.gets_file_for(note)
    assert {task.account for task in talk.api.tasks.values()} == {"account-1", "account-2"}


async def test_the_same_dead_key_sent_again_is_tried_only_because_it_was_sent(talk: Talk) -> None:
    await talk.begin()
    talk.api.revoke_key(KEY)
    await talk.chat.send_voice(voice_note(), duration_s=8)
    await talk.hears("no longer accepts your key")
    await talk.chat.say(KEY)
    await talk.hears("doesn't accept this key")
    assert talk.api.count(key=KEY, status=401) == 2
    talk.api.add_key(KEY, account="account-1")
    await talk.chat.say(KEY)
    await talk.hears("1 recording that waited")
    await talk.gets_file(".srt")


async def test_a_limit_is_waited_for_in_words_and_other_accounts_do_not_notice(talk: Talk) -> None:
    await talk.begin()
    other = await another_chat(talk, "Bob", NEW_KEY, "account-2")
    talk.api.trouble("limit", "upload", account="account-1", retry_after_s=3)
    notes = await send_notes(talk, 5)
    await talk.hears("The limit of your plan is reached: too many requests at once. I'll go on in")
    refused = next(r for r in talk.api.requests if r.status == 429)
    slow = talk.api.trouble("slow", account="account-1", delay_s=0.5, when=lambda r: r.at > refused.at + 3)
    await other.send_voice(voice_note("ru"), duration_s=8)
    await other.wait_for(lambda m: m.document is not None)
    for note in notes:
        await talk.gets_file_for(note)
    begun_by_then = [r for r in talk.api.requests if r.account == "account-1" and r.at < refused.at + 0.2]
    after = [r for r in talk.api.requests if r.account == "account-1" and r not in begun_by_then]
    assert min(r.at for r in after) >= refused.at + 3
    # The first call after the limit goes alone: no other begins before it is answered.
    assert slow.struck == 1
    assert all(r.at > after[0].at + 0.5 for r in after[1:])
    assert talk.api.count(status=429) == 1


async def test_a_daily_limit_says_when_the_day_is_over(talk: Talk) -> None:
    await talk.begin()
    talk.api.trouble("limit", "upload", scope="day")
    await talk.chat.send_voice(voice_note(), duration_s=8)
    told = await talk.hears("The limit of your plan is reached")
    assert "I'll go on" in told.text
    calls, said = len(talk.api.requests), len(talk.telegram.calls)
    await talk.chat.send_voice(voice_note("ru"), duration_s=8)
    await talk.chat.wait_until(lambda: len([m for m in talk.chat.messages if "limit of your plan" in m.text]) == 2)
    assert len(talk.api.requests) == calls
    # What is known to wait is said to wait at once, and its file is left where it is.
    since = [call.method for call in talk.telegram.calls[said:]]
    assert [each for each in since if each in ("getFile", "sendMessage", "editMessageText")] == ["sendMessage"]


async def test_a_key_of_another_account_lets_what_waits_for_a_limit_go_on_at_once(talk: Talk) -> None:
    await talk.begin()
    talk.api.trouble("limit", "upload", account="account-1", scope="day")
    first = await talk.chat.send_voice(voice_note(), duration_s=8)
    await talk.hears("The limit of your plan is reached")
    second = await talk.chat.send_voice(voice_note("ru"), duration_s=8)
    await talk.chat.wait_until(lambda: len([m for m in talk.chat.messages if "limit of your plan" in m.text]) == 2)
    talk.api.add_key(NEW_KEY, account="account-2")
    await talk.chat.say(f"/key {NEW_KEY}")
    for note in (first, second):
        await talk.gets_file_for(note)
    assert sorted(talk.api.uploads_by_name.values()) == [1, 1]


async def test_after_a_change_of_plan_the_key_sent_again_ends_a_long_limit(talk: Talk) -> None:
    await talk.begin()
    spent = talk.api.trouble("limit", account="account-1", scope="month", times=None)
    note = await talk.chat.send_voice(voice_note(), duration_s=8)
    told = await talk.hears("Plan changed?")
    refused = talk.api.count(status=429)
    await talk.chat.say(KEY)
    await talk.chat.wait_until(lambda: len([m for m in talk.chat.messages if "works" in m.text]) == 2)
    # Asked once, and still refused: the note waits on.
    assert talk.api.count(status=429) == refused + 1
    assert "I'll go on" in told.text
    talk.api.faults.remove(spent)
    await talk.chat.say(KEY)
    await talk.hears("1 recording that waited")
    await talk.gets_file_for(note)


MINUTES = json_answer({"detail": "You have used up all the minutes of your plan."}, 402)
SPENT = "The minutes of your plan are used up."


async def test_spent_minutes_are_waited_for_and_new_ones_let_all_go_on(talk: Talk) -> None:
    await talk.begin()
    spent = talk.api.answer_with(MINUTES, "upload", times=None)
    first = await talk.chat.send_voice(voice_note(), duration_s=8)
    told = await talk.hears(SPENT)
    assert "I'll keep this and try again at 1 " in told.text
    # What comes next is not sent into it at all.
    second = await talk.chat.send_voice(voice_note("ru"), duration_s=8)
    await talk.chat.wait_until(lambda: sum(SPENT in m.text for m in talk.chat.messages) == 2)
    assert talk.calls("upload") == 1
    await talk.chat.say(KEY)
    # One finds out that nothing has changed, and both wait on.
    await talk.chat.wait_until(lambda: talk.calls("upload") == 2)
    await talk.chat.wait_until(lambda: sum(SPENT in m.text for m in talk.chat.messages) == 2)
    talk.api.faults.remove(spent)
    talk.api.add_key(NEW_KEY, account="account-2")
    await talk.chat.say(f"/key {NEW_KEY}")
    for note in (first, second):
        await talk.gets_file_for(note)
    await talk.chat.wait_until(lambda: not any(SPENT in m.text for m in talk.chat.messages))


@pytest.mark.parametrize("language", ["en", "ru"])
async def test_spent_minutes_come_again_with_the_plans_month_and_nobody_does_anything(
    tmp_path: Path, language: str
) -> None:
    clock = MovableClock()
    async with world(tmp_path / "data") as around, running(around.settings, clock=clock):
        person = around.telegram.person("Alice", language_code=language)
        talk = Talk(around, person, around.telegram.private_chat(person))
        await talk.chat.say("/start")
        await talk.chat.say(KEY)
        await talk.hears({"en": "works", "ru": "работает"}[language])
        spent = around.api.answer_with(MINUTES, "upload", times=None)
        notes = [await talk.chat.send_voice(voice_note() + bytes([n]), duration_s=8) for n in range(3)]
        sentence = {"en": SPENT, "ru": "Минуты вашего тарифа закончились. Храню запись"}[language]
        await talk.chat.wait_until(lambda: sum(sentence in m.text for m in talk.chat.messages) == 3)
        asked = talk.calls("upload")
        around.api.faults.remove(spent)
        # The first of the next month; jobs that wait for it have their time prolonged.
        month_after = (datetime.now(UTC).replace(day=1) + timedelta(days=32)).replace(day=1, hour=1)
        clock.move((month_after - datetime.now(UTC)).total_seconds())
        # One goes first and finds out; the others follow within minutes.
        await talk.gets_file(".srt")
        await clock.pass_by(1800, step_s=60)
        for note in notes:
            await talk.gets_file_for(note)
        await talk.is_done()
        assert talk.calls("upload") - asked == 3
        assert not any(sentence in m.text for m in talk.chat.messages)


async def test_spent_attempts_end_in_a_sentence_with_a_button_when_all_its_time_is_over(tmp_path: Path) -> None:
    clock = MovableClock()
    async with world(tmp_path / "data") as around, running(around.settings, clock=clock):
        person = around.telegram.person("Alice", language_code="ru")
        talk = Talk(around, person, around.telegram.private_chat(person))
        await talk.chat.say("/start")
        await talk.chat.say(KEY)
        await talk.hears("работает")
        spent = json_answer({"detail": "Попытки транскрибации закончились"}, 429)
        around.api.answer_with(spent, "upload", times=None)
        note = await talk.chat.send_voice(voice_note(), duration_s=8)
        told = await talk.hears("Попытки расшифровки вашего тарифа закончились.")
        assert "Храню запись и попробую 1 " in told.text
        clock.move(40 * 86_400)
        answer = await talk.chat.wait_for(lambda m: m.reply_to == note.message_id and m != told)
        assert "закончились" in answer.text
        assert [[b["text"] for b in row] for row in answer.buttons] == [["Попробовать ещё раз"]]


async def test_what_the_plan_does_not_allow_is_final_and_explained(talk: Talk) -> None:
    await talk.begin()
    talk.api.plan.max_bytes = 100
    await talk.chat.send_voice(voice_note(), duration_s=8)
    told = await talk.hears("Larger than the plan allows")
    assert told.buttons == []
    assert talk.api.count("upload") == 1


async def test_who_finds_no_slot_reads_their_place_and_goes_on_when_a_task_ends(
    talk: Talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(submit, "_LOOK_S", 3600.0)  # what is waited for wakes them, not the time that passes
    await talk.begin()
    talk.api.plan.max_concurrent = 1
    talk.api.hold()
    first = await talk.chat.send_voice(voice_note(), duration_s=8)
    await until(lambda: len(talk.api.tasks) == 1)
    second = await talk.chat.send_voice(voice_note() + b"\0", duration_s=8)
    await talk.hears("In the queue: 1.")
    third = await talk.chat.send_voice(voice_note() + b"\0\0", duration_s=8)
    await talk.hears("In the queue: 2.")
    # The third waits without an upload: the account is known to be full.
    assert talk.api.count("upload") == 2
    talk.api.finish_all()
    for note in (first, second, third):
        await talk.gets_file_for(note)
    assert talk.api.count("upload") == 4
    assert len(talk.api.tasks) == 3


async def test_who_waits_behind_a_note_that_is_cancelled_moves_up_at_once(
    talk: Talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(submit, "_LOOK_S", 3600.0)
    await talk.begin()
    talk.api.plan.max_concurrent = 1
    talk.api.hold()
    first = await talk.chat.send_voice(voice_note(), duration_s=8)
    await until(lambda: len(talk.api.tasks) == 1)
    await talk.chat.send_voice(voice_note() + b"\0", duration_s=8)
    cancelled = await talk.hears("In the queue: 1.")
    third = await talk.chat.send_voice(voice_note() + b"\0\0", duration_s=8)
    behind = await talk.hears("In the queue: 2.")
    await talk.chat.tap(cancelled, "Cancel")
    await talk.chat.wait_until(lambda: "In the queue: 1." in behind.text)
    talk.api.finish_all()
    for note in (first, third):
        await talk.gets_file_for(note)
    assert len(talk.api.tasks) == 2


async def test_a_stranger_to_the_operators_key_is_held_to_a_share_of_it(tmp_path: Path) -> None:
    async with world(tmp_path / "data") as around:
        alice = around.telegram.person("Alice", "en")
        talk = Talk(around, alice, around.telegram.private_chat(alice))
        limits = {"person_jobs_at_once": 2, "person_jobs_per_hour": 3, "allowed_chats": frozenset({alice.id})}
        settings = around.settings.model_copy(update={"polyglotvoice_api_key": SecretStr(KEY), **limits})
        async with running(settings):
            talk.api.hold()
            for number in range(2):
                await talk.chat.send_voice(voice_note() + bytes([number]), duration_s=8)
            await until(lambda: len(talk.api.tasks) == 2)
            await talk.chat.send_voice(voice_note() + b"third", duration_s=8)
            await talk.hears("You have 2 recordings under way here")
            talk.api.finish_all()
            await talk.is_done()
            third = await talk.chat.send_voice(voice_note() + b"third", duration_s=8)
            await talk.gets_file_for(third)
            await talk.chat.send_voice(voice_note() + b"fourth", duration_s=8)
            await talk.hears("You sent 3 recordings here within an hour")
            assert talk.calls("upload") == 3
        assert around.telegram.refusals == []
