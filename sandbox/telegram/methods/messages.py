"""Messages: sent, edited, deleted."""

from typing import Any

from sandbox.telegram.methods.params import Params, RefusalError, World, buttons, chat_of, formatted
from sandbox.telegram.world import Message, PrivateChat

MAX_TEXT_UNITS, MAX_CAPTION_UNITS = 4096, 1024
MAX_UPLOAD_BYTES = 50 * 1024 * 1024


def _replied(chat: PrivateChat, params: Params) -> int | None:
    reply = params.value("reply_parameters") or {}
    wanted = reply.get("message_id")
    if wanted is None:
        return None
    if chat.find(wanted) is None:
        if reply.get("allow_sending_without_reply"):
            return None
        raise RefusalError(400, "Bad Request: message to be replied not found")
    return int(wanted)


def as_json(world: World, chat: PrivateChat, message: Message) -> dict[str, Any]:
    """A message of the bot as an answer shows it."""
    value: dict[str, Any] = {
        "message_id": message.message_id, "date": 1_800_000_000, "chat": chat.as_json(),
        "from": {"id": world.bot_id, "is_bot": True, "first_name": "Bot"},
    }  # fmt: skip
    if message.document is not None:
        value["document"] = {
            "file_id": f"sent{message.message_id}", "file_unique_id": f"s{message.message_id}",
            "file_name": message.document.name, "file_size": len(message.document.data),
        }  # fmt: skip
    if message.text:
        value["caption" if message.document is not None else "text"] = message.text
    return value


def _add(world: World, chat: PrivateChat, message: Message) -> dict[str, Any]:
    chat.messages.append(message)
    world.changed()
    return as_json(world, chat, message)


async def send_message(world: World, params: Params) -> Any:
    """sendMessage."""
    chat = chat_of(world, params)
    text, source, entities = formatted(params, "text", MAX_TEXT_UNITS)
    if not text:
        raise RefusalError(400, "Bad Request: message text is empty")
    message = Message(
        world.next_message_id(), chat.id, from_bot=True, text=text, html=source, entities=entities,
        buttons=buttons(params), reply_to=_replied(chat, params),
        silent=params.text("disable_notification") == "true",
    )  # fmt: skip
    return _add(world, chat, message)


async def send_document(world: World, params: Params) -> Any:
    """sendDocument."""
    chat = chat_of(world, params)
    document = params.upload("document")
    if document is None:
        raise RefusalError(400, "Bad Request: there is no document in the request")
    if not document.data:
        raise RefusalError(400, "Bad Request: file must be non-empty")
    if len(document.data) > MAX_UPLOAD_BYTES:
        raise RefusalError(413, "Request Entity Too Large")
    text, source, entities = formatted(params, "caption", MAX_CAPTION_UNITS)
    message = Message(
        world.next_message_id(), chat.id, from_bot=True, text=text, html=source, entities=entities,
        buttons=buttons(params), reply_to=_replied(chat, params), document=document,
    )  # fmt: skip
    return _add(world, chat, message)


def _own(world: World, params: Params, what: str) -> tuple[PrivateChat, Message]:
    chat = chat_of(world, params)
    message = chat.find(params.number("message_id") or 0)
    if message is None:
        raise RefusalError(400, f"Bad Request: message to {what} not found")
    if what == "edit" and not message.from_bot:
        raise RefusalError(400, "Bad Request: message can't be edited")
    return chat, message


_UNCHANGED = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


async def edit_message_text(world: World, params: Params) -> Any:
    """editMessageText."""
    chat, message = _own(world, params, "edit")
    text, source, entities = formatted(params, "text", MAX_TEXT_UNITS)
    if not text:
        raise RefusalError(400, "Bad Request: message text is empty")
    rows = buttons(params)
    if (text, entities, rows) == (message.text, message.entities, message.buttons):
        raise RefusalError(400, _UNCHANGED)
    message.text, message.html, message.entities, message.buttons = text, source, entities, rows
    message.edits += 1
    world.changed()
    return as_json(world, chat, message)


async def edit_message_reply_markup(world: World, params: Params) -> Any:
    """editMessageReplyMarkup."""
    chat, message = _own(world, params, "edit")
    rows = buttons(params)
    if rows == message.buttons:
        raise RefusalError(400, _UNCHANGED)
    message.buttons = rows
    world.changed()
    return as_json(world, chat, message)


async def delete_message(world: World, params: Params) -> Any:
    """deleteMessage."""
    chat, message = _own(world, params, "delete")
    return chat.remove(message.message_id)
