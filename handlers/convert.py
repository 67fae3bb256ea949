"""/convert: a file of the chat in another format, by command or by a keyboard of formats."""

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.filters import CommandObject
from aiogram.types import Message

from bot.jobs.record import Origin
from bot.library.handles import OFFERED, Convertible, Handles, read_format
from bot.library.orders import Customer, Orders, Placed, item_of
from bot.telegram.callbacks import ConvertButton
from bot.telegram.messages import Sender, Tap
from bot.telegram.outgoing import Button
from bot.texts.catalogue import Texts
from bot.texts.explained import ExplainedError
from handlers.menu import Command
from handlers.sent_media import media_of, place_in, speaker_elsewhere, speaker_of

_IN_A_ROW = 3


def build_router() -> Router:
    """The router of conversions. It comes before that of files: a caption may hold the command."""
    router = Router(name="convert")
    router.message.register(convert_command, Command("convert"), F.chat.type == ChatType.PRIVATE)
    router.callback_query.register(choose_format, ConvertButton.filter())
    return router


async def convert_command(
    message: Message, command: CommandObject, *, texts: Texts, handles: Handles, orders: Orders, sender: Sender
) -> None:
    """Convert what the command stands under or replies to; ask for the format where none is named."""
    file, place = convertible_of(message), place_in(message)
    if file is None:
        await sender.text(place, texts.say("convert-how"))
        return
    said = (command.args or "").strip()
    if (wanted := read_format(said)) is None:
        handle = await handles.give(message.chat.id, file)
        sentence = "convert-unknown" if said else "convert-choose"
        await sender.text(place, texts.say(sentence, said=said[:20]), _rows(handle))
        return
    user_id = message.from_user.id if message.from_user is not None else None
    origin = Origin(
        chat_id=message.chat.id, message_id=file.message_id, thread_id=place.thread_id,
        direct_topic_id=place.direct_topic_id, user_id=user_id, author=file.author,
    )  # fmt: skip
    customer = Customer(origin, texts.language, item_of(f"convert {message.message_id}"))
    try:
        placed = await orders.converted(customer, file.media, wanted)
    except ExplainedError as error:
        await sender.text(place, texts.say(error.sentence, **error.values))
        return
    if placed is Placed.UNDER_WAY:
        await sender.text(place, texts.say("card-under-way"))


async def choose_format(tap: Tap, callback_data: ConvertButton, *, handles: Handles, orders: Orders) -> None:
    """Convert to the format that was tapped; the keyboard goes."""
    wanted = read_format(callback_data.format)
    file = await handles.read(tap.chat_id, callback_data.handle, Convertible)
    if file is None or wanted is None:
        await tap.answer("button-stale")
        return
    origin = Origin(
        chat_id=tap.chat_id, message_id=file.message_id, thread_id=tap.place.thread_id,
        direct_topic_id=tap.place.direct_topic_id, user_id=tap.user.id, author=file.author,
    )  # fmt: skip
    # A keyboard orders once: it may be tapped again before it goes.
    customer = Customer(origin, tap.texts.language, item_of(f"convert below {tap.message_id}"))
    try:
        placed = await orders.converted(customer, file.media, wanted)
    except ExplainedError as error:
        await tap.answer()
        await tap.edit(tap.texts.say(error.sentence, **error.values))
        return
    said = {Placed.STARTED: "card-started", Placed.UNDER_WAY: "card-under-way", Placed.DONE: "button-stale"}
    await tap.answer(said[placed])
    if placed is not Placed.DONE:
        await tap.delete()


def convertible_of(message: Message) -> Convertible | None:
    """The file of the message itself, of the one that it replies to, or of one from another chat."""
    for near in (message, message.reply_to_message):
        if near is not None and (media := media_of(near)) is not None:
            return Convertible(message_id=near.message_id, media=media, author=speaker_of(near).name)
    far = message.external_reply
    if far is not None and (media := media_of(far)) is not None:
        return Convertible(message_id=message.message_id, media=media, author=speaker_elsewhere(far.origin).name)
    return None


def _rows(handle: str) -> list[list[Button]]:
    buttons = [Button(name.upper(), data=ConvertButton(handle=handle, format=name).pack()) for name in OFFERED]
    return [buttons[i : i + _IN_A_ROW] for i in range(0, len(buttons), _IN_A_ROW)]
