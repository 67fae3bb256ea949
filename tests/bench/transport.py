"""Which transport carries the API client best: httpx's own, or aiohttp behind httpx's interface.

Run as `python -m tests.bench.transport`. Each measurement has a process of its own, and so has the server.
Prints requests a second at 1, 50 and 200 at once, then the rate and memory growth of one 500 MB upload.
"""

import asyncio
import json
import resource
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from pathlib import Path

import httpx

from bot.polyglotvoice.http import ApiClient
from bot.polyglotvoice.models import Source
from tests.samples import api_key

_KEY = api_key("sk_bench_0123456789")
_TASK = b'{"task_id":"t1","status":"processing","progress":40,"created_at":"2026-01-01T00:00:00Z"}'
_ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s" % (len(_TASK), _TASK)
UPLOAD_BYTES = 500 * 1024 * 1024
_CHUNK = bytes(256 * 1024)
_REQUESTS = 3000
TRANSPORTS = ("httpcore", "aiohttp")


class Sink(asyncio.Protocol):
    """Answers each request with the same task once its body has come."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._head = b""
        self._missing = 0

    def data_received(self, data: bytes) -> None:
        if self._missing == 0:
            self._head += data
            head, end, rest = self._head.partition(b"\r\n\r\n")
            if not end:
                return
            self._head = b""
            length = [line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")]
            self._missing = (int(length[0].split(b":")[1]) if length else 0) - len(rest)
        else:
            self._missing -= len(data)
        if self._missing == 0:
            self._transport.write(_ANSWER)


async def _serve() -> None:
    server = await asyncio.get_running_loop().create_server(Sink, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


def make_client(port: int, transport: str) -> ApiClient:
    """A client over one of the two transports."""
    limits = httpx.Limits(max_connections=256, max_keepalive_connections=256)
    other = httpx.AsyncHTTPTransport(limits=limits) if transport == "httpcore" else None
    return ApiClient(f"http://127.0.0.1:{port}/api/v1", transport=other)


async def _ask_many(client: ApiClient, at_once: int) -> float:
    """Requests a second."""
    left = _REQUESTS

    async def ask() -> None:
        nonlocal left
        while left > 0:
            left -= 1
            await client.task(_KEY, "t1")

    began = time.perf_counter()
    await asyncio.gather(*(ask() for _ in range(at_once)))
    return _REQUESTS / (time.perf_counter() - began)


async def _upload(client: ApiClient, size: int) -> float:
    """Megabytes a second."""

    async def chunks() -> AsyncIterator[bytes]:
        for _ in range(size // len(_CHUNK)):
            yield _CHUNK

    began = time.perf_counter()
    await client.upload(_KEY, Source("a.wav", "audio/wav", size, chunks))
    return size / 1e6 / (time.perf_counter() - began)


def peak_bytes() -> int:
    """The most memory that this process has held so far.

    Linux carries the maximum that getrusage gives over from the parent's, so it is read elsewhere there.
    """
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1]) * 1024


async def _measure(port: int, transport: str) -> dict[str, float]:
    client = make_client(port, transport)
    found: dict[str, float] = {}
    # Uploads first: the peak of memory must be theirs.
    await _upload(client, 8 * len(_CHUNK))
    before = peak_bytes()
    found["upload_mb_s"] = await _upload(client, UPLOAD_BYTES)
    found["upload_growth_mib"] = (peak_bytes() - before) / 2**20
    for at_once in (1, 50, 200):
        found[f"requests_s_{at_once}"] = await _ask_many(client, at_once)
    await client.aclose()
    return found


def run() -> dict[str, dict[str, float]]:
    """The measurements of each transport, by name."""
    me = [sys.executable, "-m", "tests.bench.transport"]
    with subprocess.Popen([*me, "serve"], stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        port = server.stdout.readline().strip()
        try:
            return {
                name: json.loads(subprocess.check_output([*me, "measure", port, name], timeout=300))
                for name in TRANSPORTS
            }
        finally:
            server.terminate()


def main() -> None:
    """Print the table."""
    measured = run()
    print(f"{'':20}" + "".join(f"{name:>12}" for name in TRANSPORTS) + f"{'ratio':>8}")
    for row in measured[TRANSPORTS[0]]:
        slow, fast = (measured[name][row] for name in TRANSPORTS)
        ratio = f"{fast / slow:8.1f}" if slow > 0 else f"{'-':>8}"
        print(f"{row:20}{slow:12.1f}{fast:12.1f}{ratio}")


if __name__ == "__main__":
    if sys.argv[1:2] == ["serve"]:
        asyncio.run(_serve())
    elif sys.argv[1:2] == ["measure"]:
        print(json.dumps(asyncio.run(_measure(int(sys.argv[2]), sys.argv[3]))))
    else:
        main()
