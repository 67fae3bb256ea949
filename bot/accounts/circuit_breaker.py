"""The circuit breaker: no call with a dead key, none before a limit is over, none while the service does not answer.

It stands around every request of the API's client, whoever makes it, so that no use case can forget. After a limit one
call goes before the rest. Whether the service answers is known to every account and process together: any failure
makes it suspect, and a request decides that needs no key and counts for nobody (`service_probe.py`), so one broken
endpoint holds up nobody. Uploads stand for themselves besides, since their bodies are dear: three in a row that met a
502, 503 or 504 stop them at once, and then one is let through, ever more rarely, until one is answered. An answer that
says when to come back stops them by itself, and none is let through before.
"""

import contextlib
import hashlib
import logging
import random
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from contextvars import ContextVar
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from redis.exceptions import RedisError

from bot.accounts.state import Accounts, AccountState, SpentPlans
from bot.clock import Clock, backoff
from bot.polyglotvoice.endpoints import RequestGate
from bot.polyglotvoice.errors import ApiError, BadKey, Broken, RateLimited, SourceCut
from bot.polyglotvoice.models import ApiKey
from bot.store import keys
from bot.store.client import RedisClient
from bot.store.lease import take_turn

log = logging.getLogger(__name__)

_Said = TypeVar("_Said")
UPLOADS = "uploads"
FAILED_UPLOADS = 3
_PROBE_GAP_S = (10.0, 12.0)
_LONGEST_TRIAL_GAP_S = 600.0
_KNOWN_S = 1.0
"""How long a process goes by what it read last of the service."""

_PROBE_S = 120
_TURN_S = (0.5, 2.0)
"""How long to wait while another call finds out whether the account may go on; spread, so that the rest
don't come all at once."""

_SHORTEST_REST_S = 1.0
_BODIES, _MAKES = "upload", ("upload", "from_url")
_AWAY_STATUSES = (502, 503, 504)
_KEYLESS_ENDPOINT = "rate_limits"
"""A key works only for `transcriptions/*` (api.md, "Stated by the service"): a refusal elsewhere says nothing of it."""

_probing: ContextVar[str] = ContextVar("trying", default="")
_known: ContextVar[tuple[str, AccountState] | None] = ContextVar("known", default=None)
"""What was read of an account just before its next call."""

_calm: ContextVar[bool] = ContextVar("calm", default=False)
"""Whether no limit was on record as this call began: then its success changes nothing."""


# now, why, after how many failures in a row it is away (0: a probe decides), how long a row and an outage are kept, and
# before when it wants no other try (0: it does not say). Answers 1 where it is away from now on.
_FAILED = """
if tonumber(ARGV[6]) > tonumber(redis.call('HGET', KEYS[1], 'until') or '0') then
    redis.call('HSET', KEYS[1], 'until', ARGV[6])
end
if redis.call('HEXISTS', KEYS[1], 'away') == 1 then return 0 end
local failures = redis.call('HINCRBY', KEYS[1], 'failures', 1)
redis.call('HSETNX', KEYS[1], 'since', ARGV[1])
redis.call('HSET', KEYS[1], 'why', ARGV[2])
redis.call('EXPIRE', KEYS[1], ARGV[4])
if ARGV[3] == '0' or failures < tonumber(ARGV[3]) then return 0 end
redis.call('HSET', KEYS[1], 'away', 1)
redis.call('EXPIRE', KEYS[1], ARGV[5])
return 1
"""


class ProbeFirst(RateLimited):
    """After a limit one call goes first, and this is not the one. Temporary: try again at `until`."""

    def __init__(self, until: datetime) -> None:
        super().__init__(retry_at=until)
        self.until = until


class ServiceAway(Broken):
    """The service is known not to answer, since `since`: the request was not sent. Temporary.

    `only_uploads`: it answers, but takes no uploads. `is_sure`: the probe has told which of both it is.
    """

    def __init__(self, since: datetime, *, only_uploads: bool = False, is_sure: bool = True) -> None:
        super().__init__("PolyglotVoice does not answer")
        self.since = since
        self.only_uploads = only_uploads
        self.is_sure = is_sure


class ServiceOutage:
    """What is known of the service at one address, or of its `part`; kept in the store.

    Without a part a probe says that it is away; a part is away after so many failures in a row.
    """

    def __init__(self, redis: RedisClient, *, address: str, clock: Clock, part: str = "") -> None:
        self._redis = redis
        self._failed = redis.register_script(_FAILED)
        self._name = keys.service(hashlib.sha256(address.encode()).hexdigest()[:12], part)
        self._clock = clock
        self._part = part
        self._read_at = 0.0
        self.is_suspect = False
        """Whether it failed, as this process knows, and no probe or answer has told what that means."""
        self._may_try = False
        self._has_release = False
        self._since: datetime | None = None
        self._until = 0.0
        self.on_change: Callable[[], None] = lambda: None

    @property
    def is_quiet(self) -> bool:
        """Whether this process knows of nothing to find out."""
        return self._since is None and not self.is_suspect and not self._has_release

    async def away(self) -> datetime | None:
        """Since when it does not answer; None while it does, as far as anybody knows."""
        if time.monotonic() - self._read_at >= _KNOWN_S:
            away, since, until, *others = await self._redis.hmget(
                self._name, ["away", "since", "until", "failures", "trial", "release"]
            )  # fmt: skip
            self._until = float(until or 0)
            self.is_suspect, self._may_try, self._has_release = map(bool, others)
            self._since = datetime.fromtimestamp(float(since), UTC) if away and since else None
            self._read_at = time.monotonic()
        return self._since

    async def why(self) -> str:
        """What the last failure before it was away said: a status or none, and of which endpoint."""
        return (await self._redis.hget(self._name, "why") or b"no answer").decode()

    async def failed(self, endpoint: str, status: int | None, retry_at: datetime | None = None) -> None:
        """A request brought no usable answer: this status, or none. Told `retry_at`, a part is away until then."""
        why = f"{'no answer' if status is None else f'HTTP {status}'} on {endpoint}"
        if not self._part:
            await self._count(why, 0)
        elif retry_at is None:
            await self._count(why, FAILED_UPLOADS)
        else:
            await self._count(why, 1, retry_at.timestamp())

    async def _count(self, why: str, away_after: int, until: float = 0.0) -> None:
        now = self._clock().timestamp()
        args: list[str | float] = [now, why, away_after, keys.FAILURES_TTL_S, keys.OUTAGE_TTL_S, until]
        began = await self._failed(keys=[self._name], args=args)
        self.is_suspect, self._read_at = True, 0.0
        self.on_change()
        if began:
            log.warning("PolyglotVoice does not %s (%s); waiting", "take uploads" if self._part else "answer", why)

    async def answered(self) -> None:
        """A request was answered. While the whole is away that is the answer to one from before."""
        if self._since is not None and self._part:
            await self._over(self._since)
        elif self.is_suspect and self._since is None:
            await self.clear()

    async def may_probe(self) -> bool:
        """Whether to send the probe now: it is wanted, and it is this process's turn."""
        if await self.away() is None and not self.is_suspect:
            return False
        return await self._takes_turn(random.uniform(*_PROBE_GAP_S))  # noqa: S311 - a spread

    async def probed(self, *, is_alive: bool) -> bool:
        """Hear what the probe found; whether an outage is over with that."""
        since = await self.away()
        if not is_alive and since is None:
            await self._count(await self.why(), 1)
        elif is_alive and since is not None:
            await self._over(since)
        elif is_alive:
            await self.clear()
        return is_alive and since is not None

    async def clear(self) -> None:
        await self._redis.hdel(self._name, "away", "failures", "since", "trial", "until")
        self._since, self.is_suspect, self._may_try, self._read_at = None, False, False, 0.0

    async def is_told_to_wait(self) -> bool:
        """Whether it said when to come back, and that is still ahead."""
        return await self.away() is not None and self._clock().timestamp() < self._until

    async def allow_trial(self) -> bool:
        """Let one request of a part that is away go out, where it is time for that; whether one may from now on."""
        if (since := await self.away()) is None or await self.is_told_to_wait():
            return False
        lasted_s = (self._clock() - since).total_seconds()
        if not await self._takes_turn(min(_LONGEST_TRIAL_GAP_S, max(_PROBE_GAP_S[0], lasted_s))):
            return False
        # The first turn comes with the outage itself.
        self._may_try = self._until > 0 or lasted_s >= _PROBE_GAP_S[0] / 2
        if self._may_try:
            await self._redis.hset(self._name, "trial", 1)
        return self._may_try

    async def holds(self) -> datetime | None:
        """Since when it is away, where nobody is wanted to try; None where a request may go out, or try."""
        since = await self.away()
        return None if self._may_try else since

    async def takes_trial(self) -> bool:
        self._may_try = False
        return bool(await self._redis.hdel(self._name, "trial"))

    async def take_release(self) -> bool:
        """True for one process after an outage: it lets go on what waits."""
        has_release, self._has_release = self._has_release, False
        return has_release and bool(await self._redis.hdel(self._name, "release"))

    async def _takes_turn(self, gap_s: float) -> bool:
        return await take_turn(self._redis, keys.probe_turn(self._name), self._clock(), gap_s)

    async def _over(self, since: datetime) -> None:
        is_first = bool(await self._redis.hdel(self._name, "away"))
        await self.clear()
        if not is_first:
            return
        await self._redis.hset(self._name, "release", 1)
        await self._redis.expire(self._name, keys.FAILURES_TTL_S)
        self._has_release = True
        self.on_change()
        again = "takes uploads" if self._part else "answers"
        log.warning("PolyglotVoice %s again after %.0f s", again, (self._clock() - since).total_seconds())


class CircuitBreaker(RequestGate):
    """Knows the service's and each account's state from the answers, and holds back what would be refused."""

    def __init__(
        self, *, accounts: Accounts, spent: SpentPlans, whole: ServiceOutage, uploads: ServiceOutage, clock: Clock
    ) -> None:
        self._accounts = accounts
        self.spent = spent
        self._whole = whole
        self._uploads = uploads
        self._clock = clock

    async def service_away(self, *, to_upload: bool = False) -> ServiceAway | None:
        """What holds requests back, or uploads; None while they may go out."""
        if (since := await self._whole.away()) is not None:
            return ServiceAway(since)
        if to_upload and (since := await self._uploads.holds()) is not None:
            return self._no_uploads(since)
        return None

    def _no_uploads(self, since: datetime) -> ServiceAway:
        return ServiceAway(since, only_uploads=True, is_sure=not self._whole.is_suspect)

    def probing(self, account_id: str) -> AbstractContextManager[None]:
        """Within the block calls with this key go out whatever is known of it, and teach nothing."""
        return _within(_probing, account_id)

    def with_state(self, account_id: str, state: AccountState) -> AbstractContextManager[None]:
        """Within the block the first call with this key needs no reading of the account's state: it was just read."""
        return _within(_known, (account_id, state))

    async def before(self, key: ApiKey, endpoint: str) -> None:
        """Raise ServiceAway, BadKey for a dead key, RateLimited while the account rests, ProbeFirst just after."""
        if (away := await self.service_away()) is not None:
            raise away
        if _probing.get() != key.id:
            await self._account_may_call(key)
        since = await self._uploads.away() if endpoint == _BODIES else None
        if since is not None and not await self._uploads.takes_trial():
            raise self._no_uploads(since)

    async def _account_may_call(self, key: ApiKey) -> None:
        now = self._clock()
        state = await self._state(key.id, now)
        _calm.set(not state.bursts)
        if state.is_dead:
            raise BadKey
        if state.rests_until is not None:
            raise RateLimited(retry_at=state.rests_until)
        if state.bursts and not await self._accounts.take_probe(key.id, _PROBE_S):
            raise ProbeFirst(now + timedelta(seconds=random.uniform(*_TURN_S)))  # noqa: S311 - a spread

    async def state(self, account_id: str) -> AccountState:
        return await self._accounts.state(account_id, self._clock())

    async def _state(self, account_id: str, now: datetime) -> AccountState:
        known = _known.get()
        if known is None or known[0] != account_id:
            return await self._accounts.state(account_id, now)
        _known.set(None)
        return known[1]

    async def after(self, key: ApiKey, endpoint: str, error: ApiError | None) -> None:
        """Learn from an answer; a store that is away must not cost the answer."""
        with contextlib.suppress(RedisError, OSError):
            await self._hear(endpoint, error)
            if error is None and endpoint in _MAKES:
                await self.spent.granted(key.id)
        if _probing.get() == key.id or (_calm.get() and not isinstance(error, BadKey | RateLimited)):
            return
        with contextlib.suppress(RedisError, OSError):
            await self._learn(key.id, endpoint, error)

    async def _hear(self, endpoint: str, error: ApiError | None) -> None:
        if isinstance(error, Broken) and (error.status is None or error.status >= 500):
            if endpoint == _BODIES and (error.status in _AWAY_STATUSES or error.retry_at is not None):
                await self._uploads.failed(endpoint, error.status, error.retry_at)
            await self._whole.failed(endpoint, error.status)
        elif not isinstance(error, SourceCut):
            if endpoint == _BODIES:
                await self._uploads.answered()
            await self._whole.answered()

    async def timed_out(self) -> None:
        await self._whole.failed("a request", None)

    async def _learn(self, account_id: str, endpoint: str, error: ApiError | None) -> None:
        if isinstance(error, BadKey):
            if endpoint != _KEYLESS_ENDPOINT:
                await self._accounts.mark_dead(account_id)
                log.info("Key refused", extra={"account": account_id})
        elif isinstance(error, RateLimited):
            await self._met_limit(account_id, error)
        else:
            await self._passed(account_id, said_nothing=isinstance(error, Broken | SourceCut))

    async def _passed(self, account_id: str, *, said_nothing: bool) -> None:
        state = await self._accounts.state(account_id, self._clock())
        if not state.bursts or state.rests_until is not None:
            # While the account rests, an answer is one to a call from before.
            return
        if said_nothing:
            await self._accounts.drop_probe(account_id)
        else:
            await self._accounts.clear_bursts(account_id)

    async def _met_limit(self, account_id: str, error: RateLimited) -> None:
        if error.scope == "concurrent":
            # Requests are welcome, another task is not.
            await self._accounts.clear_bursts(account_id)
            return
        count = await self._accounts.count_burst(account_id)
        until = await self._accounts.rest(account_id, rest_until(error, count, self._clock()), error.scope)
        await self._accounts.drop_probe(account_id)
        log.info("Limited (%s) until %s", error.scope, f"{until:%Y-%m-%d %H:%M:%S}", extra={"account": account_id})


@contextlib.contextmanager
def _within(said: ContextVar[_Said], value: _Said) -> Iterator[None]:
    token = said.set(value)
    try:
        yield
    finally:
        said.reset(token)


def rest_until(error: RateLimited, count: int, now: datetime) -> datetime:
    """Until when an account rests after the `count`-th limit in a row: as told, else backing off.

    A time that is told again and again and does not hold is backed off from, too.
    """
    own = now + timedelta(seconds=backoff(count, base_s=5.0, cap_s=300.0))
    if error.retry_at is None:
        return own
    told = max(error.retry_at, now + timedelta(seconds=_SHORTEST_REST_S))
    return max(told, own) if count > 3 else told
