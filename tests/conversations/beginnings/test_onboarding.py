"""From /start to the first transcript: three messages of the newcomer, in either language."""

from functools import partial

import pytest

from handlers.menu import MENUS
from sandbox.telegram import Message
from tests.conversations.conftest import Talk
from tests.samples import voice_note
from tests.world import KEY


@pytest.mark.parametrize(
    ("language", "first", "works"),
    [("en", "3. Send it to me.", "works"), ("ru", "3. Пришлите его мне.", "работает")],
)
async def test_three_messages_lead_to_the_first_transcript(talk: Talk, language: str, first: str, works: str) -> None:
    chat = talk.telegram.private_chat(talk.telegram.person("Newcomer", language_code=language))
    talk.api.say("The first words of many.")
    sent = [await chat.say("/start")]
    await chat.wait_for(lambda m: m.from_bot and first in m.text)
    sent.append(await chat.say(KEY))
    await chat.wait_for(lambda m: m.from_bot and works in m.text)
    sent.append(await chat.send_voice(voice_note(), duration_s=8))
    answer = await chat.wait_for(lambda m: m.from_bot and "The first words of many." in m.text)
    assert answer.reply_to == sent[-1].message_id
    assert len(sent) == 3
    assert sent[1] in chat.deleted


async def test_who_just_sends_a_recording_needs_only_the_key_besides(talk: Talk) -> None:
    talk.api.say("Straight to the point.")
    note = await talk.chat.send_voice(voice_note(), duration_s=8)
    explained = await talk.hears("3. Send it to me.")
    assert explained.reply_to == note.message_id
    await talk.chat.say(KEY)
    answer = await talk.hears("Straight to the point.")
    assert answer.reply_to == note.message_id


@pytest.mark.parametrize("language", ["en", "ru"])
async def test_help_shows_an_example_of_every_command_in_the_menu(talk: Talk, language: str) -> None:
    chat = talk.telegram.private_chat(talk.telegram.person("Reader", language_code=language))
    await chat.say("/help")
    shown = await chat.wait_for(lambda m: m.from_bot and "/find" in m.text)
    assert [name for name in MENUS["all_private_chats"] if f"/{name}" not in shown.text and name != "help"] == []


async def test_every_command_of_the_private_menu_is_answered(talk: Talk) -> None:
    await talk.begin()
    for name in MENUS["all_private_chats"]:
        asked = await talk.chat.say(f"/{name}")
        await talk.chat.wait_for(partial(comes_after, asked))
    assert not [m for m in talk.chat.messages if "I don't know this command" in m.text]


def comes_after(asked: Message, message: Message) -> bool:
    return message.from_bot and message.message_id > asked.message_id
