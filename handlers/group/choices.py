"""What a group and its members choose: /settings, what is kept, and "don't transcribe me".

Everybody may read it all; those whom the group names may change it, erasing is the administrators'.
"""

from aiogram import Bot, Router
from aiogram.types import Message

from bot.chats.preferences import ADMINS_ALONE
from bot.chats.store import Choices
from bot.groups.notes import Ask, GroupNotes
from bot.jobs.answer.redo import JobActions
from bot.telegram.callbacks import PrivacyButton, SettingsButton
from bot.telegram.members import Members
from bot.telegram.messages import Sender, Tap
from bot.texts.catalogue import Catalogue
from handlers.chat_settings import privacy_button, settings_button, show_kept, show_settings
from handlers.group.common import give_ask, mentions_bot, on_posts, pass_if
from handlers.menu import Command, own_words


def build_router() -> Router:
    """The router of the group's settings, its privacy, and of people who decide for themselves."""
    router = Router(name="group settings")
    on_posts(router, show_settings, Command("settings"))
    on_posts(router, show_kept, Command("privacy"))
    router.message.register(opt_out, Command("notme"), give_ask)
    router.message.register(opt_in, Command("yesme"), give_ask)
    router.message.register(opt_out, own_words, says_no, give_ask)
    router.message.register(opt_in, own_words, says_yes, give_ask)
    router.callback_query.register(check_may_choose, SettingsButton.filter())
    router.callback_query.register(settings_button, SettingsButton.filter())
    router.callback_query.register(check_may_erase, PrivacyButton.filter())
    router.callback_query.register(privacy_button, PrivacyButton.filter())
    return router


async def check_may_choose(tap: Tap, callback_data: SettingsButton, choices: Choices, members: Members) -> None:
    """For those whom the group names."""
    is_free = choices.who_chooses == "everyone" and callback_data.field not in ADMINS_ALONE
    await pass_if(is_free or await members.leads(tap.chat_id, tap.user.id), tap, "group-admins-only")


async def check_may_erase(tap: Tap, members: Members) -> None:
    """Each tap is an administrator's."""
    await pass_if(await members.leads(tap.chat_id, tap.user.id), tap, "group-admins-only")


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


async def opt_out(message: Message, ask: Ask, *, groupnotes: GroupNotes, actions: JobActions, sender: Sender) -> None:
    """From now on the member's recordings are left alone here, also those under way."""
    if ask.user_id is None:
        await sender.text(ask.place, ask.texts.say("optout-nobody"))
        return
    await groupnotes.opt_out(message.chat.id, ask.user_id)
    for job in await actions.open_jobs(message.chat.id):
        if job.origin.speaker_id == ask.user_id:
            await actions.cancel(job.id)
    await sender.text(ask.place, ask.texts.say("optout-done"))


async def opt_in(message: Message, ask: Ask, *, groupnotes: GroupNotes, sender: Sender) -> None:
    taken_back = ask.user_id is not None and await groupnotes.opt_in(message.chat.id, ask.user_id)
    await sender.text(ask.place, ask.texts.say("optout-taken-back" if taken_back else "optout-was-not"))
