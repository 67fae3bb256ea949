"""/find: a chat's kept transcripts searched by their words, which stand sealed beside them, and how hits are shown."""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from time import monotonic
from weakref import WeakValueDictionary

from bot.jobs.record import Job, JobState, split_job_id
from bot.jobs.repository import Jobs
from bot.jobs.transcripts import Kept, Transcripts
from bot.search.forms import Forms
from bot.search.match import Matches, Vocabulary, terms_of
from bot.search.passage import Passage, literal_first, passage_of
from bot.search.when import NamedTime, day_alone, is_hour, split_time
from bot.search.words import Words
from bot.store import keys
from bot.store.vault import UnsealableError
from bot.telegram.callbacks import JobAction, find_data, job_data
from bot.telegram.outgoing import Button
from bot.texts.catalogue import Catalogue, Html, Texts
from bot.transcript.escape import escape, one_line
from bot.transcript.layout import time_code
from bot.transcript.speech import BrokenTranscriptError, Transcript

log = logging.getLogger(__name__)

MOST_SEARCHED = 2000
MOST_TIME_S = 5.0
"""Whatever a chat has kept: a search reads the newest transcripts, so many and for so long at most."""

_BATCH = 250
_OPENED_AT_ONCE = 25
_MOST_SAID = 60
_AT_ONCE = 2

MOST_SHOWN = 8
_A_ROW = 4
_SUPERGROUP = "-100"
_KEPT_DAYS = keys.TRANSCRIPT_TTL_S // keys.DAY_S


@dataclass(frozen=True, slots=True)
class Hit:
    """A transcript that holds all that was looked for.

    `message_id` is the message that it was made for, 0 where there is none in this chat; `said_at` when that was
    written, `who` by whom.
    """

    job_id: str
    message_id: int
    said_at: datetime
    who: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class Found:
    """What a search for `said` found: `total` transcripts, of which `hits` are the newest.

    `searched` were looked through, the oldest of them from `oldest_at`; `is_whole` is False where still older ones were
    left. `instead` are queries that find something where this one does not. `since` is when the past begins that the
    person may read, None for all of it. `span` is the time that was named, `is_elsewhen` that these are of other times,
    `is_day` that they are all of that time. `is_hour`: nothing but an hour was named.
    """

    said: str
    hits: tuple[Hit, ...] = ()
    total: int = 0
    searched: int = 0
    oldest_at: datetime | None = None
    is_whole: bool = True
    instead: tuple[str, ...] = ()
    since: datetime | None = None
    span: NamedTime | None = None
    is_elsewhen: bool = False
    is_day: bool = False
    is_hour: bool = False


_Read = tuple[Kept, Words]


class Finder:
    """Looks through a chat's words, and opens the transcripts that hold what is looked for."""

    def __init__(self, transcripts: Transcripts, jobs: Jobs, forms: Forms, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._transcripts = transcripts
        self._jobs = jobs
        self._forms = forms
        self._turns: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()
        self._places = asyncio.Semaphore(_AT_ONCE)

    async def find(
        self, chat_id: int, said: str, since: datetime | None = None, asked_at: datetime | None = None
    ) -> Found | None:
        """The transcripts, of those kept `since` then, that hold all that was said; None where no word was said.

        A time beside the words, seen from `asked_at`, narrows it, unless that is just what was said; a day alone
        brings all of that day.
        """
        words, span = (said, None) if asked_at is None else split_time(said, asked_at, self._catalogue)
        day = None if asked_at is None else day_alone(said, asked_at, self._catalogue)
        if not terms_of(words):
            return None
        # A chat's searches come one after the other: threads are few, and others' answers need them.
        async with self._turns.setdefault(chat_id, asyncio.Lock()), self._places:
            kept = await self._transcripts.kept(chat_id, MOST_SEARCHED + 1)
            kept = [one for one in kept if since is None or one.kept_at >= since]
            if day is not None:
                literally = await self._search(said, kept, since)
                found = await self._search("", kept, since, day)
                return replace(found, span=day, is_day=True) if found.hits and not literally.hits else literally
            if span is None:
                return replace(await self._search(words, kept, since), is_hour=is_hour(words, self._catalogue))
            # "встреча в пятницу" may be just what was said, on whichever day.
            literally = await self._search(said, kept, since)
            ids = frozenset(hit.job_id for hit in literally.hits)
            found = await self._search(words, kept, since, span, ids)
            if ids and ids.issuperset(hit.job_id for hit in found.hits):
                return literally
            is_elsewhen = not found.hits
            found = await self._search(words, kept, since) if is_elsewhen else found
            return replace(found, span=span, is_elsewhen=is_elsewhen)

    async def _search(
        self, said: str, kept: Sequence[Kept], since: datetime | None, span: NamedTime | None = None,
        besides: frozenset[str] = frozenset(),
    ) -> Found:  # fmt: skip
        """What holds these words, or all where there are none: of the time that is named, or one of `besides`."""
        until_s, terms, read, seen = monotonic() + MOST_TIME_S, terms_of(said), list[_Read](), 0
        while seen < min(len(kept), MOST_SEARCHED) and monotonic() < until_s:
            read += await self._read(kept[seen : min(seen + _BATCH, MOST_SEARCHED)])
            seen += _BATCH
        # Looking is work for the processor: the loop goes on meanwhile.
        vocabulary = await asyncio.to_thread(self._vocabulary, read)
        matches = await asyncio.to_thread(vocabulary.look, terms) if terms else Matches(tuple(range(len(read))))
        if span is not None:
            # What was forwarded is of the day on which it was said, and of the one on which it came.
            ids = [read[number][0].job_id for number in matches.numbers]
            then = {job.id async for job in self._jobs.each(ids) if span.holds(job.origin.written_at or job.created_at)}
            then |= besides | {one.job_id for one, _ in read if span.holds(one.kept_at)}
            matches = replace(matches, numbers=tuple(n for n in matches.numbers if read[n][0].job_id in then))
        total, shown = await self._passages(read, matches, until_s)
        return Found(
            one_line(said)[:_MOST_SAID], await self._hits(read, shown), total, searched=len(read),
            oldest_at=min((one.kept_at for one, _ in read), default=None), is_whole=seen >= len(kept), since=since,
            instead=() if shown else tuple(await asyncio.to_thread(vocabulary.instead, terms)),
        )  # fmt: skip

    def _vocabulary(self, read: Sequence[_Read]) -> Vocabulary:
        vocabulary = Vocabulary(self._forms)
        for number, (_, words) in enumerate(read):
            vocabulary.add(number, words.said | words.names, words.language)
        return vocabulary

    async def _read(self, batch: Sequence[Kept]) -> list[_Read]:
        """The words of these; what has none yet gets them now."""
        ids = [one.job_id for one in batch]
        sealed = await self._transcripts.sealed_words(ids)
        found = await asyncio.to_thread(lambda: dict(zip(ids, map(self._opened_words, ids, sealed), strict=True)))
        without = [job_id for job_id, words in found.items() if words is None]
        authors = {job.id: job.origin.author async for job in self._jobs.each(without)}
        for first in range(0, len(without), _OPENED_AT_ONCE):
            some = without[first : first + _OPENED_AT_ONCE]
            for job_id, transcript in zip(some, await self._transcripts_of(some), strict=True):
                if transcript is not None:
                    made = await asyncio.to_thread(Words.of, transcript, authors.get(job_id))
                    await self._transcripts.put_words(job_id, made.packed())
                    found[job_id] = made
        return [(one, words) for one in batch if (words := found[one.job_id]) is not None]

    def _opened_words(self, job_id: str, token: bytes | None) -> Words | None:
        try:
            return None if token is None else Words.unpacked(self._transcripts.opened_words(job_id, token))
        except UnsealableError:
            return None

    async def _transcripts_of(self, job_ids: Sequence[str]) -> list[Transcript | None]:
        sealed = await self._transcripts.sealed(job_ids)
        return await asyncio.to_thread(lambda: list(map(self._opened, job_ids, sealed)))

    def _opened(self, job_id: str, token: bytes | None) -> Transcript | None:
        try:
            return None if token is None else Transcript.from_json(self._transcripts.opened(job_id, token))
        except (BrokenTranscriptError, UnsealableError):
            log.warning("A kept transcript can't be read: %s", job_id)
            return None

    async def _passages(
        self, read: Sequence[_Read], matches: Matches, until_s: float
    ) -> tuple[int, list[tuple[int, Passage]]]:
        """How many transcripts hold it, and the passages of the newest; just the words in quotes before their forms."""
        found, gone = list[tuple[int, Passage]](), 0
        for first in range(0, len(matches.numbers), _OPENED_AT_ONCE):
            # The newest are opened however late it is: what is found must not hang on how busy the machine is.
            if (len(found) >= MOST_SHOWN and not matches.needs_text) or (first and monotonic() > until_s):
                break
            numbers = matches.numbers[first : first + _OPENED_AT_ONCE]
            opened = await self._transcripts_of([read[number][0].job_id for number in numbers])
            there = [(n, text, read[n][1].names) for n, text in zip(numbers, opened, strict=True) if text is not None]
            found += await asyncio.to_thread(_passages_in, there, matches)
            gone += len(numbers) - len(there)
        found = literal_first(found)
        total = len(found) if matches.needs_text else len(matches.numbers) - gone
        return total, found[:MOST_SHOWN]

    async def _hits(self, read: Sequence[_Read], shown: Sequence[tuple[int, Passage]]) -> tuple[Hit, ...]:
        kept = [read[number][0] for number, _ in shown]
        jobs = {job.id: job async for job in self._jobs.each([one.job_id for one in kept])}
        # What a message no longer says leads to the one that says it still.
        gone = [job for job in jobs.values() if job.state is JobState.CANCELLED]
        jobs |= {job.id: other for job in gone if (other := await self._jobs.standing_with(job)) is not None}
        return tuple(_hit(one, jobs.get(one.job_id), passage) for one, (_, passage) in zip(kept, shown, strict=True))


def _passages_in(
    texts: Sequence[tuple[int, Transcript, frozenset[str]]], matches: Matches
) -> list[tuple[int, Passage]]:
    passages = ((number, passage_of(text, matches.sought, names)) for number, text, names in texts)
    return [(number, passage) for number, passage in passages if passage is not None]


def _hit(kept: Kept, job: Job | None, passage: Passage) -> Hit:
    if job is None:
        message_id = int(split_job_id(kept.job_id)[1].partition(":")[0])
        return Hit(kept.job_id, message_id, kept.kept_at, passage.speaker, passage)
    author, speaker = job.origin.author or "", passage.speaker
    who = f"{author}, {speaker}" if author and speaker not in ("", author) else author or speaker
    return Hit(job.id, job.origin.message_id, job.origin.written_at or job.created_at, who, passage)


def found_view(found: Found, chat_id: int, texts: Texts) -> tuple[Html, list[list[Button]]]:
    """The hits in their sentences; each leads to its message, by a link where the chat has such links."""
    html, rows = _hits_view(found, chat_id, texts) if found.hits else _nothing_view(found, texts)
    if found.span is not None and found.hits:
        sentence = "find-when-nothing" if found.is_elsewhen else "find-day" if found.is_day else "find-when"
        html = texts.say(sentence, said=html, when=found.span.said, words=found.said)
    if found.is_hour and not found.hits:
        html = texts.say("find-by-day", said=html)
    if found.since is not None:
        html = texts.say("find-since", said=html, since=texts.moment(found.since))
    return html, rows


def _hits_view(found: Found, chat_id: int, texts: Texts) -> tuple[Html, list[list[Button]]]:
    lines = [_line(number, hit, chat_id, texts) for number, hit in enumerate(found.hits, start=1)]
    html = texts.say("find-found", n=found.total, hits=Html("\n\n".join(lines)))
    if found.total > len(found.hits):
        html = texts.say("find-more", said=html, n=found.total - len(found.hits))
    if not found.is_whole:
        html = Html(f"{html}\n\n{texts.say('find-not-all', n=found.searched)}")
    if _link_base(chat_id) is not None:
        return html, []
    buttons = [Button(str(n), data=hit_data(hit)) for n, hit in enumerate(found.hits, start=1) if hit.message_id]
    return html, [buttons[first : first + _A_ROW] for first in range(0, len(buttons), _A_ROW)]


def _nothing_view(found: Found, texts: Texts) -> tuple[Html, list[list[Button]]]:
    """What was searched, and what is there instead: to tap, and to copy."""
    if found.oldest_at is None:
        return texts.say("find-empty", days=_KEPT_DAYS), []
    values = {"words": found.said, "since": texts.moment(found.oldest_at), "days": _KEPT_DAYS}
    if not found.is_whole:
        html = texts.say("find-nothing-recent", n=found.searched, **values)
    elif found.searched == 1:
        html = texts.say("find-nothing-in-one", **values)
    else:
        html = texts.say("find-nothing", n=found.searched, **values)
    if not found.instead:
        return html, []
    commands = Html("\n".join(f"<code>/find {escape(query)}</code>" for query in found.instead))
    buttons = [Button(query, data=data) for query in found.instead if (data := find_data(query)) is not None]
    return texts.say("find-instead", said=html, commands=commands), [[button] for button in buttons]


def hit_data(hit: Hit) -> str:
    """What a hit's button carries: the job, and the second at which the words are said."""
    start_s = hit.passage.start_s
    return job_data(JobAction.HIT, hit.job_id, "" if start_s is None else str(int(max(start_s, 0))))


def here(second: str, texts: Texts) -> Html:
    """What the bot says as a reply to the message that a hit leads to; a time code can be tapped there."""
    return texts.say("find-here-at", time=time_code(float(second))) if second else texts.say("find-here")


def _line(number: int, hit: Hit, chat_id: int, texts: Texts) -> Html:
    who = f"<b>{escape(hit.who or texts.plain('forward-somebody'))}</b>"
    if (base := _link_base(chat_id)) is not None and hit.message_id:
        who = f'<a href="{base}/{hit.message_id}">{who}</a>'
    start_s = hit.passage.start_s
    time = "" if start_s is None else f" · {time_code(start_s)}"
    begin, end = texts.isolates
    return Html(f"{number}. {who} · {texts.moment(hit.said_at)}{time}\n{begin}{_marked(hit)}{end}")


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
