"""PolyglotVoice in the least code, as a stranger may write it who has read its page; a test gives the shape."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any, Self

from aiohttp import web

Body = Any
"""JSON, bytes as they are, or (status, body, headers)."""
TEXT = "Seven grey herons stand in the water."


def _same(body: Body) -> Body:
    return body


@dataclass(slots=True)
class Shape:
    """How it answers: `made` and `wrapped` are given the task, `listed` all tasks, `refuses` endpoint and fields.

    `renamed` is what becomes of a file's name.
    """

    made: Callable[[dict[str, Body]], Body] = _same
    wrapped: Callable[[dict[str, Body]], Body] = _same
    listed: Callable[[list[Body]], Body] = lambda tasks: {"items": tasks}
    result: Body = field(default_factory=lambda: {"text": TEXT})
    early: tuple[Body, ...] = ()
    refuses: Callable[[str, dict[str, Body]], Body] = lambda _, __: None
    ended: dict[str, Body] = field(default_factory=lambda: {"status": "completed"})
    renamed: Callable[[str], str] = lambda name: name
    downloads: dict[str, str] = field(default_factory=dict)


class AnotherService:
    """Tasks by number; each has ended when it is looked at for the first time."""

    def __init__(self) -> None:
        self.shape = Shape()
        self.tasks: dict[str, dict[str, Body]] = {}
        self.asked: list[str] = []
        self.url = ""

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=1 << 26)
        app.router.add_route("*", "/api/v1/{path:.*}", self._answer)
        self._runner = web.AppRunner(app)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}/api/v1"
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._runner.cleanup()

    def speaks(self, shape: Shape) -> None:
        """From now on; what was asked before is forgotten."""
        self.shape = replace(shape)
        self.asked.clear()

    async def _answer(self, request: web.Request) -> web.Response:
        parts = request.match_info["path"].strip("/").split("/")
        sent: dict[str, Body] = dict(request.query)
        if request.content_type.startswith("multipart"):
            sent |= dict(await request.post())
        elif request.can_read_body:
            sent |= await request.json()
        return _response(self._told(parts, sent))

    def _told(self, parts: list[str], sent: dict[str, Body]) -> Body:
        what = [part for part in parts if not part.isdigit()]
        self.asked.append("/".join(what[1:]) or ("task" if len(parts) > 1 else "list"))
        match parts:
            case ["transcriptions"]:
                return self.shape.listed([self._task(task_id) for task_id in reversed(self.tasks)])
            case ["transcriptions", "upload" | "from-url" | "validate-url" as endpoint]:
                if (refusal := self.shape.refuses(endpoint, sent)) is not None:
                    return refusal
                return {"valid": True} if endpoint == "validate-url" else self._made(sent)
            case ["transcriptions", task_id] if task_id in self.tasks:
                return self.shape.wrapped(self._task(task_id))
            case ["transcriptions", task_id, "result"] if task_id in self.tasks:
                early, self.shape.early = self.shape.early[:1], self.shape.early[1:]
                return early[0] if early else self.shape.result
            case ["transcriptions", _, "downloads", kind] if kind in self.shape.downloads:
                return 200, self.shape.downloads[kind].encode(), {"Content-Type": "text/plain"}
        return 404, {"detail": "Not found."}

    def _made(self, sent: dict[str, Body]) -> Body:
        named = next((value.filename for value in sent.values() if isinstance(value, web.FileField)), sent.get("url"))
        task_id = self.add(self.shape.renamed(str(named)))
        return self.shape.made({**self.tasks[task_id], "status": "queued"})

    def add(self, named: str) -> str:
        """A task by this name; its id."""
        task_id = str(len(self.tasks) + 41)
        made_at = datetime.now(UTC).isoformat()
        self.tasks[task_id] = {"task_id": int(task_id), "original_filename": named, "created_at": made_at}
        return task_id

    def _task(self, task_id: str) -> dict[str, Body]:
        return {**self.tasks[task_id], **self.shape.ended}


def _response(told: Body) -> web.Response:
    status, body, headers = (*told, {})[:3] if isinstance(told, tuple) else (200, told, {})
    if body is None:
        return web.Response(status=status, headers=headers)
    content = body if isinstance(body, bytes) else json.dumps(body, ensure_ascii=False).encode()
    return web.Response(status=status, body=content, headers={"Content-Type": "application/json", **headers})
