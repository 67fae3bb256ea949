"""The composition root: opens the store, builds the services, and says who runs which step."""

import contextlib
import logging
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass
from enum import StrEnum

from aiogram import Dispatcher

from bot import engine
from bot.app.services import Services
from bot.clock import SystemTimer, Timer
from bot.jobs.transitions import Deadlines
from bot.observe.metrics import Metrics
from bot.operators.daily_counters import ErrorCounter
from bot.operators.menus import OperatorMenus
from bot.settings import Settings, SettingsError, split_keys
from bot.store import keys
from bot.store.connect import check_vault, settle
from bot.store.embedded import open_store
from bot.store.vault import Rotation
from bot.telegram.incoming.inbox import UpdateDispatch
from bot.telegram.profile import Profile, profiles
from handlers import build_dispatcher
from handlers.menu import MENUS, OPERATORS
from handlers.middleware import AccessGate, CallbackMiddleware

log = logging.getLogger(__name__)


class Role(StrEnum):
    """What a process does: everything, only taking updates in, or only the work."""

    RUN = "run"
    UPDATES = "updates"
    WORKER = "worker"


@dataclass(frozen=True, slots=True)
class App:
    """One process, wired."""

    services: Services
    dispatcher: Dispatcher
    menus: OperatorMenus
    profiles: Mapping[str | None, Profile]

    @property
    def is_embedded(self) -> bool:
        """Whether nobody else uses its store."""
        return self.services.settings.redis_url is None


@contextlib.asynccontextmanager
async def build(
    settings: Settings, role: Role = Role.RUN, deadlines: Deadlines | None = None, clock: Timer | None = None
) -> AsyncIterator[App]:
    """The application on its store; closes what it opened. Raises StoreError, SettingsError."""
    clock = clock or SystemTimer()
    async with AsyncExitStack() as stack:
        if settings.redis_url is None and role is not Role.RUN:
            raise SettingsError([f"`python -m bot {role}` shares its store with others: set REDIS_URL"])
        url, vault = await open_store(settings.redis_url, settings.data_dir, split_keys(settings.encryption_key), stack)
        store = await settle(url, settings.bot_id)
        stack.push_async_callback(store.aclose)
        vault = await check_vault(store, vault, settings.bot_id)
        await keys.enter_all(store, vault.id_of)
        rotation = Rotation(store, vault)
        if await rotation.is_due():
            await rotation.run()
        metrics = Metrics()
        stack.enter_context(_counted_errors(metrics))
        await engine.take_over(store, clock().timestamp())
        services = Services(
            settings=settings, store=store, vault=vault, metrics=metrics,
            deadlines=deadlines or Deadlines(), clock=clock,
        )  # fmt: skip
        await stack.enter_async_context(services.stack)
        yield _wired(services)


@contextlib.contextmanager
def _counted_errors(metrics: Metrics) -> Iterator[None]:
    handler = ErrorCounter(metrics.of_day)
    logging.getLogger().addHandler(handler)
    try:
        yield
    finally:
        logging.getLogger().removeHandler(handler)


def _wired(services: Services) -> App:
    menus = services.operator_menus(OPERATORS)
    dispatcher = _dispatcher(services, menus)
    services.inbox.serve(UpdateDispatch(services.bot, dispatcher, services.sender, services.catalogue))
    s = services
    steps = {
        engine.UPDATE: s.inbox.step, engine.SUBMIT: s.submit.step, engine.WATCH: s.poll.step,
        engine.DELIVER: s.deliver.step, engine.FETCH: s.fetch.step, engine.ALLOWANCE: s.allowances.step,
        engine.EXPIRY: s.expiry.step, engine.NEW_KEY: s.key_retry.step, engine.NOTICE: s.notices.step,
        engine.DIGEST: s.digest.step, engine.BROADCAST: s.broadcasting.step, engine.PROBE: s.live_probe.step,
        engine.LET_GO: s.reconciler.let_go,
    }  # fmt: skip
    for name, step in steps.items():
        services.engine.register(name, step)
    return App(services, dispatcher, menus, profiles(services.catalogue, MENUS))


def _dispatcher(s: Services, menus: OperatorMenus) -> Dispatcher:
    """The handlers; what one of them needs it names, and is given by that name."""
    gate = AccessGate(
        chats=s.chats, sender=s.sender, catalogue=s.catalogue, rules=s.rules, names=s.names_seen, menus=menus,
        outbox=s.outbox,
    )  # fmt: skip
    return build_dispatcher(
        gate, CallbackMiddleware(s.callbacks.is_answered),
        intake=s.intake, edits=s.edits, outbox=s.outbox, actions=s.actions, speech=s.speech, finder=s.finder,
        restyle=s.restyle, redo=s.redo, retry=s.retry, naming=s.naming, reactions=s.reactions, exports=s.export,
        clock=s.clock, privacy=s.privacy, keydesk=s.key_desk, migration=s.migration, chats=s.chats, known=s.known_chats,
        sender=s.sender, catalogue=s.catalogue, history=s.history, cards=s.cards, orders=s.orders,
        conversions=s.conversions, allowances=s.allowances, groupnotes=s.group_notes, recordings=s.group_recordings,
        ephemeral=s.ephemeral, members=s.members, groupkeys=s.group_keys, newcomers=s.newcomers,
        invites=s.invites, doctor=s.doctor, visits=s.visits, guestvoice=s.guest_voice, batches=s.batches,
        notices=s.notices, operators=s.settings.operators, reports=s.reports, digest=s.digest,
        broadcasting=s.broadcasting,
        live_probe=s.live_probe, trial=s.trial, rulings=s.rulings, budgets=s.budgets, keyring=s.keyring,
    )  # fmt: skip
