"""From an update to its job, at a hundred updates in a second, one process.

`python -m tests.bench.accepting [rate]`: voice notes come from a hundred chats at an even pace; the load comes from
this process, the bot is one of its own and polls. A job's time is that of its record, an update's that at which it was
there for Telegram to give. The accounts rest because of a limit, so that jobs are accepted, said to wait, and go no
further: uploads would burden the stand-ins more than the bot. An update's processor time tells how many a core bears.
"""

import asyncio
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography.fernet import Fernet

from bot.accounts.state import Accounts
from bot.jobs.repository import Jobs
from bot.store.connect import connect
from bot.store.embedded import EmbeddedStore
from bot.store.vault import Vault
from sandbox.process import BotProcess
from sandbox.telegram import PrivateChat
from tests.bench.notes import account_ids, chats_with_keys, used_s
from tests.samples import voice_note
from tests.world import environment, world

RATE_S = 100
_CHATS = 100
_WARM_S = 1.0
_REST_S = 2.0
_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Accepting:
    """Seconds from update to job, and processor seconds of the bot for each update, its answer included."""

    p50_s: float
    p99_s: float
    cpu_s: float


async def measure(folder: Path, rate: int = RATE_S) -> Accepting:
    """Send for some seconds, then read the jobs."""
    secret = Fernet.generate_key().decode()
    async with EmbeddedStore(folder / "store") as store, world(folder / "data") as around:
        settings = environment(around.settings) | {
            "REDIS_URL": store.url, "ENCRYPTION_KEY": secret, "LOG_LEVEL": "WARNING",
        }  # fmt: skip
        async with BotProcess(settings, folder / "bot.log") as bot:
            chats = await chats_with_keys(around, _CHATS)
            client = connect(store.url)
            for resting in await account_ids(client, secret, _CHATS):
                await Accounts(client).rest(resting, datetime.now(UTC) + timedelta(hours=1), "day")
            await _send(chats, _WARM_S, rate)
            await asyncio.sleep(_REST_S)
            before = used_s(bot.pid)[0]
            sent = await _send(chats, _SECONDS, rate)
            jobs = Jobs(client, Vault([secret]))
            await _until_open(jobs, len(sent) + int(_WARM_S * rate))
            await asyncio.sleep(_REST_S)
            cpu_s = (used_s(bot.pid)[0] - before) / len(sent)
            late = sorted([job.created_at.timestamp() - sent[job.id] async for job in jobs.each(list(sent))])
            await client.aclose()
    return Accepting(late[len(late) // 2], late[int(0.99 * len(late))], cpu_s)


async def _send(chats: list[PrivateChat], seconds: float, rate: int) -> dict[str, float]:
    """Notes at an even pace; when each job's update was there."""
    sent: dict[str, float] = {}
    began_s, note = time.monotonic(), voice_note()
    for number in range(int(seconds * rate)):
        await asyncio.sleep(max(0.0, began_s + number / rate - time.monotonic()))
        chat = chats[number % len(chats)]
        message = await chat.send_voice(note + str(time.monotonic_ns()).encode(), duration_s=8)
        sent[f"{chat.id}:{message.message_id}"] = time.time()
    return sent


async def _until_open(jobs: Jobs, count: int) -> None:
    async with asyncio.timeout(60):
        while await jobs.count_open() < count:
            await asyncio.sleep(0.1)


def main() -> None:
    """Print one line."""
    rate = int(sys.argv[1]) if sys.argv[1:] else RATE_S
    with tempfile.TemporaryDirectory() as folder:
        found = asyncio.run(measure(Path(folder), rate))
    print(f"at {rate} updates/s: p50 {1000 * found.p50_s:.0f} ms, p99 {1000 * found.p99_s:.0f} ms, "
          f"{1000 * found.cpu_s:.1f} ms of processor an update")  # fmt: skip


if __name__ == "__main__":
    main()
