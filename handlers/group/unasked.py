"""Voice notes, and where the group wants it files and links, without being asked for. All else is left in peace."""

from aiogram import F, Router
from aiogram.types import Message

from bot.chats.store import Choices
from bot.errors import ExplainedError
from bot.groups.requests import GroupDesk, Wanted
from bot.i18n import Texts
from bot.telegram.messages import Sender
from handlers.group.asked import own_file, own_links
from handlers.group.explaining import explain
from handlers.group.people import writer_of
from handlers.group.places import on_posts
from handlers.links import links_in
from handlers.media import media_of


def build_router() -> Router:
    """The router of what nobody asked for."""
    router = Router(name="group unasked")
    on_posts(router, voice_note, F.voice | F.video_note)
    on_posts(router, file_or_links, F.func(media_of) | F.func(links_in))
    return router


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
