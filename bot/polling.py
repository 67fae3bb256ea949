"""Long polling by one process at a time: the others wait for their turn."""

import asyncio
import contextlib
import logging

from redis.exceptions import RedisError

from bot.ending import end
from bot.store.lease import Lease
from bot.store.outages import outage
from bot.telegram.incoming.poller import Poller

log = logging.getLogger(__name__)

_TRY_EVERY_S = 1.0
_END_TIMEOUT_S = 3.0


class Polling:
    """Polls while it holds the lease. `alone` says that no other process can be alive (an embedded store)."""

    def __init__(self, poller: Poller, lease: Lease, *, alone: bool) -> None:
        self._poller = poller
        self._lease = lease
        self._alone = alone

    @property
    def is_on(self) -> bool:
        """Whether this process is the one that polls."""
        return self._lease.is_held

    async def run(self) -> None:
        """Wait for the turn and poll, until cancelled; raises TelegramUnauthorizedError."""
        while True:
            await self._wait_for_turn()
            await self._poll()
            log.warning("The turn to poll for updates is lost: waiting for it again")

    async def end(self) -> None:
        """After `run` was cancelled: confirm what was taken and let the next process take over at once."""
        if not self._lease.is_held:
            return
        await self._poller.confirm()
        with contextlib.suppress(RedisError, OSError):
            async with asyncio.timeout(_END_TIMEOUT_S):
                await self._lease.release()

    async def _wait_for_turn(self) -> None:
        has_waited = False
        while not await self._try():
            if not has_waited:
                log.info("Another process polls for updates: waiting to take over")
            has_waited = True
            await asyncio.sleep(_TRY_EVERY_S)
        if has_waited:
            log.info("Took over: this process polls for updates now")

    async def _try(self) -> bool:
        try:
            return await self._lease.take(by_force=self._alone)
        except (RedisError, OSError) as error:
            log.warning("%s", outage(error))
            return False

    async def _poll(self) -> None:
        polling = asyncio.create_task(self._poller.run(), name="getUpdates")
        keeping = asyncio.create_task(self._lease.keep(), name="lease")
        try:
            await asyncio.wait({polling, keeping}, return_when=asyncio.FIRST_COMPLETED)
            if polling.done():
                polling.result()
        finally:
            await end(polling, keeping)
