"""Buttons: every tap is answered within a second, whatever happens behind it."""

from tests.conversations.conftest import Talk
from tests.samples import voice_note
from tests.world import until


async def test_a_tap_is_answered_while_its_work_still_goes_on(talk: Talk) -> None:
    await talk.begin()
    talk.api.hold()
    await talk.chat.send_voice(voice_note(), duration_s=8)
    await until(lambda: len(talk.api.tasks) == 1)
    status = await talk.chat.wait_for(lambda m: m.from_bot and m.reply_to is not None and bool(m.buttons))
    slow = talk.telegram.pause("deleteMessage")
    answer = await talk.chat.tap(status, "Cancel")
    assert answer.text == "Working on it…"
    slow.release()
    await talk.chat.wait_until(lambda: status not in talk.chat.messages)


async def test_a_tap_that_is_too_old_to_be_answered_does_its_work(talk: Talk) -> None:
    await talk.begin()
    talk.api.hold()
    await talk.chat.send_voice(voice_note(), duration_s=8)
    status = await talk.chat.wait_for(lambda m: m.from_bot and m.reply_to is not None and bool(m.buttons))
    talk.telegram.fail(
        "answerCallbackQuery", status=400, description="Bad Request: query is too old and response timeout expired"
    )
    talk.telegram.tap_unheard(status, "Cancel", talk.person)
    await talk.chat.wait_until(lambda: status not in talk.chat.messages)


async def test_a_button_that_nothing_stands_behind_says_so(talk: Talk) -> None:
    await talk.begin()
    await talk.chat.say("/key")
    shown = await talk.hears("set on")
    for data in (
        "cancel:999999",
        "again:999999",
        "cancel:not-a-number",
        "set:language:tlh",
        "set:nothing",
        "set:a:b:c",
        "nonsense",
        "x" * 64,
    ):
        assert (await talk.telegram.tap(shown, data, talk.person)).text != "", data
