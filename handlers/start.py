"""A chat that comes, moves or is back: /start and /help in private, groups that move, what waited for a chat."""

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.filters import Command, CommandStart
from aiogram.types import CallbackQuery, Message

from bot.groups.migration import Migration
from bot.jobs.answer.outbox import Outbox
from bot.keys.chat_key import KeyDesk
from bot.telegram.callbacks import OutboxButton
from bot.telegram.messages import Sender
from bot.telegram.outgoing import Place
from bot.texts.catalogue import Texts


def build_membership_router() -> Router:
    """The router of chats that moved or are back; it stands before those that read messages."""
    router = Router(name="membership")
    router.message.register(group_moved, F.migrate_to_chat_id | F.migrate_from_chat_id)
    router.callback_query.register(show_waiting, OutboxButton.filter())
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


async def show_waiting(query: CallbackQuery, texts: Texts, outbox: Outbox, sender: Sender) -> None:
    """Let come what waited for the chat; the offer goes."""
    if query.message is None:
        return
    shown = await outbox.show(query.message.chat.id)
    await query.answer(None if shown else texts.plain("button-stale"))
    await sender.delete(query.message.chat.id, query.message.message_id)
