"""The door for services that call back: a hint that a task may have ended makes the bot look, and nothing else."""

import asyncio
import hmac
import json
import logging
from collections.abc import Awaitable, Callable
from http import HTTPStatus

from aiohttp import web
from redis.exceptions import RedisError

log = logging.getLogger(__name__)

PATH = "/polyglotvoice/hint/{secret}"
_MAX_BODY_BYTES = 256 * 1024
_BODY_TIMEOUT_S = 10.0

Take = Callable[[object], Awaitable[int]]


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
