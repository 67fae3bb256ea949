"""Answers as values, and how the odd ones go over the wire."""

import asyncio
import contextlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from http import HTTPStatus

from aiohttp import web
from aiohttp.abc import AbstractStreamWriter

_JSON = "application/json; charset=utf-8"
_CHUNK_BYTES = 256 * 1024
_HTML = "text/html; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Answer:
    """Status, headers (with the content type among them) and the whole body: `body`, or so many zeros."""

    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    zeros: int = 0

    @property
    def size(self) -> int:
        """Of the whole body, in bytes."""
        return self.zeros or len(self.body)

    def part(self, start: int, end: int) -> "Answer":
        """The same with the body from `start` up to and without `end`."""
        zeros = len(range(self.zeros)[start:end])
        return replace(self, body=self.body[start:end], zeros=zeros)

    def with_headers(self, **headers: str) -> "Answer":
        """The same with more headers; `_` in a name stands for `-`."""
        more = {name.replace("_", "-"): value for name, value in headers.items()}
        return replace(self, headers={**self.headers, **more})


def json_answer(value: object, status: int = 200) -> Answer:
    """An answer in JSON."""
    return Answer(status, json.dumps(value, ensure_ascii=False).encode(), {"Content-Type": _JSON})


def html_answer(status: int, words: str) -> Answer:
    """A page such as a proxy shows in the service's place."""
    page = f"<!DOCTYPE html>\n<html><head><title>{status}</title></head><body><h1>{words}</h1></body></html>"
    return Answer(status, page.encode(), {"Content-Type": _HTML})


def proper(answer: Answer) -> web.StreamResponse:
    """The answer as HTTP wants it."""
    if answer.zeros:
        return _Zeros(answer)
    return web.Response(status=answer.status, body=answer.body, headers=answer.headers)


class _Zeros(web.StreamResponse):
    """A body of zeros, made while it goes out."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(status=answer.status, headers={**answer.headers, "Content-Length": str(answer.zeros)})
        self._left = answer.zeros

    async def write_eof(self, data: bytes = b"") -> None:
        """Write it all, at the reader's pace."""
        while self._left:
            chunk = bytes(min(self._left, _CHUNK_BYTES))
            self._left -= len(chunk)
            await self.write(chunk)
        await super().write_eof(data)


class Trickle(web.StreamResponse):
    """A body that comes byte by byte."""

    def __init__(self, answer: Answer, delay_s: float) -> None:
        super().__init__(status=answer.status, headers={**answer.headers, "Content-Length": str(len(answer.body))})
        self._bytes = answer.body
        self._delay_s = delay_s

    async def write_eof(self, data: bytes = b"") -> None:
        """Write it all, or until nobody listens any more."""
        with contextlib.suppress(ConnectionError):
            for number in self._bytes:
                await self.write(bytes([number]))
                await asyncio.sleep(self._delay_s)
            await super().write_eof(data)


class Unclean(web.StreamResponse):
    """An answer that the server's own code would not give; the connection ends with it.

    `sent` bytes go out and nothing more; with none the connection is reset instead.
    """

    def __init__(self, sent: bytes = b"") -> None:
        super().__init__()
        self._sent = sent

    async def prepare(self, request: web.BaseRequest) -> AbstractStreamWriter | None:
        """Write, end the connection, and tell the server that it is gone."""
        if request.transport is not None:
            if self._sent:
                with contextlib.suppress(ConnectionError):
                    request.transport.write(self._sent)
                request.transport.close()
            else:
                request.transport.abort()
        # The server takes this for a client that went away, and stays silent.
        raise ConnectionResetError


def cut(answer: Answer, after_bytes: int | None) -> Unclean:
    """An answer that promises its whole body and ends within it: after half of it, or so many bytes."""
    kept = len(answer.body) // 2 if after_bytes is None else min(after_bytes, max(0, len(answer.body) - 1))
    return Unclean(_head(answer) + answer.body[:kept])


def raw(answer: Answer) -> Unclean:
    """An answer with any status, header and body whatever, nothing checked."""
    return Unclean(_head(answer) + answer.body)


def _head(answer: Answer) -> bytes:
    try:
        phrase = HTTPStatus(answer.status).phrase
    except ValueError:
        phrase = "Odd"
    lines = [f"HTTP/1.1 {answer.status} {phrase}", "Connection: close"]
    lines += [f"{name}: {value}" for name, value in answer.headers.items()]
    if not {"content-length", "transfer-encoding"} & {name.lower() for name in answer.headers}:
        lines.append(f"Content-Length: {len(answer.body)}")
    return "\r\n".join([*lines, "", ""]).encode("utf-8", "surrogateescape")
