"""Updates from Telegram as durable work: stored first, then fed to their handlers in their chat's order.

What came is kept, sealed, until it is handled, and remembered until it can't come again.
"""

import asyncio
import contextlib
import json
import logging
from collections import OrderedDict
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from aiogram import Bot, Dispatcher
from aiogram.dispatcher.event.bases import SkipHandler
from redis.exceptions import RedisError

from bot.clock import Clock, backoff
from bot.engine import UPDATE, Engine, FairShares, share_of
from bot.store import keys
from bot.store.client import RedisClient
from bot.store.failover import Replicas, is_foreign
from bot.store.vault import Vault
from bot.telegram.lenient import UnknownUpdateError, UnreadableUpdateError, read_update
from bot.telegram.messages import Sender
from bot.telegram.outgoing import Place
from bot.telegram.troubles import ChatUnwritableError, MessageGoneError, MovedError, RateLimitedError, UnreachableError
from bot.texts.catalogue import Catalogue
from bot.texts.explained import new_error_id

log = logging.getLogger(__name__)

_MAX_TRIES = 8
_MAX_UNKNOWN_TRIES = 3
_NEXT_CHECK_S = 60.0
_A_CHAT, _A_PERSON = 40, 50
"""Updates at a time of each in this process, which runs two hundred steps: the rest wait in the engine."""

_MESSAGES = ("message", "edited_message", "channel_post", "edited_channel_post")
_FROM_PEOPLE = ("message", "edited_message", "callback_query")
_OWNER = "update"
_MOST_NOTED, _MOST_CAME = 20, 200
DUE_WITHIN_S = 20.0
"""By so much after it came an update is expected to have been handled."""

LONGEST_WAIT_S = 3.0


@dataclass(frozen=True, slots=True)
class StoredUpdate:
    """A raw update, how often its handling was begun, this time included, and how often it was put off."""

    body: dict[str, Any]
    tries: int
    waits: int = 0


class StoredUpdates:
    """Raw updates, sealed: a message may hold a key."""

    def __init__(self, redis: RedisClient, vault: Vault, replicas: Replicas | None = None) -> None:
        self._redis = redis
        self._vault = vault
        self._replicas = replicas
        self._came: OrderedDict[int, dict[str, Any]] = OrderedDict()

    async def add(self, updates: list[dict[str, Any]], now: datetime) -> list[int]:
        """Store what is new; returns the ids of those that still have to be handled.

        They came `now`. After this returns, Telegram may be told that they arrived: they will be found even if nobody
        is told of them here.
        """
        async with self._redis.pipeline(transaction=False) as pipe:
            for update in updates:
                name = keys.update(update["update_id"])
                body = json.dumps(update, separators=(",", ":")).encode()
                pipe.hsetnx(name, "body", self._vault.seal(body, _OWNER))
                pipe.expire(name, keys.UPDATE_TTL_S)
            answers = await pipe.execute()
        waiting: list[int] = []
        for update, is_new in zip(updates, answers[::2], strict=True):
            if is_new:
                self._came[update["update_id"]] = update
            if is_new or not await self._redis.hget(keys.update(update["update_id"]), "done"):
                waiting.append(update["update_id"])
        while len(self._came) > _MOST_CAME:
            self._came.popitem(last=False)
        if waiting:
            due_s = now.timestamp() + DUE_WITHIN_S
            await self._redis.zadd(keys.OPEN_UPDATES, {str(each): due_s for each in waiting}, nx=True)
        if self._replicas is not None:
            await self._replicas.have([*map(keys.update, waiting), keys.OPEN_UPDATES] if waiting else [])
        return waiting

    async def overdue(self, now: datetime, again_at: datetime, limit: int = 500) -> list[int]:
        """Updates that should have been handled by now, each named once before `again_at`."""
        found = await self._redis.zrangebyscore(keys.OPEN_UPDATES, "-inf", now.timestamp(), start=0, num=limit)
        waiting = []
        for update_id in map(int, found):
            if await self._redis.hget(keys.update(update_id), "body"):
                [due_s] = await self._redis.zmscore(keys.OPEN_UPDATES, [str(update_id)])
                # When it came is told by its due time, until that moves.
                received = {str(update_id): (due_s or now.timestamp()) - DUE_WITHIN_S}
                await self._redis.zadd(keys.RECEIVED_UPDATES, received, nx=True)
                await self._redis.zadd(keys.OPEN_UPDATES, {str(update_id): again_at.timestamp()}, xx=True)
                waiting.append(update_id)
            else:
                await self._redis.zrem(keys.OPEN_UPDATES, str(update_id))
        return waiting

    async def take(self, update_id: int) -> StoredUpdate | None:
        """The update to handle and one more try on its count; None when it was handled before."""
        name, came = keys.update(update_id), self._came.pop(update_id, None)
        if came is not None and await self._redis.hincrby(name, "tries", 1) == 1:
            return StoredUpdate(came, 1)  # what nobody has begun stands there as it came
        async with self._redis.pipeline(transaction=False) as pipe:
            pipe.hmget(name, ["body", "done", "waits"])
            pipe.hincrby(name, "tries", int(came is None))
            (body, done, waits), tries = await pipe.execute()
        if not body and not done:  # its lifetime is over, and a count of tries alone has none
            await self._redis.delete(name)
        if done or not body:
            return None
        if int(tries) > 1:
            await self._redis.expire(name, keys.UPDATE_TTL_S)
        return StoredUpdate(json.loads(self._vault.open(body, _OWNER)), int(tries), int(waits or 0))

    async def put_off(self, update_id: int, waits: int = 1) -> None:
        """The try counts for nothing: what it needs is away for a while, as told `waits` times more."""
        name = keys.update(update_id)
        async with self._redis.pipeline(transaction=False) as pipe:
            pipe.hincrby(name, "tries", -1)
            pipe.hincrby(name, "waits", waits)
            await pipe.execute()

    async def done(self, update_id: int) -> None:
        """Forget the content, remember that it was handled."""
        async with self._redis.pipeline(transaction=False) as pipe:
            pipe.hset(keys.update(update_id), mapping={"done": 1, "body": b""})
            pipe.zrem(keys.OPEN_UPDATES, str(update_id))
            await pipe.execute()


class Inbox:
    """Takes updates in, and hands each to `handle` in a step of its own."""

    def __init__(self, *, updates: StoredUpdates, engine: Engine, clock: Clock) -> None:
        self._updates = updates
        self._engine = engine
        self._clock = clock
        self._turns = UpdateOrder()
        self._shares = FairShares()
        self._handled = set[int]()
        self._dispatch: UpdateDispatch | None = None

    def serve(self, dispatch: "UpdateDispatch") -> None:
        """Name what handles an update."""
        self._dispatch = dispatch

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
        async with self._turns.begin(int(subject)):
            return await self._take_turn(int(subject))

    async def _take_turn(self, update_id: int) -> datetime | None:
        stored = await self._updates.take(update_id)
        if stored is None or self._dispatch is None:
            return None
        share = _share_of(stored.body)
        if (again_at := self._shares.take(share, self._clock())) is not None:
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
        if self._dispatch is None:
            return None
        try:
            await self._dispatch.handle(body)
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
            try:
                await self._dispatch.apologise(body, error_id)
            except Exception:  # telling is best effort: the log has the id
                log.exception("Error %s could not be told", error_id)
        return None


class UpdateDispatch:
    """Feeds raw updates to aiogram's dispatcher."""

    def __init__(self, bot: Bot, dispatcher: Dispatcher, sender: Sender, catalogue: Catalogue) -> None:
        self._bot = bot
        self._dispatcher = dispatcher
        self._sender = sender
        self._catalogue = catalogue

    async def handle(self, body: dict[str, Any]) -> None:
        """Handle one update; raises whatever its handler raises."""
        try:
            update = read_update(body, self._bot)
        except UnknownUpdateError:
            log.info("Update %s passed over: of a kind that is not known here", body.get("update_id"))
            return
        except UnreadableUpdateError:
            error_id = new_error_id()
            log.warning("Update %s can't be read, error %s", body.get("update_id"), error_id)
            await self.apologise(body, error_id)
            return
        with contextlib.suppress(SkipHandler):
            await self._dispatcher.feed_update(self._bot, update)

    async def apologise(self, body: dict[str, Any], error_id: str) -> None:
        """Tell a person in a private chat that the update failed, with the error's id."""
        chat_id, code = _person_of(body)
        if chat_id is not None:
            sentence = self._catalogue.texts(code).say("failed-unknown", id=error_id)
            await self._sender.text(Place(chat_id), sentence)


async def oldest_update_at(redis: RedisClient) -> datetime | None:
    """When the update came that waits longest; None where none waits. Forgets what is handled and still noted."""
    came = [due_s - DUE_WITHIN_S for _, due_s in await redis.zrange(keys.OPEN_UPDATES, 0, 0, withscores=True)]
    for raw, received_at in await redis.zrange(keys.RECEIVED_UPDATES, 0, _MOST_NOTED, withscores=True):
        if (await redis.zmscore(keys.OPEN_UPDATES, [raw.decode()]))[0] is not None:
            came.append(received_at)
            break
        await redis.zrem(keys.RECEIVED_UPDATES, raw.decode())
    return datetime.fromtimestamp(min(came), UTC) if came else None


class UpdateOrder:
    """Lets an update go on when no earlier one of its chat is being handled in this process.

    An earlier one that takes longer than `longest_wait_s` is overtaken: order is a courtesy, and a slow
    service must not make a whole chat silent.
    """

    def __init__(self, longest_wait_s: float = LONGEST_WAIT_S) -> None:
        self._longest_wait_s = longest_wait_s
        self._chats: dict[int, int | None] = {}
        self._changed = asyncio.Condition()

    @contextlib.asynccontextmanager
    async def begin(self, update_id: int) -> AsyncIterator[None]:
        """Note an update before it is known whose it is; it counts until the block ends."""
        self._chats[update_id] = None
        try:
            yield
        finally:
            self._chats.pop(update_id, None)
            async with self._changed:
                self._changed.notify_all()

    async def wait(self, update_id: int, chat_id: int) -> None:
        """Wait until the chat's earlier updates are through."""
        async with self._changed:
            self._chats[update_id] = chat_id
            self._changed.notify_all()
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(self._longest_wait_s):
                    await self._changed.wait_for(lambda: self._is_first(update_id, chat_id))

    def _is_first(self, update_id: int, chat_id: int) -> bool:
        return not any(other < update_id and of in (None, chat_id) for other, of in self._chats.items())


def _chat_of(body: dict[str, Any]) -> int | None:
    """The chat of a message, or of its edit; a tap on a button waits for nobody."""
    message = next((body[kind] for kind in _MESSAGES if body.get(kind)), None)
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


def _person_of(body: dict[str, Any]) -> tuple[int | None, str | None]:
    """The private chat that an update came from, and its person's language code, in an update of any shape."""
    event: dict[str, Any] = next((body[kind] for kind in _FROM_PEOPLE if isinstance(body.get(kind), dict)), {})
    writer = event.get("from")
    message = event["message"] if isinstance(event.get("message"), dict) else event
    chat = message.get("chat")
    chat_id = chat.get("id") if isinstance(chat, dict) else None
    # A private chat has its person's id, and people's ids are above zero.
    if isinstance(chat_id, bool) or not isinstance(chat_id, int) or not 0 < chat_id < 2**52:
        return None, None
    code = writer.get("language_code") if isinstance(writer, dict) else None
    return chat_id, code if isinstance(code, str) else None
