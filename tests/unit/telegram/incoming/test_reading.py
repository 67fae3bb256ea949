"""Members as older servers describe them are read all the same."""

import pytest
from aiogram.types import Update

from bot.telegram.lenient import complete_update
from bot.telegram.members import standing_of

BOT = {"id": 1, "is_bot": True, "first_name": "Bot"}
OLD = {"status": "member", "user": BOT}


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
    user = {"id": 2, "is_bot": False, "first_name": "Ann"}
    change = {"chat": chat, "from": user, "date": 1, "old_chat_member": dict(OLD), "new_chat_member": member}
    body = {"update_id": 1, "my_chat_member": change}
    complete_update(body)
    update = Update.model_validate(body)
    assert update.my_chat_member is not None
    standing = standing_of(update.my_chat_member.new_chat_member)
    assert (standing.is_admin, standing.can_write) == (is_admin, can_write)


def test_other_updates_are_left_as_they_are() -> None:
    body: dict[str, object] = {"update_id": 1, "message": {"text": "hello"}, "my_chat_member": None}
    before = dict(body)
    complete_update(body)
    assert body == before
