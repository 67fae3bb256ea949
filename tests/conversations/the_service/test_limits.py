"""/limits: what the plan allows, what was spent here, and a word before a limit is reached."""

from sandbox.polyglotvoice import json_answer
from tests.conversations.conftest import Talk
from tests.samples import voice_note


async def test_limits_stand_beside_what_was_spent_here(talk_in_every_dialect: Talk) -> None:
    talk = talk_in_every_dialect
    talk.api.plan.per_day, talk.api.plan.per_month, talk.api.plan.burst_per_minute = 900, 20_000, 300
    await talk.begin()
    await talk.chat.say("/limits")
    shown = await talk.hears("What the plan allows")
    assert "300" in shown.text
    # The key's own trial, and this question.
    assert "Today: 2 of 900 requests. Resets at " in shown.text
    assert "This month: 2 of 20,000 requests." in shown.text
    assert "_" not in shown.text


async def test_four_fifths_of_a_known_limit_are_said_once(talk: Talk) -> None:
    talk.api.plan.per_day = 10
    await talk.begin()
    await talk.chat.say("/limits")
    await talk.hears("2 of 10 requests")
    for _ in range(6):
        await talk.chat.say("/history")
    await talk.hears("Today's requests are nearly used up")
    await talk.chat.say("/limits")
    await talk.hears("What the plan allows")
    assert len([m for m in talk.chat.messages if "requests are nearly used up" in m.text]) == 1


async def test_what_was_spent_is_told_though_the_service_is_silent(talk: Talk) -> None:
    await talk.begin()
    talk.api.trouble("status", "documentation", status=503, times=None)
    await talk.chat.say("/limits")
    shown = await talk.hears("Spent here")
    assert "PolyglotVoice doesn't answer as it should" in shown.text
    assert "Today: 2 requests." in shown.text


async def test_limits_refused_to_a_key_do_not_make_it_a_dead_one(talk: Talk) -> None:
    await talk.begin()
    talk.api.answer_with(json_answer({"detail": "Invalid token."}, 401), "documentation")
    await talk.chat.say("/limits")
    await talk.hears("doesn't say what the plan allows")
    talk.api.say("The key still works.")
    await talk.chat.send_voice(voice_note(), duration_s=8)
    await talk.hears("The key still works.")
