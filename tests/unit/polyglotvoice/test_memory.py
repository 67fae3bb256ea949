"""A 500 MB body passes through in constant memory. Run as a program it is the process that is measured."""

import asyncio
import sys
from collections.abc import AsyncIterator

import pytest

from bot.polyglotvoice.http import ApiClient
from bot.polyglotvoice.models import Source
from tests.bench.transport import Sink, peak_bytes
from tests.unit.polyglotvoice.canned import KEY
from tests.unit.polyglotvoice.raw_server import Seen, raw_server

MIB = 1024 * 1024
BODY_BYTES = 500 * 1000 * 1000
MAX_GROWTH_BYTES = 10 * MIB
CHUNK = bytes(256 * 1024)
BOUND_S = 120.0


async def _generated(size: int) -> AsyncIterator[bytes]:
    for at in range(0, size, len(CHUNK)):
        yield CHUNK[: size - at]


async def _copied(client: ApiClient) -> AsyncIterator[bytes]:
    async with client.source(KEY, "t1") as stream:
        async for chunk in stream.chunks:
            yield chunk


async def _send_body(seen: Seen) -> None:
    await seen.send(f"HTTP/1.1 200 OK\r\nContent-Length: {BODY_BYTES}\r\n\r\n".encode())
    async for chunk in _generated(BODY_BYTES):
        await seen.send(chunk)


async def _measure(way: str, sink_port: int, source_port: int) -> int:
    """How much the process grows by while one body goes out."""
    client, other = (ApiClient(f"http://127.0.0.1:{port}/api/v1") for port in (sink_port, source_port))
    small = 8 * len(CHUNK)
    await client.upload(KEY, Source("a.wav", "audio/wav", small, lambda: _generated(small)))
    before = peak_bytes()
    chunks = {"generated": lambda: _generated(BODY_BYTES), "copied": lambda: _copied(other)}[way]
    await client.upload(KEY, Source("a.wav", "audio/wav", BODY_BYTES, chunks))
    grown = peak_bytes() - before
    await client.aclose()
    await other.aclose()
    return grown


@pytest.mark.parametrize("way", ["generated", "copied"])
async def test_a_big_body_passes_in_constant_memory(way: str) -> None:
    async with asyncio.timeout(BOUND_S), raw_server(_send_body) as source:
        sink = await asyncio.get_running_loop().create_server(Sink, "127.0.0.1", 0)
        async with sink:
            measured = await asyncio.create_subprocess_exec(
                sys.executable, "-m", __name__, way, str(sink.sockets[0].getsockname()[1]), str(source.port),
                stdout=asyncio.subprocess.PIPE,
            )  # fmt: skip
            printed, _ = await measured.communicate()
    assert measured.returncode == 0
    assert int(printed) <= MAX_GROWTH_BYTES


if __name__ == "__main__":
    print(asyncio.run(_measure(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))))
