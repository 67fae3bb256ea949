"""After a round of looks: when each of the account's tasks is looked at next, and what is kept of it until then."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from bot.accounts.usage import Thrift
from bot.accounts.watchlist import Crowd, Planned, Watchlist
from bot.clock import Clock
from bot.engine import DUE_WITHIN_S
from bot.polling.experience import Experience
from bot.polling.outcome import Look
from bot.polling.schedule import CROWD_FROM, after_hint, next_list, next_look
from bot.polyglotvoice.models import ApiKey, Task

_EXPECTED_AHEAD_S = 20.0
"""The reconciler need not be told at every look that the next one is planned."""


@dataclass(slots=True)
class Made:
    """What a round's looks led to.

    `soonest` is when the account's next look is due, where that is known; `ended`: tasks are watched no more.
    `crowd` holds those that a list told of with many others, and that still run. `expected` is by when the next
    steps of these jobs are expected to have run, `shown` those whose status is brought up to date in the end.
    """

    soonest: datetime | None = None
    ended: bool = False
    trouble: bool = False
    crowd: list[Look] = field(default_factory=list)
    shown: list[tuple[Look, Task]] = field(default_factory=list)
    expected: list[tuple[str, datetime]] = field(default_factory=list)

    def plan(self, look: Look, at: datetime, now: datetime) -> Planned:
        """The look's next one; the reconciler hears of it now and then."""
        facts, due_s = look.facts, at.timestamp() + DUE_WITHIN_S
        if facts.expected_at < due_s:
            due_s += _EXPECTED_AHEAD_S
            facts = replace(facts, expected_at=due_s)
            self.expected.append((look.job_id, datetime.fromtimestamp(due_s, UTC)))
        return Planned(at, facts, hinted_at=after_hint(facts.last_seen_at, facts.hints, now))


class NextLooks:
    """Plans by what is known of the account's tasks: one by one, or for many of them together."""

    def __init__(self, *, watchlist: Watchlist, experience: Experience, thrift: Thrift, clock: Clock) -> None:
        self._watchlist = watchlist
        self._experience = experience
        self._thrift = thrift
        self._clock = clock

    async def plan(self, key: ApiKey, running: Sequence[Look], made: Made) -> None:
        """Plan a look at each of these, and at those of the round's crowd."""
        now, thrift = self._clock(), await self._thrift.of(key)
        looks = [*running, *made.crowd]
        watched = await self._experience.watched(key.id, [look.facts for look in looks])
        shared = [task for look, task in zip(looks, watched, strict=True) if not look.facts.unlisted]
        together = next_list(shared, now, thrift) if len(shared) >= CROWD_FROM else None
        planned: dict[str, Planned] = {}
        for look, task in zip(running, watched, strict=False):
            at = next_look(task, now, thrift) if together is None or look.facts.unlisted else together
            planned[look.job_id] = made.plan(look, at, now)
        unchanged = []
        for look, task in zip(made.crowd, watched[len(running) :], strict=True):
            at = together or next_look(task, now, thrift)
            # What is kept of one in a crowd is written now and then, not at every look.
            if together is not None and look.facts.expected_at >= at.timestamp() + DUE_WITHIN_S:
                unchanged.append(look.job_id)
            else:
                facts = replace(look.facts, looks=look.facts.looks + 1, seen_at=now.timestamp())
                planned[look.job_id] = made.plan(replace(look, facts=facts), at, now)
        crowd = Crowd(unchanged, together, now) if together is not None and unchanged else None
        made.soonest = await self._watchlist.plan(key.id, planned, crowd)
