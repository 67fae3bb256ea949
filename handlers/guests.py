"""Recordings in chats that the bot is not in: it is called there as a guest, or connected to a person's account.

A guest's answer is written there at once. A business note is transcribed for the account's owner and nobody else.
"""

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.filters import CommandObject
from aiogram.types import BusinessConnection, Message

from bot.chats.store import Chats
from bot.groups.visits import BusinessOwner, Call, Visits, business_tag, guest_tag
from bot.jobs.answer.guest_answer import PREFIX, rest_of
from bot.jobs.answer.restyle import Restyle, SentAgain
from bot.jobs.record import Media, Origin
from bot.telegram.messages import GuestVoice, Sender
from bot.telegram.outgoing import Button, Place
from bot.texts.catalogue import Catalogue, Html, Texts
from bot.texts.explained import ExplainedError
from handlers.menu import CommandStart
from handlers.middleware import AccessGate
from handlers.sent_media import media_of, place_near, speaker_elsewhere, speaker_of


def build_router() -> Router:
    router = Router(name="guests")
    router.guest_message.register(called)
    router.message.register(
        fetch_files, CommandStart(deep_link=True, magic=F.args.startswith(PREFIX)), F.chat.type == ChatType.PRIVATE
    )
    router.business_connection.register(connection_changed)
    router.business_message.register(voice_of_peer, F.voice | F.video_note)
    return router


async def called(message: Message, texts: Texts, visits: Visits, guestvoice: GuestVoice, sender: Sender) -> None:
    """Answer at once, then let the job change that answer into the transcript."""
    user, query_id = message.from_user, message.guest_query_id
    if user is None or query_id is None or (call := await visits.call(user.id)) is Call.OFF:
        return
    media, origin = _recording(message, user.id)
    title = texts.plain("guest-title")
    if media is None:
        await guestvoice.answer(query_id, title, texts.say("guest-how"))
        return
    if call is Call.NO_KEY:
        rows = [[Button(texts.plain("button-go-on"), url=await guestvoice.link("key"))]]
        await guestvoice.answer(query_id, title, texts.say("guest-no-key"), rows)
        return
    inline_id = await guestvoice.answer(query_id, title, texts.say("guest-under-way"))
    origin = origin.model_copy(update={"inline_message_id": inline_id})
    try:
        await visits.take(media, origin, guest_tag(query_id), texts.language)
    except ExplainedError as error:
        await guestvoice.edit(inline_id, texts.say("guest-failed"))
        await sender.text(Place(user.id), texts.say(error.sentence, **error.values))


def _recording(message: Message, user_id: int) -> tuple[Media | None, Origin]:
    reply, external = message.reply_to_message, message.external_reply
    origin, source = Origin(chat_id=user_id, message_id=0, user_id=user_id), reply if reply is not None else external
    if source is not None:
        speaker = speaker_of(source) if isinstance(source, Message) else speaker_elsewhere(source.origin)
        told = {"speaker_id": speaker.id, "author": speaker.name, "written_at": speaker.at}
        origin = origin.model_copy(update=told)
    return (media_of(source) if source is not None else None), origin


async def fetch_files(message: Message, command: CommandObject, texts: Texts, restyle: Restyle, sender: Sender) -> None:
    """Send what could not be sent there. The job is looked up within the chat that asks: others find nothing."""
    rest = rest_of(command.args or "")
    sent = await restyle.whole(f"{message.chat.id}:{rest}") if rest is not None else SentAgain.FORGOTTEN
    if sent is SentAgain.FORGOTTEN:
        await sender.text(place_near(message), texts.say("guest-not-yours"))


async def connection_changed(
    connection: BusinessConnection, gate: AccessGate, visits: Visits, *, sender: Sender, chats: Chats,
    catalogue: Catalogue
) -> None:  # fmt: skip
    """Take the connection up, or drop it, and tell its owner."""
    user = connection.user
    language = catalogue.pick((await chats.choices(user.id)).language, user.language_code)
    owner = BusinessOwner(chat_id=connection.user_chat_id, user_id=user.id, language=language)
    is_let, texts = await gate.lets_person(user.id), catalogue.texts(language)
    works = await visits.connected(connection.id, owner, is_enabled=connection.is_enabled and is_let)
    html = texts.say("business-connected" if works else "business-ended")
    if connection.is_enabled and not is_let:
        html = texts.say("access-private", chat=user.id)
    if works and await visits.owner_of(connection.id) is None:
        html = Html(f"{html} {texts.say('business-needs-key')}")
    await sender.text(Place(owner.chat_id), html)


async def voice_of_peer(message: Message, gate: AccessGate, visits: Visits) -> None:
    """A note that somebody else wrote to the owner; the owner's own are known to them."""
    owner = await visits.owner_of(message.business_connection_id or "")
    media, writer = media_of(message), message.from_user
    if owner is None or media is None or writer is None or not await gate.lets_person(owner.user_id):
        return
    if writer.id == owner.user_id:
        return
    speaker = speaker_of(message)
    origin = Origin(
        chat_id=owner.chat_id, message_id=0, user_id=owner.user_id, speaker_id=speaker.id, author=speaker.name,
        written_at=speaker.at, is_forwarded=True, writer_id=writer.id,
    )  # fmt: skip
    try:
        await visits.take(media, origin, business_tag(message.chat.id, message.message_id), owner.language)
    except ExplainedError:
        # Nobody asked: a note that can't be served is left where it is.
        return
