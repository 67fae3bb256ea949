"""An operator's word to everybody: confirmed first, sent within the limits, to each chat at most once."""

import asyncio
import logging
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal

from bot.chats.store import Chats, KnownChats
from bot.clock import Clock
from bot.engine import BROADCAST, Engine
from bot.store import keys
from bot.store.client import RedisClient, Value
from bot.store.vault import Vault
from bot.telegram.messages import Sender
from bot.telegram.outgoing import Place
from bot.telegram.troubles import (
    ChatUnwritableError,
    MovedError,
    RateLimitedError,
    RefusedError,
    TelegramTroubleError,
    UnreachableError,
)
from bot.texts.catalogue import Catalogue, Html

log = logging.getLogger(__name__)

_AT_ONCE = 20
_GAP_S = 0.06
"""Some 15 a second: half of what Telegram allows in all, so that answers still get through."""

_OUTAGE_WAIT_S = 30.0

Audience = Literal["private", "all"]
BroadcastState = Literal["draft", "sending", "done", "stopped"]
Outcome = Literal["sent", "gone", "refused", "unsure"]

# A chat is taken out before anything is sent to it: whatever happens then, it is never taken again.
# One that was in hand when a process died may have been reached: nobody can tell.
_TAKE = """
if redis.call('HGET', KEYS[1], 'state') ~= 'sending' then return false end
if redis.call('HDEL', KEYS[1], 'in_hand') == 1 then redis.call('HINCRBY', KEYS[1], 'unsure', 1) end
local chat = redis.call('SPOP', KEYS[2])
if chat then redis.call('HSET', KEYS[1], 'in_hand', chat) end
return chat
"""
_CHANGE_STATE = """
if redis.call('HGET', KEYS[1], 'state') ~= ARGV[1] then return 0 end
redis.call('HSET', KEYS[1], 'state', ARGV[2])
return 1
"""
_ADDED_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Broadcast:
    """One message of an operator to many chats. `html` is safe; the counts say what became of it so far."""

    id: str
    html: str
    operator: int
    state: BroadcastState
    total: int
    sent: int
    gone: int
    refused: int
    unsure: int


class Broadcasts:
    """Records of broadcasts, the text sealed."""

    def __init__(self, redis: RedisClient, vault: Vault) -> None:
        self._redis = redis
        self._vault = vault
        self._take = redis.register_script(_TAKE)
        self._change_state = redis.register_script(_CHANGE_STATE)

    async def draft(self, html: str, operator: int, now: datetime) -> str:
        """Keep a text that waits for its confirmation; returns the broadcast's id."""
        broadcast_id = secrets.token_hex(6)
        name = keys.broadcast(broadcast_id)
        sealed = self._vault.seal(html.encode(), f"broadcast:{broadcast_id}")
        created_at = now.astimezone(UTC).timestamp()
        about: dict[str, Value] = {"html": sealed, "operator": operator, "state": "draft", "created_at": created_at}
        await self._redis.hset(name, mapping=about)
        await self._redis.expire(name, keys.BROADCAST_TTL_S)
        return broadcast_id

    async def get(self, broadcast_id: str) -> Broadcast | None:
        """The broadcast as it stands; None for one that is forgotten."""
        found = {k.decode(): v for k, v in (await self._redis.hgetall(keys.broadcast(broadcast_id))).items()}
        if "html" not in found:
            return None
        count = {name: int(found.get(name, b"0")) for name in ("total", "sent", "gone", "refused", "unsure")}
        html = self._vault.open(found["html"], f"broadcast:{broadcast_id}").decode()
        state: BroadcastState = found["state"].decode()  # type: ignore[assignment]
        return Broadcast(broadcast_id, html, int(found["operator"]), state, **count)

    async def begin(self, broadcast_id: str, chats: Iterable[int]) -> bool:
        """Note whom it goes to, then begin; False when it began already. Noting again changes nothing."""
        ids = [str(chat_id) for chat_id in chats]
        name, to = keys.broadcast(broadcast_id), keys.broadcast(broadcast_id, "to")
        if await self._redis.hget(name, "state") != b"draft":
            return False
        for first in range(0, len(ids), _ADDED_AT_ONCE):
            await self._redis.sadd(to, *ids[first : first + _ADDED_AT_ONCE])
        await self._redis.hset(name, "total", len(ids))
        await self._redis.expire(to, keys.BROADCAST_TTL_S)
        return await self._move(broadcast_id, "draft", "sending")

    async def take(self, broadcast_id: str) -> int | None:
        """The next chat, in hand from now on; None when there is none, or the broadcast does not go on."""
        found = await self._take(keys=[keys.broadcast(broadcast_id), keys.broadcast(broadcast_id, "to")], args=[])
        return int(found) if found else None

    async def settle(self, broadcast_id: str, outcome: Outcome) -> None:
        """What became of the chat in hand."""
        async with self._redis.pipeline(transaction=True) as pipe:
            pipe.hincrby(keys.broadcast(broadcast_id), outcome, 1)
            pipe.hdel(keys.broadcast(broadcast_id), "in_hand")
            await pipe.execute()

    async def put_back(self, broadcast_id: str, chat_id: int) -> None:
        """Nothing was sent to the chat in hand: it comes again later."""
        async with self._redis.pipeline(transaction=True) as pipe:
            pipe.sadd(keys.broadcast(broadcast_id, "to"), str(chat_id))
            pipe.hdel(keys.broadcast(broadcast_id), "in_hand")
            await pipe.execute()

    async def finish(self, broadcast_id: str) -> bool:
        return await self._move(broadcast_id, "sending", "done")

    async def stop(self, broadcast_id: str) -> bool:
        """Go no further; False when there was nothing to stop."""
        stopped = await self._move(broadcast_id, "sending", "stopped")
        return stopped or await self._move(broadcast_id, "draft", "stopped")

    async def _move(self, broadcast_id: str, before: BroadcastState, after: BroadcastState) -> bool:
        return bool(await self._change_state(keys=[keys.broadcast(broadcast_id)], args=[before, after]))


class Broadcasting:
    """Drafts, begins, sends and stops broadcasts."""

    def __init__(
        self, *, broadcasts: Broadcasts, known: KnownChats, chats: Chats, engine: Engine, sender: Sender,
        catalogue: Catalogue, clock: Clock,
    ) -> None:  # fmt: skip
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
        texts = self._catalogue.texts(choices.language, choices.operator_language)
        counts = {
            name: texts.number(count)
            for name, count in (
                ("sent", broadcast.sent), ("gone", broadcast.gone), ("refused", broadcast.refused),
                ("unsure", broadcast.unsure), ("total", broadcast.total),
            )
        }  # fmt: skip
        await self._sender.text(Place(broadcast.operator), texts.say("broadcast-done", **counts))
