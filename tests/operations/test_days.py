"""Two days of two thousand groups by a clock that is moved, in one process: nothing is lost, and nothing piles up."""

import time
from collections import Counter
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from redis.asyncio import Redis

from bot.store.embedded import EmbeddedStore
from sandbox.process import BotProcess
from tests.operations.clocked import ClockedBot
from tests.operations.days import Days
from tests.world import environment, until, world

MOST_BYTES_A_NOTE = 5 * 1024
MOST_MIB_A_DAY = 10.0


@pytest.mark.parametrize(
    ("groups", "notes", "step_s"), [(20, 4, 1800.0), pytest.param(2000, 5, 60.0, marks=pytest.mark.long)]
)
async def test_two_days_lose_nothing_and_leave_nothing_for_ever(
    tmp_path: Path, groups: int, notes: int, step_s: float
) -> None:
    began_s, key, socket = time.monotonic(), Fernet.generate_key().decode(), tmp_path / "clock"
    async with EmbeddedStore(tmp_path / "store") as store, world(tmp_path / "data") as around:
        around.api.task_s = 0.0
        settings = environment(around.settings) | {
            "LOG_LEVEL": "INFO", "REDIS_URL": store.url, "ENCRYPTION_KEY": key, "CLOCK": str(socket),
        }  # fmt: skip
        bot = BotProcess(settings, tmp_path / "bot.log", module="tests.operations.clocked")
        async with bot, Redis.from_url(store.url) as client:
            await until(lambda: "Ready" in bot.log())
            days = Days(around, ClockedBot(socket), client, step_s)
            await days.found(groups, key)
            await days.measure()
            for _ in range(2):
                await days.pass_day(notes)
                await days.answered()
                await days.measure()
    days.tell(time.monotonic() - began_s)
    assert (days.lost, days.repeated) == (0, 0)
    assert around.telegram.refusals == []
    assert " ERROR " not in bot.log()
    assert days.piled_up() == Counter()
    assert days.memory[2].mib - days.memory[1].mib <= MOST_MIB_A_DAY
    if groups * notes > 1000:  # else the store's own tables weigh more
        assert days.left[2].data_bytes - days.left[1].data_bytes <= MOST_BYTES_A_NOTE * groups * notes
