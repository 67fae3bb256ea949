"""Whatever bytes come over the wire, a caller gets a model or one of our errors."""

import asyncio
import contextlib

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.polyglotvoice.errors import ApiError
from bot.polyglotvoice.http import ApiClient, ApiTimeouts
from tests.unit.polyglotvoice.canned import KEY, source_of
from tests.unit.polyglotvoice.raw_server import BOUND_S, Seen, raw_server

LINES = st.sampled_from(
    [
        b"HTTP/1.1 200 OK",
        b"HTTP/1.1 200",
        b"HTTP/1.0 404 X",
        b"HTTP/1.1 999 \xff",
        b"HTTP/1.1 302 X",
        b"HTTP/1.1 -1 X",
        b"x",
    ]
)
HEADERS = st.lists(
    st.sampled_from(
        [
            b"Content-Length: 20", b"Content-Length: 3", b"Content-Length: 0", b"Transfer-Encoding: chunked",
            b"Content-Encoding: gzip", b"Content-Encoding: x, gzip", b"Content-Type: text/html", b"Set-Cookie: \x80=;",
            b"Connection: close", b"Location: http://[", b"Content-Range: bytes 0-5/9", b"X: \xe2\x80\xae", b"No colon",
            b" folded", b": empty", b"Retry-After: soon",
        ]
    ),
    max_size=4,
)  # fmt: skip
REPLIES = st.binary(max_size=80) | st.builds(
    lambda line, headers, body: b"\r\n".join([line, *headers, b"", body]),
    LINES,
    HEADERS,
    st.binary(max_size=40)
    | st.sampled_from([b'{"id": "t1", "status": "done"}', b"5\r\nhello\r\n0\r\n\r\n", b"ffffffffffffffff\r\n"]),
)


async def _ask_everything(reply: bytes) -> None:
    async def handle(seen: Seen) -> None:
        await seen.read_body()
        await seen.send(reply)
        seen.writer.close()

    async with asyncio.timeout(BOUND_S), raw_server(handle) as server:
        client = ApiClient(server.url, timeouts=ApiTimeouts(read_s=2))
        for endpoint in ("task", "upload", "source"):
            with contextlib.suppress(ApiError):
                await _ask(client, endpoint)
        await client.aclose()


async def _ask(client: ApiClient, endpoint: str) -> None:
    if endpoint == "task":
        await client.task(KEY, "t1")
    elif endpoint == "upload":
        await client.upload(KEY, source_of(b"OggS"))
    else:
        async with client.source(KEY, "t1", 3) as stream:
            async for chunk in stream.chunks:
                assert chunk


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(reply=REPLIES)
def test_any_bytes_become_a_model_or_one_of_our_errors(reply: bytes) -> None:
    asyncio.run(_ask_everything(reply))
