"""A budget guard: as an account's requests near its daily limit, looks are made less often.

What is left is for uploads and results, which can't be spared.
"""

from collections import OrderedDict
from datetime import UTC, datetime, timedelta

from bot.jobs.clock import Clock
from bot.jobs.schedule import thrift_of
from bot.polyglotvoice.models import ApiKey
from bot.store.accounts import Accounts

_KEPT = timedelta(seconds=20)
_MOST_KEPT = 5000


class Thrift:
    """How much to slow looks down, by account; known for some seconds."""

    def __init__(self, *, accounts: Accounts, clock: Clock) -> None:
        self._accounts = accounts
        self._clock = clock
        self._kept: OrderedDict[str, tuple[datetime, float]] = OrderedDict()

    async def of(self, key: ApiKey) -> float:
        """1 while there is plenty, or no limit is known; more as it nears."""
        now = self._clock()
        read_at, thrift = self._kept.get(key.id, (None, 1.0))
        if read_at is None or now - read_at >= _KEPT:
            thrift = await self._read(key.id, now)
            self._kept[key.id] = (now, thrift)
            while len(self._kept) > _MOST_KEPT:
                self._kept.popitem(last=False)
        return thrift

    async def _read(self, account_id: str, now: datetime) -> float:
        limit = await self._accounts.daily_limit(account_id)
        if limit is None:
            return 1.0
        spent = await self._accounts.spent(account_id, f"{now.astimezone(UTC):%Y-%m-%d}")
        return thrift_of(sum(spent.values()), limit)
