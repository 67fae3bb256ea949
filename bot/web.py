"""The bot's HTTP port: is it alive, is it ready, what it counts, and Telegram's webhook."""

import hmac
import json
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST

log = logging.getLogger(__name__)

Ready = Callable[[], Awaitable[str | None]]
"""None when all is well, else one sentence."""

Render = Callable[[], Awaitable[bytes]]
"""The metrics in Prometheus' text form."""

Take = Callable[[list[dict[str, Any]]], Awaitable[None]]

_MAX_BODY_BYTES = 1024 * 1024
_SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"


@dataclass(frozen=True, slots=True)
class Webhook:
    """Where Telegram delivers updates, the secret that it shows, and who takes them."""

    url: str
    secret: str
    take: Take

    @property
    def path(self) -> str:
        """The path on this server; a proxy keeps it."""
        return urlsplit(self.url).path or "/"


class Web:
    """A small server; `port` 0 turns it off. An address in use is an OSError for the caller."""

    def __init__(self, host: str, port: int, ready: Ready, metrics: Render, webhook: Webhook | None = None) -> None:
        self._host = host
        self._port = port
        self._ready = ready
        self._render = metrics
        self._webhook = webhook
        self._runner: web.AppRunner | None = None

    async def start(self) -> None:
        """Listen."""
        if self._port == 0:
            return
        app = web.Application(client_max_size=_MAX_BODY_BYTES)
        app.router.add_get("/healthz", self._healthz)
        app.router.add_get("/readyz", self._readyz)
        app.router.add_get("/metrics", self._metrics)
        if self._webhook is not None:
            app.router.add_post(self._webhook.path, self._update)
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        await web.TCPSite(self._runner, self._host, self._port).start()

    async def stop(self) -> None:
        """Stop listening, after what came in was taken."""
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def _healthz(self, _: web.Request) -> web.Response:
        return web.json_response({"status": "alive"})

    async def _readyz(self, _: web.Request) -> web.Response:
        problem = await self._ready()
        if problem is None:
            return web.json_response({"status": "ready"})
        return web.json_response({"status": "not ready", "why": problem}, status=HTTPStatus.SERVICE_UNAVAILABLE)

    async def _metrics(self, _: web.Request) -> web.Response:
        return web.Response(body=await self._render(), headers={"Content-Type": CONTENT_TYPE_LATEST})

    async def _update(self, request: web.Request) -> web.Response:
        """Take one update: it is in the store before Telegram gets its 200."""
        webhook = self._webhook
        shown = request.headers.get(_SECRET_HEADER, "")
        if webhook is None or not hmac.compare_digest(shown.encode(), webhook.secret.encode()):
            return web.Response(status=HTTPStatus.UNAUTHORIZED)
        try:
            update = json.loads(await request.read())
        except ValueError:
            return web.Response(status=HTTPStatus.BAD_REQUEST)
        if not isinstance(update, dict) or not isinstance(update.get("update_id"), int):
            return web.Response(status=HTTPStatus.BAD_REQUEST)
        await webhook.take([update])
        return web.Response()
