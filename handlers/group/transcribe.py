"""What is transcribed in a group: what somebody asks for, what the group wants unasked. All else is left in peace."""

from dataclasses import replace

from aiogram import Bot, F, Router
from aiogram.filters import Command
from aiogram.types import Message

from bot.chats.store import Choices
from bot.groups.requests import GroupDesk, Outcome, Wanted
from bot.jobs.intake.edits import Edits
from bot.keys.chat_key import KeyDesk
from bot.telegram.callbacks import SET_GROUP_KEY
from bot.telegram.messages import Sender
from bot.telegram.outgoing import Button
from bot.texts.catalogue import Texts
from bot.texts.errors import ExplainedError
from handlers.fallback import is_question
from handlers.group.common import answer_shortly, explain, mentions_bot, on_posts, writer_of
from handlers.media import is_recent, links_in, media_of, own_things, place_in, what_is_asked

_SAME_QUESTION_S = 20


def build_router() -> Router:
    """The router of what is asked for, then of what nobody asked for."""
    router = Router(name="group transcribe")
    on_posts(router, transcribe, Command("transcribe"))
    on_posts(router, mentioned, mentions_bot)
    for observer in (router.edited_message, router.edited_channel_post):
        observer.register(renew, is_recent)
    on_posts(router, voice_note, F.voice | F.video_note)
    on_posts(router, file_or_links, F.func(media_of) | F.func(links_in))
    return router


async def transcribe(
    message: Message, bot: Bot, texts: Texts, choices: Choices, *, groupdesk: GroupDesk, sender: Sender
) -> None:
    """Transcribe what the command replies to, or the links behind it; explain it where there is nothing."""
    wanted = what_is_asked(message, bot.id)
    if not wanted:
        await sender.text(place_in(message), texts.say("group-how", bot=(await bot.me()).username))
    for one in wanted:
        await _serve(message, one, texts, choices, groupdesk=groupdesk, sender=sender)


async def mentioned(
    message: Message, bot: Bot, texts: Texts, choices: Choices, *, groupdesk: GroupDesk, keydesk: KeyDesk,
    sender: Sender,
) -> None:  # fmt: skip
    """The same; a question alone is answered, and what is said to others is left in peace."""
    wanted = what_is_asked(message, bot.id)
    for one in wanted:
        await _serve(message, one, texts, choices, groupdesk=groupdesk, sender=sender)
    if wanted or message.reply_to_message is not None or not is_question(message.text or ""):
        return
    chat_id, user_id = message.chat.id, writer_of(message).user_id
    if not await groupdesk.chats.first_notice(chat_id, f"asked:{user_id}", _SAME_QUESTION_S):
        return
    if await keydesk.can_serve(chat_id):
        await answer_shortly(message, texts.say("group-help", bot=(await bot.me()).username), groupdesk, sender)
    else:
        rows = [[Button(texts.plain("button-set-group-key"), data=SET_GROUP_KEY)]]
        await sender.text(place_in(message), texts.say("groupkey-none"), rows)


async def _serve(
    message: Message, wanted: Wanted, texts: Texts, choices: Choices, *, groupdesk: GroupDesk, sender: Sender
) -> None:
    chat_id, writer = message.chat.id, writer_of(message)
    is_admin = choices.who_asks == "everyone" or await groupdesk.is_admin(
        chat_id, writer.user_id, writer.sender_chat_id
    )
    try:
        outcome = await groupdesk.notes.asked(
            wanted, ask_id=message.message_id, language=texts.language, choices=choices, is_admin=is_admin
        )
    except ExplainedError as error:
        await explain(message, error, texts, groupdesk, sender)
        return
    if outcome is Outcome.NO_KEY and await groupdesk.may_say(chat_id, "no_key"):
        rows = [[Button(texts.plain("button-set-group-key"), data=SET_GROUP_KEY)]]
        await sender.text(place_in(message), texts.say("group-no-key"), rows)
    elif outcome in (Outcome.OPTED_OUT, Outcome.ADMINS_ONLY):
        sentence = "group-opted-out" if outcome is Outcome.OPTED_OUT else "group-admins-ask"
        await groupdesk.refuse_quietly(chat_id, message.message_id, writer.user_id, texts.say(sentence))


async def renew(
    message: Message, bot: Bot, texts: Texts, choices: Choices, *, edits: Edits, groupdesk: GroupDesk, sender: Sender
) -> None:
    """Serve what an edit brought into the message, and stop what it took out."""
    is_asked = await mentions_bot(message, bot)
    things = own_things(message) if is_asked or choices.files_unasked or message.voice or message.video_note else []
    new, is_answered = await edits.renew(message.chat.id, message.message_id, things)
    if is_answered:
        await sender.text(place_in(message), texts.say("edit-answered-before"))
    for one, number in new:
        if is_asked:
            await _serve(message, replace(one, item=number), texts, choices, groupdesk=groupdesk, sender=sender)
        else:
            await _take(message, [replace(one, item=number)], texts, groupdesk, sender)


async def voice_note(message: Message, texts: Texts, choices: Choices, groupdesk: GroupDesk, sender: Sender) -> None:
    """A voice or video note."""
    if choices.voice_unasked:
        things = own_things(message) if choices.files_unasked else own_things(message)[:1]
        await _take(message, things, texts, groupdesk, sender)


async def file_or_links(message: Message, texts: Texts, choices: Choices, groupdesk: GroupDesk, sender: Sender) -> None:
    """An audio or video file, or links."""
    if not choices.files_unasked:
        return
    writer = writer_of(message)
    if choices.who_asks == "admins" and not await groupdesk.is_admin(
        message.chat.id, writer.user_id, writer.sender_chat_id
    ):
        return
    await _take(message, own_things(message), texts, groupdesk, sender)


async def _take(message: Message, wanted: list[Wanted], texts: Texts, groupdesk: GroupDesk, sender: Sender) -> None:
    for one in wanted:
        try:
            await groupdesk.notes.unasked(one, texts.language)
        except ExplainedError as error:
            await explain(message, error, texts, groupdesk, sender)
