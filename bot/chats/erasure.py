"""Privacy: what is kept of a chat, and its erasure."""

import logging
from collections.abc import Awaitable, Callable

from bot.chats.rulebook import SeenNames
from bot.chats.store import Chats
from bot.engine import EXPIRY, Engine
from bot.store import keys

log = logging.getLogger(__name__)

TRANSCRIPT_DAYS = keys.TRANSCRIPT_TTL_S // keys.DAY_S
RECORD_DAYS = keys.ENDED_JOB_TTL_S // keys.DAY_S
COUNTER_DAYS = keys.SPENT_TTL_S // keys.DAY_S
PERSON_DAYS = keys.PERSON_TTL_S // keys.DAY_S
TRIAL_DAYS = keys.TRIAL_TTL_S // keys.DAY_S


class Privacy:
    """Erases what is kept of a chat.

    `stop_jobs` ends a chat's open jobs; `end_loans` takes back the keys that it lent.
    `disk` is the sentence that says until when the store's files still hold what was erased.
    """

    def __init__(
        self, *, chats: Chats, engine: Engine, stop_jobs: Callable[[int], Awaitable[object]],
        end_loans: Callable[[int], Awaitable[object]], names: SeenNames, has_own_store: bool,
    ) -> None:  # fmt: skip
        self.disk = "privacy-disk-own" if has_own_store else "privacy-disk-redis"
        self._names = names
        self._chats = chats
        self._stop_jobs = stop_jobs
        self._end_loans = end_loans
        self._engine = engine

    async def erase(self, chat_id: int) -> None:
        """Stop the chat's jobs and remove its key, records, transcripts and choices from the store.

        Requests already counted stay counted: they name the account's id and nobody. What counts against a person's
        limits and budgets stays too, and a ban does, or an erasure would be a way around them.
        """
        await self._stop_jobs(chat_id)
        await self._end_loans(chat_id)
        await self._engine.cancel(EXPIRY, str(chat_id))
        await self._chats.forget_key(chat_id)
        former = await self._chats.former_id(chat_id)
        await self._chats.erase(chat_id)
        if former is not None:
            await self._chats.erase(former)
        await self._names.forget(chat_id)
        log.info("Erased", extra={"chat": chat_id})
