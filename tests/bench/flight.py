"""Many tasks in flight: what watching them costs, and how late looks are.

`python -m tests.bench.flight 10000` makes so many jobs of 200 accounts directly in a store, runs one worker over them
beside a service that never finishes any, and prints the processor time of the worker for each look that was made.
"""

import asyncio
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psutil
from cryptography.fernet import Fernet

from bot.jobs.engine import Engine
from bot.jobs.life import WATCH
from bot.jobs.sight import facts_of
from bot.polyglotvoice.models import ApiKey
from bot.store.accounts import Accounts
from bot.store.chats import ChatKey, Chats
from bot.store.connect import connect
from bot.store.embedded import EmbeddedStore
from bot.store.jobs import Jobs
from bot.store.records import Job, JobState, Media, Origin
from bot.store.vault import Vault
from sandbox.process import BotProcess
from sandbox.telegram import Person, TelegramStandIn
from tests.bench.service import Service

ACCOUNTS = 200
_SETTLE_S = 12.0
_MEASURE_S = 20.0


@dataclass(frozen=True, slots=True)
class Flight:
    """One worker over `jobs` tasks: its share of a core, its memory, requests a second, processor ms a task told of."""

    jobs: int
    core_share: float
    mib: float
    requests_s: float
    told_s: float
    late_p95_s: float

    @property
    def ms_a_look(self) -> float:
        """Processor milliseconds for each task that a request told of."""
        return self.core_share / self.told_s * 1000 if self.told_s else 0.0


async def fill(url: str, vault: Vault, count: int) -> None:
    """So many watched jobs, submitted over the last five minutes, each account with its own chat and key."""
    store = connect(url)
    jobs, accounts, chats = Jobs(store, vault), Accounts(store), Chats(store, vault)
    now, keys = datetime.now(UTC), []

    async def make(job: Job, key: ApiKey) -> None:
        await jobs.create(job, due_at=now + timedelta(seconds=600))
        await accounts.begin_watch(key.id, job.id, now, facts_of(job))

    for account in range(min(ACCOUNTS, count)):
        chat_id = 1000 + account
        key = ApiKey.of(secret_of(account))
        keys.append(key)
        await chats.set_key(chat_id, ChatKey(key.id, secret_of(account), now))
        numbers = range(account, count, ACCOUNTS)
        submitted = [now - timedelta(seconds=300 * number / count) for number in numbers]
        made = [_job(chat_id, number, key.id, at) for number, at in zip(numbers, submitted, strict=True)]
        await asyncio.gather(*(make(job, key) for job in made))
    await _begin(url, accounts, keys)
    await store.aclose()


async def _begin(url: str, accounts: Accounts, keys: Sequence[ApiKey]) -> None:
    """Spread the first looks of the accounts over ten seconds from now, as they would be."""
    now = datetime.now(UTC)
    async with Engine(url) as engine:
        engine.register(WATCH, _nothing)
        for place, key in enumerate(keys):
            look_at = now + timedelta(seconds=5 + 10 * place / len(keys))
            for job_id, _ in await accounts.watched(key.id):
                await accounts.watch(key.id, job_id, look_at)
            await engine.at(WATCH, key.id, look_at)


def secret_of(account: int) -> str:
    """An account's key."""
    return f"sk_flight_{account:05}_0123456789"


def _job(chat_id: int, number: int, account_id: str, submitted_at: datetime) -> Job:
    return Job(
        id=f"{chat_id}:{number + 1}", origin=Origin(chat_id=chat_id, message_id=number + 1),
        media=Media(kind="voice", file_id="f", file_unique_id=f"u{number}", size=1000, duration_s=60),
        state=JobState.WATCHING, created_at=submitted_at, submitted_at=submitted_at,
        deadline_at=submitted_at + timedelta(hours=6), account_id=account_id, task_id=f"task-{number}", length_s=60,
    )  # fmt: skip


async def _nothing(_: str) -> None:
    """A step is only added here; the worker runs its own."""


async def measure(folder: Path, count: int) -> Flight:
    """Fill a store, run a worker, measure once it has found its pace."""
    secret = Fernet.generate_key().decode()
    async with EmbeddedStore(folder / "store") as store, TelegramStandIn() as telegram, Service() as service:
        for account in range(ACCOUNTS):
            chat = telegram.private_chat(Person(1000 + account, "Somebody"))
            chat.is_started = True
            service.tasks[secret_of(account)] = [f"task-{n}" for n in range(account, count, ACCOUNTS)]
        await fill(store.url, Vault([secret]), count)
        settings = {
            "BOT_TOKEN": telegram.token, "TELEGRAM_API_URL": telegram.url, "POLYGLOTVOICE_API_URL": service.url,
            "DATA_DIR": str(folder / "data"), "REDIS_URL": store.url, "ENCRYPTION_KEY": secret, "HTTP_PORT": "0",
            "LOG_LEVEL": "WARNING",
        }  # fmt: skip
        async with BotProcess(settings, folder / "bot.log", role="worker") as bot:
            await service.first_request()
            await asyncio.sleep(_SETTLE_S)
            return await _watch(bot.pid, service, store.url, count)


async def _watch(pid: int, service: Service, url: str, count: int) -> Flight:
    process, accounts = psutil.Process(pid), Accounts(connect(url))
    before, requests, told = process.cpu_times(), service.requests, service.told
    began_s, late = time.monotonic(), []
    while time.monotonic() - began_s < _MEASURE_S:
        for account in range(0, min(ACCOUNTS, count), 10):
            soonest = await accounts.next_look(ApiKey.of(secret_of(account)).id)
            if soonest is not None:
                late.append(max(0.0, (datetime.now(UTC) - soonest).total_seconds()))
        await asyncio.sleep(0.25)
    took_s, after = time.monotonic() - began_s, process.cpu_times()
    late.sort()
    return Flight(
        count,
        (after.user + after.system - before.user - before.system) / took_s,
        process.memory_info().rss / 2**20,
        (service.requests - requests) / took_s,
        (service.told - told) / took_s,
        late[int(0.95 * len(late))] if late else 0.0,
    )


def main() -> None:
    """Print one line for each count that is named."""
    for word in sys.argv[1:] or ("10", "100", "1000", "10000"):
        with tempfile.TemporaryDirectory() as folder:
            found = asyncio.run(measure(Path(folder), int(word)))
        print(
            f"{found.jobs:6} jobs: {found.core_share:6.1%} of a core, {found.mib:5.0f} MiB, "
            f"{found.requests_s:6.1f} requests/s, {found.ms_a_look:6.2f} ms a look, late p95 {found.late_p95_s:.3f} s"
        )


if __name__ == "__main__":
    main()
