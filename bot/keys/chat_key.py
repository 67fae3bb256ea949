"""A chat's key: tried, kept sealed, shown by its ending, forgotten on request; its chat is warned of its last days."""

import json
import logging
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import Enum, auto

from bot.accounts.circuit_breaker import CircuitBreaker
from bot.accounts.keyring import Keyring
from bot.accounts.state import Accounts
from bot.chats.notices import Notices
from bot.chats.store import ChatKey, Chats
from bot.clock import Clock
from bot.engine import EXPIRY, NEW_KEY, Engine
from bot.jobs.lifecycle import AccountChange
from bot.keys.lending import Lending
from bot.polyglotvoice.errors import ApiError, BadKey, Broken, NotFound, RateLimited, Refused
from bot.polyglotvoice.http import ApiClient
from bot.polyglotvoice.models import ApiKey
from bot.store import keys
from bot.store.client import RedisClient
from bot.store.vault import Vault

log = logging.getLogger(__name__)

WARN_DAYS = (7, 3, 1)
"""So many days before its end a chat is warned, once each."""

_LONG_REST_S = 900.0
_FIRST_RETRY_S, _LONGEST_RETRY_S = 20.0, 600.0
_NEW_KEY_LIFE_S = 7 * keys.DAY_S


@dataclass(slots=True, kw_only=True)
class Expiry:
    """Warns of keys that are about to end; one planned step for each chat that has a key."""

    chats: Chats
    engine: Engine
    notices: Notices
    clock: Clock

    async def plan(self, chat_id: int) -> None:
        """Plan the warnings of the chat's key, instead of those of a former one."""
        key = await self.chats.key(chat_id)
        if key is not None and (when := next_warning(key, self.clock())) is not None:
            await self.engine.at(EXPIRY, str(chat_id), when)

    async def step(self, subject: str) -> datetime | None:
        """Warn if it is time; returns when the next warning is due."""
        chat_id, now = int(subject), self.clock()
        key = await self.chats.key(chat_id)
        if key is None:
            return None
        left = days_left(key, now)
        if (warned := warning_due(left)) is not None:
            kind, sentence = f"expiry:{key.account_id}:{warned}", "group-key-expires" if chat_id < 0 else "key-expires"
            await self.notices.once(chat_id, kind, sentence, key.language, ending=key.ending, n=left)
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


class KeyCheck(Enum):
    """What trying a key said."""

    WORKS = auto()
    REFUSED = auto()
    UNTRIED = auto()
    """The service could not be asked, or refused this one call; the key is kept and tried again later."""
    ASKS = auto()
    """It works, and waits for a word whether it shall replace the one that serves."""
    FORGOTTEN = auto()
    """Meanwhile the chat's key was forgotten, taken back or erased: this one was not kept."""


@dataclass(frozen=True, slots=True)
class KeySet:
    """What setting a key did. `waiting` jobs go on with it; `old` is the ending of the key that serves on instead.

    `reason` is what the service said, where it answered and yet the key is untried.
    """

    check: KeyCheck
    ending: str = ""
    waiting: int = 0
    old: str | None = None
    reason: str = ""


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


@dataclass(slots=True, kw_only=True)
class NewKeys:
    """At most one such key of each chat, sealed, for some days; one that could not be tried has a step."""

    redis: RedisClient
    vault: Vault
    engine: Engine
    clock: Clock

    async def put(self, chat_id: int, new: NewKey) -> None:
        data = json.dumps([new.secret, new.language, new.asks, new.since.timestamp()]).encode()
        sealed = self.vault.seal(data, f"new key:{chat_id}")
        await self.redis.set(keys.new_key(chat_id), sealed, ex=_NEW_KEY_LIFE_S)

    async def try_later(self, chat_id: int) -> None:
        await self.engine.at(NEW_KEY, str(chat_id), self.clock() + timedelta(seconds=_FIRST_RETRY_S))

    async def get(self, chat_id: int) -> NewKey | None:
        token = await self.redis.get(keys.new_key(chat_id))
        if token is None:
            return None
        secret, language, asks, since = json.loads(self.vault.open(token, f"new key:{chat_id}"))
        return NewKey(secret, language, asks, datetime.fromtimestamp(since, UTC))

    async def drop(self, chat_id: int) -> None:
        await self.redis.delete(keys.new_key(chat_id))


@dataclass(slots=True, kw_only=True)
class KeyTrial:
    """Finds out whether the service accepts a key, with one cheap call."""

    client: ApiClient
    breaker: CircuitBreaker
    accounts: Accounts
    clock: Clock

    async def of(self, key: ApiKey) -> tuple[KeyCheck, str]:
        """What trying it said, and the service's reason where it refused the call and not the key."""
        # A key works only for `transcriptions/*` (api.md), so the list is the cheap call to try it with.
        try:
            with self.breaker.probing(key.id):
                await self.client.list_tasks(key)
        except BadKey:
            return KeyCheck.REFUSED, ""
        except RateLimited:
            # Limits are per account: the service knows whose key it is.
            return KeyCheck.WORKS, ""
        except ApiError as error:
            # A list in a shape that is not known was granted all the same.
            if not isinstance(error, Broken) or not error.was_granted:
                log.info("A key could not be tried: %s", type(error).__name__)
                is_moved = isinstance(error, Refused) and error.reason_kind == "redirect"
                is_answer = isinstance(error, Refused | NotFound) and not is_moved
                return KeyCheck.UNTRIED, (error.detail or "HTTP 4xx") if is_answer else ""
        await self._end_long_rest(key)
        return KeyCheck.WORKS, ""

    async def is_dead(self, account_id: str) -> bool:
        return (await self.accounts.state(account_id, self.clock())).is_dead

    async def mark_dead(self, account_id: str) -> None:
        await self.accounts.mark_dead(account_id)

    async def _end_long_rest(self, key: ApiKey) -> None:
        """Somebody whose plan has changed should not wait for the end of the day, or of the month."""
        now = self.clock()
        await self.breaker.spent.try_now(key.id)
        until = (await self.accounts.state(key.id, now)).rests_until
        if until is not None and until >= now + timedelta(seconds=_LONG_REST_S):
            await self.accounts.end_rest(key.id)
            log.info("The limit is over before its time", extra={"account": key.id})


@dataclass(slots=True, kw_only=True)
class KeyDesk:
    """Sets, shows and forgets a chat's key. A key that serves is replaced only by one that the service accepts."""

    trial: KeyTrial
    chats: Chats
    keyring: Keyring
    expiry: Expiry
    lending: Lending
    account_change: AccountChange
    new_keys: NewKeys

    async def set(self, chat_id: int, secret: str, language: str, *, asks: bool = False) -> KeySet:
        """Try the key with one cheap call, keep it unless it is refused, let what waits go on.

        `asks`: where another key serves, this one waits for a word whether to take it.
        """
        outcome = await self.decide(chat_id, NewKey(secret, language, asks, self.trial.clock()))
        if outcome.check is KeyCheck.UNTRIED:
            await self.new_keys.try_later(chat_id)
        return outcome

    async def decide(self, chat_id: int, new: NewKey) -> KeySet:
        """Try a new key and do what follows from that; what can't be tried is kept as a new key."""
        current = await self.chats.key(chat_id)
        same = current if current is not None and current.secret == new.secret else None
        key, ending = self.keyring.named(new.secret, same), new.secret[-4:]
        old = None
        if current is not None and same is None and not await self.trial.is_dead(current.account_id):
            old = current.ending
        await self.chats.begin_trial(chat_id)
        check, reason = await self.trial.of(key)
        if not await self.chats.is_wanted_still(chat_id):
            return KeySet(KeyCheck.FORGOTTEN, ending)
        if await self.chats.key(chat_id) != current:  # another was set meanwhile: what follows is another matter
            return await self.decide(chat_id, new)
        if check is KeyCheck.REFUSED:
            await self._refused(chat_id, key, is_same=same is not None)
            return KeySet(check, ending, old=old)
        if old is not None and (check is KeyCheck.UNTRIED or new.asks):
            await self.new_keys.put(chat_id, new)
            return KeySet(KeyCheck.ASKS if check is KeyCheck.WORKS else check, ending, old=old, reason=reason)
        if same is not None:
            await self.chats.set_key(chat_id, replace(same, language=new.language))
        else:
            await self.chats.set_key(chat_id, ChatKey(key.id, new.secret, self.trial.clock(), new.language))
        await self.expiry.plan(chat_id)
        log.info("Key set", extra={"chat": chat_id, "account": key.id})
        if check is KeyCheck.WORKS:
            await self.account_change.revive(chat_id, key)
            await self.new_keys.drop(chat_id)
            await self._renew_loans(chat_id, key)
        elif same is None or await self.trial.is_dead(key.id):
            await self.new_keys.put(chat_id, new)
        return KeySet(check, ending, await self.account_change.resume_chat(chat_id, key), reason=reason)

    async def _renew_loans(self, owner_id: int, key: ApiKey) -> None:
        own = await self.chats.key(owner_id)
        for chat_id in [] if own is None else await self.lending.renew(owner_id, own):
            await self.expiry.plan(chat_id)
            await self.account_change.resume_chat(chat_id, key)
            log.info("A lent key was renewed", extra={"chat": chat_id, "account": key.id})

    async def _refused(self, chat_id: int, key: ApiKey, *, is_same: bool) -> None:
        new = await self.new_keys.get(chat_id)
        is_new = new is not None and new.secret == key.secret.get_secret_value()
        if is_new:
            await self.new_keys.drop(chat_id)
        if is_same and is_new:
            await self.chats.forget_key(chat_id)  # it was kept untried, and has never worked
        elif is_same:
            await self.trial.mark_dead(key.id)

    async def can_serve(self, chat_id: int) -> bool:
        """Whether a key serves the chat, its own or the operator's."""
        return await self.keyring.for_chat(chat_id) is not None

    async def state(self, chat_id: int) -> KeyState | None:
        key = await self.chats.key(chat_id)
        if key is None:
            return None
        new = await self.new_keys.get(chat_id)
        ending = None if new is None or new.secret == key.secret else new.secret[-4:]
        return KeyState(key.ending, key.set_at, key.expires_at, await self.trial.is_dead(key.account_id), ending)

    async def forget(self, chat_id: int) -> bool:
        """Remove the key, here and where it was lent to; jobs under way wait for another. False when there was none."""
        await self.lending.take_all_back(chat_id)
        await self.new_keys.drop(chat_id)
        return await self.chats.forget_key(chat_id)


@dataclass(slots=True, kw_only=True)
class KeyRetry:
    """Tries keys that could not be tried, and tells their chats what came of it."""

    desk: KeyDesk
    new_keys: NewKeys
    notices: Notices
    clock: Clock

    async def step(self, subject: str) -> datetime | None:
        """Try one chat's new key; returns when to try again."""
        chat_id, now = int(subject), self.clock()
        new = await self.new_keys.get(chat_id)
        if new is None:
            return None
        outcome = await self.desk.decide(chat_id, new)
        if outcome.check is KeyCheck.UNTRIED:
            waited_s = (now - new.since).total_seconds()
            return now + timedelta(seconds=min(max(waited_s, _FIRST_RETRY_S), _LONGEST_RETRY_S))
        if chat_id > 0 and outcome.check is not KeyCheck.FORGOTTEN:
            kind = f"new key:{int(now.timestamp())}"
            told = {"ending": outcome.ending, "old": outcome.old or ""}
            await self.notices.once(chat_id, kind, _told(outcome), new.language, for_s=keys.DAY_S, **told)
        return None


def _told(outcome: KeySet) -> str:
    if outcome.check is KeyCheck.REFUSED:
        return "key-later-refused" if outcome.old is None else "key-later-refused-keeps"
    return "key-later-asks" if outcome.check is KeyCheck.ASKS else "key-later-works"
