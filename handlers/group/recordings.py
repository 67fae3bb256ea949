"""What is transcribed in a group: what somebody asks for, what the group wants unasked. All else is left in peace."""

from aiogram import Bot, F, Router
from aiogram.types import Message

from bot.chats.store import Chats
from bot.clock import Clock
from bot.groups.notes import Ask, GroupRecordings
from bot.jobs.answer.redo import JobActions
from bot.jobs.intake.edits import Edits
from bot.keys.chat_key import KeyDesk
from bot.telegram.messages import Ephemeral, Sender
from bot.texts.catalogue import Catalogue
from handlers.fallback import answer_about, is_question, is_thanks, topic_of
from handlers.group.common import answer_shortly, give_ask, mentions_bot, on_posts
from handlers.menu import Command
from handlers.sent_media import is_recent, links_in, media_of, own_things, what_is_asked

_SAME_QUESTION_S = 20


def build_router() -> Router:
    """The router of what is asked for, then of what nobody asked for."""
    router = Router(name="group recordings")
    on_posts(router, transcribe, Command("transcribe"))
    on_posts(router, mentioned, mentions_bot)
    for observer in (router.edited_message, router.edited_channel_post):
        observer.register(renew, is_recent, give_ask)
    on_posts(router, voice_note, F.voice | F.video_note)
    on_posts(router, file_or_links, F.func(media_of) | F.func(links_in))
    return router


async def transcribe(message: Message, bot: Bot, ask: Ask, *, recordings: GroupRecordings, sender: Sender) -> None:
    """Transcribe what the command replies to, or the links behind it; explain it where there is nothing."""
    if wanted := what_is_asked(message, bot.id):
        await recordings.serve(ask, wanted)
    else:
        await sender.text(ask.place, ask.texts.say("group-how", bot=(await bot.me()).username))


async def mentioned(
    message: Message, bot: Bot, ask: Ask, *, recordings: GroupRecordings, chats: Chats, ephemeral: Ephemeral,
    keydesk: KeyDesk, actions: JobActions, clock: Clock, sender: Sender, catalogue: Catalogue,
) -> None:  # fmt: skip
    """The same; a question alone is answered from what is the case, and what is said to others is left in peace."""
    texts, chat_id = ask.texts, message.chat.id
    if wanted := what_is_asked(message, bot.id):
        await recordings.serve(ask, wanted)
        return
    name = f"@{(await bot.me()).username}"
    text = message.text or ""
    wants_language = text.lower().startswith(name.lower()) and catalogue.language_asked(text[len(name) :])
    if message.reply_to_message is not None or not (wants_language or _is_to_bot(text, name, catalogue)):
        return
    topic = topic_of(text, catalogue)
    if not await chats.first_notice(chat_id, f"asked:{topic}:{ask.user_id}", _SAME_QUESTION_S):
        return
    is_about_jobs, has_key = topic in ("left", "slow"), await keydesk.can_serve(chat_id)
    jobs = await actions.open_jobs(chat_id) if is_about_jobs else []
    html = answer_about(topic, jobs, texts, clock(), has_key=has_key)
    if wants_language:
        html = texts.say("group-language", bot=name[1:])
    if html is None and not has_key:
        await recordings.ask_for_key(ask)
    else:
        await answer_shortly(ask, html or texts.say("group-help", bot=name[1:]), ephemeral, sender)


def _is_to_bot(text: str, name: str, catalogue: Catalogue) -> bool:
    """Whether somebody calls the bot, or asks it something, rather than speaks of it."""
    if not text.lower().startswith(name.lower()):
        return is_question(text, catalogue)
    rest = text[len(name) :].strip(" ,.:!")
    return not rest or "?" in rest or (topic_of(rest, catalogue) != "other" and not is_thanks(rest, catalogue))


async def renew(
    message: Message, bot: Bot, ask: Ask, *, edits: Edits, recordings: GroupRecordings, sender: Sender
) -> None:
    """Serve what an edit brought into the message, and stop what it took out."""
    is_asked = await mentions_bot(message, bot)
    is_wanted = is_asked or ask.choices.files_unasked or message.voice or message.video_note
    new, is_marked = await edits.renew(message.chat.id, message.message_id, own_things(message) if is_wanted else [])
    if is_marked:
        await sender.text(ask.place, ask.texts.say("edit-answered-before"))
    await (recordings.serve(ask, new) if is_asked else recordings.take(ask, new))


async def voice_note(message: Message, ask: Ask, recordings: GroupRecordings) -> None:
    if ask.choices.voice_unasked:
        things = own_things(message)
        await recordings.take(ask, things if ask.choices.files_unasked else things[:1])


async def file_or_links(message: Message, ask: Ask, recordings: GroupRecordings) -> None:
    if ask.choices.files_unasked and await recordings.may_ask(ask):
        await recordings.take(ask, own_things(message))
