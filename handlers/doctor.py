"""/doctor in a private chat: the modes in which the bot works outside of it; for operators the probe of the service."""

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.doctor.live import REQUESTS, SAMPLE_S
from bot.groups.condition import ailments
from bot.groups.diagnosis import Doctor, switches
from bot.operators.live_probe import STOP, LiveProbe
from bot.telegram.callbacks import OutboxButton
from bot.telegram.messages import Sender
from bot.telegram.outgoing import Button, Place
from bot.texts.catalogue import Html, Texts
from handlers.operators import IsOperator

_ASK, _GO, _NO = "probe:ask", "probe:go", "probe:no"


def build_router() -> Router:
    """The router of /doctor in private."""
    router = Router(name="doctor")
    router.message.register(doctor_command, Command("doctor"), F.chat.type == ChatType.PRIVATE)
    router.callback_query.register(ask, F.data == _ASK, IsOperator())
    router.callback_query.register(decide, F.data.in_({_GO, _NO, STOP}), IsOperator())
    return router


async def doctor_command(
    message: Message, texts: Texts, *, doctor: Doctor, sender: Sender, operators: frozenset[int]
) -> None:
    """Say what holds up this chat, what is switched on, and to an operator how to switch on what is not."""
    is_operator = message.chat.id in operators
    condition = await doctor.conditions.of(message.chat.id)
    state = ailments(condition, texts)
    if condition.payer is None:
        state.insert(0, texts.say("doctor-no-key"))
    elif condition.works:
        state.insert(0, texts.say("doctor-has-key"))
    modes = switches(await doctor.myself(), texts, on=True, off=is_operator)
    here = [texts.say("doctor-title"), *state, Html("")]
    said = Html("\n".join([*here, texts.say("view-private-title"), *modes, texts.say("view-private-groups")]))
    rows = [[Button(texts.plain("probe-button"), data=_ASK)]] if is_operator else []
    if condition.undelivered:
        rows.insert(0, [Button(texts.plain("button-outbox"), data=OutboxButton().pack())])
    await sender.text(Place(message.chat.id), said, rows)


async def ask(query: CallbackQuery, texts: Texts, *, sender: Sender) -> None:
    """Say what the probe costs, and ask."""
    await query.answer()
    chat_id = query.from_user.id
    low, high = REQUESTS
    said = texts.say("probe-ask", low=low, high=high, seconds=SAMPLE_S)
    rows = [[Button(texts.plain("probe-go"), data=_GO), Button(texts.plain("probe-no"), data=_NO)]]
    await sender.text(Place(chat_id), said, rows)


async def decide(query: CallbackQuery, texts: Texts, *, live_probe: LiveProbe, sender: Sender) -> None:
    """Begin, stop, or let it be."""
    if query.message is None:
        return
    chat_id, message_id = query.message.chat.id, query.message.message_id
    if query.data == STOP:
        await live_probe.stop(chat_id, message_id)
        await query.answer(texts.plain("probe-stopping"))
        return
    await query.answer()
    if query.data == _NO:
        await sender.edit(chat_id, message_id, texts.say("probe-dropped"))
    elif not await live_probe.begin(chat_id, message_id):
        await sender.edit(chat_id, message_id, texts.say("probe-no-key"))
