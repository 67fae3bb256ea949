"""Whether PolyglotVoice answers at all, for every account and every process together.

A 502, 503 or 504, or three time-outs, resets and other 5xx in a row, make it suspect: a probe decides, a request
without a key, which counts for nobody. Three in a row with a 502, 503 or 504 need no probe. While the service is away
only the probe goes out, and its first answer lets what waits go on, a little at a time.
"""

import asyncio
import hashlib
import logging
import random
import time
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime

from redis.exceptions import RedisError

from bot.clock import Clock
from bot.store import keys
from bot.store.client import RedisClient
from bot.store.failover import outage as lost_store

log = logging.getLogger(__name__)

FAILURES = 3
_AWAY_STATUSES = (502, 503, 504)
_PROBE_GAP_S = (10.0, 12.0)
_MOST_GAPS = 6
"""A service whose probe is answered and whose work is not is tried again ever more rarely, up to a minute."""

_ROUND_S = (0.5, 1.0)
_WAKE_GAP_S = (0.05, 0.2)
_KNOWN_S = 1.0
"""How long a process goes by what it read last."""

_PROBATION_S = 120
"""So soon after an outage one failure says that it goes on."""

# now, why, whether it speaks for itself, failures in a row, probation, how long a row and an outage are kept.
# Answers 1 where the service is away from now on.
_FAILED = """
local back_at = redis.call('HGET', KEYS[1], 'back_at')
local probation = back_at and tonumber(ARGV[1]) - tonumber(back_at) < tonumber(ARGV[5])
if redis.call('HEXISTS', KEYS[1], 'away') == 1 then return 0 end
if redis.call('HEXISTS', KEYS[1], 'failures') == 0 and not probation then redis.call('DEL', KEYS[1]) end
local failures = redis.call('HINCRBY', KEYS[1], 'failures', 1)
redis.call('HSETNX', KEYS[1], 'since', ARGV[1])
redis.call('HSET', KEYS[1], 'why', ARGV[2])
if ARGV[3] == '1' then redis.call('HSET', KEYS[1], 'suspect', 1) end
redis.call('EXPIRE', KEYS[1], ARGV[6])
if ARGV[3] == '0' or (failures < tonumber(ARGV[4]) and not probation) then return 0 end
redis.call('HSET', KEYS[1], 'away', 1)
redis.call('HINCRBY', KEYS[1], 'times', 1)
redis.call('EXPIRE', KEYS[1], ARGV[7])
return 1
"""


class ServiceOutage:
    """What is known of the service at one address; kept in the store."""

    def __init__(self, redis: RedisClient, *, address: str, clock: Clock) -> None:
        self._redis = redis
        self._failed = redis.register_script(_FAILED)
        self._name = keys.service(hashlib.sha256(address.encode()).hexdigest()[:12])
        self._clock = clock
        self._read_at = 0.0
        self._failures = 0
        self._is_suspect = False
        self._since: datetime | None = None

    async def away(self) -> datetime | None:
        """Since when the service does not answer; None while it does, as far as anybody knows."""
        if time.monotonic() - self._read_at >= _KNOWN_S:
            known = await self._redis.hmget(self._name, ["away", "since", "failures", "suspect"])
            away, since, failures, suspect = known
            self._is_suspect = bool(suspect) or int(failures or 0) >= FAILURES
            self._since = datetime.fromtimestamp(float(since), UTC) if away and since else None
            self._failures, self._read_at = int(failures or 0), time.monotonic()
        return self._since

    async def why(self) -> str:
        """What was last heard, as in "HTTP 502 on task"."""
        return (await self._redis.hget(self._name, "why") or b"no answer").decode()

    async def failed(self, endpoint: str, status: int | None) -> None:
        """A request brought no usable answer: this status, or none."""
        why = f"{'no answer' if status is None else f'HTTP {status}'} on {endpoint}"
        await self._count(why, speaks=status in _AWAY_STATUSES)

    async def _count(self, why: str, *, speaks: bool, needed: int = FAILURES) -> None:
        args: list[str | float] = [
            self._clock().timestamp(), why, int(speaks), needed, _PROBATION_S, keys.FAILURES_TTL_S, keys.OUTAGE_TTL_S,
        ]  # fmt: skip
        began = await self._failed(keys=[self._name], args=args)
        self._read_at, self._failures = 0.0, self._failures + 1
        if began:
            log.warning("PolyglotVoice does not answer (%s); waiting", why)

    async def answered(self) -> None:
        """A request was answered. While the service is away that is the answer to one from before."""
        if self._failures and self._since is None:
            await self._redis.hdel(self._name, "failures", "suspect")
            self._failures, self._is_suspect = 0, False

    async def may_probe(self) -> bool:
        """Whether to send the probe now: it is wanted, and it is this process's turn."""
        if await self.away() is None and not self._is_suspect:
            return False
        times = int(await self._redis.hget(self._name, "times") or 1)
        gap_s = random.uniform(*_PROBE_GAP_S) * min(max(times, 1), _MOST_GAPS)  # noqa: S311 - a spread
        return bool(await self._redis.set(keys.probe_turn(self._name), b"1", nx=True, px=int(gap_s * 1000)))

    async def probed(self, *, is_alive: bool) -> bool:
        """Hear what the probe found; returns whether an outage is over with that."""
        since = await self.away()
        if not is_alive:
            if since is None:
                await self._count(await self.why(), speaks=True, needed=1)
            return False
        self._read_at = 0.0
        if since is None:
            # Of one or two failures it says nothing: what is asked for may be away though the rest is not.
            await self._redis.hdel(self._name, "suspect", *(["failures"] if self._failures >= FAILURES else []))
            return False
        now = self._clock()
        await self._redis.hset(self._name, "back_at", now.timestamp())
        await self._redis.hdel(self._name, "away", "failures", "suspect")
        await self._redis.expire(self._name, keys.FAILURES_TTL_S)
        log.warning("PolyglotVoice answers again after %.0f s", (now - since).total_seconds())
        return True


class ServiceProbe:
    """Finds out whether a service that was away answers again, and lets what waits for it go on.

    `waiting` names the jobs in the order in which they go on, `wake` lets one of them.
    """

    def __init__(
        self, *, outage: ServiceOutage, is_alive: Callable[[], Awaitable[bool]],
        waiting: Callable[[], Awaitable[Sequence[str]]], wake: Callable[[str], Awaitable[None]],
    ) -> None:  # fmt: skip
        self._outage = outage
        self._is_alive = is_alive
        self._waiting = waiting
        self._wake = wake

    async def run(self) -> None:
        """Probe where that is wanted, until cancelled; an unreachable store is waited for."""
        while True:
            try:
                await self.round()
            except (RedisError, OSError) as error:
                log.warning("%s", lost_store(error))
            except Exception:  # one bad round must not end it
                log.exception("A look at the service failed")
            await asyncio.sleep(random.uniform(*_ROUND_S))  # noqa: S311 - a spread

    async def round(self) -> None:
        """Probe once, if it is time; what waits goes on where the service answers again."""
        if await self._outage.may_probe() and await self._outage.probed(is_alive=await self._is_alive()):
            await self._release()

    async def _release(self) -> None:
        for job_id in await self._waiting():
            if await self._outage.away() is not None:
                return
            await self._wake(job_id)
            await asyncio.sleep(random.uniform(*_WAKE_GAP_S))  # noqa: S311 - a spread
