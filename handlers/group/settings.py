"""/settings in a group: everybody may read them, those whom the group names may change them."""

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.chats.preferences import ADMINS_ALONE, GROUP, PREFIX, overview
from bot.chats.store import Chats, Choices
from bot.groups.requests import GroupDesk
from bot.i18n import Catalogue, Texts
from bot.jobs.speech_language import Speech
from bot.telegram.messages import Sender
from handlers.group.places import on_posts, place_in
from handlers.group.taps import refuse_tap
from handlers.settings import follow, tapped_choice


def build_router() -> Router:
    """The router of the group's settings."""
    router = Router(name="group settings")
    on_posts(router, show_settings, Command("settings"))
    router.callback_query.register(settings_button, F.data.regexp(rf"^{PREFIX}(:|$)"))
    return router


async def show_settings(message: Message, texts: Texts, choices: Choices, sender: Sender, speech: Speech) -> None:
    """Show the choices as they stand."""
    html, rows = overview(await speech.added_to(GROUP, texts), choices, texts)
    await sender.text(place_in(message), html, rows)


async def settings_button(
    query: CallbackQuery, texts: Texts, choices: Choices, *, groupdesk: GroupDesk, chats: Chats, sender: Sender,
    catalogue: Catalogue, speech: Speech,
) -> None:  # fmt: skip
    """Open a choice, take what is chosen, or go back."""
    offered = await speech.added_to(GROUP, texts)
    tapped = await tapped_choice(query, offered, texts)
    if tapped is None or query.message is None:
        return
    preference, _ = tapped
    is_free = choices.who_chooses == "everyone" and (preference is None or preference.field not in ADMINS_ALONE)
    if not is_free and not await groupdesk.is_admin(query.message.chat.id, query.from_user.id):
        await refuse_tap(query, texts, groupdesk, "group.admins_only")
        return
    await follow(query, texts, choices, tapped, offered=offered, chats=chats, sender=sender, catalogue=catalogue)
