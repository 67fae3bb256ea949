"""An operator's word to everybody: confirmed first, sent within the limits, to each chat at most once."""

import asyncio
import logging
from datetime import datetime, timedelta
from typing import Literal

from bot.i18n import Catalogue, Html
from bot.jobs.engine import Engine
from bot.jobs.life import Clock
from bot.store.broadcasts import Broadcast, Broadcasts, Outcome
from bot.store.chats import Chats
from bot.store.known import KnownChats
from bot.telegram.errors import (
    ChatUnwritableError,
    MovedError,
    RateLimitedError,
    RefusedError,
    TelegramTroubleError,
    UnreachableError,
)
from bot.telegram.messages import Sender
from bot.telegram.outgoing import Place

log = logging.getLogger(__name__)

BROADCAST = "broadcast"
_AT_ONCE = 20
_GAP_S = 0.06
"""Some 15 a second: half of what Telegram allows in all, so that answers still get through."""

_OUTAGE_WAIT_S = 30.0

Audience = Literal["private", "all"]


class Broadcasting:
    """Drafts, begins, sends and stops broadcasts."""

    def __init__(
        self,
        *,
        broadcasts: Broadcasts,
        known: KnownChats,
        chats: Chats,
        engine: Engine,
        sender: Sender,
        catalogue: Catalogue,
        clock: Clock,
    ) -> None:
        self._broadcasts = broadcasts
        self._known = known
        self._chats = chats
        self._engine = engine
        self._sender = sender
        self._catalogue = catalogue
        self._clock = clock

    async def draft(self, html: str, operator: int) -> str:
        """Keep a text until it is confirmed; returns the broadcast's id."""
        return await self._broadcasts.draft(html, operator, self._clock())

    async def audiences(self) -> dict[Audience, int]:
        """How many chats each choice would reach."""
        known = await self._known.all()
        return {"private": sum(chat_id > 0 for chat_id in known), "all": len(known)}

    async def begin(self, broadcast_id: str, audience: Audience) -> int | None:
        """Send to those who use the bot now; returns how many, None when it began before or is forgotten."""
        chats = await self._known.all()
        if audience == "private":
            chats = {chat_id for chat_id in chats if chat_id > 0}
        if not await self._broadcasts.begin(broadcast_id, chats):
            # The same tap again after a crash: what was begun goes on.
            await self._engine.soon(BROADCAST, broadcast_id)
            return None
        log.info("Broadcast %s begins, to %d chats", broadcast_id, len(chats))
        await self._engine.soon(BROADCAST, broadcast_id)
        return len(chats)

    async def stop(self, broadcast_id: str) -> Broadcast | None:
        """Send no further; returns how far it came, None when it had ended."""
        stopped = await self._broadcasts.stop(broadcast_id)
        return await self._broadcasts.get(broadcast_id) if stopped else None

    async def step(self, broadcast_id: str) -> datetime | None:
        """Send to some chats; returns when to go on."""
        broadcast = await self._broadcasts.get(broadcast_id)
        if broadcast is None or broadcast.state != "sending":
            return None
        for _ in range(_AT_ONCE):
            chat_id = await self._broadcasts.take(broadcast_id)
            if chat_id is None:
                return await self._end(broadcast_id)
            try:
                outcome = await self._send(chat_id, Html(broadcast.html))
            except RateLimitedError as error:
                await self._broadcasts.put_back(broadcast_id, chat_id)
                return error.until
            await self._broadcasts.settle(broadcast_id, outcome)
            if outcome == "unsure":
                return self._clock() + timedelta(seconds=_OUTAGE_WAIT_S)
            await asyncio.sleep(_GAP_S)
        return self._clock()

    async def _send(self, chat_id: int, html: Html) -> Outcome:
        if not await self._known.has(chat_id):
            return "gone"
        try:
            await self._sender.text(Place(chat_id), html)
        except ChatUnwritableError:
            await self._known.part(chat_id)
            return "gone"
        except MovedError as error:
            # The group is known by its new id when it speaks there; a second message could be its second.
            await self._known.part(chat_id)
            log.info("A chat moved", extra={"chat": chat_id, "to": error.chat_id})
            return "gone"
        except RefusedError:
            return "refused"
        except UnreachableError:
            return "unsure"
        return "sent"

    async def _end(self, broadcast_id: str) -> datetime | None:
        broadcast = await self._broadcasts.get(broadcast_id)
        if broadcast is None or broadcast.state != "sending":
            return None
        try:
            await self._tell(broadcast)
        except RateLimitedError as error:
            return error.until
        except TelegramTroubleError as error:
            log.info("The broadcast's end was not told: %s", error)
        await self._broadcasts.finish(broadcast_id)
        return None

    async def _tell(self, broadcast: Broadcast) -> None:
        log.info("Broadcast %s ends: %d sent of %d", broadcast.id, broadcast.sent, broadcast.total)
        choices = await self._chats.choices(broadcast.operator)
        texts = self._catalogue.texts(self._catalogue.pick(choices.language, choices.operator_language))
        counts = {
            name: texts.number(count)
            for name, count in (
                ("sent", broadcast.sent), ("gone", broadcast.gone), ("refused", broadcast.refused),
                ("unsure", broadcast.unsure), ("total", broadcast.total),
            )
        }  # fmt: skip
        await self._sender.text(Place(broadcast.operator), texts.say("broadcast.done", **counts))
