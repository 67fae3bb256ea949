"""What a group and its members choose: /settings, what is kept, and "don't transcribe me".

Everybody may read it all; those whom the group names may change it, erasing is the administrators'.
"""

from aiogram import Bot, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.chats.erasure import Privacy
from bot.chats.preferences import ADMINS_ALONE, GROUP, overview
from bot.chats.store import Chats, Choices
from bot.groups.notes import GroupNotes
from bot.jobs.answer.redo import JobActions
from bot.jobs.submit.speech_language import Speech
from bot.telegram.callbacks import PrivacyButton, SettingsButton
from bot.telegram.members import Members
from bot.telegram.messages import Ephemeral, Sender
from bot.texts.catalogue import Catalogue, Texts
from handlers.chat_settings import choice_of, follow, kept_view
from handlers.chat_settings import privacy_button as erase_or_keep
from handlers.group.common import ask_of, mentions_bot, on_posts, refuse
from handlers.sent_media import place_in


def build_router() -> Router:
    """The router of the group's settings, its privacy, and of people who decide for themselves."""
    router = Router(name="group settings")
    on_posts(router, show_settings, Command("settings"))
    on_posts(router, show_kept, Command("privacy"))
    router.message.register(opt_out, Command("notme"))
    router.message.register(opt_in, Command("yesme"))
    router.message.register(opt_out, says_no)
    router.message.register(opt_in, says_yes)
    router.callback_query.register(settings_button, SettingsButton.filter())
    router.callback_query.register(privacy_button, PrivacyButton.filter())
    return router


async def show_settings(message: Message, texts: Texts, choices: Choices, sender: Sender, speech: Speech) -> None:
    """Show the choices as they stand."""
    html, rows = overview(await speech.added_to(GROUP, texts), choices, texts)
    await sender.text(place_in(message), html, rows)


async def settings_button(
    query: CallbackQuery, callback_data: SettingsButton, texts: Texts, choices: Choices, *, members: Members,
    ephemeral: Ephemeral, chats: Chats, sender: Sender, catalogue: Catalogue, speech: Speech,
) -> None:  # fmt: skip
    """Open a choice, take what is chosen, or go back."""
    offered = await speech.added_to(GROUP, texts)
    picked = await choice_of(query, callback_data, offered, texts)
    if picked is None or query.message is None:
        return
    preference, _ = picked
    is_free = choices.who_chooses == "everyone" and (preference is None or preference.field not in ADMINS_ALONE)
    if not is_free and not await members.leads(query.message.chat.id, query.from_user.id):
        await refuse(query, texts, ephemeral, "group-admins-only")
        return
    await follow(query, texts, choices, picked, offered=offered, chats=chats, sender=sender, catalogue=catalogue)


async def show_kept(message: Message, texts: Texts, sender: Sender, privacy: Privacy) -> None:
    """Say what is kept."""
    html, rows = kept_view(message.chat.id, texts, privacy)
    await sender.text(place_in(message), html, rows)


async def privacy_button(
    query: CallbackQuery, callback_data: PrivacyButton, texts: Texts, *, members: Members, ephemeral: Ephemeral,
    privacy: Privacy, sender: Sender,
) -> None:  # fmt: skip
    """Ask once more, then erase; each tap is an administrator's."""
    if query.message is None:
        return
    if await members.leads(query.message.chat.id, query.from_user.id):
        await erase_or_keep(query, callback_data, texts, sender, privacy)
    else:
        await refuse(query, texts, ephemeral, "group-admins-only")


async def says_no(message: Message, bot: Bot, catalogue: Catalogue) -> bool:
    """Whether it is said to the bot in plain words."""
    return catalogue.hears("heard-leave-me", message.text or "") and await _is_to_bot(message, bot)


async def says_yes(message: Message, bot: Bot, catalogue: Catalogue) -> bool:
    """The same for taking it back."""
    return catalogue.hears("heard-take-me", message.text or "") and await _is_to_bot(message, bot)


async def _is_to_bot(message: Message, bot: Bot) -> bool:
    reply = message.reply_to_message
    is_reply = reply is not None and reply.from_user is not None and reply.from_user.id == bot.id
    return is_reply or await mentions_bot(message, bot)


async def opt_out(
    message: Message, texts: Texts, choices: Choices, *, groupnotes: GroupNotes, actions: JobActions, sender: Sender
) -> None:
    """From now on the member's recordings are left alone here, also those under way."""
    user_id = ask_of(message, texts, choices).user_id
    if user_id is None:
        await sender.text(place_in(message), texts.say("optout-nobody"))
        return
    await groupnotes.opt_out(message.chat.id, user_id)
    for job in await actions.open_jobs(message.chat.id):
        if job.origin.speaker_id == user_id:
            await actions.cancel(job.id)
    await sender.text(place_in(message), texts.say("optout-done"))


async def opt_in(message: Message, texts: Texts, choices: Choices, *, groupnotes: GroupNotes, sender: Sender) -> None:
    """Take it back."""
    user_id = ask_of(message, texts, choices).user_id
    taken_back = user_id is not None and await groupnotes.opt_in(message.chat.id, user_id)
    await sender.text(place_in(message), texts.say("optout-taken-back" if taken_back else "optout-was-not"))
