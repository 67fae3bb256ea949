"""Messages, reactions and answers to guests: each call says in this room's errors what became of it."""

import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import Any

from aiogram import Bot
from aiogram.enums import ChatType
from aiogram.types import (
    BufferedInputFile,
    CallbackQuery,
    CopyTextButton,
    EphemeralMessageParameters,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputMediaDocument,
    InputTextMessageContent,
    MaybeInaccessibleMessageUnion,
    Message,
    ReactionTypeEmoji,
    ReplyParameters,
)

from bot.clock import Clock
from bot.telegram.callbacks import is_offered
from bot.telegram.failures import read_failures
from bot.telegram.members import Members
from bot.telegram.outgoing import Button, Place, Rows
from bot.telegram.troubles import (
    ChatUnwritableError,
    MessageGoneError,
    ReactionRefusedError,
    RefusedError,
    TelegramTroubleError,
    UnchangedError,
)
from bot.texts.catalogue import Html, Texts

log = logging.getLogger(__name__)

SEEN, DONE, FAILED = "👀", "👌", "👎"
_ASK_AGAIN_S = 60.0


def keyboard(rows: Rows) -> InlineKeyboardMarkup | None:
    """Rows of buttons as Telegram takes them; None where there are none."""
    if not rows:
        return None
    return InlineKeyboardMarkup(inline_keyboard=[list(map(_button, row)) for row in rows])


def _button(told: Button) -> InlineKeyboardButton:
    copied = CopyTextButton(text=told.copies) if told.copies else None
    return InlineKeyboardButton(text=told.text, callback_data=told.data, url=told.url, copy_text=copied)


def topics_of(message: Message) -> tuple[int | None, int | None]:
    """The forum topic that a message stands in, and the person's topic in a channel's direct messages."""
    direct = message.direct_messages_topic
    return message.message_thread_id if message.is_topic_message else None, None if direct is None else direct.topic_id


def where(place: Place) -> dict[str, Any]:
    """The fields of a call that say where it goes: the chat, its topic, the message that it hangs on."""
    # The original may have been deleted meanwhile: the answer comes all the same. Nothing is quoted.
    reply = None
    if place.reply_to is not None:
        reply = ReplyParameters(message_id=place.reply_to, allow_sending_without_reply=True, quote_parse_mode=None)
    return {
        "chat_id": place.chat_id, "reply_parameters": reply, "message_thread_id": place.thread_id,
        "direct_messages_topic_id": place.direct_topic_id,
    }  # fmt: skip


class Sender:
    """The bot's voice. Every text is HTML."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def text(
        self, place: Place, html: str, rows: Rows = (), *, silent: bool = False, instead_of: int | None = None
    ) -> int:
        """Send a message, or put it in the place of one that stands there still; returns its id."""
        if instead_of is not None:
            with suppress(RefusedError):
                await self.edit(place.chat_id, instead_of, html, rows)
                return instead_of
        return await self._send(place, html, keyboard(rows), silent=silent)

    async def ask(self, place: Place, html: str, placeholder: str) -> int:
        """Ask something that is answered by a reply, which the ones mentioned are led to; returns the message's id."""
        led = ForceReply(
            force_reply=True, selective=place.chat_id < 0 or None, input_field_placeholder=placeholder[:64]
        )
        return await self._send(place, html, led)

    async def _send(
        self, place: Place, html: str, markup: InlineKeyboardMarkup | ForceReply | None, *, silent: bool = False
    ) -> int:
        with read_failures():
            message = await self._bot.send_message(
                **where(place), text=html, reply_markup=markup, disable_notification=silent or None
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
        except UnchangedError:
            pass

    async def buttons(self, chat_id: int, message_id: int, rows: Rows) -> None:
        """Change the buttons, or take them away, and leave the text; a message that is gone is left alone."""
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

    async def document(self, place: Place, data: bytes, name: str, *, instead_of: int | None = None) -> int:
        """Send a file as it is, or put it in the place of one that was sent; returns the message's id.

        Telegram is kept from guessing what the file may be.
        """
        file = BufferedInputFile(data, filename=name)
        if instead_of is not None:
            with suppress(RefusedError):
                await self._replace(place.chat_id, instead_of, file)
                return instead_of
        with read_failures():
            message = await self._bot.send_document(
                **where(place), document=file, parse_mode=None, disable_content_type_detection=True
            )
        return message.message_id

    async def _replace(self, chat_id: int, message_id: int, file: BufferedInputFile) -> None:
        media = InputMediaDocument(media=file, disable_content_type_detection=True)
        try:
            with read_failures():
                await self._bot.edit_message_media(media, chat_id=chat_id, message_id=message_id)
        except UnchangedError:
            pass


class Reactions:
    """Sets and takes back the bot's reaction; best effort, since the answer itself follows.

    An emoji that the chat does not allow is not tried there again for a minute, and the others are; where the bot may
    not react at all, none is.
    """

    def __init__(self, bot: Bot, clock: Clock) -> None:
        self._bot = bot
        self._clock = clock
        self._without: dict[tuple[int, str | None], float] = {}

    async def set(self, chat_id: int, message_id: int, emoji: str | None) -> bool:
        """React with one ordinary emoji, or with none; False where the chat does not allow it."""
        now = self._clock().timestamp()
        if any(self._without.get((chat_id, each), 0.0) > now for each in (emoji, "")):
            return False
        try:
            with read_failures():
                await self._bot.set_message_reaction(
                    chat_id, message_id, reaction=[ReactionTypeEmoji(emoji=emoji)] if emoji else []
                )
        except ReactionRefusedError:
            self._leave_out(chat_id, emoji, now + _ASK_AGAIN_S)
            return False
        except MessageGoneError as error:
            log.info("No reaction: %s", error)
        except (RefusedError, ChatUnwritableError) as error:
            log.info("No reaction: %s", error)
            self._leave_out(chat_id, "", now + _ASK_AGAIN_S)
            return False
        except TelegramTroubleError as error:
            log.info("No reaction: %s", error)
        return True

    def _leave_out(self, chat_id: int, emoji: str | None, until: float) -> None:
        now = self._clock().timestamp()
        self._without = {key: time_s for key, time_s in self._without.items() if time_s > now}
        self._without[chat_id, emoji] = until


class Ephemeral:
    """Tells one person something: unseen by others within the group where Telegram lets it, else in private.

    `is_answered` says whether a callback query, by its id, has had its answer.
    """

    def __init__(
        self, *, bot: Bot, members: Members, sender: Sender, reactions: Reactions, is_answered: Callable[[str], bool]
    ) -> None:
        self._bot = bot
        self._members = members
        self._sender = sender
        self._reactions = reactions
        self.is_answered = is_answered

    async def in_private(self, user_id: int, html: str, rows: Rows = ()) -> bool:
        """Write to the person's own chat with the bot; False where they have none."""
        try:
            await self._sender.text(Place(user_id), html, rows)
        except TelegramTroubleError as error:
            log.info("Not told in private: %s", error)
            return False
        return True

    async def tell(self, place: Place, user_id: int, html: str) -> bool:
        """Write to the person in private, else show it within the group to them alone; False where neither can be."""
        return await self.in_private(user_id, html) or await self.within(place, user_id, html)

    async def hint(self, place: Place, user_id: int, html: str) -> bool:
        """Show it within the group to this person alone, else write to them in private; False where neither can be."""
        return await self.within(place, user_id, html) or await self.in_private(user_id, html)

    async def refuse(self, place: Place, message_id: int, user_id: int | None, html: str) -> None:
        """Tell the one who asked why not, and nobody else; where that can't be, a reaction on what they wrote."""
        if user_id is None or not await self.hint(place, user_id, html):
            await self.thumb_down(place.chat_id, message_id)

    async def thumb_down(self, chat_id: int, message_id: int) -> None:
        """The quietest no."""
        await self._reactions.set(chat_id, message_id, FAILED)

    async def within(self, place: Place, user_id: int, html: str) -> bool:
        """Show it in its topic of the group to this person alone; False where that can't be."""
        # Bot API 10.2: a bot that is an administrator may show ephemeral messages; their arrival is not certain.
        try:
            if not (await self._members.own_standing(place.chat_id)).is_admin:
                return False
            with read_failures():
                await self._bot.send_message(
                    **where(replace(place, reply_to=None)), text=html,
                    ephemeral_message_parameters=EphemeralMessageParameters(receiver_user_id=user_id),
                )  # fmt: skip
        except TelegramTroubleError as error:
            log.info("No hint: %s", error)
            return False
        return True


def stands_below(query: CallbackQuery) -> bool:
    """Whether a tap is on a message that has such a button: a modified client sends any data below any message of a
    group (Bot API, CallbackQuery.data). In a private chat it harms nobody else.
    """
    message = query.message
    if not isinstance(message, Message) or message.chat.type == ChatType.PRIVATE:
        return True
    rows = [] if message.reply_markup is None else message.reply_markup.inline_keyboard
    return is_offered(query.data or "", [button.callback_data or "" for row in rows for button in row])


class Tap:
    """A tap on a button below one of the bot's messages: where it is and whose, and every way to answer it.

    A message that has no such button is left as it is.
    """

    def __init__(
        self, query: CallbackQuery, message: MaybeInaccessibleMessageUnion, texts: Texts, sender: Sender,
        ephemeral: Ephemeral,
    ) -> None:  # fmt: skip
        self._query = query
        self._sender = sender
        self._ephemeral = ephemeral
        self.texts = texts
        self.id, self.user = query.id, query.from_user
        self.chat_id, self.message_id = message.chat.id, message.message_id
        self._may_change = stands_below(query)
        self.place = Place(self.chat_id)
        if isinstance(message, Message):
            self.place = Place(self.chat_id, None, *topics_of(message))

    async def answer(self, sentence: str | None = None, *, alert: bool = False, **values: object) -> None:
        """Answer at the button, with a sentence or without a word; an `alert` stays until it is closed."""
        said = None if sentence is None else self.texts.plain(sentence, **values)
        await self._query.answer(said, show_alert=alert or None)

    async def edit(self, html: str, rows: Rows = ()) -> None:
        """Say something else in the message, or nothing new; its buttons become these."""
        if self._may_change:
            await self._sender.edit(self.chat_id, self.message_id, html, rows)

    async def buttons(self, rows: Rows = ()) -> None:
        """Change the message's buttons alone, or take them away."""
        if self._may_change:
            await self._sender.buttons(self.chat_id, self.message_id, rows)

    async def delete(self) -> None:
        if self._may_change:
            await self._sender.delete(self.chat_id, self.message_id)

    async def refuse(self, sentence: str) -> None:
        """Say no to the one who tapped: at the button, or unseen by others where that is answered already."""
        if self._ephemeral.is_answered(self.id):
            await self._ephemeral.hint(self.place, self.user.id, self.texts.say(sentence))
        else:
            await self.answer(sentence, alert=True)

    async def lead(self, url: str) -> None:
        """Open an address for the one who tapped, or show it to them alone where the button is answered already."""
        if self._ephemeral.is_answered(self.id):
            link = Html(f'<a href="{url}">{self.texts.say("button-go-on")}</a>')
            await self._ephemeral.hint(self.place, self.user.id, link)
        else:
            await self._query.answer(url=url)


class GuestVoice:
    """The bot's voice in chats that it is not in: answered once, then only edited (Bot API 10.0). Texts are HTML."""

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
        except UnchangedError:
            pass
        return 0

    async def link(self, payload: str) -> str:
        with read_failures():
            return f"https://t.me/{(await self._bot.me()).username}?start={payload}"
