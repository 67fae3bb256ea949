"""From Telegram into the service: how fast a file goes through, and how much memory each one takes.

`python -m tests.bench.pipe` measures the bot's own pipe, the naive way and a raw copy between two sockets, each in a
process of its own, against one server that hands out zeros and swallows uploads.
"""

import asyncio
import contextlib
import json
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from bot.polyglotvoice.http import ApiClient
from bot.polyglotvoice.models import Source
from bot.telegram import session
from bot.telegram.files import RemoteFile
from bot.telegram.rate_limit import RateLimits
from bot.telegram.session import CallbackAnswers
from tests.bench.naive import NaiveBot
from tests.bench.transport import Sink, peak_bytes
from tests.samples import api_key

_TOKEN = "1234567:AAbench-bench-bench-bench-bench"
BIG_BYTES = 400 * 1024 * 1024
MANY_BYTES = 50 * 1024 * 1024
MANY = 50
NAIVE_MANY = 10
_CHUNK = bytes(256 * 1024)


async def _hand_out(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
        while head := await reader.readuntil(b"\r\n\r\n"):
            left = int(head.split(b" ")[1].rpartition(b"-")[2])
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % left)
            while left > 0:
                writer.write(_CHUNK[: min(left, len(_CHUNK))])
                left -= len(_CHUNK)
                await writer.drain()
    writer.close()


async def _serve() -> None:
    files = await asyncio.start_server(_hand_out, "127.0.0.1", 0)
    sink = await asyncio.get_running_loop().create_server(Sink, "127.0.0.1", 0)
    print(*(server.sockets[0].getsockname()[1] for server in (files, sink)), flush=True)
    await asyncio.gather(files.serve_forever(), sink.serve_forever())


async def _ours(files: str, sink: str, size: int, count: int) -> None:
    bot = session.connect(
        _TOKEN,
        files,
        is_local=False,
        limits=RateLimits(),
        callbacks=CallbackAnswers(),
    )
    client = ApiClient(f"{sink}/api/v1")
    key = api_key("sk_bench_0123456789")

    async def forward() -> None:
        file = RemoteFile(bot, f"file-{size}", size)
        await client.upload(key, Source("a.ogg", "audio/ogg", size, file.chunks))

    await asyncio.gather(*(forward() for _ in range(count)))
    await client.aclose()
    await bot.session.close()


async def _naive(files: str, sink: str, size: int, count: int) -> None:
    bot = NaiveBot(f"{sink}/api/v1", "sk_bench_0123456789")
    await asyncio.gather(*(bot.forward(f"{files}/file-{size}", "a.ogg") for _ in range(count)))
    await bot.aclose()


async def _raw(files: str, sink: str, size: int, count: int) -> None:
    async def forward() -> None:
        source, writer_in = await asyncio.open_connection("127.0.0.1", urlsplit(files).port)
        target, writer = await asyncio.open_connection("127.0.0.1", urlsplit(sink).port)
        writer_in.write(b"GET /file-%d HTTP/1.1\r\n\r\n" % size)
        await source.readuntil(b"\r\n\r\n")
        writer.write(b"POST / HTTP/1.1\r\nContent-Length: %d\r\n\r\n" % size)
        left = size
        while left > 0:
            chunk = await source.read(len(_CHUNK))
            writer.write(chunk)
            left -= len(chunk)
            await writer.drain()
        await target.readuntil(b"\r\n\r\n")
        writer.close()
        writer_in.close()

    await asyncio.gather(*(forward() for _ in range(count)))


Way = Callable[[str, str, int, int], Awaitable[None]]
WAYS: dict[str, Way] = {"ours": _ours, "naive": _naive, "raw": _raw}


async def _measure(files: str, sink: str, way: Way, many: int) -> dict[str, float]:
    await way(files, sink, len(_CHUNK), 2)
    before = peak_bytes()
    await way(files, sink, MANY_BYTES, many)
    mib = (peak_bytes() - before) / 2**20 / many
    best = 0.0
    for _ in range(2):
        began_s, cpu_s = time.perf_counter(), time.process_time()
        await way(files, sink, BIG_BYTES, 1)
        best = max(best, BIG_BYTES / 1e6 / (time.perf_counter() - began_s))
        cpu = time.process_time() - cpu_s
    return {"mib_each": mib, "mb_s": best, "cpu_mb_s": BIG_BYTES / 1e6 / cpu}


def run() -> dict[str, dict[str, float]]:
    """MiB for each of many uploads at once; MB a second by the clock, and for each processor second; by way."""
    me = [sys.executable, "-m", "tests.bench.pipe"]
    with subprocess.Popen([*me, "serve"], stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        ports = server.stdout.readline().split()
        try:
            return {
                way: json.loads(subprocess.check_output([*me, "measure", *ports, way], timeout=200)) for way in WAYS
            }
        finally:
            server.terminate()


def main() -> None:
    """Print the table."""
    for way, found in run().items():
        print(f"{way:6}" + "".join(f"{name:>10} {value:8.2f}" for name, value in found.items()))


if __name__ == "__main__":
    if sys.argv[1:2] == ["serve"]:
        asyncio.run(_serve())
    elif sys.argv[1:2] == ["measure"]:
        from_port, to_port, chosen = sys.argv[2:5]
        at = [f"http://127.0.0.1:{port}" for port in (from_port, to_port)]
        count = {"ours": MANY, "naive": NAIVE_MANY, "raw": MANY}[chosen]
        print(json.dumps(asyncio.run(_measure(at[0], at[1], WAYS[chosen], count))))
    else:
        main()
