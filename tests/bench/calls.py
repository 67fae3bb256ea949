"""Requests for a finished voice note and how soon its end is seen, with hints, without, and beside the naive way.

`python -m tests.bench.calls`: the real bot in a process of its own, over the stand-ins, with what earlier tasks taught
already in its store; once more with a service that calls the door for hints as each task ends; then the naive bot on
the same service, with the same law of durations.
"""

import asyncio
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import fmean

import aiohttp
from cryptography.fernet import Fernet

from bot.polling.forecast import WINDOW, Observation
from bot.polling.schedule import Durations
from bot.store.connect import connect
from bot.store.embedded import EmbeddedStore
from sandbox.polyglotvoice import PolyglotVoiceStandIn
from sandbox.process import BotProcess
from tests.bench.flight import free_port
from tests.bench.naive import NaiveBot
from tests.bench.notes import account_ids, chats_with_keys, delivered
from tests.samples import voice_note
from tests.world import environment, until, world

CHATS = 60
_NOTE_S = 12
_HINT_SECRET = "bench-hints"


@dataclass(frozen=True, slots=True)
class Spending:
    """For each finished note: all requests, those that ask after it, and the delay in seconds (mean, p95)."""

    requests: float
    checks: float
    late_s: float
    late_p95_s: float


def _law(rng: Random) -> float:
    """Durations of notes of one length, the spread of the law included."""
    return (4 + 0.12 * _NOTE_S) * rng.lognormvariate(0, 0.24)


def spending(api: PolyglotVoiceStandIn, since: int) -> Spending:
    """What was spent since so many requests."""
    made = api.requests[since:]
    late = sorted(delays(api, since))
    checks = sum(request.endpoint in ("task", "list") for request in made)
    return Spending(len(made) / len(late), checks / len(late), fmean(late), late[int(0.95 * len(late))])


def delays(api: PolyglotVoiceStandIn, since: int) -> list[float]:
    """Seconds from each task's end until its result was asked for, of those that were, since so many requests."""
    made = api.requests[since:]
    results = {request.path.split("/")[2]: request.at for request in made if request.endpoint == "result"}
    return [at - (api.tasks[task_id].ends_at or at) for task_id, at in results.items()]


async def measure_ours(folder: Path, *, chats: int = CHATS, hinted: bool = False) -> Spending:
    """One note in each chat, each of an account of its own: one in flight on a key.

    `hinted`: the service calls back as each task ends, as it did for those that were learned from.
    """
    secret, rng = Fernet.generate_key().decode(), Random(7)
    async with EmbeddedStore(folder / "store") as store, world(folder / "data") as around:
        settings = environment(around.settings) | {
            "REDIS_URL": store.url, "ENCRYPTION_KEY": secret, "LOG_LEVEL": "WARNING", "HINT_SECRET": _HINT_SECRET,
            "HTTP_PORT": str(port := free_port()),
        }  # fmt: skip
        await _teach(store.url, secret, chats, hinted=hinted)
        async with BotProcess(settings, folder / "bot.log"), _hints(around.api, port if hinted else None):
            talks = await chats_with_keys(around, chats)
            around.api.duration_law = lambda task: _law(rng)
            since = len(around.api.requests)
            for chat in talks:
                await chat.send_voice(voice_note() + str(time.monotonic_ns()).encode(), duration_s=_NOTE_S)
                await asyncio.sleep(0.1)
            await until(lambda: delivered(talks) >= chats, timeout_s=120)
            return spending(around.api, since)


@asynccontextmanager
async def _hints(api: PolyglotVoiceStandIn, port: int | None) -> AsyncIterator[None]:
    """Call the bot's door at this port, if any, as each task ends."""
    calling = asyncio.create_task(_call_back(api, port)) if port is not None else None
    yield
    if calling is not None:
        calling.cancel()
        await asyncio.wait([calling])


async def _call_back(api: PolyglotVoiceStandIn, port: int) -> None:
    told: set[str] = set()
    url = f"http://127.0.0.1:{port}/polyglotvoice/hint/{_HINT_SECRET}"
    async with aiohttp.ClientSession() as session:
        while True:
            for task in [task for task in api.tasks.values() if task.is_over and task.id not in told]:
                told.add(task.id)
                async with session.post(url, json={"task_id": task.id, "status": "completed"}):
                    pass
            await asyncio.sleep(0.01)


async def _teach(url: str, encryption_key: str, accounts: int, *, hinted: bool) -> None:
    """What each account's earlier tasks would have taught, by way of the store."""
    client, rng = connect(url), Random(5)
    durations = Durations(client)
    for account_id in await account_ids(client, encryption_key, accounts):
        drawn = [_law(rng) for _ in range(WINDOW // 3)]
        seen = [Observation(_NOTE_S, duration_s, duration_s, hinted) for duration_s in drawn]
        await asyncio.gather(*(durations.note(account_id, "voice", one) for one in seen))
    await client.aclose()


async def measure_naive(*, notes: int = CHATS) -> Spending:
    """As many notes at once, each polled on its own."""
    rng = Random(7)
    async with PolyglotVoiceStandIn() as api:
        api.add_key("sk_naive_0123456789", account="naive")
        api.duration_law = lambda task: _law(rng)
        bot = NaiveBot(api.url, "sk_naive_0123456789")
        await asyncio.gather(*(bot.transcribe(voice_note() + bytes([n]), f"{n}.ogg") for n in range(notes)))
        await bot.aclose()
        return spending(api, 0)


def run() -> dict[str, Spending]:
    """All three, one after the other."""
    with tempfile.TemporaryDirectory() as folder:
        ours = asyncio.run(measure_ours(Path(folder) / "ours"))
        hinted = asyncio.run(measure_ours(Path(folder) / "hinted", hinted=True))
    return {"ours": ours, "hinted": hinted, "naive": asyncio.run(measure_naive())}


def main() -> None:
    """Print them."""
    for name, found in run().items():
        print(f"{name:6} {found.requests:5.2f} requests, {found.checks:5.2f} looks, "
              f"seen {found.late_s:.2f} s late, p95 {found.late_p95_s:.2f} s")  # fmt: skip


if __name__ == "__main__":
    main()
