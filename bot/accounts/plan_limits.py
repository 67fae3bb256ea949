"""A plan's limits: whose plan it is, how that is said, and what is known of one whose minutes or attempts are spent."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal

from bot.polyglotvoice.limits import next_utc_month
from bot.store import keys
from bot.store.client import RedisClient
from bot.texts.catalogue import Html, Texts

LimitScope = Literal["burst", "day", "month", "minutes", "attempts"]
Unit = Literal["minutes", "attempts"]
SPENT: tuple[LimitScope, ...] = ("minutes", "attempts")

_BEGUN_MIN = 10
_LEAST_REST_S = 60.0


@dataclass(frozen=True, slots=True)
class Payer:
    """Whose plan a chat's key counts against; `lender_id` is the member who lent theirs to a group."""

    kind: Literal["own", "group", "lent", "operator"]
    lender_id: int | None = None


OWN = Payer("own")
_PLANS = {"own": "plan-own", "group": "plan-group", "lent": "plan-lent", "operator": "plan-operator"}
_WAITS = {
    "burst": "limit-burst", "day": "limit-day", "month": "limit-month", "minutes": "limit-minutes",
    "attempts": "limit-attempts", "other": "limit-other",
}  # fmt: skip


def plan_of(payer: Payer, texts: Texts) -> Html:
    """The plan in words that follow "of"."""
    sentence = _PLANS[payer.kind]
    return texts.say(sentence) if payer.lender_id is None else texts.say(sentence, id=str(payer.lender_id))


def limit_said(scope: LimitScope | None, until: datetime, payer: Payer, texts: Texts, now: datetime) -> Html:
    """Which limit of whose plan holds up what, and until when; of one that lasts, what else its owner can do."""
    kind = scope or limit_until(until, now)
    sentence = _WAITS[kind]
    values = {"plan": plan_of(payer, texts), "left": texts.left(until, now), "when": texts.moment(until)}
    if kind == "burst":
        del values["when"]
    said = texts.say(sentence, **values)
    is_long = kind != "burst" and (kind != "other" or until - now >= timedelta(hours=1))
    return Html(f"{said} {texts.say('limit-changed')}") if payer.kind == "own" and is_long else said


def limit_until(until: datetime, now: datetime) -> Literal["burst", "day", "month", "other"]:
    """Which limit it may be that nobody named: a day's or a month's begins anew in UTC (api.md)."""
    begun = until.astimezone(UTC)
    if until - now < timedelta(hours=1):
        return "burst"
    if begun.hour or begun.minute >= _BEGUN_MIN:
        return "other"
    return "month" if begun.day == 1 else "day"


@dataclass(frozen=True, slots=True)
class SpentUnit:
    """A plan's unit is spent, as the service said, and it is tried again then."""

    unit: Unit
    until: datetime


# Answers what is spent and until when; nothing where the caller may try, and then the others wait for what it finds.
_HOLD = """
local unit, ends = unpack(redis.call('HMGET', KEYS[1], 'spent', 'spent_until'))
if not unit then return {} end
if tonumber(ends) > tonumber(ARGV[1]) then return {unit, ends} end
redis.call('HSET', KEYS[1], 'spent_until', ARGV[1] + ARGV[2])
return {unit}
"""

_DUE_NOW = "if redis.call('HEXISTS', KEYS[1], 'spent') == 1 then redis.call('HSET', KEYS[1], 'spent_until', 0) end"


class SpentPlans:
    """Of which accounts minutes or attempts are spent: no task before they may be there again, and then one first."""

    def __init__(self, redis: RedisClient, changed: Callable[[str], None]) -> None:
        self._redis = redis
        self._changed = changed
        self._hold = redis.register_script(_HOLD)
        self._due_now = redis.register_script(_DUE_NOW)
        self._tried: set[str] = set()

    async def holds(self, account_id: str, now: datetime) -> SpentUnit | None:
        """What another task would be refused for; None where it may be made."""
        found = await self._hold(keys=[keys.account(account_id)], args=[now.timestamp(), 2 * _LEAST_REST_S])
        if len(found) == 1:
            self._tried.add(account_id)
        return _spent(*found) if len(found) > 1 else None

    async def granted(self, account_id: str) -> None:
        """The service made a task with this account: where that was a try, there is something again."""
        if account_id in self._tried:
            self._tried.discard(account_id)
            await self.clear(account_id)

    async def known(self, account_id: str) -> SpentUnit | None:
        """What is noted as spent."""
        unit, ends = await self._redis.hmget(keys.account(account_id), ["spent", "spent_until"])
        return _spent(unit, ends) if unit and ends else None

    async def note(self, account_id: str, unit: Unit, resets_at: datetime | None, now: datetime) -> SpentUnit:
        """The service refused an upload for it; where it names no time, a plan begins anew with a month."""
        until = max(resets_at or next_utc_month(now), now + timedelta(seconds=_LEAST_REST_S))
        fields = {"spent": unit, "spent_until": until.timestamp()}
        await self._redis.hset(keys.account(account_id), mapping=fields)
        await self._redis.expire(keys.account(account_id), keys.ACCOUNT_TTL_S)
        self._changed(account_id)
        return SpentUnit(unit, until)

    async def clear(self, account_id: str) -> None:
        """There is something again."""
        await self._redis.hdel(keys.account(account_id), "spent", "spent_until")
        self._changed(account_id)

    async def try_now(self, account_id: str) -> None:
        """There may be something again: the next task tries."""
        await self._due_now(keys=[keys.account(account_id)], args=[])


def _spent(unit: bytes, ends: bytes) -> SpentUnit:
    return SpentUnit("attempts" if unit == b"attempts" else "minutes", datetime.fromtimestamp(float(ends), UTC))
