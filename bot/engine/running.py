"""The steps that run in this process."""

import asyncio
import logging
import time
from collections.abc import Callable
from contextvars import ContextVar
from datetime import datetime, timedelta

from redis.exceptions import RedisError

from bot.engine.steps import Ran, Step, read_entry
from bot.store.failover import outage
from bot.texts.errors import new_error_id

log = logging.getLogger(__name__)

_STORE_DELAY_S = 1.0
_FAILED_STEP_DELAY_S = 15.0
_LEFT_DELAY_S = 5.0

_inside: ContextVar[bytes] = ContextVar("the entry whose step runs here", default=b"")


class Running:
    """Begins steps and notes their ends.

    `ended` holds what has ended and when it runs again (None: not), until that is written; `on_end` is called at each.
    """

    def __init__(
        self,
        clock: Callable[[], datetime],
        on_end: Callable[[], None],
        on_run: Callable[[Ran], None],
        on_drop: Callable[[], None],
    ) -> None:
        self.steps: dict[str, Step] = {}
        self.tasks: dict[bytes, asyncio.Task[datetime | None]] = {}
        self.ended: dict[bytes, float | None] = {}
        self._clock = clock
        self._on_end = on_end
        self._on_run = on_run
        self._on_drop = on_drop
        self._once_more: set[bytes] = set()
        self._stopped: set[bytes] = set()

    def begin(self, entry: bytes, at: float) -> None:
        """Run an entry that was taken, due since then; what can't be run ends at once."""
        if entry in self.tasks:  # handed out again while it runs here, it waits for itself
            self._once_more.add(entry)
            return
        found = read_entry(entry)
        if found is None:
            log.error("Dropped an entry of %d bytes that no version of the bot has written", len(entry))
            self._on_drop()
            self.ended[entry] = None
        elif (step := self.steps.get(found[0])) is None:
            log.warning("Step %s is of a newer version: left to its workers", found[0])
            self.ended[entry] = self._now() + _LEFT_DELAY_S
        else:
            task = asyncio.create_task(self._run(entry, step, *found, at), name=found[0])
            self.tasks[entry] = task
            task.add_done_callback(lambda ended: self._note_end(entry, ended))

    async def _run(self, entry: bytes, step: Step, name: str, subject: str, at: float) -> datetime | None:
        _inside.set(entry)
        while True:
            again_at = await self._run_once(step, name, subject, at)
            if entry not in self._once_more:
                return again_at
            self._once_more.discard(entry)
            at = self._now()

    async def _run_once(self, step: Step, name: str, subject: str, at: float) -> datetime | None:
        late_s, began_s, raised = max(0.0, self._now() - at), time.monotonic(), True
        try:
            again_at = await step(subject)
            raised = False
        except RedisError as error:
            log.warning("%s: step %s of %s runs again", outage(error), name, subject)
            again_at = self._clock() + timedelta(seconds=_STORE_DELAY_S)
        except Exception:  # the last line of defence
            log.exception("Step %s of %s failed, error %s", name, subject, new_error_id())
            again_at = self._clock() + timedelta(seconds=_FAILED_STEP_DELAY_S)
        self._on_run(Ran(name, late_s, time.monotonic() - began_s, raised))
        return again_at

    def _note_end(self, entry: bytes, task: "asyncio.Task[datetime | None]") -> None:
        del self.tasks[entry]
        self._once_more.discard(entry)
        if entry in self._stopped:
            self._stopped.discard(entry)
            self.ended[entry] = None
        elif task.cancelled() or task.exception() is not None:
            self.ended[entry] = self._now()  # cut short: whoever comes next begins it again
        else:
            again_at = task.result()
            self.ended[entry] = None if again_at is None else again_at.timestamp()
        self._on_end()

    def stop(self, entry: bytes) -> None:
        """End the entry's step where it stands; a step does not stop itself."""
        self._once_more.discard(entry)
        task = self.tasks.get(entry)
        if task is not None and _inside.get() != entry:
            self._stopped.add(entry)
            task.cancel()

    def _now(self) -> float:
        return self._clock().timestamp()
