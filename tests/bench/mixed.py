"""The real bot on recordings of mixed lengths: one in flight on a key, and ten.

`python -m tests.bench.mixed`: the law of `laws.mixed_lengths`, for lengths up to five minutes, in real time, since the
watcher's own waits are in seconds and would not shrink with the tasks. The simulation covers lengths up to an hour.
The accounts have learned already.
"""

import asyncio
import hashlib
import math
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from random import Random
from statistics import fmean

from cryptography.fernet import Fernet

from bot.polling.forecast import WINDOW, Observation
from bot.polling.schedule import Durations
from bot.store.connect import connect
from bot.store.embedded import EmbeddedStore
from sandbox.process import BotProcess
from sandbox.telegram import PrivateChat
from tests.bench.calls import Spending
from tests.bench.laws import Drawn
from tests.bench.notes import account_ids, chats_with_keys, delivered
from tests.samples import voice_note
from tests.world import World, environment, until, world

_ALONE = 40
_SHARED = 4
_IN_FLIGHT = 10
_RUN_S = 60.0
_LONGEST_S = 300.0


def _drawn(rng: Random) -> Drawn:
    length_s = math.exp(rng.uniform(math.log(5), math.log(_LONGEST_S)))
    return Drawn(length_s, (3 + 0.13 * length_s) * rng.lognormvariate(0, 0.3))


async def measure(folder: Path) -> tuple[Spending, Spending]:
    """What a recording took, one in flight on a key and ten."""
    secret, rng = Fernet.generate_key().decode(), Random(11)
    async with EmbeddedStore(folder / "store") as store, world(folder / "data") as around:
        around.api.duration_law = lambda task: (3 + 0.13 * task.media.length_s) * rng.lognormvariate(0, 0.3)
        settings = environment(around.settings) | {
            "REDIS_URL": store.url, "ENCRYPTION_KEY": secret, "LOG_LEVEL": "WARNING", "PERSON_JOBS_AT_ONCE": "0",
        }  # fmt: skip
        await _teach(store.url, secret, _ALONE + _SHARED)
        async with BotProcess(settings, folder / "bot.log"):
            talks = await chats_with_keys(around, _ALONE + _SHARED)
            since = len(around.api.requests)
            until_s = time.monotonic() + _RUN_S
            await asyncio.gather(
                *(_keep(around, talk, 1, until_s, rng) for talk in talks[:_ALONE]),
                *(_keep(around, talk, _IN_FLIGHT, until_s, rng) for talk in talks[_ALONE:]),
            )
            return _spending(around, range(_ALONE), since), _spending(around, range(_ALONE, len(talks)), since)


async def _keep(around: World, talk: PrivateChat, in_flight: int, until_s: float, rng: Random) -> None:
    """So many of the chat's recordings in flight until then; then wait for the last."""
    sent = 0
    while time.monotonic() < until_s:
        if sent - delivered([talk]) < in_flight:
            length_s = _drawn(rng).length_s
            data = voice_note() + str(time.monotonic_ns()).encode()
            around.api.known_lengths_s[hashlib.sha256(data).hexdigest()] = length_s
            await talk.send_voice(data, duration_s=max(1, round(length_s)))
            sent += 1
        await asyncio.sleep(0.05)
    await until(lambda: delivered([talk]) >= sent, timeout_s=180)


def _spending(around: World, numbers: Sequence[int], since: int) -> Spending:
    """What the accounts with these numbers spent on each finished recording."""
    names = {f"account-{number}" for number in numbers}
    made = [request for request in around.api.requests[since:] if request.account in names]
    results = {request.path.split("/")[2]: request.at for request in made if request.endpoint == "result"}
    late = sorted(at - (around.api.tasks[task_id].ends_at or at) for task_id, at in results.items())
    checks = sum(request.endpoint in ("task", "list") for request in made)
    return Spending(len(made) / len(late), checks / len(late), fmean(late), late[int(0.95 * len(late))])


async def _teach(url: str, encryption_key: str, accounts: int) -> None:
    client, rng = connect(url), Random(5)
    durations = Durations(client)
    for account_id in await account_ids(client, encryption_key, accounts):
        drawn = [_drawn(rng) for _ in range(WINDOW // 3)]
        seen = [Observation(one.length_s, one.duration_s, one.duration_s) for one in drawn]
        await asyncio.gather(*(durations.note(account_id, "voice", one) for one in seen))
    await client.aclose()


def main() -> None:
    """Print both."""
    with tempfile.TemporaryDirectory() as folder:
        alone, shared = asyncio.run(measure(Path(folder)))
    for name, found in (("one in flight", alone), ("ten in flight", shared)):
        print(f"{name}: {found.checks:.2f} looks, seen {found.late_s:.2f} s late, p95 {found.late_p95_s:.2f} s")


if __name__ == "__main__":
    main()
