"""The language that is spoken, by the person's Telegram until they say otherwise."""

from tests.conversations.conftest import Talk
from tests.samples import voice_note
from tests.world import KEY


async def test_a_russian_speaker_is_answered_in_russian(talk: Talk) -> None:
    person = talk.telegram.person("Ольга", language_code="ru")
    chat = talk.telegram.private_chat(person)
    await chat.say("/start")
    await chat.wait_for(lambda m: "API-ключ PolyglotVoice" in m.text)
    await chat.send_voice(voice_note("ru"), duration_s=7)
    await chat.wait_for(lambda m: "Сохранил" in m.text)
    await chat.say(KEY)
    await chat.wait_for(lambda m: "Его ждала 1 запись" in m.text)
    await chat.wait_for(lambda m: m.from_bot and m.document is not None)


async def test_a_chosen_language_stays(talk: Talk) -> None:
    await talk.chat.say("/settings")
    settings = await talk.hears("Settings")
    await talk.chat.tap(settings, "Language: As in Telegram")
    await talk.chat.wait_until(lambda: "✓ As in Telegram" in str(settings.buttons))
    await talk.chat.tap(settings, "Русский")
    await talk.hears("всегда говорю на нём")
    await talk.chat.say("привет")
    await talk.hears("отвечу текстом")


async def test_an_unknown_language_is_answered_in_english(talk: Talk) -> None:
    chat = talk.telegram.private_chat(talk.telegram.person("Anouk", language_code="fr"))
    await chat.say("/help")
    await chat.wait_for(lambda m: "a voice or video note, even forwarded" in m.text)
