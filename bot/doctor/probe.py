"""One plain request over HTTP, and in words why it got no answer: a library's own words may hold the token."""

import asyncio
import contextlib
import json
import logging
import socket
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Any

import aiohttp
from yarl import URL

from bot.observe.machine import ahead_of
from bot.proxy import proxy_for, through

log = logging.getLogger(__name__)

_LONG_S = 5.0
_BUSY = (408, 429)
_MAX_BODY_BYTES = 256 * 1024
_PROXY = "the proxy in between is away or refuses: are its address and password right?"


class NoAnswerError(Exception):
    """No HTTP answer came; the text says why, as in "the name is not known"."""


@dataclass(frozen=True, slots=True)
class HttpAnswer:
    """An answer of any status. `clock_ahead_s` is by how much this machine's clock is ahead of the server's.

    None where the server does not say its time. `elsewhere` is the other server that a redirect leads to.
    """

    status: int
    body: Any
    clock_ahead_s: float | None
    elsewhere: str = ""

    @property
    def result(self) -> Mapping[str, Any] | None:
        """The result of a Bot API answer; None where it is none, or says no."""
        if isinstance(self.body, dict) and self.body.get("ok") is True and isinstance(self.body.get("result"), dict):
            return dict(self.body["result"])
        return None


async def ask(url: str, *, wait_s: float, proxy: str | None = None) -> HttpAnswer:
    """GET `url`, through a proxy where one is named. Raises NoAnswerError, also where it is silent for `wait_s`."""
    timeout = aiohttp.ClientTimeout(total=2 * wait_s, connect=wait_s, sock_read=wait_s)
    try:
        async with (
            aiohttp.ClientSession(timeout=timeout, **through(proxy)) as session,
            session.get(url, allow_redirects=False) as response,
        ):
            if response.status == HTTPStatus.PROXY_AUTHENTICATION_REQUIRED:
                raise NoAnswerError(_PROXY)
            ahead_s = ahead_of(response.headers, datetime.now(UTC))
            body = None
            with contextlib.suppress(aiohttp.ClientError, ValueError):
                body = json.loads(await response.content.read(_MAX_BODY_BYTES))
            return HttpAnswer(response.status, body, ahead_s, _elsewhere(response))
    except (aiohttp.ClientError, OSError, TimeoutError, ValueError) as error:
        raise NoAnswerError(_why(error, wait_s)) from None


async def post(url: str, body: Mapping[str, str]) -> bool:
    """POST `body` as JSON; whether trying that again is of no use, as it is when it was taken.

    What goes wrong is logged, without the address, which may be a secret.
    """
    timeout = aiohttp.ClientTimeout(total=_LONG_S)
    try:
        async with (
            aiohttp.ClientSession(timeout=timeout, **through(proxy_for(url))) as session,
            session.post(url, json=body, allow_redirects=False) as response,
        ):
            if response.status >= 300:
                log.warning("ALERT_URL answered with HTTP %d", response.status)
            return response.status < 500 and response.status not in _BUSY
    except (aiohttp.ClientError, OSError, TimeoutError, ValueError) as error:
        log.warning("ALERT_URL was not reached: %s", _why(error, _LONG_S))
    return False


def _elsewhere(response: aiohttp.ClientResponse) -> str:
    to = response.url.join(URL(response.headers.get("Location", "")))
    is_led = 300 <= response.status < 400 and to.absolute and to.origin() != response.url.origin()
    return str(to.origin()) if is_led else ""


def _why(error: Exception, wait_s: float) -> str:
    cause = getattr(error, "os_error", error)
    if isinstance(error, aiohttp.ClientProxyConnectionError | aiohttp.ClientHttpProxyError):
        return _PROXY
    if isinstance(error, aiohttp.ClientConnectorCertificateError | aiohttp.ClientConnectorSSLError):
        return (
            "its certificate is not trusted here, or that of a proxy in between: is this machine's clock right? "
            "SSL_CERT_FILE names a file with further authorities"
        )
    if isinstance(cause, socket.gaierror) or isinstance(error, aiohttp.ClientConnectorDNSError):
        return "its name is not known here: is the address right, and does DNS work?"
    if isinstance(error, asyncio.TimeoutError):
        return (
            f"nothing came in {wait_s:g} s: does a firewall or a proxy stand in between? For a slow network there is "
            "`python -m bot doctor --wait 20`"
        )
    if isinstance(cause, ConnectionRefusedError):
        return "nothing listens there: is the address right, and is the server running?"
    return f"the connection failed ({type(cause).__name__})"
