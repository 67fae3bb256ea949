"""The bot's HTTP port: is it alive, is it ready, what it counts, and the doors of Telegram's webhook and of hints.

A process is ready while it can do its part: its store, its token, its way to receive updates. What else is amiss is
told as `degraded`: a balancer that took the bot away because of a service that is down would only add to the trouble.
"""

from collections.abc import Awaitable, Callable
from http import HTTPStatus

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST

from bot.observe.health import Health
from bot.telegram.incoming.webhook import MAX_BODY_BYTES, Webhook
from bot.web.hints import PATH, HintDoor

Render = Callable[[], Awaitable[bytes]]
"""The metrics in Prometheus' text form."""


class Web:
    """A small server; `port` 0 turns it off. An address in use is an OSError for the caller."""

    def __init__(
        self, host: str, port: int, health: Health, metrics: Render, *,
        webhook: Webhook | None = None, hint: HintDoor | None = None,
    ) -> None:  # fmt: skip
        self._host = host
        self._port = port
        self._health = health
        self._render = metrics
        self._webhook = webhook
        self._hint = hint
        self._runner: web.AppRunner | None = None

    async def start(self) -> None:
        """Listen."""
        if self._port == 0:
            return
        app = web.Application(client_max_size=MAX_BODY_BYTES)
        app.router.add_get("/healthz", self._healthz)
        app.router.add_get("/readyz", self._readyz)
        app.router.add_get("/metrics", self._metrics)
        if self._webhook is not None:
            app.router.add_post(self._webhook.path, self._webhook.receive)
        if self._hint is not None:
            app.router.add_post(PATH, self._hint.receive)
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
