"""HTTP by hand: every byte that comes is kept, every byte that goes is the test's."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field

BOUND_S = 60.0
"""Nothing that a test waits for takes so long."""


@dataclass(slots=True)
class Seen:
    """One request as it came. `ended` is set when its connection is."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    line: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    body: bytearray = field(default_factory=bytearray)
    ended: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def length(self) -> int:
        return int(self.headers.get("content-length", "0"))

    @property
    def is_whole(self) -> bool:
        """Whether all of the body came that was announced."""
        return len(self.body) == self.length

    async def read_body(self, at_most: int | None = None) -> None:
        """Read on until the body is whole, so much of it has come, or the connection ends."""
        wanted = self.length if at_most is None else at_most
        with contextlib.suppress(ConnectionError):
            while len(self.body) < wanted and (chunk := await self.reader.read(wanted - len(self.body))):
                self.body += chunk

    async def wait_for_end(self) -> None:
        """Read until the other side closes."""
        with contextlib.suppress(ConnectionError):
            while await self.reader.read(65536):
                pass
        self.ended.set()

    async def send(self, data: bytes) -> None:
        self.writer.write(data)
        await self.writer.drain()

    async def answer(self, body: bytes, status: str = "200 OK", *headers: str) -> None:
        """A plain answer of known length."""
        lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", "Content-Type: application/json", *headers]
        await self.send("\r\n".join(lines).encode() + b"\r\n\r\n" + body)

    def reset(self) -> None:
        """Drop the connection without a word."""
        self.writer.transport.abort()


Handler = Callable[[Seen], Awaitable[None]]


@dataclass(slots=True)
class RawServer:
    """Where it listens, and what it has seen, oldest first."""

    port: int
    seen: list[Seen]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/api/v1"


@contextlib.asynccontextmanager
async def raw_server(handler: Handler) -> AsyncIterator[RawServer]:
    """Calls `handler` for each request, with its head read; connections are kept alive."""
    seen: list[Seen] = []
    tasks: set[asyncio.Task[None]] = set()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        tasks.add(asyncio.current_task())  # type: ignore[arg-type]
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            while head := await reader.readuntil(b"\r\n\r\n"):
                request = Seen(reader, writer, *_read_head(head))
                seen.append(request)
                await handler(request)
                if writer.is_closing():
                    break
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0, limit=2**20)
    try:
        yield RawServer(server.sockets[0].getsockname()[1], seen)
    finally:
        server.close()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def _read_head(head: bytes) -> tuple[str, dict[str, str]]:
    line, *rest = head.decode("latin-1").strip().split("\r\n")
    return line, {name.lower(): value.strip() for name, _, value in (entry.partition(":") for entry in rest)}
