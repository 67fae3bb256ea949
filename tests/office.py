"""The operators' side by itself: a real store and a real Telegram stand-in, with a clock that tests move."""

import contextlib
from collections import Counter
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography.fernet import Fernet

from bot.accounts.circuit_breaker import UPLOADS, ServiceOutage
from bot.chats.store import Chats, KnownChats
from bot.clock import SystemTimer
from bot.engine import DIGEST, Engine
from bot.jobs.repository import Jobs
from bot.observe.backlog import BacklogReader
from bot.observe.checks import ServiceChecks
from bot.observe.health import Check, Health
from bot.observe.processes import Processes
from bot.operators.alerts import Alarms, Alerter, OperatorVoice
from bot.operators.daily_counters import DailyCounters
from bot.operators.report import Digest, Reports
from bot.store import keys
from bot.store.client import RedisClient
from bot.store.connect import connect
from bot.store.embedded import EmbeddedStore
from bot.store.vault import Vault
from bot.telegram import session
from bot.telegram.messages import Sender
from bot.telegram.rate_limit import RateLimits
from bot.telegram.session import CallbackAnswers
from bot.texts.catalogue import Catalogue
from sandbox.telegram import PrivateChat, TelegramStandIn
from tests.clock import MovableClock


@dataclass(slots=True)
class Told:
    """Checks that a test answers."""

    checks: Mapping[str, Check]
    numbers: dict[str, float] = field(default_factory=dict)

    def all(self) -> Mapping[str, Check]:
        return self.checks


@dataclass(slots=True)
class Office:
    """Everything around an operator, Olga."""

    telegram: TelegramStandIn
    store: RedisClient
    engine: Engine
    sender: Sender
    chats: Chats
    jobs: Jobs
    olga: PrivateChat
    posted: list[Mapping[str, str]] = field(default_factory=list)
    is_reached: bool = True
    clock: MovableClock = field(default_factory=lambda: MovableClock(datetime(2056, 3, 10, 12, 0, tzinfo=UTC)))

    @property
    def now(self) -> datetime:
        return self.clock()

    def wait(self, **time: float) -> None:
        """Let time pass."""
        self.clock.move(timedelta(**time).total_seconds())

    def wait_until(self, moment: datetime) -> None:
        """Let time pass up to then."""
        self.clock.move((moment - self.now).total_seconds())

    @property
    def operators(self) -> frozenset[int]:
        return frozenset({self.olga.id})

    @property
    def daily_counters(self) -> DailyCounters:
        return DailyCounters(self.store, Counter(), self.clock)

    @property
    def outage(self) -> ServiceOutage:
        return ServiceOutage(self.store, address="http://service", clock=self.clock)

    @property
    def uploads_outage(self) -> ServiceOutage:
        return ServiceOutage(self.store, address="http://service", clock=self.clock, part=UPLOADS)

    @property
    def backlog(self) -> BacklogReader:
        return BacklogReader(jobs=self.jobs, engine=self.engine, clock=self.clock)

    def alerter(self, checks: Mapping[str, Check] | None = None, processes: Processes | None = None) -> Alerter:
        """One that makes a round each time; `checks` stand for what the process sees amiss."""

        async def is_refused() -> bool:
            return False

        async def key_since() -> None:
            return None

        async def post(told: Mapping[str, str]) -> bool:
            if not self.is_reached:
                return False
            self.posted.append(told)
            return True

        service = ServiceChecks(
            outage=self.outage,
            uploads=self.uploads_outage,
            is_refused=is_refused,
            key_since=key_since,
            clock=self.clock,
        )
        catalogue = Catalogue.load()
        voice = OperatorVoice(operators=self.operators, chats=self.chats, sender=self.sender, catalogue=catalogue)
        health = Health([service, Told(checks or {})], catalogue.texts("en"), self.clock, kept_s=0.0)
        return Alerter(
            alarms=Alarms(self.store, self.clock), health=health, processes=processes or Processes(self.store),
            backlog=self.backlog, voice=voice, post=post, clock=self.clock,
        )  # fmt: skip

    async def round(self, alerter: Alerter) -> None:
        """One round of an alerter whose turn it is."""
        await self.store.delete(keys.ALERTER_TURN)
        await alerter.round()

    def digest(self) -> Digest:
        reports = Reports(
            daily_counters=self.daily_counters, processes=Processes(self.store), backlog=self.backlog,
            known=KnownChats(self.store), clock=self.clock,
        )  # fmt: skip
        digest = Digest(
            reports=reports, chats=self.chats, engine=self.engine, sender=self.sender, catalogue=Catalogue.load(),
            operators=self.operators, clock=self.clock,
        )  # fmt: skip
        self.engine.register(DIGEST, digest.step)
        return digest

    def heard(self, words: str) -> int:
        """How many messages to Olga hold these words."""
        return sum(m.from_bot and words in m.text for m in self.olga.messages)


@contextlib.asynccontextmanager
async def office(folder: Path) -> AsyncIterator[Office]:
    """An office of the test's own."""
    vault = Vault([Fernet.generate_key().decode()])
    async with (
        TelegramStandIn() as telegram,
        EmbeddedStore(folder / "store") as embedded,
    ):
        store = connect(embedded.url)
        engine = Engine(store, clock=SystemTimer())
        bot = session.connect(
            telegram.token,
            telegram.url,
            is_local=False,
            limits=RateLimits(),
            callbacks=CallbackAnswers(),
        )
        olga = telegram.private_chat(telegram.person("Olga", language_code="en"))
        await olga.say("/start")
        try:
            yield Office(telegram, store, engine, Sender(bot), Chats(store, vault), Jobs(store, vault), olga)
        finally:
            await bot.session.close()
            await store.aclose()
