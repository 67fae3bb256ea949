"""The steps of this bot: their names, what their ids look like, and what is told of each run."""

import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

Step = Callable[[str], Awaitable[datetime | None]]
"""Does one idempotent thing for an id; returns when to run again, None when not."""

UPDATE, SUBMIT, WATCH, DELIVER, FETCH = "update", "submit", "watch", "deliver", "fetch"
NOTICE, EXPIRY, ALLOWANCE, DIGEST, BROADCAST = "notice", "expiry", "allowance", "digest", "broadcast"
NEW_KEY, PROBE, LET_GO = "new_key", "probe", "let_go"

DUE_WITHIN_S: Final = 20.0
"""By so much later than planned a job's step is expected to have run; after that its record adds it again."""

_JOB = r"-?\d+:.+"
_IDS: Final[Mapping[str, str]] = {
    UPDATE: r"\d+", SUBMIT: _JOB, DELIVER: _JOB, FETCH: _JOB, NOTICE: _JOB, EXPIRY: r"-?\d+", NEW_KEY: r"-?\d+",
    LET_GO: "pause|budget", DIGEST: r"-?\d+", PROBE: r"\d+:\d+",
}  # fmt: skip

_ENTRY = re.compile(r"([a-z][a-z _-]{0,39}):([^\x00-\x1f\x7f]{1,256})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Ran:
    """One run of a step: how long after its planned time it began, how long it took, whether it raised."""

    step: str
    late_s: float
    took_s: float
    raised: bool


def entry_of(step: str, subject: str) -> bytes:
    """How the store names a step of an id."""
    return f"{step}:{subject}".encode()


def read_entry(entry: bytes) -> tuple[str, str] | None:
    """A step and its id; None for what no version of the bot has written."""
    try:
        found = _ENTRY.fullmatch(entry.decode())
    except UnicodeDecodeError:
        return None
    if found is None:
        return None
    step, subject = found.groups()
    known = _IDS.get(step)
    return (step, subject) if known is None or re.fullmatch(known, subject, re.ASCII) else None
