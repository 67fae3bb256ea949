"""Chat members as older and newer servers describe them: a right that is not named is one that is not given.

aiogram refuses a member without a right that its own version knows; a Bot API server of one's own may be older.
"""

from collections.abc import Mapping
from typing import Any

from aiogram.methods import TelegramMethod
from aiogram.types import ChatMemberAdministrator, ChatMemberRestricted

_FIELDS: Mapping[str, tuple[str, ...]] = {
    "administrator": tuple(name for name, field in ChatMemberAdministrator.model_fields.items() if field.is_required()),
    "restricted": tuple(name for name, field in ChatMemberRestricted.model_fields.items() if field.is_required()),
}
_NO_RIGHTS = ("status", "user", "until_date")


class GetAdministrators(TelegramMethod[list[dict[str, Any]]]):
    """getChatAdministrators with its answer as it came."""

    __returning__ = list[dict[str, Any]]
    __api_method__ = "getChatAdministrators"

    chat_id: int


class GetMember(TelegramMethod[dict[str, Any]]):
    """getChatMember with its answer as it came."""

    __returning__ = dict[str, Any]
    __api_method__ = "getChatMember"

    chat_id: int
    user_id: int


class GetRawChat(TelegramMethod[dict[str, Any]]):
    """getChat with its answer as it came."""

    __returning__ = dict[str, Any]
    __api_method__ = "getChat"

    chat_id: int


def complete_update(body: dict[str, Any]) -> None:
    """Fill in the rights that an update about members leaves out."""
    for kind in ("my_chat_member", "chat_member"):
        change = body.get(kind)
        if isinstance(change, dict):
            for side in ("old_chat_member", "new_chat_member"):
                _complete(change.get(side))


def _complete(member: object) -> None:
    if not isinstance(member, dict):
        return
    for name in _FIELDS.get(str(member.get("status")), ()):
        if name not in _NO_RIGHTS:
            member.setdefault(name, False)
    if member.get("status") in ("restricted", "kicked"):
        member.setdefault("until_date", 0)
