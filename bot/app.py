"""The composition root: builds the services, wires them, starts them, drains them."""

import contextlib
import logging
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from aiogram import Bot, Dispatcher

from bot.feed import Feed
from bot.i18n import Catalogue
from bot.jobs.deliver import Deliver
from bot.jobs.desk import Desk
from bot.jobs.engine import Engine
from bot.jobs.expiry import EXPIRY, Expiry
from bot.jobs.inbox import UPDATE, Inbox
from bot.jobs.intake import Intake
from bot.jobs.keydesk import KeyDesk
from bot.jobs.keyring import Keyring, OperatorKey
from bot.jobs.life import DELIVER, SUBMIT, WATCH, Life
from bot.jobs.media import CLOUD_MAX_DOWNLOAD_BYTES
from bot.jobs.meter import Meter
from bot.jobs.privacy import Privacy
from bot.jobs.reconcile import Reconciler
from bot.jobs.submit import Submit
from bot.jobs.watch import Watch
from bot.polyglotvoice.client import Client as ApiClient
from bot.polyglotvoice.models import ApiKey
from bot.settings import Settings, split_keys
from bot.store.accounts import Accounts
from bot.store.chats import Chats
from bot.store.client import Client as StoreClient
from bot.store.connect import check_vault, connect, inspect
from bot.store.embedded import EmbeddedStore
from bot.store.jobs import Jobs
from bot.store.transcripts import Transcripts
from bot.store.updates import Updates
from bot.store.vault import Vault, own_key
from bot.telegram import session
from bot.telegram.floods import Floods
from bot.telegram.send import Sender
from handlers import build_dispatcher, command_menu
from handlers.access import Gate

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
    inbox: Inbox
    reconciler: Reconciler
    meter: Meter
    store: StoreClient
    menu: Mapping[str | None, Mapping[str, str]]
    embedded: bool


def _now() -> datetime:
    return datetime.now(UTC)


@contextlib.asynccontextmanager
async def build(settings: Settings, role: Role = Role.RUN) -> AsyncIterator[App]:
    """The application on its store; closes what it opened. Raises StoreError."""
    async with AsyncExitStack() as stack:
        url, vault = await _open_store(settings, role, stack)
        store = connect(url)
        stack.push_async_callback(store.aclose)
        health = await inspect(store)
        if health.durable is False:
            log.warning("The store keeps nothing through a crash: switch on its append-only file (AOF)")
        await check_vault(store, vault)
        engine = await stack.enter_async_context(Engine(url))
        yield await _wire(settings, store, vault, engine, stack)


async def _open_store(settings: Settings, role: Role, stack: AsyncExitStack) -> tuple[str, Vault]:
    if settings.redis_url is not None:
        return settings.redis_url.get_secret_value(), Vault(split_keys(settings.encryption_key))
    if role is not Role.RUN:
        raise StartError(f"`python -m bot {role}` shares its store with others: set REDIS_URL")
    embedded = await stack.enter_async_context(EmbeddedStore(settings.data_dir))
    keys = split_keys(settings.encryption_key) or [own_key(settings.data_dir)]
    return embedded.url, Vault(keys)


async def _wire(settings: Settings, store: StoreClient, vault: Vault, engine: Engine, stack: AsyncExitStack) -> App:
    catalogue = Catalogue.load()
    jobs, accounts, chats = Jobs(store, vault), Accounts(store), Chats(store, vault)
    transcripts = Transcripts(store, vault)
    meter = Meter(accounts=accounts, clock=_now)
    client = ApiClient(settings.polyglotvoice_api_url, on_call=meter.note)
    stack.push_async_callback(client.aclose)
    bot = session.connect(
        settings.bot_token.get_secret_value(),
        settings.telegram_api_url,
        is_local=settings.telegram_api_local,
        floods=Floods(),
    )
    stack.push_async_callback(bot.session.close)
    sender = Sender(bot)
    keyring = Keyring(chats, accounts, _operator_key(settings))
    life = Life(
        jobs=jobs, accounts=accounts, chats=chats, transcripts=transcripts, engine=engine, sender=sender,
        catalogue=catalogue, clock=_now,
    )  # fmt: skip
    max_download_bytes = None if settings.telegram_api_local else CLOUD_MAX_DOWNLOAD_BYTES
    submit = Submit(
        life=life, keyring=keyring, engine=engine, client=client, bot=bot,
        max_download_bytes=max_download_bytes,
    )  # fmt: skip
    deliver = Deliver(life=life, keyring=keyring, client=client, sender=sender, transcripts=transcripts)
    inbox = Inbox(updates=Updates(store, vault), engine=engine, clock=_now)
    engine.register(UPDATE, inbox.step)
    engine.register(SUBMIT, submit.step)
    engine.register(WATCH, Watch(life=life, keyring=keyring, engine=engine, client=client).step)
    engine.register(DELIVER, deliver.step)
    expiry = Expiry(chats=chats, engine=engine, sender=sender, catalogue=catalogue, clock=_now)
    engine.register(EXPIRY, expiry.step)
    desk = Desk(life)
    gate = Gate(
        chats=chats, sender=sender, catalogue=catalogue, allowed_chats=settings.allowed_chats,
        operators=settings.operators,
    )  # fmt: skip
    dispatcher = build_dispatcher(
        gate,
        intake=Intake(jobs=jobs, keyring=keyring, engine=engine, life=life, max_download_bytes=max_download_bytes),
        desk=desk,
        privacy=Privacy(chats=chats, desk=desk),
        keydesk=KeyDesk(life=life, client=client, keyring=keyring, expiry=expiry),
        chats=chats,
        sender=sender,
        catalogue=catalogue,
    )
    app = App(
        bot=bot, dispatcher=dispatcher, engine=engine, inbox=inbox,
        reconciler=Reconciler(life=life, engine=engine), meter=meter, store=store,
        menu=command_menu(catalogue),
        embedded=settings.redis_url is None,
    )  # fmt: skip
    feed = Feed(bot, dispatcher, sender, catalogue)
    inbox.serve(feed.handle, feed.apologise)
    return app


def _operator_key(settings: Settings) -> OperatorKey:
    if settings.polyglotvoice_api_key is None:
        return OperatorKey(None, frozenset())
    key = ApiKey.of(settings.polyglotvoice_api_key.get_secret_value())
    return OperatorKey(key, settings.allowed_chats | settings.operators)
