"""The HTTP side: routes, parameters, polling, faults, and the record of every call."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from aiohttp import web

from sandbox.telegram.downloads import Downloads
from sandbox.telegram.faults import Fault, Pause
from sandbox.telegram.http import answer_error, chat_id_of, hang_up, read_params
from sandbox.telegram.methods import METHODS
from sandbox.telegram.methods.params import Params
from sandbox.telegram.refusal import RefusalError
from sandbox.telegram.stage import Stage

_ABOUT_UPDATES = ("getUpdates", "setWebhook", "deleteWebhook", "getWebhookInfo")
_WRITING = ("sendMessage", "sendDocument", "editMessageText")


@dataclass(frozen=True, slots=True)
class Call:
    """One Bot API call, with its outcome; `at` is monotonic, `refusal` why it was refused."""

    method: str
    chat_id: int | None
    params: dict[str, Any]
    status: int
    at: float
    refusal: str = ""


class TelegramStandIn(Stage):
    """A Bot API server with people in it. As an async context manager it listens on a free port.

    `local_dir`: it runs with `--local`, keeps its files there and names them by their paths.
    """

    def __init__(
        self, *, max_download_bytes: int = 20 * 1024 * 1024, port: int = 0, local_dir: Path | None = None
    ) -> None:
        super().__init__()
        self.max_download_bytes = max_download_bytes
        if local_dir is not None:
            self.work_locally(local_dir)
        self.calls: list[Call] = []
        self.refusals: list[Call] = []
        self.early_sends: list[Call] = []
        self._faults: list[Fault] = []
        self._pauses: list[Pause] = []
        self._downloads = Downloads(self.token, self._shelf, self._pauses)
        self._paused_until: dict[int, float] = {}
        self._port = port
        self._runner: web.AppRunner | None = None
        self.url = ""

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=64 * 1024 * 1024)
        app.router.add_route("*", "/bot{token}/{method}", self._serve)
        app.router.add_get("/file/bot{token}/{path:.+}", self._downloads.serve)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self._port)
        await site.start()
        host, port = self._runner.addresses[0][:2]
        self.url = f"http://{host}:{port}"
        return self

    async def __aexit__(self, *_: object) -> None:
        for pause in self._pauses:
            pause.release()
        await self.outbox.close()
        if self._runner is not None:
            await self._runner.cleanup()

    @property
    def polls(self) -> int:
        """How often a bot has asked for updates."""
        return self.outbox.polls

    @property
    def is_polled(self) -> bool:
        """Whether a bot has asked for updates."""
        return self.outbox.polls > 0

    def flood(
        self,
        retry_after_s: int,
        *,
        chat_id: int | None = None,
        times: int | None = 1,
        methods: tuple[str, ...] = _WRITING,
        share: float = 1.0,
    ) -> Fault:
        """Answer the next calls, or a share of them, with 429."""
        fault = Fault("flood", times, methods, chat_id, 429, retry_after_s=retry_after_s, share=share)
        self._faults.append(fault)
        return fault

    def clear_trouble(self) -> None:
        """Forget all planned faults."""
        self._faults.clear()
        self._downloads.faults.clear()

    def fail(
        self, method: str, *, status: int = 500, description: str = "Internal Server Error", times: int | None = 1,
        when: Callable[[dict[str, Any]], bool] | None = None,
    ) -> None:  # fmt: skip
        """Answer the next calls of a method with an error; those whose parameters `when` picks."""
        self._faults.append(Fault("fail", times, (method,), None, status, description, when=when))

    def drop(self, method: str, *, times: int = 1, after_effect: bool = False) -> None:
        """Close the connection instead of answering, before or after the call took effect."""
        self._faults.append(Fault("drop after" if after_effect else "drop before", times, (method,)))

    def pause(self, method: str, *, when: Callable[[dict[str, Any]], bool] | None = None, void: bool = False) -> Pause:
        """Hold every call of a method until it is released: see Pause."""
        pause = Pause(method, when, void)
        self._pauses.append(pause)
        return pause

    def break_download(self, **fault: Any) -> None:
        """Break the next downloads: see DownloadFault."""
        self._downloads.break_next(**fault)

    def redeliver(self) -> None:
        """Have every update delivered once more."""
        self.outbox.redeliver()

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        if request.match_info["token"] != self.token:
            return answer_error(RefusalError(401, "Unauthorized"))
        method = request.match_info["method"]
        params = await read_params(request)
        chat_id = chat_id_of(params)
        for pause in self._pauses:
            if pause.holds(method, params.values):
                await pause.hold()
                if pause.void:
                    hang_up(request)
        fault = next((f for f in self._faults if f.strikes(method, chat_id, params.values)), None)
        if fault is not None and fault.kind == "drop before":
            hang_up(request)
        try:
            self._check_flood(method, chat_id, fault)
            result = await self._call(method, params)
        except RefusalError as refusal:
            self._note(method, chat_id, params, refusal.status, refusal.description, is_planned=fault is not None)
            return answer_error(refusal)
        self._note(method, chat_id, params, 200, is_planned=True)
        if fault is not None and fault.kind == "drop after":
            hang_up(request)
        return web.json_response({"ok": True, "result": result})

    async def _call(self, method: str, params: Params) -> Any:
        if method == "getMe":
            return self.me()
        if method in _ABOUT_UPDATES:
            return await self.outbox.call(method, params)
        if method not in METHODS:
            raise RefusalError(404, "Not Found: method not found")
        return await METHODS[method](self, params)

    def _check_flood(self, method: str, chat_id: int | None, fault: Fault | None) -> None:
        now = time.monotonic()
        if chat_id is not None and method in _WRITING and now < self._paused_until.get(chat_id, 0.0):
            self.early_sends.append(Call(method, chat_id, {}, 429, now))
        if fault is None or fault.kind not in ("flood", "fail"):
            return
        if fault.kind == "fail":
            raise RefusalError(fault.status, fault.description)
        if chat_id is not None:
            self._paused_until[chat_id] = now + fault.retry_after_s
        raise RefusalError(
            429, f"Too Many Requests: retry after {fault.retry_after_s}", retry_after=fault.retry_after_s
        )

    def _note(
        self, method: str, chat_id: int | None, params: Params, status: int, refusal: str = "", *, is_planned: bool
    ) -> None:
        call = Call(method, chat_id, params.values, status, time.monotonic(), refusal)
        self.calls.append(call)
        if 400 <= status < 500 and status not in (403, 409, 429) and not is_planned:
            self.refusals.append(call)
        self.changed()
