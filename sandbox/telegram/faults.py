"""Trouble on request: floods, errors, lost answers, pauses, broken downloads."""

import asyncio
from collections.abc import Collection
from dataclasses import dataclass, field


@dataclass(slots=True)
class Pause:
    """Holds calls of one method until released; `reached` is set when one has come in."""

    method: str
    reached: asyncio.Event = field(default_factory=asyncio.Event)
    _released: asyncio.Event = field(default_factory=asyncio.Event)

    async def reached_within(self, timeout_s: float) -> None:
        """Wait until a call has come in."""
        async with asyncio.timeout(timeout_s):
            await self.reached.wait()

    def release(self) -> None:
        """Let this call and all later ones pass."""
        self._released.set()

    async def hold(self) -> None:
        """Note a call, and keep it until the release."""
        self.reached.set()
        await self._released.wait()


@dataclass(slots=True)
class Fault:
    """One planned trouble. `times` counts down; `method` and `chat_id` None mean any."""

    kind: str
    times: int = 1
    methods: Collection[str] | None = None
    chat_id: int | None = None
    status: int = 500
    description: str = "Internal Server Error"
    retry_after_s: int = 0

    def matches(self, method: str, chat_id: int | None) -> bool:
        """Whether it strikes this call."""
        named = self.methods is None or method in self.methods
        return self.times > 0 and named and (self.chat_id is None or self.chat_id == chat_id)


@dataclass(slots=True)
class DownloadFault:
    """What befalls the next downloads: `cut_after` bytes, `more` bytes than stated, or an expired link."""

    times: int = 1
    cut_after: int | None = None
    more: int = 0
    expired: bool = False
