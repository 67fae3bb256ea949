"""The request counter: every API request counts against the user's plan, so every one is counted here.

As an account's requests near a limit that is known (once somebody has asked for it, `/limits`), checks are made less
often: what is left is for uploads and results, which can't be spared.
"""

import asyncio
import logging
from collections import Counter, OrderedDict
from collections.abc import Awaitable, Callable, Collection
from datetime import UTC, datetime, timedelta

from redis.exceptions import RedisError

from bot.accounts.state import Accounts
from bot.clock import Clock
from bot.polyglotvoice.models import ApiCall, ApiKey

log = logging.getLogger(__name__)

_FLUSH_S = 1.0
_SLOWDOWN_FROM = 0.7
_MOST_SLOWDOWN = 8.0
_KEPT = timedelta(seconds=20)
_MOST_KEPT = 5000


def slowdown_of(spent: int, limit: int | None) -> float:
    """How far checks are slowed down as requests near a limit: 1 up to 70 % of it, then rising to 8."""
    if not limit or spent <= limit * _SLOWDOWN_FROM:
        return 1.0
    share = (spent / limit - _SLOWDOWN_FROM) / (1 - _SLOWDOWN_FROM)
    return 1.0 + (_MOST_SLOWDOWN - 1) * min(1.0, share)


class UsageMeter:
    """Collects calls as they are made and writes their counts to the store every second."""

    def __init__(self, *, accounts: Accounts, clock: Clock) -> None:
        self._accounts = accounts
        self._clock = clock
        self._pending: Counter[tuple[str, str]] = Counter()
        self.total = 0
        self.on_spent: Callable[[Collection[str]], Awaitable[None]] | None = None
        """Told of accounts after their requests were written."""

    def note(self, call: ApiCall) -> None:
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
            await self._accounts.spend(pending, now)
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


class Slowdown:
    """How much to slow checks down, by account; known for some seconds."""

    def __init__(self, *, accounts: Accounts, clock: Clock) -> None:
        self._accounts = accounts
        self._clock = clock
        self._kept: OrderedDict[str, tuple[datetime, float]] = OrderedDict()

    async def of(self, key: ApiKey) -> float:
        """1 while there is plenty, or no limit is known; more as it nears."""
        now = self._clock()
        read_at, slowdown = self._kept.get(key.id, (None, 1.0))
        if read_at is None or now - read_at >= _KEPT:
            slowdown = await self._read(key.id, now)
            self._kept[key.id] = (now, slowdown)
            while len(self._kept) > _MOST_KEPT:
                self._kept.popitem(last=False)
        return slowdown

    async def _read(self, account_id: str, now: datetime) -> float:
        today, slowdown = now.astimezone(UTC), 1.0
        per_day, per_month = await self._accounts.limits(account_id)
        for limit, period in ((per_day, f"{today:%Y-%m-%d}"), (per_month, f"{today:%Y-%m}")):
            if limit is not None:
                spent = await self._accounts.spent(account_id, period)
                slowdown = max(slowdown, slowdown_of(sum(spent.values()), limit))
        return slowdown
