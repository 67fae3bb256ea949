"""What the use cases stand on: both services' clients, the chats, accounts and jobs as they are kept."""

import contextlib
from collections.abc import Sequence
from contextlib import AsyncExitStack
from functools import cached_property, partial

from aiogram import Bot
from aiogram.exceptions import ClientDecodeError, TelegramAPIError

from bot.accounts.circuit_breaker import UPLOADS, CircuitBreaker, ServiceOutage
from bot.accounts.keyring import Keyring, OperatorKey
from bot.accounts.slots import ConcurrencySlots
from bot.accounts.state import Accounts, Slowdown, SpentPlans, UsageMeter
from bot.accounts.watchlist import Watchlist
from bot.app.wiring import Service
from bot.chats.notices import Notices
from bot.chats.rulebook import Budget, RuleBook, SeenNames
from bot.chats.store import Chats, KnownChats
from bot.clock import Timer
from bot.engine import Engine
from bot.groups.migration import Migration, Moving
from bot.jobs.budgets import Budgets
from bot.jobs.duplicates import Duplicates
from bot.jobs.journal import Journal
from bot.jobs.lifecycle import AccountChange, JobLifecycle
from bot.jobs.media import CLOUD_MAX_DOWNLOAD_BYTES
from bot.jobs.query import Inquiry
from bot.jobs.repository import Jobs
from bot.jobs.status import JobStatus
from bot.jobs.step_runner import StepRunner
from bot.jobs.submit.links import NameResolver
from bot.jobs.submit.speech_language import Speech
from bot.jobs.submit.submit import SlotQueue
from bot.jobs.submit.task_finder import TaskFinder
from bot.jobs.transcripts import Transcripts
from bot.jobs.transitions import Deadlines
from bot.keys.invites import Invites
from bot.observe.checks import ServiceChecks, StoreChecks, TelegramChecks
from bot.observe.health import Health
from bot.observe.machine import MachineChecks
from bot.observe.metrics import Metrics
from bot.observe.processes import Processes
from bot.operators.daily_counters import DailyCounters
from bot.polling.schedule import Durations, LearnedForecasts
from bot.polyglotvoice.endpoints import OnAnswer
from bot.polyglotvoice.errors import ApiError
from bot.polyglotvoice.http import ApiClient, ApiTimeouts, OnCall, fast_transport
from bot.polyglotvoice.shape import watching_for_drift
from bot.polyglotvoice.wire.response import Response
from bot.proxy import proxy_for
from bot.settings import Settings
from bot.store import keys
from bot.store.client import RedisClient
from bot.store.connect import without_patience
from bot.store.failover import Replicas
from bot.store.lease import Lease
from bot.store.vault import Vault
from bot.telegram import session
from bot.telegram.files import TelegramFiles
from bot.telegram.incoming.inbox import Inbox, StoredUpdates
from bot.telegram.members import Members
from bot.telegram.messages import GuestVoice, Reactions, Sender
from bot.telegram.profile import BotProfile
from bot.telegram.rate_limit import RateLimits, SharedPauses
from bot.telegram.session import CallbackAnswers
from bot.telegram.uploads import CLOUD_MAX_UPLOAD_BYTES, LOCAL_MAX_UPLOAD_BYTES, ChatUploads
from bot.texts.catalogue import Catalogue

_ASK_TIMEOUT_S = 4


class Foundation:
    """Builds each service when it is first asked for; `stack` closes what was opened for it."""

    def __init__(
        self, *, settings: Settings, redis: RedisClient, vault: Vault, metrics: Metrics, deadlines: Deadlines,
        clock: Timer,
    ) -> None:  # fmt: skip
        self.settings = settings
        self.operators = settings.operators
        self.redis = redis
        self.vault = vault
        self.metrics = metrics
        self.deadlines = deadlines
        self.clock = clock
        self.stack = AsyncExitStack()

    callbacks = Service(CallbackAnswers)
    sender = Service(Sender)
    telegram_files = Service(TelegramFiles)
    reactions = Service(Reactions)
    members = Service(Members)
    guestvoice = Service(GuestVoice)
    profile = Service(BotProfile)
    chat_uploads = Service(ChatUploads, max_bytes="max_upload_bytes")
    updates = Service(StoredUpdates)
    inbox = Service(Inbox)
    accounts = Service(Accounts)
    slots = Service(ConcurrencySlots, changed="accounts.changed")
    spent = Service(SpentPlans, changed="accounts.changed")
    outage = Service(ServiceOutage, address="settings.polyglotvoice_api_url")
    uploads_outage = Service(partial(ServiceOutage, part=UPLOADS), address="settings.polyglotvoice_api_url")
    breaker = Service(CircuitBreaker, whole="outage", uploads="uploads_outage")
    names_seen = Service(SeenNames)
    budgets = Service(Budgets)
    keyring = Service(Keyring, operator="operator_key")
    meter = Service(UsageMeter)
    slowdown = Service(Slowdown)
    chats = Service(Chats)
    known = Service(KnownChats)
    notices = Service(Notices)
    jobs = Service(Jobs)
    transcripts = Service(Transcripts)
    status = Service(JobStatus)
    lifecycle = Service(JobLifecycle)
    account_change = Service(AccountChange)
    runner = Service(StepRunner, move_chat="migration.move")
    slot_queue = Service(SlotQueue)
    task_finder = Service(TaskFinder)
    duplicates = Service(Duplicates, find="task_finder.find")
    inquiry = Service(Inquiry)
    speech = Service(Speech)
    durations = Service(Durations)
    forecasts = Service(LearnedForecasts)
    moving = Service(Moving)
    migration = Service(Migration)
    processes = Service(Processes)
    pauses = Service(SharedPauses, now="clock")
    telegram_checks = Service(TelegramChecks, ask="ask_telegram", paused_until="pauses.paused_until")
    service_checks = Service(ServiceChecks, uploads="uploads_outage", is_refused="is_key_refused")
    store_checks = Service(StoreChecks, depth="engine.depth", bot_id="settings.bot_id")
    machine_checks = Service(MachineChecks, data_dir="settings.data_dir")
    daily_counters = Service(DailyCounters, pending="metrics.of_day")
    invites = Service(Invites)

    @cached_property
    def engine(self) -> Engine:
        def drop() -> None:
            self.metrics.entry_dropped()
            self.store_checks.foreign_met("steps that are none of mine")

        return Engine(self.redis, clock=self.clock, on_run=[self.metrics.step_ran], on_drop=drop)

    @cached_property
    def catalogue(self) -> Catalogue:
        return Catalogue.load()

    @property
    def is_embedded(self) -> bool:
        """Whether nobody else uses the store."""
        return self.settings.redis_url is None

    @cached_property
    def replicas(self) -> Replicas | None:
        wanted = self.settings.replicas_to_wait_for
        return Replicas(self.redis, wanted) if wanted else None

    @property
    def max_download_bytes(self) -> int | None:
        """None: Telegram hands out any size."""
        return None if self.settings.telegram_api_local else CLOUD_MAX_DOWNLOAD_BYTES

    @property
    def max_upload_bytes(self) -> int:
        return LOCAL_MAX_UPLOAD_BYTES if self.settings.telegram_api_local else CLOUD_MAX_UPLOAD_BYTES

    @cached_property
    def bot(self) -> Bot:
        settings = self.settings
        heard = (self.telegram_checks.called, self.metrics.telegram_called)
        # A local server's clock is this machine's, or as little looked after.
        compare = None if settings.telegram_api_local else partial(self.machine_checks.answered, "telegram")
        bot = session.connect(
            settings.bot_token.get_secret_value(), settings.telegram_api_url, is_local=settings.telegram_api_local,
            files_dir=settings.telegram_files_dir, limits=RateLimits(self.clock, self.pauses),
            on_call=heard, on_head=compare, callbacks=self.callbacks,
            proxy=proxy_for(settings.telegram_api_url, settings.telegram_proxy),
        )  # fmt: skip
        self.stack.push_async_callback(bot.session.close)
        return bot

    @cached_property
    def poller_lease(self) -> Lease:
        return Lease(self.redis, keys.POLLER, self.engine.name)

    @cached_property
    def watchlist(self) -> Watchlist:
        return Watchlist(self.redis, takes_hints=self.settings.hint_secret is not None)

    @cached_property
    def rules(self) -> RuleBook:
        people, groups = (
            Budget(**{name: getattr(self.settings, f"{who}_{name}") for name in Budget.__dataclass_fields__})
            for who in ("person", "group")
        )
        return RuleBook(
            self.redis, self.vault, listed=self.settings.allowed_chats, operators=self.operators, people=people,
            groups=groups,
        )  # fmt: skip

    @property
    def operator_key(self) -> OperatorKey:
        secret = self.settings.polyglotvoice_api_key
        if secret is None:
            return OperatorKey(None, frozenset())
        return OperatorKey(secret.get_secret_value(), self.settings.allowed_chats | self.operators, self.operators)

    @cached_property
    def client(self) -> ApiClient:
        drift = watching_for_drift((self.metrics.api_unrecognised,))
        client = self._client([self.service_checks.answered, self._compare_clock, drift])
        self.stack.push_async_callback(client.aclose)
        return client

    def _compare_clock(self, _: str, answer: Response, __: ApiError | None) -> None:
        self.machine_checks.answered("polyglotvoice", answer.status, answer.headers)

    def connect(self, on_answer: OnAnswer, on_call: OnCall) -> ApiClient:
        """Another client of the API, counted as the first one is; whoever asked for it closes it."""
        return self._client([on_answer], on_call)

    def _client(self, on_answer: Sequence[OnAnswer], *on_call: OnCall) -> ApiClient:
        url = self.settings.polyglotvoice_api_url
        return ApiClient(
            url, on_call=(self.meter.note, self.metrics.api_called, *on_call),
            on_answer=on_answer, gate=self.breaker, now=self.clock,
            timeouts=ApiTimeouts(read_s=self.deadlines.silence_s),
            transport=fast_transport(proxy_for(url, self.settings.polyglotvoice_proxy)),
        )  # fmt: skip

    @cached_property
    def journal(self) -> Journal:
        return Journal(self.clock, [self.metrics.job_event])

    async def ask_telegram(self) -> None:
        """Something small, that it may answer; raises nothing."""
        with contextlib.suppress(TelegramAPIError, ClientDecodeError):
            await self.bot.get_me(request_timeout=_ASK_TIMEOUT_S)

    async def is_key_refused(self) -> bool:
        key = self.keyring.operators
        return key is not None and (await self.breaker.state(key.id)).is_dead

    async def key_since(self) -> float | None:
        """When the operator's key was first used here (epoch s); None without one."""
        key = self.keyring.operators
        return None if key is None else await self.accounts.seen_since(key.id, self.clock())

    @cached_property
    def impatient(self) -> RedisClient:
        client = without_patience(self.redis)
        self.stack.push_async_callback(client.aclose)
        return client

    @cached_property
    def health(self) -> Health:
        checks = (self.store_checks, self.telegram_checks, self.service_checks, self.machine_checks)
        return Health(checks, self.catalogue.texts("en"), self.clock)

    @cached_property
    def names(self) -> NameResolver:
        names = NameResolver(self.clock)
        self.stack.callback(names.close)
        return names
