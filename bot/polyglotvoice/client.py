"""Requests over HTTP: the one file that knows httpx.

The loggers of httpx and httpcore write URLs at INFO: whoever sets up logging keeps them quiet. No error
raised here quotes a URL or a key.
"""

import asyncio
import contextlib
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from datetime import UTC, datetime
from http.cookiejar import CookieJar
from urllib.parse import urlsplit

import aiohttp
import httpx
from httpx_aiohttp import AiohttpTransport

from bot.polyglotvoice.endpoints import Endpoints, Reply
from bot.polyglotvoice.errors import ApiError, BadKey, Broken, SourceCut
from bot.polyglotvoice.gate import Gate
from bot.polyglotvoice.models import ApiKey, Call
from bot.polyglotvoice.multipart import Body, Bytes, Turn
from bot.polyglotvoice.session import session_factory
from bot.polyglotvoice.wire.asks import Ask

_ANSWER_READS = 5
"""An answer that is read whole may take so many read time-outs, however it trickles."""

# What the transports raise; the last two for answers that are hardly HTTP.
_TROUBLES = (httpx.HTTPError, httpx.StreamError, httpx.InvalidURL, aiohttp.ClientError, OSError, ValueError)
_NEVER_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.UnsupportedProtocol)
_USER_AGENT = "polyglotvoice-bot"


class _NoCookies(CookieJar):
    """Keeps none: one client serves many accounts."""

    def extract_cookies(self, response: object, request: object) -> None:
        pass

    def add_cookie_header(self, request: object) -> None:
        pass


class Client(Endpoints):
    """The API's client for any number of keys; close it with `aclose`.

    `base_url` carries no user or password (ValueError). `on_call` hears of every request that went out, and
    must not raise; `gate` may hold one back. `read_timeout_s` bounds each wait for the service, in either
    direction, and `source_timeout_s` each wait for what is uploaded. Calls go through `proxy`, a URL; `transport`
    replaces the one that measured best (`tests/bench/transport.py`).
    """

    def __init__(
        self,
        base_url: str,
        *,
        on_call: Callable[[Call], None] | None = None,
        gate: Gate | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        connect_timeout_s: float = 10,
        read_timeout_s: float = 60,
        source_timeout_s: float = 120,
        transport: httpx.AsyncBaseTransport | None = None,
        proxy: str | None = None,
    ) -> None:
        super().__init__(now=now, answer_timeout_s=_ANSWER_READS * read_timeout_s, gate=gate)
        parts = urlsplit(base_url)
        if "@" in parts.netloc or parts.query or parts.fragment:
            raise ValueError("the API's address may hold neither user nor password, query nor fragment")
        self._base_url = base_url.rstrip("/")
        self._on_call = on_call
        self._read_timeout_s = read_timeout_s
        self._source_timeout_s = source_timeout_s
        self._http = httpx.AsyncClient(
            transport=transport or _fast_transport(proxy),
            timeout=httpx.Timeout(read_timeout_s, connect=connect_timeout_s, pool=connect_timeout_s + read_timeout_s),
            cookies=_NoCookies(),
            follow_redirects=False,
            trust_env=False,
            headers={"User-Agent": _USER_AGENT},
        )

    async def aclose(self) -> None:
        """Close every connection."""
        await self._http.aclose()

    @contextlib.asynccontextmanager
    async def _exchange(self, key: ApiKey, ask: Ask, body: Body | None = None) -> AsyncIterator[Reply]:
        if body is None and ask.json_body is not None:
            body = Bytes("application/json", ask.json_body)
        request = self._request(key, ask, body)
        response = await self._send(request, key, ask, body)
        chunks = _chunks(response)
        try:
            is_whole = body is None or body.is_handed_over
            yield Reply(response.status_code, _headers(response), chunks, request_whole=is_whole)
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

    def _request(self, key: ApiKey, ask: Ask, body: Body | None) -> httpx.Request:
        secret = key.secret.get_secret_value()
        if not secret or not secret.isascii() or not secret.isprintable() or " " in secret:
            # It can't stand in a header, so it was never a key.
            raise BadKey
        headers = dict(ask.headers)
        headers["Authorization"] = f"Bearer {secret}"
        if ask.asked == "file" or ask.endpoint == "convert_audio":
            # Sizes and ranges are those of the file, so it must not come compressed.
            headers["Accept-Encoding"] = "identity"
        if body is not None:
            headers |= {"Content-Type": body.content_type, "Content-Length": str(body.length)}
        try:
            return self._http.build_request(
                ask.method,
                self._base_url + ask.path,
                params=ask.query or None,
                headers=headers,
                content=body,
            )
        except _TROUBLES as error:
            raise Broken(type(error).__name__) from None

    async def _send(self, request: httpx.Request, key: ApiKey, ask: Ask, body: Body | None) -> httpx.Response:
        began_s = asyncio.get_running_loop().time()
        status: int | None = None
        was_sent = True
        try:
            async with self._time_limits(body):
                response = await self._http.send(request, stream=True)
            status = response.status_code
        except (*_TROUBLES, SourceCut) as error:
            was_sent = not isinstance(error, _NEVER_SENT)
            _raise_fault(body)
            raise _read_trouble(error, ask, body) from None
        finally:
            if was_sent and self._on_call is not None:
                took_s = asyncio.get_running_loop().time() - began_s
                self._on_call(Call(ask.endpoint, status, took_s, key.id))
            if status is None and body is not None:
                await body.aclose()
        return response

    @contextlib.asynccontextmanager
    async def _time_limits(self, body: Body | None) -> AsyncIterator[None]:
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


def _read_trouble(error: Exception, ask: Ask, body: Body | None) -> ApiError:
    """What a failed exchange means; never with the text of a library, which may quote the address."""
    if isinstance(error, TimeoutError) and body is not None and body.turn is Turn.SOURCE:
        return SourceCut("the source stalled")
    is_handed_over = body is not None and body.is_handed_over
    return Broken(type(error).__name__, maybe_done=ask.asked == "creates" and is_handed_over)


def _raise_fault(body: Body | None) -> None:
    """Whatever the service answered: what it got was not the file."""
    if body is not None and body.fault is not None:
        raise body.fault from body.cause


async def _chunks(response: httpx.Response) -> AsyncGenerator[bytes, None]:
    try:
        async for chunk in response.aiter_bytes():
            yield chunk
    except _TROUBLES as error:
        raise Broken(type(error).__name__) from None


def _headers(response: httpx.Response) -> dict[str, str]:
    # Of a repeated header the first counts: the later one is more likely a proxy's, or an attacker's.
    headers: dict[str, str] = {}
    for name, value in response.headers.raw:
        headers.setdefault(name.decode("latin-1").lower(), value.decode("latin-1"))
    return headers


def _fast_transport(proxy: str | None) -> httpx.AsyncBaseTransport:
    """aiohttp behind httpx's interface."""
    tls = httpx.create_ssl_context()
    return AiohttpTransport(verify=tls, client=session_factory(tls, proxy))
