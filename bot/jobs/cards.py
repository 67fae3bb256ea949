"""A task's card: its details as they are now."""

from dataclasses import dataclass

from bot.jobs.inquiry import Inquiry
from bot.jobs.listing import Listing, listing_of
from bot.jobs.results import Results
from bot.jobs.taskhandles import TaskHandles
from bot.polyglotvoice.client import ApiClient
from bot.polyglotvoice.models import Task
from bot.store.jobs import Jobs

_OPENING_CHARACTERS = 120


@dataclass(frozen=True, slots=True)
class Card:
    """A task's details, what lists say of it, and the handle of its buttons."""

    task: Task
    listing: Listing
    handle: str


class Cards:
    """Opens cards with the chat's key."""

    def __init__(
        self, *, inquiry: Inquiry, client: ApiClient, jobs: Jobs, results: Results, handles: TaskHandles
    ) -> None:
        self._inquiry = inquiry
        self._client = client
        self._jobs = jobs
        self._results = results
        self._handles = handles

    async def find(self, chat_id: int, handle: str) -> Listing | None:
        """The task that a button of this chat stands for; None where it leads nowhere (any more)."""
        return await self._handles.read(chat_id, handle)

    async def open(self, chat_id: int, listing: Listing) -> Card:
        """The task's details, asked for now; raises InquiryError."""
        task = await self._inquiry.ask(chat_id, lambda key: self._client.task(key, listing.id))
        own = await self._jobs.of_task(chat_id, task.id)
        transcript = None if own is None else await self._results.kept(own)
        shown = listing_of(task, own, "" if transcript is None else transcript.text[:_OPENING_CHARACTERS])
        return Card(task, shown, await self._handles.give(chat_id, shown))
