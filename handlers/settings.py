"""/settings: what a chat may choose, in one message that is edited in place."""

from collections.abc import Sequence

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.chats.preferences import PREFIX, PRIVATE, Option, Preference, detail, overview, read_button
from bot.chats.store import Chats, Choices
from bot.i18n import Catalogue, Texts
from bot.jobs.speech_language import Speech
from bot.telegram.messages import Sender
from bot.telegram.outgoing import Place

Offered = Sequence[Preference]
Tapped = tuple[Preference | None, Option | None]


def build_router() -> Router:
    """The router of the settings."""
    router = Router(name="settings")
    router.message.register(show_settings, Command("settings"), F.chat.type == ChatType.PRIVATE)
    router.callback_query.register(settings_button, F.data.regexp(rf"^{PREFIX}(:|$)"))
    return router


async def show_settings(message: Message, texts: Texts, choices: Choices, sender: Sender, speech: Speech) -> None:
    """Show the choices as they stand."""
    html, rows = overview(await speech.added_to(PRIVATE, texts), choices, texts)
    await sender.text(Place(message.chat.id), html, rows)


async def settings_button(
    query: CallbackQuery, texts: Texts, choices: Choices, *, speech: Speech, chats: Chats, sender: Sender,
    catalogue: Catalogue,
) -> None:  # fmt: skip
    """Open a choice, take what is chosen, or go back."""
    offered = await speech.added_to(PRIVATE, texts)
    if (tapped := await tapped_choice(query, offered, texts)) is not None:
        await follow(query, texts, choices, tapped, offered=offered, chats=chats, sender=sender, catalogue=catalogue)


async def tapped_choice(query: CallbackQuery, offered: Offered, texts: Texts) -> Tapped | None:
    """The choice that the button opens, and the option that it takes; None, and an answer, for a stale one."""
    try:
        return read_button(query.data or "", offered)
    except ValueError:
        await query.answer(texts.plain("button.stale"))
        return None


async def follow(
    query: CallbackQuery, texts: Texts, choices: Choices, tapped: Tapped, *, offered: Offered, chats: Chats,
    sender: Sender, catalogue: Catalogue,
) -> None:  # fmt: skip
    """Take what was chosen, and show what comes next in the same message."""
    if query.message is None:
        return
    preference, option = tapped
    chat_id, message_id = query.message.chat.id, query.message.message_id
    if preference is not None and option is not None:
        choices = await chats.choose(chat_id, **{preference.field: option.value})
        texts = catalogue.texts(catalogue.pick(choices.language, query.from_user.language_code))
        await query.answer(texts.plain("settings.saved"))
        preference = None
    await query.answer()
    html, rows = overview(offered, choices, texts) if preference is None else detail(preference, choices, texts)
    await sender.edit(chat_id, message_id, html, rows)
