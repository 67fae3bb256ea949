"""The door for services that call back: a hint that a task may have ended makes the bot check, and nothing else."""

import asyncio
import hmac
import json
import logging
from collections.abc import Awaitable, Callable, Iterator
from datetime import datetime
from http import HTTPStatus

from aiohttp import web
from redis.exceptions import RedisError

from bot.accounts.watchlist import Watchlist
from bot.clock import Clock
from bot.engine import WATCH, Engine
from bot.polling.schedule import after_hint

log = logging.getLogger(__name__)

PATH = "/polyglotvoice/hint/{secret}"
_MAX_BODY_BYTES = 256 * 1024
_BODY_TIMEOUT_S = 10.0

_MOST_IDS = 200
_MOST_VALUES = 2000
_MOST_CHARACTERS = 200

Take = Callable[[object], Awaitable[int]]


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
            async with asyncio.timeout(_BODY_TIMEOUT_S):
                content = await request.read()
            if len(content) > _MAX_BODY_BYTES:
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
