"""/cancel in a group: one's own, or the one it replies to; for administrators everything."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import Message

from bot.groups.requests import GroupDesk
from bot.i18n import Texts
from bot.jobs.answer.redo import JobActions
from bot.jobs.record import Job
from bot.telegram.messages import Sender
from handlers.group.people import writer_of
from handlers.group.places import on_posts, place_in


def build_router() -> Router:
    """The router of stopping what is under way."""
    router = Router(name="group cancel")
    on_posts(router, cancel_command, Command("cancel"))
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
            await groupdesk.refuse_quietly(chat_id, message.message_id, writer.user_id, texts.say("group.not_yours"))
            return
        jobs = own
    stopped = sum([await actions.cancel(job.id) is not None for job in jobs])
    html = texts.say("cancel.done_all", n=stopped) if stopped else texts.say("cancel.nothing")
    await sender.text(place_in(message), html)


def _is_of(job: Job, user_id: int | None) -> bool:
    return user_id is not None and user_id in (job.origin.user_id, job.origin.speaker_id)
