"""Guest mode: mentioned as a reply to a recording in a chat that it is not in, the bot answers there at once."""

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.filters import CommandObject, CommandStart
from aiogram.types import Message

from bot.errors import ExplainedError
from bot.groups.guests import Call, Visit, Visits, guest_tag
from bot.i18n import Texts
from bot.jobs.answer.guest_answer import PREFIX, rest_of
from bot.jobs.answer.restyle import Restyle, SentAgain
from bot.jobs.record import Media, Origin
from bot.telegram.messages import GuestVoice, Sender
from bot.telegram.outgoing import Button, Place
from handlers.media import media_of
from handlers.speakers import speaker_elsewhere, speaker_of


def build_router() -> Router:
    """The router of guest mode, and of the link below its answers."""
    router = Router(name="guest")
    router.guest_message.register(called)
    router.message.register(
        fetch_files, CommandStart(deep_link=True, magic=F.args.startswith(PREFIX)), F.chat.type == ChatType.PRIVATE
    )
    return router


async def called(message: Message, texts: Texts, visits: Visits, guestvoice: GuestVoice) -> None:
    """Answer at once, then let the job change that answer into the transcript."""
    user, query_id = message.from_user, message.guest_query_id
    if user is None or query_id is None or (call := await visits.call(user.id)) is Call.OFF:
        return
    media, origin = _recording(message, user.id)
    title = texts.plain("guest.title")
    if media is None:
        await guestvoice.answer(query_id, title, texts.say("guest.how"))
        return
    if call is Call.NO_KEY:
        rows = [[Button(texts.plain("button.go_on"), url=await guestvoice.link("key"))]]
        await guestvoice.answer(query_id, title, texts.say("guest.no_key"), rows)
        return
    inline_id = await guestvoice.answer(query_id, title, texts.say("guest.under_way"))
    visit = Visit(media, origin.model_copy(update={"inline_message_id": inline_id}), guest_tag(query_id))
    try:
        await visits.take(visit, texts.language)
    except ExplainedError as error:
        await guestvoice.edit(inline_id, texts.say(error.sentence, **error.values))


def _recording(message: Message, user_id: int) -> tuple[Media | None, Origin]:
    reply, external = message.reply_to_message, message.external_reply
    speaker = speaker_of(reply) if reply is not None else speaker_elsewhere(external) if external is not None else None
    origin = Origin(
        chat_id=user_id,
        message_id=0,
        user_id=user_id,
        speaker_id=speaker.id if speaker is not None else None,
        author=speaker.name if speaker is not None else None,
        written_at=speaker.at if speaker is not None else None,
    )
    source = reply if reply is not None else external
    return (media_of(source) if source is not None else None), origin


async def fetch_files(message: Message, command: CommandObject, texts: Texts, restyle: Restyle, sender: Sender) -> None:
    """Send what could not be sent there. The job is looked up within the chat that asks: others find nothing."""
    rest = rest_of(command.args or "")
    sent = await restyle.whole(f"{message.chat.id}:{rest}") if rest is not None else SentAgain.FORGOTTEN
    if sent is SentAgain.FORGOTTEN:
        await sender.text(Place(message.chat.id), texts.say("guest.not_yours"))
