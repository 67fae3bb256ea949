"""What people say in their own chat is heard: verbs as replies, links wherever they stand, and questions."""

import pytest

from sandbox.telegram import Message
from tests.conversations.conftest import Talk
from tests.samples import voice_note
from tests.world import KEY, until


def answers(talk: Talk) -> list[Message]:
    return [m for m in talk.chat.messages if m.from_bot]


async def test_transcribe_as_a_reply_answers_again_at_no_cost(talk: Talk) -> None:
    await talk.begin()
    talk.api.say("Once is enough.")
    note = await talk.chat.send_voice(voice_note(), duration_s=8)
    await talk.gets_file(".srt")
    await talk.is_done()
    spent = len(talk.api.requests)
    asked = await talk.chat.say("/transcribe", reply_to=note)
    assert "Once is enough." in (await talk.gets_answer_to(asked)).text
    assert len(talk.api.requests) == spent


async def test_transcribe_alone_says_how_and_with_a_link_takes_it(talk: Talk) -> None:
    await talk.begin()
    talk.api.say("From a link.")
    await talk.chat.say("/transcribe")
    await talk.hears("Reply to a recording with /transcribe")
    await talk.chat.say("/transcribe https://example.com/talk.mp4")
    await talk.hears("From a link.")


async def test_a_recording_of_another_chat_is_transcribed_by_a_reply_from_here(talk: Talk) -> None:
    await talk.begin()
    band = talk.telegram.group("Band")
    note = await band.seat(talk.telegram.person("Cleo")).send_voice(voice_note(), duration_s=5)
    talk.api.say("Said in the band.")
    for words in ("/transcribe", "what does she say"):
        asked = await talk.chat.say_elsewhere(words, band.external_reply(note))
        answer = await talk.chat.wait_for(lambda m, a=asked: m.reply_to == a.message_id and "Said in" in m.text)  # type: ignore[misc]
        assert answer.text.startswith("Cleo, ")


async def test_cancel_as_a_reply_stops_that_one_alone(talk: Talk) -> None:
    await talk.begin()
    talk.api.hold()
    first = await talk.chat.send_voice(voice_note(), duration_s=8)
    second = await talk.chat.send_voice(voice_note("ru"), duration_s=8)
    await until(lambda: len(talk.api.tasks) == 2)
    await talk.chat.say("/cancel", reply_to=first)
    await talk.hears("Cancelled 1 recording")
    await talk.chat.say("/cancel", reply_to=first)
    await talk.hears("That is not under way.")
    talk.api.say("The second.")
    talk.api.finish_all()
    await talk.gets_file_for(second)
    await talk.chat.say("Stop it, please!")
    await talk.hears("Nothing is under way.")


async def test_a_link_in_a_recordings_caption_is_taken_beside_it(talk: Talk) -> None:
    await talk.begin()
    note = await talk.chat.send_voice(voice_note(), duration_s=8, caption="and https://example.com/talk.mp4")
    await until(lambda: len(talk.api.tasks) == 2)
    await talk.chat.wait_until(lambda: sum(m.reply_to == note.message_id for m in answers(talk) if m.document) == 2)


async def test_a_link_in_code_is_a_link(talk: Talk) -> None:
    await talk.begin()
    talk.api.say("From the code.")
    content = {"text": "see https://example.com/talk.mp4", "entities": [{"type": "code", "offset": 4, "length": 28}]}
    await talk.chat.forward(Message(0, 0, from_bot=False, text="", content=content, author=talk.person))
    await talk.hears("From the code.")


@pytest.mark.parametrize(
    "words", ["/convert to mp3", "/convert в формат mp3", "/convert en MP3, vale", "/convert .mp3"]
)
async def test_a_format_is_understood_as_people_write_it(talk: Talk, words: str) -> None:
    await talk.begin()
    song = await talk.chat.send_audio(voice_note(), file_name="song.ogg")
    await talk.gets_file(".srt")
    await talk.chat.say(words, reply_to=song)
    await talk.gets_file(".mp3")


async def test_a_question_without_a_key_is_answered_with_what_waits_and_where_to_get_one(talk: Talk) -> None:
    for n in range(4):
        await talk.chat.send_voice(voice_note() + bytes(n + 1), duration_s=8)
    await talk.chat.wait_until(lambda: sum("key" in m.text for m in answers(talk)) == 4)
    asked = await talk.chat.say("why is nothing happening?")
    answer = await talk.gets_answer_to(asked)
    assert "I'm keeping 4 recordings" in answer.text
    assert "Create an API key" in answer.text


async def test_where_to_get_a_key_is_answered_in_russian(talk: Talk) -> None:
    chat = talk.telegram.private_chat(talk.telegram.person("Маша", language_code="ru"))
    asked = await chat.say("где взять ключ?")
    answer = await chat.wait_for(lambda m: m.reply_to == asked.message_id)
    assert "Создайте в профиле API-ключ" in answer.text
    await chat.say(KEY)
    await chat.wait_for(lambda m: "работает" in m.text)
    talk.api.hold()
    await chat.send_voice(voice_note(), duration_s=8)
    await until(lambda: len(talk.api.tasks) == 1)
    asked = await chat.say("почему так долго?")
    answer = await chat.wait_for(lambda m: m.reply_to == asked.message_id)
    assert "В работе 1 запись" in answer.text


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("how do I find what was said?", "/find"), ("can you make an mp3 of it?", "/convert"),
        ("translate this please", "Translations and summaries come too"), ("what does it cost?", "/limits"),
        ("how do I stop it", "/cancel"), ("do you delete my notes?", "/privacy"),
        ("please remove my data", "/privacy"), ("где мои данные", "/privacy"),
        ("what is this?", "I answer with text"),
        ("why does it take so long?", "nothing is under way"),
    ],
)  # fmt: skip
async def test_a_question_gets_the_answer_to_it(talk: Talk, words: str, answer: str) -> None:
    await talk.begin()
    asked = await talk.chat.say(words)
    assert answer in (await talk.gets_answer_to(asked)).text


async def test_who_says_to_find_something_gets_what_was_found(talk: Talk) -> None:
    await talk.begin()
    talk.api.say("Договор подпишем в среду.")
    await talk.chat.send_voice(voice_note(), duration_s=8)
    await talk.hears("Договор")
    for words in ("найди договор", "Поищи, пожалуйста, про договоры!", "find the договор"):
        found = await talk.gets_answer_to(await talk.chat.say(words))
        assert "<b>Договор</b> подпишем" in found.html, words
    assert "“budget” is not in" in (await talk.gets_answer_to(await talk.chat.say("search for budget"))).text
    assert "/find contract" in (await talk.gets_answer_to(await talk.chat.say("can I search?"))).text


async def test_a_question_right_after_a_greeting_is_answered_too(talk: Talk) -> None:
    await talk.gets_answer_to(await talk.chat.say("hi"))
    await talk.gets_answer_to(await talk.chat.say("What can you do?"))


async def test_a_reply_to_a_recording_in_own_words_asks_for_its_text(talk: Talk) -> None:
    await talk.begin()
    talk.api.say("See you at noon.")
    note = await talk.chat.send_voice(voice_note(), duration_s=8)
    await talk.hears("See you at noon.")
    for number, words in enumerate(
        ("расшифруй это, пожалуйста", "Transcribe this", f"@{talk.telegram.bot_username}"), 2
    ):
        await talk.chat.say(words, reply_to=note)
        await talk.chat.wait_until(lambda n=number: sum(m.text == "See you at noon." for m in talk.chat.messages) == n)  # type: ignore[misc]
    assert talk.api.count("upload") == 1


async def test_six_lines_in_a_row_are_answered_once(talk: Talk) -> None:
    await talk.begin()
    lines = [await talk.chat.say(line) for line in ("hi", "so", "I wondered", "you know", "well", "hm")]
    await talk.gets_answer_to(lines[0])
    await talk.chat.say("/limits")
    await talk.hears("requests")
    assert sum(m.reply_to in {line.message_id for line in lines} for m in answers(talk)) == 1


@pytest.mark.parametrize(
    "words", ["спасибо", "Спасибо большое!", "thanks", "Thank you so much 🙏", "ok", "👍", "ок, спасибо"]
)
async def test_thanks_are_left_alone(talk: Talk, words: str) -> None:
    await talk.begin()
    said = await talk.chat.say(words)
    await talk.chat.say("/limits")
    await talk.hears("requests")
    assert not [m for m in answers(talk) if m.reply_to == said.message_id]


async def test_a_photo_with_a_question_is_answered_and_an_album_once(talk: Talk) -> None:
    await talk.begin()
    photo = {"photo": [{"file_id": "p", "file_unique_id": "u", "width": 9, "height": 9}]}
    asked = await talk.chat.send_content({**photo, "caption": "is it free?"})
    assert "/limits" in (await talk.gets_answer_to(asked)).text
    album = [await talk.chat.send_content({**photo, "media_group_id": "7"}) for _ in range(3)]
    assert "I can't transcribe this" in (await talk.gets_answer_to(album[0])).text
    sticker = {"file_id": "s", "file_unique_id": "s", "type": "regular", "width": 9, "height": 9, "is_animated": False,
               "is_video": False}  # fmt: skip
    left_alone = [await talk.chat.send_content({"sticker": sticker}),
                  await talk.chat.send_content({"dice": {"emoji": "🎲", "value": 3}})]  # fmt: skip
    for content in ({"location": {"latitude": 1.0, "longitude": 2.0}},
                    {"contact": {"phone_number": "+7", "first_name": "Bob"}}):  # fmt: skip
        await talk.gets_answer_to(await talk.chat.send_content(content))
    silent = {m.message_id for m in (*album[1:], *left_alone)}
    assert not [m for m in answers(talk) if m.reply_to in silent]


@pytest.mark.parametrize(
    ("wish", "said", "undo"),
    [
        ("говори по-русски", "Теперь пишу вам по-русски.", "Вернуть"),
        ("На русском, пожалуйста", "Теперь пишу вам по-русски.", "Вернуть"),
        ("speak German please", "Ich schreibe dir jetzt auf Deutsch.", "Rückgängig"),
    ],
)
async def test_whoever_asks_for_a_language_gets_it_until_it_is_taken_back(
    talk: Talk, wish: str, said: str, undo: str
) -> None:
    answer = await talk.gets_answer_to(await talk.chat.say(wish))
    assert answer.text == said
    await talk.chat.tap(answer, undo)
    await talk.chat.wait_until(lambda: "Settings" in answer.text)
    assert "Give me a voice note" not in answer.text


@pytest.mark.parametrize("words", ["no good", "Not good!", "не хорошо", "не очень"])
async def test_what_is_no_good_is_no_thanks(talk: Talk, words: str) -> None:
    await talk.begin()
    assert "Again" in (await talk.gets_answer_to(await talk.chat.say(words))).text


@pytest.mark.parametrize("words", ["Settings", "покажи настройки", "Öffne bitte die Einstellungen"])
async def test_a_wish_to_see_the_settings_shows_them(talk: Talk, words: str) -> None:
    await talk.begin()
    await talk.chat.say(words)
    await talk.hears("an .srt with every text")


@pytest.mark.parametrize("words", ["show my tasks", "Мои задачи", "zeig mir meine Aufgaben"])
async def test_a_wish_to_see_the_tasks_shows_them(talk: Talk, words: str) -> None:
    await talk.begin()
    await talk.chat.say(words)
    await talk.hears("Your account has no tasks yet.")


async def test_how_much_is_left_is_answered_for_the_recording_and_for_the_plan(talk: Talk) -> None:
    await talk.begin()
    talk.api.hold()
    await talk.chat.send_voice(voice_note(), duration_s=8)
    await until(lambda: len(talk.api.tasks) == 1)
    await talk.chat.say("how much is left?")
    answer = await talk.hears("1 recording is under way")
    assert "/limits shows what is allowed and used." in answer.text


async def test_a_question_about_a_site_says_how_to_find_out(talk: Talk) -> None:
    await talk.begin()
    await talk.chat.say("can you do YouTube?")
    await talk.hears("PolyglotVoice checks each first; if it can't take one, I say so.")


@pytest.mark.parametrize("words", ["delete my key", "удали ключ", "lösche meinen Schlüssel"])
async def test_who_wants_the_key_gone_gets_the_button_for_that_alone(talk: Talk, words: str) -> None:
    await talk.begin()
    talk.api.say("Stays.")
    await talk.chat.send_voice(voice_note(), duration_s=8)
    await talk.gets_file(".srt")
    answer = await talk.gets_answer_to(await talk.chat.say(words))
    await talk.chat.tap(answer, "Delete")
    await talk.chat.wait_until(lambda: "Delete the key?" in answer.text)
    await talk.chat.tap(answer, "Yes, delete it")
    await talk.hears("The key is deleted.")
    await talk.chat.say("/find stays")
    await talk.hears("Stays.")
