"""The bot's HTTP port: is it alive, is it ready, what it counts, and the doors of Telegram's webhook and of hints.

A process is ready while it can do its part: its store, its token, its way to receive updates. What else is amiss is
told as `degraded`: a balancer that took the bot away because of a service that is down would only add to the trouble.
A hint of the service's that a task may have ended makes the bot check, and nothing else.
"""

import asyncio
import hmac
import json
import logging
from collections.abc import Awaitable, Callable, Iterator
from datetime import datetime
from http import HTTPStatus

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST
from redis.exceptions import RedisError

from bot.accounts.watchlist import Watchlist
from bot.clock import Clock
from bot.engine import WATCH, Engine
from bot.observe.health import Health
from bot.polling.schedule import after_hint
from bot.telegram.incoming.webhook import MAX_BODY_BYTES, Webhook

log = logging.getLogger(__name__)

_HINT_PATH = "/polyglotvoice/hint/{secret}"
_MAX_HINT_BYTES = 256 * 1024
_HINT_TIMEOUT_S = 10.0

_MOST_IDS = 200
_MOST_VALUES = 2000
_MOST_CHARACTERS = 200

Take = Callable[[object], Awaitable[int]]
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
Render = Callable[[], Awaitable[bytes]]
"""The metrics in Prometheus' text form."""

_IDLE_S = 75.0
"""How long a connection may stay open between two requests."""


class Hints:
    """Makes the watcher check each watched task that a hint names now."""

    def __init__(self, *, watchlist: Watchlist, engine: Engine, clock: Clock) -> None:
        self._watchlist = watchlist
        self._engine = engine
        self._clock = clock

    async def take(self, body: object) -> int:
        """Check the tasks whose ids stand anywhere in `body` (parsed JSON); returns how many that are."""
        ids = list(dict.fromkeys(ids_in(body)))[:_MOST_IDS]
        owners = await self._watchlist.owners(ids) if ids else []
        hinted: dict[str, datetime] = {}
        count = 0
        for account_id, job_id in owners:
            task, now = await self._watchlist.task(account_id, job_id), self._clock()
            check_at = now if task is None else after_hint(task.last_seen_at, task.hints, now)
            if await self._watchlist.hint(account_id, job_id, check_at):
                hinted[account_id] = min(check_at, hinted.get(account_id, check_at))
                count += 1
        for account_id, check_at in hinted.items():
            await self._engine.no_later(WATCH, account_id, check_at)
        return count


def ids_in(body: object) -> Iterator[str]:
    """Every string and whole number in a JSON value that could be an id, breadth first, bounded."""
    level: list[object] = [body]
    left = _MOST_VALUES
    while level and left > 0:
        following: list[object] = []
        for value in level[:left]:
            left -= 1
            if isinstance(value, dict):
                following += value.values()
            elif isinstance(value, list):
                following += value
            elif isinstance(value, str) and 0 < len(value) <= _MOST_CHARACTERS and value.isprintable():
                yield value
            elif isinstance(value, int) and not isinstance(value, bool):
                yield str(value)
        level = following


class HintDoor:
    """Takes any JSON; whoever calls learns nothing of what it led to."""

    def __init__(self, secret: str, take: Take) -> None:
        self._secret = secret.encode()
        self._take = take

    async def receive(self, request: web.Request) -> web.Response:
        """Answer 200 to any JSON that comes with the secret, 404 without it."""
        shown = request.match_info["secret"].encode("utf-8", "surrogateescape")
        if not hmac.compare_digest(shown, self._secret):
            return web.Response(status=HTTPStatus.NOT_FOUND)
        try:
            async with asyncio.timeout(_HINT_TIMEOUT_S):
                content = await request.read()
            if len(content) > _MAX_HINT_BYTES:
                return web.Response(status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
            body: object = json.loads(content)
        except TimeoutError:
            return web.Response(status=HTTPStatus.REQUEST_TIMEOUT)
        except (ValueError, RecursionError):
            return web.Response(status=HTTPStatus.BAD_REQUEST)
        try:
            count = await self._take(body)
        except (RedisError, OSError) as error:
            log.warning("A hint was not taken (%s)", type(error).__name__)
            return web.Response(status=HTTPStatus.SERVICE_UNAVAILABLE)
        log.debug("A hint named %d watched tasks", count)
        return web.Response()


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
            app.router.add_post(_HINT_PATH, self._hint.receive)
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
