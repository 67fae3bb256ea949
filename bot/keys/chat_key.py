"""A chat's key: tried once, kept sealed, shown by its ending, forgotten on request.

A key's last days: its chat is warned 7, 3 and 1 days before, once each.
"""

import json
import logging
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import Enum, auto

from bot.accounts.circuit_breaker import AccountGate
from bot.accounts.keyring import Keyring
from bot.chats.notices import Notices
from bot.chats.store import ChatKey, Chats
from bot.clock import Clock
from bot.jobs.engine import Engine
from bot.jobs.lifecycle import Life, dead_key_notice
from bot.keys.lending import Loans
from bot.polyglotvoice.client import Client
from bot.polyglotvoice.errors import ApiError, BadKey, RateLimited
from bot.polyglotvoice.models import ApiKey
from bot.store import keys
from bot.store.client import RedisClient
from bot.store.vault import Vault

EXPIRY, NEW_KEY = "expiry", "new_key"
WARN_DAYS = (7, 3, 1)


class Expiry:
    """Warns of keys that are about to end; one planned step for each chat that has a key."""

    def __init__(self, *, chats: Chats, engine: Engine, notices: Notices, clock: Clock) -> None:
        self._chats = chats
        self._engine = engine
        self._notices = notices
        self._clock = clock

    async def plan(self, chat_id: int) -> None:
        """Plan the warnings of the chat's key, instead of those of a former one."""
        key = await self._chats.key(chat_id)
        if key is not None and (when := next_warning(key, self._clock())) is not None:
            await self._engine.at(EXPIRY, str(chat_id), when)

    async def step(self, subject: str) -> datetime | None:
        """Warn if it is time; returns when the next warning is due."""
        chat_id, now = int(subject), self._clock()
        key = await self._chats.key(chat_id)
        if key is None:
            return None
        left = days_left(key, now)
        if (warned := warning_due(left)) is not None:
            kind, sentence = f"expiry:{key.account_id}:{warned}", "group.key_expires" if chat_id < 0 else "key.expires"
            await self._notices.once(chat_id, kind, sentence, key.language, ending=key.ending, n=left)
        return next_warning(key, now)


def warning_due(left: int) -> int | None:
    """Which warning stands for so many days left, also when its own day was slept through; None for none."""
    return min((days for days in WARN_DAYS if left <= days), default=None) if left > 0 else None


def days_left(key: ChatKey, now: datetime) -> int:
    """Whole days until the key ends, counted up: 7 until the sixth begins."""
    return -((now - key.expires_at) // timedelta(days=1))


def next_warning(key: ChatKey, now: datetime) -> datetime | None:
    """The time of the first warning after `now`; None when none is left."""
    times = (key.expires_at - timedelta(days=days) for days in WARN_DAYS)
    return next((when for when in times if when > now), None)


log = logging.getLogger(__name__)

_LONG_REST_S = 900.0
_FIRST_RETRY_S, _LONGEST_RETRY_S = 20.0, 600.0
_NEW_KEY_LIFE_S = 7 * keys.DAY_S


class KeyCheck(Enum):
    """What trying a key said."""

    WORKS = auto()
    REFUSED = auto()
    UNTRIED = auto()
    """The service could not be asked; the key is kept and tried again later."""
    ASKS = auto()
    """It works, and waits for a word whether it shall replace the one that serves."""


@dataclass(frozen=True, slots=True)
class KeySet:
    """What setting a key did. `waiting` jobs go on with it; `old` is the ending of the key that serves on instead."""

    check: KeyCheck
    ending: str = ""
    waiting: int = 0
    old: str | None = None


@dataclass(frozen=True, slots=True)
class KeyState:
    """A chat's key as people may see it; `new` is the ending of one that waits to replace it."""

    ending: str
    set_at: datetime
    expires_at: datetime
    is_dead: bool
    new: str | None = None


@dataclass(frozen=True, slots=True)
class NewKey:
    """A key that does not serve yet: it could not be tried, or its chat is asked whether to take it."""

    secret: str
    language: str
    asks: bool
    since: datetime

    def __repr__(self) -> str:
        return "NewKey(…)"


class NewKeys:
    """At most one such key of each chat, sealed, for some days."""

    def __init__(self, redis: RedisClient, vault: Vault) -> None:
        self._redis = redis
        self._vault = vault

    async def put(self, chat_id: int, new: NewKey) -> None:
        """Keep it instead of a former one."""
        data = json.dumps([new.secret, new.language, new.asks, new.since.timestamp()]).encode()
        sealed = self._vault.seal(data, f"new key:{chat_id}")
        await self._redis.set(keys.new_key(chat_id), sealed, ex=_NEW_KEY_LIFE_S)

    async def get(self, chat_id: int) -> NewKey | None:
        """The chat's new key; None where there is none (any more)."""
        token = await self._redis.get(keys.new_key(chat_id))
        if token is None:
            return None
        secret, language, asks, since = json.loads(self._vault.open(token, f"new key:{chat_id}"))
        return NewKey(secret, language, asks, datetime.fromtimestamp(since, UTC))

    async def drop(self, chat_id: int) -> None:
        """It is taken, refused, or not wanted."""
        await self._redis.delete(keys.new_key(chat_id))


class KeyDesk:
    """Sets, shows and forgets a chat's key. A key that serves is replaced only by one that the service accepts."""

    def __init__(
        self, *, life: Life, client: Client, gate: AccountGate, keyring: Keyring, expiry: Expiry, loans: Loans,
        new_keys: NewKeys,
    ) -> None:  # fmt: skip
        self._gate = gate
        self._expiry = expiry
        self._loans = loans
        self._life = life
        self._keyring = keyring
        self._client = client
        self._new_keys = new_keys

    async def set(self, chat_id: int, secret: str, language: str, *, asks: bool = False) -> KeySet:
        """Try the key with one cheap call, keep it unless it is refused, let what waits go on.

        `asks`: where another key serves, this one waits for a word whether to take it.
        """
        outcome = await self._decide(chat_id, NewKey(secret, language, asks, self._life.clock()))
        if outcome.check is KeyCheck.UNTRIED:
            await self._life.engine.at(NEW_KEY, str(chat_id), self._life.clock() + timedelta(seconds=_FIRST_RETRY_S))
        return outcome

    async def _decide(self, chat_id: int, new: NewKey) -> KeySet:
        life, key, ending = self._life, ApiKey.of(new.secret), new.secret[-4:]
        current = await life.chats.key(chat_id)
        is_same = current is not None and current.secret == new.secret
        old = None
        if current is not None and not is_same and not await self._is_dead(current.account_id):
            old = current.ending
        check = await self._try(key)
        if check is KeyCheck.REFUSED:
            await self._refused(chat_id, key, is_same=is_same)
            return KeySet(check, ending, old=old)
        if old is not None and (check is KeyCheck.UNTRIED or new.asks):
            await self._new_keys.put(chat_id, new)
            return KeySet(KeyCheck.ASKS if check is KeyCheck.WORKS else check, ending, old=old)
        taken = ChatKey(key.id, new.secret, life.clock(), new.language)
        if current is not None and is_same:
            taken = replace(current, language=new.language)
        await life.chats.set_key(chat_id, taken)
        await self._expiry.plan(chat_id)
        log.info("Key set", extra={"chat": chat_id, "account": key.id})
        if check is KeyCheck.WORKS:
            await life.accounts.revive(key.id)
            await life.notices.clear(chat_id, dead_key_notice(key.id))
            await self._new_keys.drop(chat_id)
        elif not is_same or await self._is_dead(key.id):
            await self._new_keys.put(chat_id, new)
        return KeySet(check, ending, await self._resume(chat_id, key))

    async def _refused(self, chat_id: int, key: ApiKey, *, is_same: bool) -> None:
        new = await self._new_keys.get(chat_id)
        is_new = new is not None and ApiKey.of(new.secret).id == key.id
        if is_new:
            await self._new_keys.drop(chat_id)
        if is_same and is_new:
            await self._life.chats.forget_key(chat_id)  # it was kept untried, and has never worked
        elif is_same:
            await self._life.accounts.mark_dead(key.id)

    async def take_new(self, chat_id: int, language: str) -> KeySet | None:
        """Take the new key that waits, if it still works; None where none waits."""
        new = await self._new_keys.get(chat_id)
        return None if new is None else await self.set(chat_id, new.secret, language)

    async def drop_new(self, chat_id: int) -> None:
        """Drop the new key that waits."""
        await self._new_keys.drop(chat_id)

    async def step(self, subject: str) -> datetime | None:
        """Try a new key that could not be tried, and tell its chat; returns when to try again."""
        chat_id, now = int(subject), self._life.clock()
        new = await self._new_keys.get(chat_id)
        if new is None:
            return None
        outcome = await self._decide(chat_id, new)
        if outcome.check is KeyCheck.UNTRIED:
            waited_s = (now - new.since).total_seconds()
            return now + timedelta(seconds=min(max(waited_s, _FIRST_RETRY_S), _LONGEST_RETRY_S))
        sentence = _told_later(outcome)
        if chat_id > 0:
            kind = f"new key:{int(now.timestamp())}"
            await self._life.notices.once(
                chat_id, kind, sentence, new.language, for_s=keys.DAY_S, ending=outcome.ending, old=outcome.old or ""
            )
        return None

    async def can_serve(self, chat_id: int) -> bool:
        """Whether a key serves the chat, its own or the operator's."""
        return await self._keyring.for_chat(chat_id) is not None

    async def state(self, chat_id: int) -> KeyState | None:
        """The chat's own key, or None."""
        key = await self._life.chats.key(chat_id)
        if key is None:
            return None
        is_dead = await self._is_dead(key.account_id)
        new = await self._new_keys.get(chat_id)
        ending = None if new is None or new.secret == key.secret else new.secret[-4:]
        return KeyState(key.ending, key.set_at, key.expires_at, is_dead, ending)

    async def forget(self, chat_id: int) -> bool:
        """Remove the key, here and where it was lent to; jobs under way wait for another. False when there was none."""
        await self._loans.take_all_back(chat_id)
        await self._new_keys.drop(chat_id)
        return await self._life.chats.forget_key(chat_id)

    async def _is_dead(self, account_id: str) -> bool:
        return (await self._life.accounts.state(account_id, self._life.clock())).is_dead

    async def _try(self, key: ApiKey) -> KeyCheck:
        # A key works only for `transcriptions/*` (api.md), so the list is the cheap call to try it with.
        try:
            with self._gate.trying(key.id):
                await self._client.list_tasks(key)
        except BadKey:
            return KeyCheck.REFUSED
        except RateLimited:
            # Limits are per account: the service knows whose key it is.
            return KeyCheck.WORKS
        except ApiError as error:
            log.info("A key could not be tried: %s", type(error).__name__)
            return KeyCheck.UNTRIED
        await self._end_long_rest(key)
        return KeyCheck.WORKS

    async def _end_long_rest(self, key: ApiKey) -> None:
        """Somebody whose plan has changed should not wait for the end of the day, or of the month."""
        accounts, now = self._life.accounts, self._life.clock()
        until = (await accounts.state(key.id, now)).rests_until
        if until is not None and until >= now + timedelta(seconds=_LONG_REST_S):
            await accounts.end_rest(key.id)
            log.info("The limit is over before its time", extra={"account": key.id})

    async def _resume(self, chat_id: int, key: ApiKey) -> int:
        """Let every job of the chat go on with this key; returns how many waited for that."""
        waiting, rests = 0, not (await self._life.accounts.state(key.id, self._life.clock())).may_be_called
        for job in await self._life.jobs.open_in_chat(chat_id):
            is_anothers = job.account_id not in (None, key.id)
            reason = None if job.parked is None else job.parked.reason
            waits = reason == "key" or (reason == "limit" and not rests)
            is_cut_off = is_anothers and await self._is_dead(job.account_id or "")
            if waits or is_anothers:
                waiting += await self._life.rekey.go_on(job, key) and (waits or is_cut_off)
        return waiting


def _told_later(outcome: KeySet) -> str:
    if outcome.check is KeyCheck.REFUSED:
        return "key.later_refused" if outcome.old is None else "key.later_refused_keeps"
    return "key.later_asks" if outcome.check is KeyCheck.ASKS else "key.later_works"
