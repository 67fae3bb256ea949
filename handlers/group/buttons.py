"""/cancel and the buttons of answers in a group.

An answer's subtitles are everybody's, its jobs their askers' and the administrators'.
"""

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.chats.store import Choices
from bot.groups.newcomers import Newcomers
from bot.groups.requests import GroupDesk
from bot.jobs.answer.redo import JobActions, Redo
from bot.jobs.answer.restyle import Restyle, SentAgain
from bot.telegram.callbacks import JobAction, JobButton
from bot.telegram.messages import Sender
from bot.texts.catalogue import Texts
from handlers.cancel import job_button, stop, stopped_all
from handlers.group.common import on_posts, refuse_tap, writer_of
from handlers.media import place_in
from handlers.result import RESULT_BUTTON, result_button


def build_router() -> Router:
    """The router of what is under way and answered; its last button refuses what belongs to private chats."""
    router = Router(name="group buttons")
    on_posts(router, cancel_command, Command("cancel"))
    router.callback_query.register(subtitles, JobButton.filter(F.action == JobAction.SUBTITLES))
    router.callback_query.register(job_of_somebody, JobButton.filter(F.action.in_({JobAction.CANCEL, JobAction.AGAIN})))
    router.callback_query.register(result_of_somebody, RESULT_BUTTON)
    router.callback_query.register(not_here)
    return router


async def cancel_command(
    message: Message, texts: Texts, actions: JobActions, groupdesk: GroupDesk, sender: Sender
) -> None:
    """Stop what the writer may stop, and say how many that were."""
    chat_id, writer = message.chat.id, writer_of(message)
    jobs = await actions.open_jobs(chat_id)
    if message.reply_to_message is not None and not message.reply_to_message.forum_topic_created:
        jobs = [job for job in jobs if job.origin.message_id == message.reply_to_message.message_id]
    if jobs and not await groupdesk.is_admin(chat_id, writer.user_id, writer.sender_chat_id):
        own = [
            j for j in jobs if writer.user_id is not None and writer.user_id in (j.origin.user_id, j.origin.speaker_id)
        ]
        if not own:
            await groupdesk.refuse_quietly(chat_id, message.message_id, writer.user_id, texts.say("group-not-yours"))
            return
        jobs = own
    stopped = await stop(jobs, actions)
    await sender.text(place_in(message), stopped_all(stopped, texts) if stopped else texts.say("cancel-nothing"))


async def subtitles(
    query: CallbackQuery, callback_data: JobButton, texts: Texts, choices: Choices, *, groupdesk: GroupDesk,
    restyle: Restyle, newcomers: Newcomers,
) -> None:  # fmt: skip
    """Send the .srt of an answer below it."""
    if query.message is None:
        return
    job_id = callback_data.job_id(query.message.chat.id)
    since = await newcomers.since(query.message.chat.id, choices, query.from_user.id)
    if not await newcomers.may_read(job_id, since):
        await refuse_tap(query, texts, groupdesk, "find-not-yours")
        return
    sent = await restyle.subtitles(job_id)
    if sent is SentAgain.NO_FILES:
        await refuse_tap(query, texts, groupdesk, "group-no-files")
    else:
        await query.answer(texts.plain("forward-forgotten") if sent is SentAgain.FORGOTTEN else None)


async def job_of_somebody(
    query: CallbackQuery,
    callback_data: JobButton,
    texts: Texts,
    actions: JobActions,
    groupdesk: GroupDesk,
    *,
    redo: Redo,
    sender: Sender,
) -> None:
    """Try again, or cancel: for the one who asked, the one who speaks, and administrators."""
    if await _may_touch(query, callback_data, texts, actions, groupdesk):
        await job_button(query, callback_data, texts, actions, redo=redo, sender=sender)


async def result_of_somebody(
    query: CallbackQuery, callback_data: JobButton, texts: Texts, actions: JobActions, groupdesk: GroupDesk, *,
    restyle: Restyle, redo: Redo, sender: Sender,
) -> None:  # fmt: skip
    """Another style, or make it again: for the same people, since everybody's message changes."""
    if await _may_touch(query, callback_data, texts, actions, groupdesk):
        await result_button(query, callback_data, texts, restyle, redo=redo, sender=sender)


async def _may_touch(
    query: CallbackQuery, button: JobButton, texts: Texts, actions: JobActions, groupdesk: GroupDesk
) -> bool:
    if query.message is None:
        return False
    user_id, chat_id = query.from_user.id, query.message.chat.id
    if user_id in await actions.people_of(button.job_id(chat_id)) or await groupdesk.is_admin(chat_id, user_id):
        return True
    await refuse_tap(query, texts, groupdesk, "group-not-yours")
    return False


async def not_here(query: CallbackQuery, texts: Texts) -> None:
    """A button of a private chat, or an old one."""
    await query.answer(texts.plain("button-stale"))
