"""What Telegram's newer and older servers send: served as far as it can be read, and never with an error."""

from typing import Any

import pytest

from tests.conversations.conftest import Talk
from tests.odd_updates import NAMELESS, NOTE, STORY
from tests.samples import voice_note

ODD: dict[str, dict[str, Any]] = {
    "a forward's origin without a name": {"forward_origin": NAMELESS},
    "an origin of an unknown kind": {"forward_origin": {"type": "galaxy", "date": 1}},
    "an empty story": {"external_reply": STORY},
    "an empty story below": {"reply_to_message": {**NOTE, "external_reply": STORY}},
    "an origin without a name below": {"reply_to_message": {**NOTE, "forward_origin": NAMELESS}},
    "wrong types anywhere": {"via_bot": [], "quote": 1, "caption_entities": [{"type": "url"}], "edit_date": "then"},
}


@pytest.mark.parametrize("odd", list(ODD))
async def test_a_note_with_an_odd_field_is_transcribed_once(talk: Talk, odd: str) -> None:
    await talk.begin()
    talk.api.say("As clear as day.")
    note = await talk.chat.send_voice(voice_note(), duration_s=8, beside=ODD[odd])
    answer = await talk.hears("As clear as day.")
    assert answer.reply_to == note.message_id
    await talk.gets_file_for(note)
    await talk.is_done()
    # Telegram tells of the answered note in each answer, too, and what is odd there makes no answer unsent.
    assert sum("As clear as day." in m.text for m in talk.chat.messages) == 1


async def test_a_recording_of_another_chat_is_transcribed_though_its_origin_is_odd(talk: Talk) -> None:
    await talk.begin()
    talk.api.say("Spoken elsewhere.")
    note = await talk.chat.send_voice(voice_note(), duration_s=8)
    await talk.gets_file_for(note)
    elsewhere = {"origin": NAMELESS, "message_id": 3, "voice": note.content["voice"]}
    asked = await talk.chat.say_elsewhere("What is this?", elsewhere)
    await talk.gets_file_for(asked)
    assert talk.calls("upload") == 1


async def test_a_poll_of_an_older_server_is_no_error(talk: Talk) -> None:
    await talk.begin()
    poll = {"id": "1", "question": "Tea?", "options": [{"text": "yes", "voter_count": 0}], "is_closed": False}
    before = len(talk.chat.messages)
    await talk.chat.send_content({"poll": poll})
    await talk.chat.say("/privacy")
    await talk.hears("What I keep")
    assert not any("went wrong" in m.text for m in talk.chat.messages[before:])


async def test_what_can_not_be_read_is_answered_in_private_with_an_id_that_stands_in_the_log(
    talk: Talk, caplog: pytest.LogCaptureFixture
) -> None:
    await talk.begin()
    talk.telegram.push(message={"date": "then", "chat": talk.chat.as_json(), "from": talk.person.as_json()})
    told = await talk.hears("Something went wrong")
    (line,) = [r.getMessage() for r in caplog.records if "can't be read, error" in r.getMessage()]
    assert line.rpartition(" ")[2] in told.text


async def test_updates_of_new_kinds_and_without_a_person_are_passed_over(talk: Talk) -> None:
    await talk.begin()
    before = len(talk.chat.messages)
    talk.telegram.outbox.types = ()
    talk.telegram.push(heard_of_never={"deep": [[1]]})
    talk.telegram.push(message={"chat": {"id": -5, "type": "group"}})
    talk.telegram.push(message=[1, 2])
    await talk.chat.say("/privacy")
    await talk.hears("What I keep")
    assert len(talk.chat.messages) == before + 2
