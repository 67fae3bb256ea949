"""Telegram's webhook: taking updates in over HTTP, and keeping Telegram told where to deliver them."""

import asyncio
import contextlib
import hashlib
import hmac
import json
import logging
import time
from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass, replace
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

from aiogram import Bot
from aiogram.types import BufferedInputFile, WebhookInfo
from aiohttp import web
from redis.exceptions import RedisError

from bot.store import keys
from bot.store.client import RedisClient
from bot.store.vault import Vault
from bot.telegram.failures import read_failures
from bot.telegram.troubles import RefusedError, TelegramTroubleError
from bot.texts.explained import new_error_id

log = logging.getLogger(__name__)

Take = Callable[[list[dict[str, Any]]], Awaitable[None]]

MAX_BODY_BYTES = 1024 * 1024
_BODY_TIMEOUT_S = 15.0
_TAKE_TIMEOUT_S = 25.0
_SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
_MOST_UPDATE_ID = 2**53
_TELL_EVERY_S = 60.0
_CHECK_EVERY_S = 20.0
_RETRY_S = 5.0
_FORMER_S = 3600.0
_RECENT_S = 600.0
_READ_EVERY_S = 1.0
_READ_TIMEOUT_S = 3.0


class Webhook:
    """The receiving side: an update is in the store before Telegram gets its 200."""

    def __init__(self, plan: "WebhookPlan", take: Take) -> None:
        self.plan = plan
        self._take = take
        self._told_at = -_TELL_EVERY_S

    @property
    def path(self) -> str:
        """The path on this server; a proxy keeps it."""
        return urlsplit(self.plan.own.url).path or "/"

    async def receive(self, request: web.Request) -> web.Response:
        """Take one update in. Whatever is not a 2xx, Telegram delivers again."""
        # Bytes that are no UTF-8 come as surrogates.
        shown = request.headers.get(_SECRET_HEADER, "").encode("utf-8", "surrogateescape")
        if not await self.plan.accepts(shown):
            self._tell_refusal()
            return web.Response(status=HTTPStatus.UNAUTHORIZED)
        try:
            async with asyncio.timeout(_BODY_TIMEOUT_S):
                update = _read(await request.read())
        except TimeoutError:
            return web.Response(status=HTTPStatus.REQUEST_TIMEOUT)
        if update is None:
            return web.Response(status=HTTPStatus.BAD_REQUEST)
        try:
            async with asyncio.timeout(_TAKE_TIMEOUT_S):
                await self._take([update])
        except (RedisError, OSError) as error:
            log.warning("An update could not be stored (%s): Telegram brings it again", type(error).__name__)
            return web.Response(status=HTTPStatus.SERVICE_UNAVAILABLE)
        except Exception:
            log.exception("An update could not be taken, error %s", new_error_id())
            return web.Response(status=HTTPStatus.INTERNAL_SERVER_ERROR)
        return web.Response()

    def _tell_refusal(self) -> None:
        now = time.monotonic()
        if now - self._told_at >= _TELL_EVERY_S:
            self._told_at = now
            log.warning("Somebody called the webhook without the right secret (told once a minute)")


def _read(body: bytes) -> dict[str, Any] | None:
    try:
        update = json.loads(body)
    except (ValueError, RecursionError):
        return None
    if not isinstance(update, dict):
        return None
    update_id = update.get("update_id")
    if isinstance(update_id, bool) or not isinstance(update_id, int) or not 0 <= update_id < _MOST_UPDATE_ID:
        return None
    return update


@dataclass(frozen=True, slots=True)
class WantedWebhook:
    """The webhook as it should be. `secret` is what Telegram must show with each update.

    `certificate` is the PEM text of one that no authority signed, which Telegram must be shown to trust it.
    """

    url: str
    secret: str
    update_types: tuple[str, ...]
    certificate: str | None = None


class WebhookPlan:
    """The webhook that all processes want: that of the settings of whichever was started last, sealed in the store.

    While settings change, processes with old and new ones run side by side. None of them sets the webhook over the
    other, and each takes deliveries with either secret: a former one for an hour.
    """

    def __init__(self, redis: RedisClient, vault: Vault, own: WantedWebhook) -> None:
        self.own = own
        self._redis = redis
        self._vault = vault
        self._former: dict[str, float] = {}
        self._present = own
        self._read_s = 0.0

    async def join(self) -> None:
        """Have all processes want what this one's settings say."""
        found = await self._read()
        if found is not None and self.own.secret not in self._former:
            if found.secret != self.own.secret:
                self._former[found.secret] = time.time() + _FORMER_S
            found = replace(found, secret=self.own.secret)
        self._present = self.own if found is None else replace(self.own, secret=found.secret)
        text = json.dumps({**asdict(self._present), "former": self._former})
        await self._redis.set(keys.WEBHOOK_WANTED, self._vault.seal(text.encode(), keys.WEBHOOK_WANTED))

    async def present(self) -> WantedWebhook:
        return await self._read() or self.own

    async def accepts(self, shown: bytes) -> bool:
        """Whether this is the secret of one of the processes."""
        if not self._knows(shown) and time.monotonic() - self._read_s > _READ_EVERY_S:
            with contextlib.suppress(RedisError, OSError):
                async with asyncio.timeout(_READ_TIMEOUT_S):
                    await self._read()
        return self._knows(shown)

    def _knows(self, shown: bytes) -> bool:
        former = [secret for secret, until in self._former.items() if until > time.time()]
        return any(
            hmac.compare_digest(shown, known.encode()) for known in (self.own.secret, self._present.secret, *former)
        )

    async def _read(self) -> WantedWebhook | None:
        sealed = await self._redis.get(keys.WEBHOOK_WANTED)
        self._read_s = time.monotonic()
        if sealed is None:
            return None
        about = json.loads(self._vault.open(sealed, keys.WEBHOOK_WANTED))
        self._former = {secret: until for secret, until in about.pop("former").items() if until > time.time()}
        self._present = WantedWebhook(**{**about, "update_types": tuple(about["update_types"])})
        return self._present


async def ensure_webhook(bot: Bot, wanted: WantedWebhook, *, anew: bool) -> WebhookInfo | None:
    """Set the webhook where it differs, or in any case (`anew`): None then, else what Telegram says of it.

    Telegram doesn't tell the secret that it shows, so the caller knows when that has changed. A delivery
    that was last turned down with 401 shows another one. Raises RefusedError (permanent), UnreachableError.
    """
    with read_failures():
        found = await bot.get_webhook_info()
        if not anew and _fits(found, wanted):
            return found
        certificate = wanted.certificate and BufferedInputFile(wanted.certificate.encode(), "webhook.pem")
        await bot.set_webhook(
            wanted.url, certificate=certificate or None, secret_token=wanted.secret,
            allowed_updates=list(wanted.update_types),
        )  # fmt: skip
    return None


def _fits(found: WebhookInfo, wanted: WantedWebhook) -> bool:
    refused = found.pending_update_count > 0 and "401" in (found.last_error_message or "")
    is_same = found.url == wanted.url and found.has_custom_certificate == (wanted.certificate is not None)
    return is_same and set(found.allowed_updates or ()) == set(wanted.update_types) and not refused


def _trouble_in(found: WebhookInfo) -> str:
    """Why Telegram can't deliver what waits; empty where its last failure is long ago, which it goes on telling of."""
    is_recent = found.last_error_date is not None and time.time() - found.last_error_date.timestamp() < _RECENT_S
    return (found.last_error_message or "") if found.pending_update_count and is_recent else ""


class WebhookKeeper:
    """Has Telegram deliver to us: sets the webhook where it differs, and looks again every 20 s.

    `undelivered` is how many updates wait at Telegram, and why it could not deliver lately.
    """

    def __init__(self, bot: Bot, plan: WebhookPlan, redis: RedisClient) -> None:
        self._bot = bot
        self._plan = plan
        self._redis = redis
        self.undelivered = 0, ""

    async def run(self) -> None:
        """Keep it set, until cancelled; raises RefusedError where Telegram refuses it at the start."""
        is_first = True
        while True:
            try:
                if is_first:
                    await self._plan.join()
                was_set = await self._ensure()
                if was_set or is_first:
                    log.info("The webhook is set" if was_set else "The webhook was set already")
                is_first = False
                await asyncio.sleep(_CHECK_EVERY_S)
            except RefusedError as error:
                if is_first:
                    raise
                self.undelivered = self.undelivered[0] or 1, str(error)
                await asyncio.sleep(_CHECK_EVERY_S)
            except (TelegramTroubleError, RedisError, OSError) as error:
                log.warning("The webhook could not be looked at (%s): trying again", error or type(error).__name__)
                await asyncio.sleep(_RETRY_S)

    async def _ensure(self) -> bool:
        wanted = await self._plan.present()
        mark = self._mark(wanted)
        is_known = await self._redis.get(keys.WEBHOOK) == mark
        found = await ensure_webhook(self._bot, wanted, anew=not is_known)
        if not is_known:
            await self._redis.set(keys.WEBHOOK, mark)
        self._note(found)
        return found is None

    def _note(self, found: WebhookInfo | None) -> None:
        trouble = "" if found is None else _trouble_in(found)
        if found is None or not trouble:
            self.undelivered = 0 if found is None else found.pending_update_count, ""
            return
        if not self.undelivered[1]:
            log.warning("Telegram can't deliver %d updates: %s", found.pending_update_count, trouble[:200])
        self.undelivered = found.pending_update_count, trouble[:150]

    def _mark(self, wanted: WantedWebhook) -> bytes:
        # Keyed with the token, so that the stored mark tells nothing about the secret.
        parts = [wanted.url, wanted.secret, sorted(wanted.update_types)]
        text = json.dumps(parts if wanted.certificate is None else [*parts, wanted.certificate])
        return hmac.new(self._bot.token.encode(), text.encode(), hashlib.sha256).hexdigest().encode()
