"""Requests for a finished voice note and how soon its end is seen, beside the naive way, in one run.

`python -m tests.bench.calls`: the real bot in a process of its own, over the stand-ins, with what earlier tasks taught
already in its store; then the naive bot on the same service, with the same law of durations.
"""

import asyncio
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import fmean

from cryptography.fernet import Fernet

from bot.jobs.experience import row_of
from bot.jobs.learning import WINDOW, Observation
from bot.polyglotvoice.models import ApiKey
from bot.store.connect import connect
from bot.store.durations import Durations
from bot.store.embedded import EmbeddedStore
from sandbox.polyglotvoice import PolyglotVoiceStandIn
from sandbox.process import BotProcess
from tests.bench.naive import NaiveBot
from tests.bench.notes import chats_with_keys, delivered
from tests.samples import voice_note
from tests.world import environment, until, world

CHATS = 60
_NOTE_S = 12
_TRIES = ("list", "documentation")


@dataclass(frozen=True, slots=True)
class Spending:
    """For each finished note: all requests, those that ask after it, and the delay in seconds (mean, p95)."""

    requests: float
    looks: float
    late_s: float
    late_p95_s: float


def _law(rng: Random) -> float:
    """Durations of notes of one length, the spread of the law included."""
    return (4 + 0.12 * _NOTE_S) * rng.lognormvariate(0, 0.24)


def spending(api: PolyglotVoiceStandIn, since: int) -> Spending:
    """What was spent since so many requests."""
    made = api.requests[since:]
    results = {request.path.split("/")[2]: request.at for request in made if request.endpoint == "result"}
    late = sorted(at - (api.tasks[task_id].ends_at or at) for task_id, at in results.items())
    looks = sum(request.endpoint in ("task", "list") for request in made)
    return Spending(len(made) / len(late), looks / len(late), fmean(late), late[int(0.95 * len(late))])


async def measure_ours(folder: Path, *, chats: int = CHATS) -> Spending:
    """One note in each chat, each of an account of its own: one in flight on a key."""
    secret, rng = Fernet.generate_key().decode(), Random(7)
    async with EmbeddedStore(folder / "store") as store, world(folder / "data") as around:
        settings = environment(around.settings) | {
            "REDIS_URL": store.url, "ENCRYPTION_KEY": secret, "LOG_LEVEL": "WARNING",
        }  # fmt: skip
        await _teach(store.url, chats)
        async with BotProcess(settings, folder / "bot.log"):
            talks = await chats_with_keys(around, chats)
            around.api.duration_law = lambda task: _law(rng)
            since = len(around.api.requests)
            for chat in talks:
                await chat.send_voice(voice_note() + str(time.monotonic_ns()).encode(), duration_s=_NOTE_S)
                await asyncio.sleep(0.1)
            await until(lambda: delivered(talks) >= chats, timeout_s=120)
            return spending(around.api, since)


async def _teach(url: str, accounts: int) -> None:
    """What each account's earlier tasks would have taught, by way of the store."""
    client, rng = connect(url), Random(5)
    durations = Durations(client)
    for number in range(accounts):
        key = ApiKey.of(f"sk_bench_{number:06}_0123456789")
        drawn = [_law(rng) for _ in range(WINDOW // 3)]
        seen = [Observation(_NOTE_S, duration_s, duration_s) for duration_s in drawn]
        await asyncio.gather(*(durations.note(key.id, "voice", row_of(one)) for one in seen))
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
    """Both, one after the other."""
    with tempfile.TemporaryDirectory() as folder:
        ours = asyncio.run(measure_ours(Path(folder)))
    return {"ours": ours, "naive": asyncio.run(measure_naive())}


def main() -> None:
    """Print both."""
    for name, found in run().items():
        print(f"{name:6} {found.requests:5.2f} requests, {found.looks:5.2f} looks, "
              f"seen {found.late_s:.2f} s late, p95 {found.late_p95_s:.2f} s")  # fmt: skip


if __name__ == "__main__":
    main()
