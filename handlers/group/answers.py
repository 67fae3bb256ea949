"""What is under way and answered in a group, and what its account can be asked there.

An answer's files are everybody's, its text and jobs their askers' and the administrators'.
"""

import re

from aiogram import Bot, Router
from aiogram.filters import CommandObject
from aiogram.types import Message

from bot.accounts.keyring import Keyring
from bot.chats.store import Choices
from bot.clock import Clock
from bot.groups.newcomers import Newcomers
from bot.groups.notes import Ask, GroupRecordings
from bot.jobs.answer.redo import JobActions, Retry
from bot.jobs.budgets import Budgets
from bot.jobs.query import InquiryError
from bot.keys.allowances import Allowances
from bot.keys.chat_key import KeyDesk
from bot.library.card import history_text
from bot.library.handles import Handles
from bot.library.history import History
from bot.library.orders import Orders
from bot.telegram.callbacks import ConvertButton, JobButton
from bot.telegram.members import Members
from bot.telegram.messages import Ephemeral, Sender, Tap
from handlers.cancel import AGAIN, CANCEL, again_button, cancel_button, retry_here, stop, stopped_all
from handlers.convert import choose_format, convert_command, convertible_of
from handlers.fallback import stale_button
from handlers.group.common import answer_shortly, is_addressed, on_posts, pass_if
from handlers.key import limits_of
from handlers.library import words_of
from handlers.menu import Command
from handlers.result import FOR_EVERYBODY, FOR_ITS_PEOPLE, result_button
from handlers.rules import use_of


def build_router() -> Router:
    """The last router of groups: commands that nobody knows, and buttons that belong to private chats, end here."""
    router = Router(name="group answers")
    on_posts(router, cancel_command, Command("cancel"))
    on_posts(router, retry_command, Command("retry"), is_addressed)
    on_posts(router, convert_here, Command("convert"), is_meant)
    on_posts(router, show_history, Command("history"), is_addressed)
    on_posts(router, show_limits, Command("limits"), is_addressed)
    on_posts(router, show_usage, Command("usage"), is_addressed)
    on_posts(router, unknown, Command(re.compile(r"\w+")), is_addressed)
    for button, check, serve in (
        (ConvertButton.filter(), check_may_convert, choose_format),
        (FOR_EVERYBODY, check_may_read, result_button),
        (FOR_ITS_PEOPLE, check_may_change, result_button),
        (CANCEL, check_may_change, cancel_button),
        (AGAIN, check_may_change, again_button),
    ):
        router.callback_query.register(check, button)
        router.callback_query.register(serve, button)
    router.callback_query.register(stale_button)
    return router


async def cancel_command(
    message: Message, ask: Ask, *, actions: JobActions, recordings: GroupRecordings, members: Members, sender: Sender
) -> None:
    """Stop what the writer may stop, and say how many that were."""
    chat_id, texts = message.chat.id, ask.texts
    jobs = await actions.open_jobs(chat_id)
    if message.reply_to_message is not None:
        jobs = [job for job in jobs if job.origin.message_id == message.reply_to_message.message_id]
    if jobs and not await members.leads(chat_id, ask.user_id, ask.sender_chat_id):
        jobs = [j for j in jobs if ask.user_id is not None and ask.user_id in (j.origin.user_id, j.origin.speaker_id)]
        if not jobs:
            await recordings.refuse(ask, "group-not-yours")
            return
    stopped = await stop(jobs, actions)
    await sender.text(ask.place, stopped_all(stopped, texts) if stopped else texts.say("cancel-nothing"))


async def retry_command(
    _: Message, ask: Ask, *, retry: Retry, recordings: GroupRecordings, members: Members, sender: Sender
) -> None:
    """Bring back what failed here in an outage, for administrators: all of it counts against the group's plan."""
    chat_id = ask.place.chat_id
    if await members.leads(chat_id, ask.user_id, ask.sender_chat_id):
        await sender.text(ask.place, *await retry_here(chat_id, ask.user_id or chat_id, ask.texts, retry))
    else:
        await recordings.refuse(ask, "group-admins-only")


async def check_may_read(tap: Tap, callback_data: JobButton, choices: Choices, newcomers: Newcomers) -> None:
    """What was said before somebody came is not theirs."""
    is_theirs = await newcomers.may_read(callback_data.job_id(tap.chat_id), choices, tap.user.id)
    await pass_if(is_theirs, tap, "find-not-yours")


async def check_may_change(tap: Tap, callback_data: JobButton, actions: JobActions, members: Members) -> None:
    """What changes everybody's message is for the one who asked, the one who speaks, and administrators."""
    people = await actions.people_of(callback_data.job_id(tap.chat_id))
    await pass_if(tap.user.id in people or await members.leads(tap.chat_id, tap.user.id), tap, "group-not-yours")


async def is_meant(message: Message, command: CommandObject) -> bool:
    """Whether it names the bot, or stands below a recording."""
    return command.mention is not None or convertible_of(message) is not None


async def convert_here(
    message: Message, command: CommandObject, ask: Ask, *, recordings: GroupRecordings, keydesk: KeyDesk,
    handles: Handles, orders: Orders, sender: Sender,
) -> None:  # fmt: skip
    """Convert, for those who may ask for files here."""
    if not await keydesk.can_serve(message.chat.id):
        await recordings.ask_for_key(ask)
    elif await recordings.may_ask(ask):
        await convert_command(message, command, texts=ask.texts, handles=handles, orders=orders, sender=sender)
    else:
        await recordings.refuse(ask, "group-admins-ask")


async def check_may_convert(tap: Tap, choices: Choices, members: Members) -> None:
    is_free = choices.who_asks == "everyone"
    await pass_if(is_free or await members.leads(tap.chat_id, tap.user.id), tap, "group-admins-ask")


async def show_history(
    message: Message, command: CommandObject, bot: Bot, ask: Ask, *, history: History, newcomers: Newcomers,
    recordings: GroupRecordings, ephemeral: Ephemeral, sender: Sender,
) -> None:  # fmt: skip
    """The list of an account's tasks is its owner's alone; of those that were made here titles can be searched."""
    words, texts = words_of(command), ask.texts
    if not words:
        html = texts.say("group-history", bot=(await bot.me()).username)
    elif not await recordings.may_ask(ask):
        await recordings.refuse(ask, "group-admins-ask")
        return
    else:
        try:
            since = await newcomers.since(message.chat.id, ask.choices, ask.user_id, ask.sender_chat_id)
            html = history_text(await history.search(message.chat.id, words, since), texts, words)
        except InquiryError as error:
            html = error.said(texts)
    await answer_shortly(ask, html, ephemeral, sender)


async def show_limits(
    _: Message, ask: Ask, *, recordings: GroupRecordings, allowances: Allowances, keydesk: KeyDesk,
    ephemeral: Ephemeral, sender: Sender,
) -> None:  # fmt: skip
    if await keydesk.can_serve(ask.place.chat_id):
        await answer_shortly(ask, await limits_of(ask.place.chat_id, ask.texts, allowances), ephemeral, sender)
    else:
        await recordings.ask_for_key(ask)


async def show_usage(
    _: Message, ask: Ask, *, budgets: Budgets, keyring: Keyring, clock: Clock, ephemeral: Ephemeral, sender: Sender
) -> None:
    html = await use_of(ask.place.chat_id, ask.texts, budgets, keyring, clock())
    await answer_shortly(ask, html, ephemeral, sender)


async def unknown(_: Message, bot: Bot, ask: Ask, *, ephemeral: Ephemeral, sender: Sender) -> None:
    """A command for this bot that it does not know."""
    html = ask.texts.say("group-unknown", bot=(await bot.me()).username)
    await answer_shortly(ask, html, ephemeral, sender)
