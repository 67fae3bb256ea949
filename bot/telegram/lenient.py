"""What Telegram sends is read as far as it can be: what is odd in it is left out, and the rest is taken.

aiogram refuses a whole object for one field that it does not expect, and Telegram's objects change: an origin of a
new kind, a right that an older server does not name, an object that comes empty.
"""

import json
from dataclasses import dataclass
from typing import Any, TypeVar

from aiogram import Bot
from aiogram.types import ChatMemberAdministrator, ChatMemberRestricted, MessageOriginHiddenUser, Update
from aiogram.types.update import UpdateTypeLookupError
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

_MOST_ROUNDS = 100
_MESSAGES = ("message", "edited_message", "channel_post", "edited_channel_post")
_DISCRIMINATORS = ("type", "status", "source")

# What stands for a required field that is not there: a right that is not named is one that is not given.
_NEUTRAL: dict[str, Any] = {
    name: False
    for kind in (ChatMemberAdministrator, ChatMemberRestricted)
    for name, field in kind.model_fields.items()
    if field.is_required() and name not in ("status", "user", "until_date")
} | {
    "until_date": 0, "duration": 0, "width": 0, "height": 0, "length": 0, "file_unique_id": "", "is_bot": False,
    "first_name": "",
}  # fmt: skip

Path = tuple[str | int, ...]
Model = TypeVar("Model", bound=BaseModel)


class UnreadableUpdateError(Exception):
    """Nothing of the update can be served. The text quotes none of it."""


class UnknownUpdateError(Exception):
    """The update is of a kind that this version of the library does not know; nobody's fault."""


def read_update(body: dict[str, Any], bot: Bot | None = None) -> Update:
    """The update without what can't be read of it; raises UnknownUpdateError, UnreadableUpdateError (permanent)."""
    if not body.keys() & (Update.model_fields.keys() - {"update_id"}):
        raise UnknownUpdateError
    body = {kind: _replying_to_what_is_meant(value) for kind, value in body.items()}
    try:
        update = validate(Update, body, bot)
        _ = update.event_type
    except (ValidationError, UpdateTypeLookupError, RecursionError):
        # Their text would quote the update.
        raise UnreadableUpdateError from None
    return _still_forwarded(update, body)


def _replying_to_what_is_meant(message: Any) -> Any:
    """A topic's message without its reply to the topic's beginning, which Telegram adds where it replies to none."""
    reply = message.get("reply_to_message") if isinstance(message, dict) else None
    if not isinstance(reply, dict) or "forum_topic_created" not in reply:
        return message
    return {name: value for name, value in message.items() if name != "reply_to_message"}


def validate(model: type[Model], body: Any, bot: Bot | None = None) -> Model:
    """The object without what can't be read of it; `body` stays as it is.

    Raises ValidationError where nothing sensible is left, RecursionError for an object without end (both permanent).
    """
    left = body
    for _ in range(_MOST_ROUNDS):
        try:
            return model.model_validate(left, context={"bot": bot})
        except ValidationError as error:
            if left is body:
                left = json.loads(json.dumps(body))
            if not _mend(left, error.errors(include_url=False, include_input=False)):
                raise
    return model.model_validate(left, context={"bot": bot})


def _still_forwarded(update: Update, body: dict[str, Any]) -> Update:
    """The update with somebody as the origin of a forward that can't be read: its words are not its sender's."""
    for kind in _MESSAGES:
        raw, message = body.get(kind), getattr(update, kind)
        if isinstance(raw, dict) and raw.get("forward_origin") and message is not None and not message.forward_origin:
            somebody = MessageOriginHiddenUser(date=message.date, sender_user_name="")
            return update.model_copy(update={kind: message.model_copy(update={"forward_origin": somebody})})
    return update


@dataclass(frozen=True, slots=True)
class _Fault:
    """One error of pydantic's: how far its location leads into the update, and what is wrong there.

    `kinds` are the kinds of object that were tried on the way, each with where: pydantic tries each of a union, and
    tells of each why it does not fit. `missing` names a required field that is not at `path`.
    """

    path: Path
    kinds: tuple[tuple[Path, str], ...]
    missing: str | None
    is_other_kind: bool


def _mend(body: dict[str, Any], errors: list[ErrorDetails]) -> bool:
    """Leave out what these errors name, or put in what stands for nothing; whether anything was changed."""
    faults = [_find(body, error) for error in errors]
    others = {fault.kinds[-1] for fault in faults if fault.is_other_kind and fault.kinds}
    tried = {kind for fault in faults for kind in fault.kinds}
    # An object of no kind that is known goes as a whole.
    paths = {where for where, _ in others if all(kind in others for kind in tried if kind[0] == where)}
    for fault in faults:
        if any(kind in others for kind in fault.kinds):
            continue
        # An object within a list goes as a whole, too: half an entity is none.
        if fault.missing == "origin" and fault.path[-1:] == ("external_reply",):
            # Whose recording it is can't be told; that there is one can.
            sent = _at(body, fault.path[:-1]).get("date")
            _at(body, fault.path)["origin"] = {"type": "hidden_user", "date": sent or 0, "sender_user_name": ""}
        elif fault.missing in _NEUTRAL and fault.path and not isinstance(fault.path[-1], int):
            _at(body, fault.path)[fault.missing] = _NEUTRAL[fault.missing]
        else:
            paths.add(fault.path)
    # From the end, so that a list's other numbers stay what they are.
    for path in sorted(paths - {()}, key=_order, reverse=True):
        _remove(body, path)
    return paths != {()}


def _find(body: Any, error: ErrorDetails) -> _Fault:
    node, path, kinds, missing = body, list[str | int](), list[tuple[Path, str]](), None
    for number, part in enumerate(error["loc"], start=1):
        is_last = number == len(error["loc"])
        if isinstance(node, dict):
            if not is_last and part in [node.get(each) for each in _DISCRIMINATORS]:
                continue
            if part not in node:
                if not is_last:
                    kinds.append((tuple(path), str(part)))
                elif error["type"] == "missing":
                    missing = str(part)
                continue
        elif not isinstance(node, list) or not isinstance(part, int) or part >= len(node):
            break
        node = node[part]
        path.append(part)
    is_other = error["type"] == "literal_error" and bool(kinds) and tuple(path[:-1]) == kinds[-1][0]
    return _Fault(tuple(path), tuple(kinds), missing, is_other)


def _at(body: Any, path: Path) -> Any:
    for part in path:
        body = body[part]
    return body


def _remove(body: dict[str, Any], path: Path) -> None:
    try:
        del _at(body, path[:-1])[path[-1]]
    except (KeyError, IndexError, TypeError):  # it went with what was around it
        return


def _order(path: Path) -> list[tuple[int, str]]:
    return [(part, "") if isinstance(part, int) else (-1, part) for part in path]
