"""Many tasks in flight: what watching them costs, and how late checks are.

`python -m tests.bench.flight 10000` makes so many jobs of 200 accounts directly in a store, and runs one worker over
them beside a service that never finishes any. Printed are the worker's share of a core, and its processor time for each
request and for each task that a request told of; from both the time that an idle worker takes is subtracted.

A check is late by what lies between its planned time and the moment its request goes out, as the bot measures it itself
(`look_lateness_seconds` at /metrics). It consists of the grain in which rounds are taken (20 ms), the wait for the
event loop, and two round trips to the store.
"""

import asyncio
import contextlib
import math
import socket
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import aiohttp
import psutil
from cryptography.fernet import Fernet
from prometheus_client.parser import text_string_to_metric_families

from bot.accounts.watchlist import Watchlist
from bot.chats.store import ChatKey, Chats
from bot.clock import SystemTimer
from bot.engine import WATCH, Engine
from bot.jobs.record import Job, JobState, Media, Origin, Sent, ServiceTask, Wait
from bot.jobs.repository import Jobs
from bot.observe.metrics import PREFIX
from bot.polling.watch import watched_task
from bot.polyglotvoice.models import ApiKey
from bot.store.client import RedisClient
from bot.store.connect import connect
from bot.store.embedded import EmbeddedStore
from bot.store.vault import Vault
from sandbox.process import BotProcess
from sandbox.telegram import Person, TelegramStandIn
from tests.bench.service import Service
from tests.samples import api_key

ACCOUNTS = 200
_START_S = 60.0
_SETTLE_S = 10.0
_MEASURE_S = 15.0
_LATENESS = f"{PREFIX}_look_lateness_seconds_bucket"


@dataclass(frozen=True, slots=True)
class Flight:
    """One worker over `jobs` tasks: its share of a core, its memory, requests and tasks told of in a second.

    `late_p95_s` is the upper end of the histogram's bucket in which 95 % of the requests lie.
    """

    jobs: int
    core_share: float
    mib: float
    requests_s: float
    told_s: float
    late_p95_s: float

    def ms_a_request(self, idle_share: float) -> float:
        """Processor milliseconds for each request, beyond what an idle worker takes."""
        return max(0.0, self.core_share - idle_share) / self.requests_s * 1000 if self.requests_s else 0.0

    def ms_a_task(self, idle_share: float) -> float:
        """The same for each task that a request told of."""
        return max(0.0, self.core_share - idle_share) / self.told_s * 1000 if self.told_s else 0.0


async def fill(url: str, vault: Vault, count: int) -> None:
    """So many watched jobs, submitted over the last five minutes, each account with its own chat and key."""
    store = connect(url)
    jobs, watchlist, chats = Jobs(store, vault), Watchlist(store), Chats(store, vault)
    now, keys = datetime.now(UTC), []

    async def make(job: Job, key: ApiKey) -> None:
        await jobs.create(job, due_at=now + timedelta(seconds=600))
        await watchlist.begin_watch(key.id, job.id, now, watched_task(job))

    for account in range(min(ACCOUNTS, count)):
        chat_id = 1000 + account
        key = api_key(secret_of(account))
        keys.append(key)
        await chats.set_key(chat_id, ChatKey(key.id, secret_of(account), now))
        numbers = range(account, count, ACCOUNTS)
        submitted = [now - timedelta(seconds=300 * number / count) for number in numbers]
        made = [_job(chat_id, number, key.id, at) for number, at in zip(numbers, submitted, strict=True)]
        await asyncio.gather(*(make(job, key) for job in made))
    await _begin(store, watchlist, keys)
    await store.aclose()


async def _begin(store: RedisClient, watchlist: Watchlist, keys: Sequence[ApiKey]) -> None:
    """Spread the first looks of the accounts over ten seconds from now, as they would be."""
    now, engine = datetime.now(UTC), Engine(store, clock=SystemTimer())
    for place, key in enumerate(keys):
        check_at = now + timedelta(seconds=5 + 10 * place / len(keys))
        for job_id, _ in await watchlist.times(key.id):
            await watchlist.watch(key.id, job_id, check_at)
        await engine.no_later(WATCH, key.id, check_at)


def free_port() -> int:
    """A port that is free now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def secret_of(account: int) -> str:
    """An account's key."""
    return f"sk_flight_{account:05}_0123456789"


def _job(chat_id: int, number: int, account_id: str, submitted_at: datetime) -> Job:
    return Job(
        id=f"{chat_id}:{number + 1}", origin=Origin(chat_id=chat_id, message_id=number + 1),
        sent=Sent(media=Media(kind="voice", file_id="f", file_unique_id=f"u{number}", size=1000, duration_s=60)),
        state=JobState.WATCHING, created_at=submitted_at,
        wait=Wait(deadline_at=submitted_at + timedelta(hours=6)),
        task=ServiceTask(account_id=account_id, id=f"task-{number}", length_s=60, submitted_at=submitted_at),
    )  # fmt: skip


async def measure(folder: Path, count: int) -> Flight:
    """Fill a store, run a worker, measure once it has found its pace."""
    secret, port = Fernet.generate_key().decode(), free_port()
    async with EmbeddedStore(folder / "store") as store, TelegramStandIn() as telegram, Service() as service:
        for account in range(ACCOUNTS):
            chat = telegram.private_chat(Person(1000 + account, "Somebody"))
            chat.is_started = True
            service.tasks[secret_of(account)] = [f"task-{n}" for n in range(account, count, ACCOUNTS)]
        await fill(store.url, Vault([secret]), count)
        settings = {
            "BOT_TOKEN": telegram.token, "TELEGRAM_API_URL": telegram.url, "POLYGLOTVOICE_API_URL": service.url,
            "DATA_DIR": str(folder / "data"), "REDIS_URL": store.url, "ENCRYPTION_KEY": secret,
            "HTTP_PORT": str(port), "LOG_LEVEL": "WARNING",
        }  # fmt: skip
        async with BotProcess(settings, folder / "bot.log", role="worker") as bot:
            await _ready(port)
            if count:
                await service.first_request()
            await asyncio.sleep(_SETTLE_S)
            return await _watch(bot.pid, service, port, count)


async def _ready(port: int) -> None:
    """Wait until the bot serves its metrics."""
    async with asyncio.timeout(_START_S):
        while True:
            with contextlib.suppress(aiohttp.ClientError):
                await lateness(port)
                return
            await asyncio.sleep(0.2)


async def _watch(pid: int, service: Service, port: int, count: int) -> Flight:
    process = psutil.Process(pid)
    late, before, requests, told = await lateness(port), process.cpu_times(), service.requests, service.told
    began_s = time.monotonic()
    await asyncio.sleep(_MEASURE_S)
    took_s, after = time.monotonic() - began_s, process.cpu_times()
    requests_s, told_s = (service.requests - requests) / took_s, (service.told - told) / took_s
    return Flight(
        count,
        (after.user + after.system - before.user - before.system) / took_s,
        process.memory_info().rss / 2**20,
        requests_s,
        told_s,
        below(await lateness(port) - late, 0.95),
    )


async def lateness(port: int) -> Counter[float]:
    """How many looks were late by at most so many seconds, as the bot at this port counts them."""
    async with aiohttp.ClientSession() as session, session.get(f"http://127.0.0.1:{port}/metrics") as answer:
        text = await answer.text()
    found: Counter[float] = Counter()
    for family in text_string_to_metric_families(text):
        for sample in family.samples:
            if sample.name == _LATENESS:
                found[float(sample.labels["le"])] = int(sample.value)
    return found


def below(buckets: Counter[float], share: float) -> float:
    """The least bound that so large a share of what was counted keeps; 0 where nothing was."""
    total = buckets[math.inf]
    return min((bound for bound, count in buckets.items() if count >= share * total), default=0.0) if total else 0.0


def main() -> None:
    """Print one line for each count that is named."""
    idle = run(0)
    print(f"idle: {idle.core_share:6.1%} of a core, {idle.mib:5.0f} MiB")
    for word in sys.argv[1:] or ("10", "100", "1000", "10000"):
        found = run(int(word))
        print(
            f"{found.jobs:6} jobs: {found.core_share:6.1%} of a core, {found.mib:5.0f} MiB, "
            f"{found.requests_s:6.1f} requests/s, {found.told_s:7.1f} tasks/s; beyond idle "
            f"{found.ms_a_request(idle.core_share):6.2f} ms a request, {found.ms_a_task(idle.core_share):6.3f} ms "
            f"a task; 95 % late by <= {1000 * found.late_p95_s:.0f} ms", flush=True,
        )  # fmt: skip


def run(count: int) -> Flight:
    """Measure so many jobs in a store of their own."""
    with tempfile.TemporaryDirectory() as folder:
        return asyncio.run(measure(Path(folder), count))


if __name__ == "__main__":
    main()
