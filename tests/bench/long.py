"""Long recordings: from segments to messages and subtitles, and for how long the event loop is held meanwhile.

`python -m tests.bench.long` prints it for one hour and for ten. What counts are the processor seconds of what the bot
makes of a transcript once it has it; the loop is watched over the whole way, the reading of the service's answer, the
index for /find and what is kept included.
"""

import asyncio
import gc
import json
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.concurrency import beside
from bot.jobs.answer.parts import compose
from bot.jobs.answer.results import built, made_of
from bot.jobs.record import Job, JobState, Media, Origin, Sent, ServiceTask, Wait
from bot.polyglotvoice.wire.response import Response
from bot.polyglotvoice.wire.transcript import read_result
from bot.search.words import Words
from bot.texts.catalogue import Catalogue
from bot.transcript.layout import Style
from bot.transcript.speech import Transcript
from tests.bench.find import longest_hold

_SEGMENT_S = 4
_SAID = "so we agreed that the second half of the plan is to be finished until Friday, and"
_TURNS = 5
_ASIDE_S = 0.005


@dataclass(frozen=True, slots=True)
class Long:
    """Processor seconds for messages and subtitles, the least of some turns; how long the loop was held at most."""

    cpu_s: float
    held_s: float


async def measure(hours: int) -> Long:
    """A recording of so many hours, its messages and subtitles made several times."""
    answer = Response(200, {"content-type": "application/json"}, _answer(hours))
    job, texts = _job(hours), Catalogue.load().texts("en")
    gc.freeze()  # as the bot does with what it imported: a full collection would hold the loop
    ticks = asyncio.create_task(longest_hold())
    await _aside()
    transcript = await beside(lambda: read_result(answer), len(answer.body))
    assert isinstance(transcript, Transcript)
    await _aside()
    await made_of(transcript, lambda: (transcript.to_json(), Words.of(transcript, None).packed()))
    await _aside()
    spent_s = []
    for _ in range(_TURNS):
        began_s = time.process_time()
        parts = await made_of(transcript, lambda: compose(job, transcript, Style.PLAIN, texts))
        made_s = time.process_time()
        await _aside()
        goes_on_s = time.process_time()
        subtitles = await built(transcript)
        spent_s.append(time.process_time() - goes_on_s + made_s - began_s)
        await _aside()
        assert parts.txt.count(b"Friday") == subtitles.count(b"Friday") == len(transcript.segments)
    ticks.cancel()
    held_s = (await asyncio.gather(ticks, return_exceptions=True))[0]
    return Long(min(spent_s), held_s if isinstance(held_s, float) else 0.0)


async def _aside() -> None:
    """Where the bot asks the store or Telegram, everybody else has their turn."""
    await asyncio.sleep(_ASIDE_S)


def _answer(hours: int) -> bytes:
    starts = range(0, hours * 3600, _SEGMENT_S)
    segments = [{"start": at, "end": at + _SEGMENT_S, "text": f"{at} {_SAID}"} for at in starts]
    return json.dumps({"text": " ".join(str(one["text"]) for one in segments), "segments": segments}).encode()


def _job(hours: int) -> Job:
    now, length_s = datetime.now(UTC), hours * 3600
    return Job(
        id="1:1", origin=Origin(chat_id=1, message_id=1), state=JobState.DELIVERING, created_at=now,
        sent=Sent(media=Media(kind="audio", file_id="f", file_unique_id="u", size=1000, duration_s=length_s)),
        wait=Wait(deadline_at=now + timedelta(hours=6)), task=ServiceTask(id="task", length_s=length_s),
    )  # fmt: skip


def run() -> tuple[Long, Long]:
    """One hour, and ten."""
    return asyncio.run(measure(1)), asyncio.run(measure(10))


def main() -> None:
    """Print both."""
    for hours, found in zip((1, 10), run(), strict=True):
        print(f"{hours:2} h: {1000 * found.cpu_s:.0f} ms busy, loop held {1000 * found.held_s:.0f} ms at most")


if __name__ == "__main__":
    main()
