"""A key's last days: its chat is warned 7, 3 and 1 days before, once each."""

from datetime import datetime, timedelta

from bot.chats.notices import Notices
from bot.chats.store import ChatKey, Chats
from bot.clock import Clock
from bot.jobs.engine import Engine

EXPIRY = "expiry"
WARN_DAYS = (7, 3, 1)


class Expiry:
    """Warns of keys that are about to end; one planned step for each chat that has a key."""

    def __init__(self, *, chats: Chats, engine: Engine, notices: Notices, clock: Clock) -> None:
        self._chats = chats
        self._engine = engine
        self._notices = notices
        self._clock = clock

    async def plan(self, chat_id: int) -> None:
        """Plan the warnings of the chat's key, instead of those of a former one."""
        key = await self._chats.key(chat_id)
        if key is not None and (when := next_warning(key, self._clock())) is not None:
            await self._engine.at(EXPIRY, str(chat_id), when)

    async def step(self, subject: str) -> datetime | None:
        """Warn if it is time; returns when the next warning is due."""
        chat_id, now = int(subject), self._clock()
        key = await self._chats.key(chat_id)
        if key is None:
            return None
        left = days_left(key, now)
        if (warned := warning_due(left)) is not None:
            kind, sentence = f"expiry:{key.account_id}:{warned}", "group.key_expires" if chat_id < 0 else "key.expires"
            await self._notices.once(chat_id, kind, sentence, key.language, ending=key.ending, n=left)
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
