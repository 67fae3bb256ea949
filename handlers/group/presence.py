"""/help, /doctor and the bot's own coming and changing: what can be done here, what it sees, what to change."""

from dataclasses import replace

from aiogram import Bot, F, Router
from aiogram.enums import ChatType
from aiogram.types import ChatMemberUpdated, Message

from bot.chats.notices import Notices
from bot.chats.store import Chats, Choices, KnownChats
from bot.groups.diagnosis import Doctor, GroupView, admin_link, describe, welcome
from bot.groups.notes import key_row
from bot.keys.invites import Invites
from bot.telegram.callbacks import OutboxButton
from bot.telegram.members import standing_of
from bot.telegram.messages import Ephemeral, Sender
from bot.telegram.outgoing import Button, Place, Rows
from bot.texts.catalogue import Texts
from handlers.group.common import is_addressed, on_posts
from handlers.menu import Command
from handlers.sent_media import place_in

_SHARED = {ChatType.GROUP, ChatType.SUPERGROUP, ChatType.CHANNEL}
_WELCOME_S = 60


def build_router() -> Router:
    router = Router(name="group presence")
    on_posts(router, show_help, Command("help", "start"), is_addressed)
    on_posts(router, doctor_command, Command("doctor"))
    router.my_chat_member.register(standing_changed, F.chat.type.in_(_SHARED), F.new_chat_member.func(_is_here))
    return router


async def show_help(message: Message, bot: Bot, texts: Texts, sender: Sender) -> None:
    """Say in three lines what can be done here."""
    sentence = "channel-help" if message.chat.type == ChatType.CHANNEL else "group-help"
    await sender.text(place_in(message), texts.say(sentence, bot=(await bot.me()).username))


async def doctor_command(
    message: Message, texts: Texts, choices: Choices, *, doctor: Doctor, operators: frozenset[int], sender: Sender
) -> None:
    is_channel = message.chat.type == ChatType.CHANNEL
    view = await doctor.examine(message.chat.id, choices, is_channel=is_channel)
    is_operator = message.from_user is not None and message.from_user.id in operators
    said = describe(view, texts, is_operator=is_operator)
    waits = view.condition is not None and view.condition.undelivered and view.condition.unwritable is None
    shows = [[Button(texts.plain("button-outbox"), data=OutboxButton().pack())]] if waits else []
    await sender.text(place_in(message), said, [*shows, *_missing_key(view, texts), *_missing_sight(view, texts)])


async def standing_changed(
    event: ChatMemberUpdated, texts: Texts, choices: Choices, *, doctor: Doctor, sender: Sender, ephemeral: Ephemeral,
    chats: Chats, known: KnownChats, invites: Invites, notices: Notices,
) -> None:  # fmt: skip
    """Introduce itself when it is added; later say only what a change of its rights means."""
    before, after = standing_of(event.old_chat_member), standing_of(event.new_chat_member)
    chat_id, user_id, title = event.chat.id, event.from_user.id, event.chat.title
    if not after.can_write:
        await ephemeral.in_private(user_id, texts.say("view-mute-in", title=title))
        return
    view = await doctor.examine(chat_id, choices, is_channel=event.chat.type == ChatType.CHANNEL)
    if not before.is_present:
        # A supergroup that a group became says that the bot is new there, too.
        if not await chats.first_notice(chat_id, "welcome", _WELCOME_S):
            return
        if not view.is_channel:
            if view.has_key:
                await sender.text(Place(chat_id), welcome(view, texts), _missing_sight(view, texts))
            else:
                then = welcome(replace(view, has_key=True), texts)
                await notices.ask_for_key(Place(chat_id), "welcome", welcome(view, texts), key_row(texts), then)
        elif await known.has(user_id):  # the channel's readers are told nothing
            said = texts.say("channel-welcome" if view.has_key else "channel-welcome-no-key", title=title)
            link = f"https://t.me/{view.me.username}?start={invites.make('set', chat_id, user_id)}"
            button = Button(texts.plain("button-set-group-key"), url=link)
            await ephemeral.in_private(user_id, said, [] if view.has_key else [[button]])
    elif before.is_admin != after.is_admin and not view.me.reads_all and not view.is_channel:
        sentence = "view-sees-now" if after.is_admin else "view-blind-now"
        await sender.text(Place(chat_id), texts.say(sentence, bot=view.me.username), _missing_sight(view, texts))


def _is_here(member: object) -> bool:
    return getattr(member, "status", None) not in ("left", "kicked") and getattr(member, "is_member", True)


def _missing_key(view: GroupView, texts: Texts) -> Rows:
    return [] if view.has_key else key_row(texts)


def _missing_sight(view: GroupView, texts: Texts) -> Rows:
    return [] if view.sees_all else [[Button(texts.plain("button-make-admin"), url=admin_link(view.me))]]
