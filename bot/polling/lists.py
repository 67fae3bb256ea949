"""Whether an account's list is worth asking."""

from datetime import datetime, timedelta

from bot.clock import Clock

_BLIND_AT = 4
_OF_OTHERS, _BROKEN = 2, 1
"""How much it counts when a list shows none of our tasks, and when it can't be read, which may pass."""

_BLIND_FOR = timedelta(hours=1)


class Lists:
    """An account's list is not asked for an hour after it twice showed none of our tasks, or broke four times."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._blind: dict[str, tuple[int, datetime]] = {}

    def help(self, account_id: str) -> bool:
        """Whether the list may tell of our tasks."""
        misses, last_at = self._blind.get(account_id, (0, self._clock()))
        return misses < _BLIND_AT or self._clock() - last_at > _BLIND_FOR

    def note(self, account_id: str, *, shows_ours: bool) -> None:
        """Remember whether it did."""
        if shows_ours:
            self._blind.pop(account_id, None)
        else:
            self._count(account_id, _OF_OTHERS)

    def broke(self, account_id: str) -> None:
        """It gave no usable answer."""
        self._count(account_id, _BROKEN)

    def _count(self, account_id: str, misses: int) -> None:
        before, _ = self._blind.get(account_id, (0, None))
        self._blind[account_id] = (before + misses, self._clock())
