"""Why something can't be served in a group: below it for everybody, a person's own limit to that person alone."""

from aiogram.types import Message

from bot.errors import ExplainedError
from bot.groups.requests import GroupDesk
from bot.i18n import Texts
from bot.telegram.messages import Sender
from handlers.group.people import writer_of
from handlers.group.places import place_in

_OWN_LIMITS = "person."


async def explain(message: Message, error: ExplainedError, texts: Texts, groupdesk: GroupDesk, sender: Sender) -> None:
    """Say it once: many refusals of one kind in a row are one hint, and a reaction on each message."""
    said = texts.say(error.sentence, **error.values)
    user_id = writer_of(message).user_id
    if not error.sentence.startswith(_OWN_LIMITS):
        await sender.text(place_in(message), said)
    elif await groupdesk.may_say(message.chat.id, f"{error.sentence}:{user_id}"):
        await groupdesk.refuse_quietly(message.chat.id, message.message_id, user_id, said)
    else:
        await groupdesk.thumb_down(message.chat.id, message.message_id)
