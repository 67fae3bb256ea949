"""The outbox: what waits for a chat that could not be written to comes when it can be, or is offered there."""

import logging
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.chats.store import Chats, Unwritable
from bot.clock import Clock
from bot.engine import DELIVER, Engine
from bot.jobs.events import Resumed
from bot.jobs.lifecycle import OUTBOX_CHECK_S, JobLifecycle, step_of
from bot.jobs.record import Job, JobState
from bot.jobs.repository import Jobs
from bot.jobs.status import place_of
from bot.telegram.callbacks import OutboxButton
from bot.telegram.messages import Sender
from bot.telegram.outgoing import Button
from bot.telegram.troubles import ChatUnwritableError, TelegramTroubleError, UnwritableReason
from bot.texts.catalogue import Catalogue

log = logging.getLogger(__name__)

MOST_AT_ONCE = 2
"""So many answers come by themselves when a chat is back; more are offered."""

_JUST_AFTER = timedelta(seconds=0.1)
_TRIED = (UnwritableReason.MUTED, UnwritableReason.TOPIC)
"""That people write there does not tell that the bot may."""


@dataclass(slots=True, kw_only=True)
class Outbox:
    """Notes that a chat can't be written to, and lets go on what waits for it when it can be again.

    The jobs themselves are what waits: open, parked for the chat, each until its time there is over.
    """

    lifecycle: JobLifecycle
    jobs: Jobs
    engine: Engine
    chats: Chats
    sender: Sender
    catalogue: Catalogue
    clock: Clock

    async def closed(self, chat_id: int, *, is_present: bool) -> None:
        """The bot was blocked or removed, or (`is_present`) may not write any more."""
        gone = UnwritableReason.BLOCKED if chat_id > 0 else UnwritableReason.REMOVED
        await self.lifecycle.note_unwritable(chat_id, UnwritableReason.MUTED if is_present else gone)

    async def sign_of_life(self, chat_id: int, noted: Unwritable, *, may_write: bool) -> None:
        """Somebody writes in the chat, or (`may_write`) Telegram tells that the bot may write there."""
        if not may_write and noted.reason in _TRIED:
            waiting = await self._waiting(chat_id)
            first = next((job for job in waiting if job.state is JobState.DELIVERING), None)
            if first is not None:
                # One answer finds it out, and the more seldom the oftener that was in vain.
                when = max(self.clock(), noted.sign_at or self.clock())
                if noted.try_at is None or when < noted.try_at:
                    await self.chats.plan_try(chat_id, noted, when)
                await self.engine.no_later(DELIVER, first.id, when + _JUST_AFTER)
                return
        await self.opened(chat_id)

    async def opened(self, chat_id: int, *, but: str | None = None) -> None:
        """The chat can be written to: let what waits go on, but for the job `but`, or offer it where that is much."""
        noted = await self.chats.unwritable(chat_id)
        if noted is None:
            return
        waiting = [job for job in await self._waiting(chat_id) if job.id != but]
        is_much = len(waiting) > MOST_AT_ONCE
        if is_much:  # before the button is there that lets them go on
            await self._hold(waiting)
        if not await self.chats.note_writable(chat_id):
            return
        if not is_much:
            for job in waiting:
                await self._go_on(job)
            return
        try:
            await self._offer(waiting)
        except TelegramTroubleError as error:
            reason = error.reason if isinstance(error, ChatUnwritableError) else noted.reason
            log.info("What waits could not be offered: %s", error, extra={"chat": chat_id})
            await self._hold(waiting, self.clock() + timedelta(seconds=OUTBOX_CHECK_S))
            await self.lifecycle.note_unwritable(chat_id, reason)

    async def show(self, chat_id: int) -> int:
        """Let all that waits in the chat go on; returns how many that are."""
        waiting = await self._waiting(chat_id)
        for job in waiting:
            await self._go_on(job)
        return len(waiting)

    async def _waiting(self, chat_id: int) -> list[Job]:
        return [job for job in await self.jobs.open_in_chat(chat_id) if job.waits_for == "chat"]

    async def _go_on(self, job: Job) -> None:
        resumed = await self.jobs.apply(job.id, Resumed(), self.jobs.due_soon())
        if resumed is None:
            return
        await self.lifecycle.go_on(resumed)
        if resumed.state is not JobState.DELIVERING:
            await self.lifecycle.show_status(resumed)

    async def _hold(self, waiting: list[Job], until: datetime | None = None) -> None:
        for job in waiting:
            held_until = await self.lifecycle.hold_for_chat(job, until)
            if (step := step_of(job)) is not None:
                await self.engine.at(step, job.id, held_until + _JUST_AFTER)

    async def _offer(self, waiting: list[Job]) -> None:
        texts = self.catalogue.texts(waiting[0].language)
        rows = [[Button(texts.plain("button-outbox"), data=OutboxButton().pack())]]
        place = replace(place_of(waiting[0]), reply_to=None)
        await self.sender.text(place, texts.say("outbox-waiting", n=len(waiting)), rows)
        for job in waiting:
            await self.lifecycle.show_status(await self.jobs.get(job.id) or job)
