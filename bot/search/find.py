"""/find: a chat's kept transcripts searched where they are, so that no index of their words exists anywhere.

What a search found, as a chat sees it. Pure.
"""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from time import monotonic
from weakref import WeakValueDictionary

from bot.jobs.record import split_job_id
from bot.jobs.transcripts import Kept, Transcripts
from bot.search.words import Passage, Query
from bot.telegram.callbacks import JobAction, job_data
from bot.telegram.outgoing import Button
from bot.texts.catalogue import Html, Texts
from bot.transcript.escape import escape
from bot.transcript.layout import time_code
from bot.transcript.models import BrokenTranscriptError, Transcript

log = logging.getLogger(__name__)

MOST_SEARCHED = 2000
MOST_TIME_S = 5.0
"""Whatever a chat has kept: a search reads the newest transcripts, so many and for so long at most."""

_BATCH, _AT_ONCE = 25, 2


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
        self._turns: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()
        self._places = asyncio.Semaphore(_AT_ONCE)

    async def find(self, chat_id: int, said: str, since: datetime | None = None) -> Found | None:
        """The transcripts, of those kept `since` then, that hold every word; None where no word was said."""
        query = Query(said)
        if query.is_empty:
            return None
        # A chat's searches come one after the other: threads are few, and others' answers need them.
        async with self._turns.setdefault(chat_id, asyncio.Lock()), self._places:
            return await self._search(chat_id, query, since)

    async def _search(self, chat_id: int, query: Query, since: datetime | None) -> Found:
        kept = await self._transcripts.kept(chat_id, MOST_SEARCHED + 1)
        kept = [one for one in kept if since is None or one.kept_at >= since]
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


MOST_SHOWN = 8
_A_ROW = 4
_SUPERGROUP = "-100"


def found_view(found: Found, chat_id: int, texts: Texts) -> tuple[Html, list[list[Button]]]:
    """The hits in their sentences; each leads to its message, by a link where the chat has such links."""
    if not found.hits:
        return texts.say("find-nothing" if found.is_whole else "find-nothing-recent"), []
    shown = found.hits[:MOST_SHOWN]
    lines = [_line(number, hit, chat_id, texts) for number, hit in enumerate(shown, start=1)]
    html = texts.say("find-found", n=len(found.hits), hits=Html("\n\n".join(lines)))
    if len(found.hits) > len(shown):
        html = texts.say("find-more", said=html, n=len(found.hits) - len(shown))
    if _link_base(chat_id) is not None:
        return html, []
    buttons = [Button(str(number), data=hit_data(hit)) for number, hit in enumerate(shown, start=1)]
    return html, [buttons[first : first + _A_ROW] for first in range(0, len(buttons), _A_ROW)]


def hit_data(hit: Hit) -> str:
    """What a hit's button carries: the job, and the second at which the words are said."""
    start_s = hit.passage.start_s
    return job_data(JobAction.HIT, hit.job_id, "" if start_s is None else str(int(max(start_s, 0))))


def here(second: str, texts: Texts) -> Html:
    """What the bot says as a reply to the message that a hit leads to; a time code can be tapped there."""
    return texts.say("find-here-at", time=time_code(float(second))) if second else texts.say("find-here")


def _line(number: int, hit: Hit, chat_id: int, texts: Texts) -> Html:
    when = texts.date(hit.kept_at)
    if (base := _link_base(chat_id)) is not None:
        where = Html(f'<a href="{base}/{hit.message_id}">{escape(when)}</a>')
    else:
        where = Html(escape(when))
    start_s = hit.passage.start_s
    time = "" if start_s is None else f" · {time_code(start_s)}"
    return Html(f"{number}. {where}{time}\n{_marked(hit)}")


def _marked(hit: Hit) -> str:
    text, pieces, at = hit.passage.text, [], 0
    for start, end in hit.passage.marks:
        if start >= at:
            pieces += [escape(text[at:start]), "<b>", escape(text[start:end]), "</b>"]
            at = end
    return "".join([*pieces, escape(text[at:])])


def _link_base(chat_id: int) -> str | None:
    """Messages of supergroups have links (t.me/c/…, for members); those of other chats have none."""
    digits = str(chat_id)
    return f"https://t.me/c/{digits.removeprefix(_SUPERGROUP)}" if digits.startswith(_SUPERGROUP) else None
