"""An account's list of tasks, read once for all jobs that look for theirs at about the same time.

While a service stumbles many hand-overs of an account are uncertain at once. If each job read the list on its own, and
anew after every page that did not come, most of the calls would go into that, and hardly any job would come to its end.
"""

import asyncio
import time
from collections import OrderedDict
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from bot.polyglotvoice.errors import Broken, NotFound, Refused
from bot.polyglotvoice.http import ApiClient
from bot.polyglotvoice.models import ApiKey, Task, TaskPage

_MOST_PAGES = 10
_KEPT_S = 600.0
_MOST_ACCOUNTS = 200


@dataclass(slots=True)
class ListReading:
    """How far the list was read, from its first page as it was after `began_s` (monotonic) on.

    `asked` is the number of the last page, `before` an earlier reading that this one may come down to.
    """

    began_s: float
    before: "ListReading | None" = None
    pages: list[Sequence[Task]] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    asked: int = 0
    next_page: str | None = None
    goes_on: bool = True
    has_joined: bool = False

    def take(self, page: TaskPage) -> None:
        """Add the page that comes next, and all that is known to follow it."""
        has_news = any(task.id not in self.ids for task in page.tasks)
        self.ids |= {task.id for task in page.tasks}
        self.pages.append(page.tasks)
        self.asked, self.next_page = self.asked + 1, page.next_page
        may_go_on = page.next_page is not None or (page.is_cut and len(self.ids) != page.total)
        # Tasks that have come since may have pushed down all that an earlier reading saw last.
        self.goes_on = may_go_on and (has_news or self.has_joined) and self.asked < _MOST_PAGES
        self.has_joined = False
        self._join()

    def _join(self) -> None:
        """Go on where the earlier reading stood, where this one has come down to what that saw."""
        before = self.before
        if before is None or self.ids.isdisjoint(before.ids):
            return
        self.before = None
        if not _is_newest_first([*self.pages[-1], *before.pages[-1]]):
            return
        self.began_s, self.has_joined = min(self.began_s, before.began_s), True
        self.ids |= before.ids
        self.pages += before.pages
        self.next_page, self.goes_on = before.next_page, before.goes_on
        # So many pages of new tasks have moved the rest of the list down.
        self.asked += before.asked - 1
        if self.next_page is None and self.asked >= _MOST_PAGES:
            self.goes_on = False


@dataclass(slots=True)
class _Account:
    """One account's list: who reads it, and how far it was read last."""

    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    asked_s: float = -1.0
    latest: ListReading | None = None


@dataclass(slots=True)
class TaskLists:
    """The lists of all accounts."""

    client: ApiClient
    _accounts: OrderedDict[str, _Account] = field(default_factory=OrderedDict, init=False)

    async def pages(self, key: ApiKey) -> AsyncIterator[Sequence[Task]]:
        """The account's tasks page by page, as the list stands from now on: busy accounts push one off the first.

        A page is asked for once for all who wait for it. What was read within ten minutes is taken as it was, once
        newer tasks have been read down to it, in a list that has the newest first. Raises what the API raises: of what
        was read until then the next look makes use.
        """
        account, place = self._of(key.id), 0
        reading = await self._begun(account, key)
        while place < len(reading.pages) or reading.goes_on:
            if place == len(reading.pages):
                async with account.lock:
                    if place == len(reading.pages) and reading.goes_on:
                        reading.take(await self._next(key, reading))
            else:
                yield reading.pages[place]
                place += 1

    def _of(self, account_id: str) -> _Account:
        account = self._accounts.setdefault(account_id, _Account())
        self._accounts.move_to_end(account_id)
        if len(self._accounts) > _MOST_ACCOUNTS:
            self._accounts.popitem(last=False)
        return account

    async def _begun(self, account: _Account, key: ApiKey) -> ListReading:
        """A reading whose first page was asked for since now, by whoever of those who wait for it came first."""
        came_s = time.monotonic()
        async with account.lock:
            if account.latest is not None and account.asked_s >= came_s:
                return account.latest
            asked_s, before = time.monotonic(), account.latest
            if before is not None and asked_s - before.began_s > _KEPT_S:
                before = None
            reading = ListReading(asked_s, None if before is None else replace(before, before=None))
            reading.take(await self._next(key, reading))
            account.asked_s, account.latest = asked_s, reading
            return reading

    async def _next(self, key: ApiKey, reading: ListReading) -> TaskPage:
        """The page that the one before named, else the one whose number comes next, which a service may not know."""
        if reading.asked == 0 or reading.next_page is not None:
            return await self._page(key, reading.next_page)
        try:
            return await self._page(key, f"page={reading.asked + 1}")
        except (NotFound, Refused, Broken) as error:
            if isinstance(error, Broken) and not error.was_granted:
                raise
            return TaskPage(())

    async def _page(self, key: ApiKey, page: str | None) -> TaskPage:
        """One page, asked for twice where no answer comes: all that wait for it would come again for that alone."""
        try:
            return await self.client.list_tasks(key, page)
        except Broken as error:
            if error.was_granted:
                raise
        return await self.client.list_tasks(key, page)


def _is_newest_first(tasks: Sequence[Task]) -> bool:
    times = [task.created_at for task in tasks]
    told = [at for at in times if at is not None]
    return len(told) == len(times) > 1 and told[0] > told[-1] and all(a >= b for a, b in pairwise(told))
