"""Whether a process can do its part: its store, its token, its way to receive updates.

The services that the bot works with don't count: a balancer that took the bot away because of them would
only add to the trouble.
"""

from collections.abc import Awaitable, Callable


class Readiness:
    """Parts that must be there; each says in one sentence what it waits for until it is."""

    def __init__(self, store_answers: Callable[[], Awaitable[bool]]) -> None:
        self._store_answers = store_answers
        self._missing: dict[str, str] = {}

    def expect(self, part: str, why: str) -> None:
        """Not ready until this part is there; also for a part that was lost again."""
        self._missing[part] = why

    def arrived(self, part: str) -> None:
        """The part is there."""
        self._missing.pop(part, None)

    async def problem(self) -> str | None:
        """None when all is well, else one sentence."""
        if not await self._store_answers():
            return "the store does not answer"
        return next(iter(self._missing.values()), None)
