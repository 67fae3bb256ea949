"""How long /find takes over what a chat has kept.

Run as `python -m tests.bench.find`. A store of its own, sealed transcripts of two kinds: notes of half a minute and
recordings of an hour. Prints the seconds of a search that finds nothing, which reads them all, and for how long the
event loop was held at most meanwhile.
"""

import asyncio
import tempfile
import time
from pathlib import Path

from cryptography.fernet import Fernet

from bot.jobs.transcripts import Transcripts
from bot.search.find import Finder
from bot.store.connect import connect
from bot.store.embedded import EmbeddedStore
from bot.store.vault import Vault
from bot.transcript.models import Segment, Transcript

_TICK_S = 0.001
_WORDS = ["совещание", "перенесли", "на", "среду", "поэтому", "папку", "принесите", "завтра"]
_KINDS = {"500 notes of 30 s": (500, 8), "2000 notes of 30 s": (2000, 8), "100 recordings of 1 h": (100, 900)}


async def _measure(count: int, segments: int) -> tuple[float, float]:
    said = " ".join(_WORDS) + "."
    transcript = Transcript("", tuple(Segment(n * 4.0, n * 4 + 4, said) for n in range(segments))).to_json()
    with tempfile.TemporaryDirectory() as folder:
        async with EmbeddedStore(Path(folder)) as store:
            redis = connect(store.url)
            transcripts = Transcripts(redis, Vault([Fernet.generate_key().decode()]))
            for n in range(count):
                await transcripts.put_text(f"1:{n}", "task", transcript)
            ticks = asyncio.create_task(_longest_hold())
            began_s = time.perf_counter()
            found = await Finder(transcripts).find(1, "небывалое")
            took_s = time.perf_counter() - began_s
            ticks.cancel()
            held_s = (await asyncio.gather(ticks, return_exceptions=True))[0]
            await redis.aclose()
            assert found is not None
            assert found.hits == ()
    return took_s, held_s if isinstance(held_s, float) else 0.0


async def _longest_hold() -> float:
    longest_s = 0.0
    try:
        while True:
            before_s = time.perf_counter()
            await asyncio.sleep(_TICK_S)
            longest_s = max(longest_s, time.perf_counter() - before_s - _TICK_S)
    except asyncio.CancelledError:
        return longest_s


async def run() -> dict[str, tuple[float, float]]:
    """Seconds of a search, and of the longest hold of the loop, by what was searched."""
    return {name: await _measure(*kind) for name, kind in _KINDS.items()}


def main() -> None:
    """Print the table."""
    for name, (took_s, held_s) in asyncio.run(run()).items():
        print(f"{name:24}{took_s:8.2f} s   loop held {held_s * 1000:6.1f} ms at most")


if __name__ == "__main__":
    main()
