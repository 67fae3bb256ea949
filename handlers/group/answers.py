"""What is under way and answered in a group, and what its account can be asked there.

An answer's files are everybody's, its text and jobs their askers' and the administrators'.
"""

import re

from aiogram import Bot, F, Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from bot.accounts.keyring import Keyring
from bot.chats.store import Choices
from bot.clock import Clock
from bot.groups.newcomers import Newcomers
from bot.groups.notes import GroupRecordings
from bot.jobs.answer.naming import Naming
from bot.jobs.answer.redo import JobActions, Redo, Retry
from bot.jobs.answer.restyle import Restyle
from bot.jobs.budgets import Budgets
from bot.jobs.query import InquiryError
from bot.keys.allowances import Allowances, limits_text
from bot.keys.chat_key import KeyDesk
from bot.library.card import history_text
from bot.library.handles import Conversions
from bot.library.history import History
from bot.library.orders import Orders
from bot.telegram.callbacks import ConvertButton, JobAction, JobButton
from bot.telegram.members import Members
from bot.telegram.messages import Ephemeral, Sender
from bot.texts.catalogue import Texts
from handlers.cancel import job_button, retry_here, stop, stopped_all
from handlers.convert import choose_format, convert_command, convertible_of
from handlers.fallback import stale_button
from handlers.group.common import answer_shortly, ask_of, is_addressed, on_posts, refuse
from handlers.library import words_of
from handlers.result import FOR_EVERYBODY, FOR_ITS_PEOPLE, result_button
from handlers.rules import use_of
from handlers.sent_media import place_in


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
    router.callback_query.register(choose_format_here, ConvertButton.filter())
    router.callback_query.register(files_of_answer, FOR_EVERYBODY)
    router.callback_query.register(job_of_somebody, JobButton.filter(F.action.in_({JobAction.CANCEL, JobAction.AGAIN})))
    router.callback_query.register(result_of_somebody, FOR_ITS_PEOPLE)
    router.callback_query.register(stale_button)
    return router


async def cancel_command(
    message: Message, texts: Texts, choices: Choices, *, actions: JobActions, recordings: GroupRecordings,
    members: Members, sender: Sender,
) -> None:  # fmt: skip
    """Stop what the writer may stop, and say how many that were."""
    ask, chat_id = ask_of(message, texts, choices), message.chat.id
    jobs = await actions.open_jobs(chat_id)
    if message.reply_to_message is not None and not message.reply_to_message.forum_topic_created:
        jobs = [job for job in jobs if job.origin.message_id == message.reply_to_message.message_id]
    if jobs and not await members.leads(chat_id, ask.user_id, ask.sender_chat_id):
        jobs = [j for j in jobs if ask.user_id is not None and ask.user_id in (j.origin.user_id, j.origin.speaker_id)]
        if not jobs:
            await recordings.refuse(ask, "group-not-yours")
            return
    stopped = await stop(jobs, actions)
    await sender.text(place_in(message), stopped_all(stopped, texts) if stopped else texts.say("cancel-nothing"))


async def retry_command(
    message: Message, texts: Texts, choices: Choices, *, retry: Retry, recordings: GroupRecordings, members: Members,
    sender: Sender,
) -> None:  # fmt: skip
    """Bring back what failed here in an outage, for administrators: all of it counts against the group's plan."""
    ask, chat_id = ask_of(message, texts, choices), message.chat.id
    if await members.leads(chat_id, ask.user_id, ask.sender_chat_id):
        await sender.text(place_in(message), *await retry_here(chat_id, ask.user_id or chat_id, texts, retry))
    else:
        await recordings.refuse(ask, "group-admins-only")


async def files_of_answer(
    query: CallbackQuery, callback_data: JobButton, texts: Texts, choices: Choices, *, ephemeral: Ephemeral,
    newcomers: Newcomers, restyle: Restyle, redo: Redo, naming: Naming, sender: Sender,
) -> None:  # fmt: skip
    """An answer's files, and one answer of several by itself, for those who may read what was said before they came."""
    if query.message is None:
        return
    job_id = callback_data.job_id(query.message.chat.id)
    if await newcomers.may_read(job_id, choices, query.from_user.id):
        await result_button(query, callback_data, texts, restyle, redo=redo, naming=naming, sender=sender)
    else:
        await refuse(query, texts, ephemeral, "find-not-yours")


async def job_of_somebody(
    query: CallbackQuery, callback_data: JobButton, texts: Texts, actions: JobActions, *, members: Members,
    ephemeral: Ephemeral, redo: Redo, sender: Sender,
) -> None:  # fmt: skip
    """Try again, or cancel: for the one who asked, the one who speaks, and administrators."""
    if await _may_change(query, callback_data, actions, members):
        await job_button(query, callback_data, texts, actions, redo=redo, sender=sender)
    else:
        await refuse(query, texts, ephemeral, "group-not-yours")


async def result_of_somebody(
    query: CallbackQuery, callback_data: JobButton, texts: Texts, actions: JobActions, *, members: Members,
    ephemeral: Ephemeral, restyle: Restyle, redo: Redo, naming: Naming, sender: Sender,
) -> None:  # fmt: skip
    """Another style, a name, or make it again: for the same people, since everybody's message changes."""
    if await _may_change(query, callback_data, actions, members):
        await result_button(query, callback_data, texts, restyle, redo=redo, naming=naming, sender=sender)
    else:
        await refuse(query, texts, ephemeral, "group-not-yours")


async def _may_change(query: CallbackQuery, button: JobButton, actions: JobActions, members: Members) -> bool:
    if query.message is None:
        return False
    user_id, chat_id = query.from_user.id, query.message.chat.id
    return user_id in await actions.people_of(button.job_id(chat_id)) or await members.leads(chat_id, user_id)


async def is_meant(message: Message, command: CommandObject) -> bool:
    """Whether it names the bot, or stands below a recording."""
    return command.mention is not None or convertible_of(message) is not None


async def convert_here(
    message: Message, command: CommandObject, texts: Texts, choices: Choices, *,
    recordings: GroupRecordings, keydesk: KeyDesk, conversions: Conversions, orders: Orders, sender: Sender,
) -> None:  # fmt: skip
    """Convert, for those who may ask for files here."""
    ask = ask_of(message, texts, choices)
    if not await keydesk.can_serve(message.chat.id):
        await recordings.ask_for_key(ask)
    elif await recordings.may_ask(ask):
        await convert_command(message, command, texts=texts, conversions=conversions, orders=orders, sender=sender)
    else:
        await recordings.refuse(ask, "group-admins-ask")


async def choose_format_here(
    query: CallbackQuery, callback_data: ConvertButton, texts: Texts, choices: Choices, *, members: Members,
    ephemeral: Ephemeral, conversions: Conversions, orders: Orders, sender: Sender,
) -> None:  # fmt: skip
    """The same by the keyboard."""
    if query.message is None:
        return
    if choices.who_asks == "admins" and not await members.leads(query.message.chat.id, query.from_user.id):
        await refuse(query, texts, ephemeral, "group-admins-ask")
        return
    await choose_format(query, callback_data, texts, conversions=conversions, orders=orders, sender=sender)


async def show_history(
    message: Message, command: CommandObject, bot: Bot, texts: Texts, choices: Choices, *, history: History,
    newcomers: Newcomers, recordings: GroupRecordings, ephemeral: Ephemeral, sender: Sender,
) -> None:  # fmt: skip
    """The list of an account's tasks is its owner's alone; of those that were made here titles can be searched."""
    ask, words = ask_of(message, texts, choices), words_of(command)
    if not words:
        html = texts.say("group-history", bot=(await bot.me()).username)
    elif not await recordings.may_ask(ask):
        await recordings.refuse(ask, "group-admins-ask")
        return
    else:
        try:
            since = await newcomers.since(message.chat.id, choices, ask.user_id, ask.sender_chat_id)
            html = history_text(await history.search(message.chat.id, words, since), texts, words)
        except InquiryError as error:
            html = error.said(texts)
    await answer_shortly(ask, html, ephemeral, sender)


async def show_limits(
    message: Message, texts: Texts, choices: Choices, *, recordings: GroupRecordings, allowances: Allowances,
    keydesk: KeyDesk, ephemeral: Ephemeral, sender: Sender,
) -> None:  # fmt: skip
    """What the plan behind the group's key allows."""
    ask = ask_of(message, texts, choices)
    if not await keydesk.can_serve(message.chat.id):
        await recordings.ask_for_key(ask)
        return
    try:
        html = limits_text(await allowances.show(message.chat.id), texts)
    except InquiryError as error:
        html = error.said(texts)
    await answer_shortly(ask, html, ephemeral, sender)


async def show_usage(
    message: Message, texts: Texts, choices: Choices, *, budgets: Budgets, keyring: Keyring, clock: Clock,
    ephemeral: Ephemeral, sender: Sender,
) -> None:  # fmt: skip
    """What the group uses of the operator's key."""
    html = await use_of(message.chat.id, texts, budgets, keyring, clock())
    await answer_shortly(ask_of(message, texts, choices), html, ephemeral, sender)


async def unknown(
    message: Message, bot: Bot, texts: Texts, choices: Choices, *, ephemeral: Ephemeral, sender: Sender
) -> None:
    """A command for this bot that it does not know."""
    said = texts.say("group-unknown", bot=(await bot.me()).username)
    await answer_shortly(ask_of(message, texts, choices), said, ephemeral, sender)
