"""The account's circuit breaker: no call with a dead key, none before a limit is over, and then one before the rest.

It stands around every request of the API's client, whoever makes it, so that no use case can forget.
"""

import contextlib
import logging
import random
from collections.abc import Iterator
from contextvars import ContextVar
from datetime import datetime, timedelta

from redis.exceptions import RedisError

from bot.accounts.service_outage import ServiceOutage
from bot.accounts.state import Accounts, AccountState, SpentPlans
from bot.clock import Clock, backoff
from bot.polyglotvoice.endpoints import RequestGate
from bot.polyglotvoice.errors import ApiError, BadKey, Broken, RateLimited, SourceCut
from bot.polyglotvoice.models import ApiKey

log = logging.getLogger(__name__)

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

    @contextlib.contextmanager
    def probing(self, account_id: str) -> Iterator[None]:
        """Within the block calls with this key go out whatever is known of it, and teach nothing."""
        token = _probing.set(account_id)
        try:
            yield
        finally:
            _probing.reset(token)

    @contextlib.contextmanager
    def with_state(self, account_id: str, state: AccountState) -> Iterator[None]:
        """Within the block the first call with this key needs no reading of the account's state: it was just read."""
        token = _known.set((account_id, state))
        try:
            yield
        finally:
            _known.reset(token)

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
            if endpoint == _BODIES and error.status in _AWAY_STATUSES:
                await self._uploads.failed(endpoint, error.status)
            await self._whole.failed(endpoint, error.status)
        elif not isinstance(error, SourceCut):
            if endpoint == _BODIES:
                await self._uploads.answered()
            await self._whole.answered()

    async def timed_out(self) -> None:
        """A request was given up without an answer."""
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


def rest_until(error: RateLimited, count: int, now: datetime) -> datetime:
    """Until when an account rests after the `count`-th limit in a row: as told, else backing off.

    A time that is told again and again and does not hold is backed off from, too.
    """
    own = now + timedelta(seconds=backoff(count, base_s=5.0, cap_s=300.0))
    if error.retry_at is None:
        return own
    told = max(error.retry_at, now + timedelta(seconds=_SHORTEST_REST_S))
    return max(told, own) if count > 3 else told
