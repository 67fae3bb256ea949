"""A chat's key: tried once, kept sealed, shown by its ending, forgotten on request."""

import contextlib
import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, auto

from bot.jobs.accountgate import AccountGate
from bot.jobs.expiry import Expiry
from bot.jobs.group.loans import Loans
from bot.jobs.keyring import Keyring
from bot.jobs.life import Life, dead_key_notice
from bot.polyglotvoice.client import ApiClient
from bot.polyglotvoice.errors import ApiError, BadKey, RateLimited
from bot.polyglotvoice.models import ApiKey
from bot.store.chats import ChatKey

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


class KeyDesk:
    """Sets, shows and forgets a chat's key."""

    def __init__(
        self, *, life: Life, client: ApiClient, gate: AccountGate, keyring: Keyring, expiry: Expiry, loans: Loans
    ) -> None:
        self._gate = gate
        self._expiry = expiry
        self._loans = loans
        self._life = life
        self._keyring = keyring
        self._client = client

    async def set(self, chat_id: int, secret: str, language: str) -> KeySet:
        """Try the key with one cheap call, keep it unless it is refused, let what waits go on."""
        life = self._life
        key = ApiKey.of(secret)
        current = await life.chats.key(chat_id)
        if current is not None and current.secret == secret and not await self._is_dead(key.id):
            await self._ask_of_a_long_rest(key)
            return KeySet(KeyCheck.WORKS, await self._resume(chat_id, key))
        check = await self._try(key)
        if check is KeyCheck.REFUSED:
            return KeySet(check)
        is_same = current is not None and current.secret == secret
        set_at = current.set_at if current is not None and is_same else life.clock()
        await life.chats.set_key(chat_id, ChatKey(key.id, secret, set_at, language))
        await self._expiry.plan(chat_id)
        await life.accounts.revive(key.id)
        await life.notices.clear(chat_id, dead_key_notice(key.id))
        log.info("Key set", extra={"chat": chat_id, "account": key.id})
        return KeySet(check, await self._resume(chat_id, key))

    async def can_serve(self, chat_id: int) -> bool:
        """Whether a key serves the chat, its own or the operator's."""
        return await self._keyring.for_chat(chat_id) is not None

    async def state(self, chat_id: int) -> KeyState | None:
        """The chat's own key, or None."""
        key = await self._life.chats.key(chat_id)
        if key is None:
            return None
        is_dead = await self._is_dead(key.account_id)
        return KeyState(key.ending, key.set_at, key.expires_at, is_dead)

    async def forget(self, chat_id: int) -> bool:
        """Remove the key, here and where it was lent to; jobs under way wait for another. False when there was none."""
        await self._loans.take_all_back(chat_id)
        return await self._life.chats.forget_key(chat_id)

    async def _is_dead(self, account_id: str) -> bool:
        return (await self._life.accounts.state(account_id, self._life.clock())).is_dead

    async def _try(self, key: ApiKey) -> KeyCheck:
        if await self._life.accounts.worked_lately(key.id):
            return KeyCheck.WORKS
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
        await self._life.accounts.note_works(key.id)
        return KeyCheck.WORKS

    async def _ask_of_a_long_rest(self, key: ApiKey) -> None:
        """Somebody whose plan has changed should not wait for the end of the day, or of the month."""
        accounts, now = self._life.accounts, self._life.clock()
        until = (await accounts.state(key.id, now)).rests_until
        if until is None or until < now + timedelta(seconds=_LONG_REST_S):
            return
        with contextlib.suppress(ApiError), self._gate.trying(key.id):
            await self._client.list_tasks(key)
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
