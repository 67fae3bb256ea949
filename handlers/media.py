"""Files: voice, video notes, audio, video, and documents that are one of these."""

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.types import ExternalReplyInfo, Message

from bot.errors import ExplainedError
from bot.i18n import Texts
from bot.jobs.answer.batches import Batches
from bot.jobs.intake.intake import Intake, Request
from bot.jobs.media import is_media_document, is_untold
from bot.jobs.record import Media, Origin
from bot.telegram.messages import Sender
from bot.telegram.outgoing import Place
from handlers.speakers import speaker_of


def build_router() -> Router:
    """The router of files that can be transcribed."""
    router = Router(name="media")
    router.message.filter(F.chat.type == ChatType.PRIVATE)
    router.message.register(transcribe_file, F.func(media_of))
    return router


async def transcribe_file(message: Message, texts: Texts, intake: Intake, sender: Sender, batches: Batches) -> None:
    """Take the file in, or say why not. What is forwarded, or sent as an album, may belong together."""
    burst = None
    if message.forward_origin is not None or message.media_group_id is not None:
        burst = await batches.join(message.chat.id, message.message_id, message.date)
    request = Request(origin=origin_of(message), language=texts.language, media=media_of(message), batch=burst)
    try:
        await intake.accept(request)
    except ExplainedError as error:
        place = Place(message.chat.id, message.message_id, message.message_thread_id)
        await sender.text(place, texts.say(error.sentence, **error.values))


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
    told = (document.mime_type, document.file_name, document.file_size)
    # What only its bytes can tell is looked into where nobody else is disturbed when it is no media.
    is_asked = isinstance(message, Message) and message.chat.type == ChatType.PRIVATE
    if not (is_media_document(*told) or (is_asked and is_untold(*told))):
        return None
    return Media(
        kind="document", file_id=document.file_id, file_unique_id=document.file_unique_id,
        size=document.file_size, name=document.file_name, mime=document.mime_type,
    )  # fmt: skip
