"""/find: words in this chat's transcripts, as people search."""

from pathlib import Path
from typing import Any

from cryptography.fernet import Fernet

from bot.store.connect import connect
from bot.store.embedded import EmbeddedStore
from bot.store.vault import own_key
from sandbox.polyglotvoice.speech import Segment
from sandbox.telegram import Message, PrivateChat
from tests.conversations.conftest import Talk
from tests.samples import voice_note
from tests.world import KEY

SAID = "Маша сказала, что встреча по договору перенесена на пятницу. Ёлку наряжаем в среду, денег хватит."


async def answer_to(chat: PrivateChat, said: str) -> Message:
    """What the bot answers to a message."""
    asked = await chat.say(said)
    return await chat.wait_for(lambda m: m.from_bot and m.reply_to == asked.message_id)


async def russian_with_a_note(talk: Talk, said: str = SAID) -> PrivateChat:
    """Olga, who reads Russian, and has one note transcribed."""
    chat = talk.telegram.private_chat(talk.telegram.person("Ольга", language_code="ru"))
    await chat.say(KEY)
    await chat.wait_for(lambda m: "работает" in m.text)
    await has_said(talk, chat, said)
    return chat


async def has_said(talk: Talk, chat: PrivateChat, said: str) -> Message:
    """A note that says this, and its answer."""
    talk.api.say(said)
    note = await chat.send_voice(voice_note() + bytes(len(chat.messages)), duration_s=8)
    await chat.wait_for(lambda m: m.from_bot and m.reply_to == note.message_id and said[:30] in m.text)
    await chat.wait_until(lambda: not any("job:cancel" in str(m.buttons) for m in chat.messages))
    return note


async def stored(data_dir: Path, *, forget: str = "\0") -> dict[str, bytes]:
    """What the store holds as strings, by name; what is to be forgotten is gone then."""
    store: Any = connect(f"unix://{EmbeddedStore(data_dir).socket_in_use()}")
    names = [name async for name in store.scan_iter(match="*", count=1000)]
    found = {name.decode(): await store.get(name) for name in names if await store.type(name) == b"string"}
    await store.delete("-", *(name for name in names if forget in name.decode()))
    await store.aclose()
    return found


async def test_words_are_found_in_their_sentence_and_lead_to_the_message(talk_in_every_dialect: Talk) -> None:
    talk = talk_in_every_dialect
    await talk.begin()
    talk.api.say(segments=[Segment(0, 60, "Nothing here."), Segment(65, 70, "Наряжали ёлку в среду. Потом спали.")])
    note = await talk.chat.send_voice(voice_note(), duration_s=80)
    await talk.hears("Наряжали")
    await talk.is_done()
    spent = len(talk.api.requests)
    await talk.chat.say("/find елка СРЕДА")
    found = await talk.hears("Found in 1 transcript")
    assert "Наряжали ёлку в среду." in found.text
    assert "спали" not in found.text
    assert "<b>ёлку</b> в <b>среду</b>" in found.html
    assert "1. Alice · " in found.text
    assert '<tg-time unix="' in found.html
    await talk.chat.tap(found, "1")
    here = await talk.hears("Here it is")
    assert here.reply_to == note.message_id
    has_times = talk.api.dialect.tells_times
    assert ("1:05" in here.text) is has_times
    assert (" · 1:05" in found.text) is has_times
    assert len(talk.api.requests) == spent


async def test_a_russian_word_is_found_in_every_form_with_a_slip_and_in_any_order(talk: Talk) -> None:
    chat = await russian_with_a_note(talk)
    for said, word in {
        "встречу": "встреча", "договора": "договору", "Маше": "Маша", "ёлка": "Ёлку", "елок": "Ёлку",
        "деньги": "денег", "пятница": "пятницу", "встрча": "встреча", "догов": "договору", "среда деньги": "денег",
        "про встречу с Машей": "Маша", "«встреча по договору»": "встреча по договору", "dcnhtxf": "встреча",
    }.items():  # fmt: skip
        answer = await answer_to(chat, f"/find {said}")
        assert answer.text.startswith("Найдено в 1 расшифровке:\n\n1. Ольга · "), said
        assert f"<b>{word}</b>" in answer.html, said


async def test_an_english_word_is_found_in_every_form_with_a_slip_and_in_any_order(talk: Talk) -> None:
    await talk.begin()
    await has_said(talk, talk.chat, "The meetings with Maria's team were moved to Friday.")
    for said, word in {
        "meeting": "meetings", "move": "moved", "maria": "Maria’s", "Fridya": "Friday", "budg": None,
        "friday meeting": "Friday", '"moved to Friday"': "moved to Friday", '"Friday moved"': None,
    }.items():  # fmt: skip
        answer = await answer_to(talk.chat, f"/find {said}")
        assert ("Found in 1 transcript:" in answer.text) is (word is not None), said
        assert word is None or f"<b>{word.replace('’', chr(39))}</b>" in answer.html, said


async def test_a_time_beside_the_words_narrows_the_search_and_is_said(talk: Talk) -> None:
    await talk.begin()
    await has_said(talk, talk.chat, "The budget was agreed.")
    answer = await answer_to(talk.chat, "find budget from today")
    assert "Found in 1 transcript" in answer.text
    assert "Only “from today”, or where that was said. Any time: /find budget" in answer.text
    answer = await answer_to(talk.chat, "find the budget from last month's week, please")
    assert "Only" not in answer.text
    answer = await answer_to(talk.chat, "find budget the day before yesterday")
    assert answer.text.startswith("Nothing “the day before yesterday”, but at other times:\n\nFound in 1")
    await has_said(talk, talk.chat, "Yesterday the milk was sour.")
    assert "sour" in (await answer_to(talk.chat, "/find milk yesterday")).text
    russian = await answer_to(talk.chat, "найди budget за сегодня")
    assert "Only “за сегодня”" in russian.text


async def test_a_day_alone_brings_all_of_that_day(talk: Talk) -> None:
    await talk.begin()
    await has_said(talk, talk.chat, "The budget was agreed.")
    await has_said(talk, talk.chat, "See you at nine.")
    answer = await answer_to(talk.chat, "/find today at 15:00")
    assert "Found in 2 transcripts" in answer.text
    assert "budget was agreed" in answer.text
    assert "That is all from “today”. A word narrows it down: /find contract today" in answer.text
    assert "is in none of this chat's 2 transcripts" in (await answer_to(talk.chat, "/find last week")).text
    assert "I search by day, not by hour" in (await answer_to(talk.chat, "/find at 15:00")).text
    await has_said(talk, talk.chat, "Today is better than tomorrow.")
    assert "Found in 1 transcript" in (await answer_to(talk.chat, "/find today")).text


async def test_whoever_spoke_is_found_by_name(talk: Talk) -> None:
    await talk.begin()
    maria = talk.telegram.private_chat(talk.telegram.person("Мария Иванова"))
    talk.api.say("Буду в семь.")
    await talk.chat.forward(await maria.send_voice(voice_note("ru"), duration_s=8))
    await talk.hears("Буду в семь.")
    await has_said(talk, talk.chat, "See you at nine.")
    answer = await answer_to(talk.chat, "/find Марии Ивановой")
    assert "Found in 1 transcript" in answer.text
    assert "1. Мария Иванова · " in answer.text
    assert "Буду в семь." in answer.text
    assert "Буду в <b>семь</b>." in (await answer_to(talk.chat, "/find Мария семь")).html
    assert "See you at nine." in (await answer_to(talk.chat, "/find alice")).text


async def test_what_is_not_there_is_said_with_what_was_searched_and_what_is_there(talk: Talk) -> None:
    await talk.begin()
    assert "othing to search yet" in (await answer_to(talk.chat, "/find budget")).text
    await has_said(talk, talk.chat, "Bring the blue folder.")
    answer = await answer_to(talk.chat, "/find green folder")
    assert answer.text.startswith("“green folder” is not in this chat's only transcript, from ")
    assert "I keep each for 7 days." in answer.text
    assert "<code>/find folder</code>" in answer.html
    await talk.chat.tap(answer, "folder")
    await talk.chat.wait_until(lambda: "Bring the blue folder." in answer.text)
    assert "<b>folder</b>" in answer.html


async def test_in_russian_too_what_is_not_there_is_said_with_what_is(talk: Talk) -> None:
    chat = await russian_with_a_note(talk)
    await has_said(talk, chat, "Самокат стоит у двери.")
    answer = await answer_to(chat, "/find самолёт")
    assert answer.text.startswith("«самолёт» нет ни в одной из 2 расшифровок чата с ")
    assert "Каждую храню 7 дней." in answer.text
    await chat.tap(answer, "самокат")
    await chat.wait_until(lambda: "<b>Самокат</b> стоит у двери." in answer.html)
    assert "Без" not in (await answer_to(chat, "/find «договору встреча»")).text


async def test_what_leads_nowhere_any_more_says_so(talk: Talk) -> None:
    await talk.begin()
    talk.api.say("Bring the blue folder.")
    note = await talk.chat.send_voice(voice_note(), duration_s=8)
    await talk.hears("Bring the blue folder.")
    await talk.chat.say("/find blue")
    found = await talk.hears("Found in 1 transcript")
    await talk.chat.delete(note)
    answer = await talk.chat.tap(found, "1")
    assert answer.text == "That message is gone."
    talk.telegram.refusals.clear()


async def test_only_this_chat_is_searched_and_privacy_erases_what_is_found(talk: Talk) -> None:
    await talk.begin()
    talk.api.say("A secret of Alice.")
    await talk.chat.send_voice(voice_note(), duration_s=8)
    await talk.hears("A secret of Alice.")
    other = talk.telegram.private_chat(talk.telegram.person("Eve", language_code="en"))
    await other.say(KEY)
    await other.say("/find secret")
    await other.wait_for(lambda m: "othing to search yet" in m.text)
    await talk.is_done()
    await talk.chat.say("/privacy")
    await talk.chat.tap(await talk.hears("What I keep of this chat"), "Erase everything")
    await talk.chat.tap(await talk.hears("Erase this chat's key"), "Yes, erase")
    await talk.hears("I keep nothing of this chat")
    await talk.chat.say("/find secret")
    await talk.hears("othing to search yet")


async def test_without_words_it_explains_itself_in_both_languages(talk: Talk) -> None:
    for said in ("/find", "/find ?!…", "/find «»", "/find 😀"):
        answer = await answer_to(talk.chat, said)
        assert "/find budget meeting" in answer.text
        assert "transcripts of the last 7 days." in answer.text
    chat = talk.telegram.private_chat(talk.telegram.person("Ольга", language_code="ru"))
    answer = await answer_to(chat, "/find")
    assert "/find договор встреча" in answer.text
    assert "храню их 7 дней." in answer.text


async def test_any_script_and_any_length_get_an_answer(talk: Talk) -> None:
    await talk.begin()
    await has_said(talk, talk.chat, "今日の会議は三時です。")
    assert "<b>会議</b>" in (await answer_to(talk.chat, "/find 会議")).html
    for said in ("слово " * 600, "x" * 4000, "<b>&", "مرحبا", "שלום", "`" * 50):
        answer = await answer_to(talk.chat, f"/find {said}")
        assert len(answer.text) < 1000
    assert talk.telegram.refusals == []


async def test_the_store_holds_no_word_in_the_clear_and_a_transcript_without_its_words_gets_them(talk: Talk) -> None:
    await talk.begin()
    await has_said(talk, talk.chat, "The goldfish knows Zinaida.")
    data_dir = talk.world.settings.data_dir
    before = await stored(data_dir, forget=":words:")
    (name,) = [name for name in before if ":words:" in name]
    assert Fernet(own_key(data_dir)).decrypt(before[name]).startswith(b"words:")
    for word in (b"goldfish", b"zinaida", b"alice"):
        assert not [name for name, value in before.items() if word in value.lower() or word in name.lower().encode()]
    assert "<b>goldfish</b>" in (await answer_to(talk.chat, "/find goldfish")).html
    assert name in await stored(data_dir)
    assert "<b>goldfish</b>" in (await answer_to(talk.chat, "/find alice goldfish")).html
