"""A clock that a test moves: it goes on as the machine's does, and who waits by it wakes when it is moved there."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta


class MovableClock:
    """The machine's clock and what a test adds to it, or a clock that stands still until it is moved."""

    def __init__(self, stands_at: datetime | None = None) -> None:
        self._stands_at = stands_at
        self.ahead = timedelta()
        self._moved = asyncio.Event()

    def __call__(self) -> datetime:
        return (self._stands_at or datetime.now(UTC)) + self.ahead

    async def sleep(self, seconds: float, bell: asyncio.Event | None = None) -> None:
        """Wait so long, or until the bell rings."""
        until, rings = self() + timedelta(seconds=seconds), bell or asyncio.Event()
        ringing = asyncio.ensure_future(rings.wait())
        try:
            while (left := until - self()) > timedelta() and not rings.is_set():
                moved = asyncio.ensure_future(self._moved.wait())
                await asyncio.wait({ringing, moved}, timeout=left.total_seconds(), return_when=asyncio.FIRST_COMPLETED)
                moved.cancel()
        finally:
            ringing.cancel()

    def move(self, seconds: float) -> None:
        """Set it forward, or back."""
        self.ahead += timedelta(seconds=seconds)
        moved, self._moved = self._moved, asyncio.Event()
        moved.set()

    async def pass_by(
        self, seconds: float, *, step_s: float, settled: Callable[[], bool] = lambda: True, rest_s: float = 0.02
    ) -> None:
        """Let so much time pass, in steps between which what has become due is done."""
        ends = self() + timedelta(seconds=seconds)
        while self() < ends:
            self.move(min(step_s, (ends - self()).total_seconds()))
            await asyncio.sleep(rest_s)
            async with asyncio.timeout(60):
                while not settled():
                    await asyncio.sleep(0.01)
