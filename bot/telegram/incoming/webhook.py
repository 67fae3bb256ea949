"""Telegram's webhook: taking updates in over HTTP, and keeping Telegram told where to deliver them."""

import asyncio
import hashlib
import hmac
import json
import logging
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Protocol
from urllib.parse import urlsplit

from aiogram import Bot
from aiogram.types import WebhookInfo
from aiohttp import web
from redis.exceptions import RedisError

from bot.telegram.errors import RefusedError, TelegramTroubleError
from bot.telegram.failures import read_failures
from bot.texts.errors import new_error_id

log = logging.getLogger(__name__)

Take = Callable[[list[dict[str, Any]]], Awaitable[None]]

MAX_BODY_BYTES = 1024 * 1024
_BODY_TIMEOUT_S = 15.0
_TAKE_TIMEOUT_S = 25.0
_SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
_MOST_UPDATE_ID = 2**53
_TELL_EVERY_S = 60.0
_CHECK_EVERY_S = 60.0
_RETRY_S = 5.0


class Webhook:
    """The receiving side: an update is in the store before Telegram gets its 200."""

    def __init__(self, url: str, secret: str, take: Take) -> None:
        self.url = url
        self.secret = secret
        self._take = take
        self._told_at = -_TELL_EVERY_S

    @property
    def path(self) -> str:
        """The path on this server; a proxy keeps it."""
        return urlsplit(self.url).path or "/"

    async def receive(self, request: web.Request) -> web.Response:
        """Take one update in. Whatever is not a 2xx, Telegram delivers again."""
        # Bytes that are no UTF-8 come as surrogates.
        shown = request.headers.get(_SECRET_HEADER, "").encode("utf-8", "surrogateescape")
        if not hmac.compare_digest(shown, self.secret.encode()):
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
    """The webhook as it should be. `secret` is what Telegram must show with each update."""

    url: str
    secret: str
    update_types: tuple[str, ...]


async def ensure_webhook(bot: Bot, wanted: WantedWebhook, *, anew: bool) -> bool:
    """Set the webhook where it differs, or in any case (`anew`); returns whether it was set.

    Telegram doesn't tell the secret that it shows, so the caller knows when that has changed. A delivery
    that was last turned down with 401 shows another one. Raises RefusedError (permanent), UnreachableError.
    """
    with read_failures():
        found = await bot.get_webhook_info()
        if not anew and _fits(found, wanted):
            _tell_trouble(found)
            return False
        await bot.set_webhook(wanted.url, secret_token=wanted.secret, allowed_updates=list(wanted.update_types))
    return True


def _fits(found: WebhookInfo, wanted: WantedWebhook) -> bool:
    refused = found.pending_update_count > 0 and "401" in (found.last_error_message or "")
    return found.url == wanted.url and set(found.allowed_updates or ()) == set(wanted.update_types) and not refused


def _tell_trouble(found: WebhookInfo) -> None:
    if found.pending_update_count and found.last_error_message:
        log.warning("Telegram can't deliver %d updates: %s", found.pending_update_count, found.last_error_message[:200])


class Memory(Protocol):
    """Where all processes remember which webhook was set last."""

    async def get(self, name: str) -> bytes | None: ...
    async def set(self, name: str, value: bytes) -> object: ...


class WebhookKeeper:
    """Has Telegram deliver to us: sets the webhook where it differs, and looks again every minute."""

    def __init__(self, bot: Bot, wanted: WantedWebhook, memory: Memory, place: str) -> None:
        self._bot = bot
        self._wanted = wanted
        self._memory = memory
        self._place = place

    async def run(self) -> None:
        """Keep it set, until cancelled; raises RefusedError where Telegram refuses it at the start."""
        await self._first()
        while True:
            await asyncio.sleep(_CHECK_EVERY_S)
            try:
                if await self._ensure():
                    log.warning("The webhook was changed by somebody else: set again")
            except (TelegramTroubleError, RedisError, OSError) as error:
                log.warning("The webhook could not be checked (%s)", type(error).__name__)

    async def _first(self) -> None:
        while True:
            try:
                is_new = await self._ensure()
            except RefusedError:
                raise
            except (TelegramTroubleError, RedisError, OSError) as error:
                log.warning("The webhook could not be set (%s): trying again", type(error).__name__)
                await asyncio.sleep(_RETRY_S)
            else:
                log.info("The webhook is set" if is_new else "The webhook was set already")
                return

    async def _ensure(self) -> bool:
        mark = self._mark()
        is_known = await self._memory.get(self._place) == mark
        was_set = await ensure_webhook(self._bot, self._wanted, anew=not is_known)
        if not is_known:
            await self._memory.set(self._place, mark)
        return was_set

    def _mark(self) -> bytes:
        # Keyed with the token, so that the stored mark tells nothing about the secret.
        text = json.dumps([self._wanted.url, self._wanted.secret, sorted(self._wanted.update_types)])
        return hmac.new(self._bot.token.encode(), text.encode(), hashlib.sha256).hexdigest().encode()
