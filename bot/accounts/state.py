"""What is known of each account of the service, by its key's id: whether it may be called, what was used of its plan.

Where minutes or attempts are spent no task is made before they may be there again, and then one first. Every request
counts against the plan, so every one is counted. As they near a limit that is known (once somebody has asked for it,
`/limits`), checks are made less often: what is left is for uploads and results, which can't be spared.
"""

import asyncio
import logging
from collections import Counter
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from redis.exceptions import RedisError

from bot.accounts.plan_limits import LimitScope, Unit
from bot.clock import Clock
from bot.polyglotvoice.limits import next_utc_month
from bot.polyglotvoice.models import ApiCall, ApiKey
from bot.store import keys
from bot.store.client import RedisClient
from bot.store.lately import Lately, Renewals

log = logging.getLogger(__name__)

_LEAST_REST_S = 60.0
_FLUSH_S = 1.0
_SLOWDOWN_FROM, _MOST_SLOWDOWN = 0.7, 8.0
_KEPT, _MOST_KEPT = timedelta(seconds=20), 5000
STATE_FIELDS = ("dead", "rests_until", "bursts", "limit_scope", "spent", "slots")
_SCOPES: dict[bytes | None, LimitScope] = {b"burst": "burst", b"day": "day", b"month": "month"}

# A rest is never shortened: of two limits the longer one counts.
_REST = """
local now = tonumber(redis.call('HGET', KEYS[1], 'rests_until') or '0')
if tonumber(ARGV[1]) > now then redis.call('HSET', KEYS[1], 'rests_until', ARGV[1], 'limit_scope', ARGV[3]) end
redis.call('EXPIRE', KEYS[1], ARGV[2])
return redis.call('HGET', KEYS[1], 'rests_until')
"""

# Answers what is spent and until when; nothing where the caller may try, and then the others wait for what it finds.
_HOLD = """
local unit, ends = unpack(redis.call('HMGET', KEYS[1], 'spent', 'spent_until'))
if not unit then return {} end
if tonumber(ends) > tonumber(ARGV[1]) then return {unit, ends} end
redis.call('HSET', KEYS[1], 'spent_until', ARGV[1] + ARGV[2])
return {unit}
"""

_DUE_NOW = "if redis.call('HEXISTS', KEYS[1], 'spent') == 1 then redis.call('HSET', KEYS[1], 'spent_until', 0) end"


@dataclass(frozen=True, slots=True)
class AccountState:
    """`rests_until` is when calls may go on (None: now); a dead key is never used again.

    `bursts` counts the limits that were met in a row, with no call granted since; `scope` is which one it rests for.
    `is_spent`: minutes or attempts of its plan were refused. `has_slots`: how many tasks it may run at once is known.
    """

    is_dead: bool
    rests_until: datetime | None
    bursts: int = 0
    scope: LimitScope | None = None
    is_spent: bool = False
    has_slots: bool = False

    @property
    def may_be_called(self) -> bool:
        return not self.is_dead and self.rests_until is None


@dataclass(frozen=True, slots=True)
class SpentUnit:
    """A plan's unit is spent, as the service said, and it is tried again then."""

    unit: Unit
    until: datetime


def read_state(stored: Sequence[bytes | None], now: datetime) -> AccountState:
    dead, until, bursts, scope, spent, slots = stored
    rests_until = datetime.fromtimestamp(float(until), UTC) if until else None
    if rests_until is not None and rests_until <= now:
        rests_until = None
    return AccountState(bool(dead), rests_until, int(bursts or 0), _SCOPES.get(scope), bool(spent), bool(slots))


class Accounts:
    """What is known of each account; never the key itself."""

    def __init__(self, redis: RedisClient) -> None:
        self._redis = redis
        self._rest = redis.register_script(_REST)
        self._renewals, self._limit_reads = Renewals(), Renewals()
        self._with_limits: set[str] = set()
        self._lately: Lately[list[bytes | None]] = Lately()

    async def state(self, account_id: str, now: datetime) -> AccountState:

        async def read() -> list[bytes | None]:
            return await self._redis.hmget(keys.account(account_id), STATE_FIELDS)

        return read_state(await self._lately.read(account_id, read), now)

    def changed(self, account_id: str) -> None:
        """Something of its state was written by others: it is read anew."""
        self._lately.forget(account_id)

    async def seen_since(self, account_id: str, now: datetime) -> float:
        """When (epoch s) the key was first used here: now, where that was never noted."""
        name = keys.account(account_id)
        async with self._redis.pipeline(transaction=False) as pipe:
            pipe.hsetnx(name, "seen", now.timestamp())
            pipe.hget(name, "seen")
            pipe.expire(name, keys.ACCOUNT_TTL_S)
            _, seen, _ = await pipe.execute()
        return float(seen)

    async def mark_dead(self, account_id: str) -> None:
        """The service refused the key: no further call with it."""
        async with self._redis.pipeline(transaction=False) as pipe:
            pipe.hset(keys.account(account_id), "dead", 1)
            pipe.expire(keys.account(account_id), keys.ACCOUNT_TTL_S)
            await pipe.execute()
        self._lately.forget(account_id)

    async def revive(self, account_id: str) -> None:
        await self._redis.hdel(keys.account(account_id), "dead")
        self._lately.forget(account_id)

    async def rest(self, account_id: str, until: datetime, scope: LimitScope) -> datetime:
        """No call of this account before `until`, or before an earlier and longer rest ends; returns which."""
        args = [until.timestamp(), keys.ACCOUNT_TTL_S, scope]
        stands = await self._rest(keys=[keys.account(account_id)], args=args)
        self._lately.forget(account_id)
        return datetime.fromtimestamp(float(stands), UTC)

    async def end_rest(self, account_id: str) -> None:
        """The account may be called again, before its time: the service was asked and granted it."""
        await self._redis.hdel(keys.account(account_id), "rests_until")
        await self.clear_bursts(account_id)

    async def count_burst(self, account_id: str) -> int:
        """One more limit met in a row; returns how many."""
        bursts = await self._redis.hincrby(keys.account(account_id), "bursts", 1)
        self._lately.forget(account_id)
        return int(bursts)

    async def clear_bursts(self, account_id: str) -> None:
        """A call was granted again: all may go on."""
        await self._redis.hdel(keys.account(account_id), "bursts")
        self._lately.forget(account_id)
        await self._redis.delete(keys.probe(account_id))

    async def take_probe(self, account_id: str, for_s: int) -> bool:
        """Whether this call is the one that finds out, after a limit, if the account may go on."""
        return bool(await self._redis.set(keys.probe(account_id), b"1", nx=True, ex=for_s))

    async def drop_probe(self, account_id: str) -> None:
        await self._redis.delete(keys.probe(account_id))

    async def spend(self, requests: Mapping[tuple[str, str], int], now: datetime) -> None:
        """Count requests, by account and endpoint, against the UTC day."""
        today = f"{now.astimezone(UTC):%Y-%m-%d}"
        async with self._redis.pipeline(transaction=False) as pipe:
            for (account_id, endpoint), count in requests.items():
                pipe.hincrby(keys.spent(account_id, today), endpoint, count)
            for account_id in {account_id for account_id, _ in requests}:
                if self._renewals.is_time(name := keys.spent(account_id, today)):
                    pipe.expire(name, keys.SPENT_TTL_S)
            await pipe.execute()

    async def spent(self, account_id: str, period: str) -> dict[str, int]:
        """Requests of a UTC day (`2026-01-31`) or month (`2026-01`), by endpoint."""
        days = [period] if len(period) > len("2026-01") else [f"{period}-{day:02}" for day in range(1, 32)]
        async with self._redis.pipeline(transaction=False) as pipe:
            for day in days:
                pipe.hgetall(keys.spent(account_id, day))
            found = await pipe.execute()
        spent: Counter[str] = Counter()
        for of_day in found:
            spent.update({name.decode(): int(count) for name, count in of_day.items()})
        return dict(spent)

    async def remember_limits(self, account_id: str, per_day: int | None, per_month: int | None) -> None:
        """Keep what the account's plan allows, instead of what was told before."""
        name = keys.account_limits(account_id)
        told = {"day": per_day, "month": per_month}
        await self._redis.delete(name)
        self._with_limits.add(account_id)
        if known := {period: limit for period, limit in told.items() if limit is not None}:
            await self._redis.hset(name, mapping=known)
            await self._redis.expire(name, keys.LIMITS_TTL_S)

    async def limited(self, account_ids: Collection[str]) -> list[str]:
        """Those of the accounts of which a limit is known; what another process was told counts within ten minutes."""
        unsure = [each for each in account_ids if each in self._with_limits or self._limit_reads.is_time(each)]
        async with self._redis.pipeline(transaction=False) as pipe:
            for account_id in unsure:
                pipe.hmget(keys.account_limits(account_id), ["day", "month"])
            found = await pipe.execute()
        limited = [each for each, limits in zip(unsure, found, strict=True) if any(limits)]
        self._with_limits.difference_update(unsure)
        self._with_limits.update(limited)
        return limited

    async def limits(self, account_id: str) -> tuple[int | None, int | None]:
        """Requests that the plan allows in a day and in a month; None where nobody has told."""
        day, month = await self._redis.hmget(keys.account_limits(account_id), ["day", "month"])
        return (int(day) if day else None), (int(month) if month else None)


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
        await self._redis.hdel(keys.account(account_id), "spent", "spent_until")
        self._changed(account_id)

    async def try_now(self, account_id: str) -> None:
        """There may be something again: the next task tries."""
        await self._due_now(keys=[keys.account(account_id)], args=[])


def slowdown_of(spent: int, limit: int | None) -> float:
    """How far checks are slowed down as requests near a limit: 1 up to 70 % of it, then rising to 8."""
    if not limit or spent <= limit * _SLOWDOWN_FROM:
        return 1.0
    share = (spent / limit - _SLOWDOWN_FROM) / (1 - _SLOWDOWN_FROM)
    return 1.0 + (_MOST_SLOWDOWN - 1) * min(1.0, share)


class UsageMeter:
    """Collects calls as they are made and writes their counts to the store every second."""

    def __init__(self, *, accounts: Accounts, clock: Clock) -> None:
        self._accounts = accounts
        self._clock = clock
        self._pending: Counter[tuple[str, str]] = Counter()
        self.total = 0
        self.on_spent: Callable[[Collection[str]], Awaitable[None]] | None = None
        """Told of accounts after their requests were written."""

    def note(self, call: ApiCall) -> None:
        self._pending[call.key_id, call.endpoint] += 1
        self.total += 1
        log.debug("API %s answered %s in %.2f s", call.endpoint, call.status, call.duration_s)

    async def run(self) -> None:
        """Write what was counted, until cancelled."""
        while True:
            await asyncio.sleep(_FLUSH_S)
            await self.flush()

    async def flush(self) -> None:
        """Write what was counted; what can't be written now is kept for the next time."""
        pending, self._pending = self._pending, Counter()
        now: datetime = self._clock()
        if not pending:
            return
        try:
            await self._accounts.spend(pending, now)
        except (RedisError, OSError) as error:
            log.warning("Requests not counted yet (%s)", type(error).__name__)
            self._pending.update(pending)
            return
        try:
            if self.on_spent is not None:
                await self.on_spent({account_id for account_id, _ in pending})
        except (RedisError, OSError) as error:
            log.warning("A limit was not looked at (%s)", type(error).__name__)


class Slowdown:
    """How much to slow checks down, by account; known for some seconds."""

    def __init__(self, *, accounts: Accounts, clock: Clock) -> None:
        self._accounts = accounts
        self._clock = clock
        self._kept: dict[str, tuple[datetime, float]] = {}

    async def of(self, key: ApiKey) -> float:
        """1 while there is plenty, or no limit is known; more as it nears."""
        now = self._clock()
        read_at, slowdown = self._kept.get(key.id, (None, 1.0))
        if read_at is None or now - read_at >= _KEPT:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            slowdown = await self._read(key.id, now)
            self._kept[key.id] = (now, slowdown)
        return slowdown

    async def _read(self, account_id: str, now: datetime) -> float:
        today, slowdown = now.astimezone(UTC), 1.0
        per_day, per_month = await self._accounts.limits(account_id)
        for limit, period in ((per_day, f"{today:%Y-%m-%d}"), (per_month, f"{today:%Y-%m}")):
            if limit is not None:
                spent = await self._accounts.spent(account_id, period)
                slowdown = max(slowdown, slowdown_of(sum(spent.values()), limit))
        return slowdown


def _spent(unit: bytes, ends: bytes) -> SpentUnit:
    return SpentUnit("attempts" if unit == b"attempts" else "minutes", datetime.fromtimestamp(float(ends), UTC))
