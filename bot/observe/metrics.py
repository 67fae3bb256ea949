"""What one process counts, and what it reads from the store when it is asked, in Prometheus' text form.

No label holds an id, a name or a secret: each takes one of a few values. Counters are this process's own, to be
summed over all; gauges from the store are the same in every process. What operators are told of by the day is counted
as well, for `daily_counters` to add to the store.
"""

import asyncio
import logging
from collections import Counter as Tally
from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import partial
from typing import Any, TypeVar

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector, generate_latest
from redis.exceptions import RedisError

from bot.engine import Ran
from bot.jobs.journal import JobMoment, Moment
from bot.jobs.record import JobState
from bot.observe.backlog import Backlog
from bot.observe.health import KINDS, Health
from bot.polyglotvoice.models import ApiCall
from bot.polyglotvoice.shape import DRIFT_KINDS
from bot.store.failover import outage

log = logging.getLogger(__name__)

PREFIX = "polyglotvoice_bot"
_READ_TIMEOUT_S = 5.0
_WAITS_S = (1, 2, 5, 10, 30, 60, 120, 300, 600, 1800, 3600, 6 * 3600)
_SHORT_S = (0.005, 0.02, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300)
_LATE_S = (0.01, 0.02, 0.03, 0.05, 0.075, 0.1, 0.15, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)
_LOOKS = (1, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 50)
_OF_DAY = (Moment.ACCEPTED, Moment.DELIVERED, Moment.FAILED, Moment.CANCELLED, Moment.SUBMITTED, Moment.PARKED)
_WAITED_FOR = {Moment.SUBMITTED: "submitted", Moment.FINISHED: "finished", Moment.DELIVERED: "delivered"}
_OPEN_STATES = [state.value for state in JobState if not state.is_end]
_STATES = (*_OPEN_STATES, "parked:key", "parked:limit", "parked:slot", "parked:service", "parked:chat",
           "parked:pause", "parked:budget")  # fmt: skip

_MEASURED = {
    "workers": "Processes that work, as they told lately",
    "receivers": "Processes that take updates in",
    "oldest_update": "Seconds that the oldest update has waited to be handled",
    "store_memory_left": "Share of its memory that the store has left; 1 where it has no bound",
    "disk_free": "Bytes that are free on the disk of DATA_DIR",
    "clock_ahead": "Seconds that the machine's clock is ahead of the services' clocks",
    "telegram_silent": "Seconds since Telegram last answered this process",
    "webhook_pending": "Updates that wait at Telegram for the webhook",
    "key_left": "Seconds that POLYGLOTVOICE_API_KEY has left at most",
}
_UNITS = {
    "oldest_update": "_seconds", "telegram_silent": "_seconds", "key_left": "_seconds", "store_memory_left": "_ratio",
    "disk_free": "_bytes", "clock_ahead": "_seconds",
}  # fmt: skip

ReadBacklog = Callable[[], Awaitable[Backlog]]
_Instrument = TypeVar("_Instrument", Counter, Gauge, Histogram)


def _made(
    registry: CollectorRegistry,
    kind: type[_Instrument],
    name: str,
    about: str,
    labels: Sequence[str] = (),
    **options: Any,
) -> _Instrument:
    return kind(f"{PREFIX}_{name}", about, labels, registry=registry, **options)


class Metrics:
    """The instruments, on a registry of their own. `of_day` holds what no day's counter in the store has yet."""

    def __init__(self) -> None:
        self.of_day: Tally[str] = Tally()
        self.registry = CollectorRegistry()
        self._kept: dict[tuple[object, tuple[str, ...]], Any] = {}
        ProcessCollector(registry=self.registry)
        make = partial(_made, self.registry)
        self._events = make(Counter, "job_events", "Moments of jobs' lives", ["event"])
        self._failures = make(Counter, "job_failures", "Failed jobs by the sentence that people read", ["reason"])
        waits = "From acceptance until submitted or delivered; from submission until finished"
        self._waits = make(Histogram, "job_wait_seconds", waits, ["until"], buckets=_WAITS_S)
        self._looks = make(Histogram, "looks_per_task", "Looks that a finished task took", buckets=_LOOKS)
        calls = "Calls of the PolyglotVoice API until the answer began"
        self._api = make(Histogram, "api_call_seconds", calls, ["endpoint", "outcome"], buckets=_SHORT_S)
        answers = "Answers of the PolyglotVoice API by HTTP status; `none`: no answer came"
        self._answers = make(Counter, "api_answers", answers, ["endpoint", "status"])
        unrecognised = "Answers of PolyglotVoice with something that the bot does not know"
        self._unrecognised = make(Counter, "api_unrecognised", unrecognised, ["kind"])
        self._telegram = make(Counter, "telegram_calls", "Calls of the Bot API", ["method", "outcome"])
        self._floods = make(Counter, "telegram_floods", "Answers that asked the bot to pause")
        lateness = "From a step's planned time until it began (watch: lateness of checks)"
        self._lateness = make(Histogram, "step_lateness_seconds", lateness, ["step"], buckets=_SHORT_S)
        looked = "From a check's planned time until its request went out"
        self.check_made = make(Histogram, "look_lateness_seconds", looked, buckets=_LATE_S).observe
        self._durations = make(Histogram, "step_seconds", "How long steps ran", ["step"], buckets=_SHORT_S)
        self._raised = make(Counter, "step_errors", "Steps that raised what nobody foresaw", ["step"])
        unread = "Entries of the engine's queue that could not be read"
        self.entry_dropped = make(Counter, "step_entries_dropped", unread).inc
        self._begin_at_zero()
        self.store = StoreGauges(self.registry)
        self.health = HealthGauges(self.registry)

    def _begin_at_zero(self) -> None:
        # A series that is there from the start lets an alert see its first increase.
        for event in Moment:
            self._series(self._events, event.value)
        for until in _WAITED_FOR.values():
            self._series(self._waits, until)
        for kind in DRIFT_KINDS:
            self._series(self._unrecognised, kind)

    def _series(self, of: _Instrument, *labels: str) -> _Instrument:
        """The instrument's series with these labels, kept: the library would check and look them up each time."""
        found: _Instrument | None = self._kept.get((of, labels))
        if found is None:
            found = self._kept[of, labels] = of.labels(*labels)
        return found

    def job_event(self, moment: JobMoment) -> None:
        self._series(self._events, moment.kind.value).inc()
        if moment.kind is Moment.CANCELLED and moment.reason is not None:
            self.of_day["undelivered"] += 1  # nobody stopped it, and nobody could be told
        elif moment.kind in _OF_DAY:
            self.of_day[moment.kind.value] += 1
        if moment.kind is Moment.FAILED:
            self._series(self._failures, moment.reason or "unknown").inc()
        if moment.kind in _WAITED_FOR:
            self._series(self._waits, _WAITED_FOR[moment.kind]).observe(moment.took_s)
        if moment.kind is Moment.FINISHED:
            self._looks.observe(moment.job.task.checks)

    def api_called(self, call: ApiCall) -> None:
        outcome = outcome_of(call.status)
        self.of_day["api_calls"] += 1
        self.of_day["api_unanswered"] += outcome in ("none", "broken")
        self.of_day["api_limited"] += outcome == "limited"
        self._series(self._api, call.endpoint, outcome).observe(call.duration_s)
        self._series(self._answers, call.endpoint, str(call.status or "none")).inc()

    def api_unrecognised(self, kind: str) -> None:
        self.of_day[f"unrecognised_{kind}"] += 1
        self._series(self._unrecognised, kind).inc()

    def telegram_called(self, method: str, outcome: str) -> None:
        """Count one call of the Bot API; outcome `flooded` is a 429."""
        self.of_day["telegram_calls"] += 1
        self.of_day["floods"] += outcome == "flooded"
        self._series(self._telegram, method, outcome).inc()
        if outcome == "flooded":
            self._floods.inc()

    def step_ran(self, ran: Ran) -> None:
        self._series(self._lateness, ran.step).observe(ran.late_s)
        self._series(self._durations, ran.step).observe(ran.took_s)
        if ran.raised:
            self.of_day["step_errors"] += 1
            self._series(self._raised, ran.step).inc()

    async def render(self, read: ReadBacklog, health: Health | None = None) -> bytes:
        """Everything in Prometheus' text form; a store that does not answer shows as `store_up 0`."""
        if health is not None:
            self.health.show({problem.kind for problem in await health.problems()}, health.numbers)
        try:
            async with asyncio.timeout(_READ_TIMEOUT_S):
                self.store.show(await read())
        except (RedisError, OSError, TimeoutError) as error:
            log.warning("%s", outage(error))
            self.store.show_absent()
        return generate_latest(self.registry)


class StoreGauges:
    """What the store holds, the same for all processes."""

    def __init__(self, registry: CollectorRegistry) -> None:
        make = partial(_made, registry, Gauge)
        self._up = make("store_up", "Whether the store answered this scrape")
        self._open = make("jobs_open", "Jobs under way")
        self._jobs = make("jobs", "Jobs under way by state; `unread`: beyond those that were looked into", ["state"])
        self._oldest = make("oldest_wait_seconds", "Age of the oldest job that waits for the bot itself")
        self._ready = make("oldest_ready_step_seconds", "Age of the oldest step that waits for a worker")
        depth = "Durable steps: ready for a worker or running, and planned for later"
        self._queue = make("queue_depth", depth, ["kind"])

    def show(self, backlog: Backlog) -> None:
        self._up.set(1)
        self._open.set(backlog.open_jobs)
        for state in _STATES:
            self._jobs.labels(state).set(backlog.by_state.get(state, 0))
        self._jobs.labels("unread").set(backlog.unread)
        self._oldest.set(backlog.oldest_wait_s)
        self._ready.set(backlog.depth.oldest_s)
        self._queue.labels("ready").set(backlog.depth.ready)
        self._queue.labels("planned").set(backlog.depth.planned)

    def show_absent(self) -> None:
        """Say that nothing is known: an old number would be a lie."""
        self._up.set(0)
        for gauge in (self._jobs, self._queue):
            gauge.clear()
        for gauge in (self._open, self._oldest, self._ready):
            gauge.set(float("nan"))


class HealthGauges:
    """What the checks found and measured, as this process sees it."""

    def __init__(self, registry: CollectorRegistry) -> None:
        make = partial(_made, registry, Gauge)
        self._problem = make("problem", "1 while something is amiss", ["kind"])
        self._measured = {name: make(f"{name}{_UNITS.get(name, '')}", what) for name, what in _MEASURED.items()}

    def show(self, kinds: set[str], numbers: Mapping[str, float]) -> None:
        """Set every gauge; what was not measured is no number."""
        for kind in KINDS:
            self._problem.labels(kind).set(kind in kinds)
        for name, gauge in self._measured.items():
            gauge.set(numbers.get(name, float("nan")))


def outcome_of(status: int | None) -> str:
    """A status in one word: ok, refused, limited, broken, or none where no answer came."""
    if status is None:
        return "none"
    if status == 429:
        return "limited"
    if status < 400:
        return "ok"
    return "refused" if status < 500 else "broken"
