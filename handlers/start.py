"""A chat that comes, moves or is back: /start and /help in private, groups that move, what waited for a chat."""

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.types import ChatMemberUpdated, Message

from bot.chats.store import Chats
from bot.groups.migration import Migration
from bot.jobs.answer.outbox import Outbox
from bot.jobs.intake.trial import Trial
from bot.keys.chat_key import KeyDesk
from bot.telegram.callbacks import OutboxButton
from bot.telegram.members import standing_of
from bot.telegram.messages import Sender, Tap
from bot.texts.catalogue import Texts
from handlers.key import key_steps
from handlers.menu import Command, CommandStart
from handlers.sent_media import place_near


def build_membership_router() -> Router:
    """The router of chats that moved or are back; it stands before those that read messages."""
    router = Router(name="membership")
    router.message.register(group_moved, F.migrate_to_chat_id | F.migrate_from_chat_id)
    router.message.register(members_came_or_went, F.new_chat_members | F.left_chat_member)
    router.chat_member.register(member_changed)
    router.callback_query.register(show_waiting, OutboxButton.filter())
    return router


def build_router() -> Router:
    router = Router(name="start")
    router.message.filter(F.chat.type == ChatType.PRIVATE)
    router.message.register(start, CommandStart())
    router.message.register(show_help, Command("help"))
    return router


async def start(message: Message, texts: Texts, sender: Sender, keydesk: KeyDesk, trial: Trial) -> None:
    """Say who the bot is, and the next step: a voice note, or first a key."""
    if await keydesk.can_serve(message.chat.id):
        await sender.text(place_near(message), texts.say("start-ready"))
        return
    html, rows = await key_steps(message, "start-no-key", texts, trial)
    await sender.text(place_near(message), html, rows)


async def show_help(message: Message, texts: Texts, sender: Sender) -> None:
    await sender.text(place_near(message), texts.say("help-text"))


async def group_moved(message: Message, migration: Migration) -> None:
    here = message.chat.id
    await migration.move(message.migrate_from_chat_id or here, message.migrate_to_chat_id or here)


async def members_came_or_went(message: Message, chats: Chats) -> None:
    """Remember who is new: they may not read everything."""
    for member in message.new_chat_members or ():
        await chats.joined(message.chat.id, member.id)
    if message.left_chat_member is not None:
        await chats.left(message.chat.id, message.left_chat_member.id)


async def member_changed(event: ChatMemberUpdated, chats: Chats) -> None:
    """The same, as administrators are told it."""
    before, after = standing_of(event.old_chat_member), standing_of(event.new_chat_member)
    if after.is_present and not before.is_present:
        await chats.joined(event.chat.id, event.new_chat_member.user.id)
    elif not after.is_present:
        await chats.left(event.chat.id, event.new_chat_member.user.id)


async def show_waiting(tap: Tap, outbox: Outbox) -> None:
    """Let come what waited for the chat; the offer goes."""
    shown = await outbox.show(tap.chat_id)
    await tap.answer(None if shown else "button-stale")
    if shown:
        await tap.delete()
