"""An engine on a real Valkey, by a clock that a test may set."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest

from bot.concurrency import end
from bot.engine import Engine
from bot.store.client import RedisClient
from tests.clock import MovableClock


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock()


@pytest.fixture
def make(store: RedisClient, clock: MovableClock) -> Callable[..., Engine]:
    def one(**options: Any) -> Engine:
        return Engine(store, clock=clock, **options)

    return one


@pytest.fixture
def engine(make: Callable[..., Engine]) -> Engine:
    return make()


@contextlib.asynccontextmanager
async def working(*engines: Engine) -> AsyncIterator[None]:
    tasks = [asyncio.create_task(engine.work()) for engine in engines]
    try:
        yield
    finally:
        await end(*tasks)


class Recorded:
    """A step that notes its runs; with `gate` it waits in each until that is set."""

    def __init__(self, gate: asyncio.Event | None = None) -> None:
        self.ran: list[str] = []
        self.under_way: list[str] = []
        self.most: dict[str, int] = {}
        self._gate = gate

    async def __call__(self, subject: str) -> None:
        self.under_way.append(subject)
        self.most[subject] = max(self.most.get(subject, 0), self.under_way.count(subject))
        try:
            if self._gate is not None:
                await self._gate.wait()
            self.ran.append(subject)
        finally:
            self.under_way.remove(subject)
