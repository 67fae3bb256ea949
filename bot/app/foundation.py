"""What the use cases stand on: both services' clients, the chats, accounts and jobs as they are kept."""

import contextlib
from collections.abc import Sequence
from contextlib import AsyncExitStack
from functools import cached_property

from aiogram import Bot
from aiogram.exceptions import ClientDecodeError, TelegramAPIError

from bot.accounts.circuit_breaker import UPLOADS, CircuitBreaker, ServiceOutage
from bot.accounts.keyring import Keyring, OperatorKey
from bot.accounts.slots import ConcurrencySlots
from bot.accounts.state import Accounts, Slowdown, SpentPlans, UsageMeter
from bot.accounts.watchlist import Watchlist
from bot.chats.names import SeenNames
from bot.chats.notices import Notices
from bot.chats.rulebook import Budget, RuleBook
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
from bot.jobs.status import JobStatus, ReactionStatus
from bot.jobs.step_runner import StepRunner
from bot.jobs.submit.links import NameResolver
from bot.jobs.submit.speech_language import Speech, SpokenFields
from bot.jobs.submit.submit import SlotQueue
from bot.jobs.submit.task_finder import TaskFinder
from bot.jobs.transcripts import Transcripts
from bot.jobs.transitions import Deadlines
from bot.keys.invites import Invites
from bot.observe.checks import ServiceChecks, StoreChecks, TelegramChecks
from bot.observe.health import Health
from bot.observe.metrics import Metrics
from bot.observe.processes import Processes
from bot.operators.daily_counters import DailyCounters
from bot.polling.learned import Durations, LearnedForecasts
from bot.polyglotvoice.endpoints import OnAnswer
from bot.polyglotvoice.http import ApiClient, ApiTimeouts, OnCall, fast_transport
from bot.polyglotvoice.shape import watching_for_drift
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
from bot.telegram.rate_limit import RateLimits, SharedPauses
from bot.telegram.session import CallbackAnswers
from bot.telegram.uploads import CLOUD_MAX_UPLOAD_BYTES, LOCAL_MAX_UPLOAD_BYTES, ChatUploads
from bot.texts.catalogue import Catalogue

_ASK_TIMEOUT_S = 4


class Foundation:
    """Builds each service when it is first asked for; `stack` closes what was opened for it."""

    def __init__(
        self, *, settings: Settings, store: RedisClient, vault: Vault, metrics: Metrics,
        deadlines: Deadlines, clock: Timer,
    ) -> None:  # fmt: skip
        self.settings = settings
        self.store = store
        self.vault = vault
        self.metrics = metrics
        self.deadlines = deadlines
        self.clock = clock
        self.stack = AsyncExitStack()

    @cached_property
    def engine(self) -> Engine:
        def drop() -> None:
            self.metrics.entry_dropped()
            self.store_checks.foreign_met("steps that are none of mine")

        return Engine(self.store, clock=self.clock, on_run=[self.metrics.step_ran], on_drop=drop)

    @cached_property
    def catalogue(self) -> Catalogue:
        return Catalogue.load()

    @cached_property
    def replicas(self) -> Replicas | None:
        wanted = self.settings.replicas_to_wait_for
        return Replicas(self.store, wanted) if wanted else None

    @cached_property
    def max_download_bytes(self) -> int | None:
        """None: Telegram hands out any size."""
        return None if self.settings.telegram_api_local else CLOUD_MAX_DOWNLOAD_BYTES

    @cached_property
    def callbacks(self) -> CallbackAnswers:
        return CallbackAnswers()

    @cached_property
    def bot(self) -> Bot:
        settings = self.settings
        heard = (self.telegram_checks.called, self.metrics.telegram_called)
        bot = session.connect(
            settings.bot_token.get_secret_value(), settings.telegram_api_url, is_local=settings.telegram_api_local,
            files_dir=settings.telegram_files_dir, limits=RateLimits(self.clock, SharedPauses(self.store, self.clock)),
            on_call=heard, callbacks=self.callbacks,
            proxy=proxy_for(settings.telegram_api_url, settings.telegram_proxy),
        )  # fmt: skip
        self.stack.push_async_callback(bot.session.close)
        return bot

    @cached_property
    def sender(self) -> Sender:
        return Sender(self.bot)

    @cached_property
    def telegram_files(self) -> TelegramFiles:
        return TelegramFiles(self.bot)

    @cached_property
    def reactions(self) -> Reactions:
        return Reactions(self.bot, self.clock)

    @cached_property
    def members(self) -> Members:
        return Members(self.bot)

    @cached_property
    def guest_voice(self) -> GuestVoice:
        return GuestVoice(self.bot)

    @cached_property
    def chat_uploads(self) -> ChatUploads:
        is_local = self.settings.telegram_api_local
        return ChatUploads(self.bot, LOCAL_MAX_UPLOAD_BYTES if is_local else CLOUD_MAX_UPLOAD_BYTES)

    @cached_property
    def updates(self) -> StoredUpdates:
        return StoredUpdates(self.store, self.vault, self.replicas)

    @cached_property
    def inbox(self) -> Inbox:
        return Inbox(updates=self.updates, engine=self.engine, clock=self.clock)

    @cached_property
    def poller_lease(self) -> Lease:
        return Lease(self.store, keys.POLLER, self.engine.name)

    @cached_property
    def accounts(self) -> Accounts:
        return Accounts(self.store)

    @cached_property
    def watchlist(self) -> Watchlist:
        return Watchlist(self.store, takes_hints=self.settings.hint_secret is not None)

    @cached_property
    def slots(self) -> ConcurrencySlots:
        return ConcurrencySlots(self.store, self.accounts.changed)

    @cached_property
    def breaker(self) -> CircuitBreaker:
        return CircuitBreaker(
            accounts=self.accounts, spent=SpentPlans(self.store, self.accounts.changed), whole=self.outage,
            uploads=self.uploads_outage, clock=self.clock,
        )  # fmt: skip

    @cached_property
    def outage(self) -> ServiceOutage:
        return ServiceOutage(self.store, address=self.settings.polyglotvoice_api_url, clock=self.clock)

    @cached_property
    def uploads_outage(self) -> ServiceOutage:
        url = self.settings.polyglotvoice_api_url
        return ServiceOutage(self.store, address=url, clock=self.clock, part=UPLOADS)

    @cached_property
    def rules(self) -> RuleBook:
        s = self.settings
        people = Budget(
            s.person_minutes_per_day, s.person_minutes_per_month, s.person_requests_per_day,
            s.person_requests_per_month,
        )  # fmt: skip
        groups = Budget(
            s.group_minutes_per_day, s.group_minutes_per_month, s.group_requests_per_day, s.group_requests_per_month
        )
        return RuleBook(
            self.store, self.vault, listed=s.allowed_chats, operators=s.operators, people=people, groups=groups
        )

    @cached_property
    def names_seen(self) -> SeenNames:
        return SeenNames(self.store, self.vault, self.clock)

    @cached_property
    def budgets(self) -> Budgets:
        return Budgets(
            redis=self.store, rules=self.rules, keyring=self.keyring, engine=self.engine, clock=self.clock
        )  # fmt: skip

    @cached_property
    def keyring(self) -> Keyring:
        return Keyring(self.chats, self._operator_key(), self.vault, self.rules)

    @cached_property
    def meter(self) -> UsageMeter:
        return UsageMeter(accounts=self.accounts, clock=self.clock)

    @cached_property
    def slowdown(self) -> Slowdown:
        return Slowdown(accounts=self.accounts, clock=self.clock)

    @cached_property
    def client(self) -> ApiClient:
        drift = watching_for_drift((self.metrics.api_unrecognised,))
        client = self._client([self.service_checks.answered, drift])
        self.stack.push_async_callback(client.aclose)
        return client

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
    def chats(self) -> Chats:
        return Chats(self.store, self.vault, self.replicas, clock=self.clock)

    @cached_property
    def known_chats(self) -> KnownChats:
        return KnownChats(self.store)

    @cached_property
    def notices(self) -> Notices:
        return Notices(
            chats=self.chats, engine=self.engine, sender=self.sender, catalogue=self.catalogue, clock=self.clock
        )

    @cached_property
    def jobs(self) -> Jobs:
        return Jobs(self.store, self.vault, self.replicas, clock=self.clock, deadlines=self.deadlines)

    @cached_property
    def transcripts(self) -> Transcripts:
        return Transcripts(self.store, self.vault)

    @cached_property
    def journal(self) -> Journal:
        return Journal(self.clock, [self.metrics.job_event])

    @cached_property
    def reaction_status(self) -> ReactionStatus:
        return ReactionStatus(
            reactions=self.reactions, jobs=self.jobs, chats=self.chats, sender=self.sender, catalogue=self.catalogue,
            keyring=self.keyring, clock=self.clock,
        )  # fmt: skip

    @cached_property
    def status(self) -> JobStatus:
        return JobStatus(
            jobs=self.jobs, sender=self.sender, reactions=self.reaction_status, catalogue=self.catalogue,
            keyring=self.keyring, clock=self.clock,
        )  # fmt: skip

    @cached_property
    def lifecycle(self) -> JobLifecycle:
        return JobLifecycle(
            jobs=self.jobs, watchlist=self.watchlist, engine=self.engine, journal=self.journal, status=self.status,
            chats=self.chats, clock=self.clock,
        )  # fmt: skip

    @cached_property
    def account_change(self) -> AccountChange:
        return AccountChange(
            lifecycle=self.lifecycle, jobs=self.jobs, accounts=self.accounts, watchlist=self.watchlist,
            keyring=self.keyring, notices=self.notices, clock=self.clock,
        )  # fmt: skip

    @cached_property
    def runner(self) -> StepRunner:
        return StepRunner(
            lifecycle=self.lifecycle, account_change=self.account_change, jobs=self.jobs, breaker=self.breaker,
            slots=self.slots, budgets=self.budgets, move_chat=self.migration.move,
        )  # fmt: skip

    @cached_property
    def slot_queue(self) -> SlotQueue:
        return SlotQueue(
            slots=self.slots, accounts=self.accounts, jobs=self.jobs, lifecycle=self.lifecycle, engine=self.engine,
            clock=self.clock,
        )  # fmt: skip

    @cached_property
    def duplicates(self) -> Duplicates:
        find = TaskFinder(jobs=self.jobs, client=self.client).find
        return Duplicates(jobs=self.jobs, transcripts=self.transcripts, engine=self.engine, find=find)

    @cached_property
    def inquiry(self) -> Inquiry:
        return Inquiry(accounts=self.accounts, keyring=self.keyring, clock=self.clock)

    @cached_property
    def speech(self) -> Speech:
        return Speech(fields=SpokenFields(self.store), chats=self.chats)

    @cached_property
    def forecasts(self) -> LearnedForecasts:
        return LearnedForecasts(durations=Durations(self.store), clock=self.clock)

    @cached_property
    def migration(self) -> Migration:
        return Migration(
            jobs=self.jobs, lifecycle=self.lifecycle, watchlist=self.watchlist, slots=self.slots, engine=self.engine,
            transcripts=self.transcripts, moving=Moving(self.store, self.vault, self.rules),
        )  # fmt: skip

    @cached_property
    def telegram_checks(self) -> TelegramChecks:
        async def ask() -> None:
            with contextlib.suppress(TelegramAPIError, ClientDecodeError):
                await self.bot.get_me(request_timeout=_ASK_TIMEOUT_S)

        return TelegramChecks(ask, self.clock)

    @cached_property
    def processes(self) -> Processes:
        return Processes(self.store)

    @cached_property
    def service_checks(self) -> ServiceChecks:
        async def is_refused() -> bool:
            key = self.keyring.operators
            return key is not None and (await self.breaker.state(key.id)).is_dead

        async def key_since() -> float | None:
            key = self.keyring.operators
            return None if key is None else await self.accounts.seen_since(key.id, self.clock())

        return ServiceChecks(
            outage=self.outage, uploads=self.uploads_outage, is_refused=is_refused, key_since=key_since,
            clock=self.clock,
        )  # fmt: skip

    @cached_property
    def store_checks(self) -> StoreChecks:
        impatient = without_patience(self.store)
        self.stack.push_async_callback(impatient.aclose)
        return StoreChecks(
            redis=self.store, impatient=impatient, processes=self.processes, depth=self.engine.depth,
            rules=self.rules, clock=self.clock, bot_id=self.settings.bot_id,
        )  # fmt: skip

    @cached_property
    def health(self) -> Health:
        checks = (self.store_checks, self.telegram_checks, self.service_checks)
        return Health(checks, self.catalogue.texts("en"), self.clock)

    @cached_property
    def names(self) -> NameResolver:
        names = NameResolver(self.clock)
        self.stack.callback(names.close)
        return names

    @cached_property
    def daily_counters(self) -> DailyCounters:
        return DailyCounters(self.store, self.metrics.of_day, self.clock)

    @cached_property
    def invites(self) -> Invites:
        return Invites(self.vault, self.clock)

    def _operator_key(self) -> OperatorKey:
        if self.settings.polyglotvoice_api_key is None:
            return OperatorKey(None, frozenset())
        secret = self.settings.polyglotvoice_api_key.get_secret_value()
        operators = self.settings.operators
        return OperatorKey(secret, self.settings.allowed_chats | operators, operators)
