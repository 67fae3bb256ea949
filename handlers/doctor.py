"""/doctor in a private chat: the modes in which the bot works outside of it; for operators the probe of the service."""

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.types import Message

from bot.doctor.live import REQUESTS, SAMPLE_S
from bot.groups.condition import ailments
from bot.groups.diagnosis import Doctor, switches
from bot.operators.live_probe import STOP, LiveProbe
from bot.telegram.callbacks import OutboxButton
from bot.telegram.members import Members
from bot.telegram.messages import Sender, Tap
from bot.telegram.outgoing import Button, Place
from bot.texts.catalogue import Html, Texts
from handlers.menu import Command
from handlers.operators import IsOperator
from handlers.sent_media import place_near

_ASK, _GO, _NO = "probe:ask", "probe:go", "probe:no"


def build_router() -> Router:
    router = Router(name="doctor")
    router.message.register(doctor_command, Command("doctor"), F.chat.type == ChatType.PRIVATE)
    for data, handle in ((_ASK, ask), (_GO, begin), (_NO, drop), (STOP, stop)):
        router.callback_query.register(handle, F.data == data, IsOperator())
    return router


async def doctor_command(
    message: Message, texts: Texts, *, doctor: Doctor, members: Members, sender: Sender, operators: frozenset[int]
) -> None:
    """Say what holds up this chat, what is switched on, and to an operator how to switch on what is not."""
    is_operator = message.chat.id in operators
    condition = await doctor.conditions.of(message.chat.id)
    state = ailments(condition, texts)
    if condition.payer is None:
        state.insert(0, texts.say("doctor-no-key"))
    elif condition.works:
        state.insert(0, texts.say("doctor-has-key"))
    modes = switches(await members.myself(), texts, on=True, off=is_operator)
    here = [texts.say("doctor-title"), *state, Html("")]
    said = Html("\n".join([*here, texts.say("view-private-title"), *modes, texts.say("view-private-groups")]))
    rows = [[Button(texts.plain("probe-button"), data=_ASK)]] if is_operator else []
    if condition.undelivered:
        rows.insert(0, [Button(texts.plain("button-outbox"), data=OutboxButton().pack())])
    await sender.text(place_near(message), said, rows)


async def ask(tap: Tap, sender: Sender) -> None:
    await tap.answer()
    low, high = REQUESTS
    said = tap.texts.say("probe-ask", low=low, high=high, seconds=SAMPLE_S)
    rows = [[Button(tap.texts.plain("probe-go"), data=_GO), Button(tap.texts.plain("probe-no"), data=_NO)]]
    await sender.text(Place(tap.chat_id), said, rows)


async def begin(tap: Tap, live_probe: LiveProbe) -> None:
    await tap.answer()
    if not await live_probe.begin(tap.chat_id, tap.message_id):
        await tap.edit(tap.texts.say("probe-no-key"))


async def drop(tap: Tap) -> None:
    await tap.answer()
    await tap.edit(tap.texts.say("probe-dropped"))


async def stop(tap: Tap, live_probe: LiveProbe) -> None:
    await live_probe.stop(tap.chat_id, tap.message_id)
    await tap.answer("probe-stopping")
