"""What can be transcribed: files, links in texts and captions, and whose words they carry."""

import re
from dataclasses import dataclass, replace
from datetime import datetime

from aiogram import Bot, F, Router
from aiogram.enums import ChatType, MessageEntityType
from aiogram.types import (
    ExternalReplyInfo,
    Message,
    MessageOriginChannel,
    MessageOriginChat,
    MessageOriginHiddenUser,
    MessageOriginUser,
)

from bot.chats.store import Choices
from bot.groups.notes import GroupNotes
from bot.jobs.answer.pace import Batches
from bot.jobs.intake.edits import WITHIN_S, Edits
from bot.jobs.intake.intake import Intake, Post, Wanted
from bot.jobs.media import is_media_document, is_untold
from bot.jobs.record import MAX_LINKS, Media, MediaKind, Origin
from bot.jobs.submit.links import pick_links
from bot.telegram.messages import Sender, topics_of
from bot.telegram.outgoing import Place
from bot.texts.catalogue import Catalogue, Texts
from bot.texts.explained import ExplainedError
from handlers.menu import Command

_CODE = (MessageEntityType.CODE, MessageEntityType.PRE)
_PLAYED: tuple[MediaKind, ...] = ("voice", "video_note", "audio", "video")
_LINK = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_TELEGRAM = re.compile(r"https?://(?:[^/?#]*\.)?(?:t|telegram)\.(?:me|org|dog)(?:[:/?#]|$)")
_BOTS_NAME = re.compile(r"@\w*bot\b", re.IGNORECASE)
ForwardOrigin = MessageOriginUser | MessageOriginHiddenUser | MessageOriginChat | MessageOriginChannel


@dataclass(frozen=True, slots=True)
class Speaker:
    """`id` is a person's; None where Telegram hides it, and for groups and channels."""

    id: int | None
    name: str | None
    at: datetime


def build_router() -> Router:
    router = Router(name="media")
    for observer in (router.message, router.edited_message):
        observer.filter(F.chat.type == ChatType.PRIVATE)
    router.edited_message.register(renew, is_recent)
    router.message.register(transcribe_asked, Command("transcribe"))
    router.message.register(transcribe_message, F.func(media_of))
    router.message.register(transcribe_asked, is_of_a_recording_elsewhere)
    router.message.register(transcribe_asked, F.text, F.reply_to_message, is_wish_for_text)
    router.message.register(transcribe_message, F.func(links_in))
    return router


def build_plain_router() -> Router:
    """The router of recordings that nothing is said with, which is most of what comes: no other needs to be asked."""
    router = Router(name="recordings")
    router.message.register(transcribe_message, is_plain)
    return router


def is_plain(message: Message) -> bool:
    """Whether it is a recording in a private chat, without words, that answers nothing."""
    says_more = message.caption or message.reply_to_message or message.external_reply
    return not says_more and message.chat.type == ChatType.PRIVATE and media_of(message) is not None


async def transcribe_message(message: Message, texts: Texts, intake: Intake, sender: Sender, batches: Batches) -> None:
    """Take the file and the links in, or say why not. What is forwarded, or sent as an album, may belong together."""
    batch = None
    if media_of(message) is not None and (message.forward_origin is not None or message.media_group_id is not None):
        batch = await batches.join(message.chat.id, message.message_id, message.date)
    for one in own_things(message):
        request = one.request(texts.language, batch=batch)
        try:
            await intake.accept(request)
        except ExplainedError as error:
            if one.media is None:
                await intake.decline(request, error)
            else:
                await sender.text(place_in(message), texts.say(error.sentence, **error.values))
    if len(links_in(message)) > MAX_LINKS:
        await sender.text(place_in(message), texts.say("link-too-many", n=MAX_LINKS))


def is_recent(message: Message) -> bool:
    """Whether the message was edited, by its writer, not long after it was sent.

    What replies to something, or is another command, asks for other things than those that it holds.
    """
    words = message.text or message.caption or ""
    edited_s = (message.edit_date or 0) - int(message.date.timestamp())
    # A place on the map is edited while it moves.
    if message.forward_origin is not None or edited_s > WITHIN_S or message.location is not None:
        return False
    is_reply = message.reply_to_message is not None or message.external_reply is not None
    is_other_command = words.startswith("/") and not words.startswith("/transcribe")
    return not is_other_command and not (is_reply and not own_things(message))


async def renew(message: Message, texts: Texts, edits: Edits, intake: Intake, sender: Sender) -> None:
    """Serve what an edit brought into the message as if it had been sent so, and stop what it took out."""
    new, is_marked = await edits.renew(message.chat.id, message.message_id, own_things(message))
    if is_marked:
        await sender.text(place_in(message), texts.say("edit-answered-before"))
    for one in new:
        request = one.request(texts.language)
        try:
            await intake.accept(request)
        except ExplainedError as error:
            await intake.decline(request, error)


async def transcribe_asked(
    message: Message, bot: Bot, texts: Texts, choices: Choices, *, groupnotes: GroupNotes, sender: Sender
) -> None:
    """Transcribe what the command replies to, here or elsewhere, or the links behind it."""
    wanted = what_is_asked(message, bot.id)
    if not wanted:
        await sender.text(place_in(message), texts.say("transcribe-how"))
    for one in wanted:
        try:
            await groupnotes.asked(
                one, ask_id=message.message_id, language=texts.language, choices=choices, is_admin=True
            )
        except ExplainedError as error:
            await sender.text(place_in(message), texts.say(error.sentence, **error.values))


def what_is_asked(message: Message, bot_id: int) -> list[Wanted]:
    """The message's own file, else what it replies to, here or elsewhere, else the links in it."""
    if media_of(message) is not None:
        return own_things(message)
    reply, own = message.reply_to_message, origin_of(message)
    if reply is not None and not (reply.from_user is not None and reply.from_user.id == bot_id):
        topic = {"thread_id": own.thread_id, "direct_topic_id": own.direct_topic_id}
        origin = origin_of(reply).model_copy(update={"user_id": own.user_id, **topic})
        if (media := media_of(reply)) is not None:
            return [Wanted(origin, media=media)]
        if links := links_in(reply):
            return _links(origin, links)
    external = message.external_reply
    if external is None or (media := media_of(external)) is None:
        return own_things(message)
    speaker = speaker_elsewhere(external.origin)
    update = {"speaker_id": speaker.id, "author": speaker.name, "written_at": speaker.at, "is_forwarded": True}
    spoken_in = external.chat.id if external.chat is not None else None
    return [Wanted(own.model_copy(update=update), media=media, spoken_in=spoken_in)]


def is_of_a_recording_elsewhere(message: Message) -> bool:
    """Whether it replies to a recording of another chat or topic, and is no command."""
    is_command = (message.text or "").startswith("/")
    return not is_command and message.external_reply is not None and media_of(message.external_reply) is not None


def is_wish_for_text(message: Message, catalogue: Catalogue) -> bool:
    """Whether a reply to a recording says no more than "transcribe", or a bot's name, as people call it in groups."""
    reply, said = message.reply_to_message, message.text or ""
    if reply is None or media_of(reply) is None:
        return False
    words, besides = _BOTS_NAME.sub("", said).strip(), ["heard-transcribe", "heard-with-thanks", "heard-search-for"]
    if not words:
        return words != said
    return catalogue.hears("heard-transcribe", words) and catalogue.hears_only(besides, words)


def own_things(message: Message) -> list[Wanted]:
    """The file that the message itself carries, and the links in it.

    Below a file that is forwarded the links are not the sender's: those of a channel's posts lead anywhere.
    """
    origin, media, post = origin_of(message), media_of(message), _post_of(message)
    file = [] if media is None else [Wanted(origin, media=media, copy_of=post)]
    links = [] if media is not None and message.forward_origin is not None else links_in(message)
    return [*file, *(replace(link, copy_of=post) for link in _links(origin, links, len(file)))]


def _links(origin: Origin, links: list[str], first: int = 0) -> list[Wanted]:
    return [Wanted(origin, url=link, item=number) for number, link in enumerate(links[: MAX_LINKS - first], first)]


def _post_of(message: Message) -> Post | None:
    """The channel's post that Telegram repeats in the discussion group by itself."""
    origin = message.forward_origin
    if not message.is_automatic_forward or not isinstance(origin, MessageOriginChannel):
        return None
    return Post(origin.chat.id, origin.message_id)


def place_in(message: Message) -> Place:
    """A reply to the message, in its topic."""
    return Place(message.chat.id, message.message_id, *topics_of(message))


def place_near(message: Message) -> Place:
    """Where the message stands, in its topic, but as no reply."""
    return replace(place_in(message), reply_to=None)


def origin_of(message: Message) -> Origin:
    """Where the answer will go, and whose recording it is about."""
    speaker, (thread_id, direct_topic_id) = speaker_of(message), topics_of(message)
    return Origin(
        chat_id=message.chat.id, message_id=message.message_id, thread_id=thread_id, direct_topic_id=direct_topic_id,
        user_id=message.from_user.id if message.from_user is not None else None, speaker_id=speaker.id,
        author=speaker.name, written_at=speaker.at, is_forwarded=message.forward_origin is not None,
    )  # fmt: skip


def media_of(message: Message | ExternalReplyInfo) -> Media | None:
    """The file of a message that can be transcribed; None where there is none."""
    for kind in _PLAYED:
        if (file := getattr(message, kind)) is not None:
            return Media(
                kind=kind, file_id=file.file_id, file_unique_id=file.file_unique_id, size=file.file_size,
                duration_s=file.duration, mime=getattr(file, "mime_type", None),
                name=getattr(file, "file_name", None) or getattr(file, "title", None),
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


def links_in(message: Message) -> list[str]:
    """The links that Telegram found in the text or caption, in order, and those in code, where it looks for none."""
    text = message.text or message.caption or ""
    found: list[str] = []
    for entity in message.entities or message.caption_entities or ():
        if entity.type == MessageEntityType.URL:
            found.append(entity.extract_from(text))
        elif entity.type == MessageEntityType.TEXT_LINK and entity.url:
            found.append(entity.url)
        elif entity.type in _CODE:
            found += _LINK.findall(entity.extract_from(text))
    if found or message.reply_markup is None:
        return pick_links(found) if found else []
    return _links_below(message)


def _links_below(message: Message) -> list[str]:
    """The links of the buttons below a message that has none itself: a post that is forwarded. Telegram's own apart."""
    rows = message.reply_markup.inline_keyboard if message.reply_markup is not None else []
    below = pick_links(button.url for row in rows for button in row if button.url)
    return [] if media_of(message) is not None else [link for link in below if not _TELEGRAM.match(link)]


def speaker_of(message: Message) -> Speaker:
    """The one whose recording a message carries."""
    if message.forward_origin is not None:
        return speaker_elsewhere(message.forward_origin)
    if message.sender_chat is not None:
        return Speaker(None, message.author_signature or message.sender_chat.title, message.date)
    user = message.from_user
    return Speaker(user.id, user.full_name, message.date) if user is not None else Speaker(None, None, message.date)


def speaker_elsewhere(origin: ForwardOrigin) -> Speaker:
    """The one whose recording is forwarded, or pointed at in another chat or topic."""
    match origin:
        case MessageOriginUser(sender_user=user):
            return Speaker(user.id, user.full_name, origin.date)
        case MessageOriginHiddenUser(sender_user_name=name):
            return Speaker(None, name or None, origin.date)
        case MessageOriginChat(sender_chat=chat) | MessageOriginChannel(chat=chat):
            return Speaker(None, origin.author_signature or chat.title, origin.date)
