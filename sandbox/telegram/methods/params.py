"""A call's parameters, what the methods work on, and refusals in Telegram's own words."""

import json
from collections.abc import Awaitable, Callable
from typing import Any

from sandbox.telegram.conversation import Conversation
from sandbox.telegram.files import Blob
from sandbox.telegram.guests import BusinessChat, GuestAnswer
from sandbox.telegram.markup import MarkupError, parse_html, utf16_len
from sandbox.telegram.people import Document
from sandbox.telegram.refusal import RefusalError


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


__all__ = ["Method", "Params", "RefusalError", "World", "buttons", "chat_of", "formatted"]

MAX_UPLOAD_BYTES = 50 * 1024 * 1024


class World:
    """What the methods work on; the server fills it in."""

    bot_id: int
    bot_username: str
    reads_all: bool
    limits_groups: bool
    max_download_bytes: int
    max_upload_bytes: int
    chats: dict[int, Conversation]
    commands: dict[tuple[str, str], list[dict[str, str]]]
    descriptions: dict[tuple[str, str], str]
    open_callbacks: dict[str, Any]
    guest_queries: dict[str, str | None]
    guest_answers: dict[str, GuestAnswer]
    business_chats: dict[str, BusinessChat]

    def next_message_id(self) -> int:
        raise NotImplementedError

    def changed(self) -> None:
        raise NotImplementedError

    def file(self, file_id: str) -> Blob | None:
        raise NotImplementedError

    def file_link(self, file_id: str) -> str:
        raise NotImplementedError


_MAX_BUTTONS, _MAX_BUTTONS_A_ROW, _MAX_COPIED = 100, 8, 256

Method = Callable[[World, Params], Awaitable[Any]]


def chat_of(world: World, params: Params) -> Conversation:
    """The chat that a call names; refused as Telegram refuses it."""
    chat = world.chats.get(params.number("chat_id") or 0)
    if chat is None:
        raise RefusalError(400, "Bad Request: chat not found")
    chat.check_bot()
    return chat


def formatted(params: Params, field: str, max_units: int) -> tuple[str, str, tuple[Any, ...]]:
    """A text or caption: as it reads, as it was sent, its entities."""
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


def buttons(params: Params) -> list[list[dict[str, Any]]]:
    """The inline keyboard, checked."""
    markup = params.value("reply_markup")
    rows = (markup or {}).get("inline_keyboard", [])
    if sum(map(len, rows)) > _MAX_BUTTONS or any(len(row) > _MAX_BUTTONS_A_ROW for row in rows):
        raise RefusalError(400, "Bad Request: reply markup is too long")
    for row in rows:
        for button in row:
            if not button.get("text"):
                raise RefusalError(400, "Bad Request: can't parse inline keyboard button: Text buttons are required")
            data, url = button.get("callback_data"), button.get("url")
            copied = button.get("copy_text")
            if data is None and url is None and copied is None:
                raise RefusalError(
                    400,
                    "Bad Request: can't parse inline keyboard button: Text buttons are unallowed",
                )
            if data is not None and not 1 <= len(data.encode()) <= 64:
                raise RefusalError(400, "Bad Request: BUTTON_DATA_INVALID")
            if url is not None and not url.startswith(("http://", "https://", "tg://")):
                raise RefusalError(400, "Bad Request: BUTTON_URL_INVALID")
            if copied is not None and not 1 <= len(copied.get("text", "")) <= _MAX_COPIED:
                raise RefusalError(400, "Bad Request: BUTTON_COPY_TEXT_INVALID")
    return [list(row) for row in rows]
