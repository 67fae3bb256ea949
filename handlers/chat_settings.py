"""/settings and /privacy: what a chat may choose, what is kept of it, each in one message that is edited in place."""

from collections.abc import Sequence

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.types import Message

from bot.chats.erasure import COUNTER_DAYS, PERSON_DAYS, RECORD_DAYS, TRANSCRIPT_DAYS, TRIAL_DAYS, Privacy
from bot.chats.preferences import GROUP, PRIVATE, Preference, chosen, detail, overview
from bot.chats.store import Chats, Choices
from bot.jobs.answer.parts import ALONE_IN_A_MESSAGE
from bot.jobs.submit.speech_language import Speech
from bot.telegram.callbacks import PrivacyButton, SettingsButton
from bot.telegram.messages import Sender, Tap
from bot.telegram.outgoing import Button, Place, Rows
from bot.texts.catalogue import Catalogue, Html, Texts
from handlers.menu import Command
from handlers.sent_media import place_in, place_near


def build_router() -> Router:
    """The router of choices and of what is kept, in private chats."""
    router = Router(name="settings")
    router.message.register(show_settings, Command("settings"), F.chat.type == ChatType.PRIVATE)
    router.message.register(show_kept, Command("privacy"), F.chat.type == ChatType.PRIVATE)
    router.callback_query.register(settings_button, SettingsButton.filter())
    router.callback_query.register(privacy_button, PrivacyButton.filter())
    return router


async def show_settings(message: Message, texts: Texts, choices: Choices, sender: Sender, speech: Speech) -> None:
    html, rows = overview(await _offered(message.chat.id, speech, texts), choices, texts)
    await sender.text(_place(message), html, rows)


async def settings_button(
    tap: Tap, callback_data: SettingsButton, choices: Choices, *, speech: Speech, chats: Chats, sender: Sender,
    catalogue: Catalogue,
) -> None:  # fmt: skip
    """Open a choice, take what is chosen, or go back, in the same message."""
    offered = await _offered(tap.chat_id, speech, tap.texts)
    if callback_data.option == ALONE_IN_A_MESSAGE and tap.chat_id > 0:
        await tap.answer()
        html, rows = overview(offered, choices, tap.texts)
        await sender.text(Place(tap.chat_id), html, rows)
        return
    try:
        preference, option = chosen(callback_data, offered)
    except ValueError:
        await tap.answer("button-stale")
        return
    if preference is not None and option is not None:
        choices = await chats.choose(tap.chat_id, **{preference.field: option.value})
        tap.texts = catalogue.texts(choices.language, tap.user.language_code)
        await tap.answer("settings-saved")
        preference = None
    await tap.answer()
    await tap.edit(
        *(overview(offered, choices, tap.texts) if preference is None else detail(preference, choices, tap.texts))
    )


async def show_kept(message: Message, texts: Texts, sender: Sender, privacy: Privacy) -> None:
    html, rows = _kept_view(message.chat.id, texts, privacy)
    await sender.text(_place(message), html, rows)


async def privacy_button(tap: Tap, callback_data: PrivacyButton, texts: Texts, privacy: Privacy) -> None:
    """Ask once more, then erase."""
    is_group = tap.chat_id < 0
    await tap.answer()
    html, rows = _kept_view(tap.chat_id, texts, privacy)
    if callback_data.action == "erase":
        await privacy.erase(tap.chat_id)
        html, rows = texts.say("group-erased" if is_group else "privacy-erased"), []
    elif callback_data.action == "ask":
        html = texts.say("group-erase-ask" if is_group else "privacy-ask")
        yes, no = PrivacyButton(action="erase").pack(), PrivacyButton(action="keep").pack()
        rows = [[Button(texts.plain("button-erase-yes"), data=yes), Button(texts.plain("button-keep"), data=no)]]
    await tap.edit(html, rows)


def _kept_view(chat_id: int, texts: Texts, privacy: Privacy) -> tuple[Html, Rows]:
    """What is kept of the chat, and the button that asks whether to erase it."""
    sentence = "group-kept" if chat_id < 0 else "privacy-kept"
    html = texts.say(
        sentence, transcripts=texts.days(TRANSCRIPT_DAYS), records=texts.days(RECORD_DAYS),
        counters=texts.days(COUNTER_DAYS), people=texts.days(PERSON_DAYS), trials=texts.days(TRIAL_DAYS),
        disk=texts.say(privacy.disk),
    )  # fmt: skip
    return html, [[Button(texts.plain("button-erase"), data=PrivacyButton(action="ask").pack())]]


async def _offered(chat_id: int, speech: Speech, texts: Texts) -> Sequence[Preference]:
    return await speech.added_to(GROUP if chat_id < 0 else PRIVATE, texts)


def _place(message: Message) -> Place:
    return place_in(message) if message.chat.id < 0 else place_near(message)
