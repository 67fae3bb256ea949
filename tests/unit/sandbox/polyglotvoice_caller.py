"""A plain HTTP caller of the stand-in, for its own tests: no client code of the bot takes part."""

import asyncio
import contextlib
import io
import json
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

import aiohttp
from multidict import CIMultiDict, CIMultiDictProxy

from sandbox.polyglotvoice import PolyglotVoiceStandIn

SECRET = "sk_caller_1"
ACCOUNT = "a1"
BOUND_S = 60.0
"""Nothing that a test waits for takes so long."""
BOUNDARY = "the-boundary"
_SILENCE_S = 0.1


@dataclass(frozen=True, slots=True)
class Got:
    """One answer, whole."""

    status: int
    headers: CIMultiDictProxy[str]
    body: bytes

    @property
    def json(self) -> object:
        """The body as JSON."""
        return json.loads(self.body)

    @property
    def fields(self) -> dict[str, object]:
        """The body as a JSON object."""
        value = self.json
        assert isinstance(value, dict)
        return value


@dataclass(frozen=True, slots=True)
class Caller:
    """Calls a stand-in with one key."""

    api: PolyglotVoiceStandIn
    session: aiohttp.ClientSession
    secret: str = SECRET

    async def call(self, method: str, path: str, *, json: object = None, data: object = None,
                   headers: Mapping[str, str] | None = None) -> Got:  # fmt: skip
        """One request, its answer read whole."""
        sent = CIMultiDict({"Authorization": f"Bearer {self.secret}"} | dict(headers or {}))
        async with self.session.request(method, self.api.url + path, json=json, data=data, headers=sent) as answer:
            return Got(answer.status, answer.headers, await answer.read())

    async def get(self, path: str, **headers: str) -> Got:
        """A GET; `_` in a header's name stands for `-`."""
        return await self.call("GET", path, headers={name.replace("_", "-"): v for name, v in headers.items()})

    async def upload(
        self, content: bytes = b"OggS and some sound", name: str = "note.ogg", kind: str = "audio/ogg"
    ) -> Got:
        """A file in the form that the API's page states."""
        return await self.call("POST", "/transcriptions/upload", data=form(content, name, kind))

    async def uploaded(self, content: bytes = b"OggS and some sound", name: str = "note.ogg") -> str:
        """The id of a new task."""
        made = await self.upload(content, name)
        assert made.status == 200, made.body
        return str(made.fields["task_id"])


def form(
    content: bytes | io.BytesIO, name: str = "note.ogg", kind: str = "audio/ogg", **fields: str
) -> aiohttp.MultipartWriter:
    """A multipart form whose length is known ahead."""
    writer = aiohttp.MultipartWriter("form-data")
    part = writer.append(content, CIMultiDict({"Content-Type": kind}))
    part.set_content_disposition("form-data", quote_fields=False, name="file", filename=name)
    for field, value in fields.items():
        writer.append(value).set_content_disposition("form-data", name=field)
    return writer


@contextlib.asynccontextmanager
async def calling(api: PolyglotVoiceStandIn) -> AsyncIterator[Caller]:
    """A stand-in that listens, with one good key, and its caller; bounded in time."""
    async with asyncio.timeout(BOUND_S), api, aiohttp.ClientSession() as session:
        api.add_key(SECRET, account=ACCOUNT)
        yield Caller(api, session)


def multipart_bytes(content: bytes, *, closed: bool = True) -> bytes:
    """A form's bytes, its last boundary there or not."""
    head = (
        f"--{BOUNDARY}\r\n"
        'Content-Disposition: form-data; name="file"; filename="note.ogg"\r\n'
        "Content-Type: audio/ogg\r\n\r\n"
    ).encode()
    return head + content + (f"\r\n--{BOUNDARY}--\r\n".encode() if closed else b"")


async def send_raw(
    api: PolyglotVoiceStandIn, body: bytes, *, length: int, then: Literal["wait", "keep", "close", "reset"] = "wait"
) -> bytes:
    """An upload byte by byte that promises `length`; returns what came back. `close` is the end of our side only.

    `keep` leaves the connection open for a moment, to show that there is no answer.
    """
    address = urlsplit(api.url)
    reader, writer = await asyncio.open_connection(address.hostname, address.port)
    head = (
        f"POST {address.path}/transcriptions/upload HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {SECRET}\r\n"
        f"Connection: close\r\nContent-Length: {length}\r\n"
        f"Content-Type: multipart/form-data; boundary={BOUNDARY}\r\n\r\n"
    )
    begun = len(api.requests)
    writer.write(head.encode() + body)
    await writer.drain()
    try:
        if then == "reset":
            await api.received(begun + 1)
            writer.transport.abort()
            return b""
        if then == "close":
            writer.write_eof()
        if then == "keep":
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(_SILENCE_S):
                    return await reader.read()
            return b""
        return await reader.read()
    except ConnectionError:
        return b""
    finally:
        writer.close()
