"""/find: a chat's kept transcripts searched where they are, so that no index of their words exists anywhere."""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from time import monotonic

from bot.jobs.record import split_job_id
from bot.jobs.transcripts import Kept, Transcripts
from bot.search.words import Passage, Query
from bot.transcript.models import BrokenTranscriptError, Transcript

log = logging.getLogger(__name__)

MOST_SEARCHED = 2000
MOST_TIME_S = 5.0
"""Whatever a chat has kept: a search reads the newest transcripts, so many and for so long at most."""

_BATCH = 25


@dataclass(frozen=True, slots=True)
class Hit:
    """A transcript that holds all the words; `message_id` is the message that it was made for."""

    job_id: str
    message_id: int
    kept_at: datetime
    passage: Passage


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found, newest first; `is_whole` is False where older transcripts were left unread."""

    hits: tuple[Hit, ...]
    is_whole: bool = True


class Finder:
    """Opens a chat's sealed transcripts one batch after the other and looks into each."""

    def __init__(self, transcripts: Transcripts) -> None:
        self._transcripts = transcripts

    async def find(self, chat_id: int, said: str) -> Found | None:
        """The transcripts that hold every word; None where nothing was said to look for."""
        query = Query(said)
        if query.is_empty:
            return None
        kept = await self._transcripts.kept(chat_id, MOST_SEARCHED + 1)
        hits: list[Hit] = []
        began_s = monotonic()
        for first in range(0, len(kept), _BATCH):
            if first >= MOST_SEARCHED or monotonic() - began_s > MOST_TIME_S:
                return Found(tuple(hits), is_whole=False)
            batch = kept[first : first + _BATCH]
            sealed = await self._transcripts.sealed([one.job_id for one in batch])
            # Opening and reading is work for the processor: the loop goes on meanwhile.
            hits += await asyncio.to_thread(self._look, query, batch, sealed)
        return Found(tuple(hits))

    def _look(self, query: Query, batch: Sequence[Kept], sealed: Sequence[bytes | None]) -> list[Hit]:
        hits: list[Hit] = []
        for one, token in zip(batch, sealed, strict=True):
            if token is None:
                continue
            try:
                passage = query.find(Transcript.from_json(self._transcripts.opened(one.job_id, token)))
            except BrokenTranscriptError:
                log.warning("A kept transcript can't be read: %s", one.job_id)
                continue
            if passage is not None:
                message_id = int(split_job_id(one.job_id)[1].partition(":")[0])
                hits.append(Hit(one.job_id, message_id, one.kept_at, passage))
        return hits
