"""One plain request over HTTP, and in words why it got no answer: a library's own words may hold the token."""

import asyncio
import contextlib
import json
import logging
import socket
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import Any

import aiohttp

from bot.proxy import proxy_for, through

log = logging.getLogger(__name__)

_TIMEOUT_S = 10.0
_MAX_BODY_BYTES = 256 * 1024
_PROXY = "the proxy in between is away or refuses: are its address and password right?"


class NoAnswerError(Exception):
    """No HTTP answer came; the text says why, as in "the name is not known"."""


@dataclass(frozen=True, slots=True)
class HttpAnswer:
    """An answer of any status. `clock_ahead_s` is by how much this machine's clock is ahead of the server's.

    None where the server does not say its time.
    """

    status: int
    body: Any
    clock_ahead_s: float | None

    @property
    def result(self) -> Mapping[str, Any] | None:
        """The result of a Bot API answer; None where it is none, or says no."""
        if isinstance(self.body, dict) and self.body.get("ok") is True and isinstance(self.body.get("result"), dict):
            return dict(self.body["result"])
        return None


async def ask(url: str, *, proxy: str | None = None) -> HttpAnswer:
    """GET `url`, through a proxy where one is named; raises NoAnswerError."""
    timeout = aiohttp.ClientTimeout(total=_TIMEOUT_S)
    try:
        async with (
            aiohttp.ClientSession(timeout=timeout, **through(proxy)) as session,
            session.get(url, allow_redirects=False) as response,
        ):
            if response.status == HTTPStatus.PROXY_AUTHENTICATION_REQUIRED:
                raise NoAnswerError(_PROXY)
            ahead_s = _ahead_s(response.headers.get("Date"))
            with contextlib.suppress(aiohttp.ClientError, ValueError):
                content = await response.content.read(_MAX_BODY_BYTES)
                return HttpAnswer(response.status, json.loads(content), ahead_s)
            return HttpAnswer(response.status, None, ahead_s)
    except (aiohttp.ClientError, OSError, TimeoutError, ValueError) as error:
        raise NoAnswerError(_why(error)) from None


async def post(url: str, body: Mapping[str, str]) -> None:
    """POST `body` as JSON; what goes wrong is logged, without the address, which may be a secret."""
    timeout = aiohttp.ClientTimeout(total=_TIMEOUT_S)
    try:
        async with (
            aiohttp.ClientSession(timeout=timeout, **through(proxy_for(url))) as session,
            session.post(url, json=body, allow_redirects=False) as response,
        ):
            if response.status >= 300:
                log.warning("ALERT_URL answered with HTTP %d", response.status)
    except (aiohttp.ClientError, OSError, TimeoutError, ValueError) as error:
        log.warning("ALERT_URL was not reached: %s", _why(error))


def _ahead_s(date: str | None) -> float | None:
    try:
        theirs = parsedate_to_datetime(date or "")
    except ValueError:
        return None
    if theirs.tzinfo is None:
        theirs = theirs.replace(tzinfo=UTC)
    return (datetime.now(UTC) - theirs).total_seconds()


def _why(error: Exception) -> str:
    cause = getattr(error, "os_error", error)
    if isinstance(error, aiohttp.ClientProxyConnectionError | aiohttp.ClientHttpProxyError):
        return _PROXY
    if isinstance(error, aiohttp.ClientConnectorCertificateError | aiohttp.ClientConnectorSSLError):
        return "its certificate is not trusted here: are this machine's certificates and clock right?"
    if isinstance(cause, socket.gaierror) or isinstance(error, aiohttp.ClientConnectorDNSError):
        return "its name is not known here: is the address right, and does DNS work?"
    if isinstance(error, asyncio.TimeoutError):
        return "nothing came in ten seconds: does a firewall or a proxy stand in between?"
    if isinstance(cause, ConnectionRefusedError):
        return "nothing listens there: is the address right, and is the server running?"
    return f"the connection failed ({type(cause).__name__})"
