"""/transcribe and a mention as a reply: somebody asks."""

from aiogram import Bot, Router
from aiogram.enums import MessageEntityType
from aiogram.filters import Command
from aiogram.types import Message

from bot.chats.store import Choices
from bot.errors import ExplainedError
from bot.groups.requests import GroupDesk, Outcome, Wanted
from bot.i18n import Texts
from bot.telegram.messages import Sender
from bot.telegram.outgoing import Button
from handlers.group.asked import what_is_asked
from handlers.group.explaining import explain
from handlers.group.people import writer_of
from handlers.group.places import on_posts, place_in

SET_KEY = "g:key"


def build_router() -> Router:
    """The router of what is asked for."""
    router = Router(name="group asks")
    on_posts(router, transcribe, Command("transcribe"))
    on_posts(router, mentioned, is_mention)
    return router


async def transcribe(
    message: Message, bot: Bot, texts: Texts, choices: Choices, *, groupdesk: GroupDesk, sender: Sender
) -> None:
    """Transcribe what the command replies to, or the links behind it; explain it where there is nothing."""
    wanted = what_is_asked(message, bot.id)
    if not wanted:
        await sender.text(place_in(message), texts.say("group.how", bot=(await bot.me()).username))
    for one in wanted:
        await _serve(message, one, texts, choices, groupdesk=groupdesk, sender=sender)


async def mentioned(
    message: Message, bot: Bot, texts: Texts, choices: Choices, *, groupdesk: GroupDesk, sender: Sender
) -> None:
    """The same; a reply to something else is left in peace."""
    for one in what_is_asked(message, bot.id):
        await _serve(message, one, texts, choices, groupdesk=groupdesk, sender=sender)


async def is_mention(message: Message, bot: Bot) -> bool:
    """Whether the message is a reply that mentions the bot."""
    if message.reply_to_message is None and message.external_reply is None:
        return False
    return await mentions_bot(message, bot)


async def mentions_bot(message: Message, bot: Bot) -> bool:
    """Whether the bot is mentioned, by its name or by a link to it."""
    text = message.text or message.caption or ""
    for entity in message.entities or message.caption_entities or ():
        if entity.type == MessageEntityType.TEXT_MENTION and entity.user is not None and entity.user.id == bot.id:
            return True
        if entity.type == MessageEntityType.MENTION:
            name = (await bot.me()).username or ""
            if entity.extract_from(text).lower() == f"@{name.lower()}":
                return True
    return False


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
        rows = [[Button(texts.plain("button.set_group_key"), data=SET_KEY)]]
        await sender.text(place_in(message), texts.say("group.no_key"), rows)
    elif outcome in (Outcome.OPTED_OUT, Outcome.ADMINS_ONLY):
        sentence = "group.opted_out" if outcome is Outcome.OPTED_OUT else "group.admins_ask"
        await groupdesk.refuse_quietly(chat_id, message.message_id, writer.user_id, texts.say(sentence))
