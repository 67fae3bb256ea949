"""Every API request is counted against the user's plan, so every one is counted here."""

import asyncio
import logging
from collections import Counter
from collections.abc import Awaitable, Callable, Collection
from datetime import datetime

from redis.exceptions import RedisError

from bot.jobs.clock import Clock
from bot.polyglotvoice.models import ApiCall
from bot.store.accounts import Accounts

log = logging.getLogger(__name__)

_FLUSH_S = 1.0


class Meter:
    """Collects calls as they are made and writes their counts to the store every second."""

    def __init__(self, *, accounts: Accounts, clock: Clock) -> None:
        self._accounts = accounts
        self._clock = clock
        self._pending: Counter[tuple[str, str]] = Counter()
        self.total = 0
        self.on_spent: Callable[[Collection[str]], Awaitable[None]] | None = None
        """Told of accounts after their requests were written."""

    def note(self, call: ApiCall) -> None:
        """Count one request that was sent."""
        self._pending[call.key_id, call.endpoint] += 1
        self.total += 1
        log.debug("API %s answered %s in %.2f s", call.endpoint, call.status, call.duration_s)

    async def run(self) -> None:
        """Write what was counted, until cancelled."""
        while True:
            await asyncio.sleep(_FLUSH_S)
            await self.flush()

    async def flush(self) -> None:
        """Write what was counted; what can't be written now is kept for the next time."""
        pending, self._pending = self._pending, Counter()
        now: datetime = self._clock()
        if not pending:
            return
        try:
            await self._accounts.spend_all(pending, now)
        except (RedisError, OSError) as error:
            log.warning("Requests not counted yet (%s)", type(error).__name__)
            self._pending.update(pending)
            return
        await self._tell({account_id for account_id, _ in pending})

    async def _tell(self, account_ids: Collection[str]) -> None:
        if self.on_spent is None:
            return
        try:
            await self.on_spent(account_ids)
        except (RedisError, OSError) as error:
            log.warning("A limit was not looked at (%s)", type(error).__name__)
