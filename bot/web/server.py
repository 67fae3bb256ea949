"""The bot's HTTP port: is it alive, is it ready, what it counts, and the doors of Telegram's webhook and of hints.

Whether a process can do its part: its store, its token, its way to receive updates.

The services that the bot works with don't count: a balancer that took the bot away because of them would
only add to the trouble.
"""

from collections.abc import Awaitable, Callable
from http import HTTPStatus

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST

from bot.telegram.incoming.webhook import MAX_BODY_BYTES, Webhook
from bot.web.hints import PATH, HintDoor

Ready = Callable[[], Awaitable[str | None]]
"""None when all is well, else one sentence."""

Render = Callable[[], Awaitable[bytes]]
"""The metrics in Prometheus' text form."""


class Web:
    """A small server; `port` 0 turns it off. An address in use is an OSError for the caller."""

    def __init__(
        self, host: str, port: int, ready: Ready, metrics: Render, *,
        webhook: Webhook | None = None, hint: HintDoor | None = None,
    ) -> None:  # fmt: skip
        self._host = host
        self._port = port
        self._ready = ready
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
        problem = await self._ready()
        if problem is None:
            return web.json_response({"status": "ready"})
        return web.json_response({"status": "not ready", "why": problem}, status=HTTPStatus.SERVICE_UNAVAILABLE)

    async def _metrics(self, _: web.Request) -> web.Response:
        return web.Response(body=await self._render(), headers={"Content-Type": CONTENT_TYPE_LATEST})


class Readiness:
    """Parts that must be there; each says in one sentence what it waits for until it is."""

    def __init__(self, store_answers: Callable[[], Awaitable[bool]]) -> None:
        self._store_answers = store_answers
        self._missing: dict[str, str] = {}

    def expect(self, part: str, why: str) -> None:
        """Not ready until this part is there; also for a part that was lost again."""
        self._missing[part] = why

    def arrived(self, part: str) -> None:
        """The part is there."""
        self._missing.pop(part, None)

    async def problem(self) -> str | None:
        """None when all is well, else one sentence."""
        if not await self._store_answers():
            return "the store does not answer"
        return next(iter(self._missing.values()), None)
