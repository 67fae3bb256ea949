"""A key's last days: its chat is warned 7, 3 and 1 days before, once each."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from bot.i18n import Catalogue
from bot.jobs.engine import Engine
from bot.jobs.life import Clock
from bot.store.chats import ChatKey, Chats
from bot.telegram.errors import ChatGoneError, RefusedError, TelegramTroubleError
from bot.telegram.send import Place, Sender

log = logging.getLogger(__name__)

EXPIRY = "expiry"
WARN_DAYS = (7, 3, 1)
_RETRY_S = 600.0
_NOTICE_S = 40 * 86_400

Language = Callable[[int], str]


class Expiry:
    """Warns of keys that are about to end; one planned step for each chat that has a key."""

    def __init__(self, *, chats: Chats, engine: Engine, sender: Sender, catalogue: Catalogue, clock: Clock) -> None:
        self._chats = chats
        self._engine = engine
        self._sender = sender
        self._catalogue = catalogue
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
        notice = f"expiry:{key.account_id}:{left}"
        if left in WARN_DAYS and await self._chats.first_notice(chat_id, notice, _NOTICE_S):
            chosen = (await self._chats.choices(chat_id)).language
            texts = self._catalogue.texts(self._catalogue.pick(chosen, key.language))
            try:
                sentence = "group.key_expires" if chat_id < 0 else "key.expires"
                await self._sender.text(Place(chat_id), texts.say(sentence, ending=key.ending, n=left))
            except (ChatGoneError, RefusedError):
                return None
            except TelegramTroubleError:
                await self._chats.clear_notice(chat_id, notice)
                return now + timedelta(seconds=_RETRY_S)
        return next_warning(key, now)


def days_left(key: ChatKey, now: datetime) -> int:
    """Whole days until the key ends, counted up: 7 until the sixth begins."""
    return -((now - key.expires_at) // timedelta(days=1))


def next_warning(key: ChatKey, now: datetime) -> datetime | None:
    """The time of the first warning after `now`; None when none is left."""
    times = (key.expires_at - timedelta(days=days) for days in WARN_DAYS)
    return next((when for when in times if when > now), None)
