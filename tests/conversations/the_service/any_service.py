"""A service in any shapes, behind a line on which answers are lost, cut off, or are a proxy's."""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Self

from aiohttp import web

from tests.conversations.the_service.any_shapes import CODINGS, PAGE, SRT, TEXT, Body, Made, Shapes, Told
from tests.world import KEY

_MOST_ILLS = 2
"""So often an exchange of one kind goes wrong, so that all comes to an end."""
_ILLS = ("502 before", "503 before", "500 before", "reset before", "429 before", "502 after", "504 after",
         "reset after", "cut after")  # fmt: skip


class AnyService:
    """Serves one key over HTTP. `bad_line` is how often an exchange goes wrong, before the service hears or after.

    `spent` is the status and the words by which it refuses uploads.
    """

    def __init__(self, seed: int, now: Callable[[], datetime]) -> None:
        self.shapes = Shapes(seed)
        self.tasks: list[Made] = []
        self.asked = Counter[str]()
        self.log: list[str] = []
        self.bad_line = 0.0
        self.spent: tuple[int, str] | None = None
        self.url = ""
        self._now = now
        self._ills = Counter[str]()

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=1 << 26)
        app.router.add_route("*", "/api/v1/{path:.*}", self._answer)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}/api/v1"
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._runner.cleanup()

    def __str__(self) -> str:
        return "\n".join([str(self.shapes), f"bad_line = {self.bad_line}", *self.log])

    def add(self, name: str, url: str | None = None, digest: str = "", at: datetime | None = None) -> Made:
        """A task, as it stands in the list."""
        shown = name if url is not None else self.shapes.renamed(name)
        task = Made(self.shapes.new_id(len(self.tasks)), shown, url, at or self._now(), self.shapes.looks, digest)
        self.tasks.append(task)
        return task

    def paid_for(self, content: bytes | str) -> int:
        """How many tasks were made of a file, or of a link."""
        wanted = content if isinstance(content, str) else hashlib.sha256(content).hexdigest()
        return sum(wanted in (task.digest, task.url) for task in self.tasks)

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        path = request.match_info["path"]
        ill = self._ill(request.method, path) or ""
        told = (0, b"", {}) if ill.endswith("before") else await self._told(request, path)
        self.log.append(f"{request.method} {path} {dict(request.query)}: {told[0]} {str(told[1])[:300]} {ill}")
        return await (self._broken(request, ill) if ill else self._sent(request, *told))

    def _ill(self, method: str, path: str) -> str | None:
        kind = f"{method} {re.sub(r'.*/(?=result|downloads|source)', '', path)[:30]}"
        draw = self.shapes.draw
        if draw.random() >= self.bad_line or self._ills[kind] >= _MOST_ILLS:
            return None
        self._ills[kind] += 1
        return draw.choice((*_ILLS, "page after") if method == "GET" else _ILLS)

    async def _broken(self, request: web.Request, ill: str) -> web.StreamResponse:
        answer = web.StreamResponse(headers={"Content-Type": "application/json", "Content-Length": "900"})
        if ill.startswith("cut"):
            await answer.prepare(request)
            await answer.write(b'{"items": [{"id": "x", "sta')
        if ill.startswith(("cut", "reset")):
            if request.transport is not None:
                request.transport.abort()
            return answer
        if ill.startswith("429"):
            return await self._sent(request, *self.shapes.limited(self._now() + timedelta(seconds=4), 4))
        if ill.startswith("page"):
            return web.Response(body=PAGE, content_type="text/html")
        headers = {"Retry-After": "2"} if ill.startswith("503") else {}
        body = b"" if ill.startswith("500") else PAGE
        return web.Response(status=int(ill[:3]), body=body, headers={**headers, "Content-Type": "text/html"})

    async def _told(self, request: web.Request, path: str) -> Told:
        shapes, parts = self.shapes, path.strip("/").split("/")
        if request.method == "GET" and shapes.slash and "downloads" not in parts and not path.endswith("/"):
            where = request.url.with_path(request.url.path + "/").with_query(request.url.query)
            return shapes.slash, b"", {"Location": shapes.draw.choice((str(where), where.raw_path_qs))}
        if request.headers.get("Authorization") != f"Bearer {KEY}":
            return 401, shapes.error("Invalid token.", 401), {}
        self.asked[parts[-1]] += 1
        if request.method == "POST":
            return await (self._linked(request, parts[-1]) if "url" in parts[-1] else self._given(request, parts[-1]))
        match parts:
            case ["transcriptions"]:
                for task in self.tasks:
                    task.looks -= 1
                return shapes.page(self.tasks, dict(request.query), self._now())
            case ["developer", "documentation"]:
                return 200, shapes.limits, {}
            case ["transcriptions", task_id, *rest]:
                return next((self._of_task(task, rest) for task in self.tasks if task.id == task_id), self._none())
        return self._none()

    def _none(self) -> Told:
        return 404, self.shapes.error("Not found.", 404), {}

    async def _given(self, request: web.Request, what: str) -> Told:
        """A file, to be transcribed or converted."""
        file_field, format_field = ("file", "") if what == "upload" else self.shapes.convert_fields
        form = await request.post()
        sent, wanted = form.get(file_field), form.get(format_field) if format_field else ""
        if not isinstance(sent, web.FileField):
            return self.shapes.missing(file_field)
        if not isinstance(wanted, str):
            return self.shapes.missing(format_field)
        content = sent.file.read()
        if what != "upload":
            name = f"{sent.filename.rpartition('.')[0]}.{wanted}".replace(" ", "_")
            return 200, content, {"Content-Type": f"audio/{wanted}", **self._disposed(name)}
        if self.spent is not None:
            return self.spent[0], self.shapes.error(self.spent[1], self.spent[0]), {}
        return self.shapes.made(self.add(sent.filename, digest=hashlib.sha256(content).hexdigest()), self._now())

    async def _linked(self, request: web.Request, what: str) -> Told:
        sent = await request.json() if request.content_type == "application/json" else dict(await request.post())
        if not isinstance(url := sent.get(self.shapes.url_field), str):
            return self.shapes.missing(self.shapes.url_field)
        if what == "from-url":
            name = url if self.shapes.link_name == "name" else "A talk"
            return self.shapes.made(self.add(name, url), self._now())
        if self.shapes.verdict is None:
            return 405, self.shapes.error("Method not allowed", 405), {}
        return 204 if self.shapes.verdict == b"" else 200, self.shapes.named(self.shapes.verdict), {}

    def _of_task(self, task: Made, rest: list[str]) -> Told:
        shapes = self.shapes
        match rest:
            case []:
                task.looks -= 1
                return 200, shapes.wrapped(shapes.task(task, self._now())), {}
            case ["result"] if not task.is_done:
                task.looks -= 1
                status, words = shapes.early
                return status, shapes.error(words, status) if words else b"", {}
            case ["result"]:
                is_wrapped = shapes.is_result_wrapped and isinstance(shapes.result, dict)
                return 200, shapes.wrapped(shapes.result) if is_wrapped else shapes.named(shapes.result), {}
            case ["downloads", "srt" | "txt" | "json" as kind] if kind != "srt" or shapes.has_srt:
                content = {"srt": SRT, "txt": TEXT, "json": json.dumps({"text": TEXT})}[kind].encode()
                types = {"srt": "application/x-subrip", "txt": "text/plain", "json": "application/json"}
                return 200, content, {"Content-Type": types[kind], **self._disposed(f"transcript.{kind}")}
        return self._none()

    def _disposed(self, name: str) -> dict[str, str]:
        form = self.shapes.disposition
        return {} if form is None else {"Content-Disposition": form.format(name)}

    async def _sent(self, request: web.Request, status: int, body: Body, headers: dict[str, str]) -> web.StreamResponse:
        shapes, is_json = self.shapes, not isinstance(body, bytes)
        content = json.dumps(body, ensure_ascii=shapes.is_ascii).encode() if is_json else body
        kind = shapes.type if is_json else "text/plain; charset=utf-8"
        headers = {**({"Content-Type": kind} if kind else {}), **headers}
        if is_json and shapes.has_mark:
            content = b"\xef\xbb\xbf" + content
        if is_json and shapes.coding is not None and "gzip" in request.headers.get("Accept-Encoding", ""):
            content = CODINGS[shapes.coding](content)
            headers["Content-Encoding"] = shapes.coding.replace("raw", "deflate")
        if not shapes.is_chunked or status == 204:
            return web.Response(status=status, body=content, headers=headers)
        answer = web.StreamResponse(status=status, headers=headers)
        answer.enable_chunked_encoding()
        await answer.prepare(request)
        for at in range(0, len(content), 700):
            await answer.write(content[at : at + 700])
        await answer.write_eof()
        return answer
