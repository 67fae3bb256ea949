"""How the bot does, as operators read it: on demand, and as a daily digest of yesterday."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.chats.store import Chats, KnownChats
from bot.clock import Clock
from bot.engine import DIGEST, Engine
from bot.observe.backlog import Backlog, BacklogReader
from bot.observe.processes import Process, Processes
from bot.operators.daily_counters import DailyCounters
from bot.polyglotvoice.shape import DRIFT_KINDS
from bot.telegram.messages import Sender
from bot.telegram.outgoing import Place
from bot.telegram.troubles import ChatUnwritableError, RateLimitedError, RefusedError, TelegramTroubleError
from bot.texts.catalogue import Catalogue, Html, Texts

DIGEST_HOUR = 6
"""UTC."""

_RETRY_S = 300.0
_NOTICE_S = 2 * 86_400


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

    def __init__(
        self, *, daily_counters: DailyCounters, processes: Processes, backlog: BacklogReader, known: KnownChats,
        clock: Clock,
    ) -> None:  # fmt: skip
        self._processes = processes
        self._daily_counters = daily_counters
        self._backlog = backlog
        self._known = known
        self._clock = clock

    async def of_day(self, *, days_ago: int) -> Report:
        """A UTC day, today (0) so far, and how things stand."""
        now = self._clock()
        counters = await self._daily_counters.day(now - timedelta(days=days_ago))
        processes = tuple(await self._processes.alive(now))
        return Report(counters, await self._backlog.read(), processes, await self._known.count(), now)

    async def has_drifted(self) -> bool:
        """Whether yesterday's answers held something unrecognised of a kind that those of the day before did not."""
        days = [await self._daily_counters.day(self._clock() - timedelta(days=ago)) for ago in (1, 2)]
        return bool(_drift(days[0]).keys() - _drift(days[1]).keys())


def say_now(texts: Texts, report: Report) -> Html:
    return Html(f"{texts.say('stats-today')}\n{_say_report(texts, report)}")


def _say_report(texts: Texts, report: Report) -> Html:
    lines = [_say_day(texts, report.day), _say_present(texts, report)]
    for process in report.processes:
        up, memory = texts.duration((report.now - process.started_at).total_seconds()), texts.size(process.memory_bytes)
        lines.append(texts.say("stats-process", role=process.role, memory=memory, up=up))
    return Html("\n".join(lines))


def _say_day(texts: Texts, day: Mapping[str, int]) -> Html:
    names = (
        "accepted", "delivered", "failed", "cancelled", "undelivered", "api_calls", "api_unanswered", "api_limited",
        "telegram_calls", "floods", "errors",
    )  # fmt: skip
    said = texts.say("stats-day", **{name: texts.number(day.get(name, 0)) for name in names})
    return Html(f"{said}\n{_say_drift(texts, day)}") if _drift(day) else said


def _drift(day: Mapping[str, int]) -> dict[str, int]:
    """How many answers held something that is not recognised, by the kinds of that."""
    return {kind: count for kind in DRIFT_KINDS if (count := day.get(f"unrecognised_{kind}", 0))}


def _say_drift(texts: Texts, day: Mapping[str, int]) -> Html:
    found = _drift(day)
    return texts.say("stats-unrecognised", **{kind: texts.number(found.get(kind, 0)) for kind in DRIFT_KINDS})


def _say_present(texts: Texts, report: Report) -> Html:
    states = report.backlog.by_state
    parked = sum(count for state, count in states.items() if state.startswith("parked:"))
    return texts.say(
        "stats-present",
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


class Digest:
    """One planned step for each operator, which plans the next one.

    Who asked for none gets one line, and only where the service's answers are new to the bot since yesterday.
    """

    def __init__(
        self, *, reports: Reports, chats: Chats, engine: Engine, sender: Sender, catalogue: Catalogue,
        operators: frozenset[int], clock: Clock,
    ) -> None:  # fmt: skip
        self._reports = reports
        self._chats = chats
        self._engine = engine
        self._sender = sender
        self._catalogue = catalogue
        self._operators = operators
        self._clock = clock

    async def choose(self, operator: int, *, wanted: bool) -> None:
        await self._chats.choose(operator, daily_digest=wanted)
        await self._plan(operator)

    async def plan_all(self) -> None:
        """Plan each operator's, at start: planning it again changes nothing."""
        for operator in self._operators:
            await self._plan(operator)

    async def _plan(self, operator: int) -> None:
        await self._engine.no_later(DIGEST, str(operator), next_digest(self._clock()))

    async def step(self, subject: str) -> datetime | None:
        """Send the digest once a day; returns when the next one is due."""
        operator, now = int(subject), self._clock()
        choices = await self._chats.choices(operator)
        if operator not in self._operators:
            return None
        notice = f"digest:{now:%Y-%m-%d}"
        if now.hour < DIGEST_HOUR or not await self._chats.first_notice(operator, notice, _NOTICE_S):
            return next_digest(now)
        try:
            texts = self._catalogue.texts(choices.language, choices.operator_language)
            if choices.daily_digest or await self._reports.has_drifted():
                await self._send(operator, texts, is_whole=choices.daily_digest)
        except (ChatUnwritableError, RefusedError):
            return None
        except TelegramTroubleError as error:
            await self._chats.clear_notice(operator, notice)
            return error.until if isinstance(error, RateLimitedError) else now + timedelta(seconds=_RETRY_S)
        return next_digest(now)

    async def _send(self, operator: int, texts: Texts, *, is_whole: bool) -> None:
        report = await self._reports.of_day(days_ago=1)
        day = texts.day(report.now - timedelta(days=1))
        whole = texts.say("stats-digest", day=day, report=_say_report(texts, report))
        await self._sender.text(Place(operator), whole if is_whole else _say_drift(texts, report.day))


def next_digest(now: datetime) -> datetime:
    """The next 06:00 UTC after `now`."""
    today = now.replace(hour=DIGEST_HOUR, minute=0, second=0, microsecond=0)
    return today if today > now else today + timedelta(days=1)
