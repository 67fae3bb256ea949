"""The composition root: builds the services, wires them, starts them, drains them."""

import contextlib
import logging
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from aiogram import Bot, Dispatcher

from bot.accounts.usage import Meter
from bot.app.errands import Errands, build_errands
from bot.app.groups import group_services, guest_answers, queue_of
from bot.app.operations import Operations, operate
from bot.app.services import Basis, lay
from bot.chats.erasure import Privacy
from bot.chats.notices import NOTICE
from bot.feed import Feed
from bot.groups.migration import Migration, Moving
from bot.jobs.answer.deliver import Deliver
from bot.jobs.answer.redo import Afresh, Desk
from bot.jobs.answer.restyle import Restyle
from bot.jobs.answer.sending import AnswerParts
from bot.jobs.deadlines import Deadlines
from bot.jobs.engine import Engine
from bot.jobs.inbox import UPDATE, Inbox
from bot.jobs.intake.intake import Intake
from bot.jobs.intake.person_quota import Allotment, Limits, People
from bot.jobs.lifecycle import DELIVER, FETCH, SUBMIT, WATCH
from bot.jobs.reconcile import Reconciler
from bot.jobs.rounds import Rounds
from bot.jobs.submit.submit import Submit
from bot.jobs.submit.upload_source import Uploads
from bot.keys.chat_key import EXPIRY, NEW_KEY, Expiry, KeyDesk, NewKeys
from bot.keys.limits import ALLOWANCE
from bot.observe.backlog import BacklogReader
from bot.observe.metrics import Metrics, Witnesses
from bot.operators.numbers import Counting, DayBook, ErrorCounter
from bot.polling.poll import Watch
from bot.profile import profiles
from bot.search.find import Finder
from bot.settings import Settings, split_keys
from bot.store import keys
from bot.store.client import RedisClient
from bot.store.connect import check_vault, connect, engine_url, inspect
from bot.store.embedded import EmbeddedStore
from bot.store.lease import Lease
from bot.store.rotation import Rotation
from bot.store.strays import Strays
from bot.store.vault import Vault, own_key
from bot.telegram.menu import Profile
from bot.web.hints import Hints
from handlers import build_dispatcher
from handlers.menu import MENUS, OPERATORS
from handlers.middleware import Callbacks, Gate

log = logging.getLogger(__name__)


class Role(StrEnum):
    """What a process does: everything, only taking updates in, or only the work."""

    RUN = "run"
    UPDATES = "updates"
    WORKER = "worker"


class StartError(Exception):
    """The bot can't start; the text is one sentence for the operator."""


@dataclass(frozen=True, slots=True)
class App:
    """The services of one process, wired."""

    bot: Bot
    dispatcher: Dispatcher
    engine: Engine
    rounds: Rounds
    inbox: Inbox
    hints: Hints
    reconciler: Reconciler
    meter: Meter
    metrics: Metrics
    backlog: BacklogReader
    operations: Operations
    store: RedisClient
    profiles: Mapping[str | None, Profile]
    lease: Lease
    embedded: bool


@contextlib.asynccontextmanager
async def build(settings: Settings, role: Role = Role.RUN, deadlines: Deadlines | None = None) -> AsyncIterator[App]:
    """The application on its store; closes what it opened. Raises StoreError."""
    async with AsyncExitStack() as stack:
        url, vault = await _open_store(settings, role, stack)
        store = connect(url)
        stack.push_async_callback(store.aclose)
        health = await inspect(store)
        if health.durable is False:
            log.warning("The store keeps nothing through a crash: switch on its append-only file (AOF)")
        await check_vault(store, vault)
        rotation = Rotation(store, vault)
        if await rotation.is_due():
            await rotation.run()
        metrics = Metrics()
        counting = Counting(daybook=DayBook(store), role=role, clock=lambda: datetime.now(UTC))
        stack.enter_context(_counted_errors(counting))
        witnesses = Witnesses(metrics, counting)
        engine = await stack.enter_async_context(Engine(await engine_url(url), on_run=witnesses.step_ran))
        limits = deadlines or Deadlines()
        basis = lay(settings, store, vault, engine=engine, witnesses=witnesses, stack=stack, deadlines=limits)
        yield _wire(basis, metrics, operate(basis, counting, OPERATORS))


@contextlib.contextmanager
def _counted_errors(counting: Counting) -> Iterator[None]:
    handler = ErrorCounter(counting)
    logging.getLogger().addHandler(handler)
    try:
        yield
    finally:
        logging.getLogger().removeHandler(handler)


async def _open_store(settings: Settings, role: Role, stack: AsyncExitStack) -> tuple[str, Vault]:
    if settings.redis_url is not None:
        return settings.redis_url.get_secret_value(), Vault(split_keys(settings.encryption_key))
    if role is not Role.RUN:
        raise StartError(f"`python -m bot {role}` shares its store with others: set REDIS_URL")
    embedded = await stack.enter_async_context(EmbeddedStore(settings.data_dir))
    keys = split_keys(settings.encryption_key) or [own_key(settings.data_dir)]
    return embedded.url, Vault(keys)


def _wire(basis: Basis, metrics: Metrics, operations: Operations) -> App:
    expiry = Expiry(chats=basis.chats, engine=basis.engine, notices=basis.notices, clock=basis.clock)
    inbox = Inbox(updates=basis.updates, engine=basis.engine, clock=basis.clock)
    errands = build_errands(basis)
    _register_steps(basis, inbox, expiry, errands, metrics)
    dispatcher = _dispatcher(basis, expiry, errands, operations)
    feed = Feed(basis.bot, dispatcher, basis.sender, basis.catalogue)
    inbox.serve(feed.handle, feed.apologise)
    return App(
        bot=basis.bot,
        dispatcher=dispatcher,
        engine=basis.engine,
        rounds=basis.rounds,
        inbox=inbox,
        hints=Hints(accounts=basis.accounts, rounds=basis.rounds, clock=basis.clock),
        reconciler=Reconciler(
            life=basis.life, engine=basis.engine, rounds=basis.rounds, inbox=inbox, strays=Strays(basis.store)
        ),
        meter=basis.meter,
        metrics=metrics,
        backlog=basis.backlog,
        operations=operations,
        store=basis.store,
        profiles=profiles(basis.catalogue, MENUS),
        lease=Lease(basis.store, keys.POLLER, basis.engine.name),
        embedded=basis.settings.redis_url is None,
    )


def _register_steps(basis: Basis, inbox: Inbox, expiry: Expiry, errands: Errands, metrics: Metrics) -> None:
    life, keyring, engine, client = basis.life, basis.keyring, basis.engine, basis.client
    uploads = Uploads(bot=basis.bot, client=client, max_download_bytes=basis.max_download_bytes)
    submit = Submit(
        life=life, keyring=keyring, rounds=basis.rounds, client=client, experience=basis.experience, uploads=uploads,
        speech=basis.speech, queueing=basis.queueing, checks=basis.checks,
    )  # fmt: skip
    parts = AnswerParts(life)
    deliver = Deliver(
        life=life,
        results=basis.results,
        sender=basis.sender,
        parts=parts,
        queue=queue_of(basis, parts),
        guests=guest_answers(basis, parts),
    )
    engine.register(UPDATE, inbox.step)
    engine.register(SUBMIT, submit.step)
    watch = Watch(
        life=life, keyring=keyring, engine=engine, client=client, experience=basis.experience, thrift=basis.thrift,
        speech=basis.speech, queueing=basis.queueing, rounds=basis.rounds, gate=basis.gate, on_look=metrics.look_made,
    )  # fmt: skip
    basis.rounds.serve(watch.round)
    engine.register(WATCH, watch.step)
    engine.register(DELIVER, deliver.step)
    engine.register(FETCH, errands.fetch.step)
    engine.register(ALLOWANCE, errands.allowances.step)
    engine.register(EXPIRY, expiry.step)
    engine.register(NOTICE, basis.notices.step)


def _dispatcher(basis: Basis, expiry: Expiry, errands: Errands, operations: Operations) -> Dispatcher:
    life, keyring = basis.life, basis.keyring
    desk = Desk(life, basis.queueing)
    gate = Gate(
        chats=basis.chats, sender=basis.sender, catalogue=basis.catalogue,
        allowed_chats=basis.settings.allowed_chats, operators=basis.settings.operators,
        menus=operations.menus,
    )  # fmt: skip
    intake = Intake(
        jobs=basis.jobs, keyring=keyring, engine=basis.engine, life=life, allotment=_allotment(basis),
        max_download_bytes=basis.max_download_bytes,
    )  # fmt: skip
    migration = Migration(life=life, moving=Moving(basis.store, basis.vault))
    life.on_move(migration.move)
    keydesk = KeyDesk(
        life=life, client=basis.client, gate=basis.gate, keyring=keyring, expiry=expiry, loans=basis.loans,
        new_keys=NewKeys(basis.store, basis.vault),
    )  # fmt: skip
    basis.engine.register(NEW_KEY, keydesk.step)
    # What a handler needs it names, and is given by that name.
    return build_dispatcher(
        gate,
        Callbacks(basis.taps.is_answered),
        intake=intake,
        desk=desk,
        speech=basis.speech,
        finder=Finder(basis.transcripts),
        restyle=Restyle(life=life, results=basis.results, sender=basis.sender),
        afresh=Afresh(life=life, results=basis.results, desk=desk, bot=basis.bot, speech=basis.speech),
        privacy=Privacy(chats=basis.chats, desk=desk, loans=basis.loans, engine=basis.engine),
        keydesk=keydesk,
        migration=migration,
        chats=basis.chats,
        sender=basis.sender,
        catalogue=basis.catalogue,
        **errands.services(),
        **group_services(basis, intake, keydesk),
        **operations.services(),
    )


def _allotment(basis: Basis) -> Allotment:
    settings = basis.settings
    limits = Limits(settings.person_jobs_at_once, settings.person_jobs_per_hour, settings.operators)
    return Allotment(people=People(basis.store), jobs=basis.jobs, keyring=basis.keyring, limits=limits)
