"""The connections: one attempt for each request, nothing remembered between two of them."""

import ssl
from collections.abc import Callable

import aiohttp
from aiohttp import ClientHandlerType, ClientRequest, ClientResponse

from bot.support.proxy import through

_MAX_CONNECTIONS = 256
_KEEP_ALIVE_S = 15.0
_NEVER_SENT = (aiohttp.ConnectionTimeoutError, aiohttp.ClientConnectorError)


class LostError(aiohttp.ClientPayloadError):
    """The connection broke after the request began to go out."""


async def _one_attempt(request: ClientRequest, handler: ClientHandlerType) -> ClientResponse:
    """Keep aiohttp from sending a lost GET a second time by itself: every request costs the user.

    It repeats after ClientOSError and ServerDisconnectedError (aiohttp 3.14, `ClientSession._request`), so
    those two may not reach it.
    """
    try:
        response = await handler(request)
    except _NEVER_SENT:
        raise
    except aiohttp.ClientConnectionError as error:
        # The text may name the address; the kind says enough.
        raise LostError(type(error).__name__) from error
    # httpx-aiohttp encodes the reason as UTF-8, and loses the open connection where that fails (0.2).
    response.reason = None
    return response


def session_factory(tls: ssl.SSLContext, proxy: str | None = None) -> Callable[[], aiohttp.ClientSession]:
    """Makes the session, within the running loop.

    Cookies are not kept: one client serves many accounts.
    """

    def make() -> aiohttp.ClientSession:
        return aiohttp.ClientSession(
            **through(proxy, ssl=tls, limit=_MAX_CONNECTIONS, keepalive_timeout=_KEEP_ALIVE_S),
            cookie_jar=aiohttp.DummyCookieJar(),
            middlewares=(_one_attempt,),
            auto_decompress=False,
        )

    return make
