"""A service that answers at once and does nothing: so that what is measured is the bot."""

import asyncio
import json
from typing import Self

from aiohttp import web

_BASE = "/api/v1/transcriptions"


class Service:
    """Lists and details of tasks that run for ever; as an async context manager it listens on a free port.

    `tasks` names them by key. `requests` counts calls, `told` the tasks that they told of.
    """

    def __init__(self) -> None:
        self.tasks: dict[str, list[str]] = {}
        self.requests = 0
        self.told = 0
        self.url = ""
        self._first = asyncio.Event()
        self._runner: web.AppRunner | None = None

    async def __aenter__(self) -> Self:
        app = web.Application()
        app.router.add_get(_BASE, self._list)
        app.router.add_get(_BASE + "/{task}", self._task)
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}/api/v1"
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._runner is not None:
            await self._runner.cleanup()

    async def first_request(self, timeout_s: float = 60.0) -> None:
        """Wait until somebody has asked."""
        async with asyncio.timeout(timeout_s):
            await self._first.wait()

    async def _list(self, request: web.Request) -> web.Response:
        key = request.headers.get("Authorization", "").removeprefix("Bearer ")
        tasks = self.tasks.get(key, [])
        self._note(len(tasks))
        return _json([_task(task_id) for task_id in tasks])

    async def _task(self, request: web.Request) -> web.Response:
        self._note(1)
        return _json(_task(request.match_info["task"]))

    def _note(self, told: int) -> None:
        self.requests += 1
        self.told += told
        self._first.set()


def _task(task_id: str) -> dict[str, object]:
    return {"task_id": task_id, "status": "processing", "progress": 40, "created_at": "2026-01-01T00:00:00Z"}


def _json(value: object) -> web.Response:
    return web.Response(body=json.dumps(value).encode(), content_type="application/json")
