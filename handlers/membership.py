"""The bot's own membership: blocked, kicked, and back again."""

from aiogram import F, Router
from aiogram.enums import ChatMemberStatus
from aiogram.types import ChatMemberUpdated

from bot.jobs.desk import Desk

_GONE = {ChatMemberStatus.KICKED, ChatMemberStatus.LEFT}


def build_router() -> Router:
    """The router of changes to the bot's own membership."""
    router = Router(name="membership")
    router.my_chat_member.register(bot_left, F.new_chat_member.status.in_(_GONE))
    return router


async def bot_left(event: ChatMemberUpdated, desk: Desk) -> None:
    """Nobody is there to be answered: the chat's jobs end quietly."""
    for job in await desk.open_jobs(event.chat.id):
        await desk.abandon(job)
