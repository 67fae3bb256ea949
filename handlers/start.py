"""A chat that comes, goes or moves: /start and /help in private, the bot's own membership, groups that move."""

from aiogram import F, Router
from aiogram.enums import ChatMemberStatus, ChatType
from aiogram.filters import Command, CommandStart
from aiogram.types import ChatMemberUpdated, Message

from bot.groups.migration import Migration
from bot.jobs.answer.redo import JobActions
from bot.keys.chat_key import KeyDesk
from bot.telegram.messages import Sender
from bot.telegram.outgoing import Place
from bot.texts.catalogue import Texts

_GONE = {ChatMemberStatus.KICKED, ChatMemberStatus.LEFT}


def build_membership_router() -> Router:
    """The router of the bot's own membership; it stands before those that read messages."""
    router = Router(name="membership")
    router.message.register(group_moved, F.migrate_to_chat_id | F.migrate_from_chat_id)
    router.my_chat_member.register(bot_left, F.new_chat_member.status.in_(_GONE))
    return router


def build_router() -> Router:
    """The router of what the bot says of itself."""
    router = Router(name="start")
    router.message.filter(F.chat.type == ChatType.PRIVATE)
    router.message.register(start, CommandStart())
    router.message.register(show_help, Command("help"))
    return router


async def start(message: Message, texts: Texts, sender: Sender, keydesk: KeyDesk) -> None:
    """Say who the bot is, and the next step: a voice note, or first a key."""
    has_key = await keydesk.can_serve(message.chat.id)
    await sender.text(Place(message.chat.id), texts.say("start-ready" if has_key else "start-no-key"))


async def show_help(message: Message, texts: Texts, sender: Sender) -> None:
    """Show by example what can be sent."""
    await sender.text(Place(message.chat.id), texts.say("help-text"))


async def group_moved(message: Message, migration: Migration) -> None:
    """Telegram tells it in the old group and in the new one: either is enough."""
    here = message.chat.id
    await migration.move(message.migrate_from_chat_id or here, message.migrate_to_chat_id or here)


async def bot_left(event: ChatMemberUpdated, actions: JobActions) -> None:
    """Nobody is there to be answered: the chat's jobs end quietly."""
    for job in await actions.open_jobs(event.chat.id):
        await actions.abandon(job)
