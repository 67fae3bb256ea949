""" "Don't transcribe me": a member's own word for this group, and taking it back."""

import re

from aiogram import Bot, Router
from aiogram.filters import Command
from aiogram.types import Message

from bot.groups.requests import GroupDesk
from bot.i18n import Texts
from bot.jobs.answer.redo import JobActions
from bot.jobs.record import Job
from bot.telegram.messages import Sender
from handlers.group.people import writer_of
from handlers.group.places import place_in
from handlers.group.transcribe import mentions_bot

_NO = re.compile(r"\b(?:don[’']?t|do not)\s+transcribe\s+me\b|\bне\s+расшифровывай(?:те)?\s+меня\b", re.IGNORECASE)
_YES = re.compile(r"\btranscribe\s+me\s+again\b|\bснова\s+расшифровывай(?:те)?\s+меня\b", re.IGNORECASE)


def build_router() -> Router:
    """The router of people who decide."""
    router = Router(name="group optout")
    router.message.register(opt_out, Command("notme"))
    router.message.register(opt_in, Command("yesme"))
    router.message.register(opt_out, says_no)
    router.message.register(opt_in, says_yes)
    return router


async def says_no(message: Message, bot: Bot) -> bool:
    """Whether it is said to the bot in plain words."""
    return bool(_NO.search(message.text or "")) and await _is_to_bot(message, bot)


async def says_yes(message: Message, bot: Bot) -> bool:
    """The same for taking it back."""
    return bool(_YES.search(message.text or "")) and await _is_to_bot(message, bot)


async def _is_to_bot(message: Message, bot: Bot) -> bool:
    reply = message.reply_to_message
    is_reply = reply is not None and reply.from_user is not None and reply.from_user.id == bot.id
    return is_reply or await mentions_bot(message, bot)


async def opt_out(message: Message, texts: Texts, groupdesk: GroupDesk, actions: JobActions, sender: Sender) -> None:
    """From now on the member's recordings are left alone here, also those under way."""
    user_id = writer_of(message).user_id
    if user_id is None:
        await sender.text(place_in(message), texts.say("optout.nobody"))
        return
    await groupdesk.optouts.add(message.chat.id, user_id)
    for job in await actions.open_jobs(message.chat.id):
        if _is_of(job, user_id):
            await actions.cancel(job.id)
    await sender.text(place_in(message), texts.say("optout.done"))


async def opt_in(message: Message, texts: Texts, groupdesk: GroupDesk, sender: Sender) -> None:
    """Take it back."""
    user_id = writer_of(message).user_id
    taken_back = user_id is not None and await groupdesk.optouts.remove(message.chat.id, user_id)
    await sender.text(place_in(message), texts.say("optout.taken_back" if taken_back else "optout.was_not"))


def _is_of(job: Job, user_id: int) -> bool:
    return job.origin.speaker_id == user_id
