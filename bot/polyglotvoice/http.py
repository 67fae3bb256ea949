"""Requests over HTTP: the one file that knows httpx.

The loggers of httpx and httpcore write URLs at INFO: whoever sets up logging keeps them quiet. No error
raised here quotes a URL or a key.
"""

import asyncio
import contextlib
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from urllib.parse import urlsplit

import aiohttp
import httpx
from aiohttp import ClientHandlerType, ClientRequest, ClientResponse
from httpx_aiohttp import AiohttpTransport

from bot.polyglotvoice.endpoints import Endpoints, OnAnswer, Reply, RequestGate
from bot.polyglotvoice.errors import ApiError, BadKey, Broken, SourceCut
from bot.polyglotvoice.models import ApiCall, ApiKey
from bot.polyglotvoice.multipart import Bytes, RequestBody, Turn
from bot.polyglotvoice.wire import requests
from bot.polyglotvoice.wire.requests import ApiRequest
from bot.polyglotvoice.wire.response import ACCEPT_ENCODING, decoded
from bot.proxy import through, trusted

_ANSWER_READS = 5
"""An answer that is read whole may take so many read time-outs, however it trickles."""

# What the transports raise; the last two for answers that are hardly HTTP.
_TROUBLES = (httpx.HTTPError, httpx.StreamError, httpx.InvalidURL, aiohttp.ClientError, OSError, ValueError)
_NEVER_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.UnsupportedProtocol)
_MAX_CONNECTIONS = 256
_KEEP_ALIVE_S = 15.0
_NOT_CONNECTED = (aiohttp.ConnectionTimeoutError, aiohttp.ClientConnectorError)
_MOST_REDIRECTS = 3
_FOR_GOOD = (301, 308)
_PROBE_S = 10.0
_HEADERS = {"Accept": "*/*", "User-Agent": "polyglotvoice-bot"}

OnCall = Callable[[ApiCall], None]
"""Hears of every request that went out. Must not raise."""


@dataclass(frozen=True, slots=True)
class ApiTimeouts:
    """Seconds: to connect, for each wait for the service in either direction, for each wait for what is uploaded."""

    connect_s: float = 10
    read_s: float = 60
    source_s: float = 120


class ApiClient(Endpoints):
    """The API's client for any number of keys; close it with `aclose`.

    `base_url` carries no user or password (ValueError). Those of `on_call` hear of requests, those of
    `on_answer` of what came; `gate` may hold one back.
    """

    def __init__(
        self, base_url: str, *, on_call: Sequence[OnCall] = (), gate: RequestGate | None = None,
        on_answer: Sequence[OnAnswer] = (), now: Callable[[], datetime] = lambda: datetime.now(UTC),
        timeouts: ApiTimeouts | None = None, transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:  # fmt: skip
        timeouts = timeouts or ApiTimeouts()
        answer_timeout_s = _ANSWER_READS * timeouts.read_s
        super().__init__(now=now, answer_timeout_s=answer_timeout_s, gate=gate, on_answer=on_answer)
        parts = urlsplit(base_url)
        if "@" in parts.netloc or parts.query or parts.fragment:
            raise ValueError("the API's address may hold neither user nor password, query nor fragment")
        self._base_url = base_url.rstrip("/")
        self._on_call = on_call
        self._read_timeout_s = timeouts.read_s
        self._source_timeout_s = timeouts.source_s
        self._transport = transport or fast_transport()
        # Endpoints whose address ends with a slash: to be sent there anew each time would count twice.
        self._slashed = set[str]()
        waits = httpx.Timeout(timeouts.read_s, connect=timeouts.connect_s, pool=timeouts.connect_s + timeouts.read_s)
        self._extensions = {"timeout": waits.as_dict()}

    async def aclose(self) -> None:
        await self._transport.aclose()

    async def is_alive(self) -> bool:
        """Whether the service answers anything below 500 to a request without a key, which counts for nobody.

        It asks by GET where only POST does something: the service's own 401 or 405 shows that it works.
        """
        url = self._base_url + requests.VALIDATE_URL.path
        try:
            async with asyncio.timeout(min(_PROBE_S, self._read_timeout_s)):
                request = httpx.Request("GET", url, headers=_HEADERS, extensions=self._extensions)
                response = await self._transport.handle_async_request(request)
                await response.aclose()
        except _TROUBLES:  # a time-out is an OSError
            return False
        return response.status_code < 500

    @contextlib.asynccontextmanager
    async def _exchange(self, key: ApiKey, ask: ApiRequest, body: RequestBody | None = None) -> AsyncIterator[Reply]:
        if body is None and ask.body is not None:
            body = Bytes(*ask.body)
        response = await self._send(self._request(key, ask, body), key, ask, body)
        for _ in range(_MOST_REDIRECTS):
            if (url := self._next_url(response, ask)) is None:
                break
            await response.aclose()
            if response.status_code in _FOR_GOOD and url.partition("?")[0] == f"{self._base_url}{ask.path}/":
                self._slashed.add(ask.endpoint)
            response = await self._send(self._request(key, ask, None, url), key, ask, None)
        headers = _headers(response)
        chunks = decoded(_chunks(response), headers)
        try:
            is_whole = body is None or body.is_handed_over
            yield Reply(response.status_code, headers, chunks, request_whole=is_whole)
            _raise_fault(body)
        except ApiError:
            _raise_fault(body)
            raise
        finally:
            with contextlib.suppress(*_TROUBLES, RuntimeError):
                await chunks.aclose()
            with contextlib.suppress(*_TROUBLES):
                await response.aclose()
            if body is not None:
                await body.aclose()

    # Open point "redirects": within the origin, for GET. The key goes nowhere else.
    def _next_url(self, response: httpx.Response, ask: ApiRequest) -> str | None:
        """Where a redirect leads that may be followed; None for all else."""
        if ask.method != "GET" or not response.has_redirect_location:
            return None
        try:
            url = response.url.join(response.headers["location"])
        except (httpx.InvalidURL, ValueError):
            return None
        base = httpx.URL(self._base_url)
        is_own = (url.scheme, url.host, url.port) == (base.scheme, base.host, base.port) and not url.userinfo
        return str(url) if is_own else None

    def _request(self, key: ApiKey, ask: ApiRequest, body: RequestBody | None, url: str | None = None) -> httpx.Request:
        secret = key.secret.get_secret_value()
        if not secret or not secret.isascii() or not secret.isprintable() or " " in secret:
            # It can't stand in a header, so it was never a key.
            raise BadKey
        headers = _HEADERS | dict(ask.headers)
        headers |= {"Authorization": f"Bearer {secret}", "Accept-Encoding": ACCEPT_ENCODING}
        if ask.asked == "file" or ask.endpoint == "convert_audio":
            # Sizes and ranges are those of the file, so it must not come compressed.
            headers["Accept-Encoding"] = "identity"
        if body is not None:
            headers |= {"Content-Type": body.content_type, "Content-Length": str(body.length)}
        try:
            # To the transport as it is, past what httpx's client does for cookies, logins and redirects.
            return httpx.Request(
                ask.method,
                url or _address(f"{self._base_url}{ask.path}{'/' * (ask.endpoint in self._slashed)}"),
                params=None if url else ask.query or None,
                headers=headers,
                content=body,
                extensions=self._extensions,
            )
        except _TROUBLES as error:
            raise Broken(type(error).__name__) from None

    async def _send(
        self, request: httpx.Request, key: ApiKey, ask: ApiRequest, body: RequestBody | None
    ) -> httpx.Response:
        began_s = asyncio.get_running_loop().time()
        status: int | None = None
        was_sent = True
        try:
            async with self._time_limits(body):
                response = await self._transport.handle_async_request(request)
            response.request = request
            status = response.status_code
        except (*_TROUBLES, SourceCut) as error:
            was_sent = not isinstance(error, _NEVER_SENT)
            _raise_fault(body)
            raise _read_trouble(error, ask, body) from None
        finally:
            if was_sent:
                call = ApiCall(ask.endpoint, status, asyncio.get_running_loop().time() - began_s, key.id)
                for hear in self._on_call:
                    hear(call)
            if status is None and body is not None:
                await body.aclose()
        return response

    @contextlib.asynccontextmanager
    async def _time_limits(self, body: RequestBody | None) -> AsyncIterator[None]:
        """Bound each wait while a body goes out; the transports do so for one direction only, or not at all."""
        if body is None:
            yield
            return
        loop = asyncio.get_running_loop()
        waits = {Turn.SOURCE: self._source_timeout_s, Turn.NETWORK: self._read_timeout_s}
        async with asyncio.timeout(None) as limit:
            # Set off by the first piece: connecting has limits of its own.
            body.on_turn = lambda turn: limit.reschedule(None if turn is Turn.OVER else loop.time() + waits[turn])
            try:
                yield
            finally:
                body.on_turn = lambda _: None


# The list's own is asked for over and over.
_address = lru_cache(maxsize=64)(httpx.URL)


def _read_trouble(error: Exception, ask: ApiRequest, body: RequestBody | None) -> ApiError:
    """What a failed exchange means; never with the text of a library, which may quote the address."""
    if isinstance(error, TimeoutError) and body is not None and body.turn is Turn.SOURCE:
        return SourceCut("the source stalled")
    is_handed_over = body is not None and body.is_handed_over
    return Broken(type(error).__name__, maybe_done=ask.asked == "creates" and is_handed_over)


def _raise_fault(body: RequestBody | None) -> None:
    """Whatever the service answered: what it got was not the file."""
    if body is not None and body.fault is not None:
        raise body.fault from body.cause


async def _chunks(response: httpx.Response) -> AsyncGenerator[bytes, None]:
    try:
        async for chunk in response.aiter_raw():
            yield chunk
    except _TROUBLES as error:
        raise Broken(type(error).__name__) from None


def _headers(response: httpx.Response) -> dict[str, str]:
    # Of a repeated header the first counts: the later one is more likely a proxy's, or an attacker's.
    headers: dict[str, str] = {}
    for name, value in response.headers.raw:
        headers.setdefault(name.decode("latin-1").lower(), value.decode("latin-1"))
    return headers


class LostError(aiohttp.ClientPayloadError):
    """The connection broke after the request began to go out."""


async def _one_attempt(request: ClientRequest, handler: ClientHandlerType) -> ClientResponse:
    """Keep aiohttp from sending a lost GET a second time by itself: every request costs the user.

    It repeats after ClientOSError and ServerDisconnectedError (aiohttp 3.14, `ClientSession._request`), so
    those two may not reach it.
    """
    try:
        response = await handler(request)
    except _NOT_CONNECTED:
        raise
    except aiohttp.ClientConnectionError as error:
        # The text may name the address; the kind says enough.
        raise LostError(type(error).__name__) from error
    # httpx-aiohttp encodes the reason as UTF-8, and loses the open connection where that fails (0.2).
    response.reason = None
    return response


def fast_transport(proxy: str | None = None) -> httpx.AsyncBaseTransport:
    """aiohttp behind httpx's interface, which measured best (`tests/bench/transport.py`); through `proxy`, a URL.

    Cookies are not kept: one client serves many accounts.
    """

    def session() -> aiohttp.ClientSession:
        way = through(proxy, limit=_MAX_CONNECTIONS, keepalive_timeout=_KEEP_ALIVE_S)
        jar = aiohttp.DummyCookieJar()
        return aiohttp.ClientSession(**way, cookie_jar=jar, middlewares=(_one_attempt,), auto_decompress=False)

    return AiohttpTransport(verify=trusted(), client=session)
