"""Bodies of requests, read as they come, in constant memory."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from aiohttp import BodyPartReader, web

from sandbox.polyglotvoice.media import length_s
from sandbox.polyglotvoice.tasks import Upload

KEPT_BYTES = 64 * 1024 * 1024
_CHUNK_BYTES = 256 * 1024
_EDGE_BYTES = 64 * 1024
_MAX_FIELD_BYTES = 64 * 1024
_CUT = (OSError, web.RequestPayloadError)


class BodyCutError(Exception):
    """The body ended before it was whole."""


class FormError(Exception):
    """The body is whole and no form."""


class NoJsonError(Exception):
    """The body is whole and no JSON object."""


@dataclass(frozen=True, slots=True)
class Form:
    """A form that came whole: its file, if it has one, and its other fields."""

    file: Upload | None
    fields: Mapping[str, str]


@dataclass(slots=True)
class _Gathered:
    """What is kept of a file while it passes; of one that will be too big, only its ends."""

    keeps: bool
    size: int = 0
    kept: bytearray = field(default_factory=bytearray)
    head: bytes = b""
    tail: bytes = b""
    zeros: bool = True
    digest: "hashlib._Hash" = field(default_factory=hashlib.sha256)

    def add(self, chunk: bytes) -> None:
        self.size += len(chunk)
        self.digest.update(chunk)
        self.zeros = self.zeros and chunk.count(0) == len(chunk)
        if len(self.head) < _EDGE_BYTES:
            self.head += chunk[: _EDGE_BYTES - len(self.head)]
        self.tail = (self.tail + chunk)[-_EDGE_BYTES:]
        if self.keeps:
            self.kept += chunk

    def upload(self, name: str, content_type: str) -> Upload:
        content = bytes(self.kept) if self.keeps else None
        length = length_s(self.head, self.tail, self.size)
        return Upload(
            name, content_type, self.size, self.digest.hexdigest(), content, length, self.head[:64], self.zeros
        )


async def read_form(request: web.Request) -> Form:
    """A multipart form; raises BodyCutError where it did not come whole, FormError for anything else."""
    if not request.content_type.startswith("multipart/"):
        await _drain(request)
        raise FormError
    try:
        form = await _read_parts(request)
    except _CUT:
        raise BodyCutError from None
    except (ValueError, AssertionError, RuntimeError, LookupError, EOFError):
        # A form without its last boundary; the rest of the body decides whether it was cut on the way.
        await _drain(request)
        raise FormError from None
    # A form that closes before the promised bytes have come is no whole body.
    await _drain(request)
    return form


async def _read_parts(request: web.Request) -> Form:
    file: Upload | None = None
    fields: dict[str, str] = {}
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader):
            raise FormError
        if part.name == "file" and part.filename is not None:
            keeps = (request.content_length or 0) <= KEPT_BYTES + _EDGE_BYTES
            file = await _read_file(part, part.filename, keeps=keeps)
        else:
            fields[part.name or ""] = await _read_field(part)
    return Form(file, fields)


async def _read_file(part: BodyPartReader, name: str, *, keeps: bool) -> Upload:
    gathered = _Gathered(keeps)
    while chunk := await part.read_chunk(_CHUNK_BYTES):
        gathered.add(chunk)
    return gathered.upload(name, part.headers.get("Content-Type", ""))


async def _read_field(part: BodyPartReader) -> str:
    value = b""
    while chunk := await part.read_chunk(_CHUNK_BYTES):
        value = (value + chunk)[:_MAX_FIELD_BYTES]
    return value.decode("utf-8", "replace")


async def read_object(request: web.Request) -> Mapping[str, object]:
    """A JSON object; raises BodyCutError, NoJsonError."""
    try:
        value = json.loads(await request.read())
    except _CUT:
        raise BodyCutError from None
    except (ValueError, RecursionError):
        raise NoJsonError from None
    if not isinstance(value, dict):
        raise NoJsonError
    return value


async def _drain(request: web.Request) -> None:
    try:
        while not request.content.at_eof():
            await request.content.readany()
    except _CUT:
        raise BodyCutError from None
