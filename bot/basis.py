"""What every part of the application stands on: the store's rooms, both services' clients, the voice."""

from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import UTC, datetime

from aiogram import Bot

from bot.i18n import Catalogue
from bot.jobs.accountgate import AccountGate
from bot.jobs.backlog import BacklogReader
from bot.jobs.deadlines import Deadlines
from bot.jobs.engine import Engine
from bot.jobs.experience import Experience
from bot.jobs.group.loans import Loans
from bot.jobs.group.marks import Marks
from bot.jobs.journal import Journal
from bot.jobs.keyring import Keyring, OperatorKey
from bot.jobs.life import Life
from bot.jobs.media import CLOUD_MAX_DOWNLOAD_BYTES
from bot.jobs.meter import Meter
from bot.jobs.notices import Notices
from bot.jobs.queueing import Queueing
from bot.jobs.results import Results
from bot.jobs.rounds import Rounds
from bot.jobs.speech import Speech
from bot.jobs.thrift import Thrift
from bot.polyglotvoice.client import ApiClient
from bot.polyglotvoice.models import ApiCall, ApiKey
from bot.settings import Settings
from bot.store.accounts import Accounts
from bot.store.chats import Chats
from bot.store.checks import LinkChecks
from bot.store.client import Client as StoreClient
from bot.store.durations import Durations
from bot.store.floods import FloodBoard
from bot.store.jobs import Jobs
from bot.store.lending import Lending
from bot.store.replicas import Replicas
from bot.store.rounds import RoundBook
from bot.store.slots import Slots
from bot.store.speech import SpokenFields
from bot.store.transcripts import Transcripts
from bot.store.updates import Updates
from bot.store.vault import Vault
from bot.telegram import session
from bot.telegram.floods import Floods
from bot.telegram.reactions import Reactions
from bot.telegram.send import Sender
from bot.telegram.taps import Taps
from bot.witnesses import Witnesses


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """The services that the others are made of. `max_download_bytes` None: Telegram hands out any size."""

    settings: Settings
    store: StoreClient
    vault: Vault
    engine: Engine
    rounds: Rounds
    catalogue: Catalogue
    jobs: Jobs
    accounts: Accounts
    chats: Chats
    lending: Lending
    loans: Loans
    transcripts: Transcripts
    updates: Updates
    meter: Meter
    backlog: BacklogReader
    client: ApiClient
    gate: AccountGate
    bot: Bot
    taps: Taps
    sender: Sender
    reactions: Reactions
    keyring: Keyring
    results: Results
    speech: Speech
    experience: Experience
    thrift: Thrift
    checks: LinkChecks
    notices: Notices
    life: Life
    queueing: Queueing
    clock: Callable[[], datetime]
    max_download_bytes: int | None


def lay(
    settings: Settings,
    store: StoreClient,
    vault: Vault,
    *,
    engine: Engine,
    witnesses: Witnesses,
    stack: AsyncExitStack,
    deadlines: Deadlines,
) -> Basis:
    """Build the basis on an open store; `stack` closes what was opened for it."""
    catalogue = Catalogue.load()
    replicas = Replicas(store, settings.replicas_to_wait_for)
    jobs, accounts, chats = Jobs(store, vault, replicas), Accounts(store), Chats(store, vault, replicas)
    transcripts = Transcripts(store, vault)
    lending = Lending(store, vault)
    meter = Meter(accounts=accounts, clock=_now)

    def hear_call(call: ApiCall) -> None:
        meter.note(call)
        witnesses.api_called(call)

    gate = AccountGate(accounts=accounts, clock=_now)
    client = ApiClient(settings.polyglotvoice_api_url, on_call=hear_call, gate=gate, read_timeout_s=deadlines.silence_s)
    stack.push_async_callback(client.aclose)
    taps = Taps()
    bot = session.connect(
        settings.bot_token.get_secret_value(),
        settings.telegram_api_url,
        is_local=settings.telegram_api_local,
        files_dir=settings.telegram_files_dir,
        floods=Floods(board=FloodBoard(store)),
        on_call=witnesses.telegram_called,
        taps=taps,
    )
    stack.push_async_callback(bot.session.close)
    sender = Sender(bot)
    reactions = Reactions(bot)
    marks = Marks(reactions=reactions, jobs=jobs, chats=chats, sender=sender, catalogue=catalogue, clock=_now)
    keyring = Keyring(chats, accounts, _operator_key(settings))
    notices = Notices(chats=chats, engine=engine, sender=sender, catalogue=catalogue, clock=_now)
    life = Life(
        jobs=jobs, accounts=accounts, chats=chats, transcripts=transcripts, engine=engine, keyring=keyring,
        notices=notices, slots=Slots(store), sender=sender, catalogue=catalogue, clock=_now, deadlines=deadlines,
        journal=Journal(_now, [witnesses.job_noted]), marks=marks,
    )  # fmt: skip
    results = Results(keyring=keyring, client=client, transcripts=transcripts)
    return Basis(
        settings=settings, store=store, vault=vault, engine=engine,
        rounds=Rounds(book=RoundBook(store), engine=engine, clock=_now, on_run=witnesses.step_ran),
        catalogue=catalogue, jobs=jobs, accounts=accounts, chats=chats, lending=lending, loans=Loans(chats, lending),
        transcripts=transcripts, updates=Updates(store, vault, replicas), meter=meter,
        backlog=BacklogReader(jobs=jobs, engine=engine, clock=_now), client=client, gate=gate, bot=bot, taps=taps,
        sender=sender, reactions=reactions, keyring=keyring, results=results,
        speech=Speech(fields=SpokenFields(store), chats=chats), notices=notices,
        experience=Experience(durations=Durations(store), clock=_now), thrift=Thrift(accounts=accounts, clock=_now),
        checks=LinkChecks(store, vault), life=life, queueing=Queueing(life=life, engine=engine), clock=_now,
        max_download_bytes=None if settings.telegram_api_local else CLOUD_MAX_DOWNLOAD_BYTES,
    )  # fmt: skip


def _now() -> datetime:
    return datetime.now(UTC)


def _operator_key(settings: Settings) -> OperatorKey:
    if settings.polyglotvoice_api_key is None:
        return OperatorKey(None, frozenset())
    key = ApiKey.of(settings.polyglotvoice_api_key.get_secret_value())
    return OperatorKey(key, settings.allowed_chats | settings.operators)
