"""/convert, /history and /limits in a group, and commands that nobody knows: answered where the bot is named."""

import re

from aiogram import Bot, Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from bot.chats.store import Choices
from bot.groups.newcomers import Newcomers
from bot.groups.requests import GroupDesk
from bot.jobs.query import InquiryError
from bot.keys.chat_key import KeyDesk
from bot.keys.limits import Allowances, limits_text
from bot.library.card import history_text
from bot.library.handles import Conversions
from bot.library.history import History
from bot.library.orders import Orders
from bot.telegram.callbacks import SET_GROUP_KEY, ConvertButton
from bot.telegram.messages import Sender
from bot.telegram.outgoing import Button
from bot.texts.catalogue import Texts
from handlers.convert import choose_format, convert_command, convertible_of
from handlers.group.common import answer_shortly, is_addressed, on_posts, refuse_tap, writer_of
from handlers.history import words_of
from handlers.media import place_in


def build_router() -> Router:
    """The router of them; the last among the commands of groups."""
    router = Router(name="group account")
    on_posts(router, convert_here, Command("convert"), is_meant)
    on_posts(router, show_history, Command("history"), is_addressed)
    on_posts(router, show_limits, Command("limits"), is_addressed)
    on_posts(router, unknown, Command(re.compile(r"\w+")), is_addressed)
    router.callback_query.register(choose_format_here, ConvertButton.filter())
    return router


async def is_meant(message: Message, command: CommandObject) -> bool:
    """Whether it names the bot, or stands below a recording."""
    return command.mention is not None or convertible_of(message) is not None


async def convert_here(
    message: Message, command: CommandObject, texts: Texts, choices: Choices, *, groupdesk: GroupDesk,
    conversions: Conversions, orders: Orders, sender: Sender,
) -> None:  # fmt: skip
    """Convert, for those who may ask for files here."""
    writer = writer_of(message)
    if choices.who_asks == "admins" and not await groupdesk.is_admin(
        message.chat.id, writer.user_id, writer.sender_chat_id
    ):
        said = texts.say("group-admins-ask")
        await groupdesk.refuse_quietly(message.chat.id, message.message_id, writer.user_id, said)
        return
    await convert_command(message, command, texts=texts, conversions=conversions, orders=orders, sender=sender)


async def choose_format_here(
    query: CallbackQuery, callback_data: ConvertButton, texts: Texts, choices: Choices, *, groupdesk: GroupDesk,
    conversions: Conversions, orders: Orders, sender: Sender,
) -> None:  # fmt: skip
    """The same by the keyboard."""
    if query.message is None:
        return
    if choices.who_asks == "admins" and not await groupdesk.is_admin(query.message.chat.id, query.from_user.id):
        await refuse_tap(query, texts, groupdesk, "group-admins-ask")
        return
    await choose_format(query, callback_data, texts, conversions=conversions, orders=orders, sender=sender)


async def show_history(
    message: Message, command: CommandObject, bot: Bot, texts: Texts, choices: Choices, *, history: History,
    newcomers: Newcomers, groupdesk: GroupDesk, sender: Sender,
) -> None:  # fmt: skip
    """The list of an account's tasks is its owner's alone; of those that were made here titles can be searched."""
    writer, words = writer_of(message), words_of(command)
    if not words:
        html = texts.say("group-history", bot=(await bot.me()).username)
    elif choices.who_asks == "admins" and not await groupdesk.is_admin(
        message.chat.id, writer.user_id, writer.sender_chat_id
    ):
        html = texts.say("group-admins-ask")
    else:
        try:
            since = await newcomers.since(message.chat.id, choices, writer.user_id, writer.sender_chat_id)
            html = history_text(await history.search(message.chat.id, words, since), texts, words)
        except InquiryError as error:
            html = error.said(texts)
    await answer_shortly(message, html, groupdesk, sender)


async def show_limits(
    message: Message, texts: Texts, allowances: Allowances, *, keydesk: KeyDesk, groupdesk: GroupDesk, sender: Sender
) -> None:
    """What the plan behind the group's key allows."""
    if not await keydesk.can_serve(message.chat.id):
        rows = [[Button(texts.plain("button-set-group-key"), data=SET_GROUP_KEY)]]
        await sender.text(place_in(message), texts.say("groupkey-none"), rows)
        return
    try:
        html = limits_text(await allowances.show(message.chat.id), texts)
    except InquiryError as error:
        html = error.said(texts)
    await answer_shortly(message, html, groupdesk, sender)


async def unknown(message: Message, bot: Bot, texts: Texts, groupdesk: GroupDesk, sender: Sender) -> None:
    """A command for this bot that it does not know."""
    await answer_shortly(message, texts.say("group-unknown", bot=(await bot.me()).username), groupdesk, sender)
