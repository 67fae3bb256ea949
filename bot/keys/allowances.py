"""What an account may spend and what it has spent here: as /limits shows it, and a word before a limit is reached."""

import logging
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import groupby

from bot.accounts.state import Accounts, UsageMeter
from bot.chats.store import Chats
from bot.clock import Clock
from bot.engine import ALLOWANCE, Engine
from bot.jobs.query import Inquiry, InquiryError
from bot.polyglotvoice.errors import BadKey, NotFound, Refused
from bot.polyglotvoice.http import ApiClient
from bot.polyglotvoice.limits import next_utc_day, next_utc_month
from bot.polyglotvoice.models import ApiKey, PlanLimits
from bot.telegram.messages import Sender
from bot.telegram.outgoing import Place
from bot.telegram.troubles import ChatUnwritableError, RefusedError, TelegramTroubleError
from bot.texts.catalogue import Catalogue, Html, Texts

log = logging.getLogger(__name__)

_WARN_FROM = 0.8
_NOTICE_S = 40 * 86_400
_RETRY_S = 600.0
_NUMBER = re.compile(r"([0-9]{1,15})(?![0-9.,])")
_NO_LIMIT = re.compile(r"(?i)used|spent|remain|left|reset|window|second|period")
_SPANS = {
    sentence: re.compile(words, re.IGNORECASE)
    for sentence, words in {
        "limits-a-minute": r"minute|burst|rpm|минут",
        "limits-an-hour": r"hour|час\b|часов",
        "limits-a-day": r"day|daily|день|сут|дневн",
        "limits-a-month": r"month|месяц|месячн",
        "limits-at-once": r"concurren|parallel|simultan|одновремен",
    }.items()
}


@dataclass(frozen=True, slots=True)
class Spent:
    """One UTC period: requests made here, the limit where it is known, and when it starts over."""

    count: int
    limit: int | None
    resets_at: datetime

    @property
    def is_near(self) -> bool:
        """Whether four fifths of a known limit are used."""
        return self.limit is not None and self.count >= _WARN_FROM * self.limit


@dataclass(frozen=True, slots=True)
class Allowance:
    """The live limits (None where they were not told, and `trouble` why), and what was spent."""

    limits: PlanLimits | None
    trouble: InquiryError | None
    day: Spent
    month: Spent


@dataclass(slots=True, kw_only=True)
class Allowances:
    """Shows what an account may spend and has spent."""

    accounts: Accounts
    inquiry: Inquiry
    client: ApiClient
    meter: UsageMeter
    clock: Clock

    async def show(self, chat_id: int) -> Allowance:
        """What the chat's account may spend and has spent; raises InquiryError where the chat has no key at all."""
        key = await self.inquiry.key(chat_id)
        limits: PlanLimits | None = None
        trouble: InquiryError | None = None
        try:
            limits = await self.inquiry.ask(chat_id, self._ask)
        except InquiryError as error:
            trouble = error
        if limits is not None:
            await self.accounts.remember_limits(key.id, limits.per_day, limits.per_month)
        await self.meter.flush()
        day, month = await _spent_by(key.id, self.accounts, self.clock())
        return Allowance(limits, trouble, day, month)

    async def _ask(self, key: ApiKey) -> PlanLimits | None:
        try:
            return await self.client.rate_limits(key)
        except (BadKey, NotFound, Refused):
            # Keys are stated to work for `transcriptions/*` alone (api.md): this tells nothing of the key.
            return None


@dataclass(slots=True, kw_only=True)
class LimitWarning:
    """Warns an account's chats, once for each limit and period, when four fifths are used."""

    accounts: Accounts
    chats: Chats
    sender: Sender
    catalogue: Catalogue
    engine: Engine
    clock: Clock

    async def plan(self, account_ids: Collection[str]) -> None:
        """After accounts spent something: plan a warning for each that is near a known limit."""
        for account_id in await self.accounts.limited(account_ids):
            if any(period.is_near for period in await _spent_by(account_id, self.accounts, self.clock())):
                await self.engine.soon(ALLOWANCE, account_id)

    async def step(self, account_id: str) -> datetime | None:
        """Warn the account's chats of each limit that is near, once in its period; returns when to try again."""
        now, again_at = self.clock(), None
        day, month = await _spent_by(account_id, self.accounts, now)
        for chat_id in await self.chats.using(account_id):
            for sentence, kind, spent in _near(day, month, now, is_shared=chat_id < 0):
                if not await self._tell(chat_id, sentence, f"{kind}:{account_id}", spent):
                    again_at = now + timedelta(seconds=_RETRY_S)
        return again_at

    async def _tell(self, chat_id: int, sentence: str, kind: str, spent: Spent) -> bool:
        """Say it unless it was said; False where it must be tried again."""
        if not await self.chats.first_notice(chat_id, kind, _NOTICE_S):
            return True
        key, chosen = await self.chats.key(chat_id), (await self.chats.choices(chat_id)).language
        texts = self.catalogue.texts(chosen, key.language if key is not None else None)
        html = texts.say(
            sentence, count=texts.number(spent.count),
            limit=texts.number(spent.limit or 0), when=texts.moment(spent.resets_at),
        )  # fmt: skip
        try:
            await self.sender.text(Place(chat_id), html)
        except (ChatUnwritableError, RefusedError):
            log.info("Nobody to warn of a limit", extra={"chat": chat_id})
        except TelegramTroubleError:
            await self.chats.clear_notice(chat_id, kind)
            return False
        return True


async def _spent_by(account_id: str, accounts: Accounts, now: datetime) -> tuple[Spent, Spent]:
    """What was spent here in this UTC day and month."""
    today, (per_day, per_month) = now.astimezone(UTC), await accounts.limits(account_id)
    of_day = await accounts.spent(account_id, f"{today:%Y-%m-%d}")
    of_month = await accounts.spent(account_id, f"{today:%Y-%m}")
    return (
        Spent(sum(of_day.values()), per_day, next_utc_day(now)),
        Spent(sum(of_month.values()), per_month, next_utc_month(now)),
    )


def _near(day: Spent, month: Spent, now: datetime, *, is_shared: bool) -> Iterator[tuple[str, str, Spent]]:
    """Each limit that is near: its sentence, a name for its period, and what was spent."""
    if day.is_near:
        yield "limits-near-day-here" if is_shared else "limits-near-day", f"limit:{now:%Y-%m-%d}", day
    if month.is_near:
        yield "limits-near-month-here" if is_shared else "limits-near-month", f"limit:{now:%Y-%m}", month


def limits_text(allowance: Allowance, texts: Texts) -> Html:
    """The plan's limits as the service tells them, then what was spent here and when it starts over."""
    return Html("\n\n".join((_limits(allowance, texts), _spent(allowance, texts))))


def _limits(allowance: Allowance, texts: Texts) -> Html:
    if allowance.trouble is not None:
        return allowance.trouble.said(texts)
    lines = [] if allowance.limits is None else readable(allowance.limits.lines, texts)
    if not lines:
        return texts.say("limits-untold")
    said = [texts.say("limits-line", label=label, value=value) for label, value in lines]
    return Html("\n".join((texts.say("limits-head"), *said)))


def readable(lines: Sequence[tuple[str, str]], texts: Texts) -> list[tuple[Html, str]]:
    """How many requests each span of time allows, in words of this bot; what it does not understand is left out."""
    found: dict[str, list[str]] = {}
    for (parent, is_entry), group in groupby(lines, key=_entry_of):
        parts = [(label.rpartition(".")[2], value) for label, value in group]
        about = " ".join(word for part in parts for word in part) if is_entry else ""
        for name, value in parts:
            number, words = _NUMBER.match(value), f"{parent} {name} {value} {about}"
            span = next((sentence for sentence, pattern in _SPANS.items() if pattern.search(words)), None)
            if number is not None and span is not None and not _NO_LIMIT.search(name):
                found.setdefault(span, []).append(texts.number(int(number[1])))
    # Several that differ may be those of several plans.
    return [
        (texts.say(sentence), " / ".join(dict.fromkeys(found[sentence]))) for sentence in _SPANS if sentence in found
    ]


def _entry_of(line: tuple[str, str]) -> tuple[str, bool]:
    """Whether a value is a part of a list's entry, and of which."""
    parent = line[0].rpartition(".")[0]
    return parent, parent.rpartition(".")[2].isdecimal()


def _spent(allowance: Allowance, texts: Texts) -> Html:
    lines = [
        texts.say("limits-spent-head"),
        texts.say("limits-today", spent=_count(allowance.day, texts), when=texts.hour(allowance.day.resets_at)),
        texts.say("limits-month", spent=_count(allowance.month, texts), when=texts.moment(allowance.month.resets_at)),
    ]
    if allowance.day.is_near or allowance.month.is_near:
        lines.append(texts.say("limits-near"))
    return Html("\n".join((*lines, texts.say("limits-others"))))


def _count(spent: Spent, texts: Texts) -> Html:
    count = texts.number(spent.count)
    if spent.limit is None:
        return texts.say("limits-count", count=count, n=spent.count)
    return texts.say("limits-count-of", count=count, limit=texts.number(spent.limit))
