"""A chat's key: tried once, kept sealed, shown by its ending, forgotten on request.

A key's last days: its chat is warned 7, 3 and 1 days before, once each.
"""

import contextlib
import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, auto

from bot.accounts.circuit_breaker import CircuitBreaker
from bot.accounts.keyring import Keyring
from bot.accounts.state import Accounts
from bot.chats.notices import Notices
from bot.chats.store import ChatKey, Chats
from bot.clock import Clock
from bot.engine import EXPIRY, Engine
from bot.jobs.account_change import AccountChange
from bot.keys.lending import Loans
from bot.polyglotvoice.client import ApiClient
from bot.polyglotvoice.errors import ApiError, BadKey, RateLimited
from bot.polyglotvoice.models import ApiKey

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


class KeyCheck(Enum):
    """What trying a key said."""

    WORKS = auto()
    REFUSED = auto()
    UNTRIED = auto()
    """The service could not be asked; the key is kept and tried by the first job."""


@dataclass(frozen=True, slots=True)
class KeySet:
    """What setting a key did; `waiting` jobs go on with it."""

    check: KeyCheck
    waiting: int = 0


@dataclass(frozen=True, slots=True)
class KeyState:
    """A chat's key as people may see it."""

    ending: str
    set_at: datetime
    expires_at: datetime
    is_dead: bool


class KeyTrial:
    """Finds out whether the service accepts a key, with one cheap call."""

    def __init__(self, *, client: ApiClient, breaker: CircuitBreaker, accounts: Accounts, clock: Clock) -> None:
        self._client = client
        self._breaker = breaker
        self._accounts = accounts
        self._clock = clock

    async def of(self, key: ApiKey) -> KeyCheck:
        """Try the key; one that was tried, and worked, a moment ago costs no call."""
        if await self._accounts.worked_lately(key.id):
            return KeyCheck.WORKS
        # A key works only for `transcriptions/*` (api.md), so the list is the cheap call to try it with.
        try:
            with self._breaker.trying(key.id):
                await self._client.list_tasks(key)
        except BadKey:
            return KeyCheck.REFUSED
        except RateLimited:
            # Limits are per account: the service knows whose key it is.
            return KeyCheck.WORKS
        except ApiError as error:
            log.info("A key could not be tried: %s", type(error).__name__)
            return KeyCheck.UNTRIED
        await self._accounts.note_works(key.id)
        return KeyCheck.WORKS

    async def is_dead(self, account_id: str) -> bool:
        """Whether the service refused the key."""
        return (await self._accounts.state(account_id, self._clock())).is_dead

    async def of_a_long_rest(self, key: ApiKey) -> None:
        """Somebody whose plan has changed should not wait for the end of the day, or of the month."""
        now = self._clock()
        until = (await self._accounts.state(key.id, now)).rests_until
        if until is None or until < now + timedelta(seconds=_LONG_REST_S):
            return
        with contextlib.suppress(ApiError), self._breaker.trying(key.id):
            await self._client.list_tasks(key)
            await self._accounts.end_rest(key.id)
            log.info("The limit is over before its time", extra={"account": key.id})


class KeyDesk:
    """Sets, shows and forgets a chat's key."""

    def __init__(
        self, *, trial: KeyTrial, chats: Chats, keyring: Keyring, expiry: Expiry, loans: Loans,
        account_change: AccountChange, clock: Clock,
    ) -> None:  # fmt: skip
        self._trial = trial
        self._chats = chats
        self._keyring = keyring
        self._expiry = expiry
        self._loans = loans
        self._account_change = account_change
        self._clock = clock

    async def set(self, chat_id: int, secret: str, language: str) -> KeySet:
        """Try the key with one cheap call, keep it unless it is refused, let what waits go on."""
        key = ApiKey.of(secret)
        current = await self._chats.key(chat_id)
        is_same = current is not None and current.secret == secret
        if is_same and not await self._trial.is_dead(key.id):
            await self._trial.of_a_long_rest(key)
            return KeySet(KeyCheck.WORKS, await self._account_change.resume_chat(chat_id, key))
        check = await self._trial.of(key)
        if check is KeyCheck.REFUSED:
            return KeySet(check)
        set_at = current.set_at if current is not None and is_same else self._clock()
        await self._chats.set_key(chat_id, ChatKey(key.id, secret, set_at, language))
        await self._expiry.plan(chat_id)
        await self._account_change.revive(chat_id, key)
        log.info("Key set", extra={"chat": chat_id, "account": key.id})
        return KeySet(check, await self._account_change.resume_chat(chat_id, key))

    async def can_serve(self, chat_id: int) -> bool:
        """Whether a key serves the chat, its own or the operator's."""
        return await self._keyring.for_chat(chat_id) is not None

    async def state(self, chat_id: int) -> KeyState | None:
        """The chat's own key, or None."""
        key = await self._chats.key(chat_id)
        if key is None:
            return None
        return KeyState(key.ending, key.set_at, key.expires_at, await self._trial.is_dead(key.account_id))

    async def forget(self, chat_id: int) -> bool:
        """Remove the key, here and where it was lent to; jobs under way wait for another. False when there was none."""
        await self._loans.take_all_back(chat_id)
        return await self._chats.forget_key(chat_id)
