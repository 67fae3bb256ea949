"""What is transcribed in a group: what somebody asks for, what the group wants unasked. All else is left in peace."""

from dataclasses import replace

from aiogram import Bot, F, Router
from aiogram.filters import Command
from aiogram.types import Message, MessageOriginChannel

from bot.chats.store import Choices
from bot.errors import ExplainedError
from bot.groups.requests import GroupDesk, Outcome, Post, Wanted
from bot.i18n import Texts
from bot.jobs.intake.links import MAX_LINKS
from bot.jobs.record import Origin
from bot.telegram.callbacks import SET_GROUP_KEY
from bot.telegram.send import Button, Sender
from handlers.group.common import explain, mentions_bot, on_posts, place_in, writer_of
from handlers.media import links_in, media_of, origin_of, speaker_elsewhere


def build_router() -> Router:
    """The router of what is asked for, then of what nobody asked for."""
    router = Router(name="group transcribe")
    on_posts(router, transcribe, Command("transcribe"))
    on_posts(router, mentioned, is_mention)
    on_posts(router, voice_note, F.voice | F.video_note)
    on_posts(router, file_or_links, F.func(media_of) | F.func(links_in))
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
        rows = [[Button(texts.plain("button.set_group_key"), data=SET_GROUP_KEY)]]
        await sender.text(place_in(message), texts.say("group.no_key"), rows)
    elif outcome in (Outcome.OPTED_OUT, Outcome.ADMINS_ONLY):
        sentence = "group.opted_out" if outcome is Outcome.OPTED_OUT else "group.admins_ask"
        await groupdesk.refuse_quietly(chat_id, message.message_id, writer.user_id, texts.say(sentence))


async def voice_note(message: Message, texts: Texts, choices: Choices, groupdesk: GroupDesk, sender: Sender) -> None:
    """A voice or video note."""
    if choices.voice_unasked:
        await _take(message, own_file(message), texts, groupdesk, sender)


async def file_or_links(message: Message, texts: Texts, choices: Choices, groupdesk: GroupDesk, sender: Sender) -> None:
    """An audio or video file, or links."""
    if not choices.files_unasked:
        return
    writer = writer_of(message)
    if choices.who_asks == "admins" and not await groupdesk.is_admin(
        message.chat.id, writer.user_id, writer.sender_chat_id
    ):
        return
    await _take(message, own_file(message) or own_links(message), texts, groupdesk, sender)


async def _take(message: Message, wanted: list[Wanted], texts: Texts, groupdesk: GroupDesk, sender: Sender) -> None:
    for one in wanted:
        try:
            await groupdesk.notes.unasked(one, texts.language)
        except ExplainedError as error:
            await explain(message, error, texts, groupdesk, sender)


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
