"""Parts that have been sent and could not be recorded: the store went away in between."""

import asyncio
from weakref import WeakValueDictionary

from bot.jobs.record import Job


class SentParts:
    """What this process knows better than the record: the next run of the step sends none of it again.

    A job that is done afresh has another upload tag, and knows nothing of what was sent before. A crash in that moment
    may still repeat a part, since Telegram has no idempotent send.
    """

    def __init__(self) -> None:
        self._sent: set[tuple[str, str]] = set()
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    def turn(self, job: Job) -> asyncio.Lock:
        """Lets one step at a time send parts of a job: another job's may do so where they are answered together."""
        return self._turns.setdefault(job.id, asyncio.Lock())

    def add(self, job: Job, name: str) -> None:
        """It has been sent."""
        self._sent.add((job.upload_tag, name))

    def has(self, job: Job, name: str) -> bool:
        """Whether it has been sent, and was not recorded yet."""
        return (job.upload_tag, name) in self._sent

    def recorded(self, job: Job, name: str) -> None:
        """The record says so now."""
        self._sent.discard((job.upload_tag, name))
