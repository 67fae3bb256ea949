"""/settings: what a chat may choose, in one message that is edited in place."""

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.i18n import Catalogue, Texts
from bot.store.chats import Chats
from bot.store.choices import Choices
from bot.telegram.send import Button, Place, Sender

_PREFIX = "language:"
_OWN = "auto"


def build_router() -> Router:
    """The router of the settings."""
    router = Router(name="settings")
    router.message.register(show_settings, Command("settings"), F.chat.type == ChatType.PRIVATE)
    router.callback_query.register(choose_language, F.data.startswith(_PREFIX))
    return router


async def show_settings(message: Message, texts: Texts, choices: Choices, sender: Sender) -> None:
    """Show the choices as they stand."""
    chosen = choices.language
    await sender.text(Place(message.chat.id), texts.say("settings.text"), _rows(texts, chosen))


async def choose_language(
    query: CallbackQuery, texts: Texts, chats: Chats, sender: Sender, catalogue: Catalogue
) -> None:
    """Take the choice of language, and speak it from now on."""
    wanted = (query.data or "").removeprefix(_PREFIX)
    if query.message is None or wanted not in (*catalogue.languages, _OWN):
        await query.answer(texts.plain("button.stale"))
        return
    chosen = None if wanted == _OWN else wanted
    chat_id = query.message.chat.id
    await chats.choose(chat_id, language=chosen)
    texts = catalogue.texts(catalogue.pick(chosen, query.from_user.language_code))
    await query.answer(texts.plain("settings.saved"))
    await sender.edit(chat_id, query.message.message_id, texts.say("settings.text"), _rows(texts, chosen))


def _rows(texts: Texts, chosen: str | None) -> list[list[Button]]:
    names = (("en", "English"), ("ru", "Русский"), (_OWN, texts.plain("settings.as_telegram")))
    return [
        [Button(f"✓ {name}" if code == (chosen or _OWN) else name, data=f"{_PREFIX}{code}")] for code, name in names
    ]
