"""Trouble on request, and answers held back."""

import asyncio
import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from sandbox.polyglotvoice.answers import Answer
from sandbox.polyglotvoice.ledger import Request
from sandbox.polyglotvoice.plan import Scope

FaultKind = Literal[
    "status", "limit", "reset", "nonsense", "answer", "hang", "slow", "lost", "truncated", "garbled", "mistyped",
    "trickle",
]  # fmt: skip
"""Before the effect: `status` (a proxy's HTML), `limit` (429), `reset`, `nonsense` (no JSON), `answer` (whatever
the test gives), `hang` (never answered), `slow` (then as usual). After it: `lost` (reset), `truncated` (the body
ends early), `garbled` (the body is whole, and broken JSON), `mistyped` (with a wrong content type),
`trickle` (a byte, then `delay_s`, and so on)."""
Maker = Callable[[Request], Answer]


@dataclass(slots=True)
class Fault:
    """What befalls requests of an endpoint, account or kind (None: any)."""

    kind: FaultKind
    endpoint: str | None = None
    times: int | None = 1
    """How often it strikes; None: always."""
    share: float = 1.0
    """Of the requests that it could strike; which ones is the same in every run."""
    account: str | None = None
    when: Callable[[Request], bool] | None = None
    status: int = 500
    retry_after_s: int | None = None
    scope: Scope = "burst"
    detail: str = ""
    delay_s: float = 0.0
    until: asyncio.Event | None = None
    after_bytes: int | None = None
    answer: Answer | Maker | None = None
    struck: int = 0
    _met: int = 0

    def strikes(self, request: Request) -> bool:
        """Whether it befalls this request, which is then counted."""
        if (self.times is not None and self.struck >= self.times) or not self._means(request):
            return False
        self._met += 1
        draw = int.from_bytes(hashlib.sha256(f"{self.kind} {self._met}".encode()).digest()[:4], "big")
        if draw >= self.share * 2**32:
            return False
        self.struck += 1
        return True

    def _means(self, request: Request) -> bool:
        named = self.endpoint in (None, request.endpoint) and self.account in (None, request.account)
        return named and (self.when is None or self.when(request))

    def answer_to(self, request: Request) -> Answer:
        """What the test gives instead of an answer."""
        if self.answer is None:
            raise ValueError("a fault of kind `answer` needs one")
        return self.answer(request) if callable(self.answer) else self.answer


@dataclass(slots=True)
class Pause:
    """Holds requests of one endpoint, before or after their effect, until released."""

    endpoint: str
    before: bool = False
    reached: asyncio.Event = field(default_factory=asyncio.Event)
    released: asyncio.Event = field(default_factory=asyncio.Event)

    async def reached_within(self, timeout_s: float) -> None:
        """Wait until a request has come in; raises TimeoutError."""
        async with asyncio.timeout(timeout_s):
            await self.reached.wait()

    def release(self) -> None:
        """Let this request and all later ones be answered."""
        self.released.set()
