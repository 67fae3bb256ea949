"""/settings and /privacy: what a chat may choose, what is kept of it, each in one message that is edited in place."""

from collections.abc import Sequence

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.chats.erasure import COUNTER_DAYS, PERSON_DAYS, RECORD_DAYS, TRANSCRIPT_DAYS, TRIAL_DAYS, Privacy
from bot.chats.preferences import PRIVATE, Option, Preference, chosen, detail, overview
from bot.chats.store import Chats, Choices
from bot.jobs.answer.parts import ALONE_IN_A_MESSAGE
from bot.jobs.submit.speech_language import Speech
from bot.telegram.callbacks import PrivacyButton, SettingsButton
from bot.telegram.messages import Sender
from bot.telegram.outgoing import Button, Place, Rows
from bot.texts.catalogue import Catalogue, Html, Texts

Offered = Sequence[Preference]
Picked = tuple[Preference | None, Option | None]


def build_router() -> Router:
    """The router of choices and of what is kept."""
    router = Router(name="settings")
    router.message.register(show_settings, Command("settings"), F.chat.type == ChatType.PRIVATE)
    router.message.register(show_kept, Command("privacy"), F.chat.type == ChatType.PRIVATE)
    router.callback_query.register(settings_button, SettingsButton.filter())
    router.callback_query.register(privacy_button, PrivacyButton.filter())
    return router


async def show_settings(message: Message, texts: Texts, choices: Choices, sender: Sender, speech: Speech) -> None:
    """Show the choices as they stand."""
    html, rows = overview(await speech.added_to(PRIVATE, texts), choices, texts)
    await sender.text(Place(message.chat.id), html, rows)


async def settings_button(
    query: CallbackQuery, callback_data: SettingsButton, texts: Texts, choices: Choices, *, speech: Speech,
    chats: Chats, sender: Sender, catalogue: Catalogue,
) -> None:  # fmt: skip
    """Open a choice, take what is chosen, or go back."""
    offered = await speech.added_to(PRIVATE, texts)
    if callback_data.option == ALONE_IN_A_MESSAGE and query.message is not None:
        await query.answer()
        html, rows = overview(offered, choices, texts)
        await sender.text(Place(query.message.chat.id), html, rows)
    elif (picked := await choice_of(query, callback_data, offered, texts)) is not None:
        await follow(query, texts, choices, picked, offered=offered, chats=chats, sender=sender, catalogue=catalogue)


async def choice_of(query: CallbackQuery, button: SettingsButton, offered: Offered, texts: Texts) -> Picked | None:
    """The choice that the button opens, and the option that it takes; None, and an answer, for a stale one."""
    try:
        return chosen(button, offered)
    except ValueError:
        await query.answer(texts.plain("button-stale"))
        return None


async def follow(
    query: CallbackQuery, texts: Texts, choices: Choices, picked: Picked, *, offered: Offered, chats: Chats,
    sender: Sender, catalogue: Catalogue,
) -> None:  # fmt: skip
    """Take what was chosen, and show what comes next in the same message."""
    if query.message is None:
        return
    preference, option = picked
    chat_id, message_id = query.message.chat.id, query.message.message_id
    if preference is not None and option is not None:
        choices = await chats.choose(chat_id, **{preference.field: option.value})
        texts = catalogue.texts(catalogue.pick(choices.language, query.from_user.language_code))
        await query.answer(texts.plain("settings-saved"))
        preference = None
    await query.answer()
    html, rows = overview(offered, choices, texts) if preference is None else detail(preference, choices, texts)
    await sender.edit(chat_id, message_id, html, rows)


async def show_kept(message: Message, texts: Texts, sender: Sender, privacy: Privacy) -> None:
    """Say what is kept."""
    html, rows = kept_view(message.chat.id, texts, privacy)
    await sender.text(Place(message.chat.id), html, rows)


async def privacy_button(
    query: CallbackQuery, callback_data: PrivacyButton, texts: Texts, sender: Sender, privacy: Privacy
) -> None:
    """Ask once more, then erase."""
    if query.message is None:
        return
    chat_id, message_id, action = query.message.chat.id, query.message.message_id, callback_data.action
    await query.answer()
    html, rows = kept_view(chat_id, texts, privacy)
    if action == "erase":
        await privacy.erase(chat_id)
        html, rows = texts.say("group-erased" if chat_id < 0 else "privacy-erased"), []
    elif action == "ask":
        html = texts.say("group-erase-ask" if chat_id < 0 else "privacy-ask")
        yes, no = PrivacyButton(action="erase").pack(), PrivacyButton(action="keep").pack()
        rows = [[Button(texts.plain("button-erase-yes"), data=yes), Button(texts.plain("button-keep"), data=no)]]
    await sender.edit(chat_id, message_id, html, rows)


def kept_view(chat_id: int, texts: Texts, privacy: Privacy) -> tuple[Html, Rows]:
    """What is kept of the chat, and the button that asks whether to erase it."""
    sentence = "group-kept" if chat_id < 0 else "privacy-kept"
    html = texts.say(
        sentence, transcripts=texts.days(TRANSCRIPT_DAYS), records=texts.days(RECORD_DAYS),
        counters=texts.days(COUNTER_DAYS), people=texts.days(PERSON_DAYS), trials=texts.days(TRIAL_DAYS),
        disk=texts.say(privacy.disk),
    )  # fmt: skip
    return html, [[Button(texts.plain("button-erase"), data=PrivacyButton(action="ask").pack())]]
