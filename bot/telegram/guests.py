"""Messages in chats that the bot is not in: answered once, then only edited (Bot API 10.0, guest mode)."""

from aiogram import Bot
from aiogram.types import InlineQueryResultArticle, InputTextMessageContent

from bot.telegram.errors import RefusedError
from bot.telegram.failures import read_failures
from bot.telegram.messages import Rows, keyboard


class GuestVoice:
    """The bot's voice there. Every text is HTML."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def answer(self, query_id: str, title: str, html: str, rows: Rows = ()) -> str:
        """Answer a guest query; returns the id under which the answer can be edited. Raises RefusedError when late."""
        result = InlineQueryResultArticle(
            id="answer",
            title=title,
            input_message_content=InputTextMessageContent(message_text=html, parse_mode="HTML"),
            reply_markup=keyboard(rows),
        )
        with read_failures():
            sent = await self._bot.answer_guest_query(query_id, result)
        return sent.inline_message_id

    async def edit(self, inline_message_id: str, html: str, rows: Rows = ()) -> int:
        """Say something else there; returns 0, since such messages have no number."""
        try:
            with read_failures():
                await self._bot.edit_message_text(
                    html, inline_message_id=inline_message_id, reply_markup=keyboard(rows)
                )
        except RefusedError as error:
            if "message is not modified" not in str(error):
                raise
        return 0
