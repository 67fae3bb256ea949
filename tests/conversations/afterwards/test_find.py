"""/find: words in this chat's transcripts."""

from sandbox.polyglotvoice.speech import Segment
from tests.conversations.conftest import Talk
from tests.samples import voice_note
from tests.world import KEY


async def test_words_are_found_in_their_sentence_and_lead_to_the_message(talk_in_every_dialect: Talk) -> None:
    talk = talk_in_every_dialect
    await talk.begin()
    talk.api.say(segments=[Segment(0, 60, "Nothing here."), Segment(65, 70, "Наряжали ёлку в среду. Потом спали.")])
    note = await talk.chat.send_voice(voice_note(), duration_s=80)
    await talk.hears("Наряжали")
    await talk.is_done()
    spent = len(talk.api.requests)
    await talk.chat.say("/find ЕЛК сред")
    found = await talk.hears("Found in 1 transcript")
    assert "Наряжали ёлку в среду." in found.text
    assert "спали" not in found.text
    assert "<b>ёлку</b>" in found.html
    await talk.chat.tap(found, "1")
    here = await talk.hears("Here it is")
    assert here.reply_to == note.message_id
    has_times = talk.api.dialect.tells_times
    assert ("1:05" in here.text) is has_times
    assert len(talk.api.requests) == spent


async def test_what_leads_nowhere_any_more_says_so(talk: Talk) -> None:
    await talk.begin()
    talk.api.say("Bring the blue folder.")
    note = await talk.chat.send_voice(voice_note(), duration_s=8)
    await talk.hears("Bring the blue folder.")
    await talk.chat.say("/find blue")
    found = await talk.hears("Found in 1 transcript")
    await talk.chat.delete(note)
    answer = await talk.chat.tap(found, "1")
    assert answer.text == "That message is no longer in this chat."
    talk.telegram.refusals.clear()


async def test_only_this_chat_is_searched_and_privacy_erases_what_is_found(talk: Talk) -> None:
    await talk.begin()
    talk.api.say("A secret of Alice.")
    await talk.chat.send_voice(voice_note(), duration_s=8)
    await talk.hears("A secret of Alice.")
    other = talk.telegram.private_chat(talk.telegram.person("Eve", language_code="en"))
    await other.say(KEY)
    await other.say("/find secret")
    await other.wait_for(lambda m: "No transcript that I keep" in m.text)
    await talk.is_done()
    await talk.chat.say("/privacy")
    await talk.chat.tap(await talk.hears("What I keep of this chat"), "Erase everything")
    await talk.chat.tap(await talk.hears("Erase the key"), "Yes, erase")
    await talk.hears("nothing of this chat is kept")
    await talk.chat.say("/find secret")
    await talk.hears("No transcript that I keep")


async def test_without_words_an_example_is_shown(talk: Talk) -> None:
    await talk.chat.say("/find")
    await talk.hears("/find budget meeting")
