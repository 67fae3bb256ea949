"""What is kept of watched tasks and their accounts, as looks need it."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Facts:
    """What a look must know of a task. Times are epoch seconds, lengths seconds.

    `kind` is the kind of its source. `seen_at` is when it was last known to run. `hints` counts looks that a hint
    asked for and that found it running. `unlisted`: the account's list does not show it. `expected_at`: by then its
    job's next step is expected to have run. `was_asked`: its result was, and was not there.
    """

    task_id: str
    kind: str
    length_s: float | None
    submitted_at: float
    deadline_at: float
    looks: int = 0
    seen_at: float = 0.0
    hints: int = 0
    unlisted: bool = False
    expected_at: float = 0.0
    was_asked: bool = False

    @property
    def last_seen_at(self) -> datetime:
        """`seen_at` as a time."""
        return datetime.fromtimestamp(self.seen_at, UTC)

    def to_json(self) -> str:
        """As it is stored."""
        return json.dumps(
            [self.task_id, self.kind, self.length_s, self.submitted_at, self.deadline_at, self.looks, self.seen_at,
             self.hints, self.unlisted, self.expected_at, self.was_asked], separators=(",", ":"),
        )  # fmt: skip

    @classmethod
    @lru_cache(maxsize=16_384)
    def from_json(cls, stored: bytes) -> "Facts | None":
        """The facts; None for nothing, and for what this version did not write."""
        try:
            return cls(*json.loads(stored))
        except (ValueError, TypeError):
            return None


@dataclass(frozen=True, slots=True)
class AccountState:
    """`rests_until` is when calls may go on (None: now); a dead key is never used again.

    `bursts` counts the limits that were met in a row, with no call granted since.
    """

    is_dead: bool
    rests_until: datetime | None
    bursts: int = 0

    @property
    def may_be_called(self) -> bool:
        """Whether a call may go out."""
        return not self.is_dead and self.rests_until is None


@dataclass(frozen=True, slots=True)
class Due:
    """A look that is due since `at` (epoch s); `facts` None where they are not kept yet."""

    job_id: str
    at: float
    hinted: bool
    facts: Facts | None


@dataclass(frozen=True, slots=True)
class Crowd:
    """Tasks that a list told of together at `listed_at`, and that are looked at together again; facts as they are."""

    job_ids: Sequence[str]
    at: datetime
    listed_at: datetime


@dataclass(frozen=True, slots=True)
class Taken:
    """One account's looks that are due, what is kept of its other watched tasks, and how many are watched in all.

    While the account may not be called there are none. `listed_at` (epoch s) is when a list last told of its crowd.
    """

    state: AccountState
    listed_at: float
    watched: int
    due: list[Due]
    others: dict[str, Facts]


@dataclass(frozen=True, slots=True)
class Planned:
    """The next look at a task: `hinted_at` where a hint came meanwhile, else `at`."""

    at: datetime
    facts: Facts
    hinted_at: datetime | None = None


def read_state(dead: bytes | None, until: bytes | None, bursts: bytes | None, now: datetime) -> AccountState:
    """An account's state, from what is kept of it."""
    rests_until = datetime.fromtimestamp(float(until), UTC) if until else None
    if rests_until is not None and rests_until <= now:
        rests_until = None
    return AccountState(bool(dead), rests_until, int(bursts or 0))
