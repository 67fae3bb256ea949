"""/stats and /broadcast, for operators alone: everybody else is told what any unknown command is told."""

import re

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.filters import CommandObject, Filter
from aiogram.types import CallbackQuery, Message

from bot.chats.store import Choices
from bot.operators.broadcast import Broadcasting
from bot.operators.report import DIGEST_HOUR, Digest, Reports, say_now
from bot.telegram.callbacks import BroadcastButton, StatsButton
from bot.telegram.messages import Sender, Tap
from bot.telegram.outgoing import Button, Rows
from bot.texts.catalogue import Texts
from handlers.menu import Command
from handlers.sent_media import place_near

_COMMAND = re.compile(r"\s*/broadcast(?:@\w+)?\s*", re.IGNORECASE)
_MOST_QUOTED = 100


class IsOperator(Filter):
    """Lets operators pass, in their private chats with the bot."""

    async def __call__(self, event: Message | CallbackQuery, operators: frozenset[int]) -> bool:
        message = event if isinstance(event, Message) else event.message
        if message is None or message.chat.type != ChatType.PRIVATE or event.from_user is None:
            return False
        return event.from_user.id in operators


def build_router() -> Router:
    router = Router(name="operators")
    for observer in (router.message, router.callback_query):
        observer.filter(IsOperator())
    router.message.register(show_stats, Command("stats"))
    router.message.register(draft, Command("broadcast"))
    router.callback_query.register(stats_button, StatsButton.filter())
    router.callback_query.register(stop_broadcast, BroadcastButton.filter(F.action == "stop"))
    router.callback_query.register(begin_broadcast, BroadcastButton.filter())
    return router


async def show_stats(message: Message, texts: Texts, *, choices: Choices, reports: Reports, sender: Sender) -> None:
    html = say_now(texts, await reports.of_day(days_ago=0))
    await sender.text(place_near(message), html, _stats_rows(texts, wants_digest=choices.daily_digest))


async def stats_button(
    tap: Tap, callback_data: StatsButton, *, choices: Choices, reports: Reports, digest: Digest
) -> None:
    """Bring the numbers up to date; switch the digest."""
    wanted, action = choices.daily_digest, callback_data.action
    if action != "again":
        wanted = action == "on"
        await digest.choose(tap.chat_id, wanted=wanted)
    await tap.answer("stats-digest-on" if action == "on" else None, hour=DIGEST_HOUR)
    await tap.edit(say_now(tap.texts, await reports.of_day(days_ago=0)), _stats_rows(tap.texts, wants_digest=wanted))


def _stats_rows(texts: Texts, *, wants_digest: bool) -> Rows:
    switch = texts.plain("stats-stop-digest" if wants_digest else "stats-want-digest")
    again = Button(texts.plain("stats-again"), data=StatsButton(action="again").pack())
    return [[again, Button(switch, data=StatsButton(action="off" if wants_digest else "on").pack())]]


async def draft(message: Message, texts: Texts, *, broadcasting: Broadcasting, sender: Sender) -> None:
    """Show the text as it will look, and ask whom it is for."""
    place = place_near(message)
    html = _COMMAND.sub("", message.html_text, count=1) or (
        message.reply_to_message.html_text if message.reply_to_message is not None else ""
    )
    if not html.strip():
        await sender.text(place, texts.say("broadcast-how"))
        return
    counts = await broadcasting.audiences()
    await sender.text(place, html)
    draft_id = await broadcasting.draft(html, message.chat.id)
    to_private = BroadcastButton(action="private", broadcast_id=draft_id).pack()
    to_all = BroadcastButton(action="all", broadcast_id=draft_id).pack()
    rows = [
        [Button(texts.plain("broadcast-to-private", n=counts["private"]), data=to_private)],
        [Button(texts.plain("broadcast-to-all", n=counts["all"]), data=to_all)],
        *_stop_rows("broadcast-no", draft_id, texts),
    ]
    await sender.text(place, texts.say("broadcast-ask"), rows)


async def begin_broadcast(tap: Tap, callback_data: BroadcastButton, broadcasting: Broadcasting) -> None:
    if callback_data.action == "stop":
        return
    count = await broadcasting.begin(callback_data.broadcast_id, callback_data.action)
    await tap.answer("button-stale" if count is None else None)
    if count is not None:
        rows = _stop_rows("broadcast-stop", callback_data.broadcast_id, tap.texts)
        await tap.edit(tap.texts.say("broadcast-sending", n=count), rows)


async def stop_broadcast(tap: Tap, callback_data: BroadcastButton, texts: Texts, broadcasting: Broadcasting) -> None:
    stopped = await broadcasting.stop(callback_data.broadcast_id)
    await tap.answer(None if stopped else "button-stale")
    if stopped is None:
        await tap.buttons()
    elif stopped.total:
        numbers = {"sent": texts.number(stopped.sent), "total": texts.number(stopped.total)}
        await tap.edit(texts.say("broadcast-stopped", **numbers))
    else:
        await tap.edit(texts.say("broadcast-dropped"))


def not_read(command: CommandObject, texts: Texts) -> str:
    """That the words behind a command say nothing to the bot, before what would; empty where there are none."""
    return f"{texts.say('not-read', words=command.args[:_MOST_QUOTED])}\n\n" if command.args else ""


def _stop_rows(sentence: str, broadcast_id: str, texts: Texts) -> Rows:
    data = BroadcastButton(action="stop", broadcast_id=broadcast_id).pack()
    return [[Button(texts.plain(sentence), data=data)]]
