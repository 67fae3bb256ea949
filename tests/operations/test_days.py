"""Two days of two thousand groups by a clock that is moved, in one process: nothing is lost, and nothing piles up."""

import os
import time
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from bot.store.connect import connect
from bot.store.embedded import EmbeddedStore
from sandbox.process import BotProcess
from tests.operations.clocked import ClockedBot
from tests.operations.days import Days
from tests.world import environment, until, world

GROUPS = int(os.environ.get("GROUPS_COUNT", "2000"))
NOTES = int(os.environ.get("NOTES_A_DAY", "5"))


@pytest.mark.long
async def test_two_days_of_two_thousand_groups(tmp_path: Path) -> None:
    began_s, key, socket = time.monotonic(), Fernet.generate_key().decode(), tmp_path / "clock"
    async with EmbeddedStore(tmp_path / "store") as store, world(tmp_path / "data") as around:
        around.api.task_s = 0.0
        settings = environment(around.settings) | {
            "LOG_LEVEL": "INFO", "REDIS_URL": store.url, "ENCRYPTION_KEY": key, "CLOCK": str(socket),
        }  # fmt: skip
        bot = BotProcess(settings, tmp_path / "bot.log", module="tests.operations.clocked")
        async with bot:
            await until(lambda: "Ready" in bot.log())
            client = connect(store.url)
            days = Days(around, ClockedBot(socket), client)
            await days.found(GROUPS, key)
            print(f"set up after {time.monotonic() - began_s:.0f} s")
            await days.measure()
            for _ in range(2):
                await days.pass_day(NOTES)
                await days.answered()
                await days.measure()
            await client.aclose()
        days.tell(time.monotonic() - began_s)
        print(bot.log()[-3000:])
        assert (days.lost, days.repeated) == (0, 0)
        assert around.telegram.refusals == []
        assert " ERROR " not in bot.log()
