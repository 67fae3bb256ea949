"""What can be transcribed: files, links in texts and captions, and whose words they carry."""

from dataclasses import dataclass
from datetime import datetime

from aiogram import F, Router
from aiogram.enums import ChatType, MessageEntityType
from aiogram.types import (
    ExternalReplyInfo,
    Message,
    MessageOriginChannel,
    MessageOriginChat,
    MessageOriginHiddenUser,
    MessageOriginUser,
)

from bot.errors import ExplainedError
from bot.i18n import Texts
from bot.jobs.answer.gathering import Gathering
from bot.jobs.intake.intake import Intake, Request
from bot.jobs.intake.links import MAX_LINKS, pick_links
from bot.jobs.media import is_media_document
from bot.jobs.record import Media, Origin
from bot.telegram.send import Place, Sender

ForwardOrigin = MessageOriginUser | MessageOriginHiddenUser | MessageOriginChat | MessageOriginChannel


@dataclass(frozen=True, slots=True)
class Speaker:
    """`id` is a person's; None where Telegram hides it, and for groups and channels."""

    id: int | None
    name: str | None
    at: datetime


def build_router() -> Router:
    """The router of files and links in private chats."""
    router = Router(name="media")
    router.message.filter(F.chat.type == ChatType.PRIVATE)
    router.message.register(transcribe_file, F.func(media_of))
    router.message.register(transcribe_links, F.func(links_in))
    return router


async def transcribe_file(message: Message, texts: Texts, intake: Intake, sender: Sender, gathering: Gathering) -> None:
    """Take the file in, or say why not. What is forwarded, or sent as an album, may belong together."""
    burst = None
    if message.forward_origin is not None or message.media_group_id is not None:
        burst = await gathering.join(message.chat.id, message.message_id, message.date)
    request = Request(origin=origin_of(message), language=texts.language, media=media_of(message), burst=burst)
    try:
        await intake.accept(request)
    except ExplainedError as error:
        place = Place(message.chat.id, message.message_id, message.message_thread_id)
        await sender.text(place, texts.say(error.sentence, **error.values))


async def transcribe_links(message: Message, texts: Texts, intake: Intake, sender: Sender) -> None:
    """Make a job of each link; each that can't be served gets its own sentence."""
    links = links_in(message)
    place = Place(message.chat.id, message.message_id)
    for number, link in enumerate(links[:MAX_LINKS]):
        request = Request(origin=origin_of(message), language=texts.language, url=link, item=number)
        try:
            await intake.accept(request)
        except ExplainedError as error:
            await intake.decline(request, error)
    if len(links) > MAX_LINKS:
        await sender.text(place, texts.say("link.too_many", n=MAX_LINKS))


def origin_of(message: Message) -> Origin:
    """Where the answer will go, and whose recording it is about."""
    speaker = speaker_of(message)
    return Origin(
        chat_id=message.chat.id,
        message_id=message.message_id,
        thread_id=message.message_thread_id if message.is_topic_message else None,
        user_id=message.from_user.id if message.from_user is not None else None,
        speaker_id=speaker.id,
        author=speaker.name,
        written_at=speaker.at,
        is_forwarded=message.forward_origin is not None,
    )


def media_of(message: Message | ExternalReplyInfo) -> Media | None:
    """The file of a message that can be transcribed; None where there is none."""
    if (voice := message.voice) is not None:
        return Media(
            kind="voice", file_id=voice.file_id, file_unique_id=voice.file_unique_id,
            size=voice.file_size, duration_s=voice.duration, mime=voice.mime_type,
        )  # fmt: skip
    if (note := message.video_note) is not None:
        return Media(
            kind="video_note", file_id=note.file_id, file_unique_id=note.file_unique_id,
            size=note.file_size, duration_s=note.duration,
        )  # fmt: skip
    if (audio := message.audio) is not None:
        return Media(
            kind="audio", file_id=audio.file_id, file_unique_id=audio.file_unique_id, size=audio.file_size,
            duration_s=audio.duration, name=audio.file_name or audio.title, mime=audio.mime_type,
        )  # fmt: skip
    if (video := message.video) is not None:
        return Media(
            kind="video", file_id=video.file_id, file_unique_id=video.file_unique_id, size=video.file_size,
            duration_s=video.duration, name=video.file_name, mime=video.mime_type,
        )  # fmt: skip
    return _document_of(message)


def _document_of(message: Message | ExternalReplyInfo) -> Media | None:
    document = message.document
    # A GIF arrives as an animation with a document beside it: it has no sound.
    if document is None or message.animation is not None:
        return None
    if not is_media_document(document.mime_type, document.file_name):
        return None
    return Media(
        kind="document", file_id=document.file_id, file_unique_id=document.file_unique_id,
        size=document.file_size, name=document.file_name, mime=document.mime_type,
    )  # fmt: skip


def links_in(message: Message) -> list[str]:
    """The links that Telegram found in the text or caption, in order."""
    text = message.text or message.caption or ""
    found: list[str] = []
    for entity in message.entities or message.caption_entities or ():
        if entity.type == MessageEntityType.URL:
            found.append(entity.extract_from(text))
        elif entity.type == MessageEntityType.TEXT_LINK and entity.url:
            found.append(entity.url)
    return pick_links(found)


def speaker_of(message: Message) -> Speaker:
    """The one whose recording a message carries."""
    if message.forward_origin is not None:
        return _of_origin(message.forward_origin)
    if message.sender_chat is not None:
        return Speaker(None, message.author_signature or message.sender_chat.title, message.date)
    user = message.from_user
    return Speaker(user.id, user.full_name, message.date) if user is not None else Speaker(None, None, message.date)


def speaker_elsewhere(reply: ExternalReplyInfo) -> Speaker:
    """The one whose recording a reply from another chat or topic points at."""
    return _of_origin(reply.origin)


def _of_origin(origin: ForwardOrigin) -> Speaker:
    if isinstance(origin, MessageOriginUser):
        return Speaker(origin.sender_user.id, origin.sender_user.full_name, origin.date)
    if isinstance(origin, MessageOriginHiddenUser):
        return Speaker(None, origin.sender_user_name, origin.date)
    if isinstance(origin, MessageOriginChat):
        return Speaker(None, origin.author_signature or origin.sender_chat.title, origin.date)
    return Speaker(None, origin.author_signature or origin.chat.title, origin.date)
