"""An API key that somebody shows in a group: deleted where the bot may, and its owner told to revoke it."""

from aiogram import F, Router
from aiogram.types import Message

from bot.groups.requests import GroupDesk
from bot.i18n import Texts
from bot.telegram.messages import Sender
from bot.telegram.outgoing import Button, Place
from handlers.group.people import writer_of
from handlers.group.transcribe import SET_KEY
from handlers.secrets import key_in


def build_router() -> Router:
    """The router of keys that everybody can read."""
    router = Router(name="group exposed")
    for observer in (router.message, router.edited_message, router.channel_post, router.edited_channel_post):
        observer.register(key_shown, F.text.func(key_in) | F.caption.func(key_in))
    return router


async def key_shown(message: Message, texts: Texts, groupdesk: GroupDesk, sender: Sender) -> None:
    """Take it away, warn its owner out of sight; where neither can be, warn in the group. It is never used."""
    chat_id, writer = message.chat.id, writer_of(message)
    is_deleted = await sender.delete(chat_id, message.message_id)
    sentence = "groupkey.shown_deleted" if is_deleted else "groupkey.shown"
    warning = texts.say(sentence, title=message.chat.title or "")
    if writer.user_id is not None and await groupdesk.ephemeral.tell(chat_id, writer.user_id, warning):
        return
    thread_id = message.message_thread_id if message.is_topic_message else None
    place = Place(chat_id, None if is_deleted else message.message_id, thread_id)
    await sender.text(place, warning, [[Button(texts.plain("button.set_group_key"), data=SET_KEY)]])
