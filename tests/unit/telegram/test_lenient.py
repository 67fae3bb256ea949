"""Updates with odd fields: what can't be read is left out, and the recording is there."""

import copy
from typing import Any

import pytest
from hypothesis import given, settings

from bot.telegram.lenient import UnknownUpdateError, UnreadableUpdateError, read_update
from bot.telegram.members import standing_of
from tests.odd_updates import ANN, BOT, BROKEN_SHAPES, NAMELESS, NOTE, STORY, Break, Shape, assert_is_found


def note(**fields: Any) -> dict[str, Any]:
    return {"update_id": 1, "message": {**NOTE, **fields}}


@pytest.mark.parametrize(
    "body",
    [
        note(forward_origin=NAMELESS),
        note(forward_origin={"type": "galaxy", "date": 1}),
        note(external_reply=STORY),
        note(reply_to_message={**NOTE, "external_reply": STORY, "forward_origin": NAMELESS}),
        note(**{"from": 5}, quote=[1], entities="none", via_bot={}, reply_to_message=[]),
        note(voice={"file_id": "f", "duration": "long"}),
        note(pinned_message={**NOTE, "forward_origin": NAMELESS}),
    ],
)
def test_a_recording_with_an_odd_field_beside_it_is_there(body: dict[str, Any]) -> None:
    before = copy.deepcopy(body)
    message = read_update(body).message
    assert message is not None
    assert message.voice is not None
    assert message.voice.file_id == "f"
    assert body == before


def test_only_what_is_odd_is_left_out() -> None:
    origin = {"type": "user", "date": 1, "sender_user": {**ANN, "language_code": 5}}
    entities = [{"type": "url", "offset": 0, "length": 2}, {"type": "url"}, {"type": "bold", "offset": 1, "length": 1}]
    replied = {**NOTE, "forward_origin": NAMELESS}
    message = read_update(note(forward_origin=origin, entities=entities, reply_to_message=replied)).message
    assert message is not None
    assert message.forward_origin is not None
    assert message.forward_origin.sender_user.first_name == "Ann"  # type: ignore[union-attr]
    assert [entity.type for entity in message.entities or ()] == ["url", "bold"]
    assert message.reply_to_message is not None
    assert message.reply_to_message.voice is not None


def test_a_tap_below_an_odd_message_is_a_tap_below_that_message() -> None:
    query = {"id": "1", "from": ANN, "chat_instance": "1", "data": "x", "message": {**NOTE, "forward_origin": NAMELESS}}
    found = read_update({"update_id": 1, "callback_query": query}).callback_query
    assert found is not None
    assert found.message is not None
    assert found.message.date != 0
    assert found.message.chat.id == 5


@given(BROKEN_SHAPES)
@settings(max_examples=100, deadline=None)
def test_whatever_optional_field_is_broken_the_recording_is_there(odd: tuple[Shape, list[Break]]) -> None:
    assert_is_found(*odd)


@pytest.mark.parametrize("origin", [None, NAMELESS, {"type": "galaxy", "date": 1}, {"type": "user", "date": 1}])
def test_a_recording_of_another_chat_is_there_whoever_spoke(origin: dict[str, Any] | None) -> None:
    found = note(voice=None, text="this", external_reply={"origin": origin, "voice": NOTE["voice"], "message_id": 3})
    message = read_update(found).message
    assert message is not None
    assert message.external_reply is not None
    assert message.external_reply.voice is not None
    assert message.external_reply.origin.date == message.date


@pytest.mark.parametrize("content", [{}, {"message": None}, {"message": {}}, {"message": [1]}, {"poll": {}},
                                     {"message": {**NOTE, "chat": {"id": "x", "type": "private"}}}])  # fmt: skip
def test_what_can_not_be_read_at_all_is_told_apart_from_what_is_new(content: dict[str, Any]) -> None:
    with pytest.raises((UnreadableUpdateError, UnknownUpdateError)) as caught:
        read_update({"update_id": 1, **content})
    assert caught.type is (UnreadableUpdateError if content else UnknownUpdateError)
    with pytest.raises(UnknownUpdateError):
        read_update({"update_id": 1, "unheard_of": {"deep": [[]]}})


def test_a_message_without_end_is_unreadable_and_breaks_nothing() -> None:
    deep: dict[str, Any] = {}
    for _ in range(5000):
        deep = {"reply_to_message": deep}
    with pytest.raises(UnreadableUpdateError):
        read_update({"update_id": 1, "message": deep})


@pytest.mark.parametrize(
    ("member", "is_admin", "can_write"),
    [
        ({"status": "administrator", "user": BOT, "can_delete_messages": True}, True, True),
        ({"status": "restricted", "user": BOT, "is_member": True}, False, False),
        ({"status": "creator", "user": BOT, "is_anonymous": False}, True, True),
        ({"status": "kicked", "user": BOT}, False, True),
    ],
)
def test_a_right_that_is_not_named_is_not_given(member: dict[str, object], is_admin: bool, can_write: bool) -> None:
    chat = {"id": -100, "type": "supergroup", "title": "Choir"}
    old = {"status": "member", "user": BOT}
    change = {"chat": chat, "from": ANN, "date": 1, "old_chat_member": old, "new_chat_member": member}
    update = read_update({"update_id": 1, "my_chat_member": change})
    assert update.my_chat_member is not None
    standing = standing_of(update.my_chat_member.new_chat_member)
    assert (standing.is_admin, standing.can_write) == (is_admin, can_write)
