"""Trouble on request: floods, errors, lost answers, pauses, broken downloads."""

import asyncio
import hashlib
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Pause:
    """Holds calls of one method until released; `reached` is set when one has come in.

    `when` picks among the calls by their parameters. A `void` one leaves held calls without effect: their
    connection is closed at the release. The method "download" holds files midway.
    """

    method: str
    when: Callable[[dict[str, Any]], bool] | None = None
    void: bool = False
    reached: asyncio.Event = field(default_factory=asyncio.Event)
    _released: asyncio.Event = field(default_factory=asyncio.Event)

    async def reached_within(self, timeout_s: float) -> None:
        """Wait until a call has come in."""
        async with asyncio.timeout(timeout_s):
            await self.reached.wait()

    def release(self) -> None:
        """Let this call and all later ones pass."""
        self._released.set()

    def holds(self, method: str, values: dict[str, Any]) -> bool:
        """Whether it holds this call."""
        means = self.method == method and (self.when is None or self.when(values))
        return means and not self._released.is_set()

    async def hold(self) -> None:
        """Note a call, and keep it until the release."""
        self.reached.set()
        await self._released.wait()


@dataclass(slots=True)
class Fault:
    """One planned trouble. `times` counts down (None: for good); `methods` and `chat_id` None mean any.

    `when` picks among the calls by their parameters. It strikes a `share` of the calls that it could strike; which ones
    is the same in every run.
    """

    kind: str
    times: int | None = 1
    methods: Collection[str] | None = None
    chat_id: int | None = None
    status: int = 500
    description: str = "Internal Server Error"
    retry_after_s: int = 0
    share: float = 1.0
    when: Callable[[dict[str, Any]], bool] | None = None
    struck: int = 0
    _met: int = 0

    def strikes(self, method: str, chat_id: int | None, values: dict[str, Any]) -> bool:
        """Whether it befalls this call, which is then counted."""
        named = (self.methods is None or method in self.methods) and (self.when is None or self.when(values))
        if not named or self.times == 0 or self.chat_id not in (None, chat_id):
            return False
        self._met += 1
        draw = int.from_bytes(hashlib.sha256(f"{self.kind} {self._met}".encode()).digest()[:4], "big")
        if draw >= self.share * 2**32:
            return False
        self.struck += 1
        if self.times is not None:
            self.times -= 1
        return True


@dataclass(slots=True)
class DownloadFault:
    """What befalls the next downloads: `cut_after` bytes, an expired link, another `status`, or a trickle of so many
    bytes at a time, ten times a second.
    """

    times: int = 1
    cut_after: int | None = None
    expired: bool = False
    status: int | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    trickle_bytes: int | None = None
