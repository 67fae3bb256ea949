"""The composition root: opens the store, builds the services, and says who runs which step."""

import contextlib
import logging
from collections.abc import AsyncIterator, Iterator
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
from bot.store.connect import check_vault, claim, settle
from bot.store.embedded import open_store
from bot.store.vault import Rotation
from bot.telegram.incoming.inbox import UpdateDispatch
from handlers import build_dispatcher
from handlers.menu import MENUS, OPERATORS
from handlers.middleware import AccessGate, CallbackMiddleware, TapMiddleware

log = logging.getLogger(__name__)


class Role(StrEnum):
    """What a process does: everything, only taking updates in, or only the work."""

    RUN = "run"
    UPDATES = "updates"
    WORKER = "worker"


@dataclass(frozen=True, slots=True)
class App:
    """One process, wired; `is_new` says that it marked the store, which was nobody's, as its bot's."""

    services: Services
    dispatcher: Dispatcher
    menus: OperatorMenus
    is_new: bool

    async def disown(self) -> None:
        """Give back a store that this process marked first: a mistyped token must not shut the right one out."""
        if self.is_new:
            await self.services.redis.delete(keys.OWNER)

    async def introduce(self) -> None:
        """Have Telegram show what the bot is and can do."""
        await self.services.profile.show(MENUS)
        await self.menus.retire()


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
        vault = await check_vault(store, vault)
        is_new = await claim(store, settings.bot_id)
        await keys.enter_all(store, vault.id_of)
        rotation = Rotation(store, vault)
        if await rotation.is_due():
            await rotation.run()
        metrics = Metrics()
        stack.enter_context(_counted_errors(metrics))
        await engine.take_over(store, clock().timestamp())
        services = Services(
            settings=settings, redis=store, vault=vault, metrics=metrics, deadlines=deadlines or Deadlines(),
            clock=clock,
        )  # fmt: skip
        await stack.enter_async_context(services.stack)
        yield _wired(services, is_new)


@contextlib.contextmanager
def _counted_errors(metrics: Metrics) -> Iterator[None]:
    handler = ErrorCounter(metrics.of_day)
    logging.getLogger().addHandler(handler)
    try:
        yield
    finally:
        logging.getLogger().removeHandler(handler)


def _wired(s: Services, is_new: bool) -> App:
    menus = OperatorMenus(profile=s.profile, redis=s.redis, operators=s.operators, menu=OPERATORS)
    gate = AccessGate(
        chats=s.chats, sender=s.sender, catalogue=s.catalogue, rules=s.rules, names=s.names_seen, menus=menus,
        outbox=s.outbox,
    )  # fmt: skip
    callbacks, taps = CallbackMiddleware(s.callbacks.is_answered), TapMiddleware(s.sender, s.ephemeral)
    dispatcher = build_dispatcher(gate, callbacks, taps, s)
    s.inbox.serve(UpdateDispatch(s.bot, dispatcher, s.sender, s.catalogue))
    s.meter.on_spent = s.limit_warning.plan
    steps = {
        engine.UPDATE: s.inbox.step, engine.SUBMIT: s.submit.step, engine.WATCH: s.poll.step,
        engine.DELIVER: s.deliver.step, engine.FETCH: s.fetch.step, engine.ALLOWANCE: s.limit_warning.step,
        engine.EXPIRY: s.expiry.step, engine.NEW_KEY: s.key_retry.step, engine.NOTICE: s.notices.step,
        engine.DIGEST: s.digest.step, engine.BROADCAST: s.broadcasting.step, engine.PROBE: s.live_probe.step,
        engine.LET_GO: s.reconciler.let_go,
    }  # fmt: skip
    for name, step in steps.items():
        s.engine.register(name, step)
    return App(s, dispatcher, menus, is_new)
