"""What an account may spend and what it has spent here, and a word before a limit is reached."""

import logging
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.i18n import Catalogue
from bot.jobs.inquiry import Inquiry, InquiryError
from bot.jobs.life import Life
from bot.jobs.meter import Meter
from bot.polyglotvoice.client import ApiClient
from bot.polyglotvoice.errors import BadKey, NotFound, Refused
from bot.polyglotvoice.limits import next_utc_day, next_utc_month
from bot.polyglotvoice.models import ApiKey, RateLimits
from bot.telegram.errors import ChatGoneError, RefusedError, TelegramTroubleError
from bot.telegram.send import Place

log = logging.getLogger(__name__)

ALLOWANCE = "allowance"
_WARN_FROM = 0.8
_NOTICE_S = 40 * 86_400
_RETRY_S = 600.0


@dataclass(frozen=True, slots=True)
class Spent:
    """One UTC period: requests made here, the limit where it is known, and when it begins anew."""

    count: int
    limit: int | None
    resets_at: datetime

    @property
    def is_near(self) -> bool:
        """Whether four fifths of a known limit are used."""
        return self.limit is not None and self.count >= _WARN_FROM * self.limit


@dataclass(frozen=True, slots=True)
class Allowance:
    """The live limits (None where they were not told, and `trouble` why), and what was spent at `now`."""

    limits: RateLimits | None
    trouble: InquiryError | None
    day: Spent
    month: Spent
    now: datetime


class Allowances:
    """Shows an account's limits, and warns its chats once when four fifths of one are used."""

    def __init__(self, *, life: Life, inquiry: Inquiry, client: ApiClient, meter: Meter, catalogue: Catalogue) -> None:
        self._life = life
        self._inquiry = inquiry
        self._client = client
        self._meter = meter
        self._catalogue = catalogue

    async def show(self, chat_id: int) -> Allowance:
        """What the chat's account may spend and has spent; raises InquiryError where the chat has no key at all."""
        key = await self._inquiry.key(chat_id)
        limits: RateLimits | None = None
        trouble: InquiryError | None = None
        try:
            limits = await self._inquiry.ask(chat_id, self._ask)
        except InquiryError as error:
            trouble = error
        if limits is not None:
            await self._life.accounts.remember_limits(key.id, limits.per_day, limits.per_month)
        await self._meter.flush()
        now = self._life.clock()
        day, month = await self._spent(key.id, now)
        return Allowance(limits, trouble, day, month, now)

    async def _ask(self, key: ApiKey) -> RateLimits | None:
        try:
            return await self._client.rate_limits(key)
        except (BadKey, NotFound, Refused):
            # Keys are stated to work for `transcriptions/*` alone (api.md): this tells nothing of the key.
            return None

    async def _spent(self, account_id: str, now: datetime) -> tuple[Spent, Spent]:
        accounts, today = self._life.accounts, now.astimezone(UTC)
        per_day, per_month = await accounts.limits(account_id)
        of_day = await accounts.spent(account_id, f"{today:%Y-%m-%d}")
        of_month = await accounts.spent(account_id, f"{today:%Y-%m}")
        return (
            Spent(sum(of_day.values()), per_day, next_utc_day(now)),
            Spent(sum(of_month.values()), per_month, next_utc_month(now)),
        )

    async def notice(self, account_ids: Collection[str]) -> None:
        """After accounts spent something: plan a warning for each that is near a known limit."""
        for account_id in await self._life.accounts.limited(account_ids):
            spent = await self._spent(account_id, self._life.clock())
            if any(period.is_near for period in spent):
                await self._life.engine.soon(ALLOWANCE, account_id)

    async def step(self, account_id: str) -> datetime | None:
        """Warn the account's chats of each limit that is near, once in its period; returns when to try again."""
        now = self._life.clock()
        day, month = await self._spent(account_id, now)
        again_at = None
        for chat_id in await self._life.chats.using(account_id):
            for sentence, kind, spent in _near(day, month, now, is_shared=chat_id < 0):
                if not await self._warn(chat_id, sentence, f"{kind}:{account_id}", spent):
                    again_at = now + timedelta(seconds=_RETRY_S)
        return again_at

    async def _warn(self, chat_id: int, sentence: str, kind: str, spent: Spent) -> bool:
        """Say it unless it was said; False where it must be tried again."""
        chats = self._life.chats
        if not await chats.first_notice(chat_id, kind, _NOTICE_S):
            return True
        key, chosen = await chats.key(chat_id), (await chats.choices(chat_id)).language
        texts = self._catalogue.texts(self._catalogue.pick(chosen, key.language if key is not None else None))
        html = texts.say(
            sentence, count=texts.number(spent.count),
            limit=texts.number(spent.limit or 0), when=texts.date(spent.resets_at),
        )  # fmt: skip
        try:
            await self._life.sender.text(Place(chat_id), html)
        except (ChatGoneError, RefusedError):
            log.info("Nobody to warn of a limit", extra={"chat": chat_id})
        except TelegramTroubleError:
            await chats.clear_notice(chat_id, kind)
            return False
        return True


def _near(day: Spent, month: Spent, now: datetime, *, is_shared: bool) -> Iterator[tuple[str, str, Spent]]:
    """Each limit that is near: its sentence, a name for its period, and what was spent."""
    if day.is_near:
        yield "limits.near_day_here" if is_shared else "limits.near_day", f"limit:{now:%Y-%m-%d}", day
    if month.is_near:
        yield "limits.near_month_here" if is_shared else "limits.near_month", f"limit:{now:%Y-%m}", month
