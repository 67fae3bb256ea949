"""Asks a service that is suspect whether it answers, and lets what waits for it go on one by one."""

import asyncio
import logging
import random
from collections.abc import Awaitable, Callable, Sequence

from redis.exceptions import RedisError

from bot.accounts.circuit_breaker import ServiceOutage
from bot.clock import Timer
from bot.store.failover import outage as lost_store

log = logging.getLogger(__name__)

_ROUND_S, _QUIET_ROUND_S = (0.5, 1.0), (6.0, 9.0)
"""Who hears of a failure looks at once; the others see what became of a process that died over it."""

_WAKE_GAP_S = (0.05, 0.2)


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
        is_over = await self._whole.may_probe() and await self._whole.probed(is_alive=await self._is_alive())
        # They failed with the rest: if they still do, they say so for themselves, or have said until when.
        if is_over and not await self._uploads.is_told_to_wait():
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
