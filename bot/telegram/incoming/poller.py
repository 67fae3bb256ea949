"""Long polling, by one process at a time, that confirms an update only after it is stored."""

import asyncio
import contextlib
import logging
import time
from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramConflictError, TelegramRetryAfter, TelegramUnauthorizedError
from aiogram.methods import TelegramMethod
from redis.exceptions import RedisError

from bot.concurrency import end
from bot.store.failover import outage
from bot.store.lease import Lease
from bot.telegram.failures import name_of, read_failures
from bot.telegram.troubles import TelegramTroubleError

log = logging.getLogger(__name__)

_POLL_TIMEOUT_S = 30
_MAX_BACKOFF_S = 15.0
_CONFLICT_DELAY_S = 3.0
_NOT_TAKEN_DELAY_S = 2.0
_LEAST_EMPTY_POLL_S = 0.3
_TRY_EVERY_S = 1.0
_END_TIMEOUT_S = 3.0

Take = Callable[[list[dict[str, Any]]], Awaitable[None]]


class NotTakenError(Exception):
    """What came could not be stored; it was not confirmed either, and comes again."""


class GetRawUpdates(TelegramMethod[list[dict[str, Any]]]):
    """getUpdates with its answer as it came: an update that is newer than aiogram spoils no batch."""

    __returning__ = list[dict[str, Any]]
    __api_method__ = "getUpdates"

    offset: int | None = None
    limit: int = 100
    timeout: int = _POLL_TIMEOUT_S
    allowed_updates: list[str] | None = None


class Poller:
    """Fetches updates and gives them to `take`; what `take` did not finish is fetched again.

    `may_ask` is asked before each request: a process that was stopped for a while may have lost its turn.
    """

    def __init__(
        self, bot: Bot, take: Take, allowed_updates: list[str], may_ask: Callable[[], bool] = lambda: True
    ) -> None:
        self._bot = bot
        self._take = take
        self._allowed_updates = allowed_updates
        self._may_ask = may_ask
        self._offset: int | None = None
        self.conflict: str | None = None
        """Who takes this bot's updates away, as Telegram says it; None where nobody does."""
        self._failing: tuple[float, str] | None = None

    @property
    def failing(self) -> tuple[float, str] | None:
        """For how many seconds no call for updates has been answered with any, and why; None where one was."""
        return None if self._failing is None else (time.monotonic() - self._failing[0], self._failing[1])

    def _fails(self, why: str) -> None:
        self._failing = (time.monotonic() if self._failing is None else self._failing[0], why)

    async def run(self) -> None:
        """Poll until cancelled or the turn is lost; raises TelegramUnauthorizedError when the token stops working."""
        failures, self._failing = 0, None
        while self._may_ask():
            try:
                await self._poll_once()
                failures, self.conflict, self._failing = 0, None, None
            except TelegramUnauthorizedError:
                raise
            except TelegramConflictError as error:
                await self._settle_conflict(error)
            except TelegramRetryAfter as error:
                self._fails(f"HTTP 429, a pause of {error.retry_after} s")
                log.warning("Telegram asks for a pause of %d s before the next updates", error.retry_after)
                await asyncio.sleep(error.retry_after)
            except NotTakenError as error:
                log.warning("Updates could not be stored (%s); they come again", type(error.__cause__).__name__)
                await asyncio.sleep(_NOT_TAKEN_DELAY_S)
            except Exception as error:  # noqa: BLE001 - polling outlives whatever happens to one call
                failures += 1
                self._fails(name_of(error))
                delay_s = min(_MAX_BACKOFF_S, 0.5 * 2 ** min(failures, 6))
                log.warning("No updates (%s); trying again in %.0f s", name_of(error), delay_s)
                await asyncio.sleep(delay_s)
        self._failing = None  # whose turn it is knows better

    async def _poll_once(self) -> None:
        request = GetRawUpdates(offset=self._offset, allowed_updates=self._allowed_updates)
        timeout_s = int(self._bot.session.timeout) + _POLL_TIMEOUT_S
        began_s = asyncio.get_running_loop().time()
        updates = await self._bot(request, request_timeout=timeout_s)
        if not updates and asyncio.get_running_loop().time() - began_s < _LEAST_EMPTY_POLL_S:
            # A server that does not hold the call would be asked without end.
            await asyncio.sleep(_LEAST_EMPTY_POLL_S)
        if updates:
            try:
                await self._take(updates)
            except Exception as error:
                raise NotTakenError from error
            self._offset = max(update["update_id"] for update in updates) + 1

    async def _settle_conflict(self, conflict: TelegramConflictError) -> None:
        self.conflict = conflict.message[:200]
        if "webhook" in conflict.message.lower():
            log.warning("A webhook is set for this token: removing it, since this bot polls")
            with contextlib.suppress(TelegramAPIError):
                await self._bot.delete_webhook(drop_pending_updates=False)
                return
        else:
            log.warning("Another poller uses this token: waiting for it to end")
        await asyncio.sleep(_CONFLICT_DELAY_S)

    async def confirm(self) -> None:
        """Tell Telegram what was taken, without waiting for more; for an orderly end."""
        if self._offset is None:
            return
        try:
            with read_failures():
                await self._bot(GetRawUpdates(offset=self._offset, limit=1, timeout=0), request_timeout=3)
        except (TelegramTroubleError, TelegramAPIError):
            log.info("The last updates were not confirmed: they will be known when they come again")


class SoloPoller:
    """One process at a time polls: this one while it holds the lease.

    `alone` says that no other process can be alive (an embedded store).
    """

    def __init__(self, poller: Poller, lease: Lease, *, alone: bool) -> None:
        self._poller = poller
        self._lease = lease
        self._alone = alone

    async def run(self) -> None:
        """Wait for the turn and poll, until cancelled; raises TelegramUnauthorizedError."""
        while True:
            await self._wait_for_turn()
            await self._poll()
            log.warning("The turn to poll for updates is lost: waiting for it again")

    async def end(self) -> None:
        """After `run` was cancelled: confirm what was taken and let the next process take over at once."""
        if not self._lease.is_held():
            return
        await self._poller.confirm()
        with contextlib.suppress(RedisError, OSError):
            async with asyncio.timeout(_END_TIMEOUT_S):
                await self._lease.release()

    async def _wait_for_turn(self) -> None:
        has_waited = False
        while not (took := await self._try()):
            if took is False and not has_waited:
                log.info("Another process polls for updates: waiting to take over")
            has_waited = True
            await asyncio.sleep(_TRY_EVERY_S)
        if has_waited:
            log.info("Took over: this process polls for updates now")

    async def _try(self) -> bool | None:
        """Whether it is this process' turn; None where the store can't tell."""
        try:
            return await self._lease.take(by_force=self._alone)
        except (RedisError, OSError) as error:
            log.warning("%s", outage(error))
            return None

    async def _poll(self) -> None:
        polling = asyncio.create_task(self._poller.run(), name="getUpdates")
        keeping = asyncio.create_task(self._lease.keep(), name="lease")
        try:
            await asyncio.wait({polling, keeping}, return_when=asyncio.FIRST_COMPLETED)
            if polling.done():
                polling.result()
        finally:
            await end(polling, keeping)
