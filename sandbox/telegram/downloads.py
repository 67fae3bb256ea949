"""Files handed out over HTTP, whole or broken on request."""

import asyncio
from collections.abc import Sequence
from typing import Any

from aiohttp import web

from sandbox.telegram.faults import DownloadFault, Pause
from sandbox.telegram.files import Blob, FileShelf
from sandbox.telegram.http import hang_up

_TRICKLE_S = 0.1


class Downloads:
    """Answers `GET /file/bot…`; `served` counts the files that went out whole."""

    def __init__(self, token: str, shelf: FileShelf, pauses: Sequence[Pause]) -> None:
        self._token = token
        self._shelf = shelf
        self._pauses = pauses
        self.faults: list[DownloadFault] = []
        self.served = 0

    def break_next(self, **fault: Any) -> None:
        """Break the next downloads: see DownloadFault."""
        self.faults.append(DownloadFault(**fault))

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """One file."""
        blob = self._shelf.links.get(request.match_info["path"])
        fault = next((f for f in self.faults if f.times > 0), DownloadFault())
        fault.times -= 1
        if request.match_info["token"] != self._token or blob is None or fault.expired:
            return web.Response(status=404)
        if fault.status is not None:
            return web.Response(status=fault.status, headers=fault.headers)
        response = web.StreamResponse(headers={"Content-Length": str(blob.size)})
        try:
            await response.prepare(request)
        except ConnectionResetError:
            return response  # who asked has gone
        await self._write(request, response, blob, fault)
        self.served += 1
        return response

    async def _write(
        self, request: web.Request, response: web.StreamResponse, blob: Blob, fault: DownloadFault
    ) -> None:
        sent = 0
        last = blob.size if fault.cut_after is None else min(blob.size, fault.cut_after)
        async for chunk in blob.chunks():
            kept = chunk[: last - sent]
            half = len(kept) // 2
            await self._pieces(response, kept[:half], fault)
            for pause in self._pauses:
                if pause.holds("download", {}):
                    await pause.hold()
            await self._pieces(response, kept[half:], fault)
            sent += len(kept)
            if sent == last and last < blob.size:
                hang_up(request)

    async def _pieces(self, response: web.StreamResponse, data: bytes, fault: DownloadFault) -> None:
        if fault.trickle_bytes is None:
            await response.write(data)
            return
        for start in range(0, len(data), fault.trickle_bytes):
            await response.write(data[start : start + fault.trickle_bytes])
            await asyncio.sleep(_TRICKLE_S)
