"""Durable steps: what is added runs, through crashes, at least once and never twice at a time.

Doors: `Engine`, `Ran`, `Depth`, the steps' names, `FairShares` of what all use, and
`take_over` for what an earlier version left in the store.
"""

from bot.engine.engine import DRAIN_TIMEOUT_S, Engine
from bot.engine.legacy import take_over
from bot.engine.queue import Depth
from bot.engine.steps import (
    ALLOWANCE,
    BROADCAST,
    DELIVER,
    DIGEST,
    DUE_WITHIN_S,
    EXPIRY,
    FETCH,
    LET_GO,
    NEW_KEY,
    NOTICE,
    PROBE,
    SUBMIT,
    UPDATE,
    WATCH,
    FairShares,
    Ran,
    Step,
    share_of,
)

__all__ = [
    "ALLOWANCE", "BROADCAST", "DELIVER", "DIGEST", "DRAIN_TIMEOUT_S", "DUE_WITHIN_S", "EXPIRY", "FETCH", "LET_GO",
    "NEW_KEY", "NOTICE", "PROBE", "SUBMIT", "UPDATE", "WATCH", "Depth", "Engine", "FairShares", "Ran", "Step",
    "share_of", "take_over",
]  # fmt: skip
