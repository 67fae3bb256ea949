"""What to say next where several answers wait: one by one, together, or not yet. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

MOST_A_MINUTE = 15
"""Telegram allows some 20 messages a minute in a group (facts.md, "RateLimits"); the rest is for what people ask."""

CROWD = 4
"""From so many recordings under way at once, answers wait for each other and come together."""

HOLD_S = 10.0
_WINDOW_S = 60.0


@dataclass(frozen=True, slots=True)
class Waiting:
    """One job of the chat, in the order of its message. `ready_since` None: its answer is not there yet."""

    id: str
    ready_since: datetime | None
    holds_others: bool = True


@dataclass(frozen=True, slots=True)
class Plan:
    """`ids` to answer now, in one message if `together`; none: look again at `again_at`."""

    ids: tuple[str, ...] = ()
    together: bool = False
    again_at: datetime | None = None


def plan(waiting: Sequence[Waiting], said: Sequence[datetime], now: datetime) -> Plan:
    """What to say next, given when the bot spoke in the last minute.

    Few recordings are answered each as soon as it is ready. In a crowd what is ready waits up to `HOLD_S` for
    what was sent before it, and then comes as one message.
    """
    ready = [job for job in waiting if job.ready_since is not None]
    if not ready:
        return Plan()
    left = MOST_A_MINUTE - len(said)
    if left <= 0:
        return Plan(again_at=said[0] + timedelta(seconds=_WINDOW_S))
    if len(waiting) < CROWD and left > len(ready):
        return Plan((ready[0].id,))
    if len(waiting) >= CROWD and (until := _held_until(waiting, ready)) is not None and now < until:
        return Plan(again_at=until)
    return Plan(tuple(job.id for job in ready), together=len(ready) > 1)


def _held_until(waiting: Sequence[Waiting], ready: Sequence[Waiting]) -> datetime | None:
    if not any(job.ready_since is None and job.holds_others for job in waiting):
        return None
    first = min(job.ready_since for job in ready if job.ready_since is not None)
    return first + timedelta(seconds=HOLD_S)
