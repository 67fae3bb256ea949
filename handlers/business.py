"""Business mode: voice notes of a person's private chats, transcribed for that person and written to nobody else."""

from aiogram import F, Router
from aiogram.types import BusinessConnection, Message

from bot.chats.store import Chats
from bot.errors import ExplainedError
from bot.groups.guests import BusinessOwner, Visit, Visits, business_tag
from bot.i18n import Catalogue
from bot.jobs.record import Origin
from bot.telegram.messages import Sender
from bot.telegram.outgoing import Place
from handlers.media import media_of
from handlers.middleware import Gate
from handlers.speakers import speaker_of


def build_router() -> Router:
    """The router of business connections."""
    router = Router(name="business")
    router.business_connection.register(connection_changed)
    router.business_message.register(voice_of_peer, F.voice | F.video_note)
    return router


async def connection_changed(
    connection: BusinessConnection, gate: Gate, visits: Visits, *, sender: Sender, chats: Chats, catalogue: Catalogue
) -> None:
    """Take the connection up, or drop it, and tell its owner."""
    user = connection.user
    language = catalogue.pick((await chats.choices(user.id)).language, user.language_code)
    owner = BusinessOwner(chat_id=connection.user_chat_id, user_id=user.id, language=language)
    is_enabled = connection.is_enabled and gate.lets_person(user.id)
    works = await visits.connected(connection.id, owner, is_enabled=is_enabled)
    sentence = "business.connected" if works else "business.ended"
    await sender.text(Place(owner.chat_id), catalogue.texts(language).say(sentence))


async def voice_of_peer(message: Message, gate: Gate, visits: Visits) -> None:
    """A note that somebody else wrote to the owner; the owner's own are known to them."""
    owner = await visits.owner_of(message.business_connection_id or "")
    media, writer = media_of(message), message.from_user
    if owner is None or media is None or writer is None or not gate.lets_person(owner.user_id):
        return
    if writer.id == owner.user_id:
        return
    speaker = speaker_of(message)
    origin = Origin(
        chat_id=owner.chat_id, message_id=0, user_id=owner.user_id, speaker_id=speaker.id, author=speaker.name,
        written_at=speaker.at, is_forwarded=True,
    )  # fmt: skip
    try:
        await visits.take(Visit(media, origin, business_tag(message.chat.id, message.message_id)), owner.language)
    except ExplainedError:
        # Nobody asked: a note that can't be served is left where it is.
        return
