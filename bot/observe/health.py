"""What is amiss now, as this process sees it: the one list that readiness, metrics, alerts and the doctor share."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import EllipsisType
from typing import Final, Protocol

from redis.exceptions import RedisError

from bot.clock import Clock
from bot.observe.processes import Trouble
from bot.store.fitness import sentence_of
from bot.texts.catalogue import Html, Texts
from bot.transcript.escape import plain

log = logging.getLogger(__name__)

STORE, TOKEN, TELEGRAM, BACKLOG = "store", "token", "telegram", "backlog"
KINDS: Final = (
    STORE, "memory", "policy", "aof", "foreign", TOKEN, TELEGRAM, "poller", "webhook", "workers", "receivers", "steps",
    "updates", "service", "uploads", "address", "key", "expiry", "settings", "pause", BACKLOG,
    "disk", "clock",
)  # fmt: skip
"""Each has a sentence for operators, a rule in deploy/alerts.yml and a line in docs/runbook.md. A refused token ends
the process, so no check tells of it."""

LIMIT_S: Final = 1.5
_KEPT_S, _SHARED_S = 1.0, 5.5
"""How old a look may be for who asks, and for the two that look every ten seconds: so one look serves both."""

Check = Callable[[], Awaitable[str | Trouble | None]]
"""None where all is well, or that can't be told now; else what there is to say beyond the kind, or nothing."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something amiss, with the sentence that says so in English. With one that `stops` this process does nothing."""

    kind: str
    trouble: Trouble
    sentence: str

    @property
    def stops(self) -> bool:
        """Whether this process can't do its part."""
        return self.kind == STORE


class Checks(Protocol):
    """Some checks by their kinds, and what they measured by the way."""

    numbers: dict[str, float]

    def all(self) -> Mapping[str, Check]: ...


class Health:
    """Tries every check side by side, none for longer than LIMIT_S.

    A check that can't reach the store, or not in time, tells nothing, and what it told before stands: that the store is
    away is told once, by its own check.
    """

    def __init__(self, checks: Sequence[Checks], texts: Texts, clock: Clock, *, kept_s: float = _KEPT_S) -> None:
        self._checks = {kind: check for some in checks for kind, check in some.all().items()}
        self._numbers = [some.numbers for some in checks]
        self._texts = texts
        self._clock = clock
        self._missing: dict[str, str] = {}
        self._since: dict[str, datetime] = {}
        self._kept_s = kept_s
        self._looked_s = -kept_s
        self._found: list[Problem] = []
        self.untold: frozenset[str] = frozenset()
        """Of what nothing could be told: of these stands what was found before."""
        self._looking = asyncio.Lock()

    def expect(self, part: str, why: str) -> None:
        """This process can't do its part until this part of it is there."""
        self._missing[part] = why

    def arrived(self, part: str) -> None:
        self._missing.pop(part, None)

    @property
    def missing(self) -> str | None:
        """What this process waits for before it does its part, in one sentence."""
        return next(iter(self._missing.values()), None)

    @property
    def numbers(self) -> dict[str, float]:
        return {name: number for some in self._numbers for name, number in some.items()}

    async def problems(self, kept_s: float | None = None) -> list[Problem]:
        """All that is amiss, as it is or was a second (`kept_s`) ago; takes no longer than a moment over LIMIT_S."""
        async with self._looking:
            if time.monotonic() - self._looked_s >= (self._kept_s if kept_s is None else kept_s):
                self._found = await self._look()
                self._looked_s = time.monotonic()
            return self._found

    async def troubles(self) -> dict[str, Trouble]:
        """The same as it was a few seconds ago, for the heartbeat and the alerter."""
        kept_s = _SHARED_S if self._kept_s else 0.0
        return {problem.kind: problem.trouble for problem in await self.problems(kept_s)}

    async def _look(self) -> list[Problem]:
        tasks = {
            kind: asyncio.create_task(_told(check), name=f"check of {kind}") for kind, check in self._checks.items()
        }
        await asyncio.wait(tasks.values(), timeout=LIMIT_S)
        before, found, self.untold = {problem.kind: problem for problem in self._found}, list[Problem](), frozenset()
        for kind, task in tasks.items():
            if not task.done():
                task.cancel()  # not waited for: redis-py may swallow it while it connects
            told = task.result() if task.done() else sentence_of(TimeoutError()) if kind == STORE else ...
            if told is ...:
                self.untold |= {kind}
                found += [before[kind]] if kind in before else []
                continue
            if told is None:
                self._since.pop(kind, None)
                continue
            trouble = told if isinstance(told, Trouble) else Trouble(self._since.get(kind) or self._clock(), told)
            self._since[kind] = trouble.since
            found.append(Problem(kind, trouble, plain(begins(self._texts, kind, trouble))))
        return found


async def _told(check: Check) -> str | Trouble | EllipsisType | None:
    try:
        return await check()
    except (RedisError, OSError):
        return ...
    except Exception:  # one bad check must not hide what the others find
        log.exception("A check failed")
        return ...


def begins(texts: Texts, kind: str, trouble: Trouble) -> Html:
    """What an operator reads of it: what is so, and what to do."""
    is_sentence = kind == STORE and not trouble.detail.endswith("?")
    detail = f"{trouble.detail}." if is_sentence else trouble.detail
    return texts.say(f"alarm-{kind}", since=texts.moment(trouble.since), detail=detail)
