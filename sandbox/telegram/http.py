"""Calls as they come over HTTP, and answers as they go."""

import json
from typing import Any

from aiohttp import BodyPartReader, web

from sandbox.telegram.methods.params import Params
from sandbox.telegram.people import Document
from sandbox.telegram.refusal import RefusalError

_KEPT_BYTES = 64 * 1024 * 1024
_CHUNK_BYTES = 256 * 1024


def hang_up(request: web.Request) -> None:
    """Close the connection instead of answering."""
    if request.transport is not None:
        request.transport.abort()
    raise ConnectionResetError


def answer_error(refusal: RefusalError) -> web.Response:
    """A refusal in the Bot API's form."""
    body: dict[str, Any] = {"ok": False, "error_code": refusal.status, "description": refusal.description}
    if refusal.parameters:
        body["parameters"] = refusal.parameters
    return web.json_response(body, status=refusal.status)


def chat_id_of(params: Params) -> int | None:
    """The chat that a call names, if it names one."""
    try:
        return params.number("chat_id")
    except RefusalError:
        return None


async def _read_file(part: BodyPartReader, name: str) -> Document:
    kept, dropped_bytes = bytearray(), 0
    while chunk := await part.read_chunk(_CHUNK_BYTES):
        room = _KEPT_BYTES - len(kept)
        kept += chunk[:room]
        dropped_bytes += max(0, len(chunk) - room)
    mime = part.headers.get("Content-Type", "")
    return Document(name, bytes(kept), mime, dropped_bytes=dropped_bytes)


async def read_params(request: web.Request) -> Params:
    """A call's parameters, from the query, a form, or JSON."""
    values: dict[str, Any] = dict(request.query)
    uploads: dict[str, Document] = {}
    if request.content_type == "multipart/form-data":
        async for part in await request.multipart():
            if not isinstance(part, BodyPartReader):
                continue
            if part.filename is not None:
                uploads[part.name or ""] = await _read_file(part, part.filename)
            else:
                values[part.name or ""] = await part.text()
    elif request.content_type == "application/json":
        values.update(json.loads(await request.text() or "{}"))
    else:
        values.update(await request.post())
    return Params(values, uploads)
