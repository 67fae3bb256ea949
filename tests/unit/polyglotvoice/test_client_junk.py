"""Answers that are hardly HTTP, on each transport."""

import contextlib

import pytest

from bot.polyglotvoice.errors import Broken
from bot.polyglotvoice.http import ApiTimeouts
from tests.unit.polyglotvoice.canned import KEY, source_of
from tests.unit.polyglotvoice.raw_server import Seen, raw_server
from tests.unit.polyglotvoice.test_client import Connect, connect

__all__ = ["connect"]


@pytest.mark.parametrize(
    "junk",
    [
        b"\x00\xff\xfe" * 50 + b"\r\n\r\n",
        b"HTTP/1.1 \r\n\r\n",
        b"HTTP/1.1 200 \xff\xfe\r\nX: \xff\x00\r\n\r\n",
        b"HTTP/9.9 200 OK\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxx",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 5000 + b"\r\n",
        b"HTTP/1.1 200 OK\r\nX: " + b"y" * 200_000 + b"\r\n\r\n",
        b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n",
        b"HTTP/1.1 103 Early Hints\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nSet-Cookie: \xff=\x01; expires=never; max-age=x\r\nContent-Length: 1\r\n\r\n{",
        b"HTTP/1.1 204 No Content\r\n\r\n",
        b"SSH-2.0-OpenSSH_9\r\n",
        b"",
    ],
)
async def test_what_is_hardly_http_is_broken(connect: Connect, junk: bytes) -> None:
    async def handle(seen: Seen) -> None:
        await seen.read_body()
        await seen.send(junk)
        seen.writer.close()

    async with raw_server(handle) as server:
        client = connect(server.url, timeouts=ApiTimeouts(read_s=1))
        for ask in (client.task(KEY, "t1"), client.upload(KEY, source_of(b"OggS"))):
            with pytest.raises(Broken):
                await ask
        with contextlib.suppress(Broken):
            # Where only the body is missing, an empty file is all right.
            async with client.source(KEY, "t1") as stream:
                assert [chunk async for chunk in stream.chunks] in ([], [b"{"])
    # A request on a connection that is just being closed is lost on its way, and not sent again.
    assert len(server.seen) <= 3
