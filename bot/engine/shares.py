"""Fair shares: how much of what all use one asker may hold at a time, so that nobody's work takes it whole."""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime, timedelta

_DELAY_S = 0.3
_APART_S = 0.01
_MOST_REMEMBERED = 5000
_FORGOTTEN_S = 60.0


class FairShares:
    """At most so many at a time for each of those on whose behalf something is done.

    Who is turned away is told when to ask again. Those of one asker ask one after the other, in the order in which they
    first did, and before those who come later.
    """

    def __init__(self) -> None:
        self._held: Counter[str] = Counter()
        self._last_at: dict[str, datetime] = {}
        self._told: dict[str, datetime] = {}

    def take(self, ticket: str, most: Mapping[str, int], now: datetime) -> datetime | None:
        """Take a share of each asker in `most`; else when to ask again. `ticket` names the work itself."""
        came_back = self._told.pop(ticket, None) is not None
        full = [who for who, limit in most.items() if self._is_full(who, limit, now, came_back=came_back)]
        if not full:
            self._held.update(most.keys())
            return None
        after = [self._last_at[who] + timedelta(seconds=_APART_S) for who in full if who in self._last_at]
        again_at = max(now + timedelta(seconds=_DELAY_S), *after, now)
        self._last_at.update(dict.fromkeys(full, again_at))
        self._told[ticket] = again_at
        self._tidy(now)
        return again_at

    def give_back(self, most: Mapping[str, int]) -> None:
        """It is done."""
        for who in most:
            self._held[who] -= 1
            if not self._held[who]:
                del self._held[who]

    def _is_full(self, who: str, limit: int, now: datetime, *, came_back: bool) -> bool:
        return self._held[who] >= limit or (not came_back and self._last_at.get(who, now) > now)

    def _tidy(self, now: datetime) -> None:
        gone = now - timedelta(seconds=_FORGOTTEN_S)
        if len(self._told) > _MOST_REMEMBERED:
            self._told = {ticket: at for ticket, at in self._told.items() if at > gone}
        if len(self._last_at) > _MOST_REMEMBERED:
            self._last_at = {who: at for who, at in self._last_at.items() if at > now}


def share_of(chat_id: int | None, user_id: int | None, *, chat: int, person: int) -> dict[str, int]:
    """Who asks, for `FairShares`: the chat and the person, as far as they are known, each with its limit."""
    askers = {} if chat_id is None else {f"chat:{chat_id}": chat}
    return askers if user_id is None else {**askers, f"person:{user_id}": person}
