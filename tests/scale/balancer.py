"""A balancer as simple as one can be: each connection goes to the next door that opens."""

import asyncio
import contextlib
import itertools
from collections.abc import AsyncIterator, Sequence


async def pipe(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Pass everything on until one side ends."""
    with contextlib.suppress(OSError):
        while data := await reader.read(65536):
            writer.write(data)
            await writer.drain()
    writer.close()


@contextlib.asynccontextmanager
async def balancer(port: int, behind: Sequence[int]) -> AsyncIterator[dict[int, int]]:
    """Listens on `port`; yields how many connections went to each of the ports behind it."""
    counts = dict.fromkeys(behind, 0)
    turn = itertools.cycle(behind)

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        for _ in behind:
            door = next(turn)
            with contextlib.suppress(OSError):
                back, forth = await asyncio.open_connection("127.0.0.1", door)
                counts[door] += 1
                await asyncio.gather(pipe(reader, forth), pipe(back, writer))
                return
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", port)
    try:
        yield counts
    finally:
        server.close()
