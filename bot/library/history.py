"""The account's tasks, newest first, a page at a time, for as few requests as that takes.

What was just shown is kept, sealed, so that turning a page asks for nothing twice.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from pydantic import BaseModel, ConfigDict

from bot.jobs.answer.results import Results
from bot.jobs.query import Inquiry
from bot.jobs.repository import Jobs
from bot.library.handles import TaskHandles
from bot.library.listing import Listing, listing_of
from bot.polyglotvoice.http import ApiClient
from bot.polyglotvoice.models import ApiKey, Task, TaskPage
from bot.search.forms import Forms
from bot.search.passage import texts_with
from bot.store import keys
from bot.store.client import RedisClient
from bot.store.vault import Vault
from bot.transcript.speech import Transcript

PAGE = 10
_MOST_REQUESTS = 10
_OPENING_CHARACTERS = 120


class Lists:
    """One list for each chat, in its serialised form, for some minutes."""

    def __init__(self, redis: RedisClient, vault: Vault) -> None:
        self._redis = redis
        self._vault = vault

    async def put(self, chat_id: int, listed: bytes) -> None:
        sealed = self._vault.seal(listed, f"history:{chat_id}")
        await self._redis.set(keys.history(chat_id), sealed, ex=keys.HISTORY_TTL_S)

    async def get(self, chat_id: int) -> bytes | None:
        token = await self._redis.get(keys.history(chat_id))
        return None if token is None else self._vault.open(token, f"history:{chat_id}")


@dataclass(frozen=True, slots=True)
class Entry:
    """A task on a page, and the handle of its button."""

    listing: Listing
    handle: str


@dataclass(frozen=True, slots=True)
class Page:
    """Ten tasks or fewer, from `offset` on; `total` is None where nobody knows, `searched` how many titles were read.

    Where not `is_all`, there may be older ones, which the service's list leaves out. `instead` are words that titles do
    hold, where those that were looked for are in none.
    """

    entries: tuple[Entry, ...]
    offset: int
    goes_on: bool
    total: int | None
    is_all: bool = True
    searched: int = 0
    instead: tuple[str, ...] = ()


class _Walk(BaseModel):
    """How far the account's list was read; `next_page` None at its end.

    `is_whole`: all of the account's tasks are shown, not only the chat's own. `has_end`: the service told how many
    there are, or led from page to page.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    account_id: str
    is_whole: bool = False
    has_end: bool = False
    tasks: tuple[Listing, ...] = ()
    next_page: str | None = None
    total: int | None = None


class History:
    """Reads the account's list with the chat's key; where that is not its own, only what the chat made is shown."""

    def __init__(
        self, *, inquiry: Inquiry, client: ApiClient, jobs: Jobs, results: Results, lists: Lists, handles: TaskHandles,
        forms: Forms,
    ) -> None:  # fmt: skip
        self._inquiry = inquiry
        self._client = client
        self._jobs = jobs
        self._results = results
        self._lists = lists
        self._handles = handles
        self._forms = forms

    async def page(self, chat_id: int, offset: int = 0, *, fresh: bool = False) -> Page:
        """The page that begins with the `offset`-th task; `fresh` asks for the list again. Raises InquiryError."""
        account_id = (await self._inquiry.key(chat_id)).id
        is_whole = await self._handles.reaches_all(chat_id)
        kept = None if fresh else await self._kept(chat_id, account_id, is_whole=is_whole)
        walk, is_new = kept or _Walk(account_id=account_id, is_whole=is_whole), kept is None
        if is_new or (len(walk.tasks) < offset + PAGE and walk.next_page is not None):
            walk = await self._inquiry.ask(
                chat_id, lambda key: self._walk_on(chat_id, key, walk, offset, is_new=is_new)
            )
            await self._lists.put(chat_id, walk.model_dump_json().encode())
        offset = min(offset, max(0, (len(walk.tasks) - 1) // PAGE * PAGE))
        shown = walk.tasks[offset : offset + PAGE]
        entries = [Entry(listing, await self._handles.give(chat_id, listing)) for listing in shown]
        goes_on = len(walk.tasks) > offset + PAGE or walk.next_page is not None
        total = walk.total if walk.next_page is not None and walk.is_whole else len(walk.tasks)
        is_all = walk.has_end and len(walk.tasks) >= ((walk.total or 0) if walk.is_whole else 0)
        return Page(tuple(entries), offset, goes_on, total, is_all=is_all or walk.next_page is not None)

    async def search(self, chat_id: int, words: str, since: datetime | None = None) -> Page:
        """The newest ten tasks whose title or beginning holds all the words, as /find finds them, of those that the
        bot may read in one go, made `since` then. Raises InquiryError."""
        account_id = (await self._inquiry.key(chat_id)).id
        is_whole = await self._handles.reaches_all(chat_id)
        new, far = _Walk(account_id=account_id, is_whole=is_whole), _MOST_REQUESTS * 1000
        walk = await self._inquiry.ask(chat_id, lambda key: self._walk_on(chat_id, key, new, far, is_new=True))
        await self._lists.put(chat_id, walk.model_dump_json().encode())
        tasks = [each for each in walk.tasks if since is None or (each.created_at and each.created_at >= since)]
        titles = [(Transcript(each.title), None) for each in tasks]
        found, instead = await asyncio.to_thread(texts_with, words, titles, self._forms)
        shown = [tasks[number] for number in found[:PAGE]]
        entries = [Entry(listing, await self._handles.give(chat_id, listing)) for listing in shown]
        return Page(tuple(entries), 0, goes_on=False, total=len(found), searched=len(tasks), instead=tuple(instead))

    async def _kept(self, chat_id: int, account_id: str, *, is_whole: bool) -> _Walk | None:
        found = await self._lists.get(chat_id)
        walk = None if found is None else _Walk.model_validate_json(found)
        return walk if walk is not None and (walk.account_id, walk.is_whole) == (account_id, is_whole) else None

    async def _walk_on(self, chat_id: int, key: ApiKey, walk: _Walk, offset: int, *, is_new: bool) -> _Walk:
        """Ask for more pages until this one is full, or to the end where the oldest come first."""
        oldest_first = False
        for _ in range(_MOST_REQUESTS):
            if not is_new and (walk.next_page is None or (len(walk.tasks) >= offset + PAGE and not oldest_first)):
                break
            page = await self._client.list_tasks(key, walk.next_page)
            if is_new:
                oldest_first = is_oldest_first(page.tasks)
            is_new = False
            walk = await self._joined(chat_id, walk, page)
        return walk.model_copy(update={"tasks": newest_first(walk.tasks)}) if oldest_first else walk

    async def _joined(self, chat_id: int, walk: _Walk, page: TaskPage) -> _Walk:
        # A task that was made meanwhile moves the others on to the next page: none is shown twice.
        known = {listing.id for listing in walk.tasks}
        unknown = [task for task in page.tasks if task.id not in known]
        listings = [await self._listing(chat_id, task, is_whole=walk.is_whole) for task in unknown]
        fresh = [listing for listing in listings if listing is not None]
        next_page = page.next_page if unknown and page.next_page != walk.next_page else None
        has_end = walk.has_end or walk.next_page is not None or page.total is not None
        tasks = (*walk.tasks, *newest_first(fresh))
        update = {"tasks": tasks, "next_page": next_page, "total": page.total, "has_end": has_end}
        return walk.model_copy(update=update)

    async def _listing(self, chat_id: int, task: Task, *, is_whole: bool) -> Listing | None:
        own = await self._jobs.of_task(chat_id, task.id)
        if own is None and not is_whole:
            return None
        transcript = None if own is None else await self._results.kept(own)
        return listing_of(task, own, "" if transcript is None else transcript.text[:_OPENING_CHARACTERS])


def is_oldest_first(tasks: Sequence[Task]) -> bool:
    """Whether the service lists its oldest tasks first, as far as their times tell."""
    times = [task.created_at for task in tasks if task.created_at is not None]
    return len(times) > 1 and times[0] < times[-1]


def newest_first(listings: Sequence[Listing]) -> tuple[Listing, ...]:
    """By time of birth where every task has one; else the service's own order."""
    if any(listing.created_at is None for listing in listings):
        return tuple(listings)
    return tuple(sorted(listings, key=lambda li: li.created_at.timestamp() if li.created_at else 0.0, reverse=True))
