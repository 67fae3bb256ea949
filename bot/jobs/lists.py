"""Whether an account's list is worth asking."""

from datetime import datetime, timedelta

from bot.jobs.clock import Clock

_BLIND_AFTER = 2
_BLIND_FOR = timedelta(hours=1)


class Lists:
    """An account's list is not asked for an hour after it twice showed none of our tasks."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._blind: dict[str, tuple[int, datetime]] = {}

    def help(self, account_id: str) -> bool:
        """Whether the list may tell of our tasks."""
        misses, last_at = self._blind.get(account_id, (0, self._clock()))
        return misses < _BLIND_AFTER or self._clock() - last_at > _BLIND_FOR

    def note(self, account_id: str, *, shows_ours: bool) -> None:
        """Remember whether it did."""
        misses, _ = self._blind.pop(account_id, (0, None))
        if not shows_ours:
            self._blind[account_id] = (misses + 1, self._clock())
