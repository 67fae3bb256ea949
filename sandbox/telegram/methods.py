"""The methods of the Bot API, each a small function on the world; refusals in Telegram's own words."""

import json
from collections.abc import Awaitable, Callable
from typing import Any

from sandbox.telegram.files import Blob
from sandbox.telegram.markup import MarkupError, parse_html, utf16_len
from sandbox.telegram.world import Document, Message, PrivateChat

MAX_TEXT_UNITS, MAX_CAPTION_UNITS = 4096, 1024
MAX_UPLOAD_BYTES = 50 * 1024 * 1024


class RefusalError(Exception):
    """An answer other than ok."""

    def __init__(self, status: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.status = status
        self.description = description
        self.parameters = parameters


class Params:
    """A call's parameters, read with Telegram's tolerance: numbers and JSON may come as strings."""

    def __init__(self, values: dict[str, Any], uploads: dict[str, Document]) -> None:
        self.values = values
        self.uploads = uploads

    def number(self, name: str) -> int | None:
        """A whole number; None where it is absent."""
        value = self.values.get(name)
        try:
            return None if value in (None, "") else int(value)
        except (TypeError, ValueError):
            raise RefusalError(400, f"Bad Request: {name} must be a number") from None

    def text(self, name: str) -> str:
        """A text; empty where it is absent."""
        return str(self.values.get(name) or "")

    def value(self, name: str) -> Any:
        """A JSON value; None where it is absent."""
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value)
        except ValueError:
            raise RefusalError(400, f"Bad Request: can't parse {name} JSON object") from None

    def upload(self, name: str) -> Document | None:
        """An uploaded file, directly or by attach://."""
        value = self.text(name)
        return self.uploads.get(value.removeprefix("attach://")) or self.uploads.get(name)


class World:
    """What the methods work on; the server fills it in."""

    bot_id: int
    max_download_bytes: int
    chats: dict[int, PrivateChat]
    commands: dict[tuple[str, str], list[dict[str, str]]]
    open_callbacks: dict[str, Any]

    def next_message_id(self) -> int:
        raise NotImplementedError

    def changed(self) -> None:
        raise NotImplementedError

    def file(self, file_id: str) -> Blob | None:
        raise NotImplementedError

    def file_link(self, file_id: str) -> str:
        raise NotImplementedError


Method = Callable[[World, Params], Awaitable[Any]]


def chat_of(world: World, params: Params) -> PrivateChat:
    """The chat that a call names; refused as Telegram refuses it."""
    chat = world.chats.get(params.number("chat_id") or 0)
    if chat is None:
        raise RefusalError(400, "Bad Request: chat not found")
    if not chat.is_started:
        raise RefusalError(403, "Forbidden: bot can't initiate conversation with a user")
    if chat.is_blocked:
        raise RefusalError(403, "Forbidden: bot was blocked by the user")
    return chat


def _formatted(params: Params, field: str, max_units: int) -> tuple[str, str, tuple[Any, ...]]:
    source = params.text(field)
    mode = params.text("parse_mode")
    if mode not in ("", "HTML"):
        raise RefusalError(400, "Bad Request: unsupported parse_mode")
    try:
        text, entities = parse_html(source) if mode else (source, ())
    except MarkupError as error:
        raise RefusalError(400, f"Bad Request: can't parse entities: {error}") from None
    if utf16_len(text) > max_units:
        raise RefusalError(400, f"Bad Request: message {'caption ' if field == 'caption' else ''}is too long")
    return text.strip(), source, entities


def _buttons(params: Params) -> list[list[dict[str, Any]]]:
    markup = params.value("reply_markup")
    rows = (markup or {}).get("inline_keyboard", [])
    for row in rows:
        for button in row:
            if not button.get("text"):
                raise RefusalError(400, "Bad Request: can't parse inline keyboard button: Text buttons are required")
            data, url = button.get("callback_data"), button.get("url")
            if data is None and url is None:
                raise RefusalError(
                    400,
                    "Bad Request: can't parse inline keyboard button: Text buttons are unallowed",
                )
            if data is not None and not 1 <= len(data.encode()) <= 64:
                raise RefusalError(400, "Bad Request: BUTTON_DATA_INVALID")
            if url is not None and not url.startswith(("http://", "https://", "tg://")):
                raise RefusalError(400, "Bad Request: BUTTON_URL_INVALID")
    return [list(row) for row in rows]


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
    text, source, entities = _formatted(params, "text", MAX_TEXT_UNITS)
    if not text:
        raise RefusalError(400, "Bad Request: message text is empty")
    message = Message(
        world.next_message_id(), chat.id, from_bot=True, text=text, html=source, entities=entities,
        buttons=_buttons(params), reply_to=_replied(chat, params),
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
    text, source, entities = _formatted(params, "caption", MAX_CAPTION_UNITS)
    message = Message(
        world.next_message_id(), chat.id, from_bot=True, text=text, html=source, entities=entities,
        buttons=_buttons(params), reply_to=_replied(chat, params), document=document,
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
    text, source, entities = _formatted(params, "text", MAX_TEXT_UNITS)
    if not text:
        raise RefusalError(400, "Bad Request: message text is empty")
    buttons = _buttons(params)
    if (text, entities, buttons) == (message.text, message.entities, message.buttons):
        raise RefusalError(400, _UNCHANGED)
    message.text, message.html, message.entities, message.buttons = text, source, entities, buttons
    message.edits += 1
    world.changed()
    return as_json(world, chat, message)


async def edit_message_reply_markup(world: World, params: Params) -> Any:
    """editMessageReplyMarkup."""
    chat, message = _own(world, params, "edit")
    buttons = _buttons(params)
    if buttons == message.buttons:
        raise RefusalError(400, _UNCHANGED)
    message.buttons = buttons
    world.changed()
    return as_json(world, chat, message)


async def delete_message(world: World, params: Params) -> Any:
    """deleteMessage."""
    chat, message = _own(world, params, "delete")
    return chat.remove(message.message_id)


async def get_file(world: World, params: Params) -> Any:
    """getFile."""
    file_id = params.text("file_id")
    blob = world.file(file_id)
    if blob is None:
        raise RefusalError(400, "Bad Request: wrong file_id or the file is temporarily unavailable")
    if blob.size > world.max_download_bytes:
        raise RefusalError(400, "Bad Request: file is too big")
    path = world.file_link(file_id)
    return {"file_id": file_id, "file_unique_id": blob.digest, "file_size": blob.size, "file_path": path}


async def answer_callback_query(world: World, params: Params) -> Any:
    """answerCallbackQuery."""
    waiting = world.open_callbacks.pop(params.text("callback_query_id"), None)
    if waiting is None:
        raise RefusalError(400, "Bad Request: query is too old and response timeout expired or query ID is invalid")
    if utf16_len(params.text("text")) > 200:
        raise RefusalError(400, "Bad Request: MESSAGE_TOO_LONG")
    waiting.set_result(params.text("text"))
    return True


async def get_my_commands(world: World, params: Params) -> Any:
    """getMyCommands."""
    return world.commands.get((params.text("scope"), params.text("language_code")), [])


async def set_my_commands(world: World, params: Params) -> Any:
    """setMyCommands."""
    commands = params.value("commands") or []
    for command in commands:
        if not 1 <= len(command.get("command", "")) <= 32 or not 1 <= len(command.get("description", "")) <= 256:
            raise RefusalError(400, "Bad Request: BOT_COMMAND_INVALID")
    world.commands[params.text("scope"), params.text("language_code")] = commands
    return True


async def send_chat_action(world: World, params: Params) -> Any:
    """sendChatAction."""
    chat_of(world, params)
    return True


METHODS: dict[str, Method] = {
    "sendMessage": send_message,
    "sendDocument": send_document,
    "editMessageText": edit_message_text,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "deleteMessage": delete_message,
    "getFile": get_file,
    "answerCallbackQuery": answer_callback_query,
    "getMyCommands": get_my_commands,
    "setMyCommands": set_my_commands,
    "sendChatAction": send_chat_action,
}
