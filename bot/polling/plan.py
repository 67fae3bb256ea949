"""After a round of checks: when each of the account's tasks is asked after next, and what is kept of it until then."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from bot.accounts.usage import Slowdown
from bot.accounts.watchlist import Crowd, PlannedCheck, Watchlist
from bot.clock import Clock
from bot.engine import DUE_WITHIN_S
from bot.polling.learned import LearnedForecasts
from bot.polling.outcome import StatusCheck
from bot.polling.schedule import CROWD_FROM, after_hint, next_list, next_look
from bot.polyglotvoice.models import ApiKey, Task

_EXPECTED_AHEAD_S = 20.0
"""The reconciler need not be told at every check that the next one is planned."""


@dataclass(slots=True)
class PollResult:
    """What a round's checks led to.

    `soonest` is when the account's next check is due, where that is known; `ended`: tasks are watched no more.
    `crowd` holds those that a list told of with many others, and that still run. `expected` is by when the next
    steps of these jobs are expected to have run, `shown` those whose status is brought up to date in the end.
    """

    soonest: datetime | None = None
    ended: bool = False
    trouble: bool = False
    crowd: list[StatusCheck] = field(default_factory=list)
    shown: list[tuple[StatusCheck, Task]] = field(default_factory=list)
    expected: list[tuple[str, datetime]] = field(default_factory=list)

    def plan(self, check: StatusCheck, at: datetime, now: datetime) -> PlannedCheck:
        """The check's next one; the reconciler hears of it now and then."""
        watched, due_s = check.watched, at.timestamp() + DUE_WITHIN_S
        if watched.expected_at < due_s:
            due_s += _EXPECTED_AHEAD_S
            watched = replace(watched, expected_at=due_s)
            self.expected.append((check.job_id, datetime.fromtimestamp(due_s, UTC)))
        return PlannedCheck(at, watched, hinted_at=after_hint(watched.last_seen_at, watched.hints, now))


class CheckPlanner:
    """Plans by what is known of the account's tasks: one by one, or for many of them together."""

    def __init__(self, *, watchlist: Watchlist, forecasts: LearnedForecasts, slowdown: Slowdown, clock: Clock) -> None:
        self._watchlist = watchlist
        self._forecasts = forecasts
        self._slowdown = slowdown
        self._clock = clock

    async def plan(self, key: ApiKey, running: Sequence[StatusCheck], result: PollResult) -> None:
        """Plan a check of each of these, and of those of the round's crowd."""
        now, slowdown = self._clock(), await self._slowdown.of(key)
        checks = [*running, *result.crowd]
        tasks = await self._forecasts.scheduled(key.id, [check.watched for check in checks])
        shared = [task for check, task in zip(checks, tasks, strict=True) if not check.watched.unlisted]
        together = next_list(shared, now, slowdown) if len(shared) >= CROWD_FROM else None
        planned: dict[str, PlannedCheck] = {}
        for check, task in zip(running, tasks, strict=False):
            at = next_look(task, now, slowdown) if together is None or check.watched.unlisted else together
            planned[check.job_id] = result.plan(check, at, now)
        unchanged = []
        for check, task in zip(result.crowd, tasks[len(running) :], strict=True):
            at = together or next_look(task, now, slowdown)
            # What is kept of one in a crowd is written now and then, not at every check.
            if together is not None and check.watched.expected_at >= at.timestamp() + DUE_WITHIN_S:
                unchanged.append(check.job_id)
            else:
                watched = replace(check.watched, checks=check.watched.checks + 1, seen_at=now.timestamp())
                planned[check.job_id] = result.plan(replace(check, watched=watched), at, now)
        crowd = Crowd(unchanged, together, now) if together is not None and unchanged else None
        result.soonest = await self._watchlist.plan(key.id, planned, crowd)
