"""The bot's HTTP port: is it alive, is it ready, what it counts, and the doors of Telegram's webhook and of hints.

A process is ready while it can do its part: its store, its token, its way to receive updates. What else is amiss is
told as `degraded`: a balancer that took the bot away because of a service that is down would only add to the trouble.
"""

import asyncio
from collections.abc import Awaitable, Callable
from http import HTTPStatus

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST

from bot.observe.health import Health
from bot.telegram.incoming.webhook import MAX_BODY_BYTES, Webhook
from bot.web.hints import PATH, HintDoor

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
Render = Callable[[], Awaitable[bytes]]
"""The metrics in Prometheus' text form."""

_IDLE_S = 75.0
"""How long a connection may stay open between two requests."""


class Web:
    """A small server; `port` 0 turns it off. An address in use is an OSError for the caller.

    A connection that has sent no whole request in its first `first_request_s` is closed.
    """

    def __init__(
        self, host: str, port: int, health: Health, metrics: Render, *,
        webhook: Webhook | None = None, hint: HintDoor | None = None, first_request_s: float = 20.0,
    ) -> None:  # fmt: skip
        self._host = host
        self._port = port
        self._health = health
        self._render = metrics
        self._webhook = webhook
        self._hint = hint
        self._first_request_s = first_request_s
        self._runner: web.AppRunner | None = None
        self._listening: asyncio.Server | None = None
        self._silent: set[object] = set()

    async def start(self) -> None:
        if self._port == 0:
            return
        app = web.Application(client_max_size=MAX_BODY_BYTES, middlewares=[self._heard])
        app.router.add_get("/healthz", self._healthz)
        app.router.add_get("/readyz", self._readyz)
        app.router.add_get("/metrics", self._metrics)
        if self._webhook is not None:
            app.router.add_post(self._webhook.path, self._webhook.receive)
        if self._hint is not None:
            app.router.add_post(PATH, self._hint.receive)
        self._runner = runner = web.AppRunner(app, access_log=None, keepalive_timeout=_IDLE_S)
        await runner.setup()
        if (server := runner.server) is not None:
            loop = asyncio.get_running_loop()
            self._listening = await loop.create_server(lambda: self._accept(server), self._host, self._port)

    async def stop(self) -> None:
        """Stop listening, after what came in was taken."""
        if self._listening is not None:
            self._listening.close()
        if self._runner is not None:
            await self._runner.cleanup()
        self._listening = self._runner = None

    def _accept(self, server: web.Server) -> asyncio.BaseProtocol:
        # aiohttp waits for a connection's first headers without an end; later it closes what is idle.
        protocol = server()
        self._silent.add(protocol)
        asyncio.get_running_loop().call_later(self._first_request_s, self._close_silent, protocol)
        return protocol

    def _close_silent(self, protocol: web.RequestHandler) -> None:
        if protocol in self._silent:
            self._silent.discard(protocol)
            protocol.force_close()

    @web.middleware
    async def _heard(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        self._silent.discard(request.protocol)
        return await handler(request)

    async def _healthz(self, _: web.Request) -> web.Response:
        return web.json_response({"status": "alive"})

    async def _readyz(self, _: web.Request) -> web.Response:
        problems = await self._health.problems()
        stops = [problem.sentence for problem in problems if problem.stops]
        if stops or self._health.missing:
            why = " ".join(stops) or self._health.missing
            return web.json_response({"status": "not ready", "why": why}, status=HTTPStatus.SERVICE_UNAVAILABLE)
        if problems:
            why = " ".join(problem.sentence for problem in problems)
            kinds = [problem.kind for problem in problems]
            return web.json_response({"status": "degraded", "why": why, "kinds": kinds})
        return web.json_response({"status": "ready"})

    async def _metrics(self, _: web.Request) -> web.Response:
        return web.Response(body=await self._render(), headers={"Content-Type": CONTENT_TYPE_LATEST})
