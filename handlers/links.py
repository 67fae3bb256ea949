"""Links in texts and captions."""

from aiogram import F, Router
from aiogram.enums import ChatType, MessageEntityType
from aiogram.types import Message

from bot.errors import ExplainedError
from bot.i18n import Texts
from bot.jobs.intake.intake import Intake, Request
from bot.jobs.intake.links import pick_links
from bot.jobs.record import MAX_LINKS
from bot.telegram.messages import Sender
from bot.telegram.outgoing import Place
from handlers.media import origin_of


def build_router() -> Router:
    """The router of messages with links."""
    router = Router(name="links")
    router.message.filter(F.chat.type == ChatType.PRIVATE)
    router.message.register(transcribe_links, F.func(links_in))
    return router


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
