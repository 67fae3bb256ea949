"""A budget guard: as an account's requests near a known limit, looks are made less often.

Limits are known once somebody has asked for them (`/limits`).
What is left is for uploads and results, which can't be spared.
"""

from collections import OrderedDict
from datetime import UTC, datetime, timedelta

from bot.accounts.state import Accounts
from bot.clock import Clock
from bot.polling.schedule import thrift_of
from bot.polyglotvoice.models import ApiKey

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
        today, thrift = now.astimezone(UTC), 1.0
        per_day, per_month = await self._accounts.limits(account_id)
        for limit, period in ((per_day, f"{today:%Y-%m-%d}"), (per_month, f"{today:%Y-%m}")):
            if limit is not None:
                spent = await self._accounts.spent(account_id, period)
                thrift = max(thrift, thrift_of(sum(spent.values()), limit))
        return thrift
