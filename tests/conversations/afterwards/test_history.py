"""/history: the account's tasks and their cards, with all that can be had of a task."""

from sandbox.polyglotvoice import Upload
from sandbox.telegram import Message, PrivateChat
from tests.conversations.conftest import Talk
from tests.samples import voice_note
from tests.world import KEY, until

LATE = "Working on it…"
"""What a tap shows first on a machine that is busy."""


def made_elsewhere(talk: Talk, name: str, content: bytes = b"ID3" + bytes(500), kind: str = "audio/mpeg") -> str:
    """A task of the same account that the website made; returns its id."""
    media = Upload(name, kind, len(content), f"{len(talk.api.tasks):064x}", content, 95.0)
    return talk.api.make_task("account-1", media, is_url=False).id


async def opened_card(talk: Talk, number: str = "1") -> Message:
    """The card of a task on the first page."""
    await talk.chat.say("/history")
    listed = await talk.chat.wait_for(lambda m: m.from_bot and "newest first" in m.text)
    await talk.chat.tap(listed, number)
    await talk.chat.wait_until(lambda: "newest first" not in listed.text)
    return listed


async def test_history_lists_the_account_and_a_card_brings_text_and_every_download(talk_in_every_dialect: Talk) -> None:
    talk = talk_in_every_dialect
    await talk.begin()
    talk.api.say("Said on the website.")
    made_elsewhere(talk, "Meeting.mp3")
    talk.api.finish_all()
    card = await opened_card(talk)
    assert "Meeting.mp3" in card.text
    assert "Ready." in card.text
    await talk.chat.tap(card, "Text")
    said = await talk.hears("Said on the website.")
    assert said.reply_to == card.message_id
    for kind in ("SRT", "TXT", "JSON"):
        answer = await talk.chat.tap(card, kind)
        assert answer.text in ("On its way.", LATE)
    if talk.api.dialect.segments_field is not None or talk.api.dialect.has_srt:
        await talk.gets_file(".srt")
    await talk.gets_file(".txt")
    await talk.gets_file(".json")
    if talk.api.dialect.downloads_field is not None:
        await talk.chat.tap(card, "VTT")
        await talk.gets_file(".vtt")
    await until(lambda: not [m for m in talk.chat.messages if "Fetching" in m.text or "queue" in m.text])


async def test_a_running_task_of_the_website_can_be_adopted(talk_in_every_dialect: Talk) -> None:
    talk = talk_in_every_dialect
    await talk.begin()
    talk.api.hold()
    talk.api.say("Done at last.")
    task_id = made_elsewhere(talk, "Lecture.mp3")
    card = await opened_card(talk)
    await talk.chat.tap(card, "Tell me when done")
    status = await talk.hears("Transcribing")
    assert status.reply_to == card.message_id
    assert (await talk.chat.tap(card, "Tell me when done")).text in ("Already on it.", LATE)
    talk.api.finish(task_id)
    answer = await talk.hears("Done at last.")
    assert answer.reply_to == card.message_id
    await talk.chat.wait_until(lambda: status not in talk.chat.messages)
    assert len(talk.api.tasks) == 1


async def test_a_long_list_is_turned_page_by_page_for_no_more_requests_than_it_takes(
    talk_in_every_dialect: Talk,
) -> None:
    talk = talk_in_every_dialect
    await talk.begin()
    for number in range(1, 24):
        made_elsewhere(talk, f"Part {number:02}.mp3", b"ID3" + bytes(number))
    asked = talk.calls("list")
    await talk.chat.say("/history")
    listed = await talk.hears("Part 23.mp3")
    assert listed.text.index("Part 23") < listed.text.index("Part 22") < listed.text.index("Part 14")
    assert "Part 13" not in listed.text
    assert ("1–10 of the 20 that PolyglotVoice lists" in listed.text) is (talk.api.dialect.paging == "none")
    await talk.chat.tap(listed, "Older ›")
    await talk.chat.wait_until(lambda: "Part 13" in listed.text)
    assert talk.calls("list") == asked + 1
    if talk.api.dialect.paging != "none":
        await talk.chat.tap(listed, "Older ›")
        await talk.chat.wait_until(lambda: "Part 01" in listed.text)
        assert talk.calls("list") == asked + 2
        assert "Older ›" not in str(listed.buttons)
        await talk.chat.tap(listed, "‹ Newer")
        await talk.chat.wait_until(lambda: "Part 13" in listed.text)
    await talk.chat.tap(listed, "11")
    await talk.chat.wait_until(lambda: "‹ All tasks" in str(listed.buttons))


async def test_a_task_without_a_name_is_listed_by_its_first_words(talk: Talk) -> None:
    await talk.begin()
    talk.api.say("Bring the blue folder to the office tomorrow, before ten, and do not forget the keys.")
    await talk.chat.send_voice(voice_note(), duration_s=8)
    await talk.gets_file(".srt")
    await talk.chat.say("/history")
    listed = await talk.hears("newest first")
    assert "1. Bring the blue folder to the office tomorrow, before ten" in listed.text
    assert "8 sec · ready" in listed.text


async def test_a_text_that_names_a_link_is_listed_by_its_first_words_all_the_same(talk: Talk) -> None:
    await talk.begin()
    talk.api.say("Read https://example.com/rules before Monday.")
    await talk.chat.send_voice(voice_note(), duration_s=8)
    await talk.gets_file(".srt")
    await talk.chat.say("/history")
    assert "Read https://example.com/rules" in (await talk.hears("Your tasks")).text


async def test_again_says_its_cost_first_and_works_without_the_file_at_hand(talk_in_every_dialect: Talk) -> None:
    talk = talk_in_every_dialect
    await talk.begin()
    talk.api.say("The first time.")
    made_elsewhere(talk, "Запись 1.mp3")
    talk.api.finish_all()
    card = await opened_card(talk)
    made = len(talk.api.requests)
    await talk.chat.tap(card, "Again")
    await talk.chat.wait_until(lambda: "about 5 requests" in card.text)
    assert len(talk.api.requests) == made
    talk.api.say("The second time.")
    await talk.chat.tap(card, "Yes, again")
    await talk.hears("The second time.")
    subtitles = await talk.gets_file(".srt")
    assert subtitles.name == "Запись 1.srt"
    assert [task.media.content for task in talk.api.tasks.values()] == [b"ID3" + bytes(500)] * 2
    await talk.chat.tap(card, "‹ Back")
    await talk.chat.wait_until(lambda: "Ready." in card.text)


async def test_a_button_is_worth_nothing_in_another_chat(talk: Talk) -> None:
    await talk.begin()
    made_elsewhere(talk, "Private.mp3")
    card = await opened_card(talk)
    stranger = talk.telegram.person("Mallory", language_code="en")
    chat = talk.telegram.private_chat(stranger)
    await chat.say("/start")
    shown = await chat.wait_for(lambda m: m.from_bot)
    asked = len(talk.api.requests)
    shown.buttons = card.buttons
    answer = await chat.tap(shown, "Source")
    assert answer.text in ("This button is old. /history shows your tasks.", LATE)
    assert len(talk.api.requests) == asked


async def test_without_a_key_history_says_the_next_step(talk: Talk) -> None:
    await talk.chat.say("/history")
    await talk.hears("How to get one: /key")
    assert talk.api.requests == []


async def test_a_dead_key_and_a_limit_are_explained_and_not_tried_again(talk: Talk) -> None:
    await talk.begin()
    talk.api.trouble("limit", "list", retry_after_s=40)
    await talk.chat.say("/history")
    await talk.hears("The limit of your plan is reached. Try again in")
    asked = len(talk.api.requests)
    await talk.chat.say("/history")
    await talk.chat.wait_until(lambda: len([m for m in talk.chat.messages if "limit of your plan" in m.text]) == 2)
    assert len(talk.api.requests) == asked


async def test_words_behind_the_command_are_looked_for_in_the_titles(talk: Talk) -> None:
    await talk.begin()
    for number in range(25):
        made_elsewhere(talk, f"Call {number}.mp3", b"ID3" + bytes(500 + number))
    made_elsewhere(talk, "Budget meeting.mp3")
    talk.api.finish_all()
    await talk.chat.say("/history meeting BUDGET")
    found = await talk.hears("BUDGET: 1 task")
    assert "Budget meeting.mp3" in found.text
    await talk.chat.tap(found, "1")
    await talk.chat.wait_until(lambda: "Ready." in found.text)
    await talk.chat.say("/history meetngs")
    await talk.chat.wait_until(lambda: sum("Budget meeting.mp3" in m.text for m in talk.chat.messages) == 2)
    await talk.chat.say("/history budgie")
    none = await talk.hears("No task's title has “budgie” (I read 20)")
    assert "<code>/history budget</code>" in none.html


async def test_titles_are_searched_in_russian_in_every_form(talk: Talk) -> None:
    chat = talk.telegram.private_chat(talk.telegram.person("Ольга", language_code="ru"))
    await chat.say(KEY)
    await chat.wait_for(lambda m: "работает" in m.text)
    made_elsewhere(talk, "Встреча по договору.mp3")
    made_elsewhere(talk, "Созвон с Казанью.mp3", b"ID3" + bytes(501))
    talk.api.finish_all()
    for said, words in (("встречу", "1 задача"), ("договора встреча", "1 задача"), ("самолёт", "нет «самолёт»")):
        await chat.say(f"/history {said}")
        answer = await _with(chat, words, said)
        assert ("Встреча по договору.mp3" in answer.text) is (said != "самолёт")
        assert "Казанью" not in answer.text


async def _with(chat: PrivateChat, *words: str) -> Message:
    return await chat.wait_for(lambda m: m.from_bot and all(word in m.text for word in words))
