"""The stand-in as a server on loopback: every request noted, troubled where that was asked for, answered."""

import asyncio
import contextlib
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Self

from aiohttp import web

from sandbox.polyglotvoice import refusals
from sandbox.polyglotvoice.answers import Answer, Trickle, Unclean, cut, html_answer, proper, raw
from sandbox.polyglotvoice.controls import Controls
from sandbox.polyglotvoice.dialects import Dialect
from sandbox.polyglotvoice.endpoints import Endpoints, endpoint_of
from sandbox.polyglotvoice.faults import Fault
from sandbox.polyglotvoice.forms import BodyCutError
from sandbox.polyglotvoice.ledger import Request
from sandbox.polyglotvoice.plan import SAID, wait_s

_BASE = "/api/v1"


class PolyglotVoiceStandIn(Controls):
    """The API's stand-in. As an async context manager it listens on a free port; `url` ends in /api/v1.

    `task_s` is how long a task takes, in seconds; `now` the clock of days, months and task times (UTC).
    """

    def __init__(
        self,
        *,
        dialect: Dialect | None = None,
        port: int = 0,
        task_s: float = 0.05,
        now: Callable[[], datetime] | None = None,
    ) -> None:
        super().__init__(dialect or Dialect(), task_s, now)
        self.url = ""
        self._port = port
        self._endpoints = Endpoints(self)
        self._stopping = asyncio.Event()
        self._under_way = 0
        self._changed = asyncio.Event()
        self._runner: web.AppRunner | None = None

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    async def start(self) -> None:
        """Listen; raises OSError where the port is taken."""
        app = web.Application(client_max_size=64 * 1024 * 1024)
        app.router.add_route("*", _BASE + "/{path:.*}", self._serve)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", self._port).start()
        host, port = self._runner.addresses[0][:2]
        self.url = f"http://{host}:{port}{_BASE}"

    async def stop(self) -> None:
        """Let go of everything that is held, and end every connection."""
        self._stopping.set()
        for pause in self.pauses:
            pause.release()
        if self._runner is not None:
            await self._runner.cleanup()

    async def settled(self, requests: int = 0, *, timeout_s: float = 120.0) -> None:
        """Wait until so many requests have come and none is under way; raises TimeoutError."""
        await self._until(lambda: len(self.requests) >= requests and not self._under_way, timeout_s)

    async def received(self, requests: int, *, timeout_s: float = 120.0) -> None:
        """Wait until so many requests have begun; raises TimeoutError."""
        await self._until(lambda: len(self.requests) >= requests, timeout_s)

    async def _until(self, condition: Callable[[], bool], timeout_s: float) -> None:
        async with asyncio.timeout(timeout_s):
            while not condition():
                self._changed.clear()
                await self._changed.wait()

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        note = self._noted(request)
        self._under_way += 1
        self._changed.set()
        try:
            return await self._answered(request, note)
        finally:
            note.body_bytes = request.content.total_bytes
            self._under_way -= 1
            self._changed.set()

    async def _answered(self, request: web.Request, note: Request) -> web.StreamResponse:
        fault = next((fault for fault in self.faults if fault.strikes(note)), None)
        try:
            response = await self._respond(request, note, fault)
        except BodyCutError:
            return Unclean()
        if not isinstance(response, Unclean):
            note.status = response.status
        return response

    def _noted(self, request: web.Request) -> Request:
        parts = request.match_info["path"].split("/")
        key = request.headers.get("Authorization", "").removeprefix("Bearer ")
        endpoint = endpoint_of(request.method, parts)
        account = self.account_of(key)
        path = request.rel_url.raw_path_qs.removeprefix(_BASE)
        note = Request(request.method, path, endpoint, key, account, time.monotonic(), self.now())
        note.complete = request.method == "GET" and not request.body_exists
        self.requests.append(note)
        return note

    async def _respond(self, request: web.Request, note: Request, fault: Fault | None) -> web.StreamResponse:
        await self._pass_pauses(note, before=True)
        troubled = None if fault is None else await self._before(request, note, fault)
        if isinstance(troubled, Unclean):
            return troubled
        answer = troubled or self._unauthorised(note) or self._limited(note, fault)
        if answer is None:
            answer = await self._endpoints.answer(request, note)
        await self._pass_pauses(note, before=False)
        return proper(answer) if fault is None else _after(answer, fault)

    async def _pass_pauses(self, note: Request, *, before: bool) -> None:
        for pause in [p for p in self.pauses if p.endpoint == note.endpoint and p.before is before]:
            pause.reached.set()
            await pause.released.wait()

    async def _before(self, request: web.Request, note: Request, fault: Fault) -> Answer | Unclean | None:
        match fault.kind:
            case "reset":
                return Unclean()
            case "hang":
                await self._stopping.wait()
                return Unclean()
            case "slow":
                await self._wait(fault)
            case "status":
                return html_answer(fault.status, fault.detail or "The service is unavailable")
            case "nonsense":
                return Answer(200, b'{"task_id": ', {"Content-Type": "application/json"})
            case "answer":
                # Closing a connection with unread bytes would reset it, and the answer could get lost.
                with contextlib.suppress(OSError, web.RequestPayloadError):
                    while not request.content.at_eof():
                        await request.content.readany()
                answer = fault.answer_to(note)
                note.status = answer.status
                return raw(answer)
        return None

    async def _wait(self, fault: Fault) -> None:
        waits = [asyncio.ensure_future(self._stopping.wait())]
        waits.append(asyncio.ensure_future(fault.until.wait() if fault.until else asyncio.sleep(fault.delay_s, True)))
        try:
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for wait in waits:
                wait.cancel()

    def _unauthorised(self, note: Request) -> Answer | None:
        is_public = note.endpoint == "documentation" and self.dialect.documentation_is_public
        return None if note.key in self.accounts or is_public else refusals.bad_key()

    def _limited(self, note: Request, fault: Fault | None) -> Answer | None:
        now = self.now()
        if fault is not None and fault.kind == "limit":
            said = fault.detail or SAID[fault.scope]
            return refusals.over_limit(self.dialect, said, fault.retry_after_s, now)
        scope = self.plan.over(self.requests, note)
        return None if scope is None else refusals.over_limit(self.dialect, SAID[scope], wait_s(scope, now), now)


def _after(answer: Answer, fault: Fault) -> web.StreamResponse:
    """What becomes of an answer on its way."""
    match fault.kind:
        case "lost":
            return Unclean()
        case "trickle":
            return Trickle(answer, fault.delay_s)
        case "truncated":
            return cut(answer, fault.after_bytes)
        case "garbled":
            return proper(replace(answer, body=answer.body[: len(answer.body) // 2] + b'\xff{"'))
        case "mistyped":
            is_json = "json" in answer.headers.get("Content-Type", "")
            return proper(answer.with_headers(Content_Type="text/html" if is_json else "application/json"))
    return proper(answer)
