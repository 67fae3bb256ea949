"""The bot's own membership: blocked, kicked and back again, and groups that become supergroups."""

from aiogram import F, Router
from aiogram.enums import ChatMemberStatus
from aiogram.types import ChatMemberUpdated, Message

from bot.groups.migration import Migration
from bot.jobs.answer.redo import JobActions

_GONE = {ChatMemberStatus.KICKED, ChatMemberStatus.LEFT}


def build_router() -> Router:
    """The router of it; it stands before those that read messages."""
    router = Router(name="membership")
    router.message.register(group_moved, F.migrate_to_chat_id | F.migrate_from_chat_id)
    router.my_chat_member.register(bot_left, F.new_chat_member.status.in_(_GONE))
    return router


async def group_moved(message: Message, migration: Migration) -> None:
    """Telegram tells it in the old group and in the new one: either is enough."""
    here = message.chat.id
    await migration.move(message.migrate_from_chat_id or here, message.migrate_to_chat_id or here)


async def bot_left(event: ChatMemberUpdated, actions: JobActions) -> None:
    """Nobody is there to be answered: the chat's jobs end quietly."""
    for job in await actions.open_jobs(event.chat.id):
        await actions.abandon(job)
