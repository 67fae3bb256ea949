"""A server on a private address that nobody may be led to."""

import contextlib
from collections.abc import AsyncIterator

from aiohttp import web


class Canary:
    """Counts who comes; `port` is on 127.0.0.1."""

    def __init__(self) -> None:
        self.hits = 0
        self.port = 0

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.port}/"

    async def _note(self, _: web.Request) -> web.Response:
        self.hits += 1
        return web.Response(text="private")


@contextlib.asynccontextmanager
async def canary() -> AsyncIterator[Canary]:
    """One that listens."""
    found = Canary()
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", found._note)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    found.port = int(runner.addresses[0][1])
    try:
        yield found
    finally:
        await runner.cleanup()
