"""How long /find takes over what a chat has kept, word forms and slips included.

Run as `python -m tests.bench.find`. A store of its own, sealed transcripts of two kinds: notes of half a minute and
recordings of an hour, of some 12,000 words in all. Each query is the first of a process that has loaded nothing yet,
or one of those after it. Prints the processor seconds of a search, those by the clock, and for how long the event loop
was held at most meanwhile.
"""

import asyncio
import gc
import random
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cryptography.fernet import Fernet

from bot.jobs.repository import Jobs
from bot.jobs.transcripts import Transcripts
from bot.search.finder import Finder, Found
from bot.search.forms import Forms
from bot.search.words import Words
from bot.store.connect import connect
from bot.store.embedded import EmbeddedStore
from bot.store.vault import Vault
from bot.texts.catalogue import Catalogue
from bot.transcript.speech import Segment, Transcript

NOTES = "2000 notes of 30 s"
_TICK_S = 0.001
_SYLLABLES = "ка то ми ре ста по лу на ди ве со ро ни ты ма шо гу бе ли за пра кро".split()  # noqa: SIM905
_ENDINGS = ["", "а", "ы", "ом", "ть", "л"]
KINDS = {"500 notes of 30 s": (500, 8), NOTES: (2000, 8), "100 recordings of 1 h": (100, 900)}
_QUERIES = {
    "the first": "встречу", "a word form": "деньги", "two words, any order": "договора пятница", "a typo": "встрча",
    "a phrase": '"совещание на среду"', "nothing": "самолёт",
}  # fmt: skip
_SAID = "Перенесли совещание на среду. Встреча по договору в пятницу, денег хватит."
_SAID_IN_ONE = 100


@dataclass(frozen=True, slots=True)
class Search:
    """What one query took, in seconds, and how many transcripts it found."""

    cpu_s: float
    wall_s: float
    held_s: float
    found: int


async def measure(count: int, segments: int) -> dict[str, Search]:
    """What each query takes over so many transcripts of so many segments each."""
    with tempfile.TemporaryDirectory() as folder:
        async with EmbeddedStore(Path(folder)) as store:
            redis, vault = connect(store.url), Vault([Fernet.generate_key().decode()])
            transcripts, texts = Transcripts(redis, vault), _texts(segments)
            for n in range(count):
                transcript = next(texts) if n % _SAID_IN_ONE else _spoken([_SAID])
                words = Words.of(transcript, "Маша Иванова").packed()
                await transcripts.put_text(f"1:{n + 1}", "task", transcript.to_json(), words)
            finder = Finder(transcripts, Jobs(redis, vault), Forms(), Catalogue.load())
            gc.collect()
            gc.freeze()  # as the bot does with what it imported: a full collection would count as a search's
            searches = {name: await _searched(finder, query) for name, query in _QUERIES.items()}
            await redis.aclose()
    found = {name: search.found for name, search in searches.items()}
    assert found == {name: 0 if name == "nothing" else count // _SAID_IN_ONE for name in _QUERIES}
    return searches


async def _searched(finder: Finder, query: str) -> Search:
    ticks = asyncio.create_task(longest_hold())
    await asyncio.sleep(0)
    wall_s, cpu_s = time.perf_counter(), time.process_time()
    found = await finder.find(1, query)
    wall_s, cpu_s = time.perf_counter() - wall_s, time.process_time() - cpu_s
    ticks.cancel()
    held_s = (await asyncio.gather(ticks, return_exceptions=True))[0]
    assert isinstance(found, Found)
    return Search(cpu_s, wall_s, held_s if isinstance(held_s, float) else 0.0, found.total)


def _texts(segments: int) -> Iterator[Transcript]:
    chance = random.Random(19)
    words = [
        "".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4))) + chance.choice(_ENDINGS) for _ in range(12_000)
    ]
    while True:
        said = [[words[min(int(chance.paretovariate(0.6)), 11_999)] for _ in range(8)] for _ in range(segments)]
        yield _spoken([" ".join(some) + "." for some in said])


def _spoken(said: list[str]) -> Transcript:
    return Transcript("", tuple(Segment(n * 4.0, n * 4 + 4, text) for n, text in enumerate(said)))


async def longest_hold() -> float:
    """Until cancelled; returns for how many seconds the event loop was held at most."""
    longest_s, before_s = 0.0, time.perf_counter()
    try:
        while True:
            before_s = time.perf_counter()
            await asyncio.sleep(_TICK_S)
            longest_s = max(longest_s, time.perf_counter() - before_s - _TICK_S)
    except asyncio.CancelledError:
        return max(longest_s, time.perf_counter() - before_s - _TICK_S)


async def run() -> dict[str, dict[str, Search]]:
    """What each query took, by what was searched."""
    return {name: await measure(*kind) for name, kind in KINDS.items()}


def main() -> None:
    """Print the table."""
    for kind, searches in asyncio.run(run()).items():
        for query, took in searches.items():
            print(f"{kind:24}{query:24}{took.cpu_s:6.2f} s busy{took.wall_s:8.2f} s by the clock"
                  f"   loop held {took.held_s * 1000:5.1f} ms at most")  # fmt: skip


if __name__ == "__main__":
    main()
