"""Answers out of all proportion: refused within bounds of memory and time. As a program it is the one measured."""

import asyncio
import gzip
import json
import sys
import time
import zlib
from collections.abc import AsyncGenerator, Callable

import pytest

from bot.polyglotvoice.errors import Broken
from bot.polyglotvoice.http import ApiClient
from bot.polyglotvoice.wire import tree
from bot.polyglotvoice.wire.response import decoded
from bot.transcript.speech import Transcript
from tests.bench.transport import peak_bytes
from tests.unit.polyglotvoice.canned import KEY
from tests.unit.polyglotvoice.raw_server import Seen, raw_server

MIB = 1024 * 1024
MAX_GROWTH_BYTES = 300 * MIB
MAX_STALL_S = 2.0
"""Alone it stays below a second. A busy machine makes it longer now and then, and never shorter: the best of some."""

_TIMES = 4
BOUND_S = 240.0
WORD = {"word": "слово", "start": 3599.123, "end": 3599.456, "speaker": "SPEAKER_01", "score": 0.987}


def raw_deflate(body: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(body) + packer.flush()


def twice(body: bytes) -> bytes:
    return gzip.compress(gzip.compress(body))


def bomb(size: int) -> bytes:
    piece = gzip.compress(bytes(16 * MIB))
    return gzip.compress(piece * (size // (16 * MIB)))


BODIES: dict[str, tuple[Callable[[], bytes], str]] = {
    "gzip in gzip": (lambda: bomb(1024 * MIB), "gzip, gzip"),
    "empty segments": (lambda: b'{"segments":[' + b"{}," * (19 * MIB) + b"{}]}", "identity"),
    "segments of a letter": (lambda: b'{"segments":[' + b'{"text":"a"},' * (MIB * 3 // 2) + b"{}]}", "identity"),
    "as many segments as may be": (lambda: json.dumps({"segments": [WORD] * 120_000}).encode(), "identity"),
    "many names": (lambda: json.dumps(dict.fromkeys(map(str, range(1_000_000)), 1)).encode(), "identity"),
    "as many names as may be": (lambda: json.dumps(dict.fromkeys(map(str, range(380_000)), 1)).encode(), "identity"),
    "nested lists": (lambda: b'{"text":"a","x":' + b"[[],[]," * MIB + b"0" + b"]" * MIB + b"}", "identity"),
    "one long text": (lambda: json.dumps({"text": "\U0001f600" + "a" * (23 * MIB)}, ensure_ascii=False).encode(), ""),
    "too long a text": (lambda: json.dumps({"text": "a" * (40 * MIB)}).encode(), ""),
    "colons": (lambda: json.dumps({"text": "a:" * (11 * MIB)}).encode(), ""),
}


async def _unpacked(packed: bytes, encoding: str, step: int) -> bytes:
    async def chunks() -> AsyncGenerator[bytes, None]:
        for at in range(0, len(packed), step):
            yield packed[at : at + step]

    pieces = [piece async for piece in decoded(chunks(), {"content-encoding": encoding} if encoding else {})]
    assert all(len(piece) <= max(step, 64 * 1024) for piece in pieces)
    return b"".join(pieces)


@pytest.mark.parametrize("step", [1, 7, 1 << 20])
@pytest.mark.parametrize("body", [b"", b"a", b"hello" * 50_000, bytes(300_000)], ids=len)
@pytest.mark.parametrize(
    ("encoding", "pack"),
    [
        ("", bytes), ("identity", bytes), ("gzip", gzip.compress), ("x-gzip", gzip.compress), ("GZIP", gzip.compress),
        ("deflate", zlib.compress), ("deflate", raw_deflate), ("gzip, gzip", twice),
        ("gzip", lambda body: gzip.compress(body[:9]) + gzip.compress(body[9:])),
        ("gzip", lambda body: gzip.compress(body) + bytes(20)),
    ],
)  # fmt: skip
async def test_what_was_packed_is_read(encoding: str, pack: Callable[[bytes], bytes], body: bytes, step: int) -> None:
    if step > 1 or len(body) < 10:
        assert await _unpacked(pack(body), encoding, step) == body


@pytest.mark.parametrize(
    ("encoding", "packed"),
    [
        ("br", b"x"), ("gzip, br", b"x"), ("gzip, gzip, gzip", b"x"), ("gzip", b"no gzip at all"),
        ("gzip", gzip.compress(b"hello" * 999)[:-9]), ("deflate", zlib.compress(b"hello" * 999)[:9]),
        ("gzip", gzip.compress(b"a") + gzip.compress(b"b" * 999)[:12]),
    ],
    ids=lambda given: given if isinstance(given, str) else len(given),
)  # fmt: skip
async def test_what_can_not_be_unpacked_is_broken(encoding: str, packed: bytes) -> None:
    with pytest.raises(Broken):
        await _unpacked(packed, encoding, 1000)


def test_a_tree_out_of_proportion_is_not_parsed() -> None:
    with pytest.raises(tree.TooBigError):
        tree.parse(b"[" + b"{}," * MIB + b"0]")
    assert tree.parse(json.dumps([WORD] * 100).encode()) == [WORD] * 100


async def _measure(name: str, port: int) -> None:
    """Print how much the process grows by, how long its loop stood still, and what came of the answer."""
    client = ApiClient(f"http://127.0.0.1:{port}/api/v1")
    stall_s, is_over = 0.0, False

    async def watch() -> None:
        nonlocal stall_s
        while not is_over:
            began = time.monotonic()
            await asyncio.sleep(0.01)
            stall_s = max(stall_s, time.monotonic() - began)

    watcher = asyncio.create_task(watch())
    before = peak_bytes()
    try:
        found = await client.result(KEY, name)
        outcome = "read" if isinstance(found, Transcript) else "odd"
    except Broken:
        outcome = "broken"
    is_over = True
    await watcher
    await client.aclose()
    print(peak_bytes() - before, stall_s, outcome)


@pytest.mark.parametrize("name", BODIES)
async def test_no_answer_costs_more_memory_or_time_than_it_may(name: str) -> None:
    make, encoding = BODIES[name]
    body = make()

    async def handle(seen: Seen) -> None:
        if "/downloads/" in seen.line:
            await seen.answer(b"", "404 Not Found")
        else:
            await seen.answer(body, "200 OK", *([f"Content-Encoding: {encoding}"] if encoding else []))

    async with asyncio.timeout(BOUND_S), raw_server(handle) as server:
        for _ in range(_TIMES):
            measured = await asyncio.create_subprocess_exec(
                sys.executable, "-m", __name__, name, str(server.port), stdout=asyncio.subprocess.PIPE
            )
            printed, _ = await measured.communicate()
            grown, stall_s, outcome = printed.split()
            assert int(grown) <= MAX_GROWTH_BYTES
            assert outcome == (b"read" if name in ("as many segments as may be", "one long text") else b"broken")
            if float(stall_s) <= MAX_STALL_S:
                break
    assert float(stall_s) <= MAX_STALL_S


if __name__ == "__main__":
    asyncio.run(_measure(sys.argv[1], int(sys.argv[2])))
