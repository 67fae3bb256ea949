"""Updates from Telegram as durable work: stored first, then handled, however often it takes."""

import logging
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any

from redis.exceptions import RedisError

from bot.clock import Clock, backoff
from bot.engine import UPDATE, Engine, FairShares, share_of
from bot.store.failover import is_foreign
from bot.telegram.errors import ChatUnwritableError, MessageGoneError, MovedError, RateLimitedError, UnreachableError
from bot.telegram.incoming.store import StoredUpdate, StoredUpdates
from bot.telegram.incoming.update_order import UpdateOrder
from bot.texts.errors import new_error_id

log = logging.getLogger(__name__)

_MAX_TRIES = 8
_MAX_UNKNOWN_TRIES = 3
_NEXT_CHECK_S = 60.0
_A_CHAT, _A_PERSON = 40, 50
"""Updates at a time of each in this process, which runs two hundred steps: the rest wait in the engine."""

Handle = Callable[[dict[str, Any]], Awaitable[None]]
GiveUp = Callable[[dict[str, Any], str], Awaitable[None]]


class Inbox:
    """Takes updates in, and hands each to `handle` in a step of its own."""

    def __init__(self, *, updates: StoredUpdates, engine: Engine, clock: Clock) -> None:
        self._updates = updates
        self._engine = engine
        self._clock = clock
        self._turns = UpdateOrder()
        self._shares = FairShares(clock)
        self._handled = set[int]()
        self._handle: Handle | None = None
        self._give_up: GiveUp | None = None

    def serve(self, handle: Handle, give_up: GiveUp) -> None:
        """Name what handles an update, and what tells the person, with an error's id, that it can't."""
        self._handle = handle
        self._give_up = give_up

    async def take(self, updates: list[dict[str, Any]]) -> None:
        """Store updates and plan their handling. After this they may be confirmed to Telegram."""
        waiting = await self._updates.add(updates, self._clock())
        await self._engine.soon(UPDATE, *[str(update_id) for update_id in waiting])

    async def recover(self) -> int:
        """Plan anew what should have been handled by now; returns how many. What waits or runs is left alone."""
        now = self._clock()
        overdue = await self._updates.overdue(now, now + timedelta(seconds=_NEXT_CHECK_S))
        for update_id in overdue:
            log.info("Update %d is picked up again", update_id)
            await self._engine.soon(UPDATE, str(update_id))
        return len(overdue)

    async def step(self, subject: str) -> datetime | None:
        """Handle one stored update; returns when to try again."""
        async with self._turns.begin(int(subject)):
            return await self._take_turn(int(subject))

    async def _take_turn(self, update_id: int) -> datetime | None:
        stored = await self._updates.take(update_id)
        if stored is None or self._handle is None:
            return None
        share = _share_of(stored.body)
        if (again_at := self._shares.take(str(update_id), share)) is not None:
            await self._updates.put_off(update_id, waits=0)
            return again_at
        try:
            return await self._take_place(update_id, stored)
        finally:
            self._shares.give_back(share)

    async def _take_place(self, update_id: int, stored: StoredUpdate) -> datetime | None:
        if (chat_id := _chat_of(stored.body)) is not None:
            await self._turns.wait(update_id, chat_id)
        again_at = None
        if update_id in self._handled:
            pass  # the store refused to be told of it
        elif stored.tries <= _MAX_TRIES:
            again_at = await self._try(update_id, stored)
        else:
            log.error("Update %d given up after %d tries", update_id, stored.tries - 1)
        if again_at is None:
            self._handled.add(update_id)
            await self._updates.done(update_id)
            self._handled.discard(update_id)
        return again_at

    async def _try(self, update_id: int, stored: StoredUpdate) -> datetime | None:
        body, tries = stored.body, stored.tries
        if self._handle is None:
            return None
        try:
            await self._handle(body)
        except RateLimitedError as error:
            await self._updates.put_off(update_id)
            return error.until
        except (ChatUnwritableError, MessageGoneError, MovedError) as error:  # a move is told by messages of its own
            log.info("Update %d has nobody to answer: %s", update_id, error)
        except UnreachableError:
            # However long Telegram is away: a message that was accepted is not given up for that.
            await self._updates.put_off(update_id)
            return self._clock() + timedelta(seconds=backoff(stored.waits + 1))
        except Exception as error:  # what nobody foresaw is tried again, and then given up with its id
            if isinstance(error, RedisError) and not is_foreign(error):
                await self._updates.put_off(update_id, waits=0)  # however long it takes to mend that
                raise  # the engine tries again what the store cut short
            error_id = new_error_id()
            log.exception("Update %d failed, error %s", update_id, error_id)
            if tries < _MAX_UNKNOWN_TRIES and not is_foreign(error):
                return self._clock() + timedelta(seconds=backoff(tries))
            await self._say(body, error_id)
        return None

    async def _say(self, body: dict[str, Any], error_id: str) -> None:
        if self._give_up is None:
            return
        try:
            await self._give_up(body, error_id)
        except Exception:  # telling is best effort: the log has the id
            log.exception("Error %s could not be told", error_id)


def _chat_of(body: dict[str, Any]) -> int | None:
    """The chat of a message, or of its edit; a tap on a button waits for nobody."""
    kinds = ("message", "edited_message", "channel_post", "edited_channel_post")
    message = next((body[kind] for kind in kinds if body.get(kind)), None)
    chat = message.get("chat") if isinstance(message, dict) else None
    chat_id = chat.get("id") if isinstance(chat, dict) else None
    return chat_id if isinstance(chat_id, int) else None


def _share_of(body: dict[str, Any]) -> dict[str, int]:
    """On whose behalf the update is handled: its writer's, and that of the chat that it comes from."""
    event: dict[str, Any] = next((part for part in body.values() if isinstance(part, dict)), {})
    message = event["message"] if isinstance(event.get("message"), dict) else event
    # What is written as a chat has a writer that stands for many (Bot API, Message.from).
    writer = None if event.get("sender_chat") else event.get("from")
    ids = [part.get("id") if isinstance(part, dict) else None for part in (message.get("chat"), writer)]
    chat_id, user_id = (found if isinstance(found, int) else None for found in ids)
    return share_of(chat_id, user_id, chat=_A_CHAT, person=_A_PERSON)
