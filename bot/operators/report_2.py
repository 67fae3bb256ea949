"""How the bot does, as operators read it: now, and a day in numbers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.chats.known import KnownChats
from bot.i18n import Html, Texts
from bot.jobs.lifecycle import Clock
from bot.observe.backlog import Backlog, BacklogReader
from bot.operators.daybook import DayBook, Process


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that /stats shows; `day` are the day's counters by name."""

    day: Mapping[str, int]
    backlog: Backlog
    processes: tuple[Process, ...]
    chats: int
    now: datetime


class Reports:
    """Reads the numbers of all processes together."""

    def __init__(self, *, daybook: DayBook, backlog: BacklogReader, known: KnownChats, clock: Clock) -> None:
        self._daybook = daybook
        self._backlog = backlog
        self._known = known
        self._clock = clock

    async def now(self) -> Report:
        """Today so far, and how things stand."""
        return await self._report(self._clock())

    async def yesterday(self) -> Report:
        """The UTC day that ended last, and how things stand."""
        return await self._report(self._clock() - timedelta(days=1))

    async def _report(self, day: datetime) -> Report:
        now = self._clock()
        processes = await self._daybook.processes(now)
        counters = await self._daybook.day(day)
        return Report(counters, await self._backlog.read(), tuple(processes), await self._known.count(), now)


def say_report(texts: Texts, report: Report) -> Html:
    """The whole of it."""
    lines = [say_day(texts, report.day), _say_present(texts, report)]
    lines += [_say_process(texts, process, report.now) for process in report.processes]
    return Html("\n".join(lines))


def say_day(texts: Texts, day: Mapping[str, int]) -> Html:
    """A day in numbers."""
    names = (
        "accepted", "delivered", "failed", "cancelled", "api_calls", "api_unanswered", "api_limited",
        "telegram_calls", "floods", "errors",
    )  # fmt: skip
    return texts.say("stats.day", **{name: texts.number(day.get(name, 0)) for name in names})


def _say_present(texts: Texts, report: Report) -> Html:
    states = report.backlog.by_state
    parked = sum(count for state, count in states.items() if state.startswith("parked:"))
    return texts.say(
        "stats.present",
        time=f"{report.now:%H:%M:%S}",
        open=texts.number(report.backlog.open_jobs),
        watching=texts.number(states.get("watching", 0)),
        waiting=texts.number(report.backlog.waiting),
        parked=texts.number(parked),
        oldest=texts.duration(report.backlog.oldest_wait_s),
        ready=texts.number(report.backlog.depth.ready),
        planned=texts.number(report.backlog.depth.planned),
        chats=texts.number(report.chats),
    )


def _say_process(texts: Texts, process: Process, now: datetime) -> Html:
    up_s = (now - process.started_at).total_seconds()
    memory = texts.size(process.memory_bytes)
    return texts.say("stats.process", role=process.role, memory=memory, up=texts.duration(up_s))
