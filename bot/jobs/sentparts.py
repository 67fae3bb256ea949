"""Parts that have been sent and could not be recorded: the store went away in between."""

import asyncio
from weakref import WeakValueDictionary


class SentParts:
    """What this process knows better than the record: the next run of the step sends none of it again.

    A crash in that moment may still repeat a part, since Telegram has no idempotent send.
    """

    def __init__(self) -> None:
        self._sent: set[tuple[str, str]] = set()
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    def turn(self, job_id: str) -> asyncio.Lock:
        """Lets one run at a time send parts of a job: in a long outage a step may be handed out a second time."""
        return self._turns.setdefault(job_id, asyncio.Lock())

    def add(self, job_id: str, name: str) -> None:
        """It has been sent."""
        self._sent.add((job_id, name))

    def has(self, job_id: str, name: str) -> bool:
        """Whether it has been sent, and was not recorded yet."""
        return (job_id, name) in self._sent

    def recorded(self, job_id: str, name: str) -> None:
        """The record says so now."""
        self._sent.discard((job_id, name))
