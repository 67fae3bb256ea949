"""The page's server, on loopback alone: its files, the state as events, and orders."""

import asyncio
import contextlib
import errno
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any, Self

from aiohttp import BodyPartReader, web
from pydantic import BaseModel, ValidationError
from redis.exceptions import RedisError

from bot.texts.catalogue import DEFAULT_LANGUAGE
from sandbox.page.deeds import Deeds, NoSuchThingError, Order, Said, SentFile, as_kind
from sandbox.page.samples import expect_own
from sandbox.page.snapshot import Clock, chats_json
from sandbox.page.troubles import troubles
from sandbox.page.underneath import underneath_json
from sandbox.playground import Playground
from sandbox.telegram.files import Blob
from sandbox.words import direction, languages, table

_STATIC = Path(__file__).parent / "static"
_FILES = {"/": "index.html", "/page.css": "page.css", "/page.js": "page.js", "/words.js": "words.js",
          "/messages.js": "messages.js", "/writing.js": "writing.js", "/guide.js": "guide.js"}  # fmt: skip
_MAX_UPLOAD_BYTES = 200 * 1024 * 1024
_TICK_S = 0.2
_PORTS_TRIED = 50
_NAMES = ("127.0.0.1", "localhost", "[::1]")
_POLICY = "default-src 'self'; img-src 'self' data:; media-src 'self' blob:; frame-ancestors 'none'; base-uri 'none'"


class About(BaseModel):
    """What goes with files that are sent: where, by whom, and how long each is, as far as the browser knows."""

    chat: int
    person: int | None = None
    topic: int | None = None
    reply: int | None = None
    kind: str = ""
    lengths: list[float | None] = []


class PageServer:
    """Serves the page of one demo. As an async context manager it listens; `port` and `url` are where."""

    def __init__(self, world: Playground, *, port: int = 0) -> None:
        self._world = world
        self.port = port
        self._troubles = troubles(world)
        self._deeds = Deeds(world, self._troubles)
        self._clock = Clock()
        self._runner: web.AppRunner | None = None
        self.url = ""

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=_MAX_UPLOAD_BYTES, middlewares=[self._guard])
        for path in _FILES:
            app.router.add_get(path, self._file)
        app.router.add_get("/events", self._events)
        app.router.add_get("/file/{chat}/{message}", self._media)
        app.router.add_post("/do", self._do)
        app.router.add_post("/upload", self._upload)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        await self._listen(self._runner)
        self.port = self._runner.addresses[0][1]
        self.url = f"http://127.0.0.1:{self.port}/"
        return self

    async def _listen(self, runner: web.AppRunner) -> None:
        """On the port that was asked for, or the next free one."""
        for port in range(self.port, min(self.port + _PORTS_TRIED, 65536)):
            try:
                return await web.TCPSite(runner, "127.0.0.1", port).start()
            except OSError as error:
                if error.errno not in (errno.EADDRINUSE, errno.EACCES):
                    raise
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        return None

    async def __aexit__(self, *_: object) -> None:
        if self._runner is not None:
            await self._runner.cleanup()

    @web.middleware
    async def _guard(
        self, request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        """Only the page itself may look or drive: a name that was bound anew, or a page from elsewhere, may not."""
        # Of whatever port: it may be one that is forwarded here.
        host = request.headers.get("Host", "")
        if host.rpartition(":")[0] not in _NAMES and host not in _NAMES:
            raise web.HTTPForbidden(text="This page answers only as 127.0.0.1 or localhost.")
        origin = request.headers.get("Origin")
        is_own = origin == f"http://{host}"
        if (request.method != "GET" or origin is not None) and not is_own:
            raise web.HTTPForbidden(text="A page from elsewhere can't drive the demo.")
        if request.headers.get("Sec-Fetch-Site") == "cross-site" and request.path != "/":
            raise web.HTTPForbidden(text="A page from elsewhere can't look into the demo.")
        return await handler(request)

    async def _file(self, request: web.Request) -> web.StreamResponse:
        headers = {"Content-Security-Policy": _POLICY, "Cache-Control": "no-store", "Vary": "Accept-Language"}
        if request.path not in ("/", "/words.js"):
            return web.FileResponse(_STATIC / _FILES[request.path], headers=headers)
        language = self._language(request)
        body = (_STATIC / _FILES[request.path]).read_text(encoding="utf-8")
        if request.path == "/":
            begins = f'<html lang="{language}" dir="{direction(language)}">'
            body = body.replace('<html lang="en">', begins, 1)
            return web.Response(text=body, content_type="text/html", headers=headers)
        known = json.dumps(dict(table(language)), ensure_ascii=False)
        body = body.replace("WORDS = {}", f"WORDS = {known}", 1)
        return web.Response(text=body, content_type="text/javascript", headers=headers)

    def _language(self, request: web.Request) -> str:
        """The demo's; where it is in English, as it is unless asked for another, the browser's."""
        accepted = [part.partition(";")[0] for part in request.headers.get("Accept-Language", "").split(",")]
        own = self._world.language
        return languages().pick(*accepted) if own == DEFAULT_LANGUAGE else own

    async def _events(self, request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"})
        await response.prepare(request)
        last = ""
        with contextlib.suppress(ConnectionResetError):
            await response.write(b"retry: 1000\n\n")  # so soon a page finds the next demo
            async for state in self._states():
                # A line that says nothing shows both sides that the connection lives.
                await response.write(f"data: {state}\n\n".encode() if state != last else b":\n\n")
                last = state
        return response

    async def _states(self) -> AsyncIterator[str]:
        while True:
            state = {
                "chats": chats_json(self._world, self._clock, await self._keyed()),
                "under": await underneath_json(self._world),
                "troubles": [{"name": t.name, "on": t.is_on, "orders": t.orders} for t in self._troubles],
            }
            yield json.dumps(state)
            await asyncio.sleep(_TICK_S)

    async def _keyed(self) -> dict[int, bool]:
        try:
            return await self._world.keyed_chats()
        except (RedisError, OSError):
            return {}

    async def _media(self, request: web.Request) -> web.StreamResponse:
        try:
            order = Order(action="", chat=int(request.match_info["chat"]))
            message = self._deeds.message(order, int(request.match_info["message"]))
        except (ValueError, NoSuchThingError):
            raise web.HTTPNotFound from None
        if message.document is not None:
            return _part(request, message.document.data, message.document.mime)
        sent = next((v for v in message.content.values() if isinstance(v, dict) and "file_id" in v), {})
        blob: Blob | None = self._world.telegram.file(str(sent.get("file_id", "")))
        if blob is None:
            raise web.HTTPNotFound
        content = b"".join([chunk async for chunk in blob.chunks()])
        return _part(request, content, str(sent.get("mime_type", "")))

    async def _do(self, request: web.Request) -> web.Response:
        try:
            said = await self._deeds.do(Order.model_validate_json(await request.read()))
        except (ValidationError, NoSuchThingError):
            return _answer(Said("That is not there any more."), status=400)
        return _answer(said)

    async def _upload(self, request: web.Request) -> web.Response:
        about: About | None = None
        number = 0
        try:
            async for part in await request.multipart():
                if not isinstance(part, BodyPartReader):
                    continue
                if part.name == "about":
                    about = About.model_validate_json(await part.read())
                elif about is not None:
                    length_s = about.lengths[number] if number < len(about.lengths) else None
                    await self._send(about, part, length_s)
                    number += 1
        except (ValidationError, NoSuchThingError, ValueError):
            return _answer(Said("That file could not be sent."), status=400)
        return _answer(Said())

    async def _send(self, about: About, part: BodyPartReader, length_s: float | None) -> None:
        name, mime = part.filename or "file", part.headers.get("Content-Type", "")
        file = SentFile(bytes(await part.read()), name, mime, length_s)
        order = Order(action="", chat=about.chat, person=about.person, topic=about.topic)
        writer = self._deeds.writer(order)
        if length_s is not None:
            expect_own(self._world.api, file.data, length_s, languages().pick(writer.person.language_code))
        await file.send(writer, as_kind(mime, name, about.kind))


def _part(request: web.Request, content: bytes, mime: str) -> web.Response:
    """All of it, or the part that a player asks for when it jumps to a time (RFC 9110, section 14)."""
    headers = _harmless(mime) | {"Accept-Ranges": "bytes"}
    try:
        asked = request.http_range
    except ValueError:
        return web.Response(status=416, headers={"Content-Range": f"bytes */{len(content)}"})
    if asked.start is None:
        return web.Response(body=content, headers=headers)
    first, end, _ = asked.indices(len(content))
    if first >= end:
        return web.Response(status=416, headers={"Content-Range": f"bytes */{len(content)}"})
    headers["Content-Range"] = f"bytes {first}-{end - 1}/{len(content)}"
    return web.Response(status=206, body=content[first:end], headers=headers)


def _harmless(mime: str) -> dict[str, str]:
    # Shown by the browser only where it is sound or a picture; a page among the files runs nothing.
    is_media = mime.startswith(("audio/", "video/"))
    kind = mime if is_media else "application/octet-stream"
    return {
        "Content-Type": kind, "X-Content-Type-Options": "nosniff", "Content-Security-Policy": "sandbox",
        "Cache-Control": "no-store",  # a file may be replaced where it stands
    }  # fmt: skip


def _answer(said: Said, status: int = 200) -> web.Response:
    body: dict[str, Any] = {"toast": said.toast, "open": said.open, "orders": said.orders}
    return web.json_response(body, status=status)
