"""What a message in a group asks to have transcribed. Pure."""

from dataclasses import replace

from aiogram.types import Message, MessageOriginChannel

from bot.groups.requests import Post, Wanted
from bot.jobs.record import MAX_LINKS, Origin
from handlers.links import links_in
from handlers.media import media_of, origin_of
from handlers.speakers import speaker_elsewhere


def what_is_asked(message: Message, bot_id: int) -> list[Wanted]:
    """The message's own file, else what it replies to, here or elsewhere, else the links in it."""
    if media_of(message) is not None:
        return own_file(message)
    reply = message.reply_to_message
    if reply is not None and not (reply.from_user is not None and reply.from_user.id == bot_id):
        origin = origin_of(reply).model_copy(update=_asker(message))
        if (media := media_of(reply)) is not None:
            return [Wanted(origin, media=media)]
        if links := links_in(reply):
            return _links(origin, links)
    if (elsewhere := _from_elsewhere(message)) is not None:
        return [elsewhere]
    return own_links(message)


def own_file(message: Message) -> list[Wanted]:
    """The file that the message itself carries."""
    media = media_of(message)
    return [] if media is None else [Wanted(origin_of(message), media=media, copy_of=_post_of(message))]


def own_links(message: Message) -> list[Wanted]:
    """The links in the message itself."""
    post = _post_of(message)
    return [replace(link, copy_of=post) for link in _links(origin_of(message), links_in(message))]


def _post_of(message: Message) -> Post | None:
    """The channel's post that Telegram repeats in the discussion group by itself."""
    origin = message.forward_origin
    if not message.is_automatic_forward or not isinstance(origin, MessageOriginChannel):
        return None
    return Post(origin.chat.id, origin.message_id)


def _from_elsewhere(message: Message) -> Wanted | None:
    external = message.external_reply
    media = media_of(external) if external is not None else None
    if external is None or media is None:
        return None
    speaker = speaker_elsewhere(external)
    update = {"speaker_id": speaker.id, "author": speaker.name, "written_at": speaker.at, "is_forwarded": True}
    return Wanted(
        origin_of(message).model_copy(update=update),
        media=media,
        spoken_in=external.chat.id if external.chat is not None else None,
    )


def _links(origin: Origin, links: list[str]) -> list[Wanted]:
    return [Wanted(origin, url=link, item=number) for number, link in enumerate(links[:MAX_LINKS])]


def _asker(message: Message) -> dict[str, object]:
    own = origin_of(message)
    return {"user_id": own.user_id, "thread_id": own.thread_id}
