"""Whether PolyglotVoice answers, for every account and every process together.

Any failure makes the service suspect, and a request decides that needs no key and counts for nobody. So one broken
endpoint holds up nobody. Uploads stand for themselves besides, since their bodies are dear: three in a row that met a
502, 503 or 504 stop them at once, and then one is let through, ever more rarely, until one is answered.
"""

import asyncio
import hashlib
import logging
import random
import time
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime

from redis.exceptions import RedisError

from bot.clock import Clock, Timer
from bot.store import keys
from bot.store.client import RedisClient
from bot.store.failover import outage as lost_store
from bot.store.lease import take_turn

log = logging.getLogger(__name__)

UPLOADS = "uploads"
FAILED_UPLOADS = 3
_PROBE_GAP_S = (10.0, 12.0)
_LONGEST_TRIAL_GAP_S = 600.0
_ROUND_S, _QUIET_ROUND_S = (0.5, 1.0), (6.0, 9.0)
"""Who hears of a failure looks at once; the others see what became of a process that died over it."""

_WAKE_GAP_S = (0.05, 0.2)
_KNOWN_S = 1.0
"""How long a process goes by what it read last."""

# now, why, after how many failures in a row it is away (0: a probe decides), how long a row and an outage are kept.
# Answers 1 where it is away from now on.
_FAILED = """
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
        self.on_change: Callable[[], None] = lambda: None

    @property
    def is_quiet(self) -> bool:
        """Whether this process knows of nothing to find out."""
        return self._since is None and not self.is_suspect and not self._has_release

    async def away(self) -> datetime | None:
        """Since when it does not answer; None while it does, as far as anybody knows."""
        if time.monotonic() - self._read_at >= _KNOWN_S:
            away, since, *others = await self._redis.hmget(
                self._name, ["away", "since", "failures", "trial", "release"]
            )  # fmt: skip
            self.is_suspect, self._may_try, self._has_release = map(bool, others)
            self._since = datetime.fromtimestamp(float(since), UTC) if away and since else None
            self._read_at = time.monotonic()
        return self._since

    async def why(self) -> str:
        """What the last failure before it was away said: a status or none, and of which endpoint."""
        return (await self._redis.hget(self._name, "why") or b"no answer").decode()

    async def failed(self, endpoint: str, status: int | None) -> None:
        """A request brought no usable answer: this status, or none."""
        why = f"{'no answer' if status is None else f'HTTP {status}'} on {endpoint}"
        await self._count(why, FAILED_UPLOADS if self._part else 0)

    async def _count(self, why: str, away_after: int) -> None:
        args: list[str | float] = [self._clock().timestamp(), why, away_after, keys.FAILURES_TTL_S, keys.OUTAGE_TTL_S]
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
        await self._redis.hdel(self._name, "away", "failures", "since", "trial")
        self._since, self.is_suspect, self._may_try, self._read_at = None, False, False, 0.0

    async def allow_trial(self) -> bool:
        """Let one request of a part that is away go out, where it is time for that; whether one may from now on."""
        if (since := await self.away()) is None:
            return False
        lasted_s = (self._clock() - since).total_seconds()
        if not await self._takes_turn(min(_LONGEST_TRIAL_GAP_S, max(_PROBE_GAP_S[0], lasted_s))):
            return False
        # The first turn comes with the outage itself.
        self._may_try = lasted_s >= _PROBE_GAP_S[0] / 2
        if self._may_try:
            await self._redis.hset(self._name, "trial", 1)
        return self._may_try

    async def holds(self) -> datetime | None:
        """Since when it is away, where nobody is wanted to try; None where a request may go out, or try."""
        since = await self.away()
        return None if self._may_try else since

    async def takes_trial(self) -> bool:
        """Whether this request is the one that may try."""
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


class ServiceProbe:
    """Finds out whether a service that was away answers again, and lets what waits for it go on.

    `waiting` names the jobs in the order in which they go on, all or those that wait for an upload; `wake` lets one.
    """

    def __init__(
        self, *, whole: ServiceOutage, uploads: ServiceOutage, is_alive: Callable[[], Awaitable[bool]],
        waiting: Callable[[bool], Awaitable[Sequence[str]]], wake: Callable[[str], Awaitable[None]], clock: Timer,
    ) -> None:  # fmt: skip
        self._whole = whole
        self._uploads = uploads
        self._is_alive = is_alive
        self._waiting = waiting
        self._wake = wake
        self._clock = clock
        self._trials = 0
        self._bell = asyncio.Event()
        whole.on_change = uploads.on_change = self._bell.set

    async def run(self) -> None:
        """Probe where that is wanted, until cancelled; an unreachable store is waited for."""
        while True:
            try:
                await self.round()
            except (RedisError, OSError) as error:
                log.warning("%s", lost_store(error))
            except Exception:  # one bad round must not end it
                log.exception("A look at the service failed")
            is_quiet = self._whole.is_quiet and self._uploads.is_quiet
            self._bell.clear()
            await self._clock.sleep(
                random.uniform(*_QUIET_ROUND_S if is_quiet else _ROUND_S),  # noqa: S311 - a spread
                self._bell if is_quiet else None,
            )

    async def round(self) -> None:
        """Probe once, if it is time; what waits goes on where the service answers again."""
        if await self._whole.may_probe() and await self._whole.probed(is_alive=await self._is_alive()):
            # They failed with the rest: if they still do, they say so for themselves.
            await self._uploads.clear()
        if await self._whole.away() is None and await self._uploads.allow_trial():
            await self._try_one()
        for outage in (self._whole, self._uploads):
            if await outage.take_release():
                await self._release(outage)

    async def _try_one(self) -> None:
        """Another one each time: it may be this one's file that the service can't take."""
        if waiting := await self._waiting(True):
            await self._wake(waiting[self._trials % len(waiting)])
            self._trials += 1

    async def _release(self, outage: ServiceOutage) -> None:
        only_uploads = outage is self._uploads
        for job_id in await self._waiting(only_uploads):
            if await outage.away() is not None:
                return
            await self._wake(job_id)
            await asyncio.sleep(random.uniform(*_WAKE_GAP_S))  # noqa: S311 - a spread
