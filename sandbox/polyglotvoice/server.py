"""The ten endpoints, the record of every request, and trouble on demand."""

import asyncio
import hashlib
import json
import secrets
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any, Self
from urllib.parse import quote

from aiohttp import BodyPartReader, web

from sandbox.polyglotvoice.dialects import Dialect
from sandbox.polyglotvoice.shapes import link_json, missing, page_json, problem, result_json, task_json
from sandbox.polyglotvoice.tasks import Segment, StandInTask, honest_segments, spoken, srt_of

_KEPT_BYTES = 64 * 1024 * 1024
_PER_PAGE = 20


@dataclass(slots=True)
class Request:
    """One request; `complete` says that its body came whole."""

    endpoint: str
    key: str
    account: str
    at: float
    status: int = 0
    complete: bool = False


@dataclass(slots=True)
class Pause:
    """Holds requests of one endpoint, after their effect, until released."""

    endpoint: str
    reached: asyncio.Event = field(default_factory=asyncio.Event)
    released: asyncio.Event = field(default_factory=asyncio.Event)

    async def reached_within(self, timeout_s: float) -> None:
        """Wait until a request has come in."""
        async with asyncio.timeout(timeout_s):
            await self.reached.wait()

    def release(self) -> None:
        """Let this request and all later ones be answered."""
        self.released.set()


@dataclass(slots=True)
class Fault:
    """What befalls the next requests of an endpoint (None: any) or account."""

    kind: str
    endpoint: str | None
    times: int
    status: int = 500
    retry_after_s: int | None = None
    detail: str = ""
    account: str | None = None
    share: float = 1.0


class PolyglotVoiceStandIn:
    """The API's stand-in. As an async context manager it listens on a free port; `url` ends in /api/v1."""

    def __init__(self, *, dialect: Dialect | None = None, port: int = 0, task_s: float = 0.05) -> None:
        self.dialect = dialect or Dialect()
        self.task_s = task_s
        self.requests: list[Request] = []
        self.tasks: dict[str, StandInTask] = {}
        self.uploads_by_name: Counter[str] = Counter()
        self.max_bytes: int | None = None
        self.url = ""
        self._port = port
        self._accounts: dict[str, str] = {}
        self._refused_urls: dict[str, str] = {}
        self._held = False
        self._segments: list[Segment] | None = None
        self._faults: list[Fault] = []
        self._pauses: list[Pause] = []
        self._runner: web.AppRunner | None = None

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=2**40)
        app.router.add_route("*", "/api/v1/{path:.*}", self._serve)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", self._port).start()
        host, port = self._runner.addresses[0][:2]
        self.url = f"http://{host}:{port}/api/v1"
        return self

    async def __aexit__(self, *_: object) -> None:
        for pause in self._pauses:
            pause.release()
        if self._runner is not None:
            await self._runner.cleanup()

    def add_key(self, secret: str, *, account: str) -> None:
        """Let a key in; several may share an account."""
        self._accounts[secret] = account

    def revoke_key(self, secret: str) -> None:
        """Refuse a key from now on."""
        self._accounts.pop(secret, None)

    def hold(self) -> None:
        """New tasks run until they are finished by hand."""
        self._held = True

    def release_all(self) -> None:
        """New tasks end by themselves again."""
        self._held = False

    def finish(self, task_id: str) -> None:
        """End a task well."""
        self.tasks[task_id].finished = True

    def finish_all(self) -> None:
        """End all tasks well, and let new ones end by themselves."""
        self._held = False
        for task_id in self.tasks:
            self.finish(task_id)

    def fail(self, task_id: str, reason: str) -> None:
        """End a task badly."""
        self.tasks[task_id].failure = reason

    def say(self, text: str, *, segments: Sequence[Segment] | None = None) -> None:
        """What is said in tasks from now on."""
        self._segments = spoken(text) if segments is None else list(segments)

    def refuse_url(self, url: str, reason: str) -> None:
        """Have a link refused."""
        self._refused_urls[url] = reason

    def pause(self, endpoint: str) -> Pause:
        """Hold answers of an endpoint, after their effect."""
        pause = Pause(endpoint)
        self._pauses.append(pause)
        return pause

    def trouble(self, kind: str, endpoint: str | None = None, *, times: int = 1, **about: Any) -> None:
        """Plan a fault: `status`, `limit` (429), `reset` (before the effect), `lost` (after it), `nonsense`."""
        self._faults.append(Fault(kind, endpoint, times, **about))

    def srt_of(self, task_id: str) -> bytes:
        """The subtitles that the service gives for a task."""
        return srt_of(self.tasks[task_id].segments)

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        parts = request.match_info["path"].split("/")
        key = request.headers.get("Authorization", "").removeprefix("Bearer ")
        note = Request(_endpoint(request.method, parts), key, self._accounts.get(key, ""), time.monotonic())
        self.requests.append(note)
        fault = next((f for f in self._faults if _strikes(f, note)), None)
        if fault is not None:
            fault.times -= 1
        response = self._before(request, note, fault) or await self._route(request, note, parts)
        for pause in self._pauses:
            if pause.endpoint == note.endpoint:
                pause.reached.set()
                await pause.released.wait()
        if fault is not None and fault.kind == "lost":
            _hang_up(request)
        note.status = response.status
        return response

    def _before(self, request: web.Request, note: Request, fault: Fault | None) -> web.Response | None:
        if fault is not None and fault.kind == "reset":
            _hang_up(request)
        if fault is not None and fault.kind == "status":
            return web.Response(status=fault.status, text="<html><h1>Bad gateway</h1></html>", content_type="text/html")
        if fault is not None and fault.kind == "nonsense":
            return web.Response(body=b'{"task_id": ')
        if not note.account:
            return web.json_response({"detail": "Invalid token."}, status=401)
        return self._limited(fault) if fault is not None and fault.kind == "limit" else None

    def _limited(self, fault: Fault) -> web.Response:
        detail = fault.detail or "Too many requests"
        wait_s, form = fault.retry_after_s, self.dialect.limit
        if wait_s is None or form == "nothing":
            return web.json_response({"detail": detail}, status=429)
        if form == "body":
            return web.json_response({"detail": detail, "retry_after": wait_s}, status=429)
        when = format_datetime(datetime.now(UTC) + timedelta(seconds=wait_s), usegmt=True)
        header = str(wait_s) if form == "seconds" else when
        return web.json_response({"detail": detail}, status=429, headers={"Retry-After": header})

    async def _route(self, request: web.Request, note: Request, parts: list[str]) -> web.StreamResponse:
        match note.endpoint:
            case "upload":
                return await self._upload(request, note)
            case "from-url":
                return await self._from_url(request, note)
            case "validate-url":
                url, refusal = await self._url_in(request)
                return refusal or _json(*link_json(self.dialect, self._refused_urls.get(url)))
            case "list":
                return self._list(request, note)
            case "convert-audio":
                return await self._convert(request, note)
            case "documentation":
                return _json(200, {"rate_limits": {"burst": {"per_minute": 60}, "daily": 1000, "monthly": 20000}})
            case "unknown":
                return _json(404, {"detail": "Not Found"})
        task = self.tasks.get(parts[1])
        if task is None or task.account != note.account:
            return self._problem(404, "Task not found")
        if note.endpoint == "task":
            return _json(200, task_json(task, self.dialect))
        if note.endpoint == "source":
            return _ranged(request, task)
        if not task.is_over or task.failure:
            return self._problem(self.dialect.early_result, "Not ready")
        return self._result(task) if note.endpoint == "result" else self._download(task, parts[3])

    def _problem(self, status: int, detail: str) -> web.Response:
        if self.dialect.errors == "html" and status >= 404:
            return web.Response(status=status, text=f"<html><body>{detail}</body></html>", content_type="text/html")
        return _json(status, problem(detail, self.dialect))

    def _make(self, note: Request, name: str, *, is_url: bool, size: int, digest: str, media: bytes) -> web.Response:
        segments = honest_segments(size, digest) if self._segments is None else self._segments
        task = StandInTask(secrets.token_hex(8), note.account, name, is_url, size, digest, media, segments)
        task.ends_at = None if self._held else time.monotonic() + self.task_s
        self.tasks[task.id] = task
        return _json(200, {"task_id": task.id, "status": self.dialect.queued})

    async def _upload(self, request: web.Request, note: Request) -> web.Response:
        if request.content_length is None:
            return self._problem(411, "Length required")
        found = await _read_file(request, note)
        if found is None:
            return _json(422, missing("file"))
        name, size, digest, media, _ = found
        if size == 0:
            return self._problem(400, "The file is empty")
        if self.max_bytes is not None and size > self.max_bytes:
            return self._problem(413, "The file is too large")
        self.uploads_by_name[name] += 1
        return self._make(note, name, is_url=False, size=size, digest=digest, media=media)

    async def _url_in(self, request: web.Request) -> tuple[str, web.Response | None]:
        body = json.loads(await request.text())
        url = body.get(self.dialect.url_field)
        return (str(url), None) if url else ("", _json(422, missing(self.dialect.url_field)))

    async def _from_url(self, request: web.Request, note: Request) -> web.Response:
        url, refusal = await self._url_in(request)
        if refusal is not None:
            return refusal
        if url in self._refused_urls:
            return self._problem(400, self._refused_urls[url])
        return self._make(note, url, is_url=True, size=1_000_000, digest=url, media=b"")

    def _list(self, request: web.Request, note: Request) -> web.Response:
        own = [task for task in reversed(self.tasks.values()) if task.account == note.account]
        page = int(request.query.get("page", "1"))
        shown = own[(page - 1) * _PER_PAGE : page * _PER_PAGE]
        return _json(200, page_json(shown, self.dialect, page, _PER_PAGE, len(own)))

    def _result(self, task: StandInTask) -> web.Response:
        value = result_json(task, self.dialect)
        return web.Response(text=value) if isinstance(value, str) else _json(200, value)

    def _download(self, task: StandInTask, kind: str) -> web.Response:
        if kind == "srt" and self.dialect.has_srt:
            return web.Response(body=srt_of(task.segments), headers=self._named(f"{task.name}.srt"))
        if kind == "txt":
            return web.Response(body=task.text.encode(), headers=self._named(f"{task.name}.txt"))
        if kind == "json":
            return _json(200, {"text": task.text})
        return self._problem(404, "No such file")

    def _named(self, name: str) -> dict[str, str]:
        if self.dialect.disposition == "none":
            return {}
        if self.dialect.disposition == "star":
            return {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}"}
        return {"Content-Disposition": f'attachment; filename="{name}"'}

    async def _convert(self, request: web.Request, note: Request) -> web.Response:
        found = await _read_file(request, note)
        if found is None:
            return _json(422, missing("file"))
        name, _, _, media, fields = found
        wanted = fields.get(self.dialect.format_field)
        if wanted is None:
            return _json(422, missing(self.dialect.format_field))
        # The same bytes under another name: the stand-in converts nothing, and its page says so.
        headers = self._named(f"{name.rpartition('.')[0]}.{wanted}")
        return web.Response(body=media, headers=headers, content_type=f"audio/{wanted}")


def _endpoint(method: str, parts: list[str]) -> str:
    match method, parts:
        case "POST", ["transcriptions", ("upload" | "from-url" | "validate-url" | "convert-audio") as name]:
            return name
        case "GET", ["transcriptions"]:
            return "list"
        case "GET", ["transcriptions", _]:
            return "task"
        case "GET", ["transcriptions", _, ("result" | "source") as name]:
            return name
        case "GET", ["transcriptions", _, "downloads", _]:
            return "download"
        case "GET", ["developer", "documentation"]:
            return "documentation"
    return "unknown"


def _strikes(fault: Fault, note: Request) -> bool:
    named = fault.endpoint in (None, note.endpoint) and fault.account in (None, note.account)
    return fault.times > 0 and named and (fault.share >= 1.0 or secrets.randbelow(1000) < fault.share * 1000)


def _hang_up(request: web.Request) -> None:
    if request.transport is not None:
        request.transport.abort()
    raise ConnectionResetError


def _json(status: int, value: Any) -> web.Response:
    return web.json_response(value, status=status)


def _ranged(request: web.Request, task: StandInTask) -> web.Response:
    start = request.http_range.start or 0
    total = len(task.media)
    if start >= total > 0:
        return web.Response(status=416, headers={"Content-Range": f"bytes */{total}"})
    headers = {"Accept-Ranges": "bytes"}
    if request.http_range.start is not None:
        headers["Content-Range"] = f"bytes {start}-{total - 1}/{total}"
    return web.Response(status=206 if start else 200, body=task.media[start:], headers=headers)


async def _read_file(request: web.Request, note: Request) -> tuple[str, int, str, bytes, dict[str, str]] | None:
    name, size, digest, kept = None, 0, hashlib.sha256(), bytearray()
    fields: dict[str, str] = {}
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader):
            continue
        if part.name != "file":
            fields[part.name or ""] = await part.text()
            continue
        name = part.filename or "file"
        while chunk := await part.read_chunk(256 * 1024):
            size += len(chunk)
            digest.update(chunk)
            if size <= _KEPT_BYTES:
                kept += chunk
    note.complete = True
    return None if name is None else (name, size, digest.hexdigest(), bytes(kept), fields)
