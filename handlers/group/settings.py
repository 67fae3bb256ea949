"""/settings in a group: everybody may read them, those whom the group names may change them."""

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.i18n import Catalogue, Texts
from bot.jobs.group.desk import GroupDesk
from bot.jobs.group.preferences import ADMINS_ALONE, GROUP
from bot.jobs.preferences import PREFIX, detail, overview, read_button
from bot.jobs.speech import Speech
from bot.store.chats import Chats
from bot.store.choices import Choices
from bot.telegram.send import Sender
from handlers.group.places import on_posts, place_in
from handlers.group.taps import refuse_tap


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
    try:
        preference, option = read_button(query.data or "", offered)
    except ValueError:
        await query.answer(texts.plain("button.stale"))
        return
    if query.message is None:
        return
    chat_id = query.message.chat.id
    is_free = choices.who_chooses == "everyone" and (preference is None or preference.field not in ADMINS_ALONE)
    if not is_free and not await groupdesk.is_admin(chat_id, query.from_user.id):
        await refuse_tap(query, texts, groupdesk, "group.admins_only")
        return
    if preference is not None and option is not None:
        choices = await chats.choose(chat_id, **{preference.field: option.value})
        texts = catalogue.texts(catalogue.pick(choices.language, query.from_user.language_code))
        await query.answer(texts.plain("settings.saved"))
        preference = None
    await query.answer()
    html, rows = overview(offered, choices, texts) if preference is None else detail(preference, choices, texts)
    await sender.edit(chat_id, query.message.message_id, html, rows)
