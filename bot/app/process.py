"""One process of the bot: starts the parts that its role needs, and drains them in order."""

import asyncio
import contextlib
import errno
import gc
import logging
from contextlib import AsyncExitStack
from typing import Any

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramUnauthorizedError

from bot.app.app import App, Role, build
from bot.clock import Timer
from bot.concurrency import bounded, end, unless
from bot.doctor.service import API_PATH, address_trouble
from bot.doctor.setup import misspelt, port_trouble
from bot.jobs.transitions import Deadlines
from bot.observe.processes import Heartbeat
from bot.settings import Settings, SettingsError
from bot.telegram.failures import name_of
from bot.telegram.incoming.poller import Poller, SoloPoller
from bot.telegram.incoming.webhook import WantedWebhook, Webhook, WebhookKeeper, WebhookPlan
from bot.telegram.troubles import RefusedError
from bot.web.server import HintDoor, Web

log = logging.getLogger(__name__)

_TOKEN, _UPDATES = "token", "updates"
_ADDRESS_AGAIN_S = 30.0
_LEAVE_S = 1.5
"""Counts are no reason to be late: what waits for a stop kills after ten seconds."""

_TOKEN_REFUSED = "Telegram refuses BOT_TOKEN: take the current one from @BotFather"


async def run(
    settings: Settings, role: Role, stopping: asyncio.Event, deadlines: Deadlines | None = None,
    clock: Timer | None = None,
) -> None:  # fmt: skip
    """Run one process of the bot until `stopping` is set; raises SettingsError or StoreError."""
    async with AsyncExitStack() as stack:
        app = await unless(stopping, stack.enter_async_context(build(settings, role, deadlines, clock)))
        if app is None:
            return
        webhook = _webhook(settings, role, app)
        health = app.services.health
        health.expect(_TOKEN, "Telegram has not answered for BOT_TOKEN yet")
        health.expect(_UPDATES, "Updates are not being received yet")
        web = Web(
            settings.http_host, settings.http_port, health,
            lambda: app.services.metrics.render(app.services.backlog.read, health),
            webhook=webhook, hint=_hint_door(settings, app),
        )  # fmt: skip
        try:
            await web.start()
        except OSError as error:
            # Who has the port may end, and an address may come with its network; a port of root's stays that.
            trouble = port_trouble(settings.http_host, settings.http_port, error)
            raise SettingsError([trouble], may_pass=error.errno not in (errno.EACCES, errno.EPERM)) from None
        try:
            await _begin(app, role, stopping, webhook)
        finally:
            await web.stop()


async def _begin(app: App, role: Role, stopping: asyncio.Event, webhook: Webhook | None) -> None:
    heartbeat = Heartbeat(app.services.processes, role=role, clock=app.services.clock)
    watching = [
        asyncio.create_task(app.services.daily_counters.run(), name="counting"),
        asyncio.create_task(heartbeat.run(app.services.health.troubles), name="heartbeat"),
        asyncio.create_task(app.services.alerter.run(), name="alerts"),
        asyncio.create_task(_look_once(app), name="first looks"),
    ]
    me = None
    try:
        me = await _introduce(app.services.bot, stopping)
        if me is not None:
            app.services.health.arrived(_TOKEN)
            log.info("Telegram knows the bot as @%s", me)
            await _serve(app, role, stopping, webhook)
    except TelegramUnauthorizedError:
        await app.services.alerter.token_refused()
        if me is None:
            await app.disown()
        raise SettingsError([_TOKEN_REFUSED]) from None
    finally:
        await end(*watching)
        if not await bounded(_take_leave(app, heartbeat), _LEAVE_S):
            log.warning("The store does not answer: the last counts are left out")


async def _look_once(app: App) -> None:
    """What only settings can mend: their names, and an odd address of the API. The operator's key costs requests."""
    settings, checks = app.services.settings, app.services.service_checks
    if named := misspelt():
        checks.settings = "; ".join(named)
        log.warning("%s", checks.settings)
    # An address that ends as it should is believed, and costs no request.
    while not settings.polyglotvoice_api_url.endswith(API_PATH):
        checks.address = await address_trouble(settings)
        if checks.address is None:
            return
        log.warning("%s", checks.address)
        await asyncio.sleep(_ADDRESS_AGAIN_S)


async def _introduce(bot: Bot, stopping: asyncio.Event) -> str | None:
    delay_s = 1.0
    while not stopping.is_set():
        try:
            return (await bot.get_me(request_timeout=15)).username or "the bot"
        except TelegramUnauthorizedError:
            raise
        except TelegramAPIError as error:
            log.warning(
                "Telegram can't be reached (%s): trying again. `python -m bot doctor` tells why; where it is blocked, "
                "TELEGRAM_PROXY names a way", name_of(error),
            )  # fmt: skip
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(stopping.wait(), delay_s)
        delay_s = min(30.0, delay_s * 2)
    return None


def _webhook(settings: Settings, role: Role, app: App) -> Webhook | None:
    if settings.webhook_url is None or settings.webhook_secret is None or role is Role.WORKER:
        return None
    if settings.http_port == 0:
        raise SettingsError(["WEBHOOK_URL needs a port to listen on: set HTTP_PORT"])
    path = settings.webhook_certificate
    certificate = None if path is None else path.read_text("ascii")
    wanted = WantedWebhook(
        settings.webhook_url, settings.webhook_secret.get_secret_value(),
        tuple(app.dispatcher.resolve_used_update_types()), certificate,
    )  # fmt: skip
    return Webhook(WebhookPlan(app.services.redis, app.services.vault, wanted), app.services.inbox.take)


def _hint_door(settings: Settings, app: App) -> HintDoor | None:
    if settings.hint_secret is None:
        return None
    if settings.http_port == 0:
        raise SettingsError(["HINT_SECRET needs a port to listen on: set HTTP_PORT"])
    return HintDoor(settings.hint_secret.get_secret_value(), app.services.hints.take)


async def _serve(app: App, role: Role, stopping: asyncio.Event, webhook: Webhook | None) -> None:
    update_types, told = app.dispatcher.resolve_used_update_types(), app.services.telegram_checks
    poller = Poller(app.services.bot, app.services.inbox.take, update_types, app.services.poller_lease.is_held)
    polling = SoloPoller(poller, app.services.poller_lease, alone=app.services.is_embedded)
    owned = await _begin_work(app, role)
    source = None
    if webhook is not None:
        keeper = WebhookKeeper(app.services.bot, webhook.plan, app.services.redis)
        told.undelivered = lambda: keeper.undelivered
        owned.append(asyncio.create_task(keeper.run(), name="webhook"))
    elif role is not Role.WORKER:
        told.poller, told.failing = lambda: poller.conflict, lambda: poller.failing
        source = asyncio.create_task(polling.run(), name="poller")
        owned.append(source)
    app.services.health.arrived(_UPDATES)
    # What was built by now stays: a full collection need not walk through it, which takes a fifth of a second.
    gc.freeze()
    log.info("Ready, role %s", role)
    owned.append(asyncio.create_task(_introduce_then_wait(app, stopping), name="profile"))
    waiting = asyncio.create_task(stopping.wait(), name="stop signal")
    done, _ = await asyncio.wait({waiting, *owned}, return_when=asyncio.FIRST_COMPLETED)
    log.info("Stopping")
    if source is not None:
        await end(source)
    await end(*owned)
    if source is not None:
        await polling.end()
    waiting.cancel()
    for task in done - {waiting}:
        _raise_reason(task)


async def _take_leave(app: App, heartbeat: Heartbeat) -> None:
    await app.services.meter.flush()
    await app.services.daily_counters.flush()
    await heartbeat.leave()


async def _begin_work(app: App, role: Role) -> list["asyncio.Task[None]"]:
    owned: list[asyncio.Task[None]] = []
    if role is Role.UPDATES:
        return owned
    if app.services.is_embedded:
        owned.append(asyncio.create_task(app.services.rewriting.run(), name="rewriting"))
        await app.services.reconciler.recover_alone()
    await app.services.digest.plan_all()
    return [
        *owned,
        asyncio.create_task(app.services.engine.work(), name="worker"),
        asyncio.create_task(app.services.reconciler.run(), name="reconciler"),
        asyncio.create_task(app.services.service_probe.run(), name="service probe"),
        asyncio.create_task(app.services.meter.run(), name="meter"),
    ]


async def _introduce_then_wait(app: App, stopping: asyncio.Event) -> None:
    await app.introduce()
    await stopping.wait()


def _raise_reason(task: "asyncio.Task[Any]") -> None:
    error = None if task.cancelled() else task.exception()
    if isinstance(error, RefusedError):
        # Telegram looks the host's name up when it is told.
        raise SettingsError([f"Telegram refuses WEBHOOK_URL: {error}"], may_pass="resolve" in str(error))
    if error is not None:
        raise error
