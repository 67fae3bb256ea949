"""/help, /doctor and the bot's own coming and changing: what can be done here, what it sees, what to change."""

from aiogram import Bot, F, Router
from aiogram.enums import ChatType
from aiogram.filters import Command
from aiogram.types import ChatMemberUpdated, Message

from bot.chats.store import Chats, Choices
from bot.groups.diagnosis import Doctor, GroupView, describe
from bot.groups.requests import GroupDesk
from bot.telegram.callbacks import SET_GROUP_KEY
from bot.telegram.members import standing_of
from bot.telegram.messages import Sender
from bot.telegram.outgoing import Button, Place, Rows
from bot.texts.catalogue import Html, Texts
from handlers.group.common import is_addressed, on_posts
from handlers.media import place_in

_SHARED = {ChatType.GROUP, ChatType.SUPERGROUP, ChatType.CHANNEL}
_WELCOME_S = 60


def build_router() -> Router:
    """The router of what the bot says of itself in a group."""
    router = Router(name="group doctor")
    on_posts(router, show_help, Command("help", "start"), is_addressed)
    on_posts(router, doctor_command, Command("doctor"))
    router.my_chat_member.register(standing_changed, F.chat.type.in_(_SHARED), F.new_chat_member.func(_is_here))
    return router


async def show_help(message: Message, bot: Bot, texts: Texts, sender: Sender) -> None:
    """Say in three lines what can be done here."""
    await sender.text(place_in(message), texts.say("group-help", bot=(await bot.me()).username))


async def doctor_command(message: Message, texts: Texts, choices: Choices, doctor: Doctor, sender: Sender) -> None:
    """Examine the group and say it."""
    is_channel = message.chat.type == ChatType.CHANNEL
    view = await doctor.examine(message.chat.id, choices, is_channel=is_channel)
    await sender.text(place_in(message), describe(view, texts), _rows(view, texts))


async def standing_changed(
    event: ChatMemberUpdated, texts: Texts, choices: Choices, *, doctor: Doctor, sender: Sender, groupdesk: GroupDesk,
    chats: Chats,
) -> None:  # fmt: skip
    """Introduce itself when it is added; later say only what a change of its rights means."""
    before, after = standing_of(event.old_chat_member), standing_of(event.new_chat_member)
    chat_id = event.chat.id
    if not after.can_write:
        await groupdesk.ephemeral.in_private(event.from_user.id, texts.say("view-mute-in", title=event.chat.title))
        return
    view = await doctor.examine(chat_id, choices, is_channel=event.chat.type == ChatType.CHANNEL)
    if not before.is_present:
        # A supergroup that a group became says that the bot is new there, too.
        if not view.is_channel and await chats.first_notice(chat_id, "welcome", _WELCOME_S):
            said = Html(f"{texts.say('view-welcome')}\n\n{describe(view, texts)}")
            await sender.text(Place(chat_id), said, _rows(view, texts))
    elif before.is_admin != after.is_admin and not view.me.reads_all and not view.is_channel:
        sentence = "view-sees-now" if after.is_admin else "view-blind-now"
        await sender.text(Place(chat_id), texts.say(sentence, bot=view.me.username))


def _is_here(member: object) -> bool:
    return getattr(member, "status", None) not in ("left", "kicked") and getattr(member, "is_member", True)


def _rows(view: GroupView, texts: Texts) -> Rows:
    return [] if view.has_key else [[Button(texts.plain("button-set-group-key"), data=SET_GROUP_KEY)]]
