"""Sending to a chat: each call says in this room's errors what became of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from aiogram import Bot
from aiogram.types import (
    BufferedInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    ReplyParameters,
)

from bot.telegram.errors import RefusedError
from bot.telegram.failures import read_failures


@dataclass(frozen=True, slots=True)
class Place:
    """Where an answer goes: a chat, the message it answers (if that still exists), its topic."""

    chat_id: int
    reply_to: int | None = None
    thread_id: int | None = None


@dataclass(frozen=True, slots=True)
class Button:
    """An inline button: either `data` (≤ 64 bytes) for a tap that comes back, or a `url`."""

    text: str
    data: str | None = None
    url: str | None = None


Rows = Sequence[Sequence[Button]]


def keyboard(rows: Rows) -> InlineKeyboardMarkup | None:
    """Rows of buttons as Telegram takes them; None where there are none."""
    if not rows:
        return None
    return InlineKeyboardMarkup(
        inline_keyboard=[
            [InlineKeyboardButton(text=b.text, callback_data=b.data, url=b.url) for b in row] for row in rows
        ]
    )


class Sender:
    """The bot's voice. Every text is HTML."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def text(self, place: Place, html: str, rows: Rows = (), *, silent: bool = False) -> int:
        """Send a message; returns its id."""
        with read_failures():
            message = await self._bot.send_message(
                place.chat_id,
                html,
                message_thread_id=place.thread_id,
                reply_parameters=reply_to(place),
                reply_markup=keyboard(rows),
                disable_notification=silent or None,
            )
        return message.message_id

    async def reply(self, chat_id: int, message_id: int, html: str) -> int | None:
        """Answer a message that must be there; returns the answer's id, None where that message is gone."""
        try:
            with read_failures():
                message = await self._bot.send_message(
                    chat_id, html, reply_parameters=ReplyParameters(message_id=message_id)
                )
        except RefusedError:
            return None
        return message.message_id

    async def edit(self, chat_id: int, message_id: int, html: str, rows: Rows = ()) -> None:
        """Change a message; one that already says the same is fine."""
        try:
            with read_failures():
                await self._bot.edit_message_text(
                    html, chat_id=chat_id, message_id=message_id, reply_markup=keyboard(rows)
                )
        except RefusedError as error:
            if "message is not modified" not in str(error):
                raise

    async def clear_buttons(self, chat_id: int, message_id: int) -> None:
        """Take the buttons away and leave the text."""
        await self.buttons(chat_id, message_id, ())

    async def buttons(self, chat_id: int, message_id: int, rows: Rows) -> None:
        """Change the buttons and leave the text; a message that is gone is left alone."""
        try:
            with read_failures():
                await self._bot.edit_message_reply_markup(
                    chat_id=chat_id, message_id=message_id, reply_markup=keyboard(rows)
                )
        except RefusedError:
            pass

    async def delete(self, chat_id: int, message_id: int) -> bool:
        """Delete a message; False where it is gone already or may not be deleted."""
        try:
            with read_failures():
                return await self._bot.delete_message(chat_id, message_id)
        except RefusedError:
            return False

    async def document(self, place: Place, data: bytes, name: str, caption: str | None = None) -> int:
        """Send a file as it is, without Telegram guessing what it may be; returns the message's id."""
        with read_failures():
            message = await self._bot.send_document(
                place.chat_id,
                BufferedInputFile(data, filename=name),
                caption=caption,
                message_thread_id=place.thread_id,
                reply_parameters=reply_to(place),
                disable_content_type_detection=True,
            )
        return message.message_id


def reply_to(place: Place) -> ReplyParameters | None:
    """The message that the answer hangs on, as Telegram takes it."""
    if place.reply_to is None:
        return None
    # The original may have been deleted meanwhile: the answer comes all the same.
    return ReplyParameters(message_id=place.reply_to, allow_sending_without_reply=True)
